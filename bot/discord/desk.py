"""Replies to what people say and go on to say; words become the steps of a conversation here.

Whatever a person can do (ask, follow up, press a button) comes to a :class:`Desk` as words and
values and leaves as a :class:`~bot.discord.replies.Reply`.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.discord.cards import PAGE_SIZE, answer_page, show, text_page, with_note
from bot.discord.replies import Replies, Reply
from bot.discord.shown import Shown
from bot.discord.text import cut_question, escape, question_of
from bot.discord.wording import say
from index import Library, MustreadError
from index.conversation import understand
from index.query import Query
from index.question import speaks
from index.steps import Ask, Leaf, NoSuch, Show, Similar, Speak, Step, Thanks, Turn, Why

_GREETINGS = {"", "hi", "hello", "hey", "help", "hilfe", "你好", "您好", "嗨", "帮助", "help me"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a command's options ask for; None where an option was left out."""

    category: str | None = None
    since: int | None = None
    until: int | None = None
    order: str | None = None
    count: int | None = None


class Desk(Replies):
    """Replies from one library, to words too.

    Args:
        library: an opened snapshot; never changed.
        today: tells the day that "the last five years" counts from.
        chance: picks the random paper.
    """

    def __init__(
        self, library: Library, today: Callable[[], datetime.date], chance: random.Random
    ) -> None:
        super().__init__(library, chance)
        self._today = today

    def hear(
        self,
        text: str,
        language: str,
        last: Shown | None = None,
        wishes: Wishes = Wishes(),
        default_count: int | None = None,
    ) -> Reply:
        """Answer what a person says.

        Args:
            text: the message as it was typed.
            language: to answer in where the words do not tell.
            last: what the message they answer to shows.
            wishes: limits chosen in a command, over those in words.
            default_count: how many papers where nobody says.
        """
        question, was_cut = cut_question(question_of(text))
        vocabulary = self.library.vocabulary
        spoken = speaks(question, vocabulary) or language
        if question.casefold().strip(" .!?。！？") in _GREETINGS:
            return Reply(text_page(say(spoken, "hello")))
        if spoken == "en" and not any(c.isalnum() for c in question):
            spoken = language
        try:
            step = understand(question, self._turn(last), vocabulary, self._today())
            if isinstance(step, Ask) and step.new:
                step = self._as_wished(step, spoken, wishes, default_count)
                if not self.library.asks(step.query):
                    return Reply(text_page(say(spoken, "hello")))
            reply = self._do(step, last, spoken)
        except MustreadError as error:
            reply = Reply(text_page(escape(error.text(spoken))))
        if not was_cut:
            return reply
        note = say(
            reply.shown.language if reply.shown else spoken, "answer.cut", length=len(question)
        )
        return Reply(with_note(reply.page, note), reply.shown)

    def _as_wished(self, step: Ask, spoken: str, wishes: Wishes, default_count: int | None) -> Ask:
        query = step.query if step.pinned else replace(step.query, language=spoken)
        given: dict[str, Any] = {
            "categories": (self.library.category(wishes.category),) if wishes.category else None,
            "year_min": wishes.since,
            "year_max": wishes.until,
            "order": wishes.order,
            "count": wishes.count,
        }
        if default_count and wishes.count is None and query.count == Query("", "en").count:
            given["count"] = default_count
        changes = {name: value for name, value in given.items() if value is not None}
        return replace(step, query=replace(query, **changes))

    def _turn(self, last: Shown | None) -> Turn | None:
        if last is None:
            return None
        years = [self._papers[p].year for p in last.ids if p in self._papers]
        return Turn(
            query=last.query,
            ids=last.ids,
            years=(min(years), max(years)) if years else None,
            offset=last.offset,
            earlier=self._earlier(last),
            paper=last.paper,
            pinned=last.pinned,
        )

    def _earlier(self, last: Shown) -> tuple[str, ...]:
        """The papers on the pages before the one that ``last`` shows."""
        if not last.offset or last.kind in ("paper", "path"):
            return ()
        return tuple(r.paper.id for r in self._found(last))[: last.offset]

    def _do(self, step: Step, last: Shown | None, spoken: str) -> Reply:
        if isinstance(step, Ask):
            return self._ask(step, last)
        if isinstance(step, Thanks):
            return Reply(text_page(say(spoken, "welcome")))
        if isinstance(step, Similar):
            return self.similar(step.paper, spoken)
        if last is None:
            return Reply(text_page(say(spoken, "hello")))
        language = last.language if last.pinned else spoken
        if isinstance(step, Leaf):
            return self._leaf(step, replace(last, query=replace(last.query, language=language)))
        if isinstance(step, Speak):
            return self.again(replace(last, pinned=True), language=step.language)
        if isinstance(step, Show):
            return self.paper(step.paper, language)
        if isinstance(step, Why):
            return self.why(last, language, step.paper)
        if isinstance(step, NoSuch):
            return Reply(text_page(say(language, "answer.no_number", number=step.number)))
        raise TypeError(f"no step: {step}")

    def _ask(self, step: Ask, last: Shown | None) -> Reply:
        kept = last if last and last.kind == "browse" and not step.new else None
        shown = Shown(
            "browse" if kept else "ask",
            step.query,
            shelf=kept.shelf if kept else "",
            pinned=step.pinned,
        )
        answer = self._found(shown)
        notes: list[str] = []
        if not answer.found and step.otherwise is not None:
            otherwise = replace(shown, query=step.otherwise)
            instead = self._found(otherwise)
            if instead.found and step.query.year_min is not None:
                year = step.query.year_min - 1
                notes.append(say(step.query.language, "answer.no_newer", year=year))
                shown, answer = otherwise, instead
        shown = show(shown, answer, 0)
        return Reply(answer_page(answer, shown, notes), shown)

    def _leaf(self, step: Leaf, last: Shown) -> Reply:
        if last.kind in ("paper", "path"):
            return self.similar(last.paper, last.language) if last.paper else self.again(last)
        size = max(1, min(last.query.count, PAGE_SIZE))
        if step.count:
            last = replace(last, query=replace(last.query, count=step.count))
        offset = last.offset - size if step.back else last.offset + len(last.ids)
        if not step.back and offset >= len(self._found(last)):
            return Reply(text_page(say(last.language, "answer.no_more")))
        return self.again(last, max(0, offset))

    def path(self, topic: str, language: str) -> Reply:
        """A reading order for a topic, or for a paper where ``topic`` is one's id or name."""
        question, _ = cut_question(question_of(topic))
        vocabulary = self.library.vocabulary
        paper, is_topic = None, False
        if question in self._papers or vocabulary.names.get(question):
            paper = self.library.paper(question)
            # a founding paper ("GAN") builds on nothing: its topic is what there is to read
            is_topic = not paper.builds_on and bool(vocabulary.terms.get(question))
        if paper is not None and not is_topic:
            query = Query(paper.title[language], language)
            return self.path_of(Shown("path", query, paper=paper.id))
        try:
            step = understand(question, None, vocabulary, self._today())
        except MustreadError as error:
            return Reply(text_page(escape(error.text(language))))
        if isinstance(step, Similar):
            return self.path_of(Shown("path", Query(question, language), paper=step.paper))
        query = step.query if isinstance(step, Ask) else Query(question, language, topic=question)
        return self.path_of(Shown("ask", replace(query, language=language)))
