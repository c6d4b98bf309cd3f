"""What OpenAlex and Semantic Scholar say of a paper, and whether it is that paper.

The two services stand in :mod:`index.upkeep.open_alex` and :mod:`index.upkeep.semantic_scholar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import unquote

from rapidfuzz import fuzz

from index.paper import Paper
from index.text import key, normalise

NEARLY = 95  # of 100: titles that differ in a letter or two of a long line
SAME_WORDS = 60  # of 100: less of a title in common, and an identifier leads elsewhere
_ARXIV_DOI = "10.48550/arxiv."
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An arXiv id without version or a DOI, in the form in which they are compared.

    Attributes:
        kind: "arxiv" or "doi".
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One paper as a service knows it.

    Attributes:
        provider: "OpenAlex" or "Semantic Scholar".
        count: citations, or None where the service gives none.
        day: day of the answer, ISO 8601.
        doi: the publication's; an arXiv DOI is in ``arxiv`` instead.
        page: where a reader finds it.
    """

    provider: str
    count: int | None
    day: str
    title: str
    authors: tuple[str, ...]
    venue: str | None
    year: int | None
    doi: str | None
    arxiv: str | None
    page: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "authors", tuple(self.authors))  # a list where read from JSON

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """What it can be asked for by."""
        return _identifiers(self.doi, self.arxiv)


class Service(Protocol):
    """One of the two services."""

    name: str
    batch: int  # papers asked for in one request

    def by_identifier(self, wanted: Sequence[Identifier]) -> dict[Identifier, Record]:
        """The records of those it knows; where it has several, the most cited."""

    def by_title(self, title: str) -> list[Record]:
        """Records whose titles are like this one; the caller judges them."""


def identifier(text: str) -> Identifier | None:
    """The arXiv id or DOI in ``text``, in any of its usual forms."""
    text = text.strip()
    if found := _ARXIV.fullmatch(text):
        return Identifier("arxiv", found[1].lower())
    if found := _DOI.fullmatch(text):
        return _doi(found[1])
    return None


def _doi(text: str) -> Identifier:
    doi = unquote(text).lower().rstrip(".,;")
    if doi.startswith(_ARXIV_DOI):
        return Identifier("arxiv", re.sub(r"v\d+$", "", doi.removeprefix(_ARXIV_DOI)))
    return Identifier("doi", doi)


def _identifiers(*texts: str | None) -> tuple[Identifier, ...]:
    found = [identifier(text) for text in texts if text]
    return tuple(dict.fromkeys(one for one in found if one))


def identifiers(paper: Paper) -> tuple[Identifier, ...]:
    """The identifiers of an entry, its DOI first; a link to arXiv or doi.org is one, too."""
    return _identifiers(paper.doi, paper.arxiv, *paper.links.values())


def publication_doi(text: str | None) -> str | None:
    """A DOI without its address, or None for that of a preprint on arXiv or for no DOI at all."""
    found = _DOI.fullmatch(text.strip()) if text else None
    if found is None or _doi(found[1]).kind == "arxiv":
        return None
    return found[1]


def most_cited(records: Iterable[Record]) -> Record | None:
    """The record with the most citations: a preprint and its publication may be two of them."""
    return max(records, key=lambda record: record.count or 0, default=None)


def most_cited_of(
    wanted: Iterable[Identifier], known: Iterable[tuple[Identifier, Record]]
) -> dict[Identifier, Record]:
    """For each identifier the most cited of its records; nothing for one that has none."""
    found: dict[Identifier, list[Record]] = {}
    for one, record in known:
        found.setdefault(one, []).append(record)
    return {one: best for one in wanted if (best := most_cited(found.get(one, ())))}


def surname(name: str) -> str:
    """The surname of "Given Surname", "Surname, Given" or "Surname Jr." as it is compared."""
    first = name.split(",")[0] if "," in name else name
    parts = re.findall(r"[^\W_]+", normalise(first).replace("'", "").replace("-", ""))
    kept = [part for part in parts if part not in _SUFFIXES] or parts
    return kept[-1] if kept else ""


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for writing: case, dashes, accents, a letter.

    Numbers and the last word must agree: "Part I" and "Part II" differ in a letter, too.
    """
    if key(one) == key(other):
        return bool(key(one))
    words = [re.findall(r"[^\W_]+", normalise(title)) for title in (one, other)]
    numbers = [re.findall(r"\d+", normalise(title)) for title in (one, other)]
    return (
        all(words)
        and words[0][-1] == words[1][-1]
        and numbers[0] == numbers[1]
        and fuzz.ratio(key(one), key(other)) >= NEARLY
    )


def strict_match(paper: Paper, record: Record) -> bool:
    """Whether a record found by title is surely this paper: title, first author and year agree."""
    years = {paper.year, paper.first_public_year or paper.year}
    return (
        any(same_title(title, record.title) for title in (paper.title.en, paper.title.zh))
        and bool(record.authors)
        and surname(record.authors[0]) == surname(paper.authors[0]) != ""
        and record.year is not None
        and any(abs(record.year - year) <= 1 for year in years)
    )


def leads_elsewhere(paper: Paper, record: Record) -> bool:
    """Whether a record found by identifier is another paper: a mistyped or reused identifier."""
    titles = (normalise(paper.title.en), normalise(paper.title.zh))
    if any(fuzz.token_set_ratio(title, normalise(record.title)) >= SAME_WORDS for title in titles):
        return False
    first = surname(record.authors[0]) if record.authors else ""
    return first != surname(paper.authors[0])


def text_or_none(value: Any) -> str | None:
    """A text of an answer, or None for null, empty or anything that is no text."""
    return value.strip() or None if isinstance(value, str) else None


def count_or_none(value: Any) -> int | None:
    """A whole number of an answer, not negative, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def mapping(value: Any) -> dict[str, Any]:
    """A mapping of an answer; an empty one for null or anything else."""
    return value if isinstance(value, dict) else {}


def listing(value: Any) -> list[Any]:
    """A list of an answer; an empty one for null or anything else."""
    return value if isinstance(value, list) else []


def plain_query(title: str) -> str:
    """A title as words alone: commas, bars, quotes and ``&`` mean something to the services."""
    return " ".join(re.findall(r"[^\W_]+", title))
