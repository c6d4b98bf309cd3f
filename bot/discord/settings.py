"""The bot's settings: from the environment, a YAML file and a token file, read when asked to.

The environment wins over the file. The token is never shown: it is left out of ``repr``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.discord.errors import StartError
from bot.discord.wording import say

PREFIX = "MUSTREAD_DISCORD_"
_NUMBERS = {"health_port": (0, 65535), "per_minute": (1, 10_000)}
_TEXTS = ("token_file", "state", "language")
_KNOWN = (*_TEXTS, *_NUMBERS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the bot runs.

    Attributes:
        token: the bot's Discord token.
        store: folder of the snapshots that answer.
        state: SQLite file for server settings and the conversations of the last 24 hours.
        language: "en" or "zh" where neither question nor person nor server tells.
        health_port: port on 127.0.0.1 for ``/healthz`` and ``/metrics``; 0 is off.
        per_minute: so many answers one person may have in a minute.
    """

    token: str = field(repr=False)
    store: Path
    state: Path
    language: str = "en"
    health_port: int = 0
    per_minute: int = 30


def read_settings(environment: Mapping[str, str], store: Path) -> Settings:
    """The settings that ``environment`` and the files it names give.

    Args:
        environment: ``MUSTREAD_DISCORD_TOKEN`` or ``…_TOKEN_FILE``; ``…_SETTINGS``, a YAML file;
            and each key of that file as ``…_STATE``, ``…_LANGUAGE`` and so on.
        store: folder of the snapshots.

    Raises:
        StartError: if something is missing, unreadable or of the wrong kind.
    """
    file = environment.get(f"{PREFIX}SETTINGS")
    values = _from_file(Path(file).expanduser()) if file else {}
    for name in _KNOWN:
        if given := environment.get(PREFIX + name.upper()):
            values[name] = given
    language = values.get("language", "en")
    if language not in ("en", "zh"):
        raise StartError(
            "settings_value",
            key="language",
            got=language,
            want=lambda shown: say(shown, "start.want.language"),
        )
    for name in ("token_file", "state"):
        if not isinstance(values.get(name, ""), str):
            raise StartError(
                "settings_value",
                key=name,
                got=values[name],
                want=lambda shown: say(shown, "start.want.text"),
            )
    numbers = {name: _number(name, values[name]) for name in _NUMBERS if name in values}
    state = values.get("state")
    return Settings(
        token=_token(environment, values.get("token_file")),
        store=store,
        state=Path(state).expanduser() if state else store / "discord.db",
        language=language,
        **numbers,
    )


def _from_file(path: Path) -> dict[str, Any]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StartError("settings_file", path=path, why=_why(error)) from None
    if not isinstance(found, dict):
        raise StartError("settings_file", path=path, why="no mapping")
    for key in found:
        if key not in _KNOWN:
            raise StartError("settings_key", key=key, path=path, known=", ".join(_KNOWN))
    return {key: value for key, value in found.items() if value is not None}


def _number(name: str, value: Any) -> int:
    low, high = _NUMBERS[name]
    text = str(value)
    if isinstance(value, bool) or not text.isascii() or not text.isdigit():
        number = low - 1
    else:
        number = int(text)
    if not low <= number <= high:
        raise StartError(
            "settings_value",
            key=name,
            got=value,
            want=lambda shown: say(shown, "start.want.number", low=low, high=high),
        )
    return number


def _token(environment: Mapping[str, str], file: str | None) -> str:
    if token := environment.get(f"{PREFIX}TOKEN", "").strip():
        return token
    if not file:
        raise StartError("no_token")
    path = Path(file).expanduser()
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StartError("token_file", path=path, why=_why(error)) from None
    if not token:
        raise StartError("no_token")
    return token


def _why(error: Exception) -> str:
    """The reason alone, in one line, without what stood in the file."""
    return getattr(error, "strerror", None) or type(error).__name__
