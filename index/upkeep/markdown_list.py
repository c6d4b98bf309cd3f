"""Reads a reading list written in Markdown: which of its blocks are papers, and what they print.

No list's own form is built in. Each block is read as if it were an entry; those that are one
beyond doubt (a title with a link to a paper, with authors and a year …) show how this list marks
its titles, and in their company an entry that prints less is one, too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.upkeep.found import FoundPaper, ReadResult, Unread
from index.upkeep.markdown_blocks import blocks
from index.upkeep.markdown_choice import entries_of
from index.upkeep.markdown_draft import Draft, add_links, clean_title
from index.upkeep.markdown_lines import single_lines
from index.upkeep.markdown_links import is_paper_url
from index.upkeep.markdown_outline import Outline
from index.upkeep.markdown_tables import read_table
from index.upkeep.markdown_text import is_about_person
from index.upkeep.markdown_tidy import LONGEST_LINE
from index.upkeep.markdown_words import HAN, find_year, is_venue, is_year, number_end, word_count

_SHOWN = 100  # characters of a line that was not read


def read_markdown(text: str) -> ReadResult:
    """Read a reading list.

    Args:
        text: the whole file.

    Returns:
        The papers in the order of the file, and the lines that look like papers but could not be
        read.
    """
    outline = Outline(single_lines(blocks(text)))
    tables = _from_tables(outline)
    entries = outline.headings | entries_of(outline)
    found = sorted([*((i, outline.drafts[i]) for i in entries), *tables], key=lambda pair: pair[0])
    _date_by_heads(outline, found)
    read = _add_notes(outline, entries)
    papers = tuple(_paper(outline, i, entry) for i, entry in found)
    unread = _unread(outline, read | {i for i, _ in tables}) + _too_long(text)
    return ReadResult(papers, tuple(sorted(unread, key=lambda line: line.line)))


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
    """Give each entry the links in the notes below it, but not those to other papers: of an item
    in the notes nested in it, of a heading in lines that say nothing else ("Code: …").

    Returns:
        The entries, and the notes of which no link was left out.
    """
    read = set(entries)
    heads = _sole_heads(outline, entries)
    for i, block in enumerate(outline.blocks):
        owner = block.parent
        while owner is not None and owner not in entries:
            owner = outline.blocks[owner].parent
        taken = i in outline.taken
        if owner is None and i in heads and block.kind != "row" and outline.adds_only(i):
            owner, taken = heads[i], False  # be it by a line that is no entry: "TL;DR …"
        if owner is None or i in read or taken:
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


def _sole_heads(outline: Outline, entries: set[int]) -> dict[int, int]:
    """For each block below a heading that is a paper this heading, unless entries stand there."""
    found: dict[int, int] = {}
    head: int | None = None
    for i, block in enumerate(outline.blocks):
        if block.kind == "heading":
            head = i if i in entries else None
        elif head is not None:
            found[i] = head
    listed = {found[i] for i in entries if i in found}
    return {i: head for i, head in found.items() if head not in listed}


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
