"""How near a question comes to what is embedded: papers, their descriptions, topics, other subjects.

Passages of one owner form a group (titles and summaries of a paper, its descriptions, the wordings
of a topic); a group is as near as its nearest passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Encoder
from index.paper import LANGUAGES, Paper
from index.passages import DESCRIPTION, ELSEWHERE, PAPER_KINDS
from index.query import Query
from index.text import normalise, units

Floats = npt.NDArray[np.float32]
_NEIGHBOURS = 4000  # passages fetched for a vector; groups beyond them count as equally far
_SHARPNESS = 7.0  # how much nearer topics outweigh others: factor of nearness in a softmax
# What being near to the middle of a topic, and having all its words, adds to the cosine of a
# question with its nearest passage
_MIDDLE, _WORDS = 0.7, 1.1
_SLIGHT = 1e-3  # share below which a topic counts for nothing
_UNRELATED = 0.4  # how near other subjects come at least, for a list that does not know any
_EACH = len(PAPER_KINDS) * len(LANGUAGES)  # titles and summaries of a paper


class Nearness:
    """Cosines of questions with the passages of a snapshot.

    Args:
        vectors: FAISS inner-product index, one row for each passage.
        middles: mean vector of each group, of unit length, shape (groups, dimension).
        groups: first passage, owner and kind of each group, in the order of the passages.
        papers: the list.
        encoder: of questions.
    """

    def __init__(
        self,
        vectors: faiss.Index,
        middles: npt.NDArray[np.float16],
        groups: Sequence[tuple[int, str, str]],
        papers: Sequence[Paper],
        encoder: Encoder,
    ) -> None:
        self._vectors = vectors
        self._middles: Floats = middles.astype(np.float32)
        self._encoder = encoder
        self._size = len(papers)
        self._firsts = np.array([first for first, _, _ in groups])
        places = {(owner, kind): place for place, (_, owner, kind) in enumerate(groups)}
        # What nobody described counts as described by its title and summary.
        self._described = np.array(
            [places.get((paper.id, DESCRIPTION), i) for i, paper in enumerate(papers)], np.int64
        )
        self._place_of = {
            owner: place for (owner, kind), place in places.items() if kind == "topic"
        }
        topics = [[self._place_of[topic] for topic in paper.topics] for paper in papers]
        # Places of each paper's topics among the groups, filled up with one that stands for none.
        self._topics = np.full((self._size, max(2, *map(len, topics))), len(groups))
        for row, columns in zip(self._topics, topics, strict=True):
            row[: len(columns)] = columns
        self._elsewhere = places.get((ELSEWHERE, "elsewhere"))
        own = vectors.reconstruct_n(0, self._size * _EACH).reshape(self._size, _EACH, vectors.d)
        mean = own.mean(axis=1)
        self._papers: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        self._remembers = False
        # Of the last query, or of all remembered: nearest passage and middle of each group
        self._known: dict[Query, tuple[Floats, Floats]] = {}

    def remember(self) -> None:
        """Keep the cosines of each question: for whoever asks the same ones many times."""
        self._remembers = True

    def papers(self, query: Query) -> tuple[Floats, Floats]:
        """Cosines with the title or summary of each paper, and with a description, each (papers,)."""
        found, _ = self._cosines(query)
        return found[: self._size], self.of_papers(found)

    def of_papers(self, figures: Floats) -> Floats:
        """Those of the figures of groups, shape (groups,), that are of descriptions of papers, (papers,)."""
        return np.asarray(figures[self._described], np.float32)

    def naming(self, figures: Floats, shares: Mapping[str, float], alone: bool) -> Floats:
        """The figures of groups with those of topics that are named raised to their ``shares``; if
        ``alone``, those of all other topics are 0."""
        figures = figures.copy()
        if alone:
            figures[list(self._place_of.values())] = 0.0
        for term, share in shares.items():
            if (place := self._place_of.get(term)) is not None:
                figures[place] = max(float(figures[place]), share)
        return figures

    def topics(self, query: Query, said: Floats) -> tuple[Floats, Floats]:
        """Nearness to the nearest topic of each paper, and mean of the two nearest, each (papers,).

        Args:
            query: the question.
            said: how far it has the words of each group (:class:`~index.spoken.Spoken`).
        """
        found = np.append(self._all_in_all(query, said), np.float32(0.0))[self._topics]
        nearest = np.partition(found, -2, axis=1)[:, -2:]
        return nearest[:, 1], nearest.mean(axis=1)

    def embedded(self, topics: Iterable[str]) -> list[str]:
        """Those of ``topics`` that have passages: a paper of the list is about them."""
        return [topic for topic in topics if topic in self._place_of]

    def shares(
        self, query: Query, topics: Sequence[str], said: Floats
    ) -> Iterator[tuple[str, float]]:
        """Those of ``topics`` that a question comes near to, and how it is shared among them; in
        what is ``said`` as well as in meaning."""
        if not topics:
            return
        places = [self._place_of[topic] for topic in topics]
        near = self._all_in_all(query, said)[places]
        weights = np.exp(_SHARPNESS * (near - near.max()))
        weights /= weights.sum()
        for i in np.flatnonzero(weights > _SLIGHT):
            yield topics[int(i)], float(weights[i])

    def elsewhere(self, query: Query) -> float:
        """How much nearer a question is to what the list is not about than to the list, as a
        difference of cosines; negative for most questions."""
        if not query.topic:
            return 0.0
        found, _ = self._cosines(query)
        if self._elsewhere is None:
            return _UNRELATED - float(found.max())
        return float(found[self._elsewhere] - np.delete(found, self._elsewhere).max())

    def company(self, positions: Sequence[int] | npt.NDArray[np.int64]) -> Floats:
        """Cosine of each paper with those at ``positions``, mean over these, shape (papers,)."""
        return np.asarray((self._papers @ self._papers[positions].T).mean(axis=1), np.float32)

    def like(self, position: int) -> Floats:
        """Cosine of each paper with the paper at ``position``, mean over its titles and summaries."""
        own = self._vectors.reconstruct_n(position * _EACH, _EACH)
        return self._nearest(own)[: self._size]

    def _all_in_all(self, query: Query, said: Floats) -> Floats:
        """Nearness of the question to each group: to its nearest passage, to its middle, which one
        odd passage does not move, and in the words that it ``said``; shape (groups,)."""
        nearest, middle = self._cosines(query)
        return np.asarray(nearest + _MIDDLE * middle + _WORDS * said, np.float32)

    def _cosines(self, query: Query) -> tuple[Floats, Floats]:
        """Cosine of the question with the nearest passage and with the middle of each group, each of
        shape (groups,)."""
        known = self._known.get(query)
        if known is not None:
            return known
        # An English model, and the student for Chinese, read the whole sentence; the English model
        # also the terms behind abbreviations and the English for Chinese words. What is nothing
        # but terms is put the same way whichever language it was asked in.
        whole = query.gloss if query.settled else _sentence(query)
        vectors = self._encoder.encode(sorted({query.gloss, whole} - {""}))
        found = self._nearest(vectors), (vectors @ self._middles.T).mean(axis=0)
        if self._remembers:
            self._known[query] = found
        else:
            self._known = {query: found}
        return found

    def _nearest(self, vectors: Floats) -> Floats:
        """Greatest cosine of each vector with a passage of each group, mean over the vectors;
        shape (groups,)."""
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1)  # waking others takes longer than the work on a busy machine
        try:
            cosines, passages = self._vectors.search(
                vectors, min(_NEIGHBOURS, self._vectors.ntotal)
            )
        finally:
            faiss.omp_set_num_threads(threads)
        found = np.repeat(cosines[:, -1:], self._vectors.ntotal, axis=1)
        np.put_along_axis(found, passages, cosines, axis=1)
        return np.asarray(np.maximum.reduceat(found, self._firsts, axis=1).mean(axis=0), np.float32)


def _sentence(query: Query) -> str:
    """The question as it was typed; its topic, where that is not in it (a follow-up, a slip)."""
    sentence, topic = normalise(query.question), normalise(query.topic)
    said = {unit for unit, _, _ in units(sentence)}
    return sentence if said.issuperset(unit for unit, _, _ in units(topic)) else topic
