"""What one block says of a paper: the value that is filled in while the block is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.upkeep.markdown_links import arxiv_id, doi, is_paper_url, label_kind, url_kind
from index.upkeep.markdown_names import names
from index.upkeep.markdown_text import MarkedText, without_holes
from index.upkeep.markdown_words import find_year, is_venue, is_year, number_end, word_count

_PLACEHOLDER = re.compile(
    r"(?:paper|论文|your|the|full|文章)?[\s_-]*(?:title|name|题目|标题|名称|论文名|paper title)\W*(?:here)?|"
    r"xxx+|\.\.\.+|tbd|todo|n/?a|none|untitled|coming soon|paper|论文|no (?:meeting|class|lecture|session|reading)s?\b.*|holidays?\b.*|this(?: paper| one)?|that one|这篇(?:论文|文章)?|title of (?:the )?paper",
    re.I,
)
_LABEL_BEHIND = re.compile(
    r"\s*[\[(（【]\s*(?:pdf|paper|code|link|论文|代码|链接)\s*[\])）】]\s*$", re.I
)
_BESIDE = {"slides", "blog", "video"}  # links to something about a paper, be it a PDF
_DOTS = re.compile(r"\.\.\.$|\b[A-Z]\.[A-Z]\.$")
_TAIL_BRACKET = re.compile(
    r"\s*[(（\[【［]([^()（）\[\]【】［］]{2,160})[)）\]】］]\s*[.,，。:：]*\s*$"
)
_TAIL_DASH = re.compile(r"\s+[-–—|]\s*((?:(?!\s[-–—])[^|\n]){2,60})$")
_TAIL_YEAR = re.compile(r"(?:[,，]|[(（])\s*((?:19|20)\d\d)\s*$|\s((?:19|20)\d\d)[)）]$")


@dataclass(slots=True)
class Draft:
    """What a block says of a paper, and the signs that it is one."""

    title: str = ""
    style: str = "plain"
    names: list[str] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    other_title: str | None = None
    links: list[tuple[str, str]] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)  # links whose text is a part of a sentence
    text: str = ""
    prose_before: bool = False
    trailing: float = 0.0  # words after the title that are neither authors, venue nor year
    title_url: str | None = None

    @property
    def paper_link(self) -> bool:
        """Whether a link leads to a paper, by its address or by its text and no other meaning."""
        return any(
            is_paper_url(url) or (kind == "pdf" and url_kind(url) in ("other", "code", "file"))
            for kind, url in self.links
            if url not in self.asides and kind not in _BESIDE
        )

    @property
    def identified(self) -> bool:
        """Whether its text gives an arXiv id or a DOI."""
        return arxiv_id(self.text) is not None or doi(self.text) is not None

    def identifiers(self) -> tuple[str | None, str | None]:
        """arXiv id and DOI, from links to papers before text."""
        urls = [u for k, u in self.links if k in ("page", "pdf") or is_paper_url(u)]
        arxiv = next((i for u in urls if (i := arxiv_id(u))), None) or arxiv_id(self.text)
        number = next((d for u in urls if (d := doi(u))), None) or doi(self.text)
        return arxiv, number


def clean_title(text: str) -> str:
    """A title without markup, its number, trailing links, full stop or brackets around it."""
    text = " ".join(without_holes(text).split())
    text = text[number_end(text) :]
    if text.rstrip().endswith(("]", ")", "）", "】")):
        text = _LABEL_BEHIND.sub("", text)
    for _ in range(3):
        before = text
        text = text.strip(" \t\n*_|｜").rstrip(" ,，;；:：、·—–")
        for left, right in ("《》", "“”", '""', "「」", "『』", "``", "【】"):
            whole = len(text) > 2 and text[0] == left and text[-1] == right
            if whole and left not in text[1:-1]:
                text = text[1:-1].strip()
        if text.endswith((".", "。")) and not _DOTS.search(text):
            text = text[:-1]
        if text == before:
            break
    return text.strip()


def split_brackets(title: str) -> tuple[str, str]:
    """A title and what stood in brackets at its end, if that was a year, a venue or authors."""
    moved = ""
    for _ in range(2):
        found = _TAIL_BRACKET.search(title)
        if not found or found.start() == 0:
            break
        inside = found[1]
        if is_year(inside) or is_venue(inside) or names(inside) or re.search(r"\bet al\b", inside):
            title, moved = title[: found.start()], f"{found.group()} {moved}"
            continue
        year = find_year(inside)
        if year and word_count(inside) <= 4:  # "(Book, 2016)"
            title, moved = title[: found.start()], f"{found.group()} {moved}"
            continue
        break
    for _ in range(3):  # "Title - CVPR - 2017"
        tail = _TAIL_DASH.search(title)
        if not tail or not (is_year(tail[1]) or (moved and _is_place(tail[1]))):
            break
        title, moved = title[: tail.start()], f" {tail[1]} {moved}"
    loose = _TAIL_YEAR.search(title)
    if loose:
        title, moved = title[: loose.start()], f" {loose[1] or loose[2]} {moved}"
    return title, moved


def _is_place(text: str) -> bool:
    """Whether a text before a year at a title's end can only be where the paper was printed."""
    return is_venue(text) or re.fullmatch(r"[A-Z][A-Z-]{3,}|.*\b[Rr]eport", text) is not None


def is_no_title(title: str) -> bool:
    """Whether a text cannot be a title: a year, a link's label, a placeholder of a template."""
    return (
        not re.search(r"[^\W\d_]", title)
        or _PLACEHOLDER.fullmatch(title) is not None
        or is_year(title)
        or re.search(r"\bet al\.?$|等人$", title) is not None
        or label_kind(title) is not None
        or len(title) > 400
    )


def add_links(result: Draft, marked: MarkedText) -> None:
    """Add the links of a text that lead out of the file, each with its kind."""
    for link in marked.links:
        url = link.link.url.strip()
        if not re.match(r"(?:https?:)?//|ftp:", url, re.I):
            continue
        kind = link.kind or ("page" if url == result.title_url else "")
        if not kind and not is_paper_url(url):
            kind = {"code": "code", "media": "blog", "person": "person"}.get(url_kind(url), "web")
        if kind == "page" and url_kind(url) == "code" and url != result.title_url:
            kind = "code"
        result.links.append((kind or "page", url))
        if link.kind is None and url != result.title_url:
            result.asides.add(url)
