"""One block read as if it were an entry: its title first, then what stands around that.

Whether it is one is decided in :mod:`index.upkeep.markdown_choice`, which sees the whole list.
"""

from __future__ import annotations

import re

from index.upkeep.markdown_details import FIELD, read_details, read_facts
from index.upkeep.markdown_draft import Draft, add_links, clean_title, is_no_title, split_brackets
from index.upkeep.markdown_meeting import meeting_end
from index.upkeep.markdown_plain import split_plain
from index.upkeep.markdown_subtitle import after_name, with_quoted_beginning, with_subtitle
from index.upkeep.markdown_text import HOLE, Mark, MarkedText, without_holes
from index.upkeep.markdown_title import TAG, before, title_mark, url_at
from index.upkeep.markdown_translation import split_languages, translation_behind
from index.upkeep.markdown_words import DAY, find_year, is_venue, is_year, number_end, word_count

_TAGS = re.compile(
    rf"(?:\s*(?:[\[【][^\[\]【】{HOLE}]{{2,40}}[\]】]|[\[【]*{HOLE}[\]】]*)){{2,6}}(?=\s*\w)"
)
_INSIDE = re.compile(r"[\[【]([^\[\]【】]+)")
_DATED = re.compile(r"^\s*(?:19|20)\d\d(?:[./年-]\d{1,2}){0,2}[月日年]?\s*[:：,，|\-–—]\s+")
_KEY = re.compile(r"[A-Z][A-Za-z+]{1,14}(?:19|20)?\d\d[a-z]?")  # of BibTeX: "[HZRS15]"
_VENUE_LINK = re.compile(rf"[\[(（【]?{HOLE}(\[[^\[\]]+\])[\])）】]?")  # "[[AAAI2022](url)]"
_ASIDE = re.compile(r"^\s*[(（].*[)）]\s*$", re.DOTALL)


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
    mark = title_mark(marked, begin, favourite)
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


def _read_marked(result: Draft, marked: MarkedText, begin: int, mark: Mark) -> None:
    text = marked.text
    start, end = mark.outer_start, mark.outer_end
    title, after = text[mark.start : mark.end], text[end:].removeprefix(">")  # "<[Title](url)>"
    result.style = mark.style
    linked = url_at(marked, mark) is not None
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
    result.title_url = url_at(marked, mark)
    lead = before(text[begin:start])
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
        tag = TAG.match(text) or _DATED.match(text)
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
