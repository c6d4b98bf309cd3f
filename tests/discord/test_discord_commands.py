"""Every command of the bot, in both languages, and what is offered while typing."""

from __future__ import annotations

import pytest
from discord_town import Town
from fake_world import MANAGE_SERVER, ORDINARY, Json, text_of
from test_discord_talk import HAN, titles, years

from bot.discord.wording import say

COMMANDS = {
    "ask", "paper", "similar", "browse", "path", "random", "about",
    "settings", "reload", "status", "forget-me",
}  # fmt: skip


def walk(entry: Json) -> list[Json]:
    options = entry.get("options") or []
    return [entry, *(inner for option in options for inner in walk(option))]


async def test_all_commands_are_there_in_three_languages(town: Town) -> None:
    registered = town.discord.commands
    assert {c["name"] for c in registered if c["type"] == 1} == COMMANDS
    assert [c["name"] for c in registered if c["type"] == 3] == ["Find papers for this"]
    for command in registered:
        for entry in walk(command):
            assert {"zh-CN", "zh-TW"} <= (entry.get("name_localizations") or {}).keys(), entry
            if command["type"] == 1:
                found = entry.get("description_localizations") or {}
                assert {"zh-CN", "zh-TW"} <= found.keys(), entry
            for choice in entry.get("choices") or []:
                assert {"zh-CN", "zh-TW"} <= (choice.get("name_localizations") or {}).keys()


async def test_servers_and_people_can_install_it(town: Town) -> None:
    anywhere = next(c for c in town.discord.commands if c["name"] == "ask")
    assert set(anywhere["integration_types"]) == {0, 1}
    assert set(anywhere["contexts"]) == {0, 1, 2}
    settings = next(c for c in town.discord.commands if c["name"] == "settings")
    assert settings["contexts"] == [0] and settings["default_member_permissions"] == "32"


@pytest.mark.parametrize(("locale", "chinese"), [("en-US", False), ("zh-CN", True)])
@pytest.mark.parametrize(
    ("name", "options", "word"),
    [
        ("ask", {"question": "ResNet"}, "1."),
        ("paper", {"title": "ResNet"}, "2016"),
        ("similar", {"title": "ResNet"}, "1."),
        ("browse", {}, "1."),
        ("browse", {"year": 2016}, "2016"),
        ("path", {"topic": "ResNet"}, "1."),
        ("random", {}, "](http"),
        ("about", {}, "mustread"),
        ("forget-me", {}, ""),
    ],
)
async def test_commands(
    town: Town, locale: str, chinese: bool, name: str, options: Json, word: str
) -> None:
    someone = town.user("Someone", locale)
    for place in (town.papers, None):
        asked = await someone.runs(name, place, **options)
        text = text_of(await asked.done())
        assert word in text
        first, second = (text + "\n").split("\n")[:2]
        assert HAN.search(first + second) if chinese else not HAN.search(first), text


async def test_the_options_of_ask(town: Town) -> None:
    ann = town.user("Ann")
    asked = await ann.runs(
        "ask", town.papers, question="object detection", since=2015, until=2016,
        order="citations", count=2, private=True,
    )  # fmt: skip
    answer = await asked.done()
    assert asked.private
    assert len(titles(answer)) == 2 and set(years(answer)) <= {2015, 2016}
    named = await ann.completes("ask", "category", "speech", town.papers)
    spoken = await ann.runs(
        "ask", town.papers, question="recurrent networks", category=named[0]["value"]
    )
    assert titles(await spoken.done()) and not spoken.private


@pytest.mark.parametrize(
    ("command", "option", "typed", "word"),
    [
        ("ask", "category", "", ""),
        ("ask", "category", "ima", "Image"),
        ("ask", "category", "图像", "图像"),
        ("browse", "category", "gen", "ener"),
        ("paper", "title", "resn", "Res"),
        ("paper", "title", "残差", "残差"),
        ("paper", "title", "", ""),
        ("similar", "title", "dropout", "ropout"),
        ("path", "topic", "yolo", ""),
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
async def test_what_is_offered_while_typing(
    town: Town, locale: str, command: str, option: str, typed: str, word: str
) -> None:
    someone = town.user("Someone", locale)
    offered = await someone.completes(command, option, typed, town.papers)
    assert offered and len(offered) <= 25
    if locale == "en-US" or HAN.search(word):
        assert any(word in choice["name"] for choice in offered), offered
    if command in ("paper", "similar"):
        chosen = await someone.runs(command, town.papers, **{option: offered[0]["value"]})
        assert text_of(await chosen.done())


async def test_nonsense_while_typing_offers_nothing(town: Town) -> None:
    ann = town.user("Ann")
    assert await ann.completes("paper", "title", "zzqqxxyy" * 10, town.papers) == []


@pytest.mark.parametrize(("locale", "language"), [("en-US", "en"), ("zh-CN", "zh")])
async def test_an_unknown_paper(town: Town, locale: str, language: str) -> None:
    someone = town.user("Someone", locale)
    for name in ("paper", "similar"):
        asked = await someone.runs(name, town.papers, title="zzqqxxyy")
        words = say(language, "answer.unknown_paper", name="zzqqxxyy")
        assert words in text_of(await asked.done())


async def test_a_reading_path_goes_from_the_basics_to_the_newest(town: Town) -> None:
    asked = await town.user("Ann").runs("path", town.papers, topic="GANs")
    found = years(await asked.done())
    assert len(found) >= 2 and found == sorted(found)


async def test_the_settings_of_a_server(town: Town) -> None:
    chief = town.user("Chief", permissions=ORDINARY | MANAGE_SERVER)
    changed = await chief.runs("settings", town.papers, language="zh", count=2)
    await changed.done()
    assert changed.private
    answer = await town.user("Ann").asks("GAN", town.papers)
    assert len(titles(answer)) == 2
    ann = await town.user("Ann").runs("settings", town.papers, count=9)
    assert say("en", "manager_only") in text_of(await ann.done())


@pytest.mark.parametrize("name", ["reload", "status"])
async def test_what_only_the_owner_may_do(town: Town, name: str) -> None:
    refused = await town.user("Ann").runs(name)
    assert say("en", "owner_only") in text_of(await refused.done())
    allowed = await town.owner.runs(name)
    assert town.library.snapshot.name in text_of(await allowed.done())
    assert allowed.private


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
async def test_find_papers_for_a_message(town: Town, locale: str) -> None:
    ann, bob = town.user("Ann", locale), town.user("Bob")
    message = await bob.says("I keep reading about residual networks <@&99>", town.papers)
    found = await ann.uses_on("Find papers for this", message)
    assert titles(await found.done())
    empty = await ann.uses_on("Find papers for this", await bob.says("🎉", town.papers))
    assert text_of(await empty.done())


async def test_forgetting(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on object detection", town.papers)
    done = await ann.runs("forget-me")
    assert "1" in text_of(await done.done())
    pressed = await ann.presses(answer, "why")
    assert say("en", "button.forgotten") in text_of(await pressed.done())
    again = await ann.runs("forget-me")
    assert "0" in text_of(await again.done())
