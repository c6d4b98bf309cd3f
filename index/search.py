"""Find papers: meaning (vectors), topics (glossary terms), words (BM25) and names, fused.

Each paper of the list gets the figures of a :class:`~index.answer.Hit`; a logistic function of
them, fitted on judged questions, says how probable it is that the paper answers the question.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.answer import Hit
from index.asking import content_words, strip_asking
from index.nearness import Floats, Nearness
from index.paper import Paper
from index.query import Query
from index.spoken import Spoken
from index.text import has_han, key, words
from index.weights import FitWeights, Signs

_BM25 = "bm25(words, 3.0, 3.0, 2.0, 1.0, 1.0)"  # title, names, topics, summary, described
_FULL_MATCH = 2.5  # BM25 of a word in a title, in units of its inverse document frequency

_NOWHERE: tuple[npt.NDArray[np.int64], Floats] = (np.empty(0, np.int64), np.empty(0, np.float32))
# Fit of a paper whose title the question is, or whose name; what is left of the others' fit then.
_TITLE, _NAME, _BESIDE = 0.995, 0.97, 0.8
# Share of what a question says beside a nickname that the paper has, from which it is the one meant
_MEANT = 0.6
_UNKNOWN = 7.5  # inverse document frequency of a word that no paper has
_FAR = 10  # a paper that fits so many times less than a further one must is no hit at all
_START = 0.65  # what the next paper to begin with counts for beside the one before it
_BEST = 3  # papers whose company counts, those that fit best at first sight
_WORD = 2.0  # weight of a word that is no term, beside the inverse frequencies of terms


class Search:
    """The searchable side of an opened snapshot.

    Args:
        nearness: of questions to what is embedded.
        spoken: words that people use for topics and papers.
        papers: the list.
        mentions: term → paper positions and strengths.
        everyday: term → of how many papers and topics people speak with it that are not about it.
        starts: term, position of a paper to begin with, and its place among these.
        connection: SQLite with the tables ``words`` and ``vocabulary``; used under a lock.
    """

    def __init__(
        self,
        nearness: Nearness,
        spoken: Spoken,
        papers: Sequence[Paper],
        mentions: Mapping[str, tuple[npt.NDArray[np.int64], Floats]],
        everyday: Mapping[str, int],
        starts: Sequence[tuple[str, int, int]],
        connection: sqlite3.Connection,
    ) -> None:
        self._near = nearness
        self._spoken = spoken
        self._papers = papers
        self._size = len(papers)
        self._positions = {paper.id: i for i, paper in enumerate(papers)}
        self._mentions = mentions
        self._everyday = everyday
        self._starts: dict[str, list[tuple[int, float]]] = {}
        for term, position, place in starts:
            self._starts.setdefault(term, []).append((position, _START**place))
        self._begun = nearness.embedded(self._starts)
        self._connection = connection
        self._lock = threading.Lock()
        self._features: dict[Query, dict[str, Floats]] | None = None
        self._frequency: dict[str, int] = dict(
            connection.execute("SELECT term, doc FROM vocabulary")
        )

    def hits(self, query: Query, weights: FitWeights) -> list[Hit]:
        """The papers that fit the question or come near, in the order of the list."""
        features = self.features(query)
        fit = self._by_name(query, weights.fit(features), features["named"])
        near = np.flatnonzero(fit >= weights.keep / _FAR)
        return [
            Hit(int(i), float(fit[i]), {name: float(v[i]) for name, v in features.items()})
            for i in near
        ]

    def _by_name(self, query: Query, fit: Floats, named: Floats) -> Floats:
        """The fit where names count: a question that is nothing but a paper's name asks for this
        paper, whatever else fits."""
        if named.max(initial=0.0) < 1:
            return np.asarray(np.maximum(fit, named * _NAME), np.float32)
        fit = np.asarray(fit * _BESIDE, np.float32)
        said = key(query.topic)
        for position in map(int, np.flatnonzero(named)):
            titles = self._papers[position].title
            is_title = said in (key(titles.en), key(titles.zh))
            fit[position] = _TITLE if is_title else _NAME
        return fit

    def features(self, query: Query) -> dict[str, Floats]:
        """The figures of every paper for a question, each of shape (papers,)."""
        if self._features is not None and query in self._features:
            return self._features[query]
        text = query.gloss if query.settled else query.topic
        said = self._said(query, text)
        meaning, described = self._near.papers(query)
        wording, wordings = self._near.topics(query, said)
        found = {
            "meaning": meaning,
            "described": described,
            "wording": wording,
            "wordings": wordings,
            "topics": self.topics(query),
            "words": self.words(text),
            "spoken": self._near.of_papers(said),
            "named": self.named(query),
            "start": self.start(query, said),
        }
        found["company"] = self._company(found)
        if self._features is not None:
            self._features[query] = found
        return found

    def _said(self, query: Query, text: str) -> Floats:
        """How far a question has the words of each group. A topic that it names has all words of
        that part of it; where terms are all that it says, no other topic has any: its wordings
        avoid the term, so that those of its neighbours have it more often."""
        total = self._weight(query)
        shares = {term: self._rareness(term) / total for term in query.terms if total}
        return self._near.naming(self._spoken.shares(text), shares, alone=query.settled)

    def remember(self) -> None:
        """Keep what is found out about each question: for whoever asks the same ones many times."""
        self._features = {}
        self._near.remember()

    def like(self, position: int) -> Floats:
        """How near each paper is to the paper at ``position``."""
        return self._near.like(position)

    def _company(self, found: Mapping[str, Floats]) -> Floats:
        """How near each paper is to those that fit best at first sight (mean cosine): relevance
        feedback without a person (Rocchio, 1971)."""
        sight = found["meaning"] + found["described"] + 2 * found["wordings"] + 0.3 * found["start"]
        return self._near.company(np.argsort(-sight, kind="stable")[:_BEST])

    def topics(self, query: Query) -> Floats:
        """Share of the question, by weight of its terms and words, that each paper is about."""
        share = np.zeros(self._size, np.float32)
        for term in query.terms:
            positions, strengths = self._mentions.get(term, _NOWHERE)
            share[positions] += self._rareness(term) * strengths
        total = self._weight(query)
        return share / total if total else share

    def _weight(self, query: Query) -> float:
        """Weight of all terms and words of the question."""
        rest = sum(_WORD * (len(w) / 2 if has_han(w) else 1) for w in content_words(query.rest))
        return rest + sum(map(self._rareness, query.terms))

    def start(self, query: Query, said: Floats) -> Floats:
        """How much each paper is one to begin with: on the terms of the question, as a share of all
        that it says, or on the topics that are nearest to it, by meaning and what is ``said`` of
        them."""
        told = np.zeros(self._size, np.float32)
        for term in query.terms:
            for position, value in self._starts.get(term, ()):
                told[position] += self._rareness(term) * value
        if told.any():
            about = self.topics(query)
            told *= about / (self._weight(query) * max(float(about.max()), 1e-6))
        near = np.zeros(self._size, np.float32)
        for topic, share in self._near.shares(query, self._begun, said):
            for position, value in self._starts[topic]:
                near[position] += share * value
        return np.maximum(told, near)

    def _rareness(self, term: str) -> float:
        """Inverse frequency of a term among the papers and in what people say of others."""
        _, strengths = self._mentions.get(term, _NOWHERE)
        often = float(strengths.sum()) + self._everyday.get(term, 0)
        return math.log(1 + self._size / (1 + often))

    def signs(self, query: Query) -> Signs:
        """What speaks for and against a question's being one for this list."""
        described = float(self._near.papers(query)[1].max())
        return Signs(
            described, self.absent(query), self.strange(query), self._near.elsewhere(query)
        )

    def absent(self, query: Query) -> float:
        """Share of the question, by weight, that is terms of the field which no paper of the list
        has: "watermarks of LLMs" is about watermarks first of all."""
        if query.named:
            return 0.0
        missing = [term for term in query.terms if self._mentions.get(term, _NOWHERE)[1].sum() < 1]
        return sum(map(self._rareness, missing)) / self._weight(query) if missing else 0.0

    def strange(self, query: Query) -> float:
        """Share of the topic's words (Chinese: pairs of characters) that no paper of the list has;
        terms count as the words of their English form, however they are spelt in the question."""
        if query.named:
            return 0.0
        rest = [w for w in words(query.rest) if not (has_han(w) and len(w) == 1)]
        total = len(rest) + sum(1 for term in query.terms for _ in words(term))
        return sum(token not in self._frequency for token in rest) / total if total else 0.0

    def named(self, query: Query) -> Floats:
        """1 for the paper that the question names, less if it may be about something else: if the
        name is a part of it only and the rest is not of this paper. "HNSW index" is about HNSW,
        "BERT compression" is not about BERT."""
        named = np.zeros(self._size, np.float32)
        named[[self._positions[paper] for paper in query.named]] = query.named_share**2
        if query.nickname and query.named_share < 1:
            position = self._positions[query.nickname]
            if self._covered(query, position) >= _MEANT:
                named[position] = 1.0
        return named

    def _covered(self, query: Query, position: int) -> float:
        """Share of the terms and words beside a name, by their rareness, that a paper has."""
        has = total = 0.0
        for term in query.terms:
            positions, _ = self._mentions.get(term, _NOWHERE)
            total += self._rareness(term)
            has += self._rareness(term) * (position in positions)
        for token in dict.fromkeys(t for t in words(strip_asking(query.rest)) if len(t) > 1):
            weight = self._rarity(token) if token in self._frequency else _UNKNOWN
            total += weight
            with self._lock:
                found = self._connection.execute(
                    "SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?",
                    (f'"{token}"', position),
                ).fetchone()
            has += weight * (found is not None)
        return has / total if total else 1.0

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
