"""From hits to recommendations: who is in the answer, in which order, and why. Pure.

The score of a recommendation is the sum of its parts: ``fit`` (the log-odds of what
:mod:`index.search` found, from 0 at odds of one to 150 to 1), and what
its categories, its citations among papers of its own years, its year, its shelf and the papers that
build on it (``founding``) add; ``lean`` where classics or easy papers are asked for; ``diversity``
takes away from further versions of an idea that the answer has already.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.answer import Hit, Recommendation
from index.kin import Kin
from index.mentions import TITLE
from index.paper import Category, Paper
from index.query import Query
from index.weights import FitWeights, PartWeights
from index.wording import say

_PEERS = 12  # a paper's standing is measured among at least so many papers of its years
_RECENT = 10  # a paper that is so many years older than the newest gets nothing for its year
_MANY = 20  # papers that build on one which is wholly founding
_SURE = 5.0  # log-odds beyond which a fit counts as certain
ODDS = 1 / (2 * _SURE)  # what a score adds for one of log-odds
_BEGIN = 0.6  # a start figure from which a paper is called one to begin with
_WINDOW = 60  # best papers among which the next of a varied answer is looked for


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


class Fame(NamedTuple):
    """What speaks for a paper whatever is asked.

    Attributes:
        citations: its standing among the papers of its years, -0.5 to 0.5.
        shelf: 1 on one of the top shelves.
        founding: how much of the list builds on it, 0 to 1 (twenty papers or more).
    """

    citations: float
    shelf: float
    founding: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """What ranking knows of the whole list."""

    papers: Sequence[Paper]
    standing: Mapping[str, float]
    newest: int
    categories: Mapping[str, Category]
    kin: Kin
    terms: Mapping[str, str]  # term (English) → Chinese
    mentions: Mapping[str, Mapping[str, float]]  # term → id of a paper → strength

    def fame(self, paper: Paper) -> Fame:
        """What speaks for a paper whatever is asked."""
        return Fame(
            citations=self.standing[paper.id] - 0.5,
            shelf=float(paper.shelf.startswith("top-")),
            founding=min(1.0, math.log1p(self.kin.built_on(paper.id)) / math.log1p(_MANY)),
        )


def allowed(
    paper: Paper, query: Query, wrote: Mapping[str, set[str]], shelf: Shelf, skip: str = ""
) -> bool:
    """Whether a paper is within the limits of ``query``.

    Args:
        paper: of the list.
        query: the question, understood.
        wrote: each author that the query names → ids of the papers.
        shelf: the whole list.
        skip: a limit to leave out of account: "category", "author", "years", "cited", "without".
    """
    without = query.without
    return (
        (
            skip == "category"
            or not query.categories
            or any(c in query.categories for c in paper.categories)
        )
        and (skip == "author" or all(paper.id in wrote[author] for author in query.authors))
        and (
            skip == "years"
            or (query.year_min or 0) <= paper.year <= (query.year_max or shelf.newest + 1)
        )
        and (
            skip == "cited"
            or query.citations_min is None
            or (paper.citations is not None and paper.citations >= query.citations_min)
        )
        and (
            skip == "without"
            or not (
                any(c in without.categories for c in paper.categories)
                or paper.id in without.papers
                or any(paper.id in wrote[author] for author in without.authors)
                or any(shelf.mentions.get(t, {}).get(paper.id, 0) >= TITLE for t in without.terms)
            )
        )
    )


def on_topic(hits: Sequence[Hit], weights: FitWeights) -> list[Hit]:
    """The hits that belong into an answer: those near enough to the question and to the best.

    Args:
        hits: what the search found.
        weights: of the fit.
    """
    best = max((hit.fit for hit in hits), default=0.0)
    bar = max(min(weights.keep, best / 2), weights.keep_ratio * best)
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
    found = {shelf.papers[hit.position].id: hit for hit in hits}
    scored = []
    for hit in hits:
        parts = _parts(hit, query, shelf, weights, fields)
        paper = shelf.papers[hit.position]
        scored.append(Recommendation(paper, sum(parts.values()), parts, ()))
    scored.sort(key=lambda r: (-r.score, r.paper.id))
    if query.order in SORTS:
        scored.sort(key=SORTS[query.order])
    elif weights.diversity:
        scored = _varied(scored, shelf.kin, weights.diversity, query.count)
    return [
        replace(best, reasons=_reasons(found[best.paper.id], best.parts, query, shelf))
        for best in scored[: query.count]
    ]


SORTS: dict[str, Callable[[Recommendation], float]] = {
    "citations": lambda r: -(r.paper.citations.comparable if r.paper.citations else -1.0),
    "year": lambda r: -r.paper.year,
    "oldest": lambda r: r.paper.year,
}


def _varied(
    scored: list[Recommendation], kin: Kin, weight: float, count: int
) -> list[Recommendation]:
    """The best ``count``, where each paper loses for every version of the same idea before it."""
    left, chosen = list(scored), list[Recommendation]()
    families: Counter[str] = Counter()
    while left and len(chosen) < count:
        best = max(
            left[:_WINDOW], key=lambda r: r.score - weight * families[kin.family(r.paper.id)]
        )
        left.remove(best)
        family = kin.family(best.paper.id)
        if families[family] and weight:
            loss = -weight * families[family]
            parts = {**best.parts, "diversity": loss}
            best = replace(best, score=best.score + loss, parts=parts)
        families[family] += 1
        chosen.append(best)
    return chosen


def _odds(fit: float) -> float:
    """Log-odds of a probability, 0 to 1: what is added to them multiplies the odds, so that fame
    decides between papers that fit alike and cannot lift one that does not fit."""
    return (min(_SURE, max(-_SURE, log_odds(fit))) + _SURE) * ODDS


def log_odds(probability: float) -> float:
    """Of a probability, 0 to 1; finite."""
    return math.log(max(probability, 1e-6) / max(1 - probability, 1e-6))


def _parts(
    hit: Hit, query: Query, shelf: Shelf, weights: PartWeights, fields: frozenset[str]
) -> dict[str, float]:
    paper = shelf.papers[hit.position]
    recent = max(0.0, 1 - (shelf.newest - paper.year) / _RECENT)
    known = shelf.fame(paper)
    parts = {
        "fit": _odds(hit.fit),
        "category": weights.category * any(c in fields for c in paper.categories),
        "citations": weights.citations * known.citations,
        "year": weights.year * recent,
        "shelf": weights.shelf * known.shelf,
        "founding": weights.founding * known.founding,
    }
    if query.order == "classic":
        parts["lean"] = weights.lean * (known.founding + shelf.standing[paper.id]) / 2
    elif query.founding and query.order == "relevance":
        parts["lean"] = weights.lean * known.founding
    elif query.order == "easiest":
        survey = "surveys" in paper.categories
        parts["lean"] = weights.lean * (1.0 if survey else 0.6 * known.founding)
    return parts


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
        key = "reason.start" if hit.features["start"] >= _BEGIN else "reason.topics"
        found.append(say(language, key, topics=in_words(about)))
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
    if (count := shelf.kin.built_on(paper.id)) >= 3:
        found.append(say(language, "reason.founding", count=count))
    if query.order == "easiest" and "surveys" in paper.categories:
        found.insert(0, say(language, "reason.survey"))
    if query.order == "year" or paper.year == shelf.newest:
        found.append(say(language, "reason.newest"))
    return tuple(found[:4])
