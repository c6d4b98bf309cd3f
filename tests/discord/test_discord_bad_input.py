"""What people type by mistake or on purpose: no ping, no broken message, always an answer."""

from __future__ import annotations

import re

import pytest
from discord_town import Town
from fake_world import components_of, text_of
from test_discord_talk import titles

from bot.discord.text import QUESTION_LIMIT
from bot.discord.wording import say

EVIL = [
    "@everyone",
    "@here papers on GANs",
    "<@&123456789012345678> papers on GANs",
    "<@123456789012345678> <#1> <:x:1> papers on GANs",
    "```\n@everyone\n``` papers on GANs",
    "`` ` ``` **bold __under ~~strike || spoiler",
    "[click here](https://evil.example/phish) papers on GANs",
    "[GANs](<https://evil.example>) <https://evil.example>",
    "papers on [x](https://evil.example) crochet @everyone",
    "# papers on knitting\n> quote\n-# small\n- list",
    "\\@everyone \\\\",
    "\u202eGANs\u2066\u200b\u0000",
    "'; DROP TABLE papers; --",
    '"GANs" OR (NEAR',
    "NEAR AND OR NOT *",
    "{topic} %s {0} {__class__}",
    "papers on " + "GAN " * 990,
    "论文" * 2_000,
    "a" * 4_000,
    "since 9999 until 0",
    "2000000 papers on GANs",
]
MUTE = ["🎉", "🎉🎉🎉", "<:smile:123456789012345678>", "?!…", "   ", "```", "|| ||"]
LIVE_LINK = re.compile(r"(?<!\\)\]\(<?https://evil|(?<!\\)<https://evil|(?<![\\/])https://evil")


@pytest.mark.parametrize("text", EVIL)
async def test_evil_questions(town: Town, text: str) -> None:
    ann = town.user("Ann")
    asked = await ann.runs("ask", town.papers, question=text[:4_000])
    await asked.done()
    for message in [*asked.messages, await ann.asks(text[:3_900], town.papers)]:
        shown = text_of(message)
        assert shown
        assert not LIVE_LINK.search(shown), shown
        assert "`" not in shown.replace("\\`", "").replace("`/about`", "").replace("`/关于`", "")
        assert not re.search(r"(?<!\\)<@&?\d", shown)
    assert town.discord.pings == []


@pytest.mark.parametrize("text", MUTE)
@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("zh-CN", "zh")])
async def test_questions_without_a_word(town: Town, text: str, locale: str, language: str) -> None:
    someone = town.user("Someone", locale)
    place = town.papers if language == "en" else town.chinese
    mentioned = text_of(await someone.asks(text, place))
    asked = await someone.runs("ask", town.papers, question=text)
    for answer in (mentioned, text_of(await asked.done())):
        assert answer
        assert bool(re.search(r"[\u4e00-\u9fff]", answer.split("。")[0])) is (language == "zh")


async def test_a_long_question_is_cut_with_a_note(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on object detection " + "please " * 500, town.papers)
    assert say("en", "answer.cut", length=QUESTION_LIMIT)[:30] in text_of(answer)
    answer = await ann.asks("目标检测的论文" + "，谢谢" * 1_000, town.papers)
    assert say("zh", "answer.cut", length=QUESTION_LIMIT)[:8] in text_of(answer)


async def test_a_question_in_every_option(town: Town) -> None:
    ann = town.user("Ann")
    for name, option in [("paper", "title"), ("similar", "title"), ("path", "topic")]:
        for text in (EVIL[2], EVIL[6], EVIL[16][:1_000], "🎉"):
            asked = await ann.runs(name, town.papers, **{option: text})
            shown = text_of(await asked.done())
            assert shown and not LIVE_LINK.search(shown)
        await ann.completes(name, option, EVIL[4][:100], town.papers)


async def test_a_category_that_was_typed_instead_of_chosen(town: Town) -> None:
    ann = town.user("Ann")
    for category in ("no such category", "@everyone", "视觉"):
        asked = await ann.runs("ask", town.papers, question="GANs", category=category)
        assert text_of(await asked.done())


async def test_evil_follow_ups(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on GANs", town.papers)
    for text in ("similar to 99", "the 0th", "only 9999", EVIL[0], EVIL[6], "🎉"):
        assert text_of(await ann.follows(first, text))
    assert town.discord.pings == []


async def test_a_reply_to_a_message_that_nobody_remembers(town: Town) -> None:
    ann = town.user("Ann")
    first = await ann.asks("papers on GANs", town.papers)
    await (await ann.runs("forget-me")).done()
    assert text_of(await ann.follows(first, "only 2016"))


async def test_a_mention_in_a_reply_to_somebody_else(town: Town) -> None:
    ann, bob = town.user("Ann"), town.user("Bob")
    said = await bob.says("I like residual networks", town.papers)
    text = f"<@{town.discord.world.bot.id}> papers on dropout"
    message = await ann.says(text, town.papers, reply_to=said)
    assert titles(await town.discord.answer_to(message))


async def test_no_component_is_left_without_text(town: Town) -> None:
    answer = await town.user("Ann").asks("papers on GANs", town.papers)
    assert all(c["content"].strip() for c in components_of(answer) if c["type"] == 10)
