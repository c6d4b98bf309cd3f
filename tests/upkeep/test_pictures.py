"""Pictures of the list: right file, right language, labels that can be read, nothing half-written."""

from __future__ import annotations

import json
import sqlite3
import sys
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import pytest
from command_helpers import give_whole_list, run_command, whole_list
from helpers import DATA

from bot.arguments import UsageError
from index.errors import BrokenSnapshot, NoSnapshot
from index.reading_list import ReadingList
from index.snapshot import Snapshot
from index.spellings import merge_spellings
from index.upkeep import paper_map, pictures
from index.upkeep.author_pictures import draw_authors, draw_graph
from index.upkeep.authors import authors, select
from index.upkeep.errors import UpkeepError
from index.upkeep.graph import coauthor_graph
from index.upkeep.list_pictures import draw_categories, draw_map, draw_years
from index.upkeep.paper_map import mean_vectors, read_vectors, two_dimensions
from index.upkeep.pictures import groups, save, short_name, style


@pytest.fixture(scope="module")
def whole() -> ReadingList:
    return whole_list()


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give_whole_list(monkeypatch, "pictures_commands")


@pytest.fixture
def drawing() -> Iterator[None]:
    """The look of pictures; a glyph that the font lacks is a failure."""
    with style(), warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def run(*arguments: str, home: Path | None = None, language: str = "en") -> int:
    return run_command("plot", arguments, DATA, home, language)


def texts(figure: Any) -> list[Any]:
    """All texts of a figure that are shown, with where they stand."""
    from matplotlib.text import Text

    figure.draw_without_rendering()
    return [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]


def overlapping(found: list[Any]) -> list[tuple[str, str]]:
    boxes = [(t.get_text(), t.get_window_extent()) for t in found]
    pairs = combinations(boxes, 2)
    return [(a, b) for (a, one), (b, other) in pairs if one.padded(-1).overlaps(other.padded(-1))]


def cut_off(figure: Any, found: list[Any]) -> list[str]:
    edge = figure.bbox.padded(1)
    boxes = [(t.get_text(), t.get_window_extent()) for t in found]
    return [
        text
        for text, box in boxes
        if not (edge.x0 <= box.x0 and box.x1 <= edge.x1 and edge.y0 <= box.y0 and box.y1 <= edge.y1)
    ]


def ticks(axes: Any) -> set[int]:
    """Texts of axes that matplotlib places itself and hides outside the limits."""
    both = (*axes.get_xticklabels(which="both"), *axes.get_yticklabels(which="both"))
    return {id(text) for text in both}


def readable(figure: Any) -> list[Any]:
    """Check that no label covers another and none is cut off; returns the labels."""
    hidden = set().union(*(ticks(axes) for axes in figure.axes))
    shown = [text for text in texts(figure) if id(text) not in hidden]
    assert overlapping(shown) == []
    assert cut_off(figure, shown) == []
    return shown


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_years(language: str, whole: ReadingList) -> None:
    figure = draw_years(whole.papers, whole.categories, language)
    said = [text.get_text() for text in readable(figure)]
    assert {"ResNet", "Transformer", "BERT", "AlexNet", "LSTM"} <= set(said)
    assert figure.axes[0].get_yscale() == "log"
    unit = {"en": "Citations (logarithmic)", "zh": "引用量（对数坐标）"}[language]
    assert unit in said
    assert any("图像分割" in text for text in said) == (language == "zh")
    assert len([t for t in said if t in {short_name(p, language) for p in whole.papers}]) > 40


@pytest.mark.usefixtures("drawing")
def test_categories_count_what_the_list_has(whole: ReadingList) -> None:
    language = "en"
    figure = draw_categories(whole.papers, whole.categories, language)
    readable(figure)
    bars, heat = figure.axes
    widths = [bar.get_width() for bar in bars.containers[1]]
    assert sum(widths) == len(whole.papers)  # each has one main category
    numbers = [int(text.get_text()) for text in heat.texts]
    assert sum(numbers) == len(whole.papers)
    names = [label.get_text().removeprefix("– ") for label in bars.get_yticklabels()]
    assert names == [category.name[language] for category in whole.categories]
    assert cut_off(figure, list(bars.get_yticklabels())) == []


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_map_names_every_category_near_its_papers(language: str, whole: ReadingList) -> None:
    papers = [p for p in whole.papers if p.categories[0] in ("gan", "llm", "cnn", "speech")]
    rng = np.random.default_rng(0)
    centre = {"gan": (0, 0), "llm": (20, 0), "cnn": (0, 20), "speech": (20, 20)}
    points = np.array([rng.normal(centre[p.categories[0]], 2) for p in papers], np.float32)
    figure = draw_map(papers, points, whole.categories, language)
    shown = {text.get_text().replace("\n", " "): text for text in readable(figure)}
    for name in centre:
        category = next(c for c in whole.categories if c.id == name)
        assert (
            np.hypot(*np.subtract(shown[category.name[language]].get_position(), centre[name])) < 3
        )


@pytest.mark.usefixtures("drawing")
def test_pictures_of_people(whole: ReadingList) -> None:
    language = "zh"
    people = merge_spellings(whole.papers, whole.people)
    papers = select(whole.papers, "gan")
    found = authors(papers, people)[:15]
    bars = draw_authors(found, papers, whole.categories, language)
    assert [t.get_text() for t in bars.axes[0].get_yticklabels()] == [a.name for a in found]
    assert cut_off(bars, list(bars.axes[0].get_yticklabels())) == []
    readable(bars)
    graph = draw_graph(coauthor_graph(papers, people), found, papers, whole.categories, language)
    said = {text.get_text() for text in readable(graph)}
    assert {"Jun-Yan Zhu", "Alexei A. Efros"} <= said


@pytest.mark.usefixtures("drawing")
def test_people_who_never_wrote_together_are_no_graph(whole: ReadingList) -> None:
    papers = [whole.papers[0]]
    people = merge_spellings(papers, whole.people)
    found = authors(papers, people)
    with pytest.raises(UpkeepError, match="two papers together"):
        draw_graph(coauthor_graph(papers, people), found, papers, whole.categories, "en")


@pytest.mark.usefixtures("drawing")
def test_no_two_categories_look_the_same(whole: ReadingList) -> None:
    drawn = groups(whole.papers, whole.categories, "en")
    assert len({(group.colour, group.marker) for group in drawn}) == len(drawn) > 15
    assert sum(len(group.papers) for group in drawn) == len(whole.papers)


def test_what_a_paper_is_called(whole: ReadingList) -> None:
    resnet = next(p for p in whole.papers if p.names[:1] == ("ResNet",))
    assert (short_name(resnet, "en"), short_name(resnet, "zh")) == ("ResNet", "ResNet")
    shannon = next(p for p in whole.papers if p.names[:1] == ("information theory",))
    assert short_name(shannon, "en") == "information theory"
    assert short_name(shannon, "zh") == "香农信息论"


@pytest.mark.parametrize("suffix", [".PNG", ".svg"])
def test_plot_writes_the_file_that_was_asked_for(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"picture{suffix}"
    path.write_bytes(b"old")
    assert run("years", "--category", "hardware", "-o", str(path), "--lang", "zh") == 0
    content = path.read_bytes()
    if suffix == ".svg":
        assert ElementTree.fromstring(content).tag.endswith("svg")
    else:
        assert content.startswith(b"\x89PNG")
    assert list(tmp_path.iterdir()) == [path]
    assert str(path) in capsys.readouterr().out


@pytest.mark.usefixtures("drawing")
def test_equal_pictures_are_equal_files(tmp_path: Path, whole: ReadingList) -> None:
    papers = select(whole.papers, "hardware")
    for name in ("a.svg", "b.svg"):
        save(draw_years(papers, whole.categories, "en"), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.usefixtures("drawing")
def test_a_full_disk_leaves_nothing_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib.figure import Figure

    def fail(self: Any, stream: Any, **options: Any) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    monkeypatch.setattr(Figure, "savefig", fail)
    with pytest.raises(UpkeepError, match="No space left"):
        save(Figure(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("drawing")
def test_stopping_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib.figure import Figure

    def stop(self: Any, stream: Any, **options: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Figure, "savefig", stop)
    with pytest.raises(KeyboardInterrupt):
        save(Figure(), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (["years", "-o", "x.pdf"], UpkeepError, "x.pdf is neither"),
        (["years", "-o", "/no/such/folder/x.png"], UpkeepError, "/no/such/folder"),
        (["years", "--category", "nonsense"], UpkeepError, "nonsense"),
        (["pie"], UsageError, "pie"),
        (["years", "--lang", "fr"], UsageError, "fr"),
    ],
)
def test_bad_input(
    arguments: list[str], error: type[Exception], says: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error) as raised:
        run(*arguments)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(UpkeepError, match="folder"):
        pictures.check_target(tmp_path / "a.png")


@pytest.mark.parametrize("package", ["matplotlib", "textalloc", "pylopdf_fonts_zh_cn"])
def test_a_missing_library_is_named(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UpkeepError) as raised:
        run("years", "-o", str(tmp_path / "a.png"))
    assert package.replace("_", "-") in str(raised.value)
    assert 'pip install "mustread[upkeep]"' in str(raised.value)
    assert raised.value.exit_code == 2


def test_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="mustread build"):
        run("map", "-o", str(tmp_path / "a.png"), home=tmp_path / "home")


def hand_made(folder: Path, whole: ReadingList, vectors: Any, passages: list[Any]) -> Snapshot:
    """The two files that a map needs, with three papers."""
    with sqlite3.connect(folder / "library.db") as connection:
        connection.execute("CREATE TABLE papers (position, entry)")
        connection.execute("CREATE TABLE categories (position, entry)")
        connection.execute("CREATE TABLE passages (position, owner, kind, language, content)")
        for i, paper in enumerate(whole.papers[:3]):
            connection.execute("INSERT INTO papers VALUES (?, ?)", (i, json.dumps(paper.as_dict())))
        for i, c in enumerate(whole.categories):
            entry = {
                "id": c.id, "name": {"en": c.name.en, "zh": c.name.zh}, "aliases": c.aliases,
                "about": {"en": c.about.en, "zh": c.about.zh}, "parent": c.parent,
            }  # fmt: skip
            connection.execute("INSERT INTO categories VALUES (?, ?)", (i, json.dumps(entry)))
        connection.executemany("INSERT INTO passages VALUES (?, ?, ?, 'en', '')", passages)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "vectors.faiss"))
    return Snapshot(folder, {})


def test_a_paper_lies_at_the_mean_of_its_passages(tmp_path: Path, whole: ReadingList) -> None:
    ids = [paper.id for paper in whole.papers[:3]]
    vectors = np.array([[1, 0], [0, 1], [0, 1], [1, 0], [-1, 0]], np.float32)
    owners = [ids[0], ids[0], ids[1], ids[2], "a topic"]
    kinds = ["title", "summary", "title", "title", "topic"]
    passages = [(i, owner, kinds[i]) for i, owner in enumerate(owners)]
    found = read_vectors(hand_made(tmp_path, whole, vectors, passages))
    assert [paper.id for paper in found.papers] == ids
    assert found.means == pytest.approx(np.array([[0.5**0.5, 0.5**0.5], [0, 1], [1, 0]]))
    assert len(found.only(whole.papers[0].categories[0]).means) == len(
        [p for p in whole.papers[:3] if whole.papers[0].categories[0] in p.categories]
    )


def test_a_paper_without_vectors_is_a_broken_index(tmp_path: Path, whole: ReadingList) -> None:
    passages = [(0, whole.papers[0].id, "title")]
    vectors = np.ones((1, 2), np.float32)
    with pytest.raises(BrokenSnapshot):
        read_vectors(hand_made(tmp_path, whole, vectors, passages))
    (tmp_path / "vectors.faiss").write_bytes(b"short")
    with pytest.raises(BrokenSnapshot):
        read_vectors(Snapshot(tmp_path, {}))


def test_vectors_that_point_the_same_way_lie_together() -> None:
    rng = np.random.default_rng(1)
    first = rng.normal(0, 0.05, (10, 16)) + np.eye(16)[0]
    second = rng.normal(0, 0.05, (10, 16)) + np.eye(16)[1]
    points = two_dimensions(np.vstack([first, second]).astype(np.float32))
    assert points.shape == (20, 2)
    apart = np.linalg.norm(points[:10].mean(axis=0) - points[10:].mean(axis=0))
    assert apart > 2 * max(points[:10].std(), points[10:].std())
    again = two_dimensions(np.vstack([first, second]).astype(np.float32))
    assert np.array_equal(points, again)


def test_a_few_papers_are_no_map() -> None:
    with pytest.raises(UpkeepError, match="at least 5 papers; there are 3"):
        two_dimensions(np.ones((3, 4), np.float32))
    assert two_dimensions(np.eye(paper_map.FEWEST, dtype=np.float32)).shape == (5, 2)


def test_unit_length_whatever_the_number_of_passages() -> None:
    vectors = np.array([[2, 0], [0, 2], [0, 3]], np.float32)
    means = mean_vectors(["a", "b"], [(0, "a"), (1, "b"), (2, "b")], vectors)
    assert np.linalg.norm(means, axis=1) == pytest.approx([1, 1])
