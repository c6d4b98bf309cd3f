"""Runs commands of upkeep as the command line runs them, on a list that is read once."""

from __future__ import annotations

import argparse
import functools
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers import DATA

from bot import upkeep
from bot.arguments import Parser
from index.reading_list import ReadingList, load


@functools.cache
def whole_list() -> ReadingList:
    """The list of the repository; reading it takes longer than most tests."""
    return load(DATA)


def give_whole_list(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """The commands of a module of ``bot.upkeep`` get the list that is read already."""
    monkeypatch.setattr(f"bot.upkeep.{module}.load", lambda data: whole_list())


def run_command(
    name: str,
    arguments: Sequence[str],
    data: Path,
    home: Path | None = None,
    language: str = "en",
) -> int:
    """The exit code of ``mustread name``; what goes wrong is raised."""
    parser = Parser(language=language, prog=f"mustread {name}")
    upkeep.add(name, parser, language)
    given = argparse.Namespace(
        command=name, data=str(data), home=str(home) if home else None, lang=None
    )
    return upkeep.run(parser.parse_args(arguments, given), language)
