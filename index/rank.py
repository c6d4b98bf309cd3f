"""From hits to recommendations: who is in the answer, in which order, and why. Pure.

The score of a recommendation is the sum of its parts: ``fit`` (see :mod:`index.search`) and what
its categories, its citations among papers of its own years, and its year add.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.answer import Hit, Recommendation
from index.paper import Category, Paper
from index.query import Query
from index.weights import FitWeights, PartWeights
from index.wording import say

_PEERS = 12  # a paper's standing is measured among at least so many papers of its years
_RECENT = 10  # a paper that is so many years older than the newest gets nothing for its year


def standings(papers: Sequence[Paper]) -> dict[str, float]:
    """How a paper's citations compare to those of papers of its own years: 0 to 1, id → standing.

    The share of its peers that it is cited more than, on the common scale of the providers. Peers
    are the papers of its year, and of as many years around it as it takes to have a dozen. A paper
    whose count is unknown is in the middle.
    """
    counted = [(p.year, p.citations.comparable) for p in papers if p.citations is not None]
    found = {}
    for paper in papers:
        if paper.citations is None:
            found[paper.id] = 0.5
            continue
        peers: list[float] = []
        for reach in range(0, 100):
            peers = sorted(count for year, count in counted if abs(year - paper.year) <= reach)
            if len(peers) > _PEERS or len(peers) == len(counted):
                break
        below = bisect.bisect_left(peers, paper.citations.comparable)
        found[paper.id] = below / (len(peers) - 1) if len(peers) > 1 else 0.5
    return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """What ranking knows of the whole list."""

    papers: Sequence[Paper]
    standing: Mapping[str, float]
    newest: int
    categories: Mapping[str, Category]
    built_on: Mapping[str, int]  # id → how many papers build on it
    terms: Mapping[str, str]  # term (English) → Chinese


def allowed(paper: Paper, query: Query, wrote: Mapping[str, set[str]]) -> bool:
    """Whether a paper is within the limits of ``query``; ``wrote`` maps its authors to paper ids."""
    return (
        (not query.categories or any(c in query.categories for c in paper.categories))
        and all(paper.id in wrote[author] for author in query.authors)
        and (query.year_min is None or paper.year >= query.year_min)
        and (query.year_max is None or paper.year <= query.year_max)
        and (
            query.citations_min is None
            or (paper.citations is not None and paper.citations >= query.citations_min)
        )
    )


def on_topic(hits: Sequence[Hit], weights: FitWeights, absent: float) -> list[Hit]:
    """The hits that belong into an answer: those near enough to the question and to the best.

    ``absent`` is the share of the question that is terms which the list does not have; it raises
    the floor.
    """
    best = max((hit.fit for hit in hits), default=0.0)
    if best < weights.floor + weights.absent * absent:
        return []
    bar = max(weights.keep, weights.keep_ratio * best)
    return [hit for hit in hits if hit.fit >= bar]


def rank(
    hits: Sequence[Hit], query: Query, shelf: Shelf, weights: PartWeights, fields: frozenset[str]
) -> list[Recommendation]:
    """Score the hits that made it, best first, at most ``query.count``.

    Args:
        hits: within the limits and on topic.
        query: the question, understood.
        shelf: the whole list.
        weights: of the parts.
        fields: categories that the topic itself speaks of.
    """
    scored = [
        Recommendation(
            paper=shelf.papers[hit.position],
            score=sum(parts.values()),
            parts=parts,
            reasons=_reasons(hit, parts, query, shelf),
        )
        for hit in hits
        if (parts := _parts(hit, shelf, weights, fields))
    ]
    scored.sort(key=lambda r: (-r.score, r.paper.id))
    if query.order == "citations":
        scored.sort(key=lambda r: -(r.paper.citations.comparable if r.paper.citations else -1.0))
    elif query.order == "year":
        scored.sort(key=lambda r: -r.paper.year)
    return scored[: query.count]


def _parts(
    hit: Hit, shelf: Shelf, weights: PartWeights, fields: frozenset[str]
) -> dict[str, float]:
    paper = shelf.papers[hit.position]
    recent = max(0.0, 1 - (shelf.newest - paper.year) / _RECENT)
    return {
        "fit": hit.fit,
        "category": weights.category * any(c in fields for c in paper.categories),
        "citations": weights.citations * (shelf.standing[paper.id] - 0.5),
        "year": weights.year * recent,
    }


def _reasons(hit: Hit, parts: Mapping[str, float], query: Query, shelf: Shelf) -> tuple[str, ...]:
    """Why a paper is in the answer, in the language of the question, the weightiest first."""
    paper, language = shelf.papers[hit.position], query.language

    def listed(names: Sequence[str]) -> str:
        return say(language, "answer.comma").join(names)

    def in_words(terms: Sequence[str]) -> str:
        return listed([shelf.terms[t] if language == "zh" else t for t in terms[:3]])

    found = []
    if hit.features["named"]:
        found.append(say(language, "reason.named"))
    about = [term for term in query.terms if term in paper.topics]
    if about and not hit.features["named"]:
        found.append(say(language, "reason.topics", topics=in_words(about)))
    elif hit.features["topics"] > 0 and not hit.features["named"]:
        found.append(say(language, "reason.mentions", topics=in_words(query.terms)))
    elif not hit.features["named"] and query.topic:
        key = "reason.words" if hit.features["words"] > 0.3 else "reason.meaning"
        found.append(say(language, key, words=query.topic))
    if query.authors:
        found.append(say(language, "reason.author", names=listed(query.authors)))
    if parts["category"] or query.categories:
        wanted = [c for c in paper.categories if not query.categories or c in query.categories]
        names = [shelf.categories[c].name[language] for c in wanted[:1]]
        found.append(say(language, "reason.category", names=listed(names)))
    standing = shelf.standing[paper.id]
    if paper.citations is not None and standing >= 0.7:
        key = "reason.cited_most" if standing >= 0.9 else "reason.cited_well"
        found.append(say(language, key, count=f"{paper.citations:,}"))
    if shelf.built_on.get(paper.id, 0) >= 3:
        found.append(say(language, "reason.founding", count=shelf.built_on[paper.id]))
    if query.order == "year" or paper.year == shelf.newest:
        found.append(say(language, "reason.newest"))
    return tuple(found[:4])
