"""What can keep the bot from starting, each with its sentence and its exit code."""

from __future__ import annotations

from typing import Any

from bot.discord.wording import say


class StartError(Exception):
    """The bot cannot run. ``error.text("zh")`` is the Chinese sentence.

    Attributes:
        exit_code: 7 where the operator must change something, 8 where waiting may help.
    """

    def __init__(self, key: str, exit_code: int = 7, /, **values: Any) -> None:
        self.key = key
        self.values = values
        self.exit_code = exit_code
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """The sentence in ``language`` ("en" or "zh"); nested sentences are worded with it."""
        values = {
            name: value(language) if callable(value) else value
            for name, value in self.values.items()
        }
        return say(language, f"start.{self.key}", **values)
