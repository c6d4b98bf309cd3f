"""The judged questions: two halves, comparison of two indexes, refusal of a worse one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import DATA

from index import Library
from index.errors import BuildError
from index.evaluate import (
    below,
    evaluate,
    load_questions,
    refuse_worse,
    summary,
)
from index.fitting import fit
from index.weights import FEATURES

QUESTIONS = load_questions(DATA / "questions.yaml")
SOME = replace(QUESTIONS, single=QUESTIONS.single[::9], dialogues=QUESTIONS.dialogues[::9])


def test_there_are_enough_questions_in_both_halves_and_languages() -> None:
    assert len(QUESTIONS.single) >= 400
    for group in (QUESTIONS.single, QUESTIONS.dialogues):
        for half in ("fit", "check"):
            for language in ("en", "zh"):
                share = sum(q.half == half and q.lang == language for q in group) / len(group)
                assert 0.15 < share < 0.35


def test_pairs_stand_in_the_same_half() -> None:
    halves: dict[str, set[str]] = {}
    for question in QUESTIONS.single:
        if question.same:
            halves.setdefault(question.same, set()).add(question.half)
    assert halves and all(len(half) == 1 for half in halves.values())


def test_every_paper_that_is_judged_is_on_the_list(library: Library) -> None:
    ids = {paper.id for paper in library.papers}
    for question in QUESTIONS.single:
        assert set(question.relevant) | set(question.first) <= ids, question.q


def test_the_list_keeps_its_floors(library: Library) -> None:
    unseen = replace(
        QUESTIONS,
        single=tuple(q for q in QUESTIONS.single if q.half == "check"),
        dialogues=tuple(d for d in QUESTIONS.dialogues if d.half == "check"),
    )
    assert below(summary(evaluate(library, unseen)), QUESTIONS.floors) == []


def test_a_worse_index_is_refused(library: Library) -> None:
    high = {"en": {"hit@1": 1.01}, "zh": {}}
    with pytest.raises(BuildError, match="hit@1"):
        refuse_worse(replace(SOME, floors=high), library.snapshot)
    refuse_worse(replace(SOME, floors={"en": {"hit@1": 0.1}, "zh": {}}), library.snapshot)


def test_fitting_looks_at_the_fit_half_only(library_home: Path) -> None:
    library = Library.open(library_home)
    few = [q for q in QUESTIONS.single if q.kind in ("topic", "refuse")][::40]
    found = fit(library, few)
    assert set(found.ranking.fit.value) == set(FEATURES)
    asked = [replace(q, relevant=("he2016deep",)) if q.half == "check" else q for q in few]
    assert fit(Library.open(library_home), asked).ranking == found.ranking
