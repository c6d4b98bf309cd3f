"""``mustread export``: the list, or a part of it, as a document or as records."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.arguments import Parser, choice
from bot.folders import data_of, store_of
from bot.upkeep.options import selected, words_of
from index.paper import SHELVES, Category, Paper
from index.reading_list import load
from index.upkeep.wording import say

FORMATS = ("markdown", "bibtex", "ris", "csl-json", "csv", "jsonl")
TITLES = ("en", "zh", "both")
_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".bib": "bibtex", ".ris": "ris",
    ".json": "csl-json", ".csv": "csv", ".jsonl": "jsonl",
}  # fmt: skip


def add_export(sub: Parser, language: str) -> None:
    """The options of ``export``."""
    words = words_of("export", language)
    formats = choice(language, "--format", FORMATS)
    sub.add_argument("--format", metavar="FORMAT", type=formats, help=words("format"))
    # Without a default, so that a --lang before the command stays.
    sub.add_argument(
        "--lang",
        metavar="en|zh|both",
        type=choice(language, "--lang", TITLES),
        default=argparse.SUPPRESS,
        help=words("lang"),
    )
    sub.add_argument("--category", metavar="NAME", help=words("category"))
    shelf = choice(language, "--shelf", SHELVES)
    sub.add_argument("--shelf", metavar="SHELF", type=shelf, help=words("shelf"))
    sub.add_argument("--ids", metavar="A,B,C", help=words("ids"))
    sub.add_argument("--question", metavar="TEXT", help=words("question"))
    sub.add_argument("-o", "--output", metavar="FILE", help=words("output"))
    sub.add_argument("--force", action="store_true", help=words("force"))


def export(options: argparse.Namespace, language: str) -> int:
    """Write the selected papers to a file or to standard output."""
    reading_list = load(data_of(options))
    papers = selected(options, reading_list, options.shelf, options.question)
    output = Path(options.output) if options.output not in (None, "-") else None
    form = options.format or _SUFFIXES.get(output.suffix.lower() if output else "", "markdown")
    text = exported(papers, reading_list.categories, form, options.lang or language)
    if output is None:
        sys.stdout.write(text)
        return 0
    from index.upkeep.own_files import write_own

    write_own(output, text, store_of(options).folder, force=options.force)
    print(say(language, "export.done", papers=len(papers), path=output), file=sys.stderr)
    return 0


def exported(
    papers: Sequence[Paper], categories: Sequence[Category], form: str, language: str
) -> str:
    """The papers in one of :data:`FORMATS`; ``language`` is one of :data:`TITLES`.

    Records carry both titles whatever the language, which says only which of them comes first.
    """
    if form == "markdown":
        from index.upkeep.export_markdown import markdown

        return markdown(papers, categories, language)
    if form == "bibtex":
        from index.upkeep.export_bibtex import bibtex

        return bibtex(papers, language)
    from index.upkeep import export_records

    if form == "jsonl":
        return export_records.json_lines(papers)
    write = {
        "ris": export_records.ris,
        "csl-json": export_records.csl_json,
        "csv": export_records.csv_table,
    }
    return write[form](papers, language)


COMMANDS = {"export": (add_export, export)}
