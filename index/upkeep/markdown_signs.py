"""What speaks for a block being an entry, judged from the block alone."""

from __future__ import annotations

import re

from index.upkeep.markdown_draft import Draft
from index.upkeep.markdown_links import is_paper_url, url_kind
from index.upkeep.markdown_words import is_venue, word_count

OTHER_THINGS = re.compile(
    r"lecture|course|tutorial|blog|slide|video|talk|tool|software|code|librar|framework|toolkit|"
    r"people|researcher|group|links?\b|website|resource|related|news|acknowledg|license|"
    r"table of contents|^contents?$|dataset|implementation|project|demo|"
    r"课程|教程|博客|视频|讲座|工具|软件|代码|框架|研究者|团队|网站|资源|相关|致谢|许可|目录|数据集|实现|项目|"
    r"公众号|书籍",
    re.I,
)
HOW_TO = re.compile(
    r"contribut|how to|format|template|guideline|pull request|贡献|格式|模板|投稿|说明|规范|如何",
    re.I,
)
_LECTURE = re.compile(
    r"(?:lecture|slides?|homework|assignment|chapter|week)\b|第.{1,3}[讲课章周]", re.I
)
_NOT_PAPERS = {"code", "media", "person"}


def is_strong(entry: Draft, kind: str) -> bool:
    """Whether a block is an entry by itself.

    Args:
        entry: the block as it was read.
        kind: "heading", "item" or "paragraph"; a numbered paragraph counts as an item.
    """
    if not entry.title or entry.prose_before or _LECTURE.match(entry.title):
        return False
    dated = entry.year is not None and bool(entry.authors)
    linked = entry.paper_link or entry.identified
    words = word_count(entry.title)
    if kind == "paragraph" and entry.trailing > 25 and not entry.authors and not _heads(entry):
        return False  # running text that begins with a marked word
    if kind == "paragraph" and entry.asides and entry.trailing >= 5:
        return False  # a sentence with a link in it
    if kind == "heading":  # many a section's heading has a link to a survey beside its name
        whole = entry.title_url is not None and is_paper_url(entry.title_url)
        return dated or whole or (entry.paper_link and words >= 3)
    if entry.style == "plain":
        if kind == "paragraph":
            return bool(entry.authors) and (linked or dated) and entry.trailing < 25
        return (entry.paper_link and words <= 40) or dated or (linked and bool(entry.authors))
    if kind == "paragraph" and entry.style in ("code", "italic") and not (dated or entry.venue):
        return entry.paper_link and entry.trailing < 12
    if entry.style == "code" and not dated:
        return False
    return (
        linked
        or dated
        or (bool(entry.authors) and entry.venue is not None)
        or (_labelled(entry) and words >= 3 and entry.style != "link")
        or (entry.style == "book" and bool(entry.year or entry.authors))
    )


def _heads(entry: Draft) -> bool:
    """Whether a title linked to its paper stands alone on the first line."""
    first = entry.text.partition("\n")[0].strip()
    return first == entry.title and entry.title_url is not None and is_paper_url(entry.title_url)


def _labelled(entry: Draft) -> bool:
    """Whether a link beside the title is called "paper" or "pdf" and may lead to one."""
    return any(
        kind in ("page", "pdf")
        and url != entry.title_url
        and url_kind(url) in ("other", "code", "file")
        for kind, url in entry.links
    )


def is_strict(entry: Draft) -> bool:
    """Whether a block is an entry even where papers are not the rule."""
    if is_scholarly(entry) or (entry.paper_link and entry.year is not None):
        return True
    kinds = {url_kind(url) for _, url in entry.links}
    elsewhere = bool(kinds) and kinds <= {*_NOT_PAPERS, "other"}
    return bool(entry.authors and (entry.year or entry.venue)) and not elsewhere


def is_scholarly(entry: Draft) -> bool:
    """Whether a link leads to a place where nothing but papers is kept."""
    return any(url_kind(url) == "scholarly" for _, url in entry.links if url not in entry.asides)


def is_elsewhere(entry: Draft) -> bool:
    """Whether the title itself leads to a blog, a video or a person."""
    return (
        entry.title_url is not None
        and url_kind(entry.title_url) in ("media", "person")
        and not is_scholarly(entry)
    )


def is_likely(entry: Draft) -> bool:
    """Whether a block is an entry if others of its list mark their titles in the same way."""
    if not entry.title or entry.prose_before or entry.style in ("plain", "code"):
        return False
    kinds = {url_kind(url) for _, url in entry.links}
    elsewhere = bool(kinds) and kinds <= _NOT_PAPERS and not entry.paper_link
    if elsewhere and entry.title_url is None and word_count(entry.title) >= 3:
        return entry.year is not None  # a dated title, of which only the code is linked
    return not elsewhere and bool(entry.year or entry.venue or entry.authors)


def is_cited(entry: Draft) -> bool:
    """Whether a block is nothing but a title and its year, as in "Title (Venue 2020)"."""
    return (
        entry.year is not None
        and entry.style != "code"
        and entry.title_url is None
        and not entry.prose_before
        and word_count(entry.title) >= 2
        and entry.trailing <= 3
        and not is_venue(entry.title)
    )


def is_plain_title(entry: Draft) -> bool:
    """Whether a block prints a title and nothing else that could be told from it."""
    return (
        entry.style == "plain"
        and not entry.links
        and not entry.prose_before
        and entry.trailing == 0
        and 4 <= word_count(entry.title) <= 25
        and re.match(r"[A-Z\d\u4e00-\u9fff]", entry.title) is not None
        and not re.search(r"[。；;!！]|(?<!vs)\.\s+[A-Z]", entry.title)
    )


def is_named(entry: Draft) -> bool:
    """Whether an unmarked title stands with several authors."""
    return (
        entry.style == "plain"
        and len(entry.authors) >= 2
        and not entry.prose_before
        and word_count(entry.title) >= 3
    )


def is_possible(entry: Draft) -> bool:
    """Whether an entry among others may be one although it prints little but a title."""
    marked = entry.style not in ("plain", "code") or (entry.style == "plain" and entry.authors)
    return (
        bool(marked)
        and not entry.prose_before
        and word_count(entry.title) >= 3
        and not {url_kind(url) for _, url in entry.links} & _NOT_PAPERS
        and not is_venue(entry.title)
    )


def is_bare(entry: Draft) -> bool:
    """Whether a block is a short unmarked text and a link to a paper, nothing else."""
    return (
        entry.paper_link
        and entry.style == "plain"
        and bool(entry.title)
        and entry.trailing == 0
        and word_count(entry.title) <= 20
        and len(entry.links) <= 3
    )
