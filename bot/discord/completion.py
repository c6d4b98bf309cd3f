"""What Discord offers while a person types: categories, titles, authors, topics. Pure.

Every form is compared as the index compares texts, so case, full-width and traditional writing
make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.discord.text import clip
from index import Library
from index.text import normalise

MOST = 25
NAME_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry: what is shown, and what the command gets."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Entry:
    names: tuple[str, str]  # English, Chinese
    value: str
    forms: tuple[str, ...]
    weight: float  # the more, the earlier


class Completion:
    """Offers from one library."""

    def __init__(self, library: Library) -> None:
        self._categories = [
            _entry((c.name.en, c.name.zh), c.id, c.aliases) for c in library.categories
        ]
        self._titles = [
            _entry((p.title.en, p.title.zh), p.id, p.names, p.citations or 0)
            for p in library.papers
        ]
        wrote: dict[str, int] = {}
        for paper in library.papers:
            for author in paper.authors:
                for name in library.vocabulary.people.alone(author)[:1] or (author,):
                    wrote[name] = wrote.get(name, 0) + 1
        self._authors = [_entry((a, a), a, (), n) for a, n in wrote.items()]
        self._people = library.vocabulary.people
        counts: dict[str, int] = {}
        for paper in library.papers:
            for topic in paper.topics:
                counts[topic] = counts.get(topic, 0) + 1
        self._topics = [_entry((t, t), t, (), n) for t, n in counts.items() if n > 1]

    def categories(self, typed: str, language: str) -> list[Offer]:
        """Categories that fit what was typed."""
        return _offers(self._categories, typed, language)

    def titles(self, typed: str, language: str) -> list[Offer]:
        """Papers by title or name; the most cited first where nothing was typed."""
        return _offers(self._titles, typed, language)

    def authors(self, typed: str, language: str) -> list[Offer]:
        """Authors; a Chinese name is understood too."""
        known = self._people.alone(typed) if typed.strip() else ()
        first = [Offer(clip(name, NAME_LIMIT), clip(name, NAME_LIMIT)) for name in known]
        rest = [o for o in _offers(self._authors, typed, language) if o not in first]
        return [*first, *rest][:MOST]

    def topics(self, typed: str, language: str) -> list[Offer]:
        """Topics, then papers, to make a reading path for."""
        if not typed.strip():
            return _offers(self._topics, typed, language)
        topics = _offers(self._topics, typed, language)[:10]
        return [*topics, *_offers(self._titles, typed, language)][:MOST]


def _entry(
    names: tuple[str, str], value: str, also: Iterable[str] = (), weight: float = 0
) -> _Entry:
    forms = dict.fromkeys(normalise(form) for form in (*names, *also, value))
    return _Entry(names, clip(value, NAME_LIMIT), tuple(forms), weight)


def _offers(entries: Iterable[_Entry], typed: str, language: str) -> list[Offer]:
    wanted = normalise(typed[:NAME_LIMIT])
    found = []
    for entry in entries:
        rank = min((_rank(wanted, form) for form in entry.forms), default=9)
        if rank < 9:
            found.append((rank, -entry.weight, entry))
    found.sort(key=lambda item: item[:2])
    chinese = language == "zh"
    return [Offer(clip(e.names[chinese], NAME_LIMIT), e.value) for _, _, e in found[:MOST]]


def _rank(wanted: str, form: str) -> int:
    """How well ``form`` fits: 0 as a whole, 1 from its start, 2 from a word's start, 3 inside."""
    if wanted == form:
        return 0
    if form.startswith(wanted):
        return 1
    if f" {wanted}" in form:
        return 2
    if wanted in form:
        return 3
    return 4 if wanted and all(word in form for word in wanted.split()) else 9
