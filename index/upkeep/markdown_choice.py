"""Which blocks of a list are papers, judged alone and in the company of those around them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from index.upkeep.markdown_groups import drop_group_heads, share_heads
from index.upkeep.markdown_outline import Outline
from index.upkeep.markdown_signs import (
    HOW_TO,
    OTHER_THINGS,
    is_bare,
    is_cited,
    is_elsewhere,
    is_likely,
    is_named,
    is_plain_title,
    is_possible,
    is_scholarly,
    is_strict,
    is_strong,
)
from index.upkeep.markdown_words import number_end

_MOST = 0.6  # share of a list's items that must be entries for its others to be taken for such
_NEWS = re.compile(r"news|update|change|history|deadline|更新|日志|动态|历史", re.I)


def entries_of(outline: Outline) -> set[int]:
    """The items and paragraphs that are papers."""
    candidates = outline.candidates()
    share_heads(outline, candidates)
    strict = [i for i in candidates if _is_entry(outline, i, strict=True)]
    mixed = _mixed_sections(outline, candidates, strict)
    found = {i for i in candidates if _is_entry(outline, i, strict=outline.sections[i] in mixed)}
    drop_group_heads(outline, found, candidates)
    cited = _cited(outline, candidates)
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i in candidates:
        block = outline.blocks[i]
        if i not in outline.taken and (block.kind == "item" or outline.drafts[i].title):
            level = block.level if block.kind == "item" else -1
            places[outline.sections[i], level].append(i)
    for (section, _), members in places.items():
        if HOW_TO.search(section):
            continue
        if section not in mixed:
            found |= _by_company(outline, members, found)
        here = [i for i in members if i in cited]
        if section in mixed:  # tools are dated, too, but printed nowhere
            here = here if _placed(outline, here) >= 0.3 * len(members) else []
        if not _NEWS.search(section) and here and len(here) >= 0.5 * len(members):
            lines = [i for i in members if _is_line(outline, i)]
            found |= {*here, *(i for i in lines if is_plain_title(outline.drafts[i]))}
    return found


def _is_line(outline: Outline, i: int) -> bool:
    """Whether a block is one of a list: an item or a numbered paragraph."""
    return outline.blocks[i].kind == "item" or number_end(outline.drafts[i].text) > 0


def _placed(outline: Outline, places: Iterable[int]) -> int:
    """How many of some blocks print a venue."""
    return sum(outline.drafts[i].venue is not None for i in places)


def _cited(outline: Outline, candidates: list[int]) -> set[int]:
    """The entries of a list that prints no links, only titles with venue and year; none where
    this is not how most of it is printed."""
    lines = [i for i in candidates if _is_line(outline, i)]
    found = {i for i in lines if is_cited(outline.drafts[i])}
    placed = _placed(outline, found)
    most = len(found) >= max(5, 0.4 * len(lines)) and placed >= 0.3 * len(found)
    return found if most else set()


def _is_entry(outline: Outline, i: int, *, strict: bool) -> bool:
    """Whether a block is an entry by itself; ``strict`` where its section is of other things."""
    entry, block = outline.drafts[i], outline.blocks[i]
    numbered = block.kind == "paragraph" and number_end(entry.text) > 0
    if not is_strong(entry, "item" if numbered else block.kind) or is_elsewhere(entry):
        return False
    if block.quoted and not (entry.links or entry.venue):
        return False  # what somebody said
    if HOW_TO.search(outline.sections[i]):
        return is_scholarly(entry) and bool(entry.year or entry.authors)
    return is_strict(entry) if strict or block.quoted else True


def _mixed_sections(outline: Outline, candidates: list[int], strict: list[int]) -> set[str]:
    """Sections of tools, talks, people … in which papers are not the rule."""
    sizes = Counter(outline.sections[i] for i in candidates)
    sure = Counter(outline.sections[i] for i in strict)
    return {
        name
        for name, size in sizes.items()
        if OTHER_THINGS.search(name) and (sure[name] < 2 or sure[name] < 0.5 * size)
    }


def _by_company(outline: Outline, members: list[int], entries: set[int]) -> set[int]:
    """Of the blocks of one place, those that are entries because those around them are."""
    sure = [i for i in members if i in entries]
    share = len(sure) / len(members)
    styles = {outline.drafts[i].style for i in sure}
    bare = [
        i for i in members if outline.blocks[i].kind == "paragraph" and is_bare(outline.drafts[i])
    ]
    found = set(bare) if len(bare) >= max(2, _MOST * len(members)) else set()
    for i in members:
        entry = outline.drafts[i]
        usual = outline.styles[entry.style] >= 2 and outline.blocks[i].kind == "item"
        company = share > 0 or (entry.year is not None and bool(entry.authors))
        most = share >= _MOST and len(members) >= 3 and entry.style in styles
        named = share > 0 and _is_line(outline, i) and is_named(entry)
        whole = most and entry.year is not None and bool(entry.authors) and not entry.prose_before
        if (
            named
            or whole
            or (usual and company and is_likely(entry))
            or (most and is_possible(entry))
        ):
            found.add(i)
    return found
