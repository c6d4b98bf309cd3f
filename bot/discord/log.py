"""Structured logs: one JSON object a line, never a message's text, never the token.

Errors are logged as their type and where they came from; their own words are left out, because
they may repeat what a person wrote.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
import traceback
from typing import TextIO

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# addresses that discord.py logs may hold the token of an interaction
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]+")


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON.

    Args:
        secret: replaced wherever it would be shown.
    """

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON, without the words of an error."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        entry: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        entry |= {k: v for k, v in vars(record).items() if k not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            entry["error"] = type(record.exc_info[1]).__name__
            frames = traceback.extract_tb(record.exc_info[2])
            entry["where"] = [f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in frames[-6:]]
        text = json.dumps(entry, ensure_ascii=False, default=str)
        text = _INTERACTION.sub(r"\1***", text)
        return text.replace(self._secret, "***") if self._secret else text


def set_up(stream: TextIO, secret: str) -> None:
    """Send the logs of the bot and of discord.py to ``stream``."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines(secret))
    for name, level in (("mustread", logging.INFO), ("discord", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    # it only warns that voice is not supported, which nobody asked for
    logging.getLogger("discord.client").setLevel(logging.ERROR)
