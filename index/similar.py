"""Papers like one of the list, nearest first, and why they are like it. Pure."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.answer import Recommendation
from index.paper import Paper
from index.query import Query
from index.rank import Shelf
from index.search import Search
from index.wording import say


def similar(
    origin: Paper,
    search: Search,
    shelf: Shelf,
    language: str,
    limit: int,
    wanted: Callable[[Paper], bool],
) -> list[Recommendation]:
    """The papers most like ``origin``, half by meaning and half by shared topics.

    Args:
        origin: a paper of the list.
        search: over the list.
        shelf: the whole list.
        language: of the reasons.
        limit: at most so many.
        wanted: whether a paper may be among them.
    """
    position = next(i for i, paper in enumerate(shelf.papers) if paper.id == origin.id)
    meaning = search.like(position)
    topics = search.topics(Query("", language, terms=origin.topics))
    score = 0.5 * meaning + 0.5 * topics
    score[position] = -1
    best = [
        int(i)
        for i in np.argsort(-score, kind="stable")
        if score[i] > 0 and wanted(shelf.papers[i])
    ][:limit]
    return [
        Recommendation(
            shelf.papers[i],
            float(score[i]),
            {"meaning": float(0.5 * meaning[i]), "topics": float(0.5 * topics[i])},
            _reasons(origin, shelf.papers[i], shelf, language),
        )
        for i in best
    ]


def _reasons(origin: Paper, other: Paper, shelf: Shelf, language: str) -> tuple[str, ...]:
    reasons = []
    title = origin.title[language]
    if origin.id in other.builds_on:
        reasons.append(say(language, "reason.built_by", title=title))
    if other.id in origin.builds_on:
        reasons.append(say(language, "reason.builds_on", title=title))
    shared = [topic for topic in origin.topics if topic in other.topics][:3]
    if shared:
        names = [shelf.terms[t] if language == "zh" else t for t in shared]
        topics = say(language, "answer.comma").join(names)
        reasons.append(say(language, "reason.shared_topics", topics=topics))
    return tuple(reasons) or (say(language, "reason.similar", title=title),)
