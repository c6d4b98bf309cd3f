"""Read the limits of a question: years, how many, order, citations, kinds; English and Chinese.

A rule of :mod:`index.limit_rules` that matches is taken out of the question; what no rule takes is
the topic.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.limit_rules import KINDS, NOT_AFTER, NOT_BEFORE, RULES, Limits

_COMPILED = [(re.compile(pattern, re.IGNORECASE), change) for pattern, change in RULES]

_NOT_BEFORE = re.compile(NOT_BEFORE, re.IGNORECASE)
_NOT_AFTER = re.compile(NOT_AFTER, re.IGNORECASE)
_KINDS = [(re.compile(pattern, re.IGNORECASE), category) for pattern, category in KINDS]


def read_limits(text: str, today: int) -> tuple[Limits, str]:
    """Read the limits of a clean, simplified question.

    Args:
        text: the question.
        today: the year that "the last five years" ends with.

    Returns:
        The limits and the question without them (each replaced by a line break, which no rule
        and no phrase crosses).
    """
    limits = Limits()
    for pattern, change in _COMPILED:
        match = pattern.search(text)
        while match:
            try:
                changed = change(limits, match, today)
            except (ValueError, KeyError, OverflowError):
                match = pattern.search(text, match.end())
                continue
            before, after = text[: match.start()], text[match.end() :]
            if other := _other_years(changed, limits):
                if no := _NOT_BEFORE.search(before):
                    changed, before = other, before[: no.start()]
                elif no := _NOT_AFTER.match(after):
                    changed, after = other, after[no.end() :]
            limits, text = changed, before + "\n" + after
            match = pattern.search(text)
    kinds = [category for pattern, category in _KINDS if pattern.search(text)]
    categories = tuple(dict.fromkeys([*limits.categories, *kinds]))
    return replace(limits, categories=categories), text


def _other_years(limits: Limits, before: Limits) -> Limits | None:
    """The years that ``limits`` newly leaves out ("nothing before 2015"), if they lie on one side."""
    years = (limits.year_min, limits.year_max)
    if years == (before.year_min, before.year_max) or None not in years:
        return None
    first, last = years
    return replace(
        limits,
        year_min=None if last is None else last + 1,
        year_max=None if first is None else first - 1,
    )
