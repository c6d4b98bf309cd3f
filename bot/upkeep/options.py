"""What the options of several commands of upkeep have in common."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot.folders import store_of
from index.library import Library
from index.paper import Paper
from index.reading_list import ReadingList
from index.upkeep.selection import find_category, select, split_ids
from index.upkeep.wording import say


def words_of(command: str, language: str) -> Callable[[str], str]:
    """The help of each option of ``command``, by the option's name."""
    return lambda option: say(language, f"help.{command}.{option}")


def selected(
    options: argparse.Namespace,
    reading_list: ReadingList,
    shelf: str | None = None,
    question: str | None = None,
) -> tuple[Paper, ...]:
    """The papers of --ids, --category, --shelf and --question, as far as they are given.

    Raises:
        UpkeepError: if there is no such paper or category, or no paper is left.
    """
    ids = split_ids(options.ids) if options.ids is not None else None
    if question is not None:
        answer = [found.paper.id for found in Library(store_of(options).current()).ask(question)]
        # An index older than the list may name papers that have left it since.
        on_list = [paper for paper in answer if paper in reading_list.files]
        ids = tuple(paper for paper in on_list if ids is None or paper in ids)
    category = None
    if options.category is not None:
        category = find_category(options.category, reading_list.categories)
    return select(reading_list.papers, ids=ids, category=category, shelf=shelf)
