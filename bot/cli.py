"""The ``mustread`` command: how it starts and fails, and the commands that answer from the index.

Errors become one sentence on standard error and an exit code here, and nowhere else.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import index_commands, upkeep
from bot.arguments import UsageError, parser
from bot.folders import library_of, store_of
from bot.output import columns, print_json
from bot.wording import locale_language, say
from index import MustreadError
from index.layout import answer_text, paper_text, table_text
from index.question import language_of


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


def ask(options: argparse.Namespace, language: str) -> int:
    """Answer one question."""
    question = " ".join(options.question)
    try:
        answer = library_of(options).ask(
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
        print_json(answer.as_dict())
    else:
        print(answer_text(answer, columns()))
    return 0


def _question_language(options: argparse.Namespace, question: str, language: str) -> str:
    if options.lang:
        return str(options.lang)
    return "zh" if language_of(question) == "zh" else language


def chat(options: argparse.Namespace, language: str) -> int:
    """Ask one question after the other."""
    from bot.chat import run

    return run(library_of(options), language, store_of(options).folder / "history", columns())


def show(options: argparse.Namespace, language: str) -> int:
    """Everything about one paper."""
    library = library_of(options)
    paper = library.paper(" ".join(options.paper))
    if options.json:
        print_json(paper.as_dict())
    else:
        print(paper_text(paper, library.categories, language, columns()))
    return 0


def similar(options: argparse.Namespace, language: str) -> int:
    """Papers like one of the list."""
    answer = library_of(options).similar(" ".join(options.paper), options.limit, language)
    if options.json:
        print_json([r.as_dict() for r in answer])
    else:
        print(answer_text(answer, columns()))
    return 0


def list_papers(options: argparse.Namespace, language: str) -> int:
    """A line for each paper."""
    library = library_of(options)
    category = library.category(options.category) if options.category else None
    papers = [
        paper
        for paper in sorted(library.papers, key=lambda p: (p.year, p.title.en))
        if (category is None or category in paper.categories)
        and options.year in (None, paper.year)
        and options.shelf in (None, paper.shelf)
    ]
    if options.json:
        print_json([paper.as_dict() for paper in papers])
    elif papers:
        print(table_text(papers, language, columns()))
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
    "build": index_commands.build,
    "train": index_commands.train,
    "fit": index_commands.fit,
    "info": index_commands.info,
    "eval": index_commands.evaluate,
    "check": index_commands.check,
    "bot": discord_bot,
    **dict.fromkeys(upkeep.MODULES, upkeep.run),
}

if __name__ == "__main__":
    sys.exit(main())
