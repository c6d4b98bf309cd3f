"""Make a snapshot: list → passages → vectors → FAISS, SQLite, query encoder, manifest."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import sqlite_utils

from index.asking import only_asking
from index.errors import BuildError, SnapshotError
from index.mentions import mentions
from index.model import EMBEDDED, BuildModel, ModelCard, copy_export, english_words
from index.paper import Paper, Term
from index.passages import Passage, passages
from index.people import people_rows
from index.phrases import Phrases, phrase_rows
from index.reading_list import ReadingList, load
from index.snapshot import LIBRARY_FILE, VECTORS_FILE, Snapshot, Store, disk_error
from index.student import Student, Vectors
from index.text import words

_BATCH = 64
_COMMON = 12_000  # words of English so frequent that their capitals must be typed to mean a name
Progress = Callable[[str, int, int], None]  # stage, done, all


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; ``embedded`` is 0 and ``changed`` False where nothing was to do."""

    snapshot: Snapshot
    changed: bool
    papers: int
    passages: int
    embedded: int


def build(
    data: Path,
    store: Store,
    model: str = EMBEDDED,
    progress: Progress = lambda stage, done, total: None,
) -> BuildReport:
    """Build a snapshot of the list in ``data`` and put it in place; embed only what changed.

    Args:
        data: folder of the list and of the student's weights.
        store: where the snapshot goes.
        model: the embedded model, or any sentence-transformers model (folder or hub name),
            which then reads both languages.
        progress: told of each stage.

    Raises:
        ListError: if the list is wrong.
        ModelError: if the model cannot be loaded or exported.
        BuildError: if another build runs or the disk refuses; the last snapshot is untouched.
    """
    reading_list = load(data)
    builder = BuildModel(model)
    student = Student.load(data / "student") if model == EMBEDDED else None
    student_id = _student_id(data / "student") if student else ""
    with store.lock():
        old = _last(store)
        made_from = {
            "list": reading_list.digest,
            "model": builder.sha256,
            "student": student_id,
        }
        if old and old.manifest["made_from"] == made_from:
            counts = old.manifest["counts"]
            return BuildReport(old, False, counts["papers"], counts["passages"], 0)
        with store.new() as folder:
            try:
                return _build(
                    reading_list, builder, student, made_from, old, store, folder, progress
                )
            except (OSError, sqlite3.Error, RuntimeError, MemoryError) as error:
                # RuntimeError: faiss and torch raise it when a file cannot be written
                raise disk_error(error, store.folder) from error


def _build(
    reading_list: ReadingList,
    builder: BuildModel,
    student: Student | None,
    made_from: dict[str, str],
    old: Snapshot | None,
    store: Store,
    folder: Path,
    progress: Progress,
) -> BuildReport:
    texts = passages(reading_list)
    keys = [
        passage.content(made_from["student"] if student and passage.language == "zh" else builder.sha256)
        for passage in texts
    ]
    known = _known_vectors(old) if old else {}
    vectors: dict[str, Any] = {key: known[key] for key in keys if key in known}
    new = {key: passage for key, passage in zip(keys, texts, strict=True) if key not in vectors}
    _embed(new, vectors, builder, student, progress)

    same_model = old is not None and old.manifest["made_from"]["model"] == made_from["model"]
    progress("export", 0, 1)
    if old is not None and same_model:
        card = ModelCard(**old.manifest["model"])
        copy_export(old.folder, folder)
    else:
        card = builder.card()
        builder.export(folder)
    if student:
        student.save(folder)
    progress("export", 1, 1)

    progress("write", 0, 1)
    matrix = np.stack([vectors[key] for key in keys]).astype(np.float32)
    flat = faiss.IndexFlatIP(matrix.shape[1])
    flat.add(matrix)
    faiss.write_index(flat, str(folder / VECTORS_FILE))
    _write_library(folder / LIBRARY_FILE, reading_list, texts, keys)
    snapshot = store.publish(
        folder,
        {
            "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "made_from": made_from,
            "model": card.as_dict(),
            "ranking": reading_list.ranking,
            "counts": {
                "papers": len(reading_list.papers),
                "passages": len(texts),
                "categories": len(reading_list.categories),
                "terms": len(reading_list.terms),
                "embedded": len(new),
            },
        },
    )
    progress("write", 1, 1)
    return BuildReport(snapshot, True, len(reading_list.papers), len(texts), len(new))


def _last(store: Store) -> Snapshot | None:
    """The snapshot to build upon; a broken one is simply built anew."""
    try:
        return store.current()
    except SnapshotError:
        return None


def _student_id(folder: Path) -> str:
    """Hash of the student's files."""
    total = hashlib.sha256()
    for name in ("student.npy", "student.txt"):
        total.update((folder / name).read_bytes())
    return total.hexdigest()


def _known_vectors(old: Snapshot) -> dict[str, Any]:
    """Content hash → vector of every passage of an earlier snapshot."""
    try:
        flat = faiss.read_index(str(old.folder / VECTORS_FILE))
        matrix = flat.reconstruct_n(0, flat.ntotal)
        with sqlite3.connect(f"file:{old.folder / LIBRARY_FILE}?mode=ro", uri=True) as connection:
            rows = connection.execute("SELECT content FROM passages ORDER BY position").fetchall()
        connection.close()
    except (RuntimeError, sqlite3.Error):
        return {}
    return {content: vector for (content,), vector in zip(rows, matrix, strict=True)}


def _embed(
    new: dict[str, Passage],
    vectors: dict[str, Any],
    builder: BuildModel,
    student: Student | None,
    progress: Progress,
) -> None:
    """Embed the passages of ``new`` into ``vectors``, Chinese ones by the student if there is one."""
    by_student = [key for key, passage in new.items() if student and passage.language == "zh"]
    by_model = [key for key in new if key not in set(by_student)]
    done, total = 0, len(new)
    progress("embed", 0, total)
    for keys, encode in ((by_model, builder.encode), (by_student, student.encode if student else None)):
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            encoded: Vectors = encode([new[key].text for key in batch])  # type: ignore[misc]
            if not np.isfinite(encoded).all():
                raise BuildError("not_finite", name=builder.name)
            vectors.update(zip(batch, encoded, strict=True))
            done += len(batch)
            progress("embed", done, total)


def _write_library(
    path: Path, reading_list: ReadingList, texts: list[Passage], keys: list[str]
) -> None:
    """Everything an answer is made from, as one SQLite file."""
    papers, terms = reading_list.papers, reading_list.terms
    db = sqlite_utils.Database(path)
    _insert(db, "papers", ("position", "entry"), enumerate(_json(p.as_dict()) for p in papers))
    categories = (_json(asdict(category)) for category in reading_list.categories)
    _insert(db, "categories", ("position", "entry"), enumerate(categories))
    _insert(db, "terms", ("en", "zh"), ((term.en, term.zh) for term in terms))
    _insert(
        db,
        "passages",
        ("position", "owner", "kind", "language", "content"),
        ((i, p.owner, p.kind, p.language, k) for i, (p, k) in enumerate(zip(texts, keys, strict=True))),
    )

    # Everything a question is matched with, ready for use: opening takes a few milliseconds.
    term_rows = phrase_rows(
        (form, term.en) for term in terms for form in term.forms if not only_asking(form)
    )
    people = people_rows(papers, reading_list.people)
    prose = _prose(papers)
    phrases = {
        "term": term_rows,
        "name": phrase_rows(
            (name, p.id) for p in papers for name in (*p.names, p.title.en, p.title.zh)
        ),
        "category": phrase_rows(
            (name, c.id)
            for c in reading_list.categories
            for name in (c.id, c.name.en, c.name.zh, *c.aliases)
        ),
        "person": people.full,
        "surname": people.surnames,
        "ordinary": [(word, 1, "") for word in sorted(prose | english_words())],
        "acronym": [(word, 1, "") for word in sorted(_acronyms(papers, terms, prose | english_words(_COMMON)))],
    }
    _insert(
        db,
        "phrases",
        ("kind", "key", "length", "value"),
        ((kind, *row) for kind, rows in phrases.items() for row in rows),
    )
    _insert(db, "wrote", ("author", "paper"), people.wrote)
    matcher = Phrases(term_rows)
    _insert(
        db,
        "mentions",
        ("term", "paper", "strength"),
        ((t, i, s) for i, p in enumerate(papers) for t, s in mentions(p, matcher).items()),
    )

    db.execute("CREATE VIRTUAL TABLE words USING fts5(title, names, topics, summary)")
    by_name = {term.en: term for term in terms}
    for i, paper in enumerate(papers):
        columns = (
            [paper.title.en, paper.title.zh],
            paper.names,
            [form for topic in paper.topics for form in (by_name[topic].en, by_name[topic].zh)],
            [paper.summary.en, paper.summary.zh],
        )
        db.execute(
            "INSERT INTO words (rowid, title, names, topics, summary) VALUES (?, ?, ?, ?, ?)",
            [i, *(" ".join(" ".join(words(text)) for text in column) for column in columns)],
        )
    db.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
    db.conn.commit()
    db.conn.execute("VACUUM")
    db.conn.close()


def _insert(
    db: sqlite_utils.Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    db[table].insert_all(dict(zip(columns, row, strict=True)) for row in rows)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _prose(papers: Iterable[Paper]) -> set[str]:
    """Words that the list's English prose writes in small letters, so that they are no names."""
    return {
        word for paper in papers for word in re.findall(r"(?<![\w-])[a-z]+(?![\w-])", paper.summary.en)
    }


def _acronyms(papers: Iterable[Paper], terms: Iterable[Term], common: set[str]) -> set[str]:
    """Names and abbreviations in capitals (DRAW, SAT, SE) that small letters make a word."""
    forms = [name for paper in papers for name in paper.names]
    forms += [form for term in terms for form in term.abbr]
    capitals = {form for form in forms if form.isupper() and form.isalpha()}
    return {form.lower() for form in capitals if form.lower() in common or only_asking(form)}
