"""The commands ``refresh`` and ``new``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import Parser
from bot.folders import data_of, store_of
from bot.upkeep.options import words_of
from index.upkeep.errors import UpkeepError
from index.upkeep.wording import say

if TYPE_CHECKING:
    from index.paper import Paper
    from index.reading_list import ReadingList
    from index.upkeep.sources import Service

SOURCES = ("openalex", "semantic-scholar", "both")


def add_refresh(sub: Parser, language: str) -> None:
    """The arguments of ``refresh``."""
    words = words_of("refresh", language)
    sub.add_argument("--ids", metavar="ID,ID", help=words("ids"))
    sub.add_argument("--category", metavar="NAME", help=words("category"))
    sub.add_argument("--source", metavar="NAME", default="both", help=words("source"))
    sub.add_argument("--dry-run", action="store_true", help=words("dry_run"))
    sub.add_argument("--json", action="store_true", help=words("json"))


def refresh(options: argparse.Namespace, language: str) -> int:
    """Fetch counts and missing facts, and write them into the list."""
    from bot.progress import Progress
    from bot.upkeep.refresh_report import report_text
    from index.reading_list import load
    from index.upkeep.count_store import CountStore
    from index.upkeep.refresh import refresh as ask
    from index.upkeep.refresh import write

    services = _services(options.source)
    reading_list = load(data_of(options))
    papers = _selection(reading_list, options.ids, options.category)
    answered = 0

    def progress(service: str, done: int, total: int) -> None:
        nonlocal answered
        answered = max(answered, done)
        bars(service, done, total)

    try:
        # A service goes by its name in both languages.
        with CountStore(store_of(options).folder) as store, Progress(str) as bars:
            report = ask(reading_list, papers, services, store, progress)
    except (UpkeepError, KeyboardInterrupt):
        if answered:
            print(say(language, "refresh.kept", papers=answered), file=sys.stderr)
        raise
    if not options.dry_run:
        write(data_of(options), report, reading_list.files)
    if options.json:
        shown = {**report.as_dict(), "dry_run": options.dry_run}
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print(report_text(report, language, options.dry_run))
    return 0


def _selection(reading_list: ReadingList, ids: str | None, category: str | None) -> list[Paper]:
    papers = list(reading_list.papers)
    if ids is not None:
        wanted = [one.strip() for one in ids.replace("，", ",").split(",") if one.strip()]
        unknown = [one for one in wanted if one not in reading_list.files]
        if unknown:
            raise UpkeepError("refresh_ids", ids=", ".join(unknown))
        papers = [paper for paper in papers if paper.id in wanted]
    if category is not None:
        known = _category(reading_list, category)
        papers = [paper for paper in papers if known in paper.categories]
    if not papers:
        raise UpkeepError("refresh_none")
    return papers


def _category(reading_list: ReadingList, name: str) -> str:
    from index.text import key

    for category in reading_list.categories:
        forms = (category.id, category.name.en, category.name.zh, *category.aliases)
        if key(name) in map(key, forms):
            return category.id
    known = ", ".join(category.id for category in reading_list.categories)
    raise UpkeepError("refresh_category", category=name, known=known)


def _services(source: str) -> list[Service]:
    """The services to ask, the one whose counts are preferred first."""
    from index.upkeep.open_alex import OpenAlex
    from index.upkeep.semantic_scholar import SemanticScholar

    if source not in SOURCES:
        raise UpkeepError("refresh_source", got=source)
    found: list[Service] = []
    if source != "openalex":
        found.append(SemanticScholar())
    if source != "semantic-scholar":
        found.append(OpenAlex())
    return found


def add_new(sub: Parser, language: str) -> None:
    """The arguments of ``new``."""
    words = words_of("new", language)
    sub.add_argument("paper", metavar="ARXIV-ID|DOI", help=words("paper"))
    sub.add_argument("-o", "--output", metavar="FILE", help=words("output"))


def new(options: argparse.Namespace, language: str) -> int:
    """Draft an entry; exit code 1 if the paper is on the list already."""
    from index.reading_list import load
    from index.upkeep.draft import draft, find, on_list
    from index.upkeep.sources import identifier
    from index.upkeep.yaml_files import replace_files

    target = Path(options.output).expanduser() if options.output else None
    if target is not None and target.exists():
        raise UpkeepError("new_exists", path=target)
    wanted = identifier(options.paper)
    if wanted is None:
        raise UpkeepError("new_id", got=options.paper)
    reading_list = load(data_of(options))
    if paper := on_list(reading_list, wanted):
        values = {"paper": paper.id, "file": reading_list.files[paper.id]}
        print(say(language, "new.known", identifier=wanted.value, **values))
        return 1
    record = find(wanted, _services("both"))
    if paper := on_list(reading_list, wanted, record):
        values = {"paper": paper.id, "file": reading_list.files[paper.id]}
        print(say(language, "new.known_title", title=record.title, **values))
        return 1
    text = draft(record, wanted, reading_list.files, say(language, "new.todo"))
    if target is None:
        print(text, end="")
        return 0
    replace_files({target: text})
    print(say(language, "new.written", path=target))
    return 0


COMMANDS: dict[
    str,
    tuple[Callable[[Parser, str], None], Callable[[argparse.Namespace, str], int]],
] = {"refresh": (add_refresh, refresh), "new": (add_new, new)}
