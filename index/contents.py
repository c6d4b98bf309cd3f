"""All that a snapshot holds, read into memory; afterwards no file is touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np

from index.dictionary import Dictionary
from index.encoder import BilingualEncoder, Encoder, OnnxEncoder
from index.errors import BrokenSnapshot
from index.kin import Kin
from index.nearness import Nearness
from index.paper import Bilingual, Category, Paper
from index.people import People, PeopleRows
from index.phrases import Phrases
from index.rank import Shelf, standings
from index.search import Search
from index.snapshot import LIBRARY_FILE, MIDDLES_FILE, VECTORS_FILE, Snapshot
from index.spelling import Speller
from index.spoken import Spoken
from index.student import Student
from index.vocabulary import Vocabulary
from index.weights import Ranking


@dataclass(frozen=True, slots=True)
class Contents:
    """What a snapshot holds.

    Attributes:
        papers: the list, in its order.
        by_id: the papers by their ids.
        years: of the oldest and the newest paper.
        shelf: what ranking knows of the whole list.
        categories: of the list, in its order.
        vocabulary: what questions are understood with.
        search: finds papers.
        ranking: the weights that answers are ranked with.
    """

    papers: tuple[Paper, ...]
    by_id: dict[str, Paper]
    years: tuple[int, int]
    shelf: Shelf
    categories: tuple[Category, ...]
    vocabulary: Vocabulary
    search: Search
    ranking: Ranking

    def most_cited(self, ids: Iterable[str]) -> Paper:
        """The paper that is meant where a name stands for several: the most cited."""
        return max((self.by_id[paper] for paper in ids), key=_cited)


def _cited(paper: Paper) -> float:
    return paper.citations.comparable if paper.citations is not None else 0.0


def read_contents(snapshot: Snapshot, encoder: Encoder | None = None) -> Contents:
    """Read ``snapshot``; ``encoder`` replaces its own (tests).

    Raises:
        BrokenSnapshot: if its parts cannot be read or do not fit together.
    """
    try:
        # The encoder takes as long to load as everything else: both at once.
        with ThreadPoolExecutor(1) as pool:
            return _read(snapshot, pool.submit(lambda: encoder or _encoder(snapshot)))
    except (sqlite3.Error, RuntimeError, OSError, KeyError, ValueError, TypeError) as error:
        raise BrokenSnapshot("unreadable", path=snapshot.folder, why=error) from error


def _read(snapshot: Snapshot, encoder: Future[Encoder]) -> Contents:
    ranking = Ranking.from_dict(snapshot.manifest["ranking"])
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize((snapshot.folder / LIBRARY_FILE).read_bytes())

    def rows(sql: str) -> list[Any]:
        return connection.execute(sql).fetchall()

    papers = tuple(
        Paper.from_dict(json.loads(entry))
        for (entry,) in rows("SELECT entry FROM papers ORDER BY position")
    )
    categories = tuple(
        _category(json.loads(entry))
        for (entry,) in rows("SELECT entry FROM categories ORDER BY position")
    )
    positions = {paper.id: i for i, paper in enumerate(papers)}
    mentioned: dict[str, dict[str, float]] = {}
    for term, position, strength in rows("SELECT term, paper, strength FROM mentions"):
        mentioned.setdefault(term, {})[papers[position].id] = strength
    years = min(paper.year for paper in papers), max(paper.year for paper in papers)
    shelf = Shelf(
        papers=papers,
        standing=standings(papers),
        newest=years[1],
        categories={category.id: category for category in categories},
        kin=Kin(papers),
        terms=dict(rows("SELECT en, zh FROM terms")),
        mentions=mentioned,
    )
    groups = rows("SELECT first, owner, kind FROM groups ORDER BY first")
    search = Search(
        Nearness(
            _vectors(snapshot),
            np.load(snapshot.folder / MIDDLES_FILE),
            groups,
            papers,
            encoder.result(),
        ),
        Spoken(connection, len(groups)),
        papers,
        {
            term: (
                np.array([positions[paper] for paper in found], np.int64),
                np.array(list(found.values()), np.float32),
            )
            for term, found in mentioned.items()
        },
        dict(rows("SELECT term, count FROM everyday")),
        rows("SELECT term, paper, place FROM starts"),
        connection,
    )
    return Contents(
        papers=papers,
        by_id={paper.id: paper for paper in papers},
        years=years,
        shelf=shelf,
        categories=categories,
        vocabulary=_vocabulary(connection),
        search=search,
        ranking=ranking,
    )


def _category(entry: dict[str, Any]) -> Category:
    return Category(
        entry["id"],
        Bilingual(**entry["name"]),
        tuple(entry["aliases"]),
        Bilingual(**entry["about"]),
        entry["parent"],
    )


def _vocabulary(connection: sqlite3.Connection) -> Vocabulary:
    def phrases(kind: str) -> list[tuple[str, str]]:
        sql = "SELECT key, value FROM phrases WHERE kind = ?"
        return connection.execute(sql, (kind,)).fetchall()

    wrote = connection.execute("SELECT author, paper FROM wrote").fetchall()
    return Vocabulary(
        names=Phrases(phrases("name")),
        terms=Phrases(phrases("term")),
        pinyin=Phrases(phrases("pinyin")),
        categories=Phrases(phrases("category")),
        people=People(PeopleRows(wrote, phrases("person"), phrases("surname"))),
        ordinary=frozenset(word for word, _ in phrases("ordinary")),
        acronyms=frozenset(word for word, _ in phrases("acronym")),
        speller=Speller(word for word, _ in phrases("word")),
        dictionary=Dictionary(connection),
    )


def _vectors(snapshot: Snapshot) -> faiss.Index:
    vectors = faiss.read_index(str(snapshot.folder / VECTORS_FILE))
    dimension = snapshot.manifest["model"]["dimension"]
    if (vectors.d, vectors.ntotal) != (dimension, snapshot.manifest["counts"]["passages"]):
        raise BrokenSnapshot("mismatch", found=vectors.d, wanted=dimension)
    return vectors


def _encoder(snapshot: Snapshot) -> Encoder:
    card = snapshot.manifest["model"]
    model = OnnxEncoder(snapshot.folder, card["max_tokens"], card["query_prompt"])
    return model if card["bilingual"] else BilingualEncoder(model, Student.load(snapshot.folder))
