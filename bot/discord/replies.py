"""Replies from the library to what is plain: an id, a name, a place in an answer.

What buttons and most commands ask for. Blocking, but pure of Discord: it only knows the library.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.discord.cards import answer_page, paper_page, show, text_page, title_link, why_page
from bot.discord.pages import Page, page
from bot.discord.reading_path import path_page, reading_path
from bot.discord.shown import Shown
from bot.discord.text import clip, cut_question, escape, question_of
from bot.discord.wording import say
from index import Library, MustreadError
from index.answer import Answer
from index.errors import UnknownPaper
from index.limit_rules import MAX_COUNT
from index.paper import Paper
from index.query import Query

_PATH_GOALS = 5
_CACHED = 128  # answers


@dataclass(frozen=True, slots=True)
class Reply:
    """A page, and what it shows if one can go on from it."""

    page: Page
    shown: Shown | None = None


class Replies:
    """Replies from one library.

    Args:
        library: an opened snapshot; never changed.
        chance: picks the random paper.
    """

    def __init__(self, library: Library, chance: random.Random) -> None:
        self.library = library
        self._chance = chance
        self._papers = {paper.id: paper for paper in library.papers}
        # leafing, translating and explaining ask the same again; the cache knows no person
        self._answer = functools.lru_cache(_CACHED)(library.answer)

    def again(self, shown: Shown, offset: int | None = None, language: str | None = None) -> Reply:
        """The message that shows ``shown`` once more: at another place, or in another language."""
        if language:
            shown = replace(shown, query=replace(shown.query, language=language))
        if shown.kind == "paper":
            return self.paper(shown.paper, shown.language)
        if shown.kind == "path":
            return self.path_of(shown)
        answer = self._found(shown)
        shown = show(shown, answer, shown.offset if offset is None else offset)
        return Reply(answer_page(answer, shown), shown)

    def similar(self, name: str, language: str) -> Reply:
        """Papers like one of the list, by id or name."""
        try:
            paper = self.library.paper(name)
        except UnknownPaper:
            return self._unknown(name, language)
        shown = Shown("similar", Query(paper.title[language], language), paper=paper.id)
        return self.again(shown)

    def paper(self, name: str, language: str, by_chance: bool = False) -> Reply:
        """One paper of the list, by id or name."""
        try:
            paper = self.library.paper(name)
        except UnknownPaper:
            return self._unknown(name, language)
        notes = [say(language, "paper.random", total=len(self._papers))] if by_chance else []
        library = self.library
        made = paper_page(paper, library.categories, library.papers, language, notes)
        query = Query(paper.title[language], language)
        return Reply(made, Shown("paper", query, paper=paper.id, ids=(paper.id,)))

    def random(self, language: str) -> Reply:
        """One paper by chance."""
        return self.paper(self._chance.choice(self.library.papers).id, language, by_chance=True)

    def browse(
        self, language: str, category: str | None, shelf: str | None, year: int | None,
        author: str | None, count: int,
    ) -> Reply:  # fmt: skip
        """The list itself, the most worthwhile first."""
        try:
            categories = (self.library.category(category),) if category else ()
        except MustreadError as error:
            return Reply(text_page(escape(error.text(language))))
        known = self.library.vocabulary.people.alone(author) if author else ()
        authors = (author,) if author and (author in known or not known) else known[:1]
        query = Query(
            "", language, categories=categories, authors=authors, year_min=year, year_max=year,
            count=count,
        )  # fmt: skip
        return self.again(Shown("browse", query, shelf=shelf or ""))

    def path_of(self, shown: Shown) -> Reply:
        """A reading order for what a message is about."""
        shown, language = replace(shown, kind="path", offset=0), shown.language
        if shown.paper:
            goals: Sequence[Paper] = [self._papers[shown.paper]]
            topic = goals[0].title[language]
        else:
            answer = self._answer(replace(shown.query, count=_PATH_GOALS))
            if not answer.found:
                return Reply(answer_page(answer, replace(shown, kind="ask", ids=())))
            goals = [r.paper for r in answer]
            topic = shown.query.topic or shown.query.question
        steps = reading_path(goals, self._papers, language, one_goal=bool(shown.paper))
        shown = replace(shown, ids=tuple(step.paper.id for step in steps))
        return Reply(path_page(steps, topic, language), shown)

    def why(self, shown: Shown, language: str, paper: str = "") -> Reply:
        """The parts of the scores of the papers shown, or of one of them."""
        answer = self._found(replace(shown, query=replace(shown.query, language=language)))
        places = {r.paper.id: i for i, r in enumerate(answer)}
        ids = [p for p in ((paper,) if paper else shown.ids) if p in places]
        if not ids:
            return Reply(text_page(say(language, "button.forgotten")))
        first = places[ids[0]]
        found = answer.recommendations[first : first + len(ids)]
        return Reply(why_page(found, first, language))

    def _found(self, shown: Shown) -> Answer:
        """Everything that fits, not only what one message shows."""
        if shown.kind == "similar":
            return self.library.similar(shown.paper, MAX_COUNT // 2, shown.language)
        query = shown.query
        most = len(self._papers) if shown.kind == "browse" else MAX_COUNT
        answer = self._answer(replace(query, count=most))
        if not shown.shelf:
            return answer
        on_shelf = tuple(r for r in answer if r.paper.shelf == shown.shelf)
        return replace(answer, recommendations=on_shelf)

    def _unknown(self, name: str, language: str) -> Reply:
        """That there is no such paper, and what may have been meant."""
        question, _ = cut_question(question_of(name))
        lines = [say(language, "answer.unknown_paper", name=clip(escape(question), 200))]
        near: list[Paper] = []
        try:
            answer = self.library.ask(question, limit=3)
            near = [r.paper for r in answer] or list(answer.near)
        except MustreadError:
            pass  # not even a question: there is nothing near
        if near:
            lines.append(say(language, "answer.meant"))
            lines += [f"· {title_link(paper, language)} ({paper.year})" for paper in near]
        return Reply(page(["\n".join(lines)]))
