"""Authors: one person under several spellings, and how a question names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.paper import Paper, Person
from index.phrases import Phrases, phrase_rows
from index.spellings import clean_author, merge_spellings
from index.text import fold, key

_BY = re.compile(
    r"\b(?:by|from|of|author(?:ed by|s)?:?|written by|with|did|has|have)\s+$|(?:作者(?:是|为)?:?|由)\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^[)）]?\s*(?:'s\b|et al\b\.?|and (?:others|colleagues|co)\b|(?:等人?|他们|团队|课题组|老师|教授|大神|大佬)?\s*"
    r"(?:的|写|发表|提出|做)|等人|等|(?:关于|有关|针对)|(?:papers?|works?|articles?|publications?)\b|(?:co-?)?(?:wrote|authored)\b)",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(r"\b(?:by|author(?:ed by|s)?:?)\s+$", re.IGNORECASE)
_ON = re.compile(r"^ on \w")  # "Hinton on capsules"
# "The program that beat Fan Hui" is not by him.
_BEATEN = re.compile(
    r"\b(?:beats?|beating|defeat(?:s|ed|ing)?|against|versus|vs\.?|named after|called)(?: [\w-]+){0,4}\s+$|(?:战胜|击败|打败|打赢|赢|对战|对阵)了?\s*$",
    re.IGNORECASE,
)
_NO_SURNAMES = {"AI", "Research", "Team", "Lab", "Labs"}  # of organisations
_FAR = 2  # so many times more papers make one of several people the one that is meant
_LITTLE = frozenset("a an as at by do for if in is it of on or so to up us we".split())
_JOIN = re.compile(r"(?:\s|,|，|、|&|和|与|以及|跟|及|\band\b|\bor\b|\bwith\b)*", re.IGNORECASE)
_TAIL = re.compile(
    r"^\s*(?:'s\b|et al\b\.?|and (?:others|colleagues|co)\b|等人?|他们|团队|课题组|老师|教授|大神|大佬)?\s*"
    r"(?:所?(?:写|发表|提出|做)过?的?|的)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """The authors of a list in the form a snapshot keeps: who wrote what, and phrases for them."""

    wrote: list[tuple[str, str]]  # author as shown, paper id
    full: list[tuple[str, str]]  # rows of Phrases: full and other names → author as shown
    surnames: list[tuple[str, str]]


def people_rows(papers: Iterable[Paper], known: Iterable[Person]) -> PeopleRows:
    """Merge the spellings of each author (:func:`index.spellings.merge_spellings`)."""
    papers, known = list(papers), list(known)
    person_of = merge_spellings(papers, known)
    wrote = [
        (person_of[clean_author(author) or author], paper.id)
        for paper in papers
        for author in paper.authors
    ]
    full = [(name, person) for name, person in person_of.items()]
    people = dict.fromkeys(person for person, _ in wrote)
    full += [(f"{person[0]} {person.split()[-1]}", person) for person in people]
    full += [(f"{person.split()[0]} {person.split()[-1]}", person) for person in people]
    full += [
        (name, entry.name)
        for entry in known
        if entry.name in people
        for name in (entry.name, *entry.names)
    ]
    return PeopleRows(
        wrote=wrote,
        full=phrase_rows(full),
        surnames=phrase_rows(
            (surname, person)
            for person in people
            if (surname := person.split()[-1]) not in _NO_SURNAMES
        ),
    )


class People:
    """The authors of a list, found in questions."""

    def __init__(self, rows: PeopleRows) -> None:
        self._wrote: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        for author, paper in rows.wrote:
            self._wrote[author].add(paper)
            self._by_surname[author.split()[-1]].add(author)
        self._full = Phrases(rows.full)
        self._surnames = Phrases(rows.surnames)

    def papers_by(self, author: str) -> set[str]:
        """Ids of the papers by the person shown as ``author``, or by anyone of that surname."""
        if author in self._wrote:
            return self._wrote[author]
        return {p for person in self._by_surname.get(author, ()) for p in self._wrote[person]}

    def organisation(self, author: str) -> bool:
        """Whether an author of the list is a lab with a name of one word."""
        return " " not in author and author in self._wrote

    def read(self, text: str) -> tuple[tuple[str, ...], str]:
        """The authors a question asks for, and the question without them.

        A full or Chinese name counts anywhere, a surname only where it is said to be an author's
        ("by Hinton", "Hinton's", "Hinton 的").
        """
        folded = fold(text)
        spans = []
        for span in self._full.find(folded):
            one_word = span.text.isascii() and span.text.isalpha()
            # "than" is not T. Han, and "a black cat" is about no A. Black
            article = re.match(r"[a-z] ", text[span.start : span.end])
            # "ML in" is no M. Lin
            split = span.text.isascii() and span.text.split()[-1] in _LITTLE
            beaten = _BEATEN.search(text[: span.start])
            if not (one_word or article or split or beaten):
                spans.append(span)
        taken = [(span.start, span.end) for span in spans]
        for span in self._surnames.find(folded):
            if any(a < span.end and span.start < b for a, b in taken):
                continue
            before, after = text[: span.start], text[span.end :]
            joined = any(_JOIN.fullmatch(text[b : span.start]) and b < span.start for _, b in taken)
            # In small letters "an" and "long" are words: only "by" makes them a name.
            written = text[span.start : span.end]
            shouted = len(written) > 1 and written.rstrip("s").isupper() and written.isascii()
            if written in ("an", "a"):
                continue
            small = (written[0].islower() and len(written) < 6) or shouted  # "GAN" is no Zhe Gan
            said = (_BY_ALONE if small else _BY).search(before) or (joined and not small)
            wrote = (
                not small
                and len(key(span.text)) > 2
                and (_WROTE.match(after) or (not before.strip() and _ON.match(after)))
            )
            if said or wrote:
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
            authors[self._meant(span.text, span.values)] = None
        return self._together(tuple(authors)), text

    def _together(self, authors: tuple[str, ...]) -> tuple[str, ...]:
        """Authors named together, who wrote something together: beside Lundberg, Lee is not the
        Lee who wrote most."""
        if len(authors) < 2 or set.intersection(*map(self.papers_by, authors)):
            return authors
        surnames = [author.split()[-1] for author in authors]
        everyone = [
            {p for a in self._by_surname.get(name, ()) for p in self._wrote[a]} for name in surnames
        ]
        common = set.intersection(*everyone)
        if not common:
            return authors
        # Of several papers the one by fewest: whoever names two names most of its authors.
        paper = min(common, key=lambda p: (sum(p in wrote for wrote in self._wrote.values()), p))
        return tuple(
            next(a for a in sorted(self._by_surname[name]) if paper in self._wrote[a])
            for name in surnames
        )

    def alone(self, topic: str) -> tuple[str, ...]:
        """The authors that a topic of nothing but a name means ("Hinton", "何恺明")."""
        people = self._full.get(topic) or self._surnames.get(topic)
        return (self._meant(fold(topic), people),) if people else ()

    def _meant(self, text: str, people: tuple[str, ...]) -> str:
        """Whom of several people a name means: the one who wrote most, by far; or else all of
        that surname, as which the surname itself stands."""
        people = _same_spelling(text, people)
        most = sorted(people, key=lambda person: -len(self._wrote[person]))
        if len(most) == 1 or len(self._wrote[most[0]]) >= _FAR * len(self._wrote[most[1]]):
            return most[0]
        return most[0].split()[-1]


def _same_spelling(text: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``people`` whose surname ``text`` is to the letter, if any: Graves is not Grave."""
    return tuple(p for p in people if fold(p.split()[-1]) == text.strip()) or people
