"""Find papers: meaning (vectors), topics (glossary terms), words (BM25) and names, fused.

Each paper of the list gets the four figures of a :class:`~index.answer.Hit`; a logistic function of
them, fitted on judged questions, says how probable it is that the paper answers the question.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import faiss
import numpy as np
import numpy.typing as npt

from index.answer import Hit
from index.asking import content_words
from index.encoder import Encoder
from index.paper import Paper
from index.passages import ELSEWHERE
from index.query import Query
from index.text import fold, has_han, words
from index.weights import FitWeights

Floats = npt.NDArray[np.float32]
_BM25 = "bm25(words, 3.0, 3.0, 2.0, 1.0)"  # title, names, topics, summary
_FULL_MATCH = 2.5  # BM25 of a word in a title, in units of its inverse document frequency


_NOWHERE: tuple[npt.NDArray[np.int64], Floats] = (np.empty(0, np.int64), np.empty(0, np.float32))
_NAMED = 0.98  # fit of a paper that the question names and says no more
_NEIGHBOURS = 1000  # passages fetched for a vector; owners beyond them count as equally far
_FAR = 10  # a paper that fits so many times less than a further one must is no hit at all
_START = 0.8  # what the next paper to begin with counts for beside the one before it
_WORD = 2.0  # weight of a word that is no term, beside the inverse frequencies of terms


class Doubts(NamedTuple):
    """What speaks against a question's being one for the list: see :class:`index.weights.Floor`."""

    absent: float
    strange: float
    elsewhere: float


class Search:
    """The searchable side of an opened snapshot.

    Args:
        vectors: FAISS inner-product index, one row for each passage.
        owners: owner and kind of each passage (:class:`~index.passages.Passage`), those of one
            owner in a row, those of papers first.
        papers: the list.
        mentions: term → paper positions and strengths.
        starts: term, position of a paper to begin with, and its place among these.
        connection: SQLite with the tables ``words`` and ``vocabulary``; used under a lock.
        encoder: of questions.
    """

    def __init__(
        self,
        vectors: faiss.Index,
        owners: Sequence[tuple[str, str]],
        papers: Sequence[Paper],
        mentions: Mapping[str, tuple[npt.NDArray[np.int64], Floats]],
        starts: Sequence[tuple[str, int, int]],
        connection: sqlite3.Connection,
        encoder: Encoder,
    ) -> None:
        self._vectors = vectors
        self._size = len(papers)
        self._positions = {paper.id: i for i, paper in enumerate(papers)}
        changes = [i for i, owner in enumerate(owners) if i == 0 or owner[0] != owners[i - 1][0]]
        self._starts = np.array(changes)  # first passage of each owner: papers, then topics
        places = {owners[start][0]: place for place, start in enumerate(changes)}
        topics = [[places[t] for t in paper.topics] for paper in papers]
        longest = max(2, *map(len, topics))
        # Places of each paper's topics among the owners, filled up with one that stands for none.
        self._topics = np.full((self._size, longest), len(changes))
        for row, columns in zip(self._topics, topics, strict=True):
            row[: len(columns)] = columns
        self._mentions = mentions
        self._starts_of: dict[str, list[tuple[int, float]]] = {}
        for term, position, place in starts:
            self._starts_of.setdefault(term, []).append((position, _START**place))
        known = [(place, owner) for owner, place in places.items() if owner in self._starts_of]
        self._places = np.array([place for place, _ in known], np.int64)
        self._topic_names = [owner for _, owner in known]
        self._connection = connection
        self._lock = threading.Lock()
        self._encoder = encoder
        self._elsewhere = places.get(ELSEWHERE)
        self._features: dict[Query, dict[str, Floats]] | None = None
        self._owners_of: dict[Query, Floats] = {}  # of the last query, or of all remembered
        self._frequency: dict[str, int] = dict(
            connection.execute("SELECT term, doc FROM vocabulary")
        )

    def hits(self, query: Query, weights: FitWeights) -> list[Hit]:
        """The papers that fit the question or come near, in the order of the list."""
        features = self.features(query)
        # A question that is nothing but a paper's name asks for this paper, whatever else fits.
        fit = np.maximum(weights.fit(features), features["named"] * _NAMED)
        near = np.flatnonzero(fit >= weights.keep / _FAR)
        return [
            Hit(int(i), float(fit[i]), {name: float(v[i]) for name, v in features.items()})
            for i in near
        ]

    def features(self, query: Query) -> dict[str, Floats]:
        """The figures of every paper for a question, each of shape (papers,)."""
        if self._features is not None and query in self._features:
            return self._features[query]
        meaning, wording, wordings = self.meaning(query)
        found = {
            "meaning": meaning,
            "wording": wording,
            "wordings": wordings,
            "topics": self.topics(query),
            "words": self.words(query.gloss if query.settled else query.topic),
            "named": self.named(query),
            "start": self.start(query),
        }
        if self._features is not None:
            self._features[query] = found
        return found

    def remember(self) -> None:
        """Keep what is found out about each question: for whoever asks the same ones many times."""
        self._features = {}

    def meaning(self, query: Query) -> tuple[Floats, Floats, Floats]:
        """Greatest cosine of the question with a passage of each paper, with a wording of one of
        its topics, and with those of its two nearest topics (mean); each of shape (papers,)."""
        found = self._owners(query)
        nearest = np.partition(np.append(found, np.float32(0.0))[self._topics], -2, axis=1)[:, -2:]
        return found[: self._size], nearest[:, 1], nearest.mean(axis=1)

    def elsewhere(self, query: Query) -> float:
        """How much nearer a question is to what the list is not about than to the list, as a
        difference of cosines; negative for most questions, and never above 0 where nothing but a
        paper of the list is named (DeCAF is no coffee)."""
        if self._elsewhere is None or not query.topic:
            return 0.0
        found = self._owners(query)
        nearer = float(found[self._elsewhere] - np.delete(found, self._elsewhere).max())
        return min(0.0, nearer) if query.named and not query.rest else nearer

    def _owners(self, query: Query) -> Floats:
        """Greatest cosine of the question with a passage of each owner, shape (owners,)."""
        known = self._owners_of.get(query)
        if known is not None:
            return known
        # An English model reads the whole sentence and the terms behind abbreviations; for Chinese
        # the student reads the topic and the English model the English for its words.
        # What is nothing but terms is put the same way whichever language it was asked in.
        whole = query.topic
        if query.settled:
            whole = query.gloss
        elif not has_han(query.question):
            sentence = fold(query.question)
            whole = sentence if set(fold(whole).split()) <= set(sentence.split()) else fold(whole)
        texts = sorted({query.gloss, whole} - {""})
        found = self._nearest(self._encoder.encode(texts))
        if self._features is None:
            self._owners_of = {query: found}
        else:
            self._owners_of[query] = found
        return found

    def like(self, position: int) -> Floats:
        """Cosine of each paper with the paper at ``position``, mean over its passages."""
        rows = range(self._starts[position], self._starts[position + 1])
        vectors = np.stack([self._vectors.reconstruct(row) for row in rows])
        return np.asarray(self._nearest(vectors)[: self._size], np.float32)

    def _nearest(self, vectors: Floats) -> Floats:
        """Greatest cosine of each vector with a passage of each owner, mean over the vectors;
        shape (owners,)."""
        count = min(_NEIGHBOURS, self._vectors.ntotal)
        found = np.empty((len(vectors), self._vectors.ntotal), np.float32)
        for row, vector in zip(found, vectors, strict=True):
            # One by one: for two vectors faiss would wake more threads than the work is worth.
            cosines, passages = self._vectors.search(vector[None, :], count)
            row[:] = cosines[0, -1]
            row[passages[0]] = cosines[0]
        return np.asarray(np.maximum.reduceat(found, self._starts, axis=1).mean(axis=0), np.float32)

    def topics(self, query: Query) -> Floats:
        """Share of the question, by weight of its terms and words, that each paper is about."""
        share = np.zeros(self._size, np.float32)
        total = 0.0
        for term in query.terms:
            positions, strengths = self._mentions.get(term, _NOWHERE)
            weight = self._rareness(term)
            share[positions] += weight * strengths
            total += weight
        total += sum(_WORD * (len(w) / 2 if has_han(w) else 1) for w in content_words(query.rest))
        return share / total if total else share

    def start(self, query: Query) -> Floats:
        """How much each paper is one to begin with: on the question's terms, as a share by their
        weight, or on the topic that is nearest to the question, times its cosine."""
        told = np.zeros(self._size, np.float32)
        total = 0.0
        for term in query.terms:
            weight = self._rareness(term)
            total += weight
            for position, value in self._starts_of.get(term, ()):
                told[position] += weight * value
        if total:
            about = self.topics(query)
            told *= about / (total * max(float(about.max()), 1e-6))
        owners = self._owners(query)
        if len(self._places):
            nearest = int(np.argmax(owners[self._places]))
            cosine = owners[self._places[nearest]]
            for position, value in self._starts_of[self._topic_names[nearest]]:
                told[position] = max(told[position], value * cosine)
        return told

    def _rareness(self, term: str) -> float:
        """Inverse frequency of a term among the papers."""
        _, strengths = self._mentions.get(term, _NOWHERE)
        return math.log(1 + self._size / (1 + float(strengths.sum())))

    def doubts(self, query: Query) -> Doubts:
        """What speaks against a question's being one for this list."""
        return Doubts(self.absent(query), self.strange(query), self.elsewhere(query))

    def absent(self, query: Query) -> float:
        """Share of the question that is terms of the field which no paper of the list has."""
        if query.named:
            return 0.0
        missing = [term for term in query.terms if self._mentions.get(term, _NOWHERE)[1].sum() < 1]
        return (
            len(missing) / (len(query.terms) + len(content_words(query.rest))) if missing else 0.0
        )

    def strange(self, query: Query) -> float:
        """Share of the topic's words (Chinese: pairs of characters) that no paper of the list has."""
        tokens = [w for w in words(query.topic) if not (has_han(w) and len(w) == 1)]
        if query.named or not tokens:
            return 0.0
        return sum(token not in self._frequency for token in tokens) / len(tokens)

    def named(self, query: Query) -> Floats:
        """1 for the papers that the question names, less if the name is a part of it only."""
        named = np.zeros(self._size, np.float32)
        named[[self._positions[paper] for paper in query.named]] = query.named_share**2
        return named

    def words(self, text: str) -> Floats:
        """BM25 of each paper, as a share of what a paper with all words in its title has."""
        found = np.zeros(self._size, np.float32)
        tokens = list(dict.fromkeys(words(text)))
        best = sum(self._rarity(token) for token in tokens) * _FULL_MATCH
        if not tokens or best <= 0:
            return found
        match = " OR ".join(f'"{token}"' for token in tokens)
        with self._lock:
            rows = self._connection.execute(
                f"SELECT rowid, {_BM25} FROM words WHERE words MATCH ?", (match,)
            ).fetchall()
        for position, rank in rows:
            found[position] = min(1.0, -rank / best)
        return found

    def _rarity(self, token: str) -> float:
        """Inverse document frequency as FTS5's BM25 has it."""
        frequency = self._frequency.get(token, 0)
        return max(math.log((self._size - frequency + 0.5) / (frequency + 0.5)), 1e-6)
