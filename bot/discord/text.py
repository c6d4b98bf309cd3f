"""Text to and from Discord: questions out of messages, and words that can do no harm. Pure."""

from __future__ import annotations

import re

QUESTION_LIMIT = 600  # characters of a question that are read; the encoder reads no more
_DISCORD_MARKS = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^:<>]{1,99}:\d+)>")
_SPECIAL = re.compile(r"([\\*_~`|\[\]<>@#])")


def question_of(content: str) -> str:
    """A message's text without mentions, custom emoji and timestamps, on one line."""
    return " ".join(_DISCORD_MARKS.sub(" ", content).replace("`", " ").split())


def cut_question(text: str) -> tuple[str, bool]:
    """The part of a question that is read, and whether something was cut off."""
    if len(text) <= QUESTION_LIMIT:
        return text, False
    head = text[:QUESTION_LIMIT]
    return head.rsplit(" ", 1)[0] if " " in head[QUESTION_LIMIT // 2 :] else head, True


def escape(text: str) -> str:
    """``text`` as it stands, whatever Markdown, mention or link it holds, on one line."""
    line = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", line).replace("://", "\\://")


def clip(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters; what was cut off is shown by an ellipsis.

    A backslash is never left alone at the end, where it would escape what follows.
    """
    if len(text) <= most:
        return text
    if most < 2:
        return "…"[:most]
    head = text[: most - 1].rstrip()
    while (len(head) - len(head.rstrip("\\"))) % 2:
        head = head[:-1]
    return head + "…"
