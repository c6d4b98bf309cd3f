"""Pages for every request, without Discord: answers, follow-ups, paths, buttons, bad input."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

import pytest

from bot.discord.about import about_page, settings_page, status_page
from bot.discord.actions import parse
from bot.discord.completion import Completion
from bot.discord.desk import Desk, Wishes
from bot.discord.metrics import Metrics
from bot.discord.pages import PLAIN_LIMIT, TEXT_LIMIT, Page
from bot.discord.reading_path import reading_path
from bot.discord.replies import Reply
from bot.discord.state import Server
from bot.discord.views import to_view
from index import Library


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    return Desk(library, lambda: datetime.date(2026, 11, 21), random.Random(7))


def text_of(reply: Reply | Page) -> str:
    made = reply.page if isinstance(reply, Reply) else reply
    return "\n".join(made.blocks)


def within_limits(made: Page) -> None:
    assert made.blocks
    assert sum(map(len, made.blocks)) <= TEXT_LIMIT
    assert len(made.plain) <= PLAIN_LIMIT
    assert 1 + 2 * len(made.blocks) + 1 + sum(len(r) + 1 for r in made.rows) + 2 <= 40
    ids = [b.custom_id for row in made.rows for b in row if b.custom_id]
    ids += [made.menu.custom_id] if made.menu else []
    assert len(ids) == len(set(ids))
    assert all(parse(i) for i in ids)


def replies(desk: Desk) -> Iterator[Reply]:
    for language in ("en", "zh"):
        for question in (
            "what should I read on GANs", "GAN 该从哪些论文看起？", "top 10 attention", "top 1 CNN",
            "GANs since 2040", "best pizza", "@everyone ``` [x](http://y.z)", "字" * 4000, "😀", "",
            "ＧＡＮ", "深度學習 綜述",
        ):  # fmt: skip
            yield desk.hear(question, language)
        yield desk.paper("he2016deep", language)
        yield desk.paper("no such paper", language)
        yield desk.similar("残差网络", language)
        yield desk.path("GANs", language)
        yield desk.path("he2016deep", language)
        yield desk.path("pizza", language)
        yield desk.random(language)
        yield desk.browse(language, "speech", None, None, None, 10)
        yield desk.browse(language, None, "old", 1998, "LeCun", 5)
        yield desk.browse(language, "nope", None, None, None, 5)


def test_every_page_is_within_the_limits(desk: Desk) -> None:
    for reply in replies(desk):
        within_limits(reply.page)


async def test_every_page_becomes_components(desk: Desk) -> None:
    for reply in replies(desk):
        view = to_view(reply.page)
        assert view.content_length() <= TEXT_LIMIT
        assert view.is_finished()  # nothing is kept for a message
        assert view.to_components()


def test_an_answer(desk: Desk) -> None:
    reply = desk.hear("what should I read on GANs", "zh")
    assert reply.shown is not None
    assert reply.shown.language == "en"  # the question's, not the person's
    assert "Generative Adversarial Networks](https://" in text_of(reply)
    assert "生成对抗网络" in text_of(reply)
    assert len(reply.shown.ids) == 5
    assert reply.page.menu is not None
    assert [c.value for c in reply.page.menu.choices] == list(reply.shown.ids)


def test_names_alone_are_answered_in_the_persons_language(desk: Desk) -> None:
    assert "引用" in text_of(desk.hear("ResNet", "zh"))
    assert "citations" in text_of(desk.hear("ResNet", "en"))


def test_options_win_over_words(desk: Desk) -> None:
    wishes = Wishes(category="nlp", since=2014, until=2016, order="year", count=2)
    reply = desk.hear("attention since 2010, top 5", "en", wishes=wishes)
    assert reply.shown is not None
    query = reply.shown.query
    assert (query.categories, query.year_min, query.year_max) == (("nlp",), 2014, 2016)
    assert (query.order, query.count) == ("year", 2)


def test_a_servers_count_counts_where_nobody_says(desk: Desk) -> None:
    few = desk.hear("attention", "en", default_count=2)
    said = desk.hear("top 4 attention papers", "en", default_count=2)
    assert few.shown is not None
    assert said.shown is not None
    assert (len(few.shown.ids), len(said.shown.ids)) == (2, 4)


def test_leafing(desk: Desk) -> None:
    first = desk.hear("目标检测有哪些论文", "zh").shown
    assert first is not None
    second = desk.hear("还有吗", "zh", first).shown
    assert second is not None
    assert second.offset == 5
    assert not set(first.ids) & set(second.ids)
    back = desk.again(second, 0)
    assert back.shown == first
    last = desk.again(first, 9999).shown
    assert last is not None
    assert last.ids
    assert desk.hear("还有吗", "zh", last).shown is None  # that was all


def test_newer_than_the_newest(desk: Desk) -> None:
    first = desk.hear("the newest papers on GANs", "en").shown
    reply = desk.hear("anything newer?", "en", first)
    assert "Nothing newer than" in text_of(reply)
    assert reply.shown is not None
    assert reply.shown.query.order == "year"


def test_language_button(desk: Desk) -> None:
    first = desk.hear("GANs papers please", "en").shown
    assert first is not None
    other = desk.again(first, language="zh")
    assert "篇" in text_of(other)
    assert other.shown is not None
    assert other.shown.ids == first.ids


def test_why(desk: Desk) -> None:
    first = desk.hear("GANs", "en").shown
    assert first is not None
    reply = desk.why(first, "en")
    assert text_of(reply).count("score") >= 5
    one = desk.hear("why the second?", "en", first)
    assert "**2. " in text_of(one)
    assert "**1. " not in text_of(one)


def test_nothing_found(desk: Desk) -> None:
    assert "nothing on **GANs** within these limits" in text_of(desk.hear("GANs since 2025", "en"))
    assert "nothing" in text_of(desk.hear("best pizza in town", "en"))


@pytest.mark.parametrize("text", ["", "hello", "你好", "the of and", "的了吗"])
def test_nothing_asked_gets_a_greeting(desk: Desk, text: str) -> None:
    assert "/about" in text_of(desk.hear(text, "en")) or "/关于" in text_of(desk.hear(text, "en"))


def test_a_path_never_shows_a_paper_before_what_it_builds_on(library: Library) -> None:
    papers = {p.id: p for p in library.papers}
    for goal in library.papers:
        steps = reading_path([goal], papers, "en", one_goal=True)
        seen: set[str] = set()
        chosen = {step.paper.id for step in steps}
        for step in steps:
            assert not (set(step.paper.builds_on) & chosen) - seen
            assert step.reason
            seen.add(step.paper.id)
        assert goal.id in seen


def test_path_from_the_basics(desk: Desk) -> None:
    text = text_of(desk.path("ResNet", "en"))
    assert text.index("[Batch Normalization") < text.index("[Deep Residual Learning")
    assert "the paper you asked for" in text


@pytest.mark.parametrize(
    ("kind", "typed", "language", "value"),
    [
        ("categories", "spe", "en", "speech"),
        ("categories", "語音", "zh", "speech"),
        ("titles", "残差", "zh", "he2016deep"),
        ("titles", "RESNET", "en", "he2016deep"),
        ("authors", "何恺明", "zh", "Kaiming He"),
        ("authors", "kaiming", "en", "Kaiming He"),
        ("topics", "generative adv", "en", "generative adversarial network"),
    ],
)
def test_completion(library: Library, kind: str, typed: str, language: str, value: str) -> None:
    completion = Completion(library)
    offers = getattr(completion, kind)(typed, language)
    assert value in [offer.value for offer in offers]


@pytest.mark.parametrize("kind", ["categories", "titles", "authors", "topics"])
def test_completion_keeps_the_limits(library: Library, kind: str) -> None:
    for typed in ("", "a", "x" * 200, "的", "@everyone"):
        offers = getattr(Completion(library), kind)(typed, "en")
        assert len(offers) <= 25
        assert all(1 <= len(o.name) <= 100 and 1 <= len(o.value) <= 100 for o in offers)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_about_the_bot(library: Library, language: str) -> None:
    within_limits(about_page(library, language))
    within_limits(settings_page(Server("zh", tuple(range(10**18, 10**18 + 50)), 3), language))
    within_limits(status_page(library, Metrics(), 3, float("nan"), 0, language))
