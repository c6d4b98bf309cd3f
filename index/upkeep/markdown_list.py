"""Reads a reading list written in Markdown: which of its blocks are papers, and what they print.

No list's own form is built in. Each block is read as if it were an entry; those that are one
beyond doubt (a title with a link to a paper, with authors and a year …) show how this list marks
its titles, and in their company an entry that prints less is one, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.upkeep.found import FoundPaper, ReadResult, Unread
from index.upkeep.markdown_blocks import Block, blocks
from index.upkeep.markdown_details import FIELD
from index.upkeep.markdown_draft import Draft, add_links, clean_title
from index.upkeep.markdown_entry import draft
from index.upkeep.markdown_links import is_paper_url
from index.upkeep.markdown_outline import Outline
from index.upkeep.markdown_runs import Run
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
from index.upkeep.markdown_tables import read_table
from index.upkeep.markdown_text import is_about_person, marked_text
from index.upkeep.markdown_tidy import LONGEST_LINE
from index.upkeep.markdown_words import HAN, find_year, is_venue, is_year, number_end, word_count

_MOST = 0.6  # share of a list's items that must be entries for its others to be taken for such
_NEWS = re.compile(r"news|update|change|history|deadline|更新|日志|动态|历史", re.I)
_SHOWN = 100  # characters of a line that was not read


def read_markdown(text: str) -> ReadResult:
    """Read a reading list.

    Args:
        text: the whole file.

    Returns:
        The papers in the order of the file, and the lines that look like papers but could not be
        read.
    """
    outline = Outline(_single_lines(blocks(text)))
    tables = _from_tables(outline)
    entries = outline.headings | _entries(outline)
    found = sorted([*((i, outline.drafts[i]) for i in entries), *tables], key=lambda pair: pair[0])
    _date_by_heads(outline, found)
    read = _add_notes(outline, entries)
    papers = tuple(_paper(outline, i, entry) for i, entry in found)
    unread = _unread(outline, read | {i for i, _ in tables}) + _too_long(text)
    return ReadResult(papers, tuple(sorted(unread, key=lambda line: line.line)))


def _single_lines(found: Sequence[Block]) -> list[Block]:
    """The blocks, with paragraphs of an entry per line cut into these."""
    moved: list[int] = []  # old position → new one, for the parents
    result: list[Block] = []
    for block in found:
        if block.parent is not None:
            block = replace(block, parent=moved[block.parent])
        moved.append(len(result))
        result += _lines(block) if block.kind in ("paragraph", "item") else [block]
    return result


def _lines(block: Block) -> list[Block]:
    if "\n" not in block.text:
        return [block]
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    texts = ["".join(run.text for run in line).strip() for line in lines]
    starts = [number_end(text) > 0 for text in texts]
    # "*authors*" and right below "7. **title** …", which Markdown takes for one paragraph
    glued = sum(starts) == 1 and not starts[0]
    glued = glued and is_strong(draft(marked_text(lines[starts.index(True)])), "item")
    if sum(starts) < 2 and not glued:
        drafts = [draft(marked_text(line)) for line in lines]
        alone = [is_strong(entry, "item") and not FIELD.match(entry.text) for entry in drafts]
        if not all(alone) or block.kind == "item":
            return [block]
        starts = alone
    starts[0] = True
    pieces: list[Block] = []
    for number, line in enumerate(lines):
        if starts[number]:
            pieces.append(replace(block, line=block.line + number, runs=tuple(line)))
        else:
            pieces[-1] = replace(pieces[-1], runs=(*pieces[-1].runs, Run("\n"), *line))
    return pieces


def _entries(outline: Outline) -> set[int]:
    """The items and paragraphs that are papers."""
    candidates = outline.candidates()
    outline.share_heads(candidates)
    strict = [i for i in candidates if _is_entry(outline, i, strict=True)]
    mixed = _mixed_sections(outline, candidates, strict)
    found = {i for i in candidates if _is_entry(outline, i, strict=outline.sections[i] in mixed)}
    outline.drop_group_heads(found, candidates)
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


def _from_tables(outline: Outline) -> list[tuple[int, Draft]]:
    """The rows that are papers."""
    tables: dict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(outline.blocks):
        if block.kind == "row" and i not in outline.taken:
            tables[block.group].append(i)
    found = []
    for rows in tables.values():
        entries = read_table([outline.blocks[i] for i in rows])
        found += [(rows[number], entry) for number, entry in entries]
    return found


def _date_by_heads(outline: Outline, found: Sequence[tuple[int, Draft]]) -> None:
    """A heading that is only a year dates all below it, one with a name ("Raft (2014)") the only
    entry below it."""
    alone = Counter(outline.heads[i] for i, _ in found)
    for i, entry in found:
        section = outline.sections[i]
        printed = find_year(section) if entry.year is None else None
        if printed is None:
            continue
        only = is_year(section) or (is_venue(section) and word_count(section) <= 3)
        named = alone[outline.heads[i]] == 1 and section[printed.start] in "(（[【"
        if only or named:
            entry.year = printed.year
        if named and 0 < printed.start <= 30 and not only:
            entry.names.append(clean_title(section[: printed.start]))


def _add_notes(outline: Outline, entries: set[int]) -> set[int]:
    """Give each entry the links in the notes nested below it, but not those to other papers.

    Returns:
        The entries, and the notes of which no link was left out.
    """
    read = set(entries)
    for i, block in enumerate(outline.blocks):
        owner = block.parent
        while owner is not None and owner not in entries:
            owner = outline.blocks[owner].parent
        if owner is None or i in read or i in outline.taken:
            continue
        entry, note, marked = outline.drafts[owner], Draft(), outline.marked[i]
        of_paper = [link for link in marked.links if not is_about_person(link.link)]
        add_links(note, replace(marked, links=tuple(of_paper)))
        others = [
            (kind, url)
            for kind, url in note.links
            if is_paper_url(url) and (url in note.asides or entry.paper_link)
        ]
        entry.links += [link for link in note.links if link not in others]
        if not others:
            read.add(i)
    return read


def _paper(outline: Outline, i: int, entry: Draft) -> FoundPaper:
    block, section = outline.blocks[i], outline.sections[i]
    titles = [entry.title, *([entry.other_title] if entry.other_title else [])]
    chinese = next((title for title in titles if re.search(f"[{HAN}]", title)), None)
    english = next((title for title in titles if title != chinese), None)
    year = entry.year
    arxiv, doi = entry.identifiers()
    if arxiv and year and arxiv.startswith(f"{year}."):
        year = 2000 + int(arxiv[:2])  # "arXiv 2011" is November 2020
    return FoundPaper(
        title_en=english,
        title_zh=chinese,
        authors=entry.authors,
        year=year,
        links=_links(entry),
        arxiv=arxiv,
        doi=doi,
        section=section or None,
        line=block.line,
        venue=entry.venue,
        names=tuple(dict.fromkeys(name for name in entry.names if name != entry.title)),
        raw=re.sub(r"\s+", " ", block.text).strip(),
    )


def _links(entry: Draft) -> dict[str, str]:
    """Kind → URL, the link to the paper first; a second one of a kind gets a number."""
    main = ("page", "pdf")
    ordered = sorted(entry.links, key=lambda pair: (pair[0] not in main, not is_paper_url(pair[1])))
    found: dict[str, str] = {}
    for kind, url in ordered:
        if url in found.values():
            continue
        if kind == "page" and re.search(r"\.pdf$|/pdf/", url, re.I):
            kind = "pdf"
        name, number = kind, 1
        while name in found:
            number += 1
            name = f"{kind}-{number}"
        found[name] = url
    return found


def _unread(outline: Outline, entries: set[int]) -> list[Unread]:
    """Items and rows that hold a link to a paper and are no entries."""
    found = []
    for i, block in enumerate(outline.blocks):
        if i in entries or i in outline.taken or block.kind == "heading" or block.header:
            continue
        if not any(run.link and is_paper_url(run.link.url) for run in block.runs):
            continue
        if block.kind == "paragraph" and not number_end(block.text):
            continue  # running text
        entry = outline.drafts[i]
        reason = "prose" if entry.prose_before else "unsure" if entry.title else "no_title"
        found.append(Unread(block.line, _shortened(block.text), reason))
    return found


def _too_long(text: str) -> list[Unread]:
    return [
        Unread(number, _shortened(line), "too_long")
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]


def _shortened(text: str) -> str:
    text = re.sub(r"\s+", " ", text[: 5 * _SHOWN]).strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
