"""Markdown as a flat list of blocks: headings, list items, paragraphs and table rows.

A block keeps how each piece of its text is marked up (bold, italic, linked) and where it stands;
what the text means is not judged here. Lists, tables and headings in HTML give the same blocks as
those in Markdown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.upkeep.markdown_html import HtmlReader
from index.upkeep.markdown_runs import Run, runs_of
from index.upkeep.markdown_tidy import tidy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PIECE_LINES = 2_000  # a long file is parsed in pieces of about this many lines
_MOST_SPAN = 60  # columns or rows of one cell
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)[^\]]+\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*"
)
_PARAGRAPH = ("inline", "paragraph_open", "paragraph_close", "html_block")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, list item, paragraph or table row.

    Attributes:
        kind: "heading", "item", "paragraph" or "row".
        level: of a heading 1 to 6, of an item the depth of its list from 1.
        line: where it begins, from 1.
        runs: its text (without nested lists); of a row, that of all its cells.
        parent: position of the item it stands in, or None.
        group: number of the list, or of the run of headings of one level, or of the table.
        cells: of a row, the runs of each cell.
        header: whether the row is the head of its table.
        quoted: whether it stands in a block quote.
    """

    kind: str
    level: int
    line: int
    runs: tuple[Run, ...]
    parent: int | None = None
    group: int = 0
    cells: tuple[tuple[Run, ...], ...] = ()
    header: bool = False
    quoted: bool = False

    @property
    def text(self) -> str:
        """The text without markup."""
        return "".join(run.text for run in self.runs)


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text, in order."""
    lines = tidy(text)
    parser = _parser()
    env: dict[str, object] = {}
    # Links by reference are mostly defined at the end, and read from any piece. Apart from each
    # other, since the parser goes through all lines of a paragraph for each.
    defined = [_DEFINITION.fullmatch(line) is not None for line in lines]
    parser.parse("\n\n".join(itertools.compress(lines, defined)), env)
    rest = ["" if here else line for line, here in zip(lines, defined, strict=True)]
    walk = Walk()
    for above, piece in _pieces(rest):
        _read(parser.parse("\n".join(piece), env), above, walk)
    return walk.found


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Without indented code: deep nesting in such lists is seldom exact.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Parts of a long file with the number of lines above, cut at headings."""
    start = 0
    for i, line in enumerate(lines):
        if i - start >= _PIECE_LINES and line.startswith("#"):
            yield start, list(lines[start:i])
            start = i
    yield start, list(lines[start:])


def _read(tokens: Sequence[Token], above: int, walk: Walk) -> None:
    """Walk through the parser's tokens, each of which carries the tag it has in HTML."""
    html = HtmlReader(walk)
    line = above + 1
    for token in tokens:
        if token.map:
            line = above + token.map[0] + 1
        if token.type not in _PARAGRAPH:
            html.finish()
        if token.type == "html_block":
            html.read(token.content, line)
        elif token.type == "inline":
            walk.text(runs_of(token), line)
        elif token.nesting > 0:
            walk.open(token.tag, {})
        elif token.nesting < 0:
            walk.close(token.tag)
    html.finish()


@dataclass(slots=True)
class _Row:
    """A row of a table that is being read."""

    line: int = 0
    cells: list[tuple[Run, ...]] = field(default_factory=list)
    here: int = 0  # the column that text goes to
    header: bool = True
    spans: dict[int, int] = field(default_factory=dict)  # column → rows below it reaches into


class Walk:
    """Gathers blocks from tags and texts in the order of the file."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._items: list[int | None] = []  # for each open item its block, None until it has one
        self._groups: list[int] = []
        self._group = 0
        self._heading = 0
        self._quotes = 0
        self._row: _Row | None = None
        self._reaching: dict[int, tuple[int, tuple[Run, ...]]] = {}  # cells of the rows above

    def open(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        """A tag begins."""
        if tag in ("ul", "ol", "dl", "table"):
            self._group += 1
            self._groups.append(self._group)
            self._reaching = {}
        elif tag in ("li", "dt"):
            self._items.append(None)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "tr":
            self._row = _Row()
        elif tag in ("td", "th") and self._row:
            self._open_cell(self._row, tag, attrs)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = int(tag[1])

    def close(self, tag: str) -> None:
        """A tag ends; each that was opened does."""
        if tag in ("ul", "ol", "dl", "table"):
            self._groups.pop()
        elif tag in ("li", "dt"):
            self._items.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "tr" and self._row:
            self._close_row(self._row)
            self._row = None
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = 0

    def text(self, runs: tuple[Run, ...], line: int) -> None:
        """A text in what is open."""
        above = next((i for i in reversed(self._items) if i is not None), None)
        group = self._groups[-1] if self._groups else 0
        quoted = self._quotes > 0
        if self._row:
            row = self._row
            row.line = row.line or line
            if row.cells:
                before = row.cells[row.here]
                row.cells[row.here] = (*before, Run("\n"), *runs) if before else runs
        elif self._heading:
            self.found.append(Block("heading", self._heading, line, runs, quoted=quoted))
        elif self._items and self._items[-1] is None:
            self._items[-1] = len(self.found)
            level = len(self._items)
            self.found.append(Block("item", level, line, runs, above, group, quoted=quoted))
        else:
            self.found.append(Block("paragraph", 0, line, runs, above, quoted=quoted))

    def _open_cell(self, row: _Row, tag: str, attrs: Mapping[str, str | None]) -> None:
        self._fill(row)
        row.here = len(row.cells)
        row.header = row.header and tag == "th"
        for _ in range(_span(attrs.get("colspan"))):
            row.spans[len(row.cells)] = _span(attrs.get("rowspan")) - 1
            row.cells.append(())

    def _fill(self, row: _Row) -> None:
        """Put the cells that reach down from above in their columns."""
        while len(row.cells) in self._reaching:
            rows, runs = self._reaching.pop(len(row.cells))
            row.spans[len(row.cells)] = rows - 1
            row.cells.append(runs)

    def _close_row(self, row: _Row) -> None:
        self._fill(row)
        self._reaching = {n: (rows, row.cells[n]) for n, rows in row.spans.items() if rows > 0}
        if not row.line:
            return
        runs = tuple(run for cell in row.cells for run in (*cell, Run("\n")))
        group = self._groups[-1] if self._groups else 0
        cells = tuple(row.cells)
        self.found.append(Block("row", 0, row.line, runs, None, group, cells, row.header))


def _span(value: str | None) -> int:
    """How many rows or columns a cell takes."""
    return min(max(int(value), 1), _MOST_SPAN) if value and value.isdecimal() else 1
