"""Progress bars on standard error for files that come in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Never

from tqdm import tqdm

from bot.progress import WIDTH
from index.upkeep.fetch import Outcome, Watch
from index.upkeep.fetch_plan import Job
from index.upkeep.wording import say


class Downloads(Watch, AbstractContextManager["Downloads"]):
    """One bar for all PDFs, and one for the bytes of each that is coming in."""

    def __init__(self, language: str, total: int) -> None:
        self._label = say(language, "fetch.bar")
        self._total = total
        self._all: tqdm[Never] | None = None  # shown once something happens
        self._running: dict[str, tqdm[Never]] = {}

    def begin(self, job: Job, done: int, total: int | None) -> None:
        """A new bar, also where a download starts once more."""
        self._begin()
        self._close(job)
        self._running[job.paper] = tqdm(
            total=total, initial=done, desc=f"  {job.paper}"[:24], ncols=WIDTH,
            unit="B", unit_scale=True, leave=False,
        )  # fmt: skip

    def advance(self, job: Job, count: int) -> None:
        """``count`` more bytes came."""
        self._running[job.paper].update(count)

    def finish(self, outcome: Outcome) -> None:
        """The job is over."""
        self._close(outcome.job)
        self._begin().update()

    def _begin(self) -> tqdm[Never]:
        if self._all is None:
            self._all = tqdm(total=self._total, desc=self._label, ncols=WIDTH)
        return self._all

    def _close(self, job: Job) -> None:
        bar = self._running.pop(job.paper, None)
        if bar is not None:
            bar.close()

    def __exit__(self, *_: object) -> None:
        for bar in [*self._running.values(), self._all]:
            if bar is not None:
                bar.close()
