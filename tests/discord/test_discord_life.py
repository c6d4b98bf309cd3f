"""Where the bot is used, and what happens around it: installs, new snapshots, restarts, crowds."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path

import pytest
from discord_town import Town
from fake_people import together
from fake_world import MANAGE_SERVER, ORDINARY, text_of
from test_discord_talk import titles

from bot.discord import service as service_module
from bot.discord.wording import say

COMMANDS = "/applications/{application_id}/commands"


@pytest.mark.parametrize("place", ["elsewhere", "group"])
async def test_a_person_takes_it_along(town: Town, place: str) -> None:
    ann, world = town.user("Ann"), town.discord.world
    channel = world.add_group(ann.person) if place == "group" else world.add_elsewhere("abroad")
    asked = await ann.runs("ask", channel, question="papers on GANs")
    answer = await asked.done()
    first = titles(answer)
    assert first
    more = await (await ann.presses(answer, say("en", "button.next"))).done()
    assert titles(more) and not set(titles(more)) & set(first)
    why = await ann.presses(more, say("en", "button.why"))
    assert say("en", "why.head") in text_of(await why.done())
    assert await ann.completes("paper", "title", "resnet", channel)
    message = world.write(ann.person, channel, {"content": "papers on dropout"})
    found = await ann.uses_on("Find papers for this", message)
    assert titles(await found.done())


async def test_a_friendly_cooldown(town: Town) -> None:
    town.per_minute = 2
    await town.restart()
    ann, bob = town.user("Ann"), town.user("Bob")
    for _ in range(2):
        assert titles(await ann.asks("papers on GANs", town.papers))
    asked = await ann.runs("ask", town.papers, question="papers on GANs")
    assert "try again in" in text_of(await asked.done()) and asked.private
    assert "try again in" in text_of(await ann.asks("papers on GANs", town.papers))
    assert titles(await bob.asks("papers on GANs", town.papers))


def copy_as(store: Path, name: str, *, broken: bool = False) -> None:
    """A second snapshot, made the one that answers."""
    current = store / "current"
    old = store / "snapshots" / current.read_text(encoding="ascii").strip()
    new = store / "snapshots" / name
    shutil.copytree(old, new, copy_function=os.symlink)
    if broken:
        manifest = json.loads((new / "manifest.json").read_text(encoding="utf-8"))
        (new / "manifest.json").unlink()
        (new / "manifest.json").write_text(json.dumps({**manifest, "format": 0}), encoding="utf-8")
    (store / "current.new").write_text(name + "\n", encoding="ascii")
    (store / "current.new").replace(current)


@pytest.mark.parametrize("way", ["by itself", "reload"])
async def test_a_new_snapshot_is_taken_up_without_losing_an_answer(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    store = tmp_path / "store"
    name = town.library.snapshot.name
    original = (town.store / "snapshots" / name).resolve()
    shutil.copytree(original, store / "snapshots" / name, copy_function=os.symlink)
    shutil.copy(town.store / "current", store)
    town.store = store
    if way == "by itself":
        monkeypatch.setattr(service_module, "LOOK_SECONDS", 0.05)
    await town.restart()
    town.slow_down(0.3)
    ann = town.user("Ann")
    asked = await ann.runs("ask", town.papers, question="papers on object detection")
    copy_as(store, "99990101T000000-00000000")
    if way == "reload":
        done = await (await town.owner.runs("reload")).done()
        assert "99990101T000000-00000000" in text_of(done)
    answer = await asked.done()
    assert titles(answer)
    while town.library.snapshot.name == name:
        await asyncio.sleep(0.02)
    assert titles(await (await ann.presses(answer, say("en", "button.next"))).done())
    copy_as(store, "99990102T000000-00000000", broken=True)
    refused = text_of(await (await town.owner.runs("reload")).done())
    assert "99990101T000000-00000000" in refused
    assert titles(await ann.asks("papers on GANs", town.papers))


async def test_commands_are_published_once(town: Town) -> None:
    await town.restart()
    puts = [c for c in town.discord.calls if (c.method, c.template) == ("PUT", COMMANDS)]
    assert len(puts) == 1


async def test_other_bots_are_not_answered(town: Town) -> None:
    ann = town.user("Ann")
    world = town.discord.world
    message = world.write(ann.person, town.papers, {"content": f"<@{world.bot.id}> GANs"})
    message["author"]["bot"] = True
    message["mentions"] = [world.bot.as_user(bot=True)]
    await town.discord.announce("MESSAGE_CREATE", message)
    assert titles(await ann.asks("papers on GANs", town.papers))
    assert len(town.discord.by_bot()) == 1


async def test_nothing_is_kept_of_a_server_that_was_left(town: Town) -> None:
    chief = town.user("Chief", permissions=ORDINARY | MANAGE_SERVER)
    await (await chief.runs("settings", town.papers, count=2)).done()
    await town.discord.gateway.dispatch("GUILD_DELETE", {"id": town.server.id})
    await town.discord.gateway.dispatch("GUILD_CREATE", town.discord.world.as_guild(town.server))
    answer = await town.user("Ann").asks("papers on GANs", town.papers)
    assert len(titles(answer)) == 5


async def test_a_person_who_is_impatient(town: Town) -> None:
    ann = town.user("Ann")
    answer = await ann.asks("papers on object detection", town.papers)
    town.slow_down(0.1)
    presses = [ann.presses(answer, say("en", "button.next")) for _ in range(4)]
    pressed = await together(*presses)
    for one in pressed:
        assert text_of(await one.done())
