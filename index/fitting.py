"""Fit the weights of search and ranking on the judged questions, with cross-validation.

``mustread fit`` runs it: the logistic function from features to fit, together with what a paper's
fame adds to it, by logistic regression (each question's papers weigh 1 / count^0.5, so that broad
topics do not outweigh narrow ones; those that may stand first weigh more), then the thresholds and
the parts of the score by coordinate ascent on the mean of the measures. Questions
marked ``half: check`` are never looked at. Needs scikit-learn, which comes with
sentence-transformers.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from index.errors import QuestionError
from index.evaluate import Table, summary
from index.judging import Judged, Verdict, judge
from index.library import Library
from index.paper import LANGUAGES
from index.query import Query
from index.question import parse
from index.rank import ODDS
from index.weights import FEATURES, FitWeights, Floats, Gate, PartWeights, Ranking, Signs

FOLDS = 5
_STRENGTH = 10.0  # inverse of the regularisation
_GATE_STRENGTH = 50.0  # the same where questions are told apart, which have few figures each
_FIRST = 3.0  # weight of a paper that may stand first, beside others that answer rightly
_REFUSED = 0.015  # share of questions for this list that the gates may refuse
_FAME = ("citations", "shelf", "founding")  # parts that are fitted together with the fit
# What coordinate ascent tries for each weight.
_THRESHOLDS = {
    "keep": (0.06, 0.08, 0.1, 0.13, 0.16, 0.2),
    "keep_ratio": (0.08, 0.12, 0.17, 0.22, 0.28, 0.35),
}
_PARTS = {
    "category": (0.0, 0.03, 0.05, 0.08),
    "citations": (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4),
    "year": (0.0, 0.02, 0.05),
    "shelf": (0.0, 0.02, 0.04, 0.07),
    "founding": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3),
    "lean": (0.15, 0.3, 0.45),
    "diversity": (0.05, 0.1, 0.15),  # judgements of relevance alone do not miss it
}
_WORTH = {  # how much each measure counts in the mean
    "hit@1": 2.0, "P@5": 2.0, "C@5": 1.5, "MRR@10": 1.0, "noise@1": 1.0, "limits": 1.0,
    "refusals": 3.0, "kept": 4.0,
}  # fmt: skip
_ENOUGH = {"kept": 0.985}  # answering still more questions is not worth a wrong answer
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights, and the figures that cross-validation and the whole fit half gave."""

    ranking: Ranking
    held_out: Table
    whole: Table


def fit(
    library: Library,
    questions: Sequence[Judged],
    progress: Progress = lambda stage, done, total: None,
) -> Fitted:
    """Fit all weights on the questions of the fit half.

    Args:
        library: whose weights are replaced while this runs.
        questions: judged questions; only those with ``half == "fit"`` are used.
        progress: told of each fold.
    """
    library.remember()
    mine = [q for q in questions if q.half == "fit"]
    names = sorted({q.same or q.q for q in mine})  # pairs in both languages stay together
    order = np.random.default_rng(0).permutation(len(names))
    fold_of = {names[i]: place % FOLDS for place, i in enumerate(order)}
    queries = {q.q: query for q in mine if (query := _parsed(library, q))}
    mine = [q for q in mine if q.q in queries]
    examples = {q.q: _examples(library, q, queries[q.q]) for q in mine}

    def ask(asked: Sequence[Judged]) -> list[Verdict]:
        return [judge(q, library.answer(queries[q.q])) for q in asked]

    verdicts = []
    for fold in range(FOLDS):
        progress("fit", fold, FOLDS + 1)
        taught = [q for q in mine if fold_of[q.same or q.q] != fold]
        library.ranking = _fit(library, taught, examples, ask)
        verdicts += ask([q for q in mine if fold_of[q.same or q.q] == fold])
    progress("fit", FOLDS, FOLDS + 1)
    library.ranking = _fit(library, mine, examples, ask)
    whole = summary(ask(mine))
    progress("fit", FOLDS + 1, FOLDS + 1)
    return Fitted(library.ranking, summary(verdicts), whole)


# features and fame (papers, 2 × features + 3), labels, weights
_Examples = tuple[Floats, Floats, Floats]


_Asker = Callable[[Sequence[Judged]], list[Verdict]]


def _parsed(library: Library, question: Judged) -> Query | None:
    try:
        query = parse(question.q, library.vocabulary, datetime.date.today())
    except QuestionError:
        return None
    return query if library.asks(query) else None


def _examples(library: Library, question: Judged, query: Query) -> _Examples | None:
    """All papers of the list as examples of one question; None if it says nothing about fit."""
    if not (query.topic and question.relevant) or query.relation:
        return None
    features = library.features(query)
    columns = [features[name] for name in FEATURES]
    columns += [features[name] - features[name].max() for name in FEATURES]
    columns += library.fame()
    wanted = set(question.relevant)
    labels = np.array([paper.id in wanted for paper in library.papers], np.float32)
    weights = np.where(labels > 0, max(1.0, float(labels.sum())) ** -0.5, 1.0)
    weights[[paper.id in question.first for paper in library.papers]] *= _FIRST
    return np.stack(columns, axis=1).astype(np.float32), labels, weights.astype(np.float32)


def _fit(
    library: Library,
    questions: Sequence[Judged],
    examples: dict[str, _Examples | None],
    ask: _Asker,
) -> Ranking:
    from sklearn.linear_model import LogisticRegression

    rows = [found for q in questions if (found := examples[q.q]) is not None]
    features, labels, weights = (np.concatenate([row[i] for row in rows]) for i in range(3))
    meaning, topics, named = (
        features[:, FEATURES.index(name)] for name in ("meaning", "topics", "named")
    )
    near = meaning > np.quantile(meaning, 0.6)  # far papers teach nothing
    keep = near | (labels > 0) | (topics > 0) | (named > 0)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(features[keep], labels[keep], sample_weight=weights[keep])
    values = [round(max(0.0, float(v)), 2) for v in model.coef_[0]]
    fame = dict(zip(_FAME, (v * ODDS for v in values[2 * len(FEATURES) :]), strict=True))
    old = library.ranking
    start = replace(
        old.fit,
        bias=round(float(model.intercept_[0]), 2),
        value=dict(zip(FEATURES, values[: len(FEATURES)], strict=True)),
        lag=dict(zip(FEATURES, values[len(FEATURES) : 2 * len(FEATURES)], strict=True)),
    )
    start = replace(start, gates=_gates(library, start.gates, questions))
    return _ascend(library, questions, Ranking(start, replace(old.parts, **fame)), ask)


def _gates(
    library: Library, gates: Mapping[str, Gate], questions: Sequence[Judged]
) -> dict[str, Gate]:
    """For each language what tells questions for this list from others, by logistic regression, and
    from where all but ``_REFUSED`` of the former pass."""
    from sklearn.linear_model import LogisticRegression

    found = dict(gates)
    for language in LANGUAGES:
        rows: list[Signs] = []
        real: list[bool] = []
        for question in questions:
            query = _parsed(library, question) if question.lang == language else None
            if query and query.topic and not query.relation and (query.rest or not query.named):
                rows.append(library.signs(query))
                real.append(bool(question.relevant))
        if len(set(real)) < 2:
            continue  # nothing to tell apart
        model = LogisticRegression(C=_GATE_STRENGTH, max_iter=5000).fit(np.array(rows), real)
        # What speaks against a question never speaks for it, and the other way round.
        bias, (described, *against) = float(model.intercept_[0]), model.coef_[0]
        absent, strange, elsewhere = (round(min(0.0, float(weight)), 2) for weight in against)
        gate = Gate(
            bias=round(bias, 2),
            described=round(max(0.0, float(described)), 2),
            absent=absent,
            strange=strange,
            elsewhere=elsewhere,
            least=0.0,
        )
        odds = [gate.log_odds(signs) for signs, is_real in zip(rows, real, strict=True) if is_real]
        found[language] = replace(gate, least=round(float(np.quantile(odds, _REFUSED)), 2))
    return found


def _ascend(
    library: Library, questions: Sequence[Judged], ranking: Ranking, ask: _Asker
) -> Ranking:
    """Change one weight at a time to what answers best, until nothing gets better."""

    @functools.cache
    def worth(values: tuple[float, ...]) -> float:
        library.ranking = _with(ranking, values)
        figures = summary(ask(questions))
        measures = [
            (_WORTH[m], min(v, _ENOUGH.get(m, 1.0)))
            for row in figures.values()
            for m, v in row.items()
        ]
        return sum(w * v for w, v in measures) / sum(w for w, _ in measures)

    names = [*_THRESHOLDS, *_PARTS]
    best = tuple(
        float(getattr(ranking.fit if name in _THRESHOLDS else ranking.parts, name))
        for name in names
    )
    # Of the parts that the regression gave, near ones are tried.
    choices: list[tuple[float, ...]] = [*_THRESHOLDS.values()]
    for name, value in zip(_PARTS, best[len(_THRESHOLDS) :], strict=True):
        near = [round(value * factor, 3) for factor in (0.5, 0.7, 1.0, 1.4, 2.0)]
        choices.append(tuple(near) if name in _FAME and value else _PARTS[name])
    while True:
        before = worth(best)
        for place, options in enumerate(choices):
            tried = [(*best[:place], option, *best[place + 1 :]) for option in options]
            best = max([best, *tried], key=worth)
        if worth(best) <= before + 1e-6:
            return _with(ranking, best)


def _with(ranking: Ranking, values: Sequence[float]) -> Ranking:
    given = dict(zip([*_THRESHOLDS, *_PARTS], values, strict=True))
    thresholds: dict[str, Any] = {name: given[name] for name in _THRESHOLDS}
    parts = PartWeights(**{name: given[name] for name in _PARTS})
    fitted: FitWeights = replace(ranking.fit, **thresholds)
    return Ranking(fitted, parts)


_HEAD = """\
# How answers are ranked; fitted on data/questions.yaml by `mustread fit`.
# `fit`: how probable it is that a paper answers the question, as a logistic function of what the
# search found: the value of each feature, and how far it lags behind the best paper's. `gates`: by the language of the
# topic, the log-odds that a question is one for this list: how near it comes to a description of a paper, less for the
# share of its terms (`absent`) and words (`strange`) that the list has no paper on, and for how much nearer it is to what
# the list is not about (`elsewhere`); answered from `least` on.
# A further paper must fit as well as `keep`, and as `keep_ratio` of the best.
# `parts`: at most so much is added to (diversity: taken from) the fit of a paper.
"""


def save_ranking(path: Path, ranking: Ranking) -> None:
    """Write the weights as the list's file."""
    fit, parts = asdict(ranking.fit), asdict(ranking.parts)
    text = _HEAD + yaml.safe_dump({"fit": fit, "parts": parts}, sort_keys=False)
    path.write_text(text, encoding="utf-8")
