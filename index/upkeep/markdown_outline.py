"""How the blocks of a list belong together: sections, and lines that only add to the title above."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from index.upkeep.markdown_blocks import Block
from index.upkeep.markdown_details import FIELD, is_details, read_details
from index.upkeep.markdown_draft import Draft, clean_title
from index.upkeep.markdown_entry import draft
from index.upkeep.markdown_links import is_paper_url, url_kind
from index.upkeep.markdown_runs import Run
from index.upkeep.markdown_signs import is_strong
from index.upkeep.markdown_text import HOLE, MarkedText, marked_text
from index.upkeep.markdown_words import word_count

_SAMPLE = 3_000  # blocks that show how a list marks its titles
_LONGEST = 2_500  # characters of an entry
_FAR = 60  # blocks below a heading that are looked at
_LABELLED = re.compile(r"[^:：]{1,20}[:：]")


class Outline:
    """The blocks of one list, each read as if it were an entry.

    Attributes:
        blocks: the blocks, and in the same order
        marked: their texts,
        drafts: what they say of a paper (an empty draft where they say nothing) and
        heads: the headings they stand under, and
        sections: what these say.
        styles: how the sure entries mark their titles, counted.
        taken: blocks that belong to another one.
        headings: headings that are papers.
    """

    def __init__(self, found: list[Block]) -> None:
        """Read every block, then join those that belong together."""
        self.blocks = found
        self.marked = [_text_of(block) for block in found]
        marked = [i for i in range(len(found)) if self.marked[i].marks][:_SAMPLE]
        sample = [(self._draft(i, None), found[i].kind) for i in marked]
        self.styles = Counter(
            entry.style
            for entry, kind in sample
            if entry.style != "plain" and is_strong(entry, kind)
        )
        common = [s for s, n in self.styles.items() if n >= max(2, 0.3 * self.styles.total())]
        favourite = "+".join(common) or None
        self.drafts = [self._draft(i, favourite) for i in range(len(found))]
        self.taken: set[int] = set()
        self.headings: set[int] = set()
        self._page = self._page_heading()
        self._join_headings()
        self._add_dated_headings()
        self._join_details()
        self.heads = self._section_heads()
        self.sections = [
            "" if head is None else clean_title(self.marked[head].text) for head in self.heads
        ]

    def _draft(self, i: int, favourite: str | None) -> Draft:
        block = self.blocks[i]
        if block.kind == "row" or len(block.text) > _LONGEST or self.leads_inside(i):
            return Draft()
        return draft(self.marked[i], favourite)

    def leads_inside(self, i: int) -> bool:
        """Whether a block is a line of the table of contents."""
        links = self.marked[i].links
        urls = [link.link.url for link in links if link.link.url]  # "[title]()" leads nowhere
        return bool(urls) and all(url_kind(url) == "anchor" for url in urls)

    def _page_heading(self) -> int | None:
        """The heading of the whole file, which stands above all others."""
        levels = [
            (i, block.level) for i, block in enumerate(self.blocks) if block.kind == "heading"
        ]
        alone = len(levels) > 1 and all(level > levels[0][1] for _, level in levels[1:])
        return levels[0][0] if alone else None

    def _join_headings(self) -> None:
        """Lines of authors, year and links right below a heading make the heading a title."""
        for i, block in enumerate(self.blocks):
            if block.kind != "heading" or self.leads_inside(i):
                continue
            tail = self._tail(i)
            lines = [line for j in tail for line in self.marked[j].text.split("\n")]
            fields = sum(bool(FIELD.match(line)) for line in lines)
            below = [link.link for j in tail for link in self.marked[j].links]
            unlabelled = sum(HOLE in line and not FIELD.match(line) for line in lines)
            if unlabelled > 1 and sum(link.label == link.url for link in below) > 1:
                continue  # a list of bare links
            badges = i == self._page and all(link.image for link in below)
            links = not badges and any(is_paper_url(link.url) for link in below)
            entry = self.drafts[i]
            whole = entry.title_url is not None and is_paper_url(entry.title_url)
            if self._titles_below(i) > 1 or not (fields >= 2 or links or whole):
                continue
            entry.title = entry.title or clean_title(self.marked[i].text)
            if not entry.title and not any(map(_gives_title, lines)):
                self.taken.update(tail)  # a form that nobody has filled in
                continue
            for j in tail:
                read_details(entry, self.marked[j])
                self.taken.add(j)
            if entry.paper_link or (entry.authors and (entry.year or fields >= 2)):
                self.headings.add(i)

    def _titles_below(self, i: int) -> int:
        """How many labelled titles stand between a heading and the next."""
        below = itertools.takewhile(
            lambda j: self.blocks[j].kind != "heading",
            range(i + 1, min(len(self.blocks), i + _FAR)),
        )
        return sum(_gives_title(line) for j in below for line in self.marked[j].text.split("\n"))

    def _add_dated_headings(self) -> None:
        """Where most headings of a level are papers, a dated one with a link is, too."""
        levels = Counter(block.level for block in self.blocks if block.kind == "heading")
        sure = Counter(self.blocks[i].level for i in self.headings)
        for i, block in enumerate(self.blocks):
            entry = self.drafts[i]
            if block.kind != "heading" or sure[block.level] < max(2, 0.5 * levels[block.level]):
                continue
            placed = url_kind(entry.title_url or "#") in ("other", "file")
            if placed and entry.year and word_count(entry.title) >= 2 and not entry.prose_before:
                self.headings.add(i)

    def _tail(self, i: int) -> list[int]:
        """The lines right below a heading that say of a paper what its title does not; none where
        one of them heads a list of its own."""
        tail: list[int] = []
        for j in range(i + 1, min(len(self.blocks), i + _FAR)):
            if self.blocks[j].header:
                continue  # a table of two columns may hold "authors", "year" …
            if self.blocks[j].kind == "heading":
                break
            if not self.adds_only(j):
                return [] if self.blocks[j].parent in tail else tail
            tail.append(j)
        return tail

    def adds_only(self, j: int) -> bool:
        """Whether a block has no title of its own, only authors, venue, year or links."""
        entry = self.drafts[j]
        lines = [line for line in self.marked[j].text.split("\n") if line.strip()]
        fields = [bool(FIELD.match(line)) for line in lines]
        if self.blocks[j].kind == "row":
            return any(fields)
        if fields and not fields[0] and any(map(_gives_authors, lines)):
            return False  # "FaceNet: A Unified Embedding …" above its "authors: …"
        labelled = sum(_LABELLED.match(line) is not None for line in lines)
        # Among several labelled lines one without a label goes on with what is said above it.
        if any(fields) and (labelled == len(lines) or labelled >= max(4, 0.7 * len(lines))):
            return True
        if entry.style != "plain" and is_strong(entry, "item"):
            return False
        if entry.authors and not entry.title:
            return True
        return is_details(self.marked[j])

    def _join_details(self) -> None:
        """Lines of authors, venue and links below an item or a paragraph belong to it."""
        last: int | None = None
        for i, block in enumerate(self.blocks):
            if block.kind in ("heading", "row"):
                last = None
                continue
            owner = block.parent if block.parent is not None else last
            if block.parent is None and self._begins_form(i, last):
                last = i
                continue
            form = last is not None and self._begins_form(last, None)
            top = block.kind == "item" and block.parent is None
            labelled = top and owner is not None and _LABELLED.match(self.marked[i].text)
            if labelled and self.blocks[owner or 0].kind == "item" and not form:
                labelled = None  # two items of one list, of which one has a label
            if i in self.taken or (top and not labelled):
                owner = None
            if owner is not None and self.drafts[owner].title and self.adds_only(i):
                read_details(self.drafts[owner], self.marked[i])
                self.taken.add(i)
            elif block.parent is None and not labelled:
                entry = self.drafts[i]
                if form and _LABELLED.match(self.marked[i].text) and not is_strong(entry, "item"):
                    continue  # "Idea: …" among the lines of a form
                last = i if entry.title and entry.style != "plain" else None

    def _begins_form(self, i: int, above: int | None) -> bool:
        """Whether a block is a labelled title ("Title: …") that no name stands above, as in
        "**BERT**"; the lines below say the rest of the paper."""
        label = FIELD.match(self.marked[i].text)
        if not (label and label["title"] and self.drafts[i].title):
            return False
        if above is None or self.blocks[i].kind == "item":
            return True
        name = self.drafts[above]
        text = self.marked[above].text
        return word_count(name.title) > 4 or clean_title(text) != name.title

    def _section_heads(self) -> list[int | None]:
        """For each block the heading it stands under."""
        found: list[int | None] = []
        current = None
        for i, block in enumerate(self.blocks):
            if block.kind == "heading" and i not in self.headings:
                if is_strong(self.drafts[i], "heading"):
                    self.headings.add(i)
                else:
                    current = i
            found.append(current)
        return found

    def candidates(self) -> list[int]:
        """Items and paragraphs that may be entries."""
        return [
            i
            for i, block in enumerate(self.blocks)
            if block.kind in ("item", "paragraph")
            and i not in self.taken
            and not self.leads_inside(i)
            and url_kind(self.drafts[i].title_url or "https://x.org") != "anchor"
        ]


def _text_of(block: Block) -> MarkedText:
    """The text of a block; of a row with two cells, "label: value", of other rows none."""
    if block.kind != "row":
        return marked_text(block.runs)
    if len(block.cells) != 2 or block.header:
        return MarkedText("", (), ())
    return marked_text((*block.cells[0], Run(": "), *block.cells[1]))


def _gives_authors(line: str) -> bool:
    label = FIELD.match(line)
    return label is not None and label["authors"] is not None


def _gives_title(line: str) -> bool:
    """Whether a labelled line holds a title."""
    label = FIELD.match(line)
    if not label:
        return False
    value = line[label.end() :].replace(HOLE, "")
    return bool(label["title"] or (label["link"] and word_count(value) >= 3))
