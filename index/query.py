"""The question, understood."""

from __future__ import annotations

from dataclasses import dataclass

ORDERS = ("relevance", "citations", "year")
DEFAULT_COUNT = 5


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
        rest: the words of the topic that are neither a term nor a name.
        gloss: the topic with its terms in the glossary's English; Chinese without one is left out.
        categories: only papers of one of these categories.
        authors: only papers by all of these people.
        year_min, year_max: only papers of these years, both included.
        citations_min: only papers cited at least so often.
        count: at most so many papers.
        order: "relevance", "citations" (most cited first) or "year" (newest first).
    """

    question: str
    language: str
    topic: str = ""
    terms: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    named_share: float = 0.0
    rest: str = ""
    gloss: str = ""
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year_min: int | None = None
    year_max: int | None = None
    citations_min: int | None = None
    count: int = DEFAULT_COUNT
    order: str = "relevance"

    @property
    def limited(self) -> bool:
        """Whether anything but the topic narrows the answer."""
        limits = (self.year_min, self.year_max, self.citations_min)
        return bool(self.categories or self.authors) or any(v is not None for v in limits)
