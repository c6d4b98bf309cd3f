"""Find papers: meaning (vectors), topics (glossary terms), words (BM25) and names, fused.

Each paper of the list gets the four figures of a :class:`~index.answer.Hit`; a logistic function of
them, fitted on judged questions, says how probable it is that the paper answers the question.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.answer import Hit
from index.encoder import Encoder
from index.query import Query
from index.text import has_han, words

Floats = npt.NDArray[np.float32]
_NEIGHBOURS = 512  # passages fetched for a question; papers beyond them count as equally far
_BM25 = "bm25(words, 3.0, 3.0, 2.0, 1.0)"  # title, names, topics, summary
_FULL_MATCH = 2.5  # BM25 of a word in a title, in units of its inverse document frequency


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic function from figures to fit, and where an answer ends (``data/ranking.yaml``)."""

    bias: float
    meaning: float
    topics: float
    words: float
    named: float
    uncovered: float  # meaning again, by the share of the question that no term explains
    floor: float  # a best paper that fits less is no answer
    keep: float  # a further paper must fit so well
    keep_ratio: float  # ... and so well compared to the best

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Weights:
        """Weights from their YAML mapping."""
        return cls(**{name: float(values[name]) for name in cls.__dataclass_fields__})


class Search:
    """The searchable side of an opened snapshot.

    Args:
        vectors: FAISS inner-product index, one row for each passage.
        owner: shape (passages,), the paper position of each passage; ascending.
        positions: paper id → position.
        mentions: term → paper positions and strengths.
        connection: SQLite with the tables ``words`` and ``vocabulary``; used under a lock.
        encoder: of questions.
        weights: of the fusion.
    """

    def __init__(
        self,
        vectors: faiss.Index,
        owner: npt.NDArray[np.int64],
        positions: Mapping[str, int],
        mentions: Mapping[str, tuple[npt.NDArray[np.int64], Floats]],
        connection: sqlite3.Connection,
        encoder: Encoder,
        weights: Weights,
    ) -> None:
        self._vectors = vectors
        self._owner = owner
        self._starts = np.flatnonzero(np.diff(owner, prepend=-1))
        self._size = len(self._starts)
        self._positions = positions
        self._mentions = mentions
        self._connection = connection
        self._lock = threading.Lock()
        self._encoder = encoder
        self.weights = weights
        self._frequency: dict[str, int] = dict(connection.execute("SELECT term, doc FROM vocabulary"))

    def hits(self, query: Query) -> list[Hit]:
        """A hit for every paper of the list, in the order of the list."""
        meaning = self.meaning(query)
        topics = self.topics(query.terms)
        matched = self.words(query.topic)
        named = np.zeros(self._size, np.float32)
        named[[self._positions[paper] for paper in query.named]] = 1.0
        uncovered = self._uncovered(query)
        w = self.weights
        logit = (
            w.bias
            + (w.meaning + w.uncovered * uncovered) * meaning
            + w.topics * topics
            + w.words * matched
            + w.named * named
        )
        fit = 1 / (1 + np.exp(-logit))
        return [
            Hit(i, float(meaning[i]), float(topics[i]), float(matched[i]), float(named[i]), float(fit[i]))
            for i in range(self._size)
        ]

    def meaning(self, query: Query) -> Floats:
        """Greatest cosine of the topic with a passage of each paper, shape (papers,)."""
        texts = [query.topic]
        if has_han(query.topic) and query.terms:
            # The student reads the Chinese; the glossary's English, through the English model, too.
            rest = query.rest if not has_han(query.rest) else ""
            texts.append(" ".join([*query.terms, rest]).strip())
        found = np.stack([self._nearest(vector) for vector in self._encoder.encode(texts)])
        return np.asarray(found.mean(axis=0), np.float32)

    def like(self, position: int) -> Floats:
        """Cosine of each paper with the paper at ``position``, mean over its passages."""
        rows = np.flatnonzero(self._owner == position)
        vectors = np.stack([self._vectors.reconstruct(int(row)) for row in rows])
        return np.asarray(np.mean([self._nearest(vector) for vector in vectors], axis=0), np.float32)

    def _nearest(self, vector: Floats) -> Floats:
        count = min(_NEIGHBOURS, len(self._owner))
        cosines, rows = self._vectors.search(vector[None, :], count)
        passages = np.full(len(self._owner), cosines[0, -1], np.float32)
        passages[rows[0]] = cosines[0]
        return np.asarray(np.maximum.reduceat(passages, self._starts), np.float32)

    def topics(self, terms: tuple[str, ...]) -> Floats:
        """Share of ``terms``, weighted by rarity, that each paper is about, shape (papers,)."""
        share = np.zeros(self._size, np.float32)
        total = 0.0
        for term in terms:
            positions, strengths = self._mentions.get(term, (np.empty(0, np.int64), np.empty(0, np.float32)))
            weight = math.log(1 + self._size / (1 + float(strengths.sum())))
            share[positions] += weight * strengths
            total += weight
        return share / total if total else share

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

    def _uncovered(self, query: Query) -> float:
        """Share of the topic's letters that no glossary term and no name accounts for."""
        whole = len(query.topic.replace(" ", ""))
        return len(query.rest.replace(" ", "")) / whole if whole else 0.0
