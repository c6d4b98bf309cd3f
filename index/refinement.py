"""A follow-up that changes the last query: other limits, another order, another topic in them. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from index.continuation import Continued, continued, same_limits
from index.conversation_rules import (
    ABOUT_LIMITS,
    AND,
    BARE_CITED,
    CITATION_ORDER,
    COUNT,
    DOMAINS,
    FILLER_EN,
    FILLER_ZH,
    IN_FIELD,
    KINDS,
    MEANT,
    NARROW,
    NEWER,
    NOT_THEM,
    OLDER,
    ORDER_WORDS,
    RELEVANCE,
    SPEAK,
    SWAP_WORDS,
    SWAPPED,
    YEAR_ORDER,
)
from index.cues import meaning
from index.lift_rules import LIFTED_KIND, WIDEN
from index.limit_rules import Limits
from index.limits import read_limits
from index.negation import read_without
from index.numbers import amount, number
from index.query import Query, Without
from index.question import meant_by, parse, speaks
from index.regained import allowing, wanted_again
from index.steps import Ask, Turn
from index.text import HAN, fold
from index.topic import understand_topic
from index.vocabulary import Vocabulary
from index.year_changes import other_years

_FEW_WORDS = 3
_FIRST_YEAR = 1900  # a bare number from here to today is a year
_ZH_FIELD = re.compile(r"(?:领域|方面|方向)的?$")


def spoken(match: re.Match[str]) -> str:
    """The language that an order to speak it names, "en" or "zh"."""
    word = next(v for v in match.groupdict().values() if v).casefold()
    return "en" if word in ("english", "英文", "英语") else "zh"


def older_or_newer(plain: str, last: Turn, vocabulary: Vocabulary) -> Ask | None:
    """The last query for papers beyond those shown ("anything newer?"), or None."""
    query, pinned = _in_language_of(plain, last, vocabulary), last.pinned
    if NEWER.fullmatch(plain):
        newest = last.query.year_max or (last.years and last.years[1])
        by_year = replace(query, order="year")
        if newest is None:
            return Ask(by_year, pinned=pinned)
        newer = replace(by_year, year_min=newest + 1, year_max=None)
        return Ask(newer, pinned=pinned, otherwise=replace(by_year, year_max=None))
    if OLDER.fullmatch(plain):
        oldest = last.query.year_min or (last.years and last.years[0])
        if oldest is None:
            return None
        return Ask(replace(query, year_min=None, year_max=oldest - 1), pinned=pinned)
    return None


def _in_language_of(plain: str, last: Turn, vocabulary: Vocabulary) -> Query:
    """The last query, in the language of the new words unless the person chose one."""
    said = None if last.pinned else speaks(plain, vocabulary)
    return replace(last.query, language=said or last.query.language)


def _content(text: str) -> str:
    """What is left of ``text`` without the words that only hold a sentence together."""
    text = re.sub(FILLER_ZH, " ", fold(text))
    words = re.findall(r"[^\W_]+", text)
    return " ".join(word for word in words if word not in FILLER_EN)


def refine(plain: str, last: Turn, vocabulary: Vocabulary, today: datetime.date) -> Ask | None:
    """The last query with new limits, another order, or another topic in the same limits."""
    query = _in_language_of(plain, last, vocabulary)
    pinned, left = last.pinned, MEANT.sub("", plain)
    corrected = left != plain
    plain = left
    if match := SPEAK.search(left):
        query, pinned = replace(query, language=spoken(match)), True
        left = left[: match.start()] + " " + left[match.end() :]
    changed = left != plain
    query, left, moved = other_years(query, left)
    changed = changed or moved
    if others := _in_place(left, query.authors, vocabulary):
        return Ask(replace(query, authors=others), pinned=pinned)
    if query.without:
        again = wanted_again(left, query.without, lambda words: _meant(words, vocabulary))
        if again is not None:
            return Ask(replace(query, without=again), pinned=pinned)
    kinds = [LIFTED_KIND] if set(query.categories) & KINDS else []
    for rule, reset in [*kinds, *WIDEN]:
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, **reset), True
    for rule, order in (
        (RELEVANCE, "relevance"),
        (CITATION_ORDER, "citations"),
        (YEAR_ORDER, "year"),
    ):
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, order=order), True
    without, left = read_without(
        left, lambda words, sure: meant_by(words, vocabulary, sure), beside=True
    )
    if without:
        kept = tuple(c for c in query.categories if c not in without.categories)
        query, changed = replace(query, without=without, categories=kept), True
    if query.citations_min is not None and (match := BARE_CITED.search(left)):
        cited = amount(match["a"] or match["b"] or match["c"] or match["d"], match["k"])
        if match["k"] or "以上" in match.group() or not _FIRST_YEAR <= cited <= today.year:
            query, changed = replace(query, citations_min=cited), True
            left = left[: match.start()] + "\n" + left[match.end() :]
    limits, left = read_limits(left, today.year)
    if limits != Limits():
        query, changed = _limited(query, limits, bool(AND.search(plain))), True
    if match := COUNT.search(left.strip()):
        query, changed = replace(query, count=number(match["n"])), True
        left = left.strip()[: match.start()]
    left, reordered = _take(ORDER_WORDS, left)
    left, kept_same = same_limits(left)
    narrowed = bool(NARROW.search(plain))
    authors, without_authors = vocabulary.people.read(left)
    rest = _content(left)
    if not authors and (name := meaning(left)) != fold(plain.strip(" ?？。.!")):
        known = vocabulary.names.get(name) or vocabulary.terms.get(name)
        authors, without_authors = () if known else vocabulary.people.alone(name), ""
    if authors and not meaning(without_authors):  # "same thing but Schmidhuber"
        return Ask(replace(query, authors=authors), pinned=pinned)
    if not (rest and meaning(left)) or (changed and _says_no_more(rest, left, vocabulary, today)):
        return Ask(query, pinned=pinned) if changed or reordered or kept_same else None
    going_on = continued(left, plain)
    if going_on is None and (kept_same or corrected):
        going_on = Continued(left, sure=True)
    if going_on and not going_on.sure and not _known(going_on.topic, vocabulary, today):
        going_on = None
    if not (going_on or narrowed):
        return Ask(query, pinned=pinned) if _about_limits(plain, vocabulary, today) else None
    topic = rest if narrowed or going_on is None else going_on.topic
    in_field = bool(IN_FIELD.search(topic))
    return _with_topic(topic, query, narrowed, in_field, pinned, vocabulary, today)


def _in_place(text: str, authors: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Whom ``text`` puts in the place of the ``authors`` wanted so far, and says nothing more:
    "Szegedy instead of Goodfellow", "作者换成 Carlini". "Not Bengio" excludes, where Bengio is none
    of them."""
    if not authors:
        return ()
    surnames = "|".join(re.escape(author.split()[-1]) for author in authors)
    left = re.sub(rf"\b(?:{surnames})(?:'s)?\b", " ", text, flags=re.IGNORECASE)
    if not (SWAPPED.search(text) or (left != text and NOT_THEM.search(text))):
        return ()
    return vocabulary.people.alone(meaning(SWAP_WORDS.sub("\n", left)))


def _known(topic: str, vocabulary: Vocabulary, today: datetime.date) -> bool:
    """Whether the list knows something of what ``topic`` names."""
    if not re.search(r"\w", topic):
        return False
    said = parse(topic, vocabulary, today)
    return bool(said.settled or said.named or vocabulary.categories.get(said.topic))


def _about_limits(plain: str, vocabulary: Vocabulary, today: datetime.date) -> bool:
    """Whether words speak of limits and name no topic: misunderstood, they must not begin anew."""
    if not ABOUT_LIMITS.search(plain):
        return False
    said = parse(plain, vocabulary, today)
    return not (said.terms or said.named or said.relation or said.authors)


def _meant(words: str, vocabulary: Vocabulary) -> Without | None:
    """What ``words`` are that were excluded; "surveys" are a kind, whatever else they may be."""
    kinds = read_limits(words, _FIRST_YEAR)[0].categories
    said = meant_by(words, vocabulary, True)
    if not (said or kinds):
        return None
    said = said or Without()
    return replace(said, categories=(*said.categories, *kinds))


def _says_no_more(rest: str, left: str, vocabulary: Vocabulary, today: datetime.date) -> bool:
    """Whether the words beside a limit are few and name nothing: "10k+ citations or go home"."""
    if len(rest.split()) > _FEW_WORDS or len(re.findall(f"[{HAN}]", rest)) > _FEW_WORDS:
        return False
    said = parse(left, vocabulary, today)
    known = said.terms or said.named or said.authors or vocabulary.categories.get(said.topic)
    return not known


def _take(rule: re.Pattern[str], text: str) -> tuple[str, bool]:
    left = rule.sub("\n", text)
    return left, left != text


def _limited(query: Query, limits: Limits, beside: bool) -> Query:
    """``query`` with the limits that were said; new years replace the old ones as a whole, unless
    they are said to hold ``beside`` them."""
    first, last = limits.year_min, limits.year_max
    if beside and first is None and last is not None and (query.year_min or last) <= last:
        first = query.year_min
    elif beside and last is None and first is not None and (query.year_max or first) >= first:
        last = query.year_max
    if (first, last) != (None, None):
        query = replace(query, year_min=first, year_max=last)
    wanted = Without(categories=limits.categories)
    return replace(
        query,
        without=allowing(query.without, wanted) if limits.categories else query.without,
        citations_min=query.citations_min if limits.citations_min is None else limits.citations_min,
        count=limits.count or query.count,
        order=limits.order or query.order,
        categories=limits.categories or query.categories,
    )


def _with_topic(
    rest: str,
    query: Query,
    narrowed: bool,
    in_field: bool,
    pinned: bool,
    vocabulary: Vocabulary,
    today: datetime.date,
) -> Ask | None:
    """ "what about speech?", "only the ones by Hinton", "那图像分割呢"."""
    if not re.search(r"\w", rest):
        return None
    said = parse(_ZH_FIELD.sub("", rest), vocabulary, today)
    authors = said.authors or vocabulary.people.alone(rest)
    if authors and not vocabulary.names.get(rest):
        return Ask(replace(query, authors=authors), pinned=pinned)
    categories = said.categories or vocabulary.categories.get(_content(rest))
    if set(vocabulary.categories.get(query.topic)) & DOMAINS and not narrowed:
        categories = ()  # from one field to another: what is asked for is the field itself
    if set(query.categories) & KINDS and not said.categories:
        categories = ()  # surveys of another field are still to be surveys
    if categories and (said.categories or narrowed or in_field or set(categories) <= DOMAINS):
        return Ask(replace(query, categories=categories), pinned=pinned)
    topic = f"{query.topic} {said.topic}".strip() if narrowed else said.topic
    if not topic:
        return None
    query = replace(query, topic=topic, relation=said.relation)
    return Ask(understand_topic(query, vocabulary), pinned=pinned)
