"""The documents tell the truth: their examples run, and nothing of the command is missing."""

import re
from pathlib import Path

import pytest
from helpers import DATA, ROOT

from bot.arguments import parser
from bot.cli import COMMANDS, main
from index.entry_check import FIELDS
from index.paper import SHELVES

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_the_examples_of_the_readme_are_real(
    readme: Path, library_home: Path, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    examples = re.findall(
        r"```console\n\$ mustread ask \"(.+?)\" --limit (\d+)\n(.+?)\n```",
        readme.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert len(examples) == 2
    for question, limit, printed in examples:
        main(["--home", str(library_home), "ask", question, "--limit", limit])
        head, *cards = capsys.readouterr().out.splitlines()
        shown, *lines = printed.splitlines()
        assert shown == head
        assert lines[:3] == cards[:3]
        # Papers that fit almost alike may change places with a processor's rounding.
        main(["--home", str(library_home), "ask", question, "--limit", "10"])
        all_lines = {line[4:] for line in capsys.readouterr().out.splitlines()}
        assert {line[4:] for line in lines} <= all_lines


@pytest.mark.parametrize("readme", READMES, ids=lambda p: p.name)
def test_every_command_is_in_the_readme(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"mustread {command}" in text, command


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_is_in_the_help(language: str) -> None:
    text = parser(language).format_help()
    assert all(command in text for command in COMMANDS)


def test_every_field_and_shelf_is_explained() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (*FIELDS, *SHELVES))


def test_the_python_of_the_readme_runs(library_home: Path, monkeypatch) -> None:
    monkeypatch.setenv("MUSTREAD_HOME", str(library_home))
    for readme in READMES:
        for block in re.findall(
            r"```python\n(.+?)```", readme.read_text(encoding="utf-8"), re.DOTALL
        ):
            exec(block, {})


def test_every_citation_names_its_day_and_provider() -> None:
    for path in (DATA / "papers").glob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  citations: {"):
                assert re.search(r"count: \d+, source: [\w ]+, as_of: '?\d{4}-\d{2}", line), line
