"""The library behind the bot: answers in worker threads, takes up new snapshots while it runs."""

from __future__ import annotations

import asyncio
import datetime
import logging
import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from bot.discord.completion import Completion
from bot.discord.desk import Desk
from index import Library, MustreadError
from index.snapshot import Store

T = TypeVar("T")
WORKERS = min(4, os.cpu_count() or 1)
LOOK_SECONDS = 5.0
_log = logging.getLogger("mustread.service")


@dataclass(frozen=True, slots=True)
class Opened:
    """One opened snapshot with all that is made from it; replaced as a whole."""

    desk: Desk
    completion: Completion

    @property
    def library(self) -> Library:
        """The library that answers."""
        return self.desk.library


class Service:
    """Opens snapshots of a store and answers from the newest that can be used."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="answer")
        self._opened: Opened | None = None
        self._refused: str | None = None  # the newest snapshot, if it cannot be used
        self._turn = asyncio.Lock()

    @property
    def opened(self) -> Opened:
        """What answers now.

        Raises:
            RuntimeError: before :meth:`open`.
        """
        if self._opened is None:
            raise RuntimeError("no snapshot is open")
        return self._opened

    async def open(self) -> None:
        """Open the current snapshot.

        Raises:
            MustreadError: if there is none, or it cannot be used.
        """
        self._opened = await self._work(self._read)

    def _read(self) -> Opened:
        library = Library(self._store.current())
        desk = Desk(library, datetime.date.today, random.Random())
        desk.hear("warm up", "en")  # the first question loads what later ones share
        return Opened(desk, Completion(library))

    async def _work(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work)

    async def answer(self, work: Callable[[Desk], T]) -> T:
        """Do ``work`` in a thread, on the snapshot that is open when it begins."""
        desk = self.opened.desk
        return await self._work(lambda: work(desk))

    async def renew(self) -> bool:
        """Open the current snapshot if it is another one; returns whether it was.

        Raises:
            MustreadError: if it cannot be used; the old one goes on answering.
        """
        async with self._turn:
            name = await self._work(self._store.current_name)
            if name is None or name == self.opened.library.snapshot.name:
                return False
            try:
                self._opened = await self._work(self._read)
            except MustreadError:
                if name != self._refused:
                    _log.warning("snapshot refused", extra={"snapshot": name})
                self._refused = name
                raise
            papers = len(self.opened.library.papers)
            _log.info("snapshot opened", extra={"snapshot": name, "papers": papers})
            return True

    async def watch(self) -> None:
        """Look for a new snapshot every few seconds, for ever."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.renew()
            except MustreadError:
                continue  # was logged; a later build may repair it
            except OSError:
                _log.warning("store unreadable", exc_info=True)

    def close(self) -> None:
        """Let the threads go."""
        self._workers.shutdown(wait=False)
