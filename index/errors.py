"""Everything that can go wrong, as one tree.

MustreadError
├── ListError            the files in ``data/`` are wrong; carries every problem found
├── SnapshotError        the snapshot cannot be used
│   ├── NoSnapshot       there is none yet
│   └── BrokenSnapshot   it is cut short, damaged, or made for another format or model
├── BuildError           a build could not be finished; the last good snapshot is untouched
│   └── BuildRunning     another build holds the lock
├── ModelError           the embedding model cannot be loaded or is not the one expected
├── QuestionError        the text is not a question that can be read
└── UnknownPaper         no paper of the list has this id or name

An error carries the key of its sentence and what to fill in; the sentence itself, in both
languages, is in :mod:`index.wording`. Only the command line and the bot turn it into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from index.wording import say


class MustreadError(Exception):
    """Base of all errors. ``str(error)`` is the English sentence, ``error.text("zh")`` the Chinese."""

    exit_code = 1

    def __init__(self, key: str, **values: Any) -> None:
        self.key = key
        self.values = values
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """The sentence in ``language`` ("en" or "zh")."""
        return say(language, f"error.{self.key}", **self.values)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the list: where (``file: paper``) and what."""

    file: str
    paper: str
    key: str
    values: dict[str, Any]

    def text(self, language: str) -> str:
        """``file: paper: problem`` in ``language``."""
        where = f"{self.file}: {self.paper}" if self.paper else self.file
        return f"{where}: {say(language, f'problem.{self.key}', **self.values)}"


class ListError(MustreadError):
    """The list's files are wrong. ``problems`` holds everything found, in the order of the files."""

    exit_code = 3

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("list", count=len(problems))

    def text(self, language: str) -> str:
        """Every problem in a line, then how many there are."""
        lines = [problem.text(language) for problem in self.problems]
        return "\n".join([*lines, say(language, "error.list", count=len(lines))])


class SnapshotError(MustreadError):
    """The snapshot cannot be used."""

    exit_code = 4


class NoSnapshot(SnapshotError):
    """Nothing was built yet."""


class BrokenSnapshot(SnapshotError):
    """The snapshot is cut short, damaged or of another format."""


class BuildError(MustreadError):
    """A build could not be finished."""

    exit_code = 5


class BuildRunning(BuildError):
    """Another build holds the lock."""


class ModelError(MustreadError):
    """The embedding model cannot be loaded."""

    exit_code = 6


class QuestionError(MustreadError):
    """The text cannot be read as a question."""

    exit_code = 2


class UnknownPaper(MustreadError):
    """No paper of the list has this id or name."""

    exit_code = 2
