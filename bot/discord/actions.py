"""What a button or menu does, written into its custom id and read back. Pure.

``mr1:page:5`` — the format's version, the action, what it needs. Discord allows 100 characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = "mr1"
MAX_LENGTH = 100
ACTIONS = {
    "page": r"\d{1,4}",  # show the answer from this place
    "why": "",
    "lang": "en|zh",
    "path": r"[a-z0-9-]*",  # of this paper, or of the answer's topic
    "like": r"[a-z0-9-]*",  # this paper, or the menu's choice
}


@dataclass(frozen=True, slots=True)
class Action:
    """One press: which action, with what."""

    name: str
    value: str = ""


def custom_id(name: str, value: str | int = "") -> str:
    """The id of a button.

    Raises:
        ValueError: if the action is unknown, or it would not be readable again.
    """
    text = f"{VERSION}:{name}:{value}"
    if parse(text) is None:
        raise ValueError(f"no custom id: {text}")
    return text


def parse(text: str) -> Action | None:
    """The action of a custom id; None if this version did not make it."""
    version, _, rest = text.partition(":")
    name, _, value = rest.partition(":")
    pattern = ACTIONS.get(name)
    if version != VERSION or pattern is None or len(text) > MAX_LENGTH:
        return None
    return Action(name, value) if re.fullmatch(pattern, value) else None
