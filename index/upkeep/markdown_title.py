"""Which marked stretch of a block is its title, judged by its mark and by what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.upkeep.markdown_details import FIELD
from index.upkeep.markdown_draft import clean_title, is_no_title
from index.upkeep.markdown_links import label_kind, url_kind
from index.upkeep.markdown_names import names
from index.upkeep.markdown_plain import people_cited
from index.upkeep.markdown_text import Mark, MarkedText, without_holes
from index.upkeep.markdown_words import find_year, is_venue, word_count

_STYLES = {"book": 6.0, "quote": 5.0, "bold": 4.0, "link": 4.0, "italic": 2.0, "code": 0.5}
TAG = re.compile(r"^\s*(?:[\[(（【［]([^\[\]()（）【】［］]{2,40})[\])）】］]|((?:[A-Z][A-Za-z]+[ '’-]*)?\d{2,4})\s*[:：|]\s|((?:19|20)\d\d[_-](?:[A-Z][A-Za-z]+|arxiv)(?: [A-Z][a-z]+)?|[A-Za-z]+[_-]?(?:19|20)\d\d)[_-])")  # fmt: skip
_DATE = re.compile(
    r"^\s*(?:19|20)\d\d(?:[./年-]\d{1,2})?(?:[./月-]\d{1,2}日?)?\s*[:：,，|\-–—]?\s*"
)
_NOTE = re.compile(r"^\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_PROMPT = re.compile(
    r"(?:paper|论文|原文|title|题目|标题|文章|必读|new|推荐|original|原论文|main|survey|综述|pdf)",
    re.I,
)


def title_mark(marked: MarkedText, begin: int, favourite: str | None) -> Mark | None:
    """The mark that is most like a title.

    Args:
        marked: the text of a block.
        begin: where it begins after its own number.
        favourite: the style in which most entries of this list print their titles.
    """
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
        url = url_at(marked, mark)
        if url:
            kind = url_kind(url)
            good = kind in ("scholarly", "pdf")
            score += 2 if good else -3 if kind in ("media", "person", "anchor") else -1
        lead = before(marked.text[begin : mark.outer_start])
        if lead.prose:
            score -= 3 + min(5.0, word_count(lead.prose) * 0.5)
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


def url_at(marked: MarkedText, mark: Mark) -> str | None:
    """The URL of a marked stretch that is linked."""
    for link in marked.links:
        if link.kind is None and link.start < mark.end and mark.start < link.end:
            return link.link.url.strip()
    return None


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a title."""

    name: str = ""
    prose: str = ""
    facts: str = ""
    authors: tuple[str, ...] = ()


def before(text: str) -> Lead:
    """What stands before a title: names of the paper, prose, and the year, venue and authors."""
    facts = ""
    text = without_holes(text)
    for _ in range(4):
        text = text.lstrip(" \n*_-–—|·,，:：.<")
        tag = TAG.match(text) or _DATE.match(text)
        if not tag:
            break
        facts += f" [{tag.group().strip(' []()（）【】:：|-')}]"
        text = text[tag.end() :]
    core = text.strip(" \n,，.。:：|·–—-\"“”'*_(（[<")
    label = FIELD.fullmatch(f"{core}:") or _PROMPT.fullmatch(core) or label_kind(core)
    if not core or label:
        return Lead(facts=facts)
    people = names(core, sure=False)
    ended = re.search(r"[:：|·–—\-(（]\s*$", text.rstrip('"“ ')) is not None
    short = ended and word_count(core) <= 4
    if people and not (short and len(people) == 1 and re.fullmatch(r"[\w-]*[A-Za-z][\w-]*", core)):
        return Lead(facts=facts, authors=people)
    if is_venue(core):
        return Lead(facts=f"{facts} [{core}]")
    year = find_year(core)
    if year and year.end == len(core) and core[year.start] in "(（[【":  # APA
        cited = people_cited(core[: year.start].strip())
        if cited:
            return Lead(facts=f"{facts} {core[year.start :]}", authors=cited)
    if year and word_count(core[: year.start]) <= 3 and year.end == len(core):
        facts += f" [{year.year}]"
        core = core[: year.start].strip(" ,，(（-")
        short = short or bool(core)
    if short and core:
        return Lead(core, facts=facts)
    lead = re.split(r"[:：]", core)
    if len(lead) == 2 and names(lead[1], sure=False):
        return Lead(lead[0].strip(), facts=facts, authors=names(lead[1], sure=False))
    return Lead(prose=core, facts=facts)
