"""Whole conversations: mention, reply, direct message, in both languages."""

from __future__ import annotations

import re

import pytest
from discord_town import Town
from fake_world import MANAGE_SERVER, ORDINARY, Json, buttons_of, components_of, text_of

from bot.discord.wording import say

HAN = re.compile(r"[\u4e00-\u9fff]")


def labels(message: Json) -> list[str]:
    return [b["label"] for b in buttons_of(message)]


def years(message: Json) -> list[int]:
    """The years of the papers of an answer or a reading path, in order."""
    found = re.findall(r" · (\d{4}) · |\*\* \((\d{4})\)", text_of(message))
    return [int(card or step) for card, step in found]


def titles(message: Json) -> list[str]:
    return re.findall(r"\*\*\d+\. \[((?:\\.|[^\]])+)\]", text_of(message))


@pytest.mark.parametrize(
    ("question", "first", "word"),
    [
        ("what should I read on GANs", "Generative Adversarial Net", "More"),
        ("GAN 该从哪些论文看起？", "生成对抗网络", "更多"),
    ],
)
async def test_a_mention_is_answered(town: Town, question: str, first: str, word: str) -> None:
    ann = town.user("Ann")
    answer = await ann.asks(question, town.papers)
    assert titles(answer)[0].startswith(first)
    assert any(word in label for label in labels(answer))
    assert answer["message_reference"]["message_id"]


async def test_what_is_not_for_it_is_left_alone(town: Town) -> None:
    ann = town.user("Ann")
    await ann.says("what should I read on GANs", town.papers)
    await ann.says("@everyone what should I read on GANs", town.papers)
    answer = await ann.asks("papers on dropout", town.papers)
    assert [m["id"] for m in town.discord.by_bot()] == [answer["id"]]


async def test_a_bare_mention_gets_a_greeting(town: Town) -> None:
    ann = town.user("Ann")
    assert say("en", "hello")[:30] in text_of(await ann.asks("", town.papers))
    assert say("zh", "hello")[:10] in text_of(await ann.asks("", town.chinese))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_thread_of_replies(town: Town, language: str) -> None:
    ann = town.user("Ann")
    words = {
        "en": ["papers on object detection", "only 2016", "most cited first", "similar to 2"],
        "zh": ["目标检测的论文", "只看2016年的", "按引用排序", "跟第二篇类似的"],
    }[language]
    first = await ann.asks(words[0], town.papers)
    narrow = await ann.follows(first, words[1])
    assert years(narrow) and set(years(narrow)) == {2016}
    sorted_ = await ann.follows(narrow, words[2])
    assert set(years(sorted_)) == {2016}
    like = await ann.follows(sorted_, words[3])
    assert {"en": "**Like ", "zh": "相近**"}[language] in text_of(like).split("\n")[0]
    assert titles(sorted_)[1] not in titles(like)
    assert bool(HAN.search(titles(like)[0])) is (language == "zh")


async def test_more_newer_second_and_the_other_language(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on GANs", town.papers)
    more = await ann.follows(first, "more")
    assert not set(titles(first)) & set(titles(more))
    newer = await ann.follows(first, "anything newer?")
    assert years(newer) and min(years(newer)) >= min(years(first))
    second = await ann.follows(first, "the second one")
    assert titles(first)[1] in text_of(second)
    chinese = await ann.follows(first, "in Chinese please")
    assert HAN.search(titles(chinese)[0])


async def test_a_reply_without_a_ping_is_not_seen_but_does_no_harm(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on GANs", town.papers)
    await ann.says("only 2016", town.papers, reply_to=first, ping=False)
    again = await ann.follows(first, "only 2014")
    assert set(years(again)) == {2014}


async def test_somebody_else_may_follow_up(town: Town) -> None:
    first = await town.user("Ann").asks("papers on object detection", town.papers)
    narrow = await town.user("Bob").follows(first, "only 2016")
    assert set(years(narrow)) == {2016}


async def test_direct_messages(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on speech recognition")
    assert titles(first)
    second = await ann.follows(first, "since 2015")
    assert years(second) and min(years(second)) >= 2015


async def test_follow_ups_survive_a_restart(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on object detection", town.papers)
    await town.restart()
    narrow = await ann.follows(first, "only 2016")
    assert set(years(narrow)) == {2016}


@pytest.mark.parametrize(
    ("locale", "place", "question", "chinese"),
    [
        ("en-US", "papers", "ResNet", False),
        ("zh-CN", "papers", "ResNet", True),
        ("zh-TW", "papers", "ResNet", True),
        ("en-GB", "chinese", "papers on ResNet", False),
        ("en-GB", "chinese", "残差网络", True),
    ],
)
async def test_the_language_of_commands(
    town: Town, locale: str, place: str, question: str, chinese: bool
) -> None:
    someone = town.user("Someone", locale)
    asked = await someone.runs("ask", getattr(town, place), question=question)
    assert bool(HAN.search(titles(await asked.done())[0])) is chinese


async def test_nothing_found_is_said_in_both_languages(town: Town) -> None:
    ann = town.user("Ann")
    none = text_of(await ann.asks("papers on crochet patterns", town.papers))
    assert "crochet patterns" in none and not titles(await ann.asks("crochet patterns"))
    assert "没有" in text_of(await ann.asks("有没有红烧肉做法的论文", town.papers))


async def test_mentions_only_where_the_server_wants_them(town: Town) -> None:
    chief = town.user("Chief", permissions=ORDINARY | MANAGE_SERVER)
    await (await chief.runs("settings", town.papers, **{"answer-in": town.other})).done()
    ann = town.user("Ann")
    ignored = await ann.mentions("papers on GANs", town.papers)
    answer = await ann.asks("papers on dropout", town.other)
    assert titles(answer)
    wrote = [m for m in town.discord.by_bot(ignored["channel_id"]) if "message_reference" in m]
    assert wrote == []


async def test_every_answer_has_a_card_for_each_paper(town: Town) -> None:
    answer = await town.user("Ann").asks("three papers on GANs", town.papers)
    texts = [c["content"] for c in components_of(answer) if c["type"] == 10]
    found = [t for t in texts if re.match(r"\*\*\d\. \[", t)]
    assert len(found) == 3
    for card in found:
        assert re.search(r"\]\(https?://", card) and HAN.search(card)
        assert re.search(r"citations \(20\d\d\)|citations unknown", card)
