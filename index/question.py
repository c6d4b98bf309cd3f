"""Understand a question: text → :class:`~index.query.Query`. Pure; both languages.

The road: clean → names of papers that contain digits or limit words are protected → what is not
wanted (:mod:`index.negation`) → limits (:mod:`index.limits`) → how papers relate
(:mod:`index.relations`) → category → authors → asking words go (:mod:`index.asking`) → what is
left is the topic, in which glossary terms and names are found (:mod:`index.topic`).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from index.asking import strip_asking
from index.errors import QuestionError
from index.limits import read_limits
from index.misspelt import misspelt_terms, spelled
from index.negation import read_without
from index.phrases import Span
from index.pinyin import in_characters
from index.query import DEFAULT_COUNT, Query, Without
from index.relations import read_relation
from index.text import HAN, clean, fold, has_han, key, normalise, other_script, simplify, units
from index.topic import is_meant, is_vague, understand_topic
from index.vocabulary import Vocabulary

MAX_LENGTH = 2000
# "the paper that introduced X": the one that others build on
_FOUNDING = re.compile(
    r"\b(?:introduced|invented|(?:first )?proposed|came up with|pioneered|started|coined|the original|origin of|where does .+ come from)\b|提出|首创|发明|开创|开山|最早的|原始论文|原论文|出处"
)
_BOOKS = re.compile(r"\b(?:books|surveys|reviews|tutorials)\s*$|(?:综述|教程)\s*$", re.IGNORECASE)
_TOLD = 4  # words beside a vague topic, from which they tell more than it does
_TAG = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)|</?[a-z!][^<>]*>", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"[\"“《「『']([^\"”》」』']{2,})[\"”》」』']")
_MARKS = re.compile("[\ue000-\uf8ff]")
_ENGLISH_FRAME = re.compile(
    r"\b(?:what|which|who|how|where|why|papers?|about|should|read|the|is|are|of|for|on|with|and|to|"
    r"me|please|any|i|that|in|a)\b",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?:\b(?:in|from|of|under)\s+)?(?:\bthe\s+)?(?:\bcategory|\bsection)\b(?! theory)\s*(?:of\s+|:\s*|：\s*)?(?P<a>[^\n,.，。?？]+)"
    r"|(?:\b(?:in|from|of|under)\s+)?(?:\bthe\s+)?(?P<b>[\w/ &-]+?)\s+(?:category|section)\b"
    rf"|(?:类别|类目|栏目)(?:为|是|:|：)?\s*(?P<c>[\w/ {HAN}]+)"
    rf"|(?P<d>[\w/ {HAN}]+?)(?:这个|这一)?(?:类别|类目|栏目|类)(?:里|中|下|内)?(?:面)?的?",
    re.IGNORECASE,
)


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


def speaks(text: str, vocabulary: Vocabulary) -> str | None:
    """The language that ``text`` is in; None where it is only names, numbers or marks."""
    plain = simplify(clean(text))
    if has_han(plain):
        return language_of(plain)
    folded = fold(plain)
    for phrases in (vocabulary.names, vocabulary.people, vocabulary.terms):
        find = getattr(phrases, "find", None)
        for span in sorted(find(folded), key=lambda s: -s.start) if find else ():
            folded = folded[: span.start] + " " + folded[span.end :]
    words = re.findall(r"[a-z]{2,}", folded)
    terms = fold(plain) != folded and not words
    return None if terms or not words else "en"


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
    shown = simplify(plain)
    if len(fold(shown)) != len(shown):  # so that positions agree in both forms
        shown = fold(shown)
    shown = in_characters(shown, vocabulary)
    query = Query(question=plain, language=language_of(shown))
    for whole in (shown, *_QUOTED.findall(shown)):
        long = len(key(whole)) > (1 if has_han(whole) else 2)
        if vocabulary.names.get(whole) and long and not _any_book(whole, vocabulary):
            return understand_topic(replace(query, topic=whole), vocabulary)

    long_names = [
        s
        for s in vocabulary.names.find(fold(shown))
        if _holds_limits(s) and not _any_book(s.text, vocabulary)
    ]
    marked, kept = _protect(shown, long_names)
    without, marked = read_without(
        marked, lambda words, sure: meant_by(_restore(words, kept), vocabulary, sure)
    )
    limits, left = read_limits(marked, today.year)
    relation = read_relation(
        " ".join(_restore(left, kept).split()),
        lambda words, part: _named(words, part, vocabulary),
    )
    categories, left = _category(left, vocabulary)
    authors, left = vocabulary.people.read(left)
    topic = _topic(_restore(left, kept), vocabulary)
    if topic and is_vague(topic):
        # "a model that can tell when it does not know": what its asking words say is all there is
        said = " ".join(re.findall(r"[^\s,.;:!?，。；：！？]+", _restore(left, kept)))
        topic = said if len(units(said)) > len(units(topic)) + _TOLD else topic
    topic = spelled(topic, vocabulary)
    if len(key(topic)) < 2 and not vocabulary.terms.get(topic):
        topic = ""  # a lone letter or character that the rules left over
    if not authors and topic:
        # "are you a real person" asks for nobody by the name of Real
        word = topic.islower() and topic in vocabulary.ordinary and topic != fold(plain)
        authors = () if word else vocabulary.people.alone(topic)
        topic = "" if authors and not vocabulary.names.get(topic) else topic
        authors = () if topic else authors
    if topic and all(vocabulary.people.organisation(author) for author in authors):
        authors = ()  # "Whisper by OpenAI" is about Whisper, whoever the list has as its authors
    query = replace(
        query,
        topic=topic,
        founding=_FOUNDING.search(shown) is not None,
        categories=tuple(dict.fromkeys([*categories, *limits.categories])),
        authors=authors,
        year_min=limits.year_min,
        year_max=limits.year_max,
        citations_min=limits.citations_min,
        count=limits.count or DEFAULT_COUNT,
        order=limits.order or "relevance",
        without=without,
        relation=relation,
    )
    return understand_topic(query, vocabulary)


def _any_book(text: str, vocabulary: Vocabulary) -> bool:
    """Whether "graph neural network surveys" asks for any, though a title reads like that."""
    book = _BOOKS.search(text)
    return book is not None and bool(vocabulary.terms.get(text[: book.start()]))


def meant_by(phrase: str, vocabulary: Vocabulary, sure: bool = False) -> Without | None:
    """What the words after "not" are: an author, a paper, a topic, a category; None if unknown.

    Where it is ``sure`` that something is excluded ("nothing about code"), a part of terms will do.
    """
    if terms := vocabulary.terms.get(phrase):
        return Without(terms=terms)
    if papers := vocabulary.names.get(phrase):
        return Without(papers=papers)
    if categories := vocabulary.categories.get(phrase):
        return Without(categories=categories)
    if len(key(phrase)) > 2 and (people := vocabulary.people.alone(phrase)):
        return Without(authors=people)
    if sure and (terms := vocabulary.terms.holding(phrase)):
        return Without(terms=terms)
    return None


def _named(words: str, part: bool, vocabulary: Vocabulary) -> tuple[tuple[str, ...], bool]:
    """The papers that ``words`` as a whole name, and whether they are a term, or hold one."""
    terms = vocabulary.terms.get(words) or (part and vocabulary.terms.find(fold(words)))
    return vocabulary.names.get(words), bool(terms)


def _holds_limits(name: Span[str]) -> bool:
    """Whether rules for limits could read something into this name (a number, a long title)."""
    return re.search(r"\d", name.text) is not None or len(units(name.text)) > 5


def _topic(text: str, vocabulary: Vocabulary) -> str:
    """What is left of a question when the asking words go; names and terms stay whole."""
    folded = fold(text)
    spans = vocabulary.names.find(folded) + vocabulary.terms.find(folded)
    # 强华学习 is 强化学习 with a slip, and "point clowd" a term, though 学习 and "point" ask.
    slips = misspelt_terms(folded, spans, vocabulary)
    slips = [s for s in slips if len(s.text) >= _SLIP and (has_han(s.text) or " " in s.text)]
    spans = slips + [s for s in spans if all(s.end <= t.start or t.end <= s.start for t in slips)]
    marked, kept = _protect(text, [s for s in spans if is_meant(s, folded, text, vocabulary)])
    return _restore(strip_asking(marked, vocabulary.dictionary.cuts), kept)


_SLIP = 4  # characters of a misspelt term, from which it is one whatever stands around it
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
