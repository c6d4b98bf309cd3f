"""The HTML inside a Markdown file: its lists, tables and headings as those of Markdown.

What people write by hand seldom closes every tag, so an opening one ends those that cannot hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Protocol

from index.upkeep.markdown_runs import Run, RunWriter

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Tags with a meaning → those inside which they end a neighbour that was left open.
_INSIDE = {"li": {"ul", "ol"}, "dt": {"dl"}, "tr": {"table"}, "td": {"tr"}, "th": {"tr"}, "ul": None, "ol": None,
           "dl": None, "table": None, "blockquote": None} | dict.fromkeys(_HEADINGS)  # fmt: skip
_BREAKS = frozenset("p div center section article summary details dd dt hr figure figcaption "
                    "tbody thead tfoot caption main header footer".split())  # fmt: skip
_DEEPEST = 100  # tags in each other; nobody means more
_PART = 4_000  # characters
_LONGEST = 20_000  # characters of a text; none so long is an entry
_SILENT = frozenset({"script", "style", "pre", "svg", "head", "textarea"})


class Sink(Protocol):
    """What takes the tags and texts of a file."""

    def open(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        """A tag begins."""

    def close(self, tag: str) -> None:
        """A tag ends."""

    def text(self, runs: tuple[Run, ...], line: int) -> None:
        """A text in what is open."""


class HtmlReader(HTMLParser):
    """Reads HTML that may come in several stretches, with Markdown between them."""

    def __init__(self, sink: Sink) -> None:
        super().__init__()
        self._sink = sink
        self._open: list[str] = []
        self._writer = RunWriter()
        self._above = 0  # lines above the stretch
        self._line = 0  # where the text that is gathered begins; 0 before it does
        self._length = 0
        self._silent: str | None = None

    def read(self, html: str, line: int) -> None:
        """Read one stretch that begins in a line."""
        self._silent = None
        for above, part in _parts(html):
            self.reset()
            self._above = line - 1 + above
            self.feed(part)
            self.close()
        self._flush()

    def finish(self) -> None:
        """End what is still open."""
        while self._open:
            self._sink.close(self._open.pop())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag with a meaning, one that breaks the line, or one that gives text a form."""
        if self._silent or tag in _SILENT:
            self._silent = self._silent or tag
        elif tag in _INSIDE and not self._in_cell(tag) and len(self._open) < _DEEPEST:
            self._flush()
            self._end_neighbours(tag)
            self._open.append(tag)
            self._sink.open(tag, dict(attrs))
        elif tag in _INSIDE or tag in _BREAKS:
            self._flush()
        else:
            self._writer.tag(tag, dict(attrs), opens=True)
            self._line = self._line or (self._above + self.getpos()[0] if tag == "img" else 0)

    def handle_endtag(self, tag: str) -> None:
        """The end of what is open; any other is passed over."""
        if self._silent:
            self._silent = None if tag == self._silent else self._silent
        elif tag in _INSIDE or tag in _BREAKS:
            self._flush()
            if tag in self._open and tag != "dt":  # what defines a term belongs to it
                self._end(self._open.index(tag) if tag == "table" else _last(self._open, tag))
        else:
            self._writer.tag(tag, {}, opens=False)

    def handle_data(self, data: str) -> None:
        """Text, its white space as a browser shows it."""
        text = re.sub(r"\s+", " ", data)
        if self._silent:
            return
        if not self._line:
            text = text.lstrip()
            lead = data[: len(data) - len(data.lstrip())].count("\n")
            self._line = self._above + self.getpos()[0] + lead if text else 0
        self._length += len(text)
        if text and self._length < _LONGEST:
            self._writer.text(text)

    def _in_cell(self, tag: str) -> bool:
        """Whether a list or heading stands in a cell, where it only breaks the line."""
        return "tr" in self._open and tag not in ("table", "tr", "td", "th")

    def _end_neighbours(self, tag: str) -> None:
        """End what cannot hold a tag."""
        if tag == "table" and "table" in self._open:  # one table lays out the page of another
            self._end(self._open.index("table"))
        inside = _INSIDE[tag]
        if inside is None:
            return
        start = max((i for i, name in enumerate(self._open) if name in inside), default=-1)
        same = [i for i, name in enumerate(self._open) if i > start and name in _INSIDE]
        if same:
            self._end(same[0])

    def _end(self, start: int) -> None:
        while len(self._open) > start:
            self._sink.close(self._open.pop())

    def _flush(self) -> None:
        """Hand on the text that was gathered."""
        runs = self._writer.finish()
        if self._line and any(run.link or run.text.strip() for run in runs):
            self._sink.text(runs, self._line)
        self._line = self._length = 0


def _parts(html: str) -> Iterator[tuple[int, str]]:
    """Short parts of a stretch with the number of lines above, cut where a tag begins a line: the
    parser's work on tags that never end grows with the square of their number."""
    lines = html.splitlines(keepends=True)
    start = size = 0
    for i, line in enumerate(lines):
        if size > _PART and (line.lstrip().startswith("<") or size > 5 * _PART):
            yield start, "".join(lines[start:i])
            start, size = i, 0
        size += len(line)
    yield start, "".join(lines[start:])


def _last(names: list[str], name: str) -> int:
    return len(names) - 1 - names[::-1].index(name)
