"""Lines that head a group of papers: a person and a year, or the name of what they are about."""

from __future__ import annotations

import re
from collections import defaultdict

from index.upkeep.markdown_draft import Draft
from index.upkeep.markdown_names import names
from index.upkeep.markdown_outline import Outline
from index.upkeep.markdown_text import HOLE
from index.upkeep.markdown_words import find_year, word_count


def share_heads(outline: Outline, candidates: list[int]) -> None:
    """What stands below "Alex Graves (2008)" has this author and this year."""
    for i in candidates:
        parent, entry = outline.blocks[i].parent, outline.drafts[i]
        head = outline.drafts[parent] if parent is not None else Draft()
        if head.links or head.style != "plain" or head.year is None:
            continue
        people = names(head.title, sure=False)
        if people and entry.title and not (entry.authors or entry.year):
            entry.authors, entry.year = people, head.year


def drop_group_heads(outline: Outline, entries: set[int], candidates: list[int]) -> None:
    """Take out of ``entries`` what only names a group: an unmarked line with a link above an
    entry that prints authors or a year. Its links go to the entry if this has none."""
    children: dict[int, list[int]] = defaultdict(list)
    for i in candidates:
        parent, entry = outline.blocks[i].parent, outline.drafts[i]
        dated = entry.year is not None and word_count(entry.title) >= 4
        known = i in entries or (parent in entries and dated and not entry.prose_before)
        if parent is not None and known:
            children[parent].append(i)
    for parent, below in children.items():
        head = outline.drafts[parent]
        full = any(outline.drafts[i].year or outline.drafts[i].authors for i in below)
        printed = find_year(re.sub(rf"{HOLE}\[[^\]]*\]", "", outline.marked[parent].text))
        if printed or head.authors or head.style != "plain" or not full:
            continue
        entries.discard(parent)
        entries.update(below)
        outline.taken.add(parent)
        entry = outline.drafts[below[0]]
        if len(below) == 1 and not entry.links:
            entry.links += head.links
            entry.names += [head.title] if 0 < word_count(head.title) <= 4 else []
