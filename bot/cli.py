"""The ``mustread`` command: one small function for each of its commands.

Errors become one sentence on standard error and an exit code here, and nowhere else.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import upkeep
from bot.arguments import UsageError, parser
from bot.folders import data_of, store_of
from bot.wording import locale_language, say
from index import Library, MustreadError
from index.errors import ListError
from index.layout import WIDTH, answer_text, paper_text, table_text
from index.question import language_of
from index.snapshot import Store

if TYPE_CHECKING:
    from bot.progress import Progress


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):  # a terminal without UTF-8 must not stop an answer
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _wanted_language(given)
    try:
        options = _parse(given, language)
        return COMMANDS[options.command](options, language)
    except UsageError as error:
        return _fail(str(error), 2)
    except MustreadError as error:
        return _fail(error.text(language), error.exit_code)
    except KeyboardInterrupt:
        return _fail(say(language, "error.interrupted"), 130)
    except BrokenPipeError:  # the reader ("| head") has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("MUSTREAD_DEBUG"):
            traceback.print_exc()
        why = (f"{type(error).__name__}: {error}").splitlines()[0]
        return _fail(say(language, "error.unexpected", why=why), 70)


def _fail(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


def _wanted_language(given: Sequence[str]) -> str:
    """``--lang`` before anything else is parsed, for the parser's own words."""
    for i, argument in enumerate(given):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else None
        if argument == "--lang" and i + 1 < len(given):
            value = given[i + 1]
        if value in ("en", "zh"):
            return value
    return locale_language(os.environ)


def _parse(given: Sequence[str], language: str) -> argparse.Namespace:
    top = parser(language, given)
    options, unknown = top.parse_known_args(given)
    if unknown:
        top.error(say(language, "error.unknown_arguments", what=" ".join(unknown)))
    if options.command is None:
        raise UsageError(f"{say(language, 'error.no_command')}\n\n{top.format_help()}".rstrip())
    return options


def _library(options: argparse.Namespace) -> Library:
    return Library(store_of(options).current())


def _columns() -> int:
    """The terminal's width, at most 100 so that lines stay readable; 80 where there is none."""
    return max(40, min(100, shutil.get_terminal_size((WIDTH, 24)).columns))


def _progress(language: str) -> Progress:
    from bot.progress import Progress

    return Progress(lambda stage: say(language, f"stage.{stage}"))


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def ask(options: argparse.Namespace, language: str) -> int:
    """Answer one question."""
    question = " ".join(options.question)
    try:
        answer = _library(options).ask(
            question,
            limit=options.limit,
            category=options.category,
            since=options.since,
            until=options.until,
            order=options.order,
        )
    except MustreadError as error:  # in the language of the question, not of the terminal
        return _fail(error.text(_question_language(options, question, language)), error.exit_code)
    if options.json:
        _print_json(answer.as_dict())
    else:
        print(answer_text(answer, _columns()))
    return 0


def _question_language(options: argparse.Namespace, question: str, language: str) -> str:
    if options.lang:
        return str(options.lang)
    return "zh" if language_of(question) == "zh" else language


def chat(options: argparse.Namespace, language: str) -> int:
    """Ask one question after the other."""
    from bot.chat import run

    return run(_library(options), language, store_of(options).folder / "history", _columns())


def show(options: argparse.Namespace, language: str) -> int:
    """Everything about one paper."""
    library = _library(options)
    paper = library.paper(" ".join(options.paper))
    if options.json:
        _print_json(paper.as_dict())
    else:
        print(paper_text(paper, library.categories, language, _columns()))
    return 0


def similar(options: argparse.Namespace, language: str) -> int:
    """Papers like one of the list."""
    answer = _library(options).similar(" ".join(options.paper), options.limit, language)
    if options.json:
        _print_json([r.as_dict() for r in answer])
    else:
        print(answer_text(answer, _columns()))
    return 0


def list_papers(options: argparse.Namespace, language: str) -> int:
    """A line for each paper."""
    library = _library(options)
    category = library.category(options.category) if options.category else None
    papers = [
        paper
        for paper in sorted(library.papers, key=lambda p: (p.year, p.title.en))
        if (category is None or category in paper.categories)
        and options.year in (None, paper.year)
        and options.shelf in (None, paper.shelf)
    ]
    if options.json:
        _print_json([paper.as_dict() for paper in papers])
    elif papers:
        print(table_text(papers, language, _columns()))
    return 0


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
    library = _library(options)
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
        _print_json({**snapshot.manifest, "name": snapshot.name, "up_to_date": fresh})
    else:
        print(info_text(snapshot, fresh, language))
    return 0


def evaluate(options: argparse.Namespace, language: str) -> int:
    """Measure the answers; exit code 1 if a figure is below its floor."""
    from bot.report import against_json, against_text, eval_json, eval_text
    from index.evaluate import below, load_questions, summary
    from index.evaluate import evaluate as judge_all

    questions = load_questions(data_of(options) / "questions.yaml")
    verdicts = judge_all(_library(options), questions)
    others = None
    if options.against:
        with _other_library(options, language) as library:
            others = judge_all(library, questions)
    if options.json:
        found = eval_json(verdicts, questions.floors)
        if others is not None:
            found["against"] = against_json(verdicts, others)
        _print_json(found)
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
        error = ListError(problems)
        return _fail(error.text(language), error.exit_code)
    counts = {
        "papers": len(found.papers),
        "categories": len(found.categories),
        "terms": len(found.terms),
    }
    print(say(language, "check.good", **counts))
    return 0


def discord_bot(options: argparse.Namespace, language: str) -> int:
    """Run the Discord bot until it is told to stop."""
    from bot.discord.run import main as run

    return run(language, Path(options.home).expanduser() if options.home else None)


COMMANDS: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "ask": ask,
    "chat": chat,
    "show": show,
    "similar": similar,
    "list": list_papers,
    "build": build,
    "train": train,
    "fit": fit,
    "info": info,
    "eval": evaluate,
    "check": check,
    "bot": discord_bot,
    **dict.fromkeys(upkeep.MODULES, upkeep.run),
}

if __name__ == "__main__":
    sys.exit(main())
