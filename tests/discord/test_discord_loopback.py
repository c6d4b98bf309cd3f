"""The loopback Discord itself, with a ten-line client of discord.py."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
import pytest_asyncio
from discord import app_commands
from discord_limits import (
    COMPONENTS,
    COMPONENTS_TEXT,
    CONTENT,
    CUSTOM_ID,
    EMBEDS_TOTAL,
    LABEL,
    command_limit_faults,
    limit_faults,
    mention_faults,
)
from discord_schema import Description
from fake_discord import FakeDiscord
from fake_exchange import Call
from fake_people import User, together
from fake_world import COMPONENTS_V2, SEND_MESSAGES, Json, pinged_by, text_of
from render_payload import page

pytestmark = pytest.mark.asyncio


class Parrot(discord.Client):
    """Says again what it hears."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, *_: Any, **__: Any) -> None:
        """Do not wait five seconds before a second session."""

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user and message.content:
            await message.reply(message.content)


class Again(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="again", custom_id="again:1")
    async def again(self, interaction: discord.Interaction, _: Any) -> None:
        await interaction.response.edit_message(content="said again")


def parrot() -> Parrot:
    client = Parrot()

    async def offer(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed * 2, value=typed)]

    @client.tree.command(description="Say it")
    @app_commands.autocomplete(word=offer)
    async def say(interaction: discord.Interaction, word: str, private: bool = False) -> None:
        await interaction.response.defer(thinking=True, ephemeral=private)
        await interaction.followup.send(word, view=Again())

    @client.tree.context_menu(name="Say this")
    async def say_this(interaction: discord.Interaction, message: discord.Message) -> None:
        layout = discord.ui.LayoutView()
        layout.add_item(discord.ui.Container(discord.ui.TextDisplay(message.content)))
        await interaction.response.send_message(view=layout)

    return client


@pytest_asyncio.fixture
async def heard(loopback: FakeDiscord) -> AsyncIterator[FakeDiscord]:
    """The loopback Discord with the parrot in it."""
    server = loopback.world.add_server("Readers")
    loopback.world.add_channel(server, "papers")
    loopback.world.add_channel(server, "silent", denied=SEND_MESSAGES)
    client = parrot()
    running = asyncio.create_task(client.start(loopback.token))
    await loopback.until(lambda: loopback.gateway.connected)
    yield loopback
    await client.close()
    with contextlib.suppress(asyncio.CancelledError):
        await running


def channel(discord_: FakeDiscord, name: str) -> Any:
    return next(c for c in discord_.world.channels.values() if c.name == name)


async def test_messages(heard: FakeDiscord) -> None:
    ann = User.join(heard, "Ann")
    assert text_of(await ann.asks("hello")) == "hello"
    answer = await ann.asks("there @everyone", channel(heard, "papers"))
    assert "@everyone" in text_of(answer)
    reply = await ann.says("and this", channel(heard, "papers"), reply_to=answer)
    assert text_of(await heard.answer_to(reply)) == "and this"


async def test_without_its_intent_a_bot_reads_only_what_is_for_it(heard: FakeDiscord) -> None:
    ann = User.join(heard, "Ann")
    await ann.says("among ourselves", channel(heard, "papers"))
    await ann.asks("to you", channel(heard, "papers"))
    assert [text_of(m)[-6:] for m in heard.by_bot()] == ["to you"]


async def test_commands(heard: FakeDiscord) -> None:
    ann = User.join(heard, "Ann", locale="zh-CN")
    done = await ann.runs("say", channel(heard, "papers"), word="cat")
    message = await done.done()
    assert text_of(message) == "cat" and not done.private
    hidden = await ann.runs("say", word="cat", private=True)
    await hidden.done()
    assert hidden.private
    assert (await ann.completes("say", "word", "ab"))[0]["name"] == "abab"
    pressed = await ann.presses(message, "again")
    assert text_of(await pressed.done()) == "said again"
    menu = await ann.uses_on("Say this", await ann.says("look", channel(heard, "papers")))
    assert text_of(await menu.done()) == "look"


async def test_trouble(heard: FakeDiscord) -> None:
    ann = User.join(heard, "Ann")
    heard.rate_limit("POST", "/messages", retry_after=0.05)
    assert text_of(await ann.asks("patience")) == "patience"
    silent = await ann.mentions("hello", channel(heard, "silent"))
    await heard.until(lambda: heard.calls[-1].status == 403)
    assert heard.by_bot(silent["channel_id"]) == []


async def test_sockets(heard: FakeDiscord) -> None:
    ann, gateway = User.join(heard, "Ann"), heard.gateway
    gateway.drop()
    missed = await ann.writes("while you were away")
    assert text_of(await heard.answer_to(missed)) == "while you were away"
    await gateway.ask_to_reconnect()
    await heard.until(lambda: gateway.resumed == 2)
    await gateway.invalidate(resumable=True)
    await heard.until(lambda: gateway.resumed == 3)
    await gateway.invalidate(resumable=False)
    await heard.until(lambda: gateway.identified == 2)
    assert text_of(await ann.asks("back again")) == "back again"


async def test_many_at_once(heard: FakeDiscord) -> None:
    users = [User.join(heard, f"Reader{n}") for n in range(30)]
    answers = await together(*(user.asks(user.person.name) for user in users))
    assert [text_of(a) for a in answers] == [user.person.name for user in users]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ({"content": "x" * CONTENT}, True),
        ({"content": "x" * (CONTENT + 1)}, False),
        ({"content": ""}, False),
        ({"embeds": [{"description": "x" * 3_000}] * 2}, True),
        ({"embeds": [{"description": "x" * 3_001}, {"title": "y"}] * (EMBEDS_TOTAL // 6000)}, True),
        ({"embeds": [{"description": "x" * 3_001}] * 2}, False),
        ({"components": [{"type": 10, "content": "x"}]}, False),
        ({"components": [{"type": 10, "content": "x"}], "flags": COMPONENTS_V2}, True),
        (
            {"components": [{"type": 10, "content": "x"}], "content": "y", "flags": COMPONENTS_V2},
            False,
        ),
        ({"components": [{"type": 10, "content": "x"}] * COMPONENTS, "flags": COMPONENTS_V2}, True),
        (
            {
                "components": [{"type": 10, "content": "x"}] * (COMPONENTS + 1),
                "flags": COMPONENTS_V2,
            },
            False,
        ),
        (
            {
                "components": [{"type": 10, "content": "x" * (COMPONENTS_TEXT // 2 + 1)}] * 2,
                "flags": COMPONENTS_V2,
            },
            False,
        ),
    ],
)
async def test_limits_of_a_message(body: Json, right: bool) -> None:
    assert (limit_faults(body) == []) is right


def _row(*buttons: Json) -> Json:
    return {"content": "x", "components": [{"type": 1, "components": list(buttons)}]}


def _button(**changes: Any) -> Json:
    return {"type": 2, "style": 1, "label": "a", "custom_id": "a", **changes}


@pytest.mark.parametrize(
    ("body", "right"),
    [
        (_row(_button(custom_id="x" * CUSTOM_ID, label="x" * LABEL)), True),
        (_row(_button(custom_id="x" * (CUSTOM_ID + 1))), False),
        (_row(_button(label="x" * (LABEL + 1))), False),
        (_row(_button(), _button()), False),
        (_row(*(_button(custom_id=str(n)) for n in range(5))), True),
        (_row(*(_button(custom_id=str(n)) for n in range(6))), False),
        (_row(_button(style=5)), False),
        (_row({"type": 2, "style": 5, "label": "a", "url": "https://a.org"}), True),
    ],
)
async def test_limits_of_buttons(body: Json, right: bool) -> None:
    assert (limit_faults(body) == []) is right


async def test_limits_of_commands() -> None:
    good = {"name": "ask", "description": "Ask", "name_localizations": {"zh-CN": "提问"}}
    assert command_limit_faults([good]) == []
    assert command_limit_faults([good, good])
    assert command_limit_faults([{**good, "name": "Ask"}])
    assert command_limit_faults([{**good, "description": "x" * 101}])
    late = [{"name": n, "description": n, "required": n == "b", "type": 3} for n in "ab"]
    assert command_limit_faults([{**good, "options": late}])


async def test_who_would_be_pinged() -> None:
    text = "@everyone <@1> <@&2>"
    assert pinged_by({"content": text}) == ["@everyone", "1", "2"]
    assert pinged_by({"content": text, "allowed_mentions": {"parse": []}}) == []
    assert mention_faults({"content": "x"}) and mention_faults({"allowed_mentions": {}})
    assert mention_faults({"allowed_mentions": {"parse": []}}) == []


def _call(body: Any, template: str = "/channels/{channel_id}/messages") -> Call:
    return Call("POST", template, template.format(channel_id=1), {}, {}, body, None, 0.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"embeds": [{"title": "x" * 257}]},
        {"embeds": [{"title": "x"}] * 11},
        {"embeds": [{"title": "x", "url": "not a url"}]},
        {"content": "x", "colour": 3},
        _row(_button(label="x" * 81)),
        _row(_button(custom_id="x" * 101)),
        {"allowed_mentions": {"parse": ["nobody"]}},
    ],
)
async def test_the_description_catches(description: Description | None, wrong: Json) -> None:
    if description is None:
        pytest.skip("Discord's description is not at hand")
    assert description.request_faults(_call({"content": "x"})) == []
    assert description.request_faults(_call(wrong))


async def test_the_rendering() -> None:
    author = {"username": "mustread", "bot": True}
    inner = [{"type": 10, "content": "### [A \\[b\\]](https://a.org)\n-# <b> **c** @x"}]
    shown = page([("one", [{"author": author, "components": [{"type": 17, "components": inner}]}])])
    assert '<p class="h3"><a href="https://a.org">A [b]</a></p>' in shown
    assert "&lt;b&gt; <b>c</b> @x" in shown
