"""Judge one answer, or one conversation, by what was expected of it; pure of any file.

hit@1: the first paper is one of those expected first. P@5: of the up to five papers offered, how
many are on topic. C@5: of the at most five papers the list has on it, how many are offered among
the first five. MRR@10: one divided by the place of the known paper among the first ten. limits,
refusals: share of answers that keep to the limits, and of rightly empty ones. kept: share of real
questions that were not refused. dialogues: share of turns understood as they were meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.answer import Answer, Recommendation
from index.library import Library
from index.query import Query


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged question.

    Attributes:
        q: the question.
        lang: "en" or "zh".
        kind: topic, known, limits, noise or refuse.
        relevant: ids of all papers that rightly answer it; empty for "refuse".
        first: ids that may stand first (default: any relevant one).
        limits: what the answer must keep to: year_min, year_max, citations_min, count, order,
            author, category, not_author, not_category, not_topic.
        half: "fit" or "check".
        same: what a question of the other language is called that asks the same, or "".
    """

    q: str
    lang: str
    kind: str
    relevant: tuple[str, ...]
    first: tuple[str, ...]
    limits: dict[str, Any]
    half: str = "check"
    same: str = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation: what is said, and what each turn must be understood as.

    Attributes:
        turns: (words, expected): ``expected`` holds the limits, order and language that differ
            from those of a plain question in ``lang``; what it leaves out must not be set.
            ``step`` is what kind of turn it is, where it is no question.
    """

    lang: str
    turns: tuple[tuple[str, dict[str, Any]], ...]
    half: str = "check"

    @property
    def q(self) -> str:
        """The dialogue in one line."""
        return " / ".join(words for words, _ in self.turns)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question or dialogue with its answers and what it scored in each measure that applies."""

    judged: Judged | Dialogue
    answers: tuple[Answer, ...]
    figures: dict[str, float]

    @property
    def total(self) -> float:
        """Mean of the figures: whether it got better or worse."""
        return sum(self.figures.values()) / len(self.figures)


def judge(judged: Judged, answer: Answer) -> Verdict:
    """Score one answer."""
    offered = [r.paper.id for r in answer.recommendations]
    five, relevant = offered[:5], set(judged.relevant)
    first = float(bool(five) and five[0] in judged.first)
    figures: dict[str, float] = {}
    if judged.kind == "topic":
        figures["hit@1"] = first
        figures["P@5"] = sum(p in relevant for p in five) / len(five) if five else 0.0
        figures["C@5"] = sum(p in relevant for p in five) / min(5, len(relevant))
    elif judged.kind == "noise":
        figures["noise@1"] = first
    elif judged.kind == "known":
        places = [i for i, paper in enumerate(offered[:10], 1) if paper in relevant]
        figures["MRR@10"] = 1 / places[0] if places else 0.0
    elif judged.kind == "limits":
        figures["limits"] = float(keeps(judged, answer))
    else:
        figures["refusals"] = float(not answer.found)
    if judged.kind != "refuse" and judged.relevant:
        figures["kept"] = float(answer.found)
    return Verdict(judged, (answer,), figures)


# What a dialogue calls a step; saying it again in another language is an answer, too.
_STEPS = {"leaf": "more", "speak": "ask"}


def judge_dialogue(dialogue: Dialogue, library: Library) -> Verdict:
    """Hold a conversation and score its turns."""
    talk = library.conversation()
    answers, right = [], []
    for words, expected in dialogue.turns:
        answer = talk.ask(words)
        answers.append(answer)
        step = type(talk.step).__name__.lower()
        right.append(
            _STEPS.get(step, step) == expected.get("step", "ask")
            and _meant(answer.query, dialogue, expected)
        )
    return Verdict(dialogue, tuple(answers), {"dialogues": sum(right) / len(right)})


def _meant(query: Query, dialogue: Dialogue, expected: dict[str, Any]) -> bool:
    """Whether a query has exactly the limits, order and language that are expected."""
    plain = Query("", dialogue.lang)
    without = query.without
    return (
        all(
            getattr(query, name) == expected.get(name, getattr(plain, name))
            for name in ("language", "year_min", "year_max", "citations_min", "order")
        )
        and ("count" not in expected or query.count == expected["count"])
        and query.categories == tuple(expected.get("categories", ()))
        and [a.split()[-1] for a in query.authors] == list(expected.get("authors", ()))
        and bool(without) == bool(expected.get("without"))
        and (query.relation.kind if query.relation else None) == expected.get("relation")
    )


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
        and all((p.citations or 0) >= limits.get("citations_min", 0) for p in papers)
        and len(papers) <= limits.get("count", len(papers))
        and (limits.get("order") != "citations" or counts == sorted(counts, reverse=True))
        and (limits.get("order") != "year" or years == sorted(years, reverse=True))
        and (limits.get("order") != "oldest" or years == sorted(years))
        and ("category" not in limits or all(limits["category"] in p.categories for p in papers))
        and ("author" not in limits or all(_wrote(limits["author"], r) for r in found))
        and not any(limits.get("not_category") in p.categories for p in papers)
        and not any(limits.get("not_topic") in p.topics for p in papers)
        and not ("not_author" in limits and any(_wrote(limits["not_author"], r) for r in found))
    )


def _wrote(author: str, recommendation: Recommendation) -> bool:
    surname = author.split()[-1].casefold()
    return any(name.split()[-1].casefold() == surname for name in recommendation.paper.authors)
