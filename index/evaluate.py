"""Judge the answers: questions with the papers that rightly answer them (``data/questions.yaml``).

hit@1: the first paper is one of those expected first. P@5: of the up to five papers offered, how
many are on topic. C@5: of the at most five papers the list has on it, how many are offered among
the first five. MRR@10: one divided by the place of the known paper among the first ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from index.answer import Answer, Recommendation
from index.errors import MustreadError
from index.library import Library
from index.paper import LANGUAGES

KINDS = ("topic", "known", "limits", "noise", "refuse")
MEASURES = ("hit@1", "P@5", "C@5", "MRR@10", "limits", "refusals")


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged question.

    Attributes:
        q: the question.
        lang: "en" or "zh".
        kind: topic, known, limits, noise or refuse.
        relevant: ids of all papers that rightly answer it; empty for "refuse".
        first: ids that may stand first (default: any relevant one).
        limits: what the answer must keep to: year_min, year_max, count, order, author, category.
    """

    q: str
    lang: str
    kind: str
    relevant: tuple[str, ...]
    first: tuple[str, ...]
    limits: dict[str, Any]


def load_questions(path: Path) -> tuple[list[Judged], dict[str, dict[str, float]]]:
    """The judged questions and, per language, the floor of each measure.

    Raises:
        MustreadError: if the file cannot be read or a question lacks something.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        questions = [
            Judged(
                entry["q"],
                entry["lang"],
                entry["kind"],
                tuple(entry["relevant"]),
                tuple(entry.get("first") or entry["relevant"]),
                dict(entry.get("limits") or {}),
            )
            for entry in content["questions"]
        ]
        wrong = [q.q for q in questions if q.kind not in KINDS or q.lang not in LANGUAGES]
        if wrong:
            raise ValueError(f"unknown kind or language: {wrong[0]}")
        return questions, content["floors"]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        why = " ".join(f"{error}".split())
        raise MustreadError("questions", path=path, why=why) from None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question with its answer and what it scored in each measure that applies."""

    judged: Judged
    answer: Answer
    figures: dict[str, float]


def judge(judged: Judged, answer: Answer) -> Verdict:
    """Score one answer."""
    offered = [r.paper.id for r in answer.recommendations]
    five, relevant = offered[:5], set(judged.relevant)
    figures: dict[str, float] = {}
    if judged.kind in ("topic", "noise"):
        figures["hit@1"] = float(bool(five) and five[0] in judged.first)
        figures["P@5"] = sum(p in relevant for p in five) / len(five) if five else 0.0
        figures["C@5"] = sum(p in relevant for p in five) / min(5, len(relevant))
    elif judged.kind == "known":
        places = [i for i, paper in enumerate(offered[:10], 1) if paper in relevant]
        figures["MRR@10"] = 1 / places[0] if places else 0.0
    elif judged.kind == "limits":
        figures["limits"] = float(keeps(judged, answer))
    else:
        figures["refusals"] = float(not answer.found)
    return Verdict(judged, answer, figures)


def keeps(judged: Judged, answer: Answer) -> bool:
    """Whether an answer to a question with limits has a right paper and breaks none of them."""
    limits, found = judged.limits, answer.recommendations
    papers = [r.paper for r in found]
    counts = [p.citations.comparable if p.citations is not None else -1.0 for p in papers]
    years = [p.year for p in papers]
    return (
        any(p.id in judged.relevant for p in papers)
        and all(p.year >= limits.get("year_min", 0) for p in papers)
        and all(p.year <= limits.get("year_max", 9999) for p in papers)
        and len(papers) <= limits.get("count", len(papers))
        and (limits.get("order") != "citations" or counts == sorted(counts, reverse=True))
        and (limits.get("order") != "year" or years == sorted(years, reverse=True))
        and ("category" not in limits or all(limits["category"] in p.categories for p in papers))
        and ("author" not in limits or all(_wrote(limits["author"], r) for r in found))
    )


def _wrote(author: str, recommendation: Recommendation) -> bool:
    surname = author.split()[-1].casefold()
    return any(name.split()[-1].casefold() == surname for name in recommendation.paper.authors)


def evaluate(library: Library, questions: Sequence[Judged]) -> list[Verdict]:
    """Ask every question and judge its answer."""
    return [judge(question, library.ask(question.q)) for question in questions]


def summary(verdicts: Sequence[Verdict]) -> dict[str, dict[str, float]]:
    """Mean of each measure per language."""
    table: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        for measure in MEASURES:
            values = [
                v.figures[measure]
                for v in verdicts
                if v.judged.lang == language and measure in v.figures
            ]
            if values:
                table.setdefault(language, {})[measure] = sum(values) / len(values)
    return table
