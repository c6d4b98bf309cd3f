"""An opened snapshot: ask it, look papers up, find similar ones.

>>> from index import Library
>>> lib = Library.open()                                    # doctest: +SKIP
>>> lib.ask("what should I read on GANs")                   # doctest: +SKIP
"""

from __future__ import annotations

import datetime
import difflib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from index.answer import Answer
from index.asking import wants_reading
from index.contents import read_contents
from index.encoder import Encoder
from index.errors import MustreadError, UnknownPaper
from index.paper import Paper
from index.query import Query
from index.question import language_of, parse
from index.rank import SORTS
from index.retrieval import answer, limits_of, make_answer
from index.similar import similar
from index.snapshot import Snapshot, Store
from index.talk import Conversation
from index.weights import Floats, Signs

_ALIKE = 10  # papers like one that may be put in another order
ROOT = Path(__file__).resolve().parent.parent


def default_store() -> Store:
    """The store that commands use: ``MUSTREAD_HOME``, or ``.mustread`` beside the code."""
    return Store(Path(os.environ.get("MUSTREAD_HOME") or ROOT / ".mustread").expanduser())


def default_data() -> Path:
    """The list that commands build: ``MUSTREAD_DATA``, or ``data`` beside the code."""
    return Path(os.environ.get("MUSTREAD_DATA") or ROOT / "data").expanduser()


class Library:
    """The list, ready to be asked. Opening reads everything; afterwards no file is touched.

    Safe to use from several threads.

    Attributes:
        ranking: the weights that answers are ranked with.
    """

    def __init__(self, snapshot: Snapshot, encoder: Encoder | None = None) -> None:
        """Open ``snapshot``; ``encoder`` replaces the snapshot's own (tests).

        Raises:
            BrokenSnapshot: if its parts cannot be read or do not fit together.
        """
        contents = read_contents(snapshot, encoder)
        self.snapshot = snapshot
        self.papers = contents.papers
        self.categories = contents.categories
        self.vocabulary = contents.vocabulary
        self.ranking = contents.ranking
        self._contents = contents

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Library:
        """Open the current snapshot of the store at ``path`` (default: see :func:`default_store`).

        Raises:
            NoSnapshot: if nothing was built yet.
            BrokenSnapshot: if it cannot be used.
        """
        store = Store(Path(path)) if path is not None else default_store()
        return cls(store.current())

    def ask(
        self,
        question: str,
        *,
        limit: int | None = None,
        category: str | None = None,
        since: int | None = None,
        until: int | None = None,
        order: str | None = None,
    ) -> Answer:
        """Answer a question in English or Chinese.

        Args:
            question: what a person typed.
            limit, category, since, until, order: override what the question says; ``category``
                is an id or any name of a category.

        Raises:
            QuestionError: if the text cannot be read as a question.
            MustreadError: if there is no such category.
        """
        query = parse(question, self.vocabulary, datetime.date.today())
        changes: dict[str, Any] = {
            "count": limit,
            "categories": (self.category(category),) if category else None,
            "year_min": since,
            "year_max": until,
            "order": order,
        }
        query = replace(query, **{k: value for k, value in changes.items() if value is not None})
        return self.answer(query) if self.asks(query) else self.nothing(query)

    def conversation(self) -> Conversation:
        """A conversation with this library, in which questions may follow up on answers."""
        return Conversation(self)

    def asks(self, query: Query) -> bool:
        """Whether a query asks for anything; "hm, well" does not."""
        given = query.topic or query.limited or query.relation or query.order != "relevance"
        return bool(given) or wants_reading(query.question)

    def nothing(self, query: Query) -> Answer:
        """The empty answer to ``query``."""
        return make_answer(query, (), self._contents)

    def language_of(self, text: str) -> str:
        """The language to answer ``text`` in, "en" or "zh"."""
        return language_of(text)

    def answer(self, query: Query) -> Answer:
        """Answer an understood question."""
        return answer(query, self._contents, self.ranking)

    def features(self, query: Query) -> dict[str, Floats]:
        """What search finds out about every paper for a question (fitting the weights needs it)."""
        return self._contents.search.features(query)

    def signs(self, query: Query) -> Signs:
        """What speaks for and against a question's being one for the list (fitting needs it, too)."""
        return self._contents.search.signs(query)

    def fame(self) -> list[Floats]:
        """What speaks for every paper whatever is asked: the columns of :class:`index.rank.Fame`."""
        rows = [self._contents.shelf.fame(paper) for paper in self.papers]
        return list(np.array(rows, np.float32).T)

    def remember(self) -> None:
        """Search for each question once from now on: for whoever asks the same ones many times."""
        self._contents.search.remember()

    def similar(
        self, paper: str, limit: int = 5, language: str = "en", within: Query | None = None
    ) -> Answer:
        """The papers most like one of the list, by id or name.

        Args:
            paper: id or name.
            limit: at most so many.
            language: of the reasons.
            within: a query whose limits and order hold.

        Raises:
            UnknownPaper: if there is no such paper.
        """
        contents, origin = self._contents, self.paper(paper)
        query = within or Query(question=origin.title[language], language=language, count=limit)
        wanted = limits_of(query, contents)
        found = similar(origin, contents.search, contents.shelf, language, limit, wanted)
        if query.order in SORTS:  # of the nearest, not of all that are a little alike
            found = sorted(found[:_ALIKE], key=SORTS[query.order])
        return make_answer(query, found, contents)

    def paper(self, name: str) -> Paper:
        """The paper with this id, or else the one that goes by this name or title.

        Raises:
            UnknownPaper: if there is none, or the name means several.
        """
        by_id = self._contents.by_id
        if name in by_id:
            return by_id[name]
        found = self.vocabulary.names.get(name)
        if found:
            return self._contents.most_cited(found)
        near = difflib.get_close_matches(name, by_id, n=3) or [
            paper for span in [self.vocabulary.names.guess(name)] if span for paper in span.values
        ]
        if near:
            raise UnknownPaper("unknown_paper_near", paper=name, near=", ".join(near))
        raise UnknownPaper("unknown_paper", paper=name)

    def category(self, name: str) -> str:
        """The id of the category that goes by ``name`` in either language.

        Raises:
            MustreadError: if there is none.
        """
        found = self.vocabulary.categories.get(name)
        if not found:
            known = ", ".join(category.id for category in self.categories)
            raise MustreadError("category", category=name, known=known)
        return found[0]

    def __repr__(self) -> str:
        return f"<Library of {len(self.papers)} papers, snapshot {self.snapshot.name}>"
