"""An opened snapshot: ask it, look papers up, find similar ones.

>>> from index import Library
>>> lib = Library.open()                                    # doctest: +SKIP
>>> lib.ask("what should I read on GANs")                   # doctest: +SKIP
"""

from __future__ import annotations

import datetime
import difflib
import json
import os
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from index.answer import Answer, Hit, Recommendation
from index.asking import wants_reading
from index.dictionary import Dictionary
from index.encoder import BilingualEncoder, Encoder, OnnxEncoder
from index.errors import BrokenSnapshot, MustreadError, UnknownPaper
from index.kin import Kin
from index.paper import Bilingual, Category, Paper
from index.people import People, PeopleRows
from index.phrases import Phrases
from index.query import Query
from index.question import Vocabulary, language_of, parse, understand_topic
from index.rank import SORTS, Shelf, allowed, on_topic, rank, standings
from index.relatives import relatives
from index.search import Search
from index.snapshot import LIBRARY_FILE, VECTORS_FILE, Snapshot, Store
from index.spelling import Speller
from index.student import Student
from index.talk import Conversation
from index.text import fold
from index.weights import Floats, Ranking
from index.wording import say

_ALIKE = 10  # papers like one that may be put in another order
_NO_FEATURES = dict.fromkeys(("meaning", "wording", "wordings", "topics", "words", "named"), 0.0)
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
        self.snapshot = snapshot
        try:
            # The encoder takes as long to load as everything else: both at once.
            with ThreadPoolExecutor(1) as pool:
                loading = pool.submit(lambda: encoder or _encoder(snapshot))
                self._read(snapshot, loading)
        except (sqlite3.Error, RuntimeError, OSError, KeyError, ValueError, TypeError) as error:
            raise BrokenSnapshot("unreadable", path=snapshot.folder, why=error) from error

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Library:
        """Open the current snapshot of the store at ``path`` (default: see :func:`default_store`).

        Raises:
            NoSnapshot: if nothing was built yet.
            BrokenSnapshot: if it cannot be used.
        """
        store = Store(Path(path)) if path is not None else default_store()
        return cls(store.current())

    def _read(self, snapshot: Snapshot, encoder: Future[Encoder]) -> None:
        manifest = snapshot.manifest
        ranking = Ranking.from_dict(manifest["ranking"])
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize((snapshot.folder / LIBRARY_FILE).read_bytes())

        def rows(sql: str, *values: Any) -> list[Any]:
            return connection.execute(sql, values).fetchall()

        self.papers: tuple[Paper, ...] = tuple(
            Paper.from_dict(json.loads(entry))
            for (entry,) in rows("SELECT entry FROM papers ORDER BY position")
        )
        self._positions = {paper.id: i for i, paper in enumerate(self.papers)}
        self.categories: tuple[Category, ...] = tuple(
            Category(
                entry["id"],
                Bilingual(**entry["name"]),
                tuple(entry["aliases"]),
                Bilingual(**entry["about"]),
                entry["parent"],
            )
            for (text,) in rows("SELECT entry FROM categories ORDER BY position")
            for entry in [json.loads(text)]
        )

        def phrases(kind: str) -> list[tuple[str, str]]:
            return rows("SELECT key, value FROM phrases WHERE kind = ?", kind)

        self._people = People(
            PeopleRows(
                rows("SELECT author, paper FROM wrote"), phrases("person"), phrases("surname")
            )
        )
        self.vocabulary = Vocabulary(
            names=Phrases(phrases("name")),
            terms=Phrases(phrases("term")),
            categories=Phrases(phrases("category")),
            people=self._people,
            ordinary=frozenset(word for word, _ in phrases("ordinary")),
            acronyms=frozenset(word for word, _ in phrases("acronym")),
            speller=Speller(word for word, _ in phrases("word")),
            dictionary=Dictionary(connection),
        )
        mentioned: dict[str, dict[str, float]] = {}
        for term, position, strength in rows("SELECT term, paper, strength FROM mentions"):
            mentioned.setdefault(term, {})[self.papers[position].id] = strength
        self._shelf = Shelf(
            papers=self.papers,
            standing=standings(self.papers),
            newest=max(paper.year for paper in self.papers),
            categories={category.id: category for category in self.categories},
            kin=Kin(self.papers),
            terms=dict(rows("SELECT en, zh FROM terms")),
            mentions=mentioned,
        )

        vectors = faiss.read_index(str(snapshot.folder / VECTORS_FILE))
        dimension = manifest["model"]["dimension"]
        if (vectors.d, vectors.ntotal) != (dimension, manifest["counts"]["passages"]):
            raise BrokenSnapshot("mismatch", found=vectors.d, wanted=dimension)
        self._search = Search(
            vectors,
            rows("SELECT owner, kind FROM passages ORDER BY position"),
            self.papers,
            {
                term: (
                    np.array([self._positions[paper] for paper in found], np.int64),
                    np.array(list(found.values()), np.float32),
                )
                for term, found in mentioned.items()
            },
            connection,
            encoder.result(),
        )
        self.ranking = ranking

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
        return self._made(query, ())

    def language_of(self, text: str) -> str:
        """The language to answer ``text`` in, "en" or "zh"."""
        return language_of(text)

    def answer(self, query: Query) -> Answer:
        """Answer an understood question."""
        if query.relation and (related := self._related(query)):
            return related
        weights = self.ranking.fit
        if query.topic:
            hits = self._search.hits(query, weights)
            relevant = on_topic(
                hits,
                query.topic,
                weights,
                self._search.absent(query),
                self._search.strange(query),
            )
        else:
            hits = []
            relevant = [Hit(i, 1.0, _NO_FEATURES) for i in range(len(self.papers))]
        return self._answer(query, hits, relevant)

    def _wrote(self, query: Query) -> dict[str, set[str]]:
        authors = (*query.authors, *query.without.authors)
        return {author: self._people.papers_by(author) for author in authors}

    def _answer(self, query: Query, hits: list[Hit], relevant: list[Hit]) -> Answer:
        """The answer made of the papers on topic; ``hits`` may be near it, where none is left."""
        wrote = self._wrote(query)

        def left(skip: str = "") -> list[Hit]:
            return [
                hit
                for hit in relevant
                if allowed(self.papers[hit.position], query, wrote, self._shelf, skip)
            ]

        fields = frozenset(
            category
            for span in self.vocabulary.categories.find(fold(query.topic))
            for category in span.values
        )
        found = left()
        near = sorted(hits, key=lambda hit: -hit.fit)[:3] if not found else []
        return self._made(
            query,
            rank(found, query, self._shelf, self.ranking.parts, fields),
            near=tuple(
                self.papers[hit.position]
                for hit in near
                if hit.fit > self.ranking.fit.floor_of(query.topic) / 2
            ),
            without_limits=len(relevant) if query.topic else 0,
            relax={} if found else {k: n for k in query.limits if (n := len(left(k)))},
        )

    def _related(self, query: Query) -> Answer | None:
        """What came before or after a paper, or connects two; None where the list knows nothing."""
        assert query.relation is not None
        sides = [self._side(words, papers) for words, papers in query.relation.sides]
        if not all(sides):
            return None
        origins = [paper for paper in sides if paper]
        found = relatives(query.relation.kind, origins, self._shelf, query.language)
        wrote = self._wrote(query)
        kept = [r for r in found if allowed(r.paper, query, wrote, self._shelf)]
        if query.order in SORTS:
            kept.sort(key=SORTS[query.order])
        return self._made(query, kept[: query.count]) if kept else None

    def _side(self, words: str, papers: tuple[str, ...]) -> Paper | None:
        """The paper that one side of a comparison means: the one it names, or the first on it."""
        if papers:
            return max((self.papers[self._positions[p]] for p in papers), key=_fame)
        query = understand_topic(Query(words, "en", topic=words, count=1), self.vocabulary)
        return next((r.paper for r in self.answer(query)), None)

    def _made(
        self,
        query: Query,
        recommendations: Sequence[Recommendation],
        near: tuple[Paper, ...] = (),
        without_limits: int = 0,
        relax: dict[str, int] | None = None,
    ) -> Answer:
        return Answer(
            query=query,
            recommendations=tuple(recommendations),
            near=near,
            without_limits=without_limits,
            relax=relax or {},
            categories=self.categories,
            total=len(self.papers),
            years=self._years,
        )

    @cached_property
    def _years(self) -> tuple[int, int]:
        years = [paper.year for paper in self.papers]
        return min(years), max(years)

    def features(self, query: Query) -> dict[str, Floats]:
        """What search finds out about every paper for a question (fitting the weights needs it)."""
        return self._search.features(query)

    def fame(self) -> list[Floats]:
        """What speaks for every paper whatever is asked: the columns of :class:`index.rank.Fame`."""
        rows = [self._shelf.fame(paper) for paper in self.papers]
        return list(np.array(rows, np.float32).T)

    def remember(self) -> None:
        """Search for each question once from now on: for whoever asks the same ones many times."""
        self._search.remember()

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
        origin = self.paper(paper)
        position = self._positions[origin.id]
        meaning = self._search.like(position)
        topics = self._search.topics(Query("", language, terms=origin.topics))
        score = 0.5 * meaning + 0.5 * topics
        score[position] = -1
        query = within or Query(question=origin.title[language], language=language, count=limit)
        wrote = self._wrote(query)
        best = [
            int(i)
            for i in np.argsort(-score, kind="stable")
            if score[i] > 0 and allowed(self.papers[i], query, wrote, self._shelf)
        ][:limit]
        found = [
            Recommendation(
                self.papers[i],
                float(score[i]),
                {"meaning": float(0.5 * meaning[i]), "topics": float(0.5 * topics[i])},
                self._why_similar(origin, self.papers[i], language),
            )
            for i in best
        ]
        if query.order in SORTS:  # of the nearest, not of all that are a little alike
            found = sorted(found[:_ALIKE], key=SORTS[query.order])
        return self._made(query, found)

    def _why_similar(self, origin: Paper, other: Paper, language: str) -> tuple[str, ...]:
        reasons = []
        title = origin.title[language]
        if origin.id in other.builds_on:
            reasons.append(say(language, "reason.built_by", title=title))
        if other.id in origin.builds_on:
            reasons.append(say(language, "reason.builds_on", title=title))
        shared = [topic for topic in origin.topics if topic in other.topics][:3]
        if shared:
            names = [self._shelf.terms[t] if language == "zh" else t for t in shared]
            topics = say(language, "answer.comma").join(names)
            reasons.append(say(language, "reason.shared_topics", topics=topics))
        return tuple(reasons) or (say(language, "reason.similar", title=title),)

    def paper(self, name: str) -> Paper:
        """The paper with this id, or else the one that goes by this name or title.

        Raises:
            UnknownPaper: if there is none, or the name means several.
        """
        if name in self._positions:
            return self.papers[self._positions[name]]
        found = self.vocabulary.names.get(name)
        if found:
            return max((self.papers[self._positions[paper]] for paper in found), key=_fame)
        near = difflib.get_close_matches(name, self._positions, n=3) or [
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


def _fame(paper: Paper) -> float:
    return paper.citations.comparable if paper.citations is not None else 0.0


def _encoder(snapshot: Snapshot) -> Encoder:
    card = snapshot.manifest["model"]
    model = OnnxEncoder(snapshot.folder, card["max_tokens"], card["query_prompt"])
    return model if card["bilingual"] else BilingualEncoder(model, Student.load(snapshot.folder))
