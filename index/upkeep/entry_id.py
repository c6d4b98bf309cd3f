"""Ids for new entries, made as those of the list are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.text import normalise
from index.upkeep.sources import surname

_SMALL = {"a", "an", "the", "on"}  # words an id does not take from a title


def new_id(title: str, authors: Sequence[str], year: int | None, taken: Collection[str]) -> str:
    """First author's surname, year and first word of the title.

    Args:
        title: in English; "" where only another is known.
        authors: as they are printed.
        year: None where it is not known.
        taken: ids that exist; where the usual one is among them, more words are added.
    """
    words = [w for w in re.findall(r"[a-z0-9]+", normalise(title)) if w not in _SMALL]
    author = re.sub(r"[^a-z0-9]", "", surname(authors[0])) if authors else ""
    start = f"{author or 'unknown'}{year or ''}"
    for length in range(1, len(words) + 1):
        candidate = start + "".join(words[:length])
        if candidate not in taken:
            return candidate
    start += words[0] if words else "paper"
    number = 2
    while (candidate := f"{start}-{number}") in taken:
        number += 1
    return candidate
