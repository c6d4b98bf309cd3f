"""What a message of the bot shows: enough to leaf, translate and go on from it. Pure.

This is all that is remembered of a conversation, as JSON, for 24 hours.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from index.query import Query, known_fields

KINDS = ("ask", "similar", "browse", "paper", "path")


@dataclass(frozen=True, slots=True)
class Shown:
    """One message of the bot.

    Attributes:
        kind: one of :data:`KINDS`.
        query: what was asked; for the kinds about one paper it only carries the language.
        paper: id of the paper it is about (kinds "similar", "paper", "path"), or "".
        shelf: only this shelf (kind "browse"), or "".
        offset: place of the first paper shown.
        ids: the papers shown, in order.
        pinned: whether a person asked for the language, so that it stays.
    """

    kind: str
    query: Query
    paper: str = ""
    shelf: str = ""
    offset: int = 0
    ids: tuple[str, ...] = ()
    pinned: bool = False

    @property
    def language(self) -> str:
        """Language of the message."""
        return self.query.language

    def to_json(self) -> str:
        """The form in which it is remembered."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Shown | None:
        """What was remembered; None if another version wrote it and it cannot be read."""
        try:
            entry = known_fields(cls, json.loads(text))
            query = Query.from_dict(entry.pop("query"))
            found = cls(query=query, **entry)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        return found if found.kind in KINDS else None
