"""The text of one line or paragraph of Markdown as runs: stretches in one form, links among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from index.upkeep.markdown_links import badge_text
from index.upkeep.markdown_words import is_venue

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is printed: its text and where it leads. ``image`` if it shows only a picture."""

    label: str
    url: str
    image: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one form."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: Link | None = None


_BARE_LINK = re.compile(
    r"\[{1,2}([^\[\]\n]{1,200})\]{1,2}\s?[(（]\s*<?(https?://[^\s()（）]+)>?\s*[)）]?"
)
_LOOSE_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^)\n]+)\)")
_URL = re.compile(r"https?://[^\s<>\"'“”‘’，。；、）》】\[\]{}|]+")
_LOOSE_BOLD = re.compile(r"\*\*\s*([^*\n]+?)\s*\*\*|__\s*([^_\n]+?)\s*__")


class RunWriter:
    """Writes runs from texts and the tags between them, whether Markdown's or HTML's."""

    def __init__(self) -> None:
        self._found: list[Run] = []
        self._bold = self._italic = self._code = 0
        self._link: str | None = None
        self._linked: list[Run] = []  # what stands in the open link
        self._alt = ""

    def text(self, text: str, *, code: bool = False) -> None:
        """Text in the form that is open."""
        run = Run(text, self._bold > 0, self._italic > 0, code or self._code > 0)
        self._here.append(run)

    def tag(self, tag: str, attrs: Mapping[str, object], *, opens: bool) -> None:
        """A tag that gives text a form, breaks the line, or begins a link."""
        step = 1 if opens else -1
        if tag == "br":
            if not (self._here and self._here[-1].text == "\n"):
                self._here.append(Run("\n"))
        elif tag in ("b", "strong"):
            self._bold = max(0, self._bold + step)
        elif tag in ("i", "em", "s", "del"):  # a title that is struck through has been read
            self._italic = max(0, self._italic + step)
        elif tag == "code":
            self._code = max(0, self._code + step)
        elif tag == "img":
            self._alt = str(attrs.get("alt") or "")
            printed = badge_text(str(attrs.get("src") or "")) if not self._link else ""
            if is_venue(printed):
                self.text(f" [{printed}] ")
        elif tag == "a":
            self._close_link()
            url = attrs.get("href") if opens else None
            self._link = None if url is None else str(url)

    def finish(self) -> tuple[Run, ...]:
        """What was written; the next text begins anew, in the same form."""
        self._close_link()
        found, self._found = self._found, []
        return tuple(part for run in _joined(found) for part in _mended(run))

    @property
    def _here(self) -> list[Run]:
        return self._found if self._link is None else self._linked

    def _close_link(self) -> None:
        if self._link is not None:
            label = "".join(run.text for run in self._linked)
            target = Link(label.strip() or self._alt, self._link, image=not label.strip())
            empty = [Run(self._alt or "link", self._bold > 0)]
            for run in self._linked if label.strip() else empty:
                self._found.append(replace(run, link=target))
        self._link, self._linked, self._alt = None, [], ""


class _Tag(HTMLParser):
    """Reads one HTML tag inside a line."""

    def __init__(self, writer: RunWriter) -> None:
        super().__init__()
        self._writer = writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.tag(tag, dict(attrs), opens=True)

    def handle_endtag(self, tag: str) -> None:
        self._writer.tag(tag, {}, opens=False)


def runs_of(token: Token) -> tuple[Run, ...]:
    """The text of one inline token with its forms."""
    writer = RunWriter()
    tags = _Tag(writer)
    for child in token.children or ():
        if child.type == "text":
            writer.text(child.content)
        elif child.type == "code_inline":
            writer.text(child.content, code=True)
        elif child.type == "html_inline":
            tags.feed(child.content)
        elif child.type == "softbreak":
            writer.tag("br", {}, opens=True)
        elif child.type == "image":
            writer.tag("img", {**child.attrs, "alt": child.content}, opens=True)
        else:
            writer.tag(child.tag, child.attrs, opens=child.nesting >= 0)
    return writer.finish()


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours of the same form as one run."""
    last: Run | None = None
    for run in runs:
        if last and last.link is run.link and replace(last, text=run.text) == run:
            last = replace(run, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _mended(run: Run) -> Iterator[Run]:
    """Bold text and links that Markdown does not take as such (``**标题：**作者``, a space in a URL),
    and URLs without markup."""
    if run.link or run.code or not re.search(r"https?://|\*\*|__", run.text):
        yield run
        return
    text, at = run.text, 0
    while at < len(text):
        matches = [p.search(text, at) for p in (_LOOSE_LINK, _BARE_LINK, _URL, _LOOSE_BOLD)]
        first = min((m for m in matches if m), key=lambda m: m.start(), default=None)
        if first is None:
            break
        if first.start() > at:
            yield Run(text[at : first.start()], run.bold, run.italic)
        at = first.end()
        if first.re is _LOOSE_BOLD:
            yield Run(first[1] or first[2], True, run.italic)
        elif first.re is _URL:
            url = _trimmed(first.group())
            at = first.start() + len(url)
            yield Run(url, run.bold, run.italic, link=Link(url, url))
        else:
            yield Run(first[1], run.bold, run.italic, link=Link(first[1], first[2].strip()))
    rest = text[at:].replace("**", "")
    if rest:
        yield Run(rest, run.bold, run.italic)


def _trimmed(url: str) -> str:
    """A URL without the punctuation of its sentence; a bracket stays where its partner is in it."""
    while url and (url[-1] in ".,;:!?*_" or (url[-1] == ")" and url.count("(") < url.count(")"))):
        url = url[:-1]
    return url
