"""A progress bar for the stages of long work, on standard error."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Never

from tqdm import tqdm

WIDTH = 78


class Progress(AbstractContextManager["Progress"]):
    """Callable as ``progress(stage, done, total)``; one bar for each stage.

    Args:
        label: stage → what its bar is called.
    """

    def __init__(self, label: Callable[[str], str]) -> None:
        self._label = label
        self._bar: tqdm[Never] = tqdm(disable=True)  # until the first stage
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps of a stage are done."""
        if stage != self._stage or done < self._bar.n:  # the same stage may begin anew
            self._bar.close()
            self._bar = tqdm(total=total, initial=done, desc=self._label(stage), ncols=WIDTH)
            self._stage = stage
        self._bar.update(done - self._bar.n)

    def __exit__(self, *_: object) -> None:
        self._bar.close()
