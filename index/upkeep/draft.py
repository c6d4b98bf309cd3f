"""A first draft of an entry, from an arXiv id or a DOI; what only a person can say is a TODO."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from index.paper import PROVIDER_SCALE, Paper
from index.reading_list import ReadingList
from index.upkeep.entry_id import new_id
from index.upkeep.errors import UpkeepError
from index.upkeep.sources import Identifier, Record, Service, identifiers, same_title
from index.upkeep.yaml_edit import day, dump_value

TODO = "TODO"


def find(wanted: Identifier, services: Sequence[Service]) -> Record:
    """The record of the first service that knows the paper.

    Raises:
        UpkeepError: if no service knows it, or none that might can be asked.
    """
    fault: UpkeepError | None = None
    for service in services:
        try:
            found = service.by_identifier([wanted])
        except UpkeepError as error:  # the other service may still answer
            fault = fault or error
            continue
        if wanted in found:
            return found[wanted]
    raise fault or UpkeepError("new_unknown", identifier=wanted.value)


def on_list(
    reading_list: ReadingList, wanted: Identifier, record: Record | None = None
) -> Paper | None:
    """The entry of the list that has this identifier or, given a record, its title."""
    ids = {wanted, *(record.identifiers if record else ())}
    for paper in reading_list.papers:
        if ids & {*identifiers(paper)}:
            return paper
        if record and same_title(paper.title.en, record.title):
            return paper
    return None


def draft(record: Record, wanted: Identifier, ids: Collection[str], note: str) -> str:
    """A YAML list of one entry.

    Args:
        record: what a service knows.
        wanted: the identifier that was asked for.
        ids: ids that are taken.
        note: a comment for the top of the file.
    """
    arxiv = record.arxiv or (wanted.value if wanted.kind == "arxiv" else None)
    doi = record.doi or (wanted.value if wanted.kind == "doi" else None)
    first = _preprint_year(arxiv)
    year: Any = record.year or first or TODO
    fields: list[tuple[str, Any]] = [
        ("id", new_id(record.title, record.authors, record.year or first, ids)),
        ("title", [("en", record.title), ("zh", TODO)]),
        ("authors", list(record.authors) or [TODO]),
        ("year", year),
    ]
    if first and isinstance(year, int) and first < year:
        fields.append(("first_public_year", first))
    fields.append(("venue", record.venue or ("arXiv" if arxiv else TODO)))
    fields.append(("links", list(_links(arxiv, doi, record.page))))
    if arxiv:
        fields.append(("arxiv", arxiv))
    if doi:
        fields.append(("doi", doi))
    fields += [
        ("citations", _citations(record)),
        ("categories", [TODO]),
        ("shelf", TODO),
        ("topics", [TODO]),
        ("summary", [("en", TODO), ("zh", TODO)]),
        ("sources", [{"list": "mustread"}]),
    ]
    return f"# {note}\n" + "\n".join(_lines(fields)) + "\n"


def _lines(fields: Iterable[tuple[str, Any]]) -> Iterable[str]:
    """The entry in the form of the others: texts and links in blocks, the rest on one line."""
    for i, (name, value) in enumerate(fields):
        head = "- " if i == 0 else "  "
        if isinstance(value, list) and value and isinstance(value[0], tuple):
            yield f"{head}{name}:"
            yield from (f"    {part}: {dump_value(text)}" for part, text in value)
        elif name == "sources":
            yield f"{head}{name}:"
            yield from (f"    - {dump_value(source)}" for source in value)
        else:
            yield f"{head}{name}: {dump_value(value)}"


def _links(arxiv: str | None, doi: str | None, page: str | None) -> Iterable[tuple[str, str]]:
    if arxiv:
        yield "page", f"https://arxiv.org/abs/{arxiv}"
        yield "pdf", f"https://arxiv.org/pdf/{arxiv}"
    else:
        yield "page", f"https://doi.org/{doi}" if doi else page or TODO


def _citations(record: Record) -> dict[str, Any] | None:
    if record.count is None or record.provider not in PROVIDER_SCALE:
        return None
    return {"count": record.count, "source": record.provider, "as_of": day(record.day)}


def _preprint_year(arxiv: str | None) -> int | None:
    """The year an arXiv id was given in: "1706.03762" → 2017, "cs/0205070" → 2002."""
    found = re.match(r"(?:[a-z.-]+/)?(\d{2})", arxiv or "", re.IGNORECASE)
    if found is None:
        return None
    short = int(found[1])
    return 1900 + short if short >= 91 else 2000 + short  # arXiv began in 1991
