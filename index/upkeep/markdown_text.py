"""The text of a block with what is marked in it: bold, linked, quoted and 《》 stretches.

Links that only lead somewhere ("[pdf]", a badge) are taken out of the text, a placeholder stays;
links whose text says something (a title) keep it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.upkeep.markdown_links import label_kind, url_kind
from index.upkeep.markdown_runs import Link, Run
from index.upkeep.markdown_words import find_year, is_venue, without_emoji, word_count

HOLE = "\ufffc"  # where a link without text of its own stood
_VENUE_YEAR = re.compile(r"[A-Z\d][A-Za-z]{1,8}[ '’-]?(?:19|20)\d\d")  # "CORL2021"
_PERSON = re.compile(r"作者|\bauthors?\b|个人主页", re.I)
_MARKED = (
    ("book", re.compile(r"《([^《》]{2,400})》")),
    ("quote", re.compile(r"\"([^\"]{3,400})\"|“([^“”]{3,400})”|「([^「」]{3,400})」"
                         r"|『([^『』]{3,400})』|``(.{3,400}?)''|«([^«»]{3,400})»")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: its style, where its words stand, and where it ends with its marks."""

    style: str
    start: int
    end: int
    outer_start: int
    outer_end: int


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link, where its text stands, and the kind its text names (None where that is a title)."""

    link: Link
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text, its marks and its links."""

    text: str
    marks: tuple[Mark, ...]
    links: tuple[PlacedLink, ...]


def marked_text(runs: Sequence[Run]) -> MarkedText:
    """The runs of a block (or of a table's cell) as one text."""
    parts: list[str] = []
    at = 0
    links: list[PlacedLink] = []
    forms: list[tuple[Run, int, int]] = []
    for link, group in itertools.groupby(runs, key=lambda run: run.link):
        pieces = [(run, without_emoji(run.text)) for run in group]
        kind = side_kind(link) if link else None
        start = at
        if link and kind:
            text = HOLE if kind != "venue" else f"{HOLE}[{link.label.strip('[]【】()（） ')}]"
            parts.append(text)
            at += len(text)
        else:
            for run, text in pieces:
                forms.append((run, at, at + len(text)))
                parts.append(text)
                at += len(text)
        if link:
            links.append(PlacedLink(link, "page" if kind == "venue" else kind, start, at))
    text = "".join(parts)
    marks = [*_form_marks(forms, links), *_sign_marks(text)]
    return MarkedText(text, tuple(sorted(marks, key=lambda m: (m.start, -m.end))), tuple(links))


def side_kind(link: Link) -> str | None:
    """The kind of a link that is no title, "venue" where its text is a venue or a year."""
    label = link.label.strip("[]【】［］()（）<>《》 \n\t*|:：.,")
    kind = label_kind(label)
    if kind:
        return "venue" if kind == "page" and find_year(f"[{label}]") else kind
    if link.image or label.startswith(("http:", "https:", "www.")) or word_count(label) == 0:
        return "page"
    words = re.findall(r"[^\s\-_/]+", label)
    rest = " ".join(word for word in words if not label_kind(word))  # "Paper-ECCV14"
    if _VENUE_YEAR.fullmatch(label):
        return "venue"
    if len(words) <= 6 and is_venue(rest if len(rest) < len(label) else label):
        return "venue"
    return None


def is_about_person(link: Link) -> bool:
    """Whether a link leads to a person: "the author's homepage", a profile."""
    return url_kind(link.url) == "person" or _PERSON.search(link.label) is not None


def _form_marks(forms: list[tuple[Run, int, int]], links: list[PlacedLink]) -> list[Mark]:
    found = [
        Mark("link", link.start, link.end, link.start, link.end)
        for link in links
        if link.kind is None
    ]
    for style in ("bold", "italic", "code"):
        start = end = -1
        for run, first, last in [*forms, (Run(""), -2, -2)]:
            if getattr(run, style) and first == end:
                end = last
                continue
            if end > start:
                found.append(Mark(style, start, end, start, end))
            start, end = (first, last) if getattr(run, style) else (-1, -1)
    return found


def _sign_marks(text: str) -> list[Mark]:
    found = []
    for style, pattern in _MARKED:
        for match in pattern.finditer(text):
            group = match.lastindex or 1
            found.append(Mark(style, match.start(group), match.end(group), *match.span()))
    return found


_BETWEEN = r"(?:[\s、;；|/&·和与]|[,，](?!\s*(?:19|20)\d\d))*"  # not "… [code], 2022"
_PLACE = rf"[\[(（【［]*\s*{HOLE}{_BETWEEN}[\])）】］]*"
_HOLES = re.compile(rf"{_PLACE}(?:{_BETWEEN}{_PLACE})*")

_EMPTY = re.compile(r"[\[【［]\s*[\]】］]")
_SPACES = re.compile(r"[ \t]+")


def without_holes(text: str) -> str:
    """The text without the places of its side links and the brackets these leave."""
    if HOLE in text:
        text = _HOLES.sub(" ", text)
    if "]" in text or "】" in text or "］" in text:
        text = _EMPTY.sub(" ", text)
    return _SPACES.sub(" ", text).strip()
