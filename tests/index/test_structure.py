"""The house stands as designed: arrows never turn back, answering is light, words exist twice."""

import ast
import re
import subprocess
import sys

import pytest
from helpers import ROOT

from bot import wording as bot_wording
from bot.discord import wording as discord_wording
from index import wording
from index.upkeep import wording as upkeep_wording


def imports(folder: str) -> set[str]:
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").split(".")[0])
    return found


def test_index_knows_nothing_of_bot_and_discord() -> None:
    assert not imports("index") & {"bot", "discord"}


def test_answering_never_imports_torch(library_home) -> None:
    script = (
        "import sys\nfrom index import Library\n"
        f"answer = Library.open({str(library_home)!r}).ask('GAN 该从哪些论文看起？')\n"
        "assert answer.found\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'sqlite_utils', 'onnx'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "words", [wording.TEXT, upkeep_wording.TEXT, bot_wording.TEXT, discord_wording.TEXT]
)
def test_both_languages_have_the_same_gaps(words: dict[str, tuple[str, str]]) -> None:
    for key, (english, chinese) in words.items():
        gaps = [sorted(re.findall(r"{(\w+)", text)) for text in (english, chinese)]
        assert gaps[0] == gaps[1], key
        assert english and chinese, key


def test_no_sentence_of_upkeep_stands_in_two_modules() -> None:
    keys = [
        key
        for path in (ROOT / "index" / "upkeep" / "wording").glob("*.py")
        for key in re.findall(r'^    "([\w.-]+)": \(', path.read_text(encoding="utf-8"), re.M)
    ]
    assert sorted(keys) == sorted(upkeep_wording.TEXT)


def test_every_sentence_is_used() -> None:
    """By its key, or by its name where a group is put before it (errors, fields, shelves)."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("index", "bot")
        for path in (ROOT / folder).rglob("*.py")
        if "wording" not in (path.stem, path.parent.name)
    ).replace("'", '"')
    keys = [*wording.TEXT, *upkeep_wording.TEXT, *bot_wording.TEXT]
    unused = [
        k
        for k in keys
        if f'"{k}"' not in code
        and f'"{k.partition(".")[2]}"' not in code
        and f'"{k.rpartition(".")[2]}"' not in code
    ]
    assert [k for k in unused if not k.startswith("help.")] == []
