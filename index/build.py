"""Make a snapshot: list → passages → vectors → FAISS, SQLite, query encoder, manifest."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.encoder import Encoder
from index.errors import BuildError, SnapshotError
from index.model import EMBEDDED, BuildModel, ModelCard, copy_export, passage_encoder
from index.passages import Passage, passage_groups, passages
from index.reading_list import ReadingList, load
from index.snapshot import LIBRARY_FILE, MIDDLES_FILE, VECTORS_FILE, Snapshot, Store, disk_error
from index.student import Student, Vectors
from index.tables import Kept, paper_entry, read_kept, write_tables

_BATCH = 128
_SAMPLE = 64  # titles on which the exported query encoder is compared with the model
_FEW = 0.01  # share of the papers that may change before a build is judged again
Progress = Callable[[str, int, int], None]  # stage, done, all
Judge = Callable[[Snapshot], None]


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
    judge: Judge | None = None,
) -> BuildReport:
    """Build a snapshot of the list in ``data`` and put it in place; embed only what changed.

    Args:
        data: folder of the list and of the student's weights.
        store: where the snapshot goes.
        model: the embedded model, or any sentence-transformers model (folder or hub name),
            which then reads both languages.
        progress: told of each stage.
        judge: given the finished snapshot before it answers anybody; what it raises stops the
            build and leaves the last snapshot in place (:func:`index.evaluate.refuse_worse`). It
            is not asked while only a hundredth of the papers changed since it was, which moves no
            figure far: an edit is to be seen at once.

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
            "frame": reading_list.frame,
            "model": builder.sha256,
            "student": student_id,
        }
        if old and old.manifest["made_from"] == made_from:
            counts = old.manifest["counts"]
            return BuildReport(old, False, counts["papers"], counts["passages"], 0)
        with store.new() as folder:
            try:
                return _build(
                    reading_list, builder, student, made_from, old, store, folder, progress, judge
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
    judge: Judge | None,
) -> BuildReport:
    texts = passages(reading_list)
    keys = [
        passage.content(
            made_from["student"] if student and passage.language == "zh" else builder.sha256
        )
        for passage in texts
    ]
    known = _known_vectors(old) if old else {}
    vectors: dict[str, Any] = {key: known[key] for key in keys if key in known}
    new = {key: passage for key, passage in zip(keys, texts, strict=True) if key not in vectors}

    progress("export", 0, 1)
    if old is not None and old.manifest["made_from"]["model"] == made_from["model"]:
        card = ModelCard(**old.manifest["model"])
        agreement = old.manifest["encoder_agreement"]
        copy_export(old.folder, folder)
    else:
        card = builder.card()
        agreement = builder.export(folder, [p.text for p in texts if p.kind == "title"][:_SAMPLE])
    encoder = passage_encoder(folder, card)  # the model's own vectors in half the time of torch
    if student:
        student.save(folder)
    progress("export", 1, 1)
    try:
        _embed(new, vectors, encoder, student, progress)
    except ValueError:
        raise BuildError("not_finite", name=card.name) from None

    progress("write", 0, 1)
    matrix = np.stack([vectors[key] for key in keys]).astype(np.float32)
    # Exact search in half the memory, which is what a question waits for; cosines keep four digits.
    index = faiss.IndexScalarQuantizer(
        matrix.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index.train(matrix)
    index.add(matrix)
    faiss.write_index(index, str(folder / VECTORS_FILE))
    np.save(folder / MIDDLES_FILE, _middles(matrix, texts))
    same_frame = old is not None and old.manifest["made_from"]["frame"] == made_from["frame"]
    kept = read_kept(old.folder / LIBRARY_FILE) if old and same_frame else Kept()
    write_tables(folder / LIBRARY_FILE, reading_list, texts, keys, kept)
    unjudged = _changed(reading_list, old) + (old.manifest["unjudged"] if old else 0)
    few = same_frame and unjudged <= _FEW * len(reading_list.papers)
    snapshot = store.finish(
        folder,
        {
            "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "made_from": made_from,
            "model": card.as_dict(),
            "encoder_agreement": round(agreement, 4),
            "ranking": reading_list.ranking,
            "unjudged": unjudged if few or judge is None else 0,
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
    if judge is not None and not few:
        progress("judge", 0, 1)
        judge(snapshot)
        progress("judge", 1, 1)
    snapshot = store.publish(snapshot)
    return BuildReport(snapshot, True, len(reading_list.papers), len(texts), len(new))


def _middles(matrix: Vectors, texts: list[Passage]) -> npt.NDArray[np.float16]:
    """Mean vector of each group of passages, of unit length, shape (groups, dimension)."""
    sums = np.add.reduceat(matrix, [first for first, _, _ in passage_groups(texts)], axis=0)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), np.float16)


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
        index = faiss.read_index(str(old.folder / VECTORS_FILE))
        matrix = index.reconstruct_n(0, index.ntotal)
        with sqlite3.connect(f"file:{old.folder / LIBRARY_FILE}?mode=ro", uri=True) as connection:
            rows = connection.execute("SELECT content FROM passages ORDER BY position").fetchall()
        connection.close()
    except (RuntimeError, sqlite3.Error):
        return {}
    return {content: vector for (content,), vector in zip(rows, matrix, strict=True)}


def _changed(reading_list: ReadingList, old: Snapshot | None) -> int:
    """How many papers are new, gone or edited since ``old``."""
    entries = {paper_entry(paper) for paper in reading_list.papers}
    if old is None:
        return len(entries)
    with sqlite3.connect(f"file:{old.folder / LIBRARY_FILE}?mode=ro", uri=True) as connection:
        before = {entry for (entry,) in connection.execute("SELECT entry FROM papers")}
    connection.close()
    return len({json.loads(entry)["id"] for entry in entries ^ before})


def _embed(
    new: dict[str, Passage],
    vectors: dict[str, Any],
    encoder: Encoder,
    student: Student | None,
    progress: Progress,
) -> None:
    """Embed the passages of ``new`` into ``vectors``, Chinese ones by the student if there is one.

    Raises:
        ValueError: if a vector is not finite.
    """
    keys = sorted(new, key=lambda key: len(new[key].text))  # long texts with long ones
    by_student = [key for key in keys if student and new[key].language == "zh"]
    by_model = [key for key in keys if not (student and new[key].language == "zh")]
    done, total = 0, len(new)
    progress("embed", 0, total)
    # ONNX Runtime works outside the interpreter's lock: one thread of it for each processor.
    threads = ThreadPoolExecutor(os.cpu_count())
    try:
        for keys, encode in (
            (by_model, encoder.encode),
            (by_student, student.encode if student else encoder.encode),
        ):
            batches = [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
            texts = [[new[key].text for key in batch] for batch in batches]
            for batch, encoded in zip(batches, threads.map(encode, texts), strict=True):
                if not np.isfinite(encoded).all():
                    raise ValueError("a vector is not finite")
                vectors.update(zip(batch, encoded, strict=True))
                done += len(batch)
                progress("embed", done, total)
    finally:
        threads.shutdown(cancel_futures=True)  # a build that is stopped does not embed the rest
