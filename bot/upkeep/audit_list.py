"""``mustread audit``: the list against its criteria, with proposals; it changes nothing."""

from __future__ import annotations

import argparse
import datetime
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.arguments import Parser
from bot.folders import data_of, store_of
from bot.upkeep.options import words_of
from index.layout import WIDTH, indented, shorten
from index.reading_list import load
from index.upkeep.audit import Audit, ShelfAudit, audit
from index.upkeep.count_store import FILE
from index.upkeep.criteria import read_criteria
from index.upkeep.errors import UpkeepError
from index.upkeep.history import history, last_day
from index.upkeep.swaps import Standing, Swap
from index.upkeep.wording import say

SHOWN = 10
_Item = TypeVar("_Item")


def add_audit(sub: Parser, language: str) -> None:
    """The options of ``audit``."""
    words = words_of("audit", language)
    sub.add_argument("--as-of", metavar="YYYY-MM[-DD]", help=words("as_of"))
    sub.add_argument("--today", metavar="YYYY-MM-DD", help=words("today"))
    sub.add_argument("--json", action="store_true", help=words("json"))


def audit_list(options: argparse.Namespace, language: str) -> int:
    """Judge the list; exit code 1 if something misses a criterion."""
    day = day_judged(options.as_of, options.today, datetime.date.today())
    data = data_of(options)
    store = store_of(options)
    criteria = read_criteria(data / "criteria.yaml")
    papers = load(data).papers
    known = history(papers, data, store.folder / FILE)
    found = audit(papers, criteria, known.counts_at(day), day)
    if options.json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        columns = max(40, min(100, shutil.get_terminal_size((WIDTH, 24)).columns))
        print(audit_text(found, language, columns))
    return 1 if found.misses else 0


def day_judged(as_of: str | None, today: str | None, now: datetime.date) -> datetime.date:
    """The day to judge.

    Args:
        as_of: a day, or a month, of which the last day is meant, if it is over.
        today: the day that is to count as today; ``now`` if it is not given.
        now: the day of the clock.

    Raises:
        UpkeepError: if there is no such day, or it has not come yet.
    """
    if today is not None:
        if len(today) < len("2017-06-01"):  # a month is no day
            raise UpkeepError("audit_today", got=today)
        now = _day(today, "audit_today")
    if as_of is None:
        return now
    day = _day(as_of, "audit_day")
    this_month = day.replace(day=1) == now.replace(day=1) and len(as_of) == len("2017-06")
    if day > now and not this_month:
        raise UpkeepError("audit_future", got=as_of, today=now)
    return min(day, now)


def _day(text: str, key: str) -> datetime.date:
    try:
        return last_day(text)
    except ValueError:
        raise UpkeepError(key, got=shorten(text)) from None


def audit_text(found: Audit, language: str, columns: int = WIDTH) -> str:
    """The audit in words, at most ``columns`` wide; of each kind the first ten."""
    lines = indented(say(language, "audit.head", day=found.day, scale=found.provider), 0, columns)
    bars = " · ".join(
        say(language, "audit.year_bar", year=y, bar=bar) for y, bar in found.bars.items()
    )
    lines += indented(say(language, "audit.bars", bars=bars), 0, columns) if bars else []
    for shelf in found.shelves:
        lines += _shelf_lines(shelf, language, columns)
    key = "audit.misses" if found.misses else "audit.good"
    return "\n".join([*lines, "", *indented(say(language, key, count=found.misses), 0, columns)])


def _shelf_lines(shelf: ShelfAudit, language: str, columns: int) -> Iterator[str]:
    """What is to be said about one shelf; nothing about one without places that is in order."""
    if shelf.size is None and not shelf.outside:
        return
    yield ""
    yield from indented(_shelf_head(shelf, language), 0, columns)

    def paper(standing: Standing) -> list[str]:
        return [*_paper_lines(standing, 4, columns, language), *figures(standing)]

    def figures(standing: Standing) -> list[str]:
        return indented(_figures(standing, language), 6, columns)

    def name(standing: Standing) -> list[str]:
        return _paper_lines(standing, 4, columns, language)

    def swap(one: Swap) -> list[str]:
        lines = []
        for word, side in (("in" if one.out else "in_free", one.into), ("out", one.out)):
            if side is not None:
                word = say(language, f"audit.{word}")
                lines += [*_paper_lines(side, 4, columns, language, word), *figures(side)]
        return lines

    kinds: Sequence[tuple[str, Sequence[Standing], Callable[[Standing], list[str]]]] = (
        ("audit.below", shelf.below, paper),
        ("audit.outside", shelf.outside, name),
        ("audit.doubled", shelf.doubled, name),
        ("audit.uncounted", shelf.uncounted, name),
    )
    for key, standings, form in kinds:
        yield from _some(say(language, key, count=len(standings)), standings, form, language)
        if key == "audit.below" and shelf.stale:
            yield from indented(say(language, "audit.stale", count=len(shelf.stale)), 4, columns)
    title = say(language, "audit.swaps", count=len(shelf.earns))
    yield from _some(title, shelf.swaps, swap, language)


def _some(
    title: str, items: Sequence[_Item], form: Callable[[_Item], list[str]], language: str
) -> Iterator[str]:
    """``title`` and the first items below it, and how many more there are."""
    if not items:
        return
    yield f"  {title}"
    for item in items[:SHOWN]:
        yield from form(item)
    if len(items) > SHOWN:
        yield f"    {say(language, 'audit.more', count=len(items) - SHOWN)}"


def _shelf_head(shelf: ShelfAudit, language: str) -> str:
    if shelf.size is None:
        return say(language, "audit.plain_shelf", shelf=shelf.shelf, holds=shelf.holds)
    if not shelf.judged:
        return say(language, "audit.not_yet", shelf=shelf.shelf)
    kind = (shelf.holds > shelf.size) - (shelf.holds < shelf.size)
    return say(
        language,
        ("audit.full", "audit.too_many", "audit.too_few")[kind],
        shelf=shelf.shelf,
        holds=shelf.holds,
        size=shelf.size,
        off=abs(shelf.holds - shelf.size),
    )


def _paper_lines(
    standing: Standing, indent: int, columns: int, language: str, word: str = ""
) -> list[str]:
    """Id, year and shelf of a paper, and its title as far as the line goes."""
    head = say(
        language,
        "audit.paper",
        paper=standing.paper,
        year=standing.year,
        shelf=standing.shelf,
        title=standing.title[language],
    )
    return [" " * indent + shorten(word + head, columns - indent)]


def _figures(standing: Standing, language: str) -> str:
    """Count, provider and day, what that is on the scale of the bars, and the bar."""
    if standing.count is None:
        return say(language, "audit.no_count")
    return say(
        language,
        "audit.figures" if standing.times is not None else "audit.count_only",
        count=standing.count,
        provider=standing.provider,
        day=standing.as_of,
        scaled=round(standing.scaled or 0),
        bar=standing.bar,
        times=standing.times,
    )


COMMANDS = {"audit": (add_audit, audit_list)}
