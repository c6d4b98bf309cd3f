"""What the bot remembers: settings of servers, and for 24 hours what its messages show.

One SQLite file, used from one thread of its own, so that the event loop never waits for a disk.
What is deleted is overwritten (``secure_delete``).
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from bot.discord.errors import StartError
from bot.discord.shown import Shown

T = TypeVar("T")
KEEP_SECONDS = 24 * 3600
_TABLES = """
CREATE TABLE IF NOT EXISTS servers (id INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS shown (
    message INTEGER PRIMARY KEY, channel INTEGER NOT NULL, person INTEGER NOT NULL,
    at REAL NOT NULL, entry TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS shown_last ON shown (person, channel, at);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Settings of one server.

    Attributes:
        language: "en", "zh", or "" for the server's own locale.
        channels: where mentions are answered; everywhere if empty.
        count: papers in an answer.
    """

    language: str = ""
    channels: tuple[int, ...] = ()
    count: int = 5


class State:
    """The bot's memory.

    Args:
        path: the SQLite file; made if it is not there, readable by its owner alone.
        clock: seconds since 1970.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="state")
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Open the file and drop what is too old.

        Raises:
            StartError: if that cannot be done.
        """
        try:
            await self._do(self._open)
        except (OSError, sqlite3.Error) as error:
            raise StartError("state", path=self._path, why=error) from None
        await self.purge()

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(_TABLES)
        self._connection = connection

    async def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            await self._do(self._connection.close)
        self._thread.shutdown(wait=False)

    async def _do(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _rows(self, sql: str, *values: object) -> list[tuple[str | int | float, ...]]:
        def work() -> list[tuple[str | int | float, ...]]:
            if self._connection is None:
                raise sqlite3.ProgrammingError("not open")
            return self._connection.execute(sql, values).fetchall()

        return await self._do(work)

    async def remember(self, message: int, channel: int, person: int, shown: Shown) -> None:
        """Keep what a message shows, for the person who asked.

        Args:
            channel: 0 for a private answer, which nothing in a channel may refer to.
        """
        await self._rows(
            "INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?, ?)",
            message,
            channel,
            person,
            self._clock(),
            shown.to_json(),
        )

    async def refresh(self, message: int, shown: Shown) -> None:
        """Keep what a message shows now, for the person for whom it was remembered."""
        sql = "UPDATE shown SET entry = ?, at = ? WHERE message = ?"
        await self._rows(sql, shown.to_json(), self._clock(), message)

    async def recall(self, message: int) -> Shown | None:
        """What a message shows; None if it was forgotten."""
        sql = "SELECT entry FROM shown WHERE message = ? AND at > ?"
        return _shown(await self._rows(sql, message, self._clock() - KEEP_SECONDS))

    async def latest(self, channel: int, person: int, seconds: float) -> Shown | None:
        """The last answer a person got in a channel, if it is not older than ``seconds``."""
        sql = (
            "SELECT entry FROM shown WHERE person = ? AND channel = ? AND at > ? "
            "ORDER BY at DESC, message DESC LIMIT 1"
        )
        return _shown(await self._rows(sql, person, channel, self._clock() - seconds))

    async def forget(self, person: int) -> int:
        """Delete at once all that is kept of a person; returns how many answers that were."""
        found = await self._rows("DELETE FROM shown WHERE person = ? RETURNING message", person)
        await self._rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(found)

    async def purge(self) -> None:
        """Delete what is older than 24 hours."""
        await self._rows("DELETE FROM shown WHERE at <= ?", self._clock() - KEEP_SECONDS)
        await self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    async def kept(self) -> int:
        """How many answers are remembered."""
        return int((await self._rows("SELECT count(*) FROM shown"))[0][0])

    async def server(self, server: int | None) -> Server:
        """The settings of a server; the usual ones where nothing was set, and in private."""
        found = await self._rows("SELECT settings FROM servers WHERE id = ?", server or 0)
        if not found:
            return Server()
        entry = json.loads(str(found[0][0]))
        return Server(entry["language"], tuple(entry["channels"]), entry["count"])

    async def set_server(self, server: int, settings: Server) -> None:
        """Keep the settings of a server."""
        entry = json.dumps(asdict(settings))
        await self._rows("INSERT OR REPLACE INTO servers VALUES (?, ?)", server, entry)

    async def drop_server(self, server: int) -> None:
        """Forget a server that the bot has left."""
        await self._rows("DELETE FROM servers WHERE id = ?", server)

    async def fact(self, name: str) -> str:
        """A fact about the bot itself, or ""."""
        found = await self._rows("SELECT value FROM facts WHERE name = ?", name)
        return str(found[0][0]) if found else ""

    async def set_fact(self, name: str, value: str) -> None:
        """Keep a fact about the bot itself."""
        await self._rows("INSERT OR REPLACE INTO facts VALUES (?, ?)", name, value)


def _shown(rows: list[tuple[str | int | float, ...]]) -> Shown | None:
    return Shown.from_json(str(rows[0][0])) if rows else None
