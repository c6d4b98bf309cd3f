"""Authors, year and venue from what stands around a title, and the lines below it that hold them."""

from __future__ import annotations

import re

from index.upkeep.markdown_draft import Draft, add_links, clean_title, split_brackets
from index.upkeep.markdown_links import is_paper_url, label_kind
from index.upkeep.markdown_names import names
from index.upkeep.markdown_plain import without_venue
from index.upkeep.markdown_text import HOLE, MarkedText, without_holes
from index.upkeep.markdown_words import find_year, is_venue, is_year, venue_of, word_count

FIELD = re.compile(
    r"^[\s\-*•]*(?:(?P<title>paper title|paper name|title|题目|标题|论文标题|论文题目|论文名称?|名称|英文题目|中文题目|"
    r"英文标题|中文标题|原题)|(?P<authors>authors?|作者|by)|(?P<year>year|date|time|published on|年份|时间|发表时间|"
    r"发表年份|日期|年)|(?P<venue>venue|conference|journal|published(?: in| at)?|publication|会议|期刊|来源|"
    r"发表于?|出处|发表会议|会议/期刊|期刊/会议)|(?P<link>links?|url|papers?|paper link|pdf|arxiv|doi|论文(?:链接|地址)?|"
    r"原文(?:链接)?|原论文|链接|地址|code|代码(?:链接|地址)?|源码|github|project(?: page)?|项目(?:地址|主页)?|主页|"
    r"bibtex|dataset|数据集|video|视频|blog|博客))\s*[:：]\s*",
    re.I,
)


def read_facts(result: Draft, text: str, *, first: bool = False) -> None:
    """Year, venue and authors from what is not the title."""
    plain = without_holes(re.sub(rf"{HOLE}(?=\[)", "", text))
    year = find_year(plain) if result.year is None else None
    if year:
        result.year = year.year
    if result.venue is None:
        result.venue = venue_of(plain)
    if not result.authors:
        result.authors = _people(plain, behind=not first)
    left = plain
    for name in result.authors:
        left = left.replace(name, " ")
    if not first:
        left = re.sub(r"[(（\[【][^()（）\[\]]*[)）\]】]", " ", left)
        result.trailing += 0 if is_venue(left) else word_count(left)


def _people(text: str, *, behind: bool) -> tuple[str, ...]:
    """The authors among the pieces of a text."""
    cited = re.search(  # "(Vaswani et al., 2017)"
        r"[(（]([^()（）]*?(?:\bet al\b\.?|等人?))\s*[,，]?\s*(?:19|20)\d\d", text
    )
    if cited and (people := names(cited[1])):
        return people
    text = re.sub(
        r"[(（\[【]\s*(?:[^()（）\[\]【】]*\b)?(?:19|20)\d\d\b[^()（）\[\]【】]*[)）\]】]",
        " \n ",
        text,
    )
    text = re.sub(r"\s[(（][A-Z][a-z]+[)）](?=\s[A-Z])", "", text)  # "Chun-Fu (Richard) Chen"
    text = re.sub(r"^\W+", "", text)
    for piece in re.split(r"\n|\s[-–—|·/]\s|[(（)）\[\]【】]|——|｜|\t", text):
        piece = piece.strip(" ,，;；:：.。*_|-–—")
        if not piece:
            continue
        people = names(piece) or leading_people(piece)
        if not people and behind and word_count(piece) <= 4 and not is_venue(piece):
            people = names(piece, sure=False) if " " in piece or "·" in piece else ()
        if people:
            return people
    return ()


def leading_people(piece: str) -> tuple[str, ...]:
    """Authors at the beginning of a piece that goes on with a venue or a remark."""
    cut = re.search(r"\bet\.?\s?al\b\.?|等人|等(?=[\s,，.。])", piece)
    if cut:
        return names(piece[: cut.end()])
    ends = [m.start() for m in re.finditer(r"(?<!\b[A-Z])\.\s|。|[,，]|\sin\s|[:：]\s", piece)]
    best: tuple[str, ...] = ()
    for end in ends[:60]:
        found = names(piece[:end], sure=end != ends[0] or "." not in piece[end : end + 1])
        if len(found) > len(best):
            best = found
    if not best and ends and is_venue(piece[ends[0] + 1 :]) and " " in piece[: ends[0]]:
        best = names(piece[: ends[0]], sure=False)
    return best


def read_details(result: Draft, marked: MarkedText) -> None:
    """Add what a line below the title says: authors, venue, year, links, labelled or not."""
    start = end = 0
    text = _without_labels(marked) if _is_link_row(marked) else marked.text
    for line in text.split("\n"):
        start, end = end, end + len(line) + 1
        label = FIELD.match(line)
        value = without_holes(line[label.end() :] if label else line)
        url = next(
            (x.link.url.strip() for x in marked.links if x.kind is None and start <= x.start < end),
            None,
        )
        if label and label["title"] and word_count(value) >= 1:
            _better_title(result, value, url)
        elif label and label["authors"] and not result.authors:
            found = names(value, sure=False)
            result.authors = found or tuple(p for p in re.split(r"\s*[,，、;；]\s*", value) if p)
        elif label and label["link"] and word_count(value) >= 3 and not is_venue(value):
            if label.group().strip(" :：-*").casefold() in ("paper", "论文", "原文", "原论文"):
                _better_title(result, value, url)
        else:
            trailing = result.trailing
            read_facts(result, value if label else line)
            result.trailing = trailing
    result.text += "\n" + marked.text
    add_links(result, marked)


def _better_title(result: Draft, value: str, url: str | None) -> None:
    title, moved = split_brackets(value)
    if result.title and word_count(result.title) <= 4:
        result.names.append(result.title)
    result.title = clean_title(title)
    result.title_url = result.title_url or url
    read_facts(result, moved, first=True)


_PLACE_YEAR = re.compile(r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2},? (?:19|20)\d\d")  # "Elsevier 2021"


def is_details(marked: MarkedText) -> bool:
    """Whether a block says nothing but authors, venue, year and links of the paper above it."""
    lines = [line for line in marked.text.split("\n") if line.strip()]
    return bool(lines) and (_is_link_row(marked) or all(_detail_line(line) for line in lines))


def _is_link_row(marked: MarkedText) -> bool:
    """Whether a block is a row of links, some with labels of their own: "[Paper] [Java port]"."""
    own = [placed.link for placed in marked.links if placed.kind is None]
    if not own or len(own) == len(marked.links):
        return False
    if any(is_paper_url(x.url) or word_count(x.label) > 4 or names(x.label) for x in own):
        return False  # another paper, or a person
    return not re.search(r"\w", without_holes(_without_labels(marked)))


def _without_labels(marked: MarkedText) -> str:
    """The text without the labels that name no kind of link."""
    text = marked.text
    for placed in marked.links:
        if placed.kind is None:
            blank = " " * (placed.end - placed.start)
            text = text[: placed.start] + blank + text[placed.end :]
    return text


def _detail_line(line: str) -> bool:
    if FIELD.match(line):
        return True
    plain = without_holes(line).strip(" *_,，.。|")
    if not plain:
        return True
    if (
        names(without_venue(plain))
        or is_venue(plain)
        or label_kind(plain)
        or _PLACE_YEAR.fullmatch(plain)
    ):
        return True
    pieces = [p for p in re.split(r"\s*[.。|;；]\s+|\s[-–—]\s|[(（)）\[\]]", plain) if p.strip()]
    return len(pieces) > 1 and all(
        names(p, sure=False) or is_venue(p) or is_year(p) or label_kind(p) for p in pieces
    )
