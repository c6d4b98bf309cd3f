"""A build happens aside; whatever goes wrong, the last good snapshot still answers."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import faiss
import filelock
import numpy as np
import pytest
from helpers import ROOT, read_papers, tree_digest, write_papers

from index import Library
from index import build as build_module
from index.build import build
from index.errors import BrokenSnapshot, BuildError, BuildRunning, ListError, ModelError, NoSnapshot
from index.snapshot import KEPT, Store


@pytest.fixture
def store(library_home: Path, tmp_path: Path) -> Store:
    """A store of this test's own with the real snapshot (files linked, not copied)."""
    shutil.copytree(library_home, tmp_path / "home", copy_function=_link)
    return Store(tmp_path / "home")


def _link(source: str, target: str) -> None:
    if source.endswith(".onnx"):
        os.link(source, target)
    else:
        shutil.copyfile(source, target)


def test_nothing_built_yet(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="mustread build"):
        Library.open(tmp_path)


@pytest.mark.parametrize(
    "file", ["manifest.json", "library.db", "vectors.faiss", "student.npy", "encoder.onnx"]
)
@pytest.mark.parametrize("damage", ["gone", "short", "empty"])
def test_a_snapshot_cut_short_is_refused(store: Store, file: str, damage: str) -> None:
    path = store.current().folder / file
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(content[: len(content) // 2] if damage == "short" else b"")
    with pytest.raises(BrokenSnapshot, match="mustread build"):
        Library.open(store.folder)


def test_a_changed_byte_is_found(store: Store) -> None:
    path = store.current().folder / "library.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BrokenSnapshot):
        store.current()


def test_another_format_is_refused(store: Store) -> None:
    path = store.current().folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(BrokenSnapshot, match="format 99"):
        store.current()


def test_vectors_of_another_model_are_refused(store: Store) -> None:
    snapshot = store.current()
    manifest = dict(snapshot.manifest, model=dict(snapshot.manifest["model"], dimension=768))
    (snapshot.folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BrokenSnapshot, match="another model"):
        Library.open(store.folder)


def test_two_builds_at_once(store: Store, tiny_data: Path) -> None:
    with filelock.FileLock(store.folder / "build.lock"), pytest.raises(BuildRunning):
        build(tiny_data, store)


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), RuntimeError("write failed")]
)
def test_a_full_disk_leaves_the_last_snapshot(
    store: Store, tiny_data: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before = tree_digest(store.folder)

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(build_module.faiss, "write_index", refuse)
    with pytest.raises(BuildError):
        build(tiny_data, store)
    assert tree_digest(store.folder) == before
    assert Library.open(store.folder).ask("GANs").found


def test_a_broken_list_leaves_the_last_snapshot(store: Store, tiny_data: Path) -> None:
    before = tree_digest(store.folder)
    (tiny_data / "papers" / "few.yaml").write_text("- id: [", encoding="utf-8")
    with pytest.raises(ListError):
        build(tiny_data, store)
    assert tree_digest(store.folder) == before


def test_what_a_killed_build_left_is_swept(store: Store, tiny_data: Path) -> None:
    left = store.folder / "snapshots" / ".new-killed"
    left.mkdir()
    build(tiny_data, store)
    assert not left.exists()


def test_only_changed_passages_are_embedded_again(tmp_path: Path, tiny_data: Path) -> None:
    store = Store(tmp_path / "home")
    first = build(tiny_data, store)
    assert first.changed and first.embedded > 0
    again = build(tiny_data, store)
    assert not again.changed and again.embedded == 0 and again.snapshot.name == first.snapshot.name
    papers = read_papers(tiny_data)
    papers[0]["summary"]["zh"] = "全新的一句中文摘要，用来检查增量构建。"
    write_papers(tiny_data, papers)
    changed = build(tiny_data, store)
    assert (changed.changed, changed.embedded) == (True, 1)
    papers[1]["year"] += 1
    write_papers(tiny_data, papers)
    facts_only = build(tiny_data, store)
    assert (facts_only.changed, facts_only.embedded) == (True, 0)
    assert len(list((store.folder / "snapshots").iterdir())) == KEPT
    library = Library.open(store.folder)
    assert library.paper(papers[1]["id"]).year == papers[1]["year"]


def test_an_edit_is_embedded_without_torch_as_torch_would(tmp_path: Path, tiny_data: Path) -> None:
    store = Store(tmp_path / "home")
    build(tiny_data, store)
    papers = read_papers(tiny_data)
    papers[0]["title"]["en"] += " revisited"
    write_papers(tiny_data, papers)
    code = (
        "import sys; from pathlib import Path; from index.build import build;"
        "from index.snapshot import Store;"
        f"report = build(Path({str(tiny_data)!r}), Store(Path({str(store.folder)!r})));"
        "print(report.embedded, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["1", "False"], done.stderr
    edited = faiss.read_index(str(store.current().folder / "vectors.faiss"))
    anew = Store(tmp_path / "anew")
    build(tiny_data, anew)
    wanted = faiss.read_index(str(anew.current().folder / "vectors.faiss"))
    vectors = [index.reconstruct_n(0, index.ntotal) for index in (edited, wanted)]
    np.testing.assert_allclose(*vectors, atol=1e-4)  # they are kept in half precision
    for table in (
        "papers",
        "passages",
        "groups",
        "phrases",
        "wrote",
        "mentions",
        "words",
        "sounds",
    ):
        rows = [_rows(s.current().folder / "library.db", table) for s in (store, anew)]
        assert rows[0] == rows[1], table


def _rows(file: Path, table: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return sorted(connection.execute(f"SELECT * FROM {table}"))


def test_a_build_is_judged_unless_few_papers_changed(tmp_path: Path, tiny_data: Path) -> None:
    store, judged = Store(tmp_path / "home"), []
    papers = read_papers(tiny_data)
    # A list of copies: of 200 papers two may change.
    many = [dict(papers[i % 3], id=f"{papers[i % 3]['id']}{i}") for i in range(200)]
    for i, paper in enumerate(many):
        own = {"names": [], "links": {"page": f"https://example.org/{i}"}}
        many[i] = paper | own | {"title": {k: f"{v} {i}" for k, v in paper["title"].items()}}

    def build_with(changed: int) -> int:
        for paper in many[:changed]:
            paper["title"] = {k: f"{v}a" for k, v in paper["title"].items()}
        write_papers(tiny_data, many)
        before = len(judged)
        build(tiny_data, store, judge=judged.append)
        return len(judged) - before

    assert [build_with(n) for n in (0, 1, 1, 1, 2)] == [1, 0, 0, 1, 0]
    ranking = tiny_data / "ranking.yaml"
    ranking.write_text(ranking.read_text() + "# another\n")
    assert build_with(0) == 1


def test_any_other_model_reads_both_languages(
    tmp_path: Path, tiny_data: Path, tiny_model: Path
) -> None:
    store = Store(tmp_path / "home")
    report = build(tiny_data, store, str(tiny_model))
    assert report.snapshot.manifest["model"]["bilingual"] is True
    assert report.snapshot.manifest["model"]["dimension"] == 32
    library = Library.open(store.folder)
    assert library.ask("GAN").recommendations[0].paper.id == "goodfellow2014generative"
    assert library.ask("生成对抗网络").recommendations[0].paper.id == "goodfellow2014generative"


@pytest.mark.parametrize("name", ["./no-such-folder", "empty"])
def test_a_model_that_is_not_there_is_one_sentence(
    tmp_path: Path, tiny_data: Path, name: str
) -> None:
    (tmp_path / "empty").mkdir()
    model = str(tmp_path / name) if name == "empty" else name
    with pytest.raises(ModelError) as caught:
        build(tiny_data, Store(tmp_path / "home"), model)
    assert "\n" not in str(caught.value)
