"""What the parser knows of the list: the names, terms, categories and people that a question may say."""

from __future__ import annotations

from dataclasses import dataclass

from index.dictionary import Dictionary
from index.people import People
from index.phrases import Phrases
from index.spelling import Speller


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the parser knows of the list."""

    names: Phrases[str]
    terms: Phrases[str]
    pinyin: Phrases[str]  # how Chinese terms are typed in Latin letters → the terms
    categories: Phrases[str]
    people: People
    ordinary: frozenset[str]  # lower-case words of the list's English prose
    acronyms: frozenset[str]  # names and abbreviations that are ordinary words in small letters
    speller: Speller
    dictionary: Dictionary
