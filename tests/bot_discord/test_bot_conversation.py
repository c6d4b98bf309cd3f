"""Follow-ups in both languages: from the last query and answer to the next step."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from index import Library
from index.conversation import understand
from index.question import speaks
from index.steps import Ask, Leaf, NoSuch, Show, Similar, Speak, Thanks, Turn, Why

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def last(library: Library) -> Turn:
    answer = library.ask("what should I read on GANs", limit=5)
    papers = [r.paper for r in answer]
    years = [p.year for p in papers]
    return Turn(answer.query, tuple(p.id for p in papers), (min(years), max(years)))


def changes(step: Any, last: Turn) -> dict[str, Any]:
    """What a step changed in the last query."""
    assert isinstance(step, Ask)
    assert not step.new
    fields = ("topic", "categories", "authors", "year_min", "year_max", "citations_min", "count",
              "order", "language")  # fmt: skip
    return {
        f: getattr(step.query, f)
        for f in fields
        if getattr(step.query, f) != getattr(last.query, f)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("only 2016", {"year_min": 2016, "year_max": 2016}),
        ("2016 only", {"year_min": 2016, "year_max": 2016}),
        ("before 2015?", {"year_max": 2014}),
        ("between 2012 and 2014", {"year_min": 2012, "year_max": 2014}),
        ("only surveys since 2015", {"categories": ("surveys",), "year_min": 2015}),
        ("most cited first", {"order": "citations"}),
        ("sort by year", {"order": "year"}),
        ("top 10 most cited", {"count": 10, "order": "citations"}),
        ("three papers", {"count": 3}),
        ("cited more than 10000 times", {"citations_min": 10000}),
        ("what about in speech?", {"categories": ("speech",)}),
        ("older ones", {"year_max": 2013}),
    ],
)
def test_english(text: str, expected: dict[str, Any], last: Turn, library: Library) -> None:
    assert changes(understand(text, last, library.vocabulary, TODAY), last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("只看2016年的", {"year_min": 2016, "year_max": 2016}),
        ("只要綜述", {"categories": ("surveys",)}),
        ("按引用排", {"order": "citations"}),
        ("最新的", {"order": "year"}),
        ("只要三篇", {"count": 3}),
        ("引用超过一万的", {"citations_min": 10000}),
        ("那语音呢", {"categories": ("speech",)}),
        ("有没有2015年之前的", {"year_max": 2014}),
        ("用中文，只看综述", {"categories": ("surveys",)}),
    ],
)
def test_chinese(text: str, expected: dict[str, Any], last: Turn, library: Library) -> None:
    step = understand(text, last, library.vocabulary, TODAY)
    assert changes(step, last) == {"language": "zh", **expected}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("only by Goodfellow", "Goodfellow"),
        ("只要何恺明的", "何恺明"),
        ("what about Bengio?", "Bengio"),
    ],
)
def test_people(text: str, name: str, last: Turn, library: Library) -> None:
    step = understand(text, last, library.vocabulary, TODAY)
    assert isinstance(step, Ask)
    assert step.query.authors == library.vocabulary.people.alone(name)
    assert step.query.topic == last.query.topic


@pytest.mark.parametrize("text", ["anything newer?", "有更新的吗", "more recent ones"])
def test_newer_has_a_way_out(text: str, last: Turn, library: Library) -> None:
    step = understand(text, last, library.vocabulary, TODAY)
    assert isinstance(step, Ask)
    assert last.years is not None
    assert step.query.year_min == last.years[1] + 1
    assert step.otherwise is not None
    assert step.otherwise.year_min is None
    assert step.otherwise.order == "year"


@pytest.mark.parametrize("text", ["any year", "不限年份", "widen the search", "放宽条件"])
def test_widen(text: str, last: Turn, library: Library) -> None:
    narrow = understand("only 2016", last, library.vocabulary, TODAY)
    assert isinstance(narrow, Ask)
    wide = understand(text, Turn(narrow.query, last.ids), library.vocabulary, TODAY)
    assert isinstance(wide, Ask)
    assert (wide.query.year_min, wide.query.year_max) == (None, None)
    assert wide.query.topic == last.query.topic


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("more", Leaf()),
        ("anything else?", Leaf()),
        ("还有吗", Leaf()),
        ("再来三篇", Leaf(count=3)),
        ("3 more", Leaf(count=3)),
        ("previous", Leaf(back=True)),
        ("上一页", Leaf(back=True)),
        ("why these?", Why()),
        ("为什么推荐这些", Why()),
        ("in Chinese please", Speak("zh")),
        ("用英文", Speak("en")),
        ("the 9th", NoSuch(9)),
        ("第九篇", NoSuch(9)),
        ("thanks!", Thanks()),
        ("谢谢", Thanks()),
        ("papers like ResNet", Similar("he2016deep")),
        ("类似ResNet的论文", Similar("he2016deep")),
    ],
)
def test_steps(text: str, step: Any, last: Turn, library: Library) -> None:
    assert understand(text, last, library.vocabulary, TODAY) == step


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            Show,
            ["the second one", "2", "#2", "第二篇", "tell me about the second", "第2篇讲了什么"],
        ),
        (Similar, ["similar to 2", "more like the second", "跟第二篇类似的", "和第2篇相似的论文"]),
        (Why, ["why the second?", "为什么是第二篇", "why 2"]),
    ],
)
def test_the_second(kind: Any, texts: list[str], last: Turn, library: Library) -> None:
    for text in texts:
        assert understand(text, last, library.vocabulary, TODAY) == kind(last.ids[1]), text


def test_numbers_are_those_printed_on_a_later_page(last: Turn, library: Library) -> None:
    page = Turn(last.query, last.ids, last.years, offset=5)
    assert understand("similar to 7", page, library.vocabulary, TODAY) == Similar(last.ids[1])
    assert understand("the second", page, library.vocabulary, TODAY) == Show(last.ids[1])


@pytest.mark.parametrize(
    "text", ["what is dropout", "attention papers since 2015", "图像分割有哪些论文", "YOLO"]
)
def test_another_topic_starts_anew(text: str, last: Turn, library: Library) -> None:
    step = understand(text, last, library.vocabulary, TODAY)
    assert isinstance(step, Ask)
    assert step.new
    assert step.query.topic != last.query.topic


def test_a_chosen_language_stays(last: Turn, library: Library) -> None:
    chosen = understand("and in Chinese, only 2016", last, library.vocabulary, TODAY)
    assert isinstance(chosen, Ask)
    assert chosen.pinned
    turn = Turn(chosen.query, last.ids, pinned=True)
    after = understand("most cited first", turn, library.vocabulary, TODAY)
    assert isinstance(after, Ask)
    assert after.query.language == "zh"


def test_nothing_before(library: Library) -> None:
    step = understand("only 2016", None, library.vocabulary, TODAY)
    assert isinstance(step, Ask)
    assert step.new


@pytest.mark.parametrize(
    ("text", "language"),
    [("what about attention", "en"), ("有更新的吗", "zh"), ("ResNet", None), ("2016", None)],
)
def test_which_language_the_words_are(text: str, language: str | None, library: Library) -> None:
    assert speaks(text, library.vocabulary) == language
