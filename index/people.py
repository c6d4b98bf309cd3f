"""Authors: one person under several spellings, and how a question names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.paper import Paper, Person
from index.phrases import Phrases, phrase_rows
from index.text import fold, key, normalise

_BY = re.compile(
    r"\b(?:by|from|of|author(?:ed by|s)?:?|written by|with)\s+$|(?:作者(?:是|为)?:?|由)\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^\s*(?:'s\b|et al\b\.?|and (?:others|colleagues|co)\b|(?:等人?|他们|团队|课题组|老师|教授|大神|大佬)?\s*"
    r"(?:的|写|发表|提出|做)|等人|等)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(?:\s|,|，|、|&|和|与|以及|跟|及|\band\b|\bor\b|\bwith\b)*", re.IGNORECASE)
_TAIL = re.compile(
    r"^\s*(?:'s\b|et al\b\.?|and (?:others|colleagues|co)\b|等人?|他们|团队|课题组|老师|教授|大神|大佬)?\s*"
    r"(?:所?(?:写|发表|提出|做)过?的?|的)?",
    re.IGNORECASE,
)


def person_key(name: str) -> str:
    """What the spellings of one person share: surname and first initial ("hinton g")."""
    words = re.findall(r"[^\W\d_][^\s.]*", normalise(name))
    return f"{words[-1]} {words[0][0]}" if len(words) > 1 else (words[0] if words else "")


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """The authors of a list in the form a snapshot keeps: who wrote what, and phrases for them."""

    wrote: list[tuple[str, str]]  # author as shown, paper id
    full: list[tuple[str, str]]  # rows of Phrases: full and other names → author as shown
    surnames: list[tuple[str, str]]


def people_rows(papers: Iterable[Paper], known: Iterable[Person]) -> PeopleRows:
    """Merge the spellings of each author; the one of ``known`` is shown, or else the longest."""
    spellings: dict[str, set[str]] = defaultdict(set)
    papers, known = list(papers), list(known)
    same = {person_key(n): person_key(entry.name) for entry in known for n in entry.names}

    def person_of(name: str) -> str:
        return same.get(person_key(name), person_key(name))

    for paper in papers:
        for author in paper.authors:
            spellings[person_of(author)].add(author)
    shown = {k: max(names, key=lambda n: (len(n), n)) for k, names in spellings.items()}
    shown |= {k: entry.name for entry in known if (k := person_key(entry.name)) in shown}
    full: list[tuple[str, str]] = []
    surnames: list[tuple[str, str]] = []
    for person, names in spellings.items():
        surname = shown[person].split()[-1]
        full += [(name, shown[person]) for name in (*names, f"{person[-1]} {surname}")]
        surnames.append((surname, shown[person]))
    for entry in known:
        person = person_key(entry.name)
        if person in shown:
            full += [(name, shown[person]) for name in (entry.name, *entry.names)]
    return PeopleRows(
        wrote=[(shown[person_of(a)], paper.id) for paper in papers for a in paper.authors],
        full=phrase_rows(full),
        surnames=phrase_rows(surnames),
    )


class People:
    """The authors of a list, found in questions."""

    def __init__(self, rows: PeopleRows) -> None:
        self._wrote: dict[str, set[str]] = defaultdict(set)
        for author, paper in rows.wrote:
            self._wrote[author].add(paper)
        self._full = Phrases(rows.full)
        self._surnames = Phrases(rows.surnames)

    def papers_by(self, author: str) -> set[str]:
        """Ids of the papers that the person shown as ``author`` wrote."""
        return self._wrote.get(author, set())

    def read(self, text: str) -> tuple[tuple[str, ...], str]:
        """The authors a question asks for, and the question without them.

        A full or Chinese name counts anywhere, a surname only where it is said to be an author's
        ("by Hinton", "Hinton's", "Hinton 的").
        """
        folded = fold(text)
        spans = []
        for span in self._full.find(folded):
            one_word = span.text.isascii() and span.text.isalpha()
            if not one_word:  # "than" is not T. Han
                spans.append(span)
        taken = [(span.start, span.end) for span in spans]
        for span in self._surnames.find(folded):
            if any(a < span.end and span.start < b for a, b in taken):
                continue
            before, after = text[: span.start], text[span.end :]
            joined = any(_JOIN.fullmatch(text[b : span.start]) and b < span.start for _, b in taken)
            if _BY.search(before) or joined or (len(key(span.text)) > 2 and _WROTE.match(after)):
                spans.append(span)
                taken.append((span.start, span.end))
        authors: dict[str, None] = {}
        for span in sorted(spans, key=lambda s: s.start, reverse=True):
            start = span.start
            by = _BY.search(text[:start])
            start = by.start() if by else start
            end = span.end + len(_TAIL.match(text[span.end :])[0])  # type: ignore[index]
            text = text[:start] + "\n" + text[end:]
        for span in sorted(spans, key=lambda s: s.start):
            authors.update(dict.fromkeys(_same_spelling(span.text, span.values)))
        return tuple(authors), text

    def alone(self, topic: str) -> tuple[str, ...]:
        """The authors that a topic of nothing but a name means ("Hinton", "何恺明")."""
        return self._full.get(topic) or _same_spelling(fold(topic), self._surnames.get(topic))


def _same_spelling(text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``people`` whose surname ``text`` is to the letter, if any: Graves is not Grave."""
    return tuple(p for p in people if fold(p.split()[-1]) == text.strip()) or people
