"""Which language to speak where the words of a question do not tell. Pure."""

from __future__ import annotations

from index.question import language_of
from index.text import has_han


def language_of_locale(locale: str | None) -> str | None:
    """ "en" or "zh" for a Discord locale ("en-US", "zh-TW"); None for any other."""
    start = (locale or "")[:2]
    return start if start in ("en", "zh") else None


def heard(text: str, usual: str) -> str:
    """The language of what is said about ``text``, before it has been understood."""
    return language_of(text) if has_han(text) else usual


def choose(person: str | None, server: str, guild: str | None, usual: str) -> str:
    """The language for a person: theirs, else what the server has set, else the server's own.

    Args:
        person: the person's Discord locale, where Discord tells it.
        server: what the server's managers have set, or "".
        guild: the server's own locale.
        usual: the bot's language where nothing else tells.
    """
    return language_of_locale(person) or server or language_of_locale(guild) or usual
