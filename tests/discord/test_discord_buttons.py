"""Every button and menu, by anyone, in both languages, after a restart too."""

from __future__ import annotations

import pytest
from discord_town import Town
from fake_world import buttons_of, text_of
from test_discord_talk import HAN, labels, titles, years

from bot.discord.wording import say

QUESTIONS = {"en": "papers on object detection", "zh": "目标检测的论文"}


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_buttons_of_an_answer(town: Town, language: str, restarted: bool) -> None:
    ann, bob = town.user("Ann"), town.user("Bob")
    answer = await ann.asks(QUESTIONS[language], town.papers)
    first = titles(answer)
    if restarted:
        await town.restart()
    answer = await (await bob.presses(answer, "page:")).done()
    assert titles(answer) and not set(titles(answer)) & set(first)
    answer = await (await ann.presses(answer, say(language, "button.previous"))).done()
    assert titles(answer) == first
    why = await (await bob.presses(answer, say(language, "button.why"))).done()
    assert say(language, "why.head") in text_of(why)
    other = await (await ann.presses(answer, say(language, "button.language"))).done()
    assert bool(HAN.search(titles(other)[0])) is (language == "en")
    back = "zh" if language == "en" else "en"
    same = await (await ann.presses(other, say(back, "button.language"))).done()
    assert titles(same) == first
    path = await (await bob.presses(same, say(language, "button.path"))).done()
    assert titles(path) and years(path) == sorted(years(path))


@pytest.mark.parametrize("restarted", [False, True])
async def test_the_menu_of_similar_papers(town: Town, restarted: bool) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on GANs", town.papers)
    if restarted:
        await town.restart()
    menu = next(c for c in town.components(answer) if c["type"] == 3)
    chosen = await ann.chooses(answer, "like", menu["options"][1]["value"])
    like = await chosen.done()
    assert titles(like) and titles(answer)[1] not in titles(like)


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.parametrize("restarted", [False, True])
async def test_the_buttons_of_a_paper(town: Town, locale: str, restarted: bool) -> None:
    language = "zh" if locale == "zh-CN" else "en"
    ann = town.user("Ann", locale)
    shown = await (await ann.runs("paper", town.papers, title="ResNet")).done()
    if restarted:
        await town.restart()
    for key in ("button.similar", "button.path"):
        pressed = await ann.presses(shown, say(language, key))
        assert titles(await pressed.done())
    other = await (await ann.presses(shown, say(language, "button.language"))).done()
    assert say("zh" if language == "en" else "en", "button.similar") in labels(other)


@pytest.mark.parametrize("name", ["browse", "similar", "path", "random"])
async def test_every_button_of_every_command(town: Town, name: str) -> None:
    ann = town.user("Ann")
    options = {"similar": {"title": "ResNet"}, "path": {"topic": "GANs"}}.get(name, {})
    shown = await (await ann.runs(name, town.papers, **options)).done()
    for button in buttons_of(shown):
        pressed = await ann.presses_id(shown, button["custom_id"])
        assert text_of(await pressed.done())


async def test_a_private_answer_stays_private(town: Town) -> None:
    ann = town.user("Ann")
    asked = await ann.runs("ask", town.papers, question="object detection", private=True)
    answer = await asked.done()
    for button in ("button.why", "button.path", "button.next", "button.language"):
        pressed = await ann.presses(answer, say("en", button))
        await pressed.done()
        assert pressed.private, button
    assert town.by_bot_in_public(town.papers) == []


async def test_pressing_to_the_end_and_back(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on GANs", town.papers)
    seen = list(titles(answer))
    more = say("en", "button.next")
    while more in labels(answer):
        answer = await (await ann.presses(answer, more)).done()
        seen += titles(answer)
    assert len(seen) == len(set(seen)) > 5
    while say("en", "button.previous") in labels(answer):
        answer = await (await ann.presses(answer, say("en", "button.previous"))).done()
    assert titles(answer) == seen[: len(titles(answer))]


@pytest.mark.parametrize(
    "custom_id", ["mr0:page:5", "mr1:explode:", "mr1:page:x", "hello", "mr9:why:"]
)
@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("zh-CN", "zh")])
async def test_buttons_of_another_version(
    town: Town, custom_id: str, locale: str, language: str
) -> None:
    ann = town.user("Ann", locale)
    answer = await ann.asks(QUESTIONS[language], town.papers)
    pressed = await ann.presses_id(answer, custom_id)
    assert say(language, "button.old") in text_of(await pressed.done())
    assert pressed.private


async def test_a_page_that_is_not_there(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on GANs", town.papers)
    pressed = await ann.presses_id(answer, "mr1:page:9999")
    assert text_of(await pressed.done())
