"""A conversation with the library: what is said next may lean on what was answered last.

>>> talk = lib.conversation()                               # doctest: +SKIP
>>> talk.ask("GANs"); talk.ask("only since 2016"); talk.ask("why the second?")   # doctest: +SKIP
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import Answer, Recommendation
from index.conversation import understand
from index.limit_rules import MAX_COUNT
from index.query import Query
from index.steps import Ask, Leaf, NoSuch, Show, Similar, Speak, Step, Thanks, Turn, Why
from index.wording import say

if TYPE_CHECKING:
    from index.library import Library


class Conversation:
    """One person's talk with a library; not for several threads.

    Attributes:
        step: what the last words were understood as (:mod:`index.conversation`), or None.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._turn: Turn | None = None
        self._whole: Answer | None = None  # all pages of the last answer
        self.step: Step | None = None

    def ask(self, text: str) -> Answer:
        """Answer what is said next, as :meth:`index.library.Library.ask` answers a question.

        An answer that is no list of papers (thanks, no such number) is empty and says in ``note``
        what there is to say; "why" gives the papers again, with the parts of their scores in
        ``note``.

        Raises:
            QuestionError: if the text cannot be read; the conversation stays where it was.
        """
        step = understand(text, self._turn, self._library.vocabulary, datetime.date.today())
        self.step = step
        if isinstance(step, Ask):
            return self._ask(step)
        if isinstance(step, Similar):
            return self._similar(step, text)
        turn, whole = self._turn, self._whole
        if turn is None or whole is None:
            return self._remark(Query(text, "en"), "talk.nothing_yet")
        if isinstance(step, Leaf):
            return self._leaf(step, turn, whole)
        if isinstance(step, Speak):
            query = replace(turn.query, language=step.language)
            self._turn = replace(turn, query=query, pinned=True)
            return self._page(
                self._answer(query, turn.like), replace(turn, query=query, pinned=True)
            )
        if isinstance(step, NoSuch):
            return self._remark(turn.query, "talk.no_number", number=step.number)
        if isinstance(step, Thanks):
            return self._remark(turn.query, "talk.welcome")
        return self._about(step, turn, whole)

    def _ask(self, step: Ask) -> Answer:
        like = "" if step.new or step.query.topic or not self._turn else self._turn.like
        whole, query = self._answer(step.query, like), step.query
        if query.relation:  # what it came to: a title for "the first one", a topic with years
            query = replace(whole.query, count=query.count)
        if step.new and not self._library.asks(query):
            whole = replace(whole, recommendations=())
        note = ""
        if not whole.found and step.otherwise is not None:
            instead = self._library.answer(_all(step.otherwise))
            if instead.found and query.year_min is not None:
                note = say(query.language, "talk.no_newer", year=query.year_min - 1)
                whole, query = instead, step.otherwise
        answer = self._page(whole, Turn(query, pinned=step.pinned, paper=like, like=like))
        return replace(answer, note=note)

    def _answer(self, query: Query, like: str) -> Answer:
        """All papers that answer ``query``; those like a paper where ``like`` names one."""
        if like and not query.relation:
            return self._library.similar(like, MAX_COUNT, query.language, query)
        return self._library.answer(_all(query))

    def _similar(self, step: Similar, text: str) -> Answer:
        """Papers like one, within the limits of the last answer."""
        if self._turn is None:
            query, pinned = Query(text, self._library.language_of(text)), False
        else:
            # The topic is the paper itself now; the limits stay.
            query = replace(self._turn.query, topic="", terms=(), named=(), rest="", gloss="")
            query, pinned = replace(query, question=text, relation=None), self._turn.pinned
        whole = self._answer(query, step.paper)
        return self._page(whole, Turn(query, paper=step.paper, pinned=pinned, like=step.paper))

    def _leaf(self, step: Leaf, turn: Turn, whole: Answer) -> Answer:
        if step.count:
            turn = replace(turn, query=replace(turn.query, count=step.count))
        offset = turn.offset - turn.query.count if step.back else turn.offset + len(turn.ids)
        if not step.back and offset >= len(whole):
            return self._remark(turn.query, "talk.no_more")
        return self._page(whole, replace(turn, offset=max(0, offset)))

    def _about(self, step: Show | Why, turn: Turn, whole: Answer) -> Answer:
        """One paper of the last answer, or why the papers are in it."""
        shown = [r for r in whole if r.paper.id in ((step.paper,) if step.paper else turn.ids)]
        language = turn.query.language
        note = ""
        if isinstance(step, Why):
            note = "\n".join(why_text(r, language) for r in shown)
        if step.paper:
            self._turn = replace(turn, paper=step.paper)
        return replace(whole, query=turn.query, recommendations=tuple(shown), note=note)

    def _page(self, whole: Answer, turn: Turn) -> Answer:
        """The papers of ``whole`` from the turn's place on, as many as were asked for."""
        page = whole.recommendations[turn.offset : turn.offset + turn.query.count]
        years = [r.paper.year for r in page]
        self._whole = whole
        self._turn = replace(
            turn,
            ids=tuple(r.paper.id for r in page),
            earlier=tuple(r.paper.id for r in whole.recommendations[: turn.offset]),
            years=(min(years), max(years)) if years else None,
        )
        return replace(whole, query=turn.query, recommendations=page)

    def _remark(self, query: Query, key: str, **values: object) -> Answer:
        empty = self._library.nothing(query)
        return replace(empty, note=say(query.language, key, **values))


def why_text(recommendation: Recommendation, language: str) -> str:
    """The parts of a score in words, the weightiest first; they add up to it."""
    parts = sorted(recommendation.parts.items(), key=lambda item: -abs(item[1]))
    words = [
        say(language, "talk.part", name=say(language, f"part.{name}"), value=value)
        for name, value in parts
        if round(value, 2)
    ]
    return say(
        language,
        "talk.why",
        title=recommendation.paper.title[language],
        parts=say(language, "answer.comma").join(words),
        score=recommendation.score,
    )


def _all(query: Query) -> Query:
    return replace(query, count=MAX_COUNT)
