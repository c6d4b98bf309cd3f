"""A title that is printed in both languages."""

from __future__ import annotations

import re

from index.text import has_han
from index.upkeep.markdown_draft import Draft, clean_title
from index.upkeep.markdown_names import names
from index.upkeep.markdown_words import HAN, find_year, is_venue, word_count

_OTHER_TITLE = re.compile(
    r"\s*(?:[(（]\s*([^()（）\n\ufffc]{5,200})[)）]|《([^《》\n]{2,200})》|(?:[/|｜／]|\n|[-–—]\s)\s*"
    r"([^()（）《》\n\ufffc|/,，]{5,200}))"
)
_TWO_SCRIPTS = re.compile(
    rf"(.*[{HAN}]{{3}}(?<![的与和在对用从为是以及])[）》】]?)\s+([A-Z][^{HAN}]*)"
    rf"|([A-Z\d]\S*(?:\s+[^\s{HAN}]+){{2,}})\s+([{HAN}]{{2}}.*)"
)
_REMARK = re.compile(r"[。；;!！]|\.\s|等人|et al|论文|推荐|必读|经典|提出|本文|作者|解读|笔记|代码|介绍了|"
                     r"最佳|引用|链接|版本|中文版|翻译")  # fmt: skip
_CAPITALS = re.compile(
    r"(?!.*(?i:best|award|paper|oral|team|university|research|google))(?:[A-Z][\w-]+ ?){3}"
)


def split_languages(result: Draft) -> None:
    """A title with the same in the other language behind it: "生成对抗网络（Generative …）"."""
    first = re.match(r"[^()（）]+(?=[(（])", result.title)
    if first:
        title, rest = clean_title(first.group()), result.title[first.end() :]
        other = translation_behind(title, rest)
        if other and other[1] == len(rest):
            result.title, result.other_title = title, other[0]
    spaced = _TWO_SCRIPTS.fullmatch(result.title)
    if spaced and result.other_title is None:
        title, other_title = spaced[1] or spaced[3], spaced[2] or spaced[4]
        if _is_translation(title, other_title, 3 if _CAPITALS.match(other_title) else 4):
            result.title, result.other_title = title, other_title


def translation_behind(title: str, after: str) -> tuple[str, int] | None:
    """The same title in the other language and where it ends in what follows a title."""
    found = _OTHER_TITLE.match(after)
    if not found:
        return None
    other = found[1] or found[2] or found[3]
    few = _CAPITALS.fullmatch(other.strip()) is not None
    if found[2]:  # 《》 marks nothing but titles
        good = has_han(other) != has_han(title)
    else:
        good = _is_translation(title, other, 2 if found[3] else 3 if few else 4)
    return (clean_title(other), found.end()) if good else None


def _is_translation(title: str, other: str, least: int) -> bool:
    """Whether a text is a title in the other language, of at least so many words if in English."""
    han = len(re.findall(rf"[{HAN}]", other))
    if find_year(other) or is_venue(other) or names(other) or _REMARK.search(other):
        return False
    if has_han(title):
        return han == 0 and word_count(other) >= least
    return han >= 5 and han / len(other) > 0.4
