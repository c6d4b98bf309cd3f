"""How far a question has the words that people use for a topic or a paper (BM25)."""

from __future__ import annotations

import math
import sqlite3
import threading

import numpy as np

from index.student import Vectors
from index.text import words

_FULL = 2.2  # most that BM25 gives a word, in units of its inverse document frequency


class Spoken:
    """The words of topics' wordings and of papers' descriptions.

    What embeddings take to be near may be about something else; words that only those say who
    need one topic tell it from its neighbours.

    Args:
        connection: SQLite with the full-text table ``spoken``, a row for each group of passages
            (:mod:`index.nearness`), and ``spoken_words``, its vocabulary; used under a lock.
        groups: number of groups.
    """

    def __init__(self, connection: sqlite3.Connection, groups: int) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._groups = groups
        (texts,) = connection.execute("SELECT count(*) FROM spoken").fetchone()
        # A word in most texts says nothing.
        self._rarity = {
            word: rarity
            for word, count in connection.execute("SELECT term, doc FROM spoken_words")
            if (rarity := math.log((texts - count + 0.5) / (count + 0.5))) > 0
        }

    def shares(self, text: str) -> Vectors:
        """BM25 of each group, as a share of what one would have that says nothing but this;
        shape (groups,), 0 for groups without such texts."""
        found = np.zeros(self._groups, np.float32)
        tokens = [token for token in dict.fromkeys(words(text)) if token in self._rarity]
        if not tokens:
            return found
        best = _FULL * sum(self._rarity[token] for token in tokens)
        match = " OR ".join(f'"{token}"' for token in tokens)
        with self._lock:
            rows = self._connection.execute(
                "SELECT rowid, bm25(spoken) FROM spoken WHERE spoken MATCH ?", (match,)
            ).fetchall()
        for place, rank in rows:
            found[place] = -rank / best
        return found
