"""Years of the last question that a follow-up moves: "extend it to 2019", "2020 is fine as well",
"make it 2021". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from index.lift_rules import FINE, rule
from index.numbers import year
from index.query import Query

# The range of years reaches further: "extend it to 2019"
_REACH = rule(
    r"\b(?:extend|expand|stretch|push|widen)(?: (?:it|this|that|them|the (?:range|years|period|limit)))?(?: (?:up|out|back|down))? to (?P<a>(?:19|20)\d\d)\b",
    r"\b(?:let|have|make) (?:it|this|that|them) (?:run|go|reach|extend|stretch|continue)(?: (?:up|out|on|back))? (?:to|until|till) (?P<c>(?:19|20)\d\d)\b",
    r"(?:延长|扩展|扩大|延伸|放宽|扩)(?:到|至)(?P<b>(?:19|20)\d\d|(?<!\d)\d\d(?=年))(?!年?[以之]?[前后])年?",
)
# A year outside the limits is welcome, too: "2020 is fine as well", "2020年的也行"
_TOO = rule(
    rf"\b(?:the )?(?P<a>(?:19|20)\d\d)(?: (?:ones?|papers?|works?))?{FINE}\b|\b(?:include|add|allow) (?P<b>(?:19|20)\d\d)(?: (?:too|as well|also))?\b",
    r"(?P<c>(?:19|20)\d\d|(?<!\d)\d\d(?=年))年?(?:发表)?的?(?:论文|文章)?(?:也|都)(?:可以|行|要|算|好|成|看|包括|放|加)+(?:上|进来|在内|的|了)*",
    r"(?:把|加上|算上|加入|包括|再加|带上|连)(?P<d>(?:19|20)\d\d|(?<!\d)\d\d(?=年))年?(?:的|论文|文章)*(?:也)?(?:加|算|放|包括|带)?(?:上|进来|进去|在内|了|吧)*",
)
# Another year for the only one that is set: "since 2019" and then "make it 2021"
_INSTEAD = rule(
    r"\b(?:make (?:it|that)|(?:change|move|set) (?:it|that) to|let'?s say|rather) (?P<a>(?:19|20)\d\d)(?=[\s.!]*$)",
    r"(?:改成|改为|换成|改到|调到|还是)(?P<b>(?:19|20)\d\d)年?[吧了。！\s]*$",
)


def other_years(query: Query, text: str) -> tuple[Query, str, bool]:
    """``query`` with its years moved as ``text`` says, what else it says, and whether any were.

    Args:
        query: the last one.
        text: what was said, clean and simplified.
    """
    moved = False
    if match := _REACH.search(text):
        query, moved = _reaching(query, _year(match)), True
        text = text[: match.start()] + "\n" + text[match.end() :]
    if (query.year_min is None) != (query.year_max is None) and (match := _INSTEAD.search(text)):
        if query.year_max is None:
            query, moved = replace(query, year_min=_year(match)), True
        else:
            query, moved = replace(query, year_max=_year(match)), True
        text = text[: match.start()] + "\n" + text[match.end() :]
    limited = (query.year_min, query.year_max) != (None, None)
    if limited and (match := _TOO.search(text)):
        query, moved = _including(query, _year(match)), True
        text = text[: match.start()] + "\n" + text[match.end() :]
    return query, text, moved


def _year(match: re.Match[str]) -> int:
    return year(next(filter(None, match.groups())))


def _reaching(query: Query, to: int) -> Query:
    """``query`` with its years reaching ``to`` a year, later or earlier."""
    if query.year_min is not None and to < query.year_min:
        return replace(query, year_min=to)
    return replace(query, year_max=to)


def _including(query: Query, wanted: int) -> Query:
    """``query`` with its years as wide as to hold the ``wanted`` one."""
    first, last = query.year_min, query.year_max
    return replace(
        query,
        year_min=None if first is None else min(first, wanted),
        year_max=None if last is None else max(last, wanted),
    )
