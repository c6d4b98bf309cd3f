"""The SQLite file of a snapshot, written: papers, passages, word index, and everything a question
is matched with in the form in which it is used, so that opening a library takes milliseconds.

:mod:`index.contents` reads it with the standard library alone.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import sqlite_utils

from index.asking import only_asking
from index.dictionary import dictionary_rows, sound_rows
from index.mentions import everyday, mentions
from index.model import english_words
from index.paper import LANGUAGES, Paper, Term
from index.passages import DESCRIPTION, Passage, passage_groups
from index.people import people_rows
from index.phrases import Phrases, phrase_rows
from index.pinyin import pinyin_rows
from index.reading_list import ReadingList
from index.spelling import word_rows
from index.text import key, words

_COMMON = 12_000  # words of English so frequent that their capitals must be typed to mean a name


@dataclass(frozen=True, slots=True)
class Kept:
    """What holds on from an earlier file of a list that differs in papers only.

    Attributes:
        terms, pinyin: the rows of phrases for glossary terms; empty if there is no such file.
        mentions: entry of a paper → its terms and how strongly it has them.
        words: entry of a paper → its columns of the word index.
        dictionary, sounds: the rows of the dictionary; empty if there is no such file.
    """

    terms: list[tuple[str, str]] = field(default_factory=list)
    pinyin: list[tuple[str, str]] = field(default_factory=list)
    mentions: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dictionary: list[tuple[str, str]] = field(default_factory=list)
    sounds: list[tuple[str, str]] = field(default_factory=list)


def read_kept(path: Path) -> Kept:
    """Read what can be taken over; it is most of what an edit of one paper would wait for.

    Raises:
        sqlite3.Error: if the file cannot be read.
    """
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        rows = connection.execute
        entries = [entry for (entry,) in rows("SELECT entry FROM papers ORDER BY position")]
        mentioned: dict[str, list[tuple[str, float]]] = {entry: [] for entry in entries}
        for term, position, strength in rows("SELECT term, paper, strength FROM mentions"):
            mentioned[entries[position]].append((term, strength))
        return Kept(
            terms=rows("SELECT key, value FROM phrases WHERE kind = 'term'").fetchall(),
            pinyin=rows("SELECT key, value FROM phrases WHERE kind = 'pinyin'").fetchall(),
            mentions=mentioned,
            words=dict(
                zip(
                    entries,
                    rows("SELECT title, names, topics, summary FROM words ORDER BY rowid"),
                    strict=True,
                )
            ),
            dictionary=rows("SELECT word, meaning FROM dictionary").fetchall(),
            sounds=rows("SELECT character, syllable FROM sounds").fetchall(),
        )


def write_tables(
    path: Path,
    reading_list: ReadingList,
    texts: list[Passage],
    keys: list[str],
    kept: Kept,
) -> None:
    """Write the file.

    Args:
        path: of the file.
        reading_list: the list.
        texts: its passages.
        keys: their content hashes.
        kept: what an earlier file has already, where everything but papers is the same.
    """
    papers, terms = reading_list.papers, reading_list.terms
    db = sqlite_utils.Database(path)
    # A file that is half written is thrown away, so that it needs no journal.
    db.conn.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    entries = [paper_entry(paper) for paper in papers]
    _insert(db, "papers", ("position", "entry"), enumerate(entries))
    categories = (_json(asdict(category)) for category in reading_list.categories)
    _insert(db, "categories", ("position", "entry"), enumerate(categories))
    _insert(db, "terms", ("en", "zh"), ((term.en, term.zh) for term in terms))
    _insert(
        db,
        "passages",
        ("position", "owner", "kind", "language", "content"),
        (
            (i, p.owner, p.kind, p.language, k)
            for i, (p, k) in enumerate(zip(texts, keys, strict=True))
        ),
    )

    groups = list(passage_groups(texts))
    _insert(db, "groups", ("first", "owner", "kind"), groups)
    db.execute("CREATE VIRTUAL TABLE spoken USING fts5(said, content='')")
    ends = [first for first, _, _ in groups[1:]] + [len(texts)]
    db.conn.executemany(
        "INSERT INTO spoken (rowid, said) VALUES (?, ?)",
        (
            (place, _tokens(passage.text for passage in texts[first:end]))
            for place, ((first, _, kind), end) in enumerate(zip(groups, ends, strict=True))
            if kind in ("topic", DESCRIPTION)
        ),
    )
    db.execute("CREATE VIRTUAL TABLE spoken_words USING fts5vocab(spoken, row)")

    # Everything a question is matched with, ready for use: opening takes a few milliseconds.
    term_rows = kept.terms or phrase_rows(
        (form, term.en) for term in terms for form in term.forms if not only_asking(form)
    )
    of_form = {key(form): term for term in terms for form in term.forms}
    people = people_rows(papers, reading_list.people)
    prose = _prose(papers)
    acronyms = _acronyms(papers, terms, prose | english_words(_COMMON))
    phrases = {
        "term": term_rows,
        "pinyin": kept.pinyin or list(pinyin_rows(form for term in terms for form in term.forms)),
        "name": phrase_rows((form, p.id) for p in papers for form in _named(p, of_form)),
        "category": phrase_rows(
            (name, c.id)
            for c in reading_list.categories
            for name in (c.id, c.name.en, c.name.zh, *c.aliases)
        ),
        "person": people.full,
        "surname": people.surnames,
        "ordinary": [(word, "") for word in sorted(prose | english_words())],
        "word": [(word, "") for word in word_rows(_english(reading_list))],
        "acronym": [(word, "") for word in sorted(acronyms)],
    }
    _insert(
        db,
        "phrases",
        ("kind", "key", "value"),
        ((kind, *row) for kind, rows in phrases.items() for row in rows),
    )
    ids = {paper.id: i for i, paper in enumerate(papers)}
    _insert(
        db,
        "starts",
        ("term", "paper", "place"),
        (
            (term, ids[paper], place)
            for term, wordings in reading_list.wordings.items()
            for place, paper in enumerate(wordings.start)
            if paper in ids
        ),
    )
    _insert(db, "wrote", ("author", "paper"), people.wrote)
    matcher = Phrases(term_rows)
    _insert(
        db,
        "mentions",
        ("term", "paper", "strength"),
        (
            (term, i, strength)
            for i, (paper, entry) in enumerate(zip(papers, entries, strict=True))
            for term, strength in kept.mentions.get(entry) or mentions(paper, matcher).items()
        ),
    )

    about = {(paper.id, topic) for paper in papers for topic in paper.topics}
    spoken = everyday(texts, about, matcher, acronyms)
    _insert(db, "everyday", ("term", "count"), spoken.items())

    db.execute("CREATE TABLE dictionary (word PRIMARY KEY, meaning) WITHOUT ROWID")
    db.conn.executemany(
        "INSERT INTO dictionary VALUES (?, ?)", kept.dictionary or dictionary_rows()
    )
    db.execute("CREATE TABLE sounds (character, syllable)")
    db.conn.executemany("INSERT INTO sounds VALUES (?, ?)", kept.sounds or sound_rows())
    db.execute("CREATE INDEX sound_of ON sounds (character)")
    db.execute("CREATE VIRTUAL TABLE words USING fts5(title, names, topics, summary, described)")
    by_name = {term.en: term for term in terms}
    for i, (paper, entry) in enumerate(zip(papers, entries, strict=True)):
        described = reading_list.descriptions.get(paper.id, ())
        db.execute(
            "INSERT INTO words (rowid, title, names, topics, summary, described) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                i,
                *(kept.words.get(entry) or _columns(paper, by_name)),
                _tokens(text[lang] for text in described for lang in LANGUAGES),
            ],
        )
    db.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
    db.conn.commit()
    db.conn.close()


def _named(paper: Paper, of_form: dict[str, Term]) -> Iterable[str]:
    """What names a paper: its names, titles, and the other forms of a term that it is named by in
    full. One that bears another form is not it: UDA is also short for domain adaptation, and DCNN is
    one convolutional network of many."""
    names = (*paper.names, paper.title.en, paper.title.zh)
    keys = set(map(key, names))
    for name in names:
        yield name
        term = of_form.get(key(name))
        if term and keys & {key(term.en), key(term.zh)}:
            yield from term.forms


def _columns(paper: Paper, terms: dict[str, Term]) -> tuple[str, ...]:
    """A paper's columns of the word index: the tokens of its texts."""
    columns = (
        [paper.title.en, paper.title.zh],
        paper.names,
        [form for topic in paper.topics for form in (terms[topic].en, terms[topic].zh)],
        [paper.summary.en, paper.summary.zh],
    )
    return tuple(map(_tokens, columns))


def _tokens(texts: Iterable[str]) -> str:
    """The tokens of texts, as a column of the word index holds them."""
    return " ".join(" ".join(words(text)) for text in texts)


def paper_entry(paper: Paper) -> str:
    """A paper as the file holds it."""
    return _json(paper.as_dict())


def _insert(
    db: sqlite_utils.Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    gaps = ", ".join("?" for _ in columns)
    db.conn.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
    db.conn.executemany(f"INSERT INTO {table} VALUES ({gaps})", rows)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _english(reading_list: ReadingList) -> Iterable[str]:
    """All English of the list."""
    for paper in reading_list.papers:
        yield from (paper.title.en, paper.summary.en, *paper.names)
    for term in reading_list.terms:
        yield from (form for form in term.forms if form.isascii())
    for wordings in reading_list.wordings.values():
        yield from wordings["en"]
    for described in reading_list.descriptions.values():
        yield from (text.en for text in described)


def _prose(papers: Iterable[Paper]) -> set[str]:
    """Words that the list's English prose writes in small letters, so that they are no names."""
    return {
        word
        for paper in papers
        for word in re.findall(r"(?<![\w-])[a-z]+(?![\w-])", paper.summary.en)
    }


def _acronyms(papers: Iterable[Paper], terms: Iterable[Term], common: set[str]) -> set[str]:
    """Names and abbreviations with capitals inside (DRAW, ReAct, SE) that small letters make a word."""
    forms = [name for paper in papers for name in paper.names]
    forms += [form for term in terms for form in term.abbr]
    capitals = {form for form in forms if form[1:] != form[1:].lower() and form.isalpha()}
    return {form.lower() for form in capitals if form.lower() in common or only_asking(form)}
