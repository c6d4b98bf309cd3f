"""The answer and its parts: frozen values that keep what explains them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from index.layout import answer_text, query_text
from index.notebook import answer_html
from index.paper import Category, Paper
from index.query import Query


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper found, with what was found out about its fit.

    Attributes:
        position: the paper's place in the library.
        fit: how probable it is that the paper answers the question, 0 to 1.
        features: what the fit was made from (:class:`~index.search.Search`): ``meaning`` and
            ``wording`` (cosines), ``topics``, ``words``, ``named`` and ``start`` (shares, 0 to 1).
    """

    position: int
    fit: float
    features: dict[str, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A paper with its final score, the parts that add up to it, and its reasons in words."""

    paper: Paper
    score: float
    parts: dict[str, float] = field(hash=False)
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        paper = self.paper
        return {
            "id": paper.id,
            "title": {"en": paper.title.en, "zh": paper.title.zh},
            "authors": list(paper.authors),
            "year": paper.year,
            "citations": None if paper.citations is None else int(paper.citations),
            "categories": list(paper.categories),
            "shelf": paper.shelf,
            "url": paper.url,
            "score": round(self.score, 4),
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """All recommendations for a query, best first, or none.

    Attributes:
        query: the question, understood.
        recommendations: empty where nothing on the list fits.
        near: for an empty answer, what the list has nearest, if anything is near.
        without_limits: for an empty answer, how many papers would be there without its limits.
        relax: for an empty answer, limit (:attr:`Query.limits`) → how many papers there would be
            without this one.
        categories: the fields of the list, to say what it covers and to name categories.
        total: how many papers the list holds, from the year ``years[0]`` to ``years[1]``.
        note: something to say before the papers, in a conversation; "" where there is nothing.
    """

    query: Query
    recommendations: tuple[Recommendation, ...]
    near: tuple[Paper, ...]
    without_limits: int
    relax: dict[str, int] = field(hash=False)
    categories: tuple[Category, ...]
    total: int
    years: tuple[int, int]
    note: str = ""

    @property
    def question(self) -> str:
        """The question, cleaned."""
        return self.query.question

    @property
    def language(self) -> str:
        """Language of the answer, "en" or "zh"."""
        return self.query.language

    @property
    def found(self) -> bool:
        """Whether the list has an answer."""
        return bool(self.recommendations)

    def __iter__(self) -> Iterator[Recommendation]:
        return iter(self.recommendations)

    def __len__(self) -> int:
        return len(self.recommendations)

    def __bool__(self) -> bool:
        return self.found

    def as_dict(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        query = self.query
        return {
            "question": self.question,
            "language": self.language,
            "found": self.found,
            "query": {
                "topic": query.topic,
                "categories": list(query.categories),
                "authors": list(query.authors),
                "year_min": query.year_min,
                "year_max": query.year_max,
                "citations_min": query.citations_min,
                "count": query.count,
                "order": query.order,
                "without": asdict(query.without),
                "relation": asdict(query.relation) if query.relation else None,
            },
            "understood": query_text(query, self.categories, self.language),
            "relax": self.relax,
            "near": [paper.id for paper in self.near],
            "recommendations": [r.as_dict() for r in self.recommendations],
        }

    def __repr__(self) -> str:
        return answer_text(self)

    def _repr_html_(self) -> str:
        return answer_html(self)
