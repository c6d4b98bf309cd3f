"""The question, understood."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

# "classic" and "easiest" lean the ranking towards founding papers, or to surveys and founding
# papers; the others but "relevance" sort.
ORDERS = ("relevance", "citations", "year", "oldest", "classic", "easiest")
DEFAULT_COUNT = 5


@dataclass(frozen=True, slots=True)
class Without:
    """What a question does not want: papers about these terms, of these categories, by these
    people, and these papers themselves; ``words`` are how the person put it."""

    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.categories or self.authors or self.papers)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a question asks about papers it names.

    Attributes:
        kind: "before" (what the paper builds on), "after" (what builds on it) or "compare".
        sides: for each side of it the words, and the ids of the papers these name, if any.
        about: what was done before the paper, as in "how was translation done before BERT"; or "".
    """

    kind: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks for.

    Attributes:
        question: the text as it was typed, cleaned.
        language: "en" or "zh", the language to answer in.
        topic: what is left of the question without its limits and asking words; may be empty.
        terms: glossary terms (English) found in the topic.
        named: ids of the papers the topic names, by nickname or title.
        named_share: how much of the topic those names are, 0 to 1.
        nickname: id of the one paper it names, where the name is of no topic, too; "" otherwise.
        rest: the words of the topic that are neither a term nor a name.
        settled: whether the topic is nothing but terms.
        gloss: the topic in English: its terms as the glossary has them, other Chinese word by word.
        categories: only papers of one of these categories.
        authors: only papers by all of these people.
        year_min, year_max: only papers of these years, both included.
        citations_min: only papers cited at least so often.
        count: at most so many papers.
        order: one of ``ORDERS``: "citations" is the most cited first, "year" the newest first.
        without: what is not wanted.
        relation: how the papers wanted relate to those named, or None.
        founding: the paper that introduced the topic is asked for.
    """

    question: str
    language: str
    topic: str = ""
    terms: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    named_share: float = 0.0
    nickname: str = ""
    rest: str = ""
    settled: bool = False
    gloss: str = ""
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year_min: int | None = None
    year_max: int | None = None
    citations_min: int | None = None
    count: int = DEFAULT_COUNT
    order: str = "relevance"
    without: Without = Without()
    relation: Relation | None = None
    founding: bool = False

    @property
    def limits(self) -> tuple[str, ...]:
        """What narrows the answer beside the topic: "category", "author", "years", "cited",
        "without"."""
        given = {
            "category": bool(self.categories),
            "author": bool(self.authors),
            "years": self.year_min is not None or self.year_max is not None,
            "cited": self.citations_min is not None,
            "without": bool(self.without),
        }
        return tuple(name for name, there in given.items() if there)

    @property
    def limited(self) -> bool:
        """Whether anything but the topic narrows the answer."""
        return bool(self.limits)

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> Query:
        """The query that ``dataclasses.asdict`` (and JSON) made ``entry`` of; unknown fields are
        those of another version and left out.

        Raises:
            TypeError, ValueError: if it is no query.
        """
        known = known_fields(cls, entry)
        if without := entry.get("without"):
            known["without"] = Without(**known_fields(Without, without))
        if relation := entry.get("relation"):
            sides = tuple((words, tuple(papers)) for words, papers in relation["sides"])
            known["relation"] = Relation(relation["kind"], sides, relation.get("about", ""))
        return cls(**known)


def known_fields(cls: type[Any], entry: dict[str, Any]) -> dict[str, Any]:
    """What of ``entry`` (from JSON) the dataclass ``cls`` has a field for, lists as tuples."""
    names = {f.name for f in fields(cls)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry.items()
        if name in names
    }
