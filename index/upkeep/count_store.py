"""The history of citation counts and the answers of a day, in one SQLite file of the store.

An answer is kept as soon as it has come, so a run that was stopped goes on where it stood, and a
second run on the same day asks nothing again.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from index.upkeep.errors import UpkeepError
from index.upkeep.sources import Record

FILE = "counts.db"
FRESH = 24 * 3600.0  # seconds for which an answer is not asked for again
_TABLES = """
CREATE TABLE IF NOT EXISTS counts (
    paper TEXT NOT NULL, provider TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (paper, provider, day)
);
CREATE TABLE IF NOT EXISTS answers (
    provider TEXT NOT NULL, question TEXT NOT NULL, at REAL NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (provider, question)
);
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """One count of one paper on one day (or in one month, ISO 8601)."""

    paper: str
    provider: str
    day: str
    count: int


class CountStore(contextlib.AbstractContextManager["CountStore"]):
    """The file ``counts.db`` in a folder; a context manager.

    Args:
        folder: folder of the store; made if it is not there.

    Raises:
        UpkeepError: from every method, if the file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        with self._explained():
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path)
            self._db.executescript(_TABLES)

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, counts: Iterable[Counted]) -> None:
        """Add counts to the history; one for the same paper, provider and day replaces."""
        with self._explained(), self._db:
            rows = [astuple(counted) for counted in counts]
            self._db.executemany("INSERT OR REPLACE INTO counts VALUES (?, ?, ?, ?)", rows)

    def keep(self, provider: str, answers: Iterable[tuple[str, Record | None]]) -> None:
        """Keep answers to questions; None says that the provider does not know the paper."""
        now = time.time()
        with self._explained(), self._db:
            rows = [
                (provider, question, now, json.dumps(asdict(record) if record else None))
                for question, record in answers
            ]
            self._db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)

    def answers(self, provider: str) -> dict[str, Record | None]:
        """The answers of the last day, by question; older ones are dropped."""
        with self._explained(), self._db:
            self._db.execute("DELETE FROM answers WHERE at < ?", (time.time() - FRESH,))
            rows = self._db.execute(
                "SELECT question, record FROM answers WHERE provider = ?", (provider,)
            ).fetchall()
        found = {question: json.loads(record) for question, record in rows}
        return {question: Record(**data) if data else None for question, data in found.items()}

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            why = getattr(error, "strerror", None) or " ".join(str(error).split())
            raise UpkeepError("counts", path=self.path, why=why) from None
