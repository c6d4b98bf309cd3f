"""Measure the answers on questions whose right papers are known (``data/questions.yaml``).

The measures are those of :mod:`index.judging`, and same@1: share of question pairs, one in each
language, that get the same first paper.

Half of the questions (``half: fit``) may be looked at when weights and rules are chosen; the other
half (``half: check``) only tells how good they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from index.errors import BuildError, MustreadError
from index.judging import Dialogue, Judged, Verdict, judge, judge_dialogue
from index.library import Library
from index.paper import LANGUAGES
from index.snapshot import Snapshot

KINDS = ("topic", "known", "limits", "noise", "refuse")
HALVES = ("fit", "check")
MEASURES = (
    "hit@1", "P@5", "C@5", "MRR@10", "noise@1", "limits", "refusals", "kept", "dialogues",
)  # fmt: skip
_DIALOGUES = 4  # of so many dialogues a build is asked one
Table = dict[str, dict[str, float]]  # language → measure → figure


@dataclass(frozen=True, slots=True)
class Questions:
    """The judged questions and, per language, the floor of each measure."""

    single: tuple[Judged, ...]
    dialogues: tuple[Dialogue, ...]
    floors: Table


def load_questions(path: Path) -> Questions:
    """Read the judged questions.

    Raises:
        MustreadError: if the file cannot be read or a question lacks something.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        single = tuple(
            Judged(
                entry["q"],
                entry["lang"],
                entry["kind"],
                tuple(entry["relevant"]),
                tuple(entry.get("first") or entry["relevant"]),
                dict(entry.get("limits") or {}),
                entry["half"],
                entry.get("same", ""),
            )
            for entry in content["questions"]
        )
        dialogues = tuple(
            Dialogue(
                entry["lang"],
                tuple((turn["say"], dict(turn.get("expect") or {})) for turn in entry["turns"]),
                entry["half"],
            )
            for entry in content.get("dialogues") or ()
        )
        wrong = [q.q for q in single if q.kind not in KINDS]
        both: list[Judged | Dialogue] = [*single, *dialogues]
        wrong += [q.q for q in both if q.lang not in LANGUAGES or q.half not in HALVES]
        if wrong:
            raise ValueError(f"unknown kind, language or half: {wrong[0]}")
        return Questions(single, dialogues, content["floors"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        why = " ".join(f"{error}".split())
        raise MustreadError("questions", path=path, why=why) from None


def evaluate_single(library: Library, questions: Iterable[Judged]) -> list[Verdict]:
    """Ask every question and judge its answer."""
    return [judge(question, library.ask(question.q)) for question in questions]


def evaluate(library: Library, questions: Questions) -> list[Verdict]:
    """Ask every question, hold every dialogue, and judge the answers."""
    found = evaluate_single(library, questions.single)
    return found + [judge_dialogue(dialogue, library) for dialogue in questions.dialogues]


def summary(verdicts: Iterable[Verdict], half: str | None = None) -> Table:
    """Mean of each measure per language, of one half or of all."""
    verdicts = [v for v in verdicts if half in (None, v.judged.half)]
    table: Table = {}
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


def difference(table: Table) -> dict[str, float]:
    """How much better each figure is in English than in Chinese."""
    english, chinese = (table.get(language, {}) for language in LANGUAGES)
    return {m: english[m] - chinese[m] for m in MEASURES if m in english and m in chinese}


def same_first(verdicts: Iterable[Verdict]) -> float | None:
    """Share of the pairs of questions that ask the same in both languages and get the same first
    paper; None if there are no such pairs."""
    firsts: dict[str, list[str]] = {}
    for verdict in verdicts:
        name = getattr(verdict.judged, "same", "")
        if name:
            best = next(iter(verdict.answers[0]), None)
            firsts.setdefault(name, []).append(best.paper.id if best else "")
    pairs = [ids for ids in firsts.values() if len(ids) == len(LANGUAGES)]
    return sum(len(set(ids)) == 1 for ids in pairs) / len(pairs) if pairs else None


def below(table: Table, floors: Table) -> list[tuple[str, str]]:
    """Language and measure of every figure below its floor."""
    return [
        (language, measure)
        for language, row in table.items()
        for measure, value in row.items()
        if value < floors.get(language, {}).get(measure, 0.0) - 1e-9
    ]


def refuse_worse(questions: Questions, snapshot: Snapshot) -> None:
    """Ask a new snapshot the check half of the judged questions before it answers anybody else, and
    hold a quarter of that half's dialogues: whoever builds waits for it.

    Raises:
        BuildError: if a figure is below its floor.
    """
    asked = replace(
        questions,
        single=tuple(q for q in questions.single if q.half == "check"),
        dialogues=tuple(d for d in questions.dialogues if d.half == "check")[::_DIALOGUES],
    )
    table = summary(evaluate(Library(snapshot), asked))
    low = below(table, questions.floors)
    if low:
        listed = ", ".join(
            f"{language} {measure} {table[language][measure]:.3f} < {questions.floors[language][measure]}"
            for language, measure in low
        )
        raise BuildError("worse", figures=listed)
