"""Understand what a person says next: (last query, last answer, new words) → a step. Pure.

A step is a query to answer, or something to do with a paper of the last answer. What is not a
follow-up is a new question. Rules stand from the most to the least specific; the first that
matches wins.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from index.conversation_rules import (
    AFTER,
    BEFORE,
    NEW_TOPIC,
    REMARK,
    SIMILAR_NAMED,
    SPEAK_ORDER,
    THANKS,
)
from index.cues import Cue, number_of, read_cue
from index.limit_rules import MAX_COUNT
from index.query import Query, Relation
from index.question import check, parse
from index.refinement import older_or_newer, refine, spoken
from index.steps import Ask, Leaf, NoSuch, Show, Similar, Speak, Step, Thanks, Turn, Why
from index.text import simplify
from index.vocabulary import Vocabulary

_LONGEST_FOLLOW_UP = 300  # characters; who writes more asks anew


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
    if len(plain) <= _LONGEST_FOLLOW_UP and (named := _similar_named(plain, vocabulary)):
        return named
    if begun := NEW_TOPIC.match(plain):
        return _new(plain[begun.end() :], vocabulary, today)
    if last is None or len(plain) > _LONGEST_FOLLOW_UP:
        return _new(text, vocabulary, today)
    plain = REMARK.sub("", plain)
    return (
        _about_papers(plain, last)
        or _aside(plain, vocabulary, today)
        or older_or_newer(plain, last, vocabulary)
        or refine(plain, last, vocabulary, today)
        or _new(text, vocabulary, today)
    )


def _new(text: str, vocabulary: Vocabulary, today: datetime.date) -> Ask:
    """A new question; "answer in Chinese" in it is an order, not a topic."""
    wanted = SPEAK_ORDER.search(text)
    left = (text[: wanted.start()] + " " + text[wanted.end() :]) if wanted else text
    if wanted and re.search(r"\w", left):
        query = parse(left, vocabulary, today)
        return Ask(replace(query, language=spoken(wanted)), new=True, pinned=True)
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
    cue = read_cue(plain, last.query.topic)
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
    if cue.alike and last.paper:
        return Similar(last.paper)
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
