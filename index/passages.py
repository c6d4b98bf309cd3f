"""The texts that are embedded: of each paper its title and summary and how people describe it, of
each topic its wordings, and what people ask that the list is not about.

Texts that foresee how a document is asked for are known from doc2query (Nogueira et al., 2019,
arXiv:1904.08375); there a model writes them, here people who know the papers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.paper import LANGUAGES, Wordings
from index.reading_list import ReadingList

PAPER_KINDS = ("title", "summary")  # the first passages of a paper, each in both languages
_NONE = Wordings((), ())
DESCRIPTION = "description"  # kind of the passages after those
ELSEWHERE = ""  # the owner of what the list is not about


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in one language: of a paper ("title", "summary", "description"), what people say for
    a topic, or what they say when they ask for something else ("elsewhere").

    Attributes:
        owner: id of the paper, or the topic's English term where ``kind`` is "topic", or
            ``ELSEWHERE``.
    """

    owner: str
    kind: str
    language: str
    text: str

    def content(self, encoder: str) -> str:
        """SHA-256 of the text and of what embeds it: equal hashes have equal vectors."""
        return hashlib.sha256(f"{encoder}\n{self.text}".encode()).hexdigest()


def passages(reading_list: ReadingList) -> list[Passage]:
    """All passages in a fixed order: titles and summaries, a paper's together; descriptions; of the
    topics they have; of what is elsewhere."""
    papers = reading_list.papers
    found = [
        Passage(paper.id, kind, language, text[language])
        for paper in papers
        for kind, text in zip(PAPER_KINDS, (paper.title, paper.summary), strict=True)
        for language in LANGUAGES
    ]
    found += [
        Passage(paper.id, DESCRIPTION, language, text[language])
        for paper in papers
        for text in reading_list.descriptions.get(paper.id, ())
        for language in LANGUAGES
    ]
    used = {topic for paper in reading_list.papers for topic in paper.topics}
    for term in reading_list.terms:
        if term.en in used:
            wordings = reading_list.wordings.get(term.en, _NONE)
            for language, own in (("en", term.en), ("zh", term.zh)):
                texts = (own, *wordings[language])
                found += [Passage(term.en, "topic", language, text) for text in texts]
    found += [
        Passage(ELSEWHERE, "elsewhere", language, text[language])
        for text in reading_list.elsewhere
        for language in LANGUAGES
    ]
    return found


def passage_groups(texts: Iterable[Passage]) -> Iterator[tuple[int, str, str]]:
    """First passage, owner and kind of each group (:mod:`index.nearness`)."""
    last = None
    for i, passage in enumerate(texts):
        kind = "paper" if passage.kind in PAPER_KINDS else passage.kind
        if (passage.owner, kind) != last:
            last = passage.owner, kind
            yield i, *last
