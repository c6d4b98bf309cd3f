"""One answer at a time for a person, and not too many in a minute; and what is being answered."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass

WINDOW = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a person has to wait: the key of the sentence and the seconds."""

    key: str
    seconds: int = 0


class Gate:
    """Lets a person's requests through one after the other.

    Args:
        per_minute: so many in any minute.
        clock: seconds, never going back.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._inside: set[int] = set()
        self._times: dict[int, deque[float]] = {}

    @contextlib.contextmanager
    def enter(self, person: int) -> Iterator[Refusal | None]:
        """Pass, or get the reason why not; the place is free again at the end."""
        refusal = self._refusal(person)
        if refusal is not None:
            yield refusal
            return
        self._inside.add(person)
        try:
            yield None
        finally:
            self._inside.discard(person)

    def _refusal(self, person: int) -> Refusal | None:
        now = self._clock()
        if person in self._inside:
            return Refusal("busy")
        if len(self._times) > 1000:  # people who have not asked for a minute
            self._times = {p: t for p, t in self._times.items() if t[-1] > now - WINDOW}
        times = self._times.setdefault(person, deque())
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if len(times) >= self._per_minute:
            return Refusal("slow_down", max(1, math.ceil(times[0] + WINDOW - now)))
        times.append(now)
        return None


class Running:
    """What is being answered just now, so that it can be finished before leaving."""

    def __init__(self) -> None:
        self.leaving = False
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """Something is being answered."""
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._idle.set()

    async def finish(self, seconds: float) -> bool:
        """Take nothing new and wait for the rest; returns whether all of it was finished."""
        self.leaving = True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
        return not self._count
