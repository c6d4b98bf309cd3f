"""The words of the list: paper, title, summary, citations, category, shelf.

All frozen: an entry is a value that travels from the YAML files to the answer unchanged.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

# "top-100" is that of 2012 to 2016; a top shelf for each later window follows (data/README.md).
SHELVES = (
    "top-100", "top-2017-2020", "top-2021-2025", "more-2016", "new", "old", "hw-sw-dataset",
    "book-survey", "appendix",
)  # fmt: skip
LANGUAGES = ("en", "zh")

# Google Scholar counts run 1.42 times those of Semantic Scholar (median over the papers that
# have both); Epoch AI's column fits Semantic Scholar. Compare only on the common scale.
# OpenAlex has not been measured on this list; it counts from open metadata as Semantic Scholar does.
PROVIDER_SCALE = {"Semantic Scholar": 1.0, "OpenAlex": 1.0, "Epoch AI": 1.0, "Google Scholar": 1.42}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and in Chinese."""

    en: str
    zh: str

    def __getitem__(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


class Citations(int):
    """How often a paper was cited: a count that knows where and when it was taken.

    Attributes:
        source: the provider ("Semantic Scholar", "OpenAlex", "Google Scholar", "Epoch AI").
        as_of: day (or month) of the count, ISO 8601.
        via: the public table it was read from.
    """

    source: str
    as_of: str
    via: str | None

    def __new__(cls, count: int, source: str, as_of: str, via: str | None = None) -> Citations:
        """A count with its provider, its day and the table it stood in."""
        self = super().__new__(cls, count)
        self.source, self.as_of, self.via = source, as_of, via
        return self

    @property
    def comparable(self) -> float:
        """The count on Semantic Scholar's scale, the only form that may be ranked."""
        return self / PROVIDER_SCALE[self.source]

    def as_dict(self) -> dict[str, Any]:
        """The mapping that the list's files hold."""
        return {"count": int(self), "source": self.source, "as_of": self.as_of, "via": self.via}


@dataclass(frozen=True, slots=True)
class Source:
    """A list that holds the paper, and how it was printed there where that differs."""

    list: str
    section: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry of the list.

    Attributes:
        id: stable key: first author's surname, year, first word of the title.
        names: what people call it (ResNet, 残差网络), misprints of the lists among them.
        year: year of publication; ``first_public_year`` the year of the first preprint.
        links: kind ("page", "pdf", "web") → URL; "page" is always there.
        citations: the count with provider and day, or None where it is unknown.
        topics: glossary terms (English) the paper is about.
        categories: own ones, the main one first, then the parents of these.
        builds_on: ids of papers of the list to know first.
        variant_of: id of the paper of whose idea this one is a further version, or None.
    """

    id: str
    title: Bilingual
    names: tuple[str, ...]
    authors: tuple[str, ...]
    year: int
    first_public_year: int | None
    venue: str | None
    links: dict[str, str] = field(hash=False)
    arxiv: str | None
    doi: str | None
    citations: Citations | None
    categories: tuple[str, ...]
    shelf: str
    topics: tuple[str, ...]
    summary: Bilingual
    builds_on: tuple[str, ...]
    variant_of: str | None
    sources: tuple[Source, ...]

    @property
    def url(self) -> str:
        """The link to give to a reader."""
        return self.links["page"]

    def as_dict(self) -> dict[str, Any]:
        """The mapping that :meth:`from_dict` reads."""
        entry = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            **entry,
            "title": asdict(self.title),
            "summary": asdict(self.summary),
            "citations": self.citations.as_dict() if self.citations is not None else None,
            "sources": [asdict(source) for source in self.sources],
        }

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> Paper:
        """A paper from its checked YAML (or JSON) mapping."""
        cited = entry.get("citations")
        return cls(
            id=entry["id"],
            title=Bilingual(**entry["title"]),
            names=tuple(entry.get("names") or ()),
            authors=tuple(entry["authors"]),
            year=entry["year"],
            first_public_year=entry.get("first_public_year"),
            venue=entry.get("venue"),
            links=dict(entry["links"]),
            arxiv=entry.get("arxiv"),
            doi=entry.get("doi"),
            citations=Citations(**cited) if cited else None,
            categories=tuple(entry["categories"]),
            shelf=entry["shelf"],
            topics=tuple(entry["topics"]),
            summary=Bilingual(**entry["summary"]),
            builds_on=tuple(entry.get("builds_on") or ()),
            variant_of=entry.get("variant_of"),
            sources=tuple(Source(**source) for source in entry["sources"]),
        )


@dataclass(frozen=True, slots=True)
class Category:
    """A field of the list: id, name in both languages, what else people call it, one sentence, and
    the field it is a part of, if any."""

    id: str
    name: Bilingual
    aliases: tuple[str, ...]
    about: Bilingual
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term: its English and Chinese form and every other form people type."""

    en: str
    zh: str
    abbr: tuple[str, ...] = ()
    also_en: tuple[str, ...] = ()
    also_zh: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All spellings, the two main ones first."""
        return (self.en, self.zh, *self.abbr, *self.also_en, *self.also_zh)


@dataclass(frozen=True, slots=True)
class Person:
    """An author with other names people use: Chinese ones, transcriptions, misprints."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """How people who do not use its term ask for a topic, and where they had best begin.

    Attributes:
        en, zh: wordings in either language.
        said: what people say who need it and do not know its name, in both languages.
        start: ids of the papers on it to read first, the best first.
    """

    en: tuple[str, ...]
    zh: tuple[str, ...]
    said: tuple[Bilingual, ...] = ()
    start: tuple[str, ...] = ()

    def __getitem__(self, language: str) -> tuple[str, ...]:
        """All wordings in a language."""
        return (
            *(self.zh if language == "zh" else self.en),
            *(text[language] for text in self.said),
        )
