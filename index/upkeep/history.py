"""Citation counts of a day: what the list says now, and what was known before.

Three places hold counts: the entries of the list, the files ``counts/*.yaml`` beside them (one
table of old counts each), and the SQLite file of :mod:`index.upkeep.count_store`, into which every refresh writes.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.paper import PROVIDER_SCALE, Citations, Paper
from index.upkeep.checked_yaml import mapping_of, read_yaml
from index.upkeep.errors import UpkeepError

_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_PREFERRED = {provider: -i for i, provider in enumerate(PROVIDER_SCALE)}


def last_day(text: str) -> datetime.date:
    """The day that ``text`` names; of a month (``2017-06``) its last one.

    Raises:
        ValueError: if there is no such day or month.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    if len(text) > len("2017-06"):
        return datetime.date.fromisoformat(text)
    first = datetime.date.fromisoformat(f"{text}-01")
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


@dataclass(frozen=True, slots=True)
class Count:
    """One count of one paper; ``day`` is the last day of a month where only that is known."""

    paper: str
    day: datetime.date
    citations: Citations


class History:
    """All counts that are known."""

    def __init__(self, counts: Iterable[Count]) -> None:
        # The provider named first in PROVIDER_SCALE wins among counts of one day.
        self._counts = sorted(
            counts, key=lambda c: (c.day, _PREFERRED[c.citations.source], c.citations)
        )

    @property
    def months(self) -> list[str]:
        """The months of which there are counts, as ``2017-06``, the oldest first."""
        return list(dict.fromkeys(f"{count.day:%Y-%m}" for count in self._counts))

    def counts_at(self, day: datetime.date) -> dict[str, Citations]:
        """For each paper the newest count that was known on ``day``.

        Raises:
            UpkeepError: if all counts are of later days.
        """
        found = {count.paper: count.citations for count in self._counts if count.day <= day}
        if not found:
            key = "audit_no_counts" if self._counts else "audit_no_counts_at_all"
            raise UpkeepError(key, day=day, months=", ".join(self.months))
        return found


def history(papers: Iterable[Paper], data: Path, store_file: Path) -> History:
    """The counts of the list, of ``counts/*.yaml`` in the folder ``data`` and of a store's file.

    Raises:
        UpkeepError: if a file cannot be read or says something impossible.
    """
    known = [
        Count(paper.id, _checked_day(paper.id, paper.citations.as_of), paper.citations)
        for paper in papers
        if paper.citations is not None
    ]
    for path in sorted((data / "counts").glob("*.yaml")):
        known += _table(path)
    return History([*known, *recorded(store_file)])


def _table(path: Path) -> Iterator[Count]:
    """The counts of one file: provider, day and where they are from stand at its head."""
    content = mapping_of(path, read_yaml(path), "", ("provider", "as_of", "via", "counts"))
    provider, as_of = content.get("provider"), str(content.get("as_of"))
    if provider not in tuple(PROVIDER_SCALE):  # perhaps no text at all
        known = ", ".join(PROVIDER_SCALE)
        raise UpkeepError("audit_provider", path=path, got=provider, known=known)
    day = _checked_day(path, as_of)
    via = str(content["via"]) if content.get("via") else None
    for paper, count in mapping_of(path, content.get("counts"), "counts").items():
        if type(count) is not int or count < 0:
            raise UpkeepError("audit_count", path=path, paper=paper, got=count)
        yield Count(str(paper), day, Citations(count, provider, as_of, via))


def _checked_day(where: Path | str, as_of: str) -> datetime.date:
    try:
        return last_day(as_of)
    except ValueError:
        raise UpkeepError("audit_as_of", path=where, got=as_of) from None


def recorded(store_file: Path) -> list[Count]:
    """The counts that :mod:`index.upkeep.count_store` has kept; nothing where there is no file yet.

    Opened for reading only: an audit changes nothing.

    Raises:
        UpkeepError: if the file cannot be read.
    """
    if not store_file.exists():
        return []
    try:
        address = f"{store_file.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            rows = database.execute("SELECT paper, provider, day, count FROM counts").fetchall()
        return [
            Count(paper, last_day(day), Citations(count, provider, day))
            for paper, provider, day, count in rows
            if provider in PROVIDER_SCALE  # others cannot be compared
        ]
    except (sqlite3.Error, OSError, ValueError, TypeError) as error:
        raise UpkeepError("audit_store", path=store_file, why=error) from None
