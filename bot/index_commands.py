"""The commands that make the index, measure it and check the list: one small function each.

What is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.folders import data_of, library_of, store_of
from bot.output import print_json
from bot.wording import say
from index import Library
from index.errors import ListError
from index.snapshot import Store

if TYPE_CHECKING:
    from bot.progress import Progress


def _progress(language: str) -> Progress:
    from bot.progress import Progress

    return Progress(lambda stage: say(language, f"stage.{stage}"))


def build(options: argparse.Namespace, language: str) -> int:
    """Build the index."""
    from index.build import build as build_snapshot
    from index.evaluate import load_questions, refuse_worse
    from index.model import EMBEDDED

    judged = data_of(options) / "questions.yaml"
    judge = None
    if judged.exists() and not options.force:
        judge = functools.partial(refuse_worse, load_questions(judged))
    with _progress(language) as progress:
        report = build_snapshot(
            data_of(options), store_of(options), options.model or EMBEDDED, progress, judge
        )
    key = "build.done" if report.changed else "build.unchanged"
    print(
        say(
            language,
            key,
            papers=report.papers,
            passages=report.passages,
            embedded=report.embedded,
            name=report.snapshot.name,
        )
    )
    return 0


def train(options: argparse.Namespace, language: str) -> int:
    """Train the student, judged on papers it was not taught, and write its weights."""
    from index.model import BuildModel
    from index.reading_list import load
    from index.training import held_out_score, pairs, save, train_student

    reading_list = load(data_of(options))
    teacher = BuildModel()
    with _progress(language) as progress:
        result = held_out_score(reading_list, teacher.encode, progress)
        student = train_student(pairs(reading_list), teacher.encode, progress)
    save(student, data_of(options) / "student")
    print(say(language, "train.held_out", texts=result.texts, first=result.first, five=result.five))
    tokens = len(student.vocabulary)
    print(say(language, "train.done", tokens=tokens, folder=data_of(options) / "student"))
    return 0


def fit(options: argparse.Namespace, language: str) -> int:
    """Fit the ranking weights on the judged questions and write them."""
    from bot.report import fit_text
    from index.evaluate import evaluate_single, load_questions, summary
    from index.fitting import fit as fit_weights
    from index.fitting import save_ranking

    data = data_of(options)
    questions = load_questions(data / "questions.yaml").single
    library = library_of(options)
    with _progress(language) as progress:
        found = fit_weights(library, questions, progress)
    check = summary(evaluate_single(library, [q for q in questions if q.half == "check"]))
    save_ranking(data / "ranking.yaml", found.ranking)
    print(fit_text(found, check, language))
    print(say(language, "fit.done", path=data / "ranking.yaml"))
    return 0


def info(options: argparse.Namespace, language: str) -> int:
    """What is in the snapshot; checks every byte of it."""
    from bot.report import info_text
    from index.reading_list import digest

    snapshot = store_of(options).current(whole=True)
    data = data_of(options)
    fresh = digest(data) == snapshot.manifest["made_from"]["list"] if data.is_dir() else None
    if options.json:
        print_json({**snapshot.manifest, "name": snapshot.name, "up_to_date": fresh})
    else:
        print(info_text(snapshot, fresh, language))
    return 0


def evaluate(options: argparse.Namespace, language: str) -> int:
    """Measure the answers; exit code 1 if a figure is below its floor."""
    from bot.report import against_json, against_text, eval_json, eval_text
    from index.evaluate import below, load_questions, summary
    from index.evaluate import evaluate as judge_all

    questions = load_questions(data_of(options) / "questions.yaml")
    verdicts = judge_all(library_of(options), questions)
    others = None
    if options.against:
        with _other_library(options, language) as library:
            others = judge_all(library, questions)
    if options.json:
        found = eval_json(verdicts, questions.floors)
        if others is not None:
            found["against"] = against_json(verdicts, others)
        print_json(found)
    else:
        print(eval_text(verdicts, questions.floors, language, options.verbose))
        if others is not None:
            print(against_text(verdicts, others, language))
    return 1 if below(summary(verdicts), questions.floors) else 0


@contextlib.contextmanager
def _other_library(options: argparse.Namespace, language: str) -> Iterator[Library]:
    """What ``--against`` names: a store with a snapshot, one snapshot of a store, or a model,
    with which the list is built for the comparison."""
    from index.build import build as build_snapshot
    from index.snapshot import MANIFEST

    path = Path(options.against).expanduser()
    if (path / "current").exists():
        yield Library(Store(path).current())
    elif (path / MANIFEST).exists():
        yield Library(Store(path.parent.parent).named(path.name))
    else:
        with (
            tempfile.TemporaryDirectory(prefix="mustread-") as folder,
            _progress(language) as progress,
        ):
            store = Store(Path(folder))
            yield Library(
                build_snapshot(data_of(options), store, options.against, progress).snapshot
            )


def check(options: argparse.Namespace, language: str) -> int:
    """Check the list: the form of its entries, and how they read and agree."""
    from index.quality import check_quality
    from index.reading_list import read

    found, problems = read(data_of(options))
    problems += check_quality(found)
    if problems:
        raise ListError(problems)
    counts = {
        "papers": len(found.papers),
        "categories": len(found.categories),
        "terms": len(found.terms),
    }
    print(say(language, "check.good", **counts))
    return 0
