"""Understand what a person says next: (last query, last answer, new words) → a step. Pure.

A step is a query to answer, or something to do with a paper of the last answer. What is not a
follow-up is a new question. Rules stand from the most to the least specific; the first that
matches wins.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from index.conversation_rules import (
    ABOUT_LIMITS,
    AFTER,
    ALLOWED,
    AND,
    BEFORE,
    CITATION_ORDER,
    COUNT,
    DOMAINS,
    FILLER_EN,
    FILLER_ZH,
    FRAME,
    IN_FIELD,
    KINDS,
    NARROW,
    NEW_TOPIC,
    NEWER,
    OLDER,
    ORDER_WORDS,
    REACH,
    RELEVANCE,
    SIMILAR_NAMED,
    SPEAK,
    SPEAK_ORDER,
    THANKS,
    WEAK_FRAME,
    WIDEN,
    YEAR_ORDER,
)
from index.cues import Cue, meaning, number_of, read_cue
from index.limit_rules import MAX_COUNT, Limits
from index.limits import read_limits
from index.negation import read_without
from index.numbers import number
from index.query import Query, Relation, Without
from index.question import Vocabulary, check, language_of, meant_by, parse, understand_topic
from index.text import HAN, clean, fold, has_han, simplify

_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last answer was.

    Attributes:
        query: what it answered.
        ids: the papers it showed, in order.
        years: the first and the last year among them, or None if it showed none.
        offset: how many papers of the whole answer came before them,
        earlier: and which those were.
        paper: the one paper it was about (shown, or made similar ones of), or "".
        like: the paper that those of the answer are like, where that was asked for, or "".
        pinned: whether the person asked for the language, so that it stays.
    """

    query: Query
    ids: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    offset: int = 0
    earlier: tuple[str, ...] = ()
    paper: str = ""
    pinned: bool = False
    like: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a query.

    Attributes:
        query: what to answer.
        new: whether it is a new question, not one made from the last.
        pinned: whether the person asked for its language.
        otherwise: what to answer if nothing is newer than the last answer.
    """

    query: Query
    new: bool = False
    pinned: bool = False
    otherwise: Query | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Go on in the last answer, or back; ``count`` papers where the person says how many."""

    back: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Show one paper of the last answer."""

    paper: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Find papers like this one."""

    paper: str


@dataclass(frozen=True, slots=True)
class Why:
    """Explain the last answer, or one paper of it."""

    paper: str = ""


@dataclass(frozen=True, slots=True)
class Speak:
    """Say the last answer again in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class NoSuch:
    """A paper was meant by a number that the last answer does not have."""

    number: int


@dataclass(frozen=True, slots=True)
class Thanks:
    """Nothing was asked."""


Step = Ask | Leaf | Show | Similar | Why | Speak | NoSuch | Thanks


def understand(text: str, last: Turn | None, vocabulary: Vocabulary, today: datetime.date) -> Step:
    """What to do about ``text``.

    Args:
        text: what the person typed.
        last: the last answer of the conversation, or None where there is none.
        vocabulary: the names, terms, categories and people of the list.
        today: what "the last five years" counts from.

    Raises:
        QuestionError: if the text cannot be read.
    """
    plain = simplify(check(text))
    if named := _similar_named(plain, vocabulary):
        return named
    if begun := NEW_TOPIC.match(plain):
        return _new(plain[begun.end() :], vocabulary, today)
    if last is None:
        return _new(text, vocabulary, today)
    return (
        _about_papers(plain, last)
        or _aside(plain, vocabulary, today)
        or _older_or_newer(plain, last, vocabulary)
        or _refine(plain, last, vocabulary, today)
        or _new(text, vocabulary, today)
    )


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


def _new(text: str, vocabulary: Vocabulary, today: datetime.date) -> Ask:
    """A new question; "answer in Chinese" in it is an order, not a topic."""
    wanted = SPEAK_ORDER.search(text)
    left = (text[: wanted.start()] + " " + text[wanted.end() :]) if wanted else text
    if wanted and re.search(r"\w", left):
        query = parse(left, vocabulary, today)
        return Ask(replace(query, language=_spoken(wanted)), new=True, pinned=True)
    return Ask(parse(text, vocabulary, today), new=True)


def _similar_named(plain: str, vocabulary: Vocabulary) -> Similar | None:
    """ "papers like ResNet", whatever was said before."""
    for rule in SIMILAR_NAMED:
        match = rule.fullmatch(plain)
        if match and len(found := vocabulary.names.get(match["name"])) == 1:
            return Similar(found[0])
    return None


def _about_papers(plain: str, last: Turn) -> Step | None:
    """What is to be done with the papers shown, or about one of them."""
    if THANKS.fullmatch(plain):
        return Thanks()
    for rules, relation in ((BEFORE, "before"), (AFTER, "after")):
        for rule in rules:
            if match := rule.fullmatch(plain):
                wanted = next((v for v in match.groupdict().values() if v), None)
                meant = _nth(number_of(wanted), last) if wanted else (last.paper or _only(last.ids))
                if isinstance(meant, NoSuch):
                    return meant
                if meant:
                    side = (plain, (meant,))
                    query = Query(plain, last.query.language, relation=Relation(relation, (side,)))
                    return Ask(query, pinned=last.pinned)
    cue = read_cue(plain)
    return _follow(cue, last) if cue else None


def _aside(plain: str, vocabulary: Vocabulary, today: datetime.date) -> Speak | None:
    """A language asked for at the end of a remark that is no question: "my boss is German, so
    in English please"."""
    remark, comma, order = re.sub(r"[.。!！?？\s]+$", "", plain).replace("，", ",").rpartition(",")
    cue = read_cue(order) if comma and remark.strip() else None
    if cue is None or cue.kind != "speak":
        return None
    said = parse(remark, vocabulary, today)
    return None if said.terms or said.named or said.limited else Speak(cue.language)


def _follow(cue: Cue, last: Turn) -> Step | None:
    paper: str | NoSuch = ""
    if cue.nth:
        paper = _nth(cue.nth, last)
    elif cue.it:
        paper = last.paper or (_only(last.ids) if cue.kind == "similar" else "")
    if isinstance(paper, NoSuch):
        return None if cue.bare and cue.kind == "show" else paper  # "show me 10" says how many
    if cue.kind == "similar":
        return Similar(paper) if paper else None
    if cue.kind == "speak":
        return Speak(cue.language)
    if cue.kind == "how many":
        return Ask(last.query, pinned=last.pinned)
    if cue.kind in ("more", "back"):
        return Leaf(cue.kind == "back", min(cue.count, MAX_COUNT) or None)
    return Why(paper) if cue.kind == "why" else Show(str(paper))


def _only(ids: tuple[str, ...]) -> str:
    """The paper that "it" is: the first one shown."""
    return ids[0] if ids else ""


def _nth(n: int, last: Turn) -> str | NoSuch:
    """The paper that a number means: as it was printed, else counted on the last page."""
    if n < 0:
        return last.ids[n] if -n <= len(last.ids) else NoSuch(-n)
    for place in (n - last.offset, n):
        if 1 <= place <= len(last.ids):
            return last.ids[place - 1]
    return last.earlier[n - 1] if 1 <= n <= len(last.earlier) else NoSuch(n)


def _spoken(match: re.Match[str]) -> str:
    word = next(v for v in match.groupdict().values() if v).casefold()
    return "en" if word in ("english", "英文", "英语") else "zh"


def _older_or_newer(plain: str, last: Turn, vocabulary: Vocabulary) -> Ask | None:
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
    spoken = None if last.pinned else speaks(plain, vocabulary)
    return replace(last.query, language=spoken or last.query.language)


def _content(text: str) -> str:
    """What is left of ``text`` without the words that only hold a sentence together."""
    text = re.sub(FILLER_ZH, " ", fold(text))
    words = re.findall(r"[^\W_]+", text)
    return " ".join(word for word in words if word not in FILLER_EN)


def _refine(plain: str, last: Turn, vocabulary: Vocabulary, today: datetime.date) -> Ask | None:
    """The last query with new limits, another order, or another topic in the same limits."""
    query = _in_language_of(plain, last, vocabulary)
    pinned, left = last.pinned, plain
    if match := SPEAK.search(left):
        query, pinned = replace(query, language=_spoken(match)), True
        left = left[: match.start()] + " " + left[match.end() :]
    changed = left != plain
    if match := REACH.search(left):
        query, changed = _reaching(query, int(match["a"] or match["b"])), True
        left = left[: match.start()] + "\n" + left[match.end() :]
    if query.without and (again := _wanted_again(left, query, vocabulary)) is not None:
        return Ask(replace(query, without=again), pinned=pinned)
    for rule, reset in WIDEN:
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, **reset), True  # type: ignore[arg-type]
    for rule, order in (
        (RELEVANCE, "relevance"),
        (CITATION_ORDER, "citations"),
        (YEAR_ORDER, "year"),
    ):
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, order=order), True
    without, left = read_without(left, lambda words, sure: meant_by(words, vocabulary, sure))
    if without:
        query, changed = replace(query, without=without), True
    limits, left = read_limits(left, today.year)
    if limits != Limits():
        query, changed = _limited(query, limits, bool(AND.search(plain))), True
    if match := COUNT.search(left.strip()):
        query, changed = replace(query, count=number(match["n"])), True
        left = left.strip()[: match.start()]
    left, reordered = _take(ORDER_WORDS, left)
    framed, narrowed = bool(FRAME.search(plain.strip(" ?？。.!"))), bool(NARROW.search(plain))
    authors, without_authors = vocabulary.people.read(left)
    rest = _content(left)
    if not authors and (name := meaning(left)) != fold(plain.strip(" ?？。.!")):
        known = vocabulary.names.get(name) or vocabulary.terms.get(name)
        authors, without_authors = () if known else vocabulary.people.alone(name), ""
    if authors and not meaning(without_authors):  # "same thing but Schmidhuber"
        return Ask(replace(query, authors=authors), pinned=pinned)
    if not (rest and meaning(left)) or (changed and _says_no_more(rest, vocabulary, today)):
        return Ask(query, pinned=pinned) if changed or reordered else None
    if WEAK_FRAME.search(plain.strip(" ?？。.!")):
        rest = _content(WEAK_FRAME.sub("", left.strip(" ?？。.!\n")))
        framed = any(
            known.get(rest) for known in (vocabulary.terms, vocabulary.names, vocabulary.categories)
        )
    if not (framed or narrowed):
        return Ask(query, pinned=pinned) if _about_limits(plain, vocabulary, today) else None
    in_field = bool(IN_FIELD.search(left.strip(" ?？。.!呢吧")))
    return _with_topic(rest, query, narrowed, in_field, pinned, vocabulary, today)


def _about_limits(plain: str, vocabulary: Vocabulary, today: datetime.date) -> bool:
    """Whether words speak of limits and name no topic: misunderstood, they must not begin anew."""
    if not ABOUT_LIMITS.search(plain):
        return False
    said = parse(plain, vocabulary, today)
    return not (said.terms or said.named or said.relation or said.authors)


def _reaching(query: Query, year: int) -> Query:
    """``query`` with its years reaching to ``year``, later or earlier."""
    if query.year_min is not None and year < query.year_min:
        return replace(query, year_min=year)
    return replace(query, year_max=year)


def _wanted_again(plain: str, query: Query, vocabulary: Vocabulary) -> Without | None:
    """What is still not wanted after "GANs are okay"; None if nothing is said of that kind."""
    match = ALLOWED.fullmatch(plain)
    said = match and meant_by(next(filter(None, match.groups())).strip(), vocabulary, True)
    if not said:
        return None
    left = {
        name: tuple(v for v in getattr(query.without, name) if v not in getattr(said, name))
        for name in ("terms", "categories", "authors", "papers")
    }
    return Without(words=query.without.words if any(left.values()) else (), **left)


def _says_no_more(rest: str, vocabulary: Vocabulary, today: datetime.date) -> bool:
    """Whether the words beside a limit are few and name nothing: "10k+ citations or go home"."""
    if len(rest.split()) > _FEW_WORDS or len(re.findall(f"[{HAN}]", rest)) > _FEW_WORDS:
        return False
    said = parse(rest, vocabulary, today)
    known = said.terms or said.named or said.authors or vocabulary.categories.get(rest)
    return not known


def _take(rule: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = rule.search(text)
    if match is None:
        return text, False
    return text[: match.start()] + "\n" + text[match.end() :], True


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
    return replace(
        query,
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
    said = parse(rest, vocabulary, today)
    authors = said.authors or vocabulary.people.alone(rest)
    if authors and not vocabulary.names.get(rest):
        return Ask(replace(query, authors=authors), pinned=pinned)
    categories = said.categories or vocabulary.categories.get(rest)
    if set(vocabulary.categories.get(query.topic)) & DOMAINS and not narrowed:
        categories = ()  # from one field to another: what is asked for is the field itself
    if set(query.categories) & KINDS and not said.categories:
        categories = ()  # surveys of another field are still to be surveys
    if categories and (said.categories or narrowed or in_field or set(categories) <= DOMAINS):
        return Ask(replace(query, categories=categories), pinned=pinned)
    topic = f"{query.topic} {said.topic}".strip() if narrowed else said.topic
    if not topic:
        return None
    query = replace(query, topic=topic, relation=None)
    return Ask(understand_topic(query, vocabulary), pinned=pinned)
