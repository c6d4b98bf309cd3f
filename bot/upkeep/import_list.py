"""``mustread import``: what another list holds, what of it is new, and entries for that."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.arguments import Parser
from bot.folders import data_of
from bot.upkeep.options import words_of
from index.upkeep.errors import UpkeepError
from index.upkeep.found import FoundPaper, ReadResult
from index.upkeep.matching import Match
from index.upkeep.wording import say

_LONG = 1_000_000  # characters; reading more takes longer than people expect


def add_import(sub: Parser, language: str) -> None:
    """The options of ``import``."""
    words = words_of("import", language)
    sub.add_argument("source", metavar="FILE-or-URL", help=words("source"))
    sub.add_argument("--json", action="store_true", help=words("json"))
    sub.add_argument("--new", metavar="FILE.yaml", help=words("new"))


def import_list(options: argparse.Namespace, language: str) -> int:
    """Read another list and compare it with this one."""
    from index.reading_list import load
    from index.upkeep.import_source import fetch, read_source
    from index.upkeep.matching import Matcher
    from index.upkeep.new_entries import entries_yaml, unique

    data = data_of(options)
    target = Path(options.new).expanduser() if options.new else None
    if target is not None and target.exists():  # before anything slow
        raise UpkeepError("import_exists", path=target)
    source = fetch(options.source)
    if len(source.text) > _LONG:
        print(say(language, "import.long"), file=sys.stderr)
    result = read_source(source)
    papers = load(data).papers
    matcher = Matcher(papers)
    matches = [(found, matcher.match(found)) for found in result.papers]
    if options.json:
        print(json.dumps(_as_dict(matches, result, language), ensure_ascii=False, indent=2))
    elif matches:
        print(import_text(matches, result, language))
    if not matches:
        for line in _unread(result, language):
            print(line, file=sys.stderr)
        raise UpkeepError("import_none", path=options.source)
    if target is not None:
        new = unique(found for found, match in matches if match is None)
        if not new:
            print(say(language, "import.nothing_new"), file=sys.stderr)
            return 0
        head = say(language, "import.head", source=options.source.replace("\n", " "))
        _write(target, entries_yaml(new, {paper.id for paper in papers}, source.name, head))
        print(say(language, "import.written", count=len(new), path=target), file=sys.stderr)
    return 0


def _write(target: Path, text: str) -> None:
    from index.upkeep.own_files import replace_file

    try:
        replace_file(target, text.encode())
    except OSError as error:
        why = error.strerror or str(error)
        raise UpkeepError("export_unwritable", path=target, why=why) from error


def import_text(
    matches: list[tuple[FoundPaper, Match | None]], result: ReadResult, language: str
) -> str:
    """What was found, in the order: on the list, new, unread."""
    known = [(found, match) for found, match in matches if match is not None]
    new = [found for found, match in matches if match is None]
    count = {
        "found": len(matches),
        "known": len(known),
        "new": len(new),
        "unread": len(result.unread),
    }
    lines = [say(language, "import.summary", **count)]
    if known:
        lines += ["", say(language, "import.known")]
        for found, match in known:
            how = say(language, f"import.how.{match.how}")
            values = {"line": found.line, "paper": match.paper.id, "title": found.title, "how": how}
            lines.append(say(language, "import.known_line", **values))
    if new:
        lines += ["", say(language, "import.new")]
        lines += [_new_line(found, language) for found in new]
    lines += _unread(result, language)
    return "\n".join(lines)


def _new_line(found: FoundPaper, language: str) -> str:
    title = found.title
    if found.title_en and found.title_zh:
        title = f"{found.title_en} / {found.title_zh}"
    year = found.year if found.year is not None else say(language, "import.no_year")
    url = next(iter(found.links.values()), say(language, "import.no_link"))
    return say(language, "import.new_line", line=found.line, title=title, year=year, url=url)


def _unread(result: ReadResult, language: str) -> list[str]:
    if not result.unread:
        return []
    lines = ["", say(language, "import.unread")]
    for unread in result.unread:
        why = say(language, f"reason.{unread.reason}")
        lines.append(
            say(language, "import.unread_line", line=unread.line, text=unread.text, why=why)
        )
    return lines


def _as_dict(
    matches: list[tuple[FoundPaper, Match | None]], result: ReadResult, language: str
) -> dict[str, Any]:
    return {
        "papers": [
            {
                **found.as_dict(),
                "on_list": match.paper.id if match else None,
                "matched_by": match.how if match else None,
            }
            for found, match in matches
        ],
        "unread": [
            {"line": u.line, "text": u.text, "reason": say(language, f"reason.{u.reason}")}
            for u in result.unread
        ],
    }


COMMANDS = {"import": (add_import, import_list)}
