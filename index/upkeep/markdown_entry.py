"""One block read as if it were an entry: its title first, then what stands around that.

Whether it is one is decided in :mod:`index.upkeep.markdown_list`, which sees the whole list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.upkeep.markdown_details import FIELD, read_details, read_facts
from index.upkeep.markdown_draft import Draft, add_links, clean_title, is_no_title, split_brackets
from index.upkeep.markdown_links import label_kind, url_kind
from index.upkeep.markdown_meeting import meeting_end
from index.upkeep.markdown_plain import split_plain
from index.upkeep.markdown_subtitle import after_name, with_quoted_beginning, with_subtitle
from index.upkeep.markdown_text import HOLE, Mark, MarkedText, without_holes
from index.upkeep.markdown_translation import split_languages, translation_behind
from index.upkeep.markdown_words import (
    DAY,
    find_year,
    is_venue,
    is_year,
    names,
    number_end,
    word_count,
)

_STYLES = {"book": 6.0, "quote": 5.0, "bold": 4.0, "link": 4.0, "italic": 2.0, "code": 0.5}
_TAG = re.compile(r"^\s*(?:[\[(（【［]([^\[\]()（）【】［］]{2,40})[\])）】］]|((?:[A-Z][A-Za-z]+[ '’-]*)?\d{2,4})\s*[:：|]\s|((?:19|20)\d\d[_-](?:[A-Z][A-Za-z]+|arxiv)(?: [A-Z][a-z]+)?|[A-Za-z]+[_-]?(?:19|20)\d\d)[_-])")  # fmt: skip
_TAGS = re.compile(
    rf"(?:\s*(?:[\[【][^\[\]【】{HOLE}]{{2,40}}[\]】]|[\[【]*{HOLE}[\]】]*)){{2,6}}(?=\s*\w)"
)
_INSIDE = re.compile(r"[\[【]([^\[\]【】]+)")
_DATE = re.compile(
    r"^\s*(?:19|20)\d\d(?:[./年-]\d{1,2})?(?:[./月-]\d{1,2}日?)?\s*[:：,，|\-–—]?\s*"
)
_DATED = re.compile(r"^\s*(?:19|20)\d\d(?:[./年-]\d{1,2}){0,2}[月日年]?\s*[:：,，|\-–—]\s+")
_KEY = re.compile(r"[A-Z][A-Za-z+]{1,14}(?:19|20)?\d\d[a-z]?")  # of BibTeX: "[HZRS15]"
_VENUE_LINK = re.compile(rf"[\[(（【]?{HOLE}(\[[^\[\]]+\])[\])）】]?")  # "[[AAAI2022](url)]"
_NOTE = re.compile(r"^\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_ASIDE = re.compile(r"^\s*[(（].*[)）]\s*$", re.DOTALL)
_PROMPT = re.compile(
    r"(?:paper|论文|原文|title|题目|标题|文章|必读|new|推荐|original|原论文|main|survey|综述|pdf)",
    re.I,
)


def draft(marked: MarkedText, favourite: str | None = None) -> Draft:
    """Read one block.

    Args:
        marked: its text.
        favourite: the style in which most entries of this list print their titles.
    """
    text = marked.text
    result = Draft(text=text)
    label = FIELD.match(text)
    if label and label["title"]:
        read_details(result, marked)
        return result
    begin = number_end(text)
    begin += meeting_end(text[begin:])
    mark = _title_mark(marked, begin, favourite)
    if mark is None:
        _read_plain(result, marked, begin)
    else:
        _read_marked(result, marked, begin, mark)
    title, moved = split_brackets(result.title)
    result.title = clean_title(title)
    if result.other_title is None:
        split_languages(result)
    if moved:
        read_facts(result, moved, first=True)
    result.title = "" if is_no_title(result.title) else result.title
    add_links(result, marked)
    return result


def _title_mark(marked: MarkedText, begin: int, favourite: str | None) -> Mark | None:
    best: tuple[float, Mark] | None = None
    for number, mark in enumerate(marked.marks):
        words = clean_title(marked.text[mark.start : mark.end])
        count = word_count(words)
        if mark.end <= begin or count < 1 or is_no_title(words) or _NOTE.match(words):
            continue
        if _inside(mark, marked.marks) or FIELD.fullmatch(f"{words}:"):
            continue
        if mark.style != "book" and is_venue(words):
            continue
        usual = mark.style in (favourite or "").split("+")
        people = names(words)
        # Where titles are printed so, "A Combined Corner and Edge Detector" is one.
        if _PROMPT.fullmatch(words) or (people and not (usual and len(people) < 3)):
            continue
        if mark.style == "quote" and count < 2 and favourite != "quote":
            continue
        score = _STYLES[mark.style] + min(count, 8) * 0.5 - number * 0.3
        url = _url_at(marked, mark)
        if url:
            kind = url_kind(url)
            good = kind in ("scholarly", "pdf")
            score += 2 if good else -3 if kind in ("media", "person", "anchor") else -1
        before = _before(marked.text[begin : mark.outer_start])
        if before.prose:
            score -= 3 + min(5.0, word_count(before.prose) * 0.5)
        if usual:
            score += 3
        if count <= 3 and _names_next(marked, mark):
            score -= 3
        if best is None or score > best[0]:
            best = (score, mark)
    if best is None or best[0] < 1.5:
        return None
    return best[1]


def _names_next(marked: MarkedText, mark: Mark) -> bool:
    """Whether a marked name has the marked title behind it: "**LoRA**: *LoRA: Low-Rank …*"."""
    return any(
        other.start >= mark.outer_end
        and other.end - other.start > 2 * (mark.end - mark.start)
        and re.fullmatch(r"\s*[:：]\s*", marked.text[mark.outer_end : other.outer_start])
        for other in marked.marks
    )


def _inside(mark: Mark, marks: tuple[Mark, ...]) -> bool:
    """Whether a mark is a part of a longer title: a quoted or slanted word of a bold one."""
    return any(
        other is not mark
        and other.style in ("bold", "link", "book", "quote")
        and other.start <= mark.outer_start
        and mark.outer_end <= other.end
        and (other.end - other.start) > 1.3 * (mark.end - mark.start)
        for other in marks
    )


def _url_at(marked: MarkedText, mark: Mark) -> str | None:
    for link in marked.links:
        if link.kind is None and link.start < mark.end and mark.start < link.end:
            return link.link.url.strip()
    return None


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a title."""

    name: str = ""
    prose: str = ""
    facts: str = ""
    authors: tuple[str, ...] = ()


def _before(text: str) -> _Lead:
    """What stands before a title: names of the paper, prose, and the year, venue and authors."""
    facts = ""
    text = without_holes(text)
    for _ in range(4):
        text = text.lstrip(" \n*_-–—|·,，:：.<")
        tag = _TAG.match(text) or _DATE.match(text)
        if not tag:
            break
        facts += f" [{tag.group().strip(' []()（）【】:：|-')}]"
        text = text[tag.end() :]
    core = text.strip(" \n,，.。:：|·–—-\"“”'*_(（[<")
    label = FIELD.fullmatch(f"{core}:") or _PROMPT.fullmatch(core) or label_kind(core)
    if not core or label:
        return _Lead(facts=facts)
    people = names(core, sure=False)
    ended = re.search(r"[:：|·–—\-(（]\s*$", text.rstrip('"“ ')) is not None
    short = ended and word_count(core) <= 4
    if people and not (short and len(people) == 1 and re.fullmatch(r"[\w-]*[A-Za-z][\w-]*", core)):
        return _Lead(facts=facts, authors=people)
    if is_venue(core):
        return _Lead(facts=f"{facts} [{core}]")
    year = find_year(core)
    if year and word_count(core[: year.start]) <= 3 and year.end == len(core):
        facts += f" [{year.year}]"
        core = core[: year.start].strip(" ,，(（-")
        short = short or bool(core)
    if short and core:
        return _Lead(core, facts=facts)
    lead = re.split(r"[:：]", core)
    if len(lead) == 2 and names(lead[1], sure=False):
        return _Lead(lead[0].strip(), facts=facts, authors=names(lead[1], sure=False))
    return _Lead(prose=core, facts=facts)


def _read_marked(result: Draft, marked: MarkedText, begin: int, mark: Mark) -> None:
    text = marked.text
    start, end = mark.outer_start, mark.outer_end
    title, after = text[mark.start : mark.end], text[end:].removeprefix(">")  # "<[Title](url)>"
    result.style = mark.style
    linked = _url_at(marked, mark) is not None
    if linked and word_count(title) == 1:
        title, after = with_subtitle(title, after, capitals=True)
    elif mark.style == "quote" and not linked:
        title, after = with_quoted_beginning(text[start:end], after)
    elif mark.style in ("bold", "book") and not linked and word_count(title) <= 3:
        named = after_name(after)
        if named:
            result.names.append(clean_title(title))
            title, after = named
        else:
            title, after = with_subtitle(title, after)
    if mark.style == "link" and re.search(r"\bet al\b|等人|[,，]\s*(?:19|20)\d\d\s*$", title):
        inside = split_plain(title)  # "[Title, Vaswani et al., 2017](url)"
        if inside.authors and inside.title:
            title, after = (
                inside.title,
                f"\n{', '.join(inside.authors)} et al.\n{inside.rest}\n{after}",
            )
    result.title = title
    result.title_url = _url_at(marked, mark)
    lead = _before(text[begin:start])
    result.names += [lead.name] if lead.name else []
    result.prose_before = bool(lead.prose)
    result.authors = lead.authors
    if lead.facts.strip():
        read_facts(result, lead.facts, first=True)
    printed = find_year(after)
    if DAY.search(lead.facts) and printed and after[printed.start] in "(（[【":
        result.year = printed.year
    other = translation_behind(clean_title(title), after)
    if other:
        result.other_title = other[0]
        after = after[other[1] :]
    read_facts(result, after)


def _read_plain(result: Draft, marked: MarkedText, begin: int) -> None:
    text = _VENUE_LINK.sub(r"\1", marked.text[begin:])
    text = re.sub(rf"({HOLE}[\])）]*)\s+((?:19|20)\d\d)\s*$", r"\1 (\2)", text)  # "… [pdf] 2014"
    tags = ""
    code = next((m for m in marked.marks if m.style == "code" and m.outer_start <= begin), None)
    if code and is_venue(marked.text[code.start : code.end]):  # "`CVPR 2020` Title"
        tags = f" [{marked.text[code.start : code.end]}]"
        text = text.removeprefix(marked.text[begin : code.outer_end])
    ahead = _TAGS.match(text)
    if ahead and any(is_venue(tag) or is_year(tag) for tag in _INSIDE.findall(ahead.group())):
        tags += f" {ahead.group()}"  # "[Google] [KDD 2016] Title"
        text = text[ahead.end() :]
    while True:
        tag = _TAG.match(text) or _DATED.match(text)
        inside = tag.group().strip(" []()（）【】") if tag else ""
        if not tag or not (_KEY.fullmatch(inside) or is_venue(inside) or find_year(tag.group())):
            break
        tags += f" [{tag.group().strip(' []()（）【】:：|_')}]"
        text = text[tag.end() :]
    plain = without_holes(re.sub(rf"{HOLE}(?=\[)", " ", text))
    if _ASIDE.match(plain):  # "(from A. Author, Title, NIPS 2012)" below a picture
        return
    found = split_plain(plain)
    result.title = found.title
    result.authors = found.authors
    read_facts(result, f"{tags}\n{found.rest}")
    if result.year is None:
        outside = plain.replace(found.title, " ")
        year = find_year(f"{tags} {outside}")
        result.year = year.year if year else None
