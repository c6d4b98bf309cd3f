"""Find known phrases (names, glossary terms, people) in a text, longest first.

Phrases are compared by :func:`index.text.key`, so case, spaces, hyphens, plural endings,
full-width and traditional writing make no difference. A misspelt phrase is found by edit
distance, but only where nothing known stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from index.text import fold, has_han, key, singular, units

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """A phrase found: where it stands in the normalised text, its form there, what it means."""

    start: int
    end: int
    text: str
    values: tuple[T, ...]
    exact: bool = True


def phrase_rows(pairs: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    """Phrases with their values as rows (key, value) for :class:`Phrases`."""
    rows = {(key(phrase), value): None for phrase, value in pairs}
    return [row for row in rows if row[0]]


class Phrases(Generic[T]):
    """A set of phrases, each standing for one or more values.

    Args:
        rows: of :func:`phrase_rows`; a snapshot keeps them, so that opening one is fast.
    """

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        found: dict[str, tuple[T, ...]] = {}
        # First three characters (all of a shorter key) → length of the longest key that begins so:
        # most words begin none.
        self._longest_from: dict[str, int] = {}
        for phrase_key, value in rows:
            found[phrase_key] = (*found.get(phrase_key, ()), value)
            length, first = len(phrase_key), phrase_key[:3]
            if length > self._longest_from.get(first, 0):
                self._longest_from[first] = length
        self._values = found
        self._latin = [k for k in found if len(k) >= 5 and k.isascii()]
        self._han = [k for k in found if len(k) >= 3 and not k.isascii()]

    def get(self, text: str) -> tuple[T, ...]:
        """The values of exactly this phrase, or none."""
        return self._values.get(key(text), ())

    def holding(self, text: str) -> tuple[T, ...]:
        """The values that have ``text`` in them as whole words (Chinese: as a part of a key)."""
        if has_han(text):
            wanted = key(text)
            if len(wanted) < 2 or wanted not in self._all_keys:
                return ()
            rows = [value for k, value in self._values.items() if wanted in k]
            return tuple(dict.fromkeys(v for values in rows for v in values))
        word = re.compile(rf"(?<!\w){re.escape(fold(text))}(?!\w)")
        values = dict.fromkeys(v for row in self._values.values() for v in row)
        return tuple(v for v in values if word.search(fold(str(v))))

    def find(self, text: str) -> list[Span[T]]:
        """All phrases in a normalised ``text``, longest first from the left, not overlapping."""
        pieces = [(singular(unit), start, end) for unit, start, end in units(text)]
        found: list[Span[T]] = []
        longest_from = self._longest_from.get
        joined = "".join(piece for piece, _, _ in pieces)
        starts = [0, *accumulate(len(piece) for piece, _, _ in pieces)]
        i = 0
        while i < len(pieces):
            phrase, best = "", None
            first = joined[starts[i] : starts[i] + 3]
            longest = longest_from(first, 0) or longest_from(first[:2], 0)
            longest = longest or longest_from(first[0], 0)
            for j in range(i, len(pieces)):
                phrase += pieces[j][0]
                if len(phrase) > longest:
                    break
                if phrase in self._values:
                    best = j, phrase
            if best is None:
                i += 1
                continue
            last, phrase = best
            start, end = pieces[i][1], pieces[last][2]
            found.append(Span(start, end, text[start:end], self._values[phrase]))
            i = last + 1
        return found

    def guess(
        self, text: str, alike: Callable[[str, str], bool] = lambda wrong, right: True
    ) -> Span[T] | None:
        """The phrase that a misspelt folded ``text`` as a whole most probably is.

        One slip (a letter wrong, missing, added or swapped) for every five Latin letters is
        forgiven, at most three, and one wrong character in Chinese; the first letter must be
        right in short words.

        Args:
            text: what was typed.
            alike: whether a Chinese character may be typed for another.
        """
        phrase = key(text)
        found = self._guess_latin(phrase) if phrase.isascii() else self._guess_han(phrase, alike)
        return Span(0, len(text), text, self._values[found], exact=False) if found else None

    def _guess_latin(self, phrase: str) -> str | None:
        slips = min(len(phrase) // 5, 3)
        best = slips and process.extractOne(
            phrase, self._latin, scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        if not best or (len(phrase) < 8 and best[0][0] != phrase[0]):
            return None
        return str(best[0])

    def _guess_han(self, phrase: str, alike: Callable[[str, str], bool]) -> str | None:
        for place, hole in enumerate(_holes(phrase)):
            for found in self.filling(hole):
                if alike(phrase[place], found[place]):
                    return found
        return None

    def filling(self, text: str) -> list[str]:
        """The Chinese phrases that ``text`` is with "?" for one of their characters."""
        return self._with_hole.get(text, [])

    @cached_property
    def _all_keys(self) -> str:
        """Every key on a line of its own: whether any holds a text is seen in one search."""
        return "\n".join(self._values)

    @cached_property
    def _with_hole(self) -> dict[str, list[str]]:
        """Chinese phrases by what is left of them when one character is masked."""
        found: dict[str, list[str]] = {}
        for phrase in self._han:
            for hole in _holes(phrase):
                found.setdefault(hole, []).append(phrase)
        return found


def _holes(phrase: str) -> list[str]:
    return [f"{phrase[:i]}?{phrase[i + 1 :]}" for i in range(len(phrase))]
