"""The texts of a paper that are embedded: title and summary, each in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from index.paper import LANGUAGES, Paper


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a paper in one language."""

    paper: str
    kind: str  # "title" or "summary"
    language: str
    text: str

    def content(self, encoder: str) -> str:
        """SHA-256 of the text and of what embeds it: equal hashes have equal vectors."""
        return hashlib.sha256(f"{encoder}\n{self.text}".encode()).hexdigest()


def passages(papers: Iterable[Paper]) -> list[Passage]:
    """All passages of all papers, in a fixed order."""
    return [
        Passage(paper.id, kind, language, text[language])
        for paper in papers
        for kind, text in (("title", paper.title), ("summary", paper.summary))
        for language in LANGUAGES
    ]
