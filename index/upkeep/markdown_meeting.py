"""The row of a reading group's timetable: "2022-02-03 · Ana · *Title* (Vinyals et al., 2016)"."""

from __future__ import annotations

import re

from index.upkeep.markdown_details import leading_people
from index.upkeep.markdown_names import names
from index.upkeep.markdown_words import DAY

_ROW = re.compile(
    rf"\s*(?:{DAY.pattern})\s*[·|,，:：–—-]\s*(?P<who>[^·|:：–—\n\d]{{2,40}}?)\s*"
    r"(?:(?:[·|:–—]|\s-)\s+|：)",
    re.I,
)
_NOBODY_YET = re.compile(r"tb[acd]|待定|未定|\?+", re.I)
_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]")
_CITED = re.compile(r"\bet\.? al\b|等人", re.I)


def meeting_end(text: str) -> int:
    """Where the paper begins behind the day and the person who presents it, 0 where there are none.

    A day and a name alone may be those of the paper; they are not where its authors stand behind
    the title.
    """
    row = _ROW.match(text)
    if not row:
        return 0
    if not (_NOBODY_YET.fullmatch(row["who"]) or names(row["who"], sure=False)):
        return 0
    paper = text[row.end() :]
    inside = _BRACKETS.findall(paper)
    cited = _CITED.search(paper) or any(names(part) or leading_people(part) for part in inside)
    return row.end() if cited else 0
