"""Understand a question: text → :class:`~index.query.Query`. Pure; both languages.

The road: clean → names of papers that contain digits or limit words are protected → limits
(:mod:`index.limits`) → authors → category → asking words go (:mod:`index.asking`) → what is left
is the topic, in which glossary terms and names are found.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from index.asking import strip_asking
from index.errors import QuestionError
from index.limits import read_limits
from index.people import People
from index.phrases import Phrases, Span
from index.query import DEFAULT_COUNT, Query
from index.text import HAN, clean, fold, has_han, key, normalise, other_script, simplify, units

MAX_LENGTH = 2000
_TAG = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)|</?[a-z!][^<>]*>", re.IGNORECASE | re.DOTALL)
_MARKS = re.compile("[\ue000-\uf8ff]")
_ENGLISH_FRAME = re.compile(
    r"\b(?:what|which|who|how|where|why|papers?|about|should|read|the|is|are|of|for|on|with|and|to|"
    r"me|please|any|i|that|in|a)\b",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?:\b(?:in|from|of|under)\s+)?(?:\bthe\s+)?(?:\bcategory|\bsection)\s*(?:of\s+|:\s*|：\s*)?(?P<a>[^\n,.，。?？]+)"
    r"|(?:\b(?:in|from|of|under)\s+)?(?:\bthe\s+)?(?P<b>[\w/ &-]+?)\s+(?:category|section)\b"
    rf"|(?:类别|分类|类目|栏目)(?:为|是|:|：)?\s*(?P<c>[\w/ {HAN}]+)"
    rf"|(?P<d>[\w/ {HAN}]+?)(?:这个|这一)?(?:类别|分类|类目|栏目|类)(?:里|中|下|内)?(?:面)?的?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the parser knows of the list."""

    names: Phrases[str]
    terms: Phrases[str]
    categories: Phrases[str]
    people: People
    ordinary: frozenset[str]  # lower-case words of the list's English prose
    acronyms: frozenset[str]  # names and abbreviations that are ordinary words in small letters


def check(text: str) -> str:
    """The question as plain text, without markup and control characters.

    Raises:
        QuestionError: if nothing is left to read, or it is too long, or in another script.
    """
    if len(text) > MAX_LENGTH:
        raise QuestionError("too_long", length=len(text), most=MAX_LENGTH)
    if not text.strip():
        raise QuestionError("empty")
    plain = clean(_TAG.sub(" ", text))
    read = units(normalise(plain))
    foreign = sum(other_script(c) for c in plain)
    if foreign > sum(end - start for _, start, end in read):
        raise QuestionError("other_language")
    if not any(c.isalnum() for c in plain):
        raise QuestionError("no_words")
    return plain


def language_of(text: str) -> str:
    """The language to answer ``text`` in: Chinese if it has Chinese, unless it is an English
    sentence around a Chinese term."""
    if not has_han(text):
        return "en"
    frame = len(_ENGLISH_FRAME.findall(text))
    return "en" if frame > len(re.findall(f"[{HAN}]", text)) / 2 else "zh"


def parse(text: str, vocabulary: Vocabulary, today: datetime.date) -> Query:
    """Understand a question.

    Args:
        text: what a person typed.
        vocabulary: the names, terms, categories and people of the list.
        today: what "the last five years" counts from.

    Raises:
        QuestionError: if the text cannot be read as a question.
    """
    plain = check(text)
    query = Query(question=plain, language=language_of(plain))
    shown = simplify(plain)
    if len(fold(shown)) != len(shown):  # so that positions agree in both forms
        shown = fold(shown)
    exact = vocabulary.names.get(shown)
    if exact and (len(key(shown)) > 2):
        return replace(query, topic=shown, named=exact, terms=_terms(shown, vocabulary))

    long_names = [s for s in vocabulary.names.find(fold(shown)) if _holds_limits(s)]
    marked, kept = _protect(shown, long_names)
    limits, left = read_limits(marked, today.year)
    categories, left = _category(left, vocabulary)
    authors, left = vocabulary.people.read(left)
    topic = _topic(_restore(left, kept), vocabulary)
    if not authors and topic:
        authors = vocabulary.people.alone(topic)
        topic = "" if authors and not vocabulary.names.get(topic) else topic
        authors = () if topic else authors
    query = replace(
        query,
        topic=topic,
        categories=tuple(dict.fromkeys([*categories, *limits.categories])),
        authors=authors,
        year_min=limits.year_min,
        year_max=limits.year_max,
        citations_min=limits.citations_min,
        count=limits.count or DEFAULT_COUNT,
        order=limits.order or "relevance",
    )
    return understand_topic(query, vocabulary)


def understand_topic(query: Query, vocabulary: Vocabulary) -> Query:
    """Find names and glossary terms in ``query.topic``; misspelt ones where nothing else is known."""
    folded = fold(query.topic)

    def meant(spans: list[Span[str]]) -> list[Span[str]]:
        return [s for s in spans if _is_meant(s, folded, query.topic, vocabulary)]

    names = meant(vocabulary.names.find(folded))
    terms = meant(vocabulary.terms.find(folded))
    rest = _without(folded, [*names, *terms])
    if not names and not terms and rest.strip():
        guesses = [vocabulary.terms.guess(folded), vocabulary.names.guess(folded)]
        for guess, found in zip(guesses, (terms, names), strict=True):
            if guess and not (names or terms):
                found.append(guess)
                rest = ""
    if rest.strip():
        guessed, rest = _guess_pieces(rest, vocabulary)
        terms += guessed
    return replace(
        query,
        terms=tuple(dict.fromkeys(term for span in terms for term in span.values)),
        named=tuple(dict.fromkeys(paper for span in names for paper in span.values)),
        rest=" ".join(rest.split()),
    )


def _holds_limits(name: Span[str]) -> bool:
    """Whether rules for limits could read something into this name (a number, a long title)."""
    return re.search(r"\d", name.text) is not None or len(units(name.text)) > 5


def _topic(text: str, vocabulary: Vocabulary) -> str:
    """What is left of a question when the asking words go; names and terms stay whole."""
    folded = fold(text)
    spans = vocabulary.names.find(folded) + vocabulary.terms.find(folded)
    marked, kept = _protect(text, [s for s in spans if _is_meant(s, folded, text, vocabulary)])
    return _restore(strip_asking(marked), kept)


def _terms(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    spans = vocabulary.terms.find(fold(text))
    return tuple(dict.fromkeys(term for span in spans for term in span.values))


def _is_meant(span: Span[str], folded: str, topic: str, vocabulary: Vocabulary) -> bool:
    """Whether a name or abbreviation is meant, not the ordinary word that it is too.

    DRAW, ION, SE or IT in small letters inside a longer question are words; alone they are names.
    """
    short = len(span.text) < 3 and span.text.isascii()
    if span.text == folded.strip() or not (short or span.text in vocabulary.acronyms):
        return True
    return re.search(rf"(?<!\w){re.escape(span.text.upper())}(?!\w)", topic) is not None


def _without(text: str, spans: list[Span[str]]) -> str:
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)


def _guess_pieces(rest: str, vocabulary: Vocabulary) -> tuple[list[Span[str]], str]:
    """Read misspelt terms among the words that nothing knows, up to three words together."""
    words = rest.split()
    unknown = [
        word.isalnum() and len(word) > 3 and not has_han(word) and word not in vocabulary.ordinary
        for word in words
    ]
    found: list[Span[str]] = []
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 3), i, -1):
            if any(unknown[i:j]):
                guess = vocabulary.terms.guess(" ".join(words[i:j]))
                if guess:
                    found.append(guess)
                    words[i:j], unknown[i:j] = [""] * (j - i), [False] * (j - i)
                    break
        i += 1
    return found, " ".join(word for word in words if word)


_FIRST_MARK = 0xE000  # private-use characters, one for each protected stretch of text


def _protect(text: str, spans: list[Span[str]]) -> tuple[str, list[str]]:
    """Put one private-use character for each span, so that no rule reads into names and terms."""
    kept: list[str] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end), reverse=True):
        if _MARKS.search(text[span.start : span.end]):
            continue
        kept.append(text[span.start : span.end])
        text = text[: span.start] + chr(_FIRST_MARK + len(kept) - 1) + text[span.end :]
    return text, kept


def _restore(text: str, kept: list[str]) -> str:
    return _MARKS.sub(lambda mark: kept[ord(mark.group()) - _FIRST_MARK], text)


def _category(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """A category asked for as such ("in the speech category", "语音类的")."""
    for match in _CATEGORY.finditer(text):
        group = next(name for name in "abcd" if match[name])
        asked = strip_asking(match[group])
        found = vocabulary.categories.get(asked)
        if found:
            return found, text[: match.start()] + "\n" + text[match.end() :]
    return (), text
