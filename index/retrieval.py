"""From an understood question to its answer: search, limits, ranking, and what to say of nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.answer import Answer, Hit, Recommendation
from index.asking import clauses, content_words, strip_asking
from index.contents import Contents
from index.paper import Paper
from index.query import Query
from index.rank import SORTS, allowed, on_topic, rank
from index.relatives import relatives
from index.text import fold, simplify
from index.topic import understand_topic
from index.weights import FEATURES, Ranking

_CLAUSES = 8  # of a question; reading each of more would take too long
_THIN = 3  # papers that descend from one that was not named itself
_NEAR = 0.1  # fit from which a paper is offered as near to what is not on the list
# A clause of nothing but these tells no subject: "capsule coffee machines, a comparison".
_NO_SUBJECT = frozenset(
    ("survey", "comparison", "author", "citation", "dataset", "benchmark", "award-winning paper")
)
_NO_FEATURES = dict.fromkeys(FEATURES, 0.0)


def answer(query: Query, contents: Contents, ranking: Ranking) -> Answer:
    """Answer an understood question from ``contents``, ranked with the weights of ``ranking``."""
    if query.relation and (related := _related(query, contents, ranking)):
        return related
    papers, search = contents.papers, contents.search
    if query.topic:
        admitted = _admits(query, contents, ranking)
        if not admitted and (part := _heart(query, contents, ranking)):
            query, admitted = part, True
        hits = search.hits(query, ranking.fit)
        relevant = on_topic(hits, ranking.fit) if admitted else []
        if not admitted and search.signs(query).elsewhere > 0 and not query.terms:
            hits = []  # nothing here is near to what is about something else altogether
    else:
        hits = []
        relevant = [Hit(i, 1.0, _NO_FEATURES) for i in range(len(papers))]
    return _answer(query, hits, relevant, contents, ranking)


def _admits(query: Query, contents: Contents, ranking: Ranking) -> bool:
    """Whether a question is one for this list."""
    # What is nothing but the name of a paper of the list is about it (DeCAF is no coffee).
    if query.named and not content_words(query.rest):
        return True
    signs = contents.search.signs(query)
    # Who names an author of the list means the list, unless the rest is about something else.
    by_author = bool(query.authors) and signs.elsewhere < 0
    return by_author or ranking.fit.gate_of(query.topic).admits(signs)


def _heart(query: Query, contents: Contents, ranking: Ranking) -> Query | None:
    """The one clause of a chatty question that is for this list, if there is any: "my boss wants a
    talk next week, image denoising, no idea, help!"."""
    said = clauses(simplify(query.question))
    for clause in said if 1 < len(said) <= _CLAUSES else ():
        topic = strip_asking(clause, contents.vocabulary.dictionary.cuts)
        part = understand_topic(replace(query, topic=topic), contents.vocabulary)
        told = part.named or not _NO_SUBJECT.issuperset(part.terms)
        if told and _admits(part, contents, ranking):
            return part
    return None


def _answer(
    query: Query, hits: list[Hit], relevant: list[Hit], contents: Contents, ranking: Ranking
) -> Answer:
    """The answer made of the papers on topic; ``hits`` may be near it, where none is left."""
    papers, within = contents.papers, limits_of(query, contents)

    def left(skip: str = "") -> list[Hit]:
        return [hit for hit in relevant if within(papers[hit.position], skip=skip)]

    fields = frozenset(
        category
        for span in contents.vocabulary.categories.find(fold(query.topic))
        for category in span.values
    )
    found = left()
    near = sorted(hits, key=lambda hit: -hit.fit)[:3] if not found else []
    return make_answer(
        query,
        rank(found, query, contents.shelf, ranking.parts, fields),
        contents,
        near=tuple(papers[hit.position] for hit in near if hit.fit > _NEAR),
        without_limits=len(relevant) if query.topic else 0,
        relax={} if found else {k: n for k in query.limits if (n := len(left(k)))},
    )


def _related(query: Query, contents: Contents, ranking: Ranking) -> Answer | None:
    """What came before or after a paper, or connects two; None where the list knows nothing.

    How something was done before a paper is told by earlier papers on that, if there are any.
    """
    assert query.relation is not None
    origins = []
    for words, papers in query.relation.sides:
        origin = _side(words, papers, contents, ranking)
        if origin is None:
            return None
        origins.append(origin)
    # "What came before the first one?" is shown with the title of that paper.
    sides = tuple(
        (origin.title[query.language] if words == query.question else words, papers)
        for (words, papers), origin in zip(query.relation.sides, origins, strict=True)
    )
    query = replace(query, relation=replace(query.relation, sides=sides))
    assert query.relation is not None
    if about := query.relation.about:
        first = replace(query, topic=about, relation=None, year_max=origins[0].year - 1)
        earlier = answer(understand_topic(first, contents.vocabulary), contents, ranking)
        if earlier.recommendations:
            return earlier
    found = relatives(query.relation.kind, origins, contents.shelf, query.language)
    within = limits_of(query, contents)
    kept = [r for r in found if within(r.paper)]
    if len(kept) < _THIN and not all(papers for _, papers in query.relation.sides):
        return None  # "where does experience replay come from" names no paper to start from
    if query.order in SORTS:
        kept.sort(key=SORTS[query.order])
    return make_answer(query, kept[: query.count], contents) if kept else None


def _side(
    words: str, papers: tuple[str, ...], contents: Contents, ranking: Ranking
) -> Paper | None:
    """The paper that one side of a comparison means: the one it names, or the first on it."""
    if papers:
        return contents.most_cited(papers)
    query = understand_topic(Query(words, "en", topic=words, count=1), contents.vocabulary)
    return next((r.paper for r in answer(query, contents, ranking)), None)


def limits_of(query: Query, contents: Contents) -> Callable[..., bool]:
    """What tells whether a paper is within the limits of ``query``, but for one to ``skip``."""
    authors = (*query.authors, *query.without.authors)
    wrote = {author: contents.vocabulary.people.papers_by(author) for author in authors}
    return functools.partial(allowed, query=query, wrote=wrote, shelf=contents.shelf)


def make_answer(
    query: Query,
    recommendations: Sequence[Recommendation],
    contents: Contents,
    near: tuple[Paper, ...] = (),
    without_limits: int = 0,
    relax: dict[str, int] | None = None,
) -> Answer:
    """The answer to ``query`` that gives ``recommendations``."""
    return Answer(
        query=query,
        recommendations=tuple(recommendations),
        near=near,
        without_limits=without_limits,
        relax=relax or {},
        categories=contents.categories,
        total=len(contents.papers),
        years=contents.years,
    )
