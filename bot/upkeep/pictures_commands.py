"""``mustread authors`` and ``mustread plot``: who wrote the list, and pictures of it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import LAST_YEAR, Parser, choice, whole_number
from bot.folders import data_of, store_of
from bot.upkeep.options import words_of
from index.entry_check import FIRST_YEAR
from index.paper import Category, Paper
from index.reading_list import load
from index.spellings import merge_spellings
from index.upkeep.authors import Author, authors, by_category, by_year, select
from index.upkeep.graph import coauthor_graph, graph_facts
from index.upkeep.selection import find_category
from index.upkeep.wording import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KINDS = ("years", "categories", "map")
SHOWN = 20  # rows of a table, unless told otherwise
PAIRS = 100  # of co-authors in JSON, unless told otherwise
DRAWN = 30  # authors in a picture
LINKED = 60  # authors in the picture of who wrote with whom
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class _Credits:
    """Papers, and who wrote them; ``people`` is the person that each name stands for."""

    papers: Sequence[Paper]
    people: Mapping[str, str]
    authors: Sequence[Author]
    categories: Sequence[Category]


def add_authors(sub: Parser, language: str) -> None:
    """The options of ``authors``."""
    words = words_of("authors", language)
    sub.add_argument("--category", metavar="NAME", help=words("category"))
    for option in ("--since", "--until"):
        year = whole_number(language, option, FIRST_YEAR, LAST_YEAR)
        sub.add_argument(option, metavar="YEAR", type=year, help=words(option[2:]))
    top = whole_number(language, "--top", 1, _MOST)
    sub.add_argument("--top", metavar="N", type=top, help=words("top"))
    sub.add_argument("--json", action="store_true", help=words("json"))
    sub.add_argument("--picture", metavar="FILE", type=Path, help=words("picture"))
    sub.add_argument("--graph", metavar="FILE", type=Path, help=words("graph"))


def list_authors(options: argparse.Namespace, language: str) -> int:
    """Who wrote the list, as tables or JSON, and as pictures if asked for."""
    from index.upkeep.pictures import check_target

    targets = [path for path in (options.picture, options.graph) if path]
    for path in targets:
        check_target(path)
    whole = load(data_of(options))
    category = _category(options.category, whole.categories)
    papers = select(whole.papers, category.id if category else None, options.since, options.until)
    people = merge_spellings(whole.papers, whole.people)
    credits = _Credits(papers, people, authors(papers, people), whole.categories)
    # The pictures first: a table that ends in an error would read as if all had gone well.
    _draw_authors(options, credits, language)
    if options.json:
        _print_json(options.top, credits)
    else:
        _print_tables(options.top or SHOWN, credits, language)
    for path in targets:
        print(say(language, "picture.written", path=path), file=sys.stderr)
    return 0


def _draw_authors(options: argparse.Namespace, credits: _Credits, language: str) -> None:
    if not (options.picture or options.graph):
        return
    from index.upkeep.author_pictures import draw_authors, draw_graph
    from index.upkeep.pictures import save, style

    with style():
        if options.picture:
            top = credits.authors[: options.top or DRAWN]
            figure = draw_authors(top, credits.papers, credits.categories, language)
            save(figure, options.picture)
        if options.graph:
            top = credits.authors[: options.top or LINKED]
            graph = coauthor_graph(credits.papers, credits.people)
            figure = draw_graph(graph, top, credits.papers, credits.categories, language)
            save(figure, options.graph)


def _print_tables(top: int, credits: _Credits, language: str) -> None:
    from index.upkeep.authors_text import (
        authors_text,
        categories_text,
        graph_text,
        summary_text,
        years_table,
    )

    papers, people, categories = credits.papers, credits.people, credits.categories
    facts = graph_facts(coauthor_graph(papers, people), top)
    parts = (
        "\n".join(summary_text(papers, len(credits.authors), language)),
        authors_text(credits.authors[:top], categories, language),
        graph_text(facts, language),
        categories_text(by_category(papers, people, categories), categories, language),
        years_table(by_year(papers, people), language),
    )
    print("\n\n".join(parts))


def _print_json(top: int | None, credits: _Credits) -> None:
    papers, people = credits.papers, credits.people
    facts = graph_facts(coauthor_graph(papers, people), top or PAIRS)
    value = {
        "papers": len(papers),
        "papers_with_known_citations": sum(paper.citations is not None for paper in papers),
        "people": len(credits.authors),
        "authors": [author.as_dict() for author in credits.authors[:top]],
        "graph": facts.as_dict(),
        "by_category": [asdict(r) for r in by_category(papers, people, credits.categories)],
        "by_year": [asdict(row) for row in by_year(papers, people)],
    }
    print(json.dumps(value, ensure_ascii=False, indent=2))


def add_plot(sub: Parser, language: str) -> None:
    """The options of ``plot``."""
    words = words_of("plot", language)
    kind = choice(language, "KIND", KINDS)
    sub.add_argument("kind", metavar="KIND", type=kind, help=words("kind"))
    both = choice(language, "--lang", ("en", "zh"))
    sub.add_argument("--lang", metavar="en|zh", type=both, dest="labels", help=words("lang"))
    sub.add_argument("-o", "--output", metavar="FILE", type=Path, help=words("output"))
    sub.add_argument("--category", metavar="NAME", help=words("category"))


def plot(options: argparse.Namespace, language: str) -> int:
    """Draw the list into a file."""
    from index.upkeep.pictures import check_target, save, style

    path: Path = options.output or Path(f"mustread-{options.kind}.png")
    check_target(path)
    labels: str = options.labels or language
    with style():
        if options.kind == "map":
            figure = _map(options, labels)
        else:
            from index.upkeep.list_pictures import draw_categories, draw_years

            whole = load(data_of(options))
            category = _category(options.category, whole.categories)
            papers = select(whole.papers, category.id if category else None)
            draw = draw_years if options.kind == "years" else draw_categories
            figure = draw(papers, whole.categories, labels, category)
        save(figure, path)
    print(say(language, "picture.written", path=path))
    return 0


def _map(options: argparse.Namespace, labels: str) -> Figure:
    from index.upkeep.list_pictures import draw_map
    from index.upkeep.paper_map import read_vectors, two_dimensions

    vectors = read_vectors(store_of(options).current())
    category = _category(options.category, vectors.categories)
    if category:
        vectors = vectors.only(category.id)
    points = two_dimensions(vectors.means)
    return draw_map(vectors.papers, points, vectors.categories, labels, category)


def _category(name: str | None, categories: Sequence[Category]) -> Category | None:
    return find_category(name, categories) if name else None


COMMANDS: dict[
    str,
    tuple[Callable[[Parser, str], None], Callable[[argparse.Namespace, str], int]],
] = {"authors": (add_authors, list_authors), "plot": (add_plot, plot)}
