"""A progress bar for the stages of a build or a training, on standard error."""

from __future__ import annotations

from types import TracebackType
from typing import Never

from tqdm import tqdm

from bot.wording import say


class Progress:
    """Callable as ``progress(stage, done, total)``; one bar for each stage."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._bar: tqdm[Never] | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps of a stage are done."""
        if stage != self._stage or done == 0:
            self._close()
            label = say(self._language, f"stage.{stage}")
            self._bar = tqdm(total=total, desc=label, ncols=78, leave=True)
            self._stage = stage
        assert self._bar is not None
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()
