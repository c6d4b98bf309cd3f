"""The bot in a loopback Discord with two servers and a few channels."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_discord import FakeDiscord
from fake_people import User
from fake_world import (
    EMBED_LINKS,
    EPHEMERAL,
    ORDINARY,
    SEND_MESSAGES,
    Channel,
    Json,
    components_of,
)

from bot.discord import service as service_module
from bot.discord.answering import Answering
from bot.discord.client import Bot
from bot.discord.completion import Completion
from bot.discord.desk import Desk
from bot.discord.gate import Gate, Running
from bot.discord.metrics import Metrics
from bot.discord.replies import Reply
from bot.discord.service import Service
from bot.discord.state import State
from index import Library
from index.snapshot import Snapshot, Store


class Town:
    """Two servers, some channels, and the bot.

    Attributes:
        papers, other: channels of an English server.
        silent: one where the bot may not write.
        plain: one where nobody may embed.
        chinese: a channel of a Chinese server.
    """

    def __init__(
        self,
        discord: FakeDiscord,
        store: Path,
        state: Path,
        opened: dict[str, Library],
        completions: dict[Library, Completion],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.discord = discord
        self.store, self._state_file = store, state
        self._patch = monkeypatch
        world = discord.world
        self.server = world.add_server("Readers")
        self.papers = world.add_channel(self.server, "papers")
        self.other = world.add_channel(self.server, "other")
        self.silent = world.add_channel(self.server, "silent", denied=SEND_MESSAGES)
        self.plain = world.add_channel(self.server, "plain", denied=EMBED_LINKS)
        self.chinese = world.add_channel(world.add_server("读书会", "zh-CN"), "论文")
        self.per_minute = 1_000  # answers for a person, until a test wants fewer

        def open_once(snapshot: Snapshot) -> Library:
            """Opening the list takes half a second; every test gets the same."""
            if str(snapshot.folder) not in opened:
                opened[str(snapshot.folder)] = Library(snapshot)
            return opened[str(snapshot.folder)]

        def completion_once(library: Library) -> Completion:
            """What is offered while typing is made once for each of them."""
            if library not in completions:
                completions[library] = Completion(library)
            return completions[library]

        monkeypatch.setattr(service_module, "Library", open_once)
        monkeypatch.setattr(service_module, "Completion", completion_once)

    @property
    def library(self) -> Library:
        """What the bot answers from now."""
        return self.service.opened.library

    async def start(self) -> None:
        """Start the bot and wait until Discord has told it its servers."""
        self.service, self.state = Service(Store(self.store)), State(self._state_file)
        await self.service.open()
        await self.state.open()
        self.running = Running()
        gate = Gate(self.per_minute, time.monotonic)
        answering = Answering(self.service, self.state, gate, self.running, Metrics())
        self.bot = Bot(answering, "en")
        before = self.discord.gateway.identified
        self._task = asyncio.create_task(self.bot.start(self.discord.token))
        await self.discord.until(lambda: self.discord.gateway.identified > before)

    async def stop(self) -> None:
        """Stop the bot as its own command does."""
        await self.running.finish(5)
        await self.bot.close()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        await self.state.close()
        self.service.close()

    async def restart(self) -> None:
        """Stop the bot and start another on the same memory."""
        await self.stop()
        await self.start()

    def user(self, name: str, locale: str = "en-US", permissions: int = ORDINARY) -> User:
        """A new person."""
        return User.join(self.discord, name, locale, permissions)

    @property
    def owner(self) -> User:
        """The owner of the bot."""
        return User(self.discord, self.discord.world.owner)

    def by_bot_in_public(self, channel: Channel) -> list[Json]:
        """What the bot wrote in a channel for all to see."""
        written = self.discord.by_bot(channel.id)
        return [m for m in written if not m["flags"] & EPHEMERAL]

    @staticmethod
    def components(message: Json) -> Iterator[Json]:
        """All components of a message."""
        return components_of(message)

    def slow_down(self, seconds: float) -> None:
        """Let every answer take so long, in its thread."""
        self._before_each_answer(lambda: time.sleep(seconds))

    def fail_inside(self) -> None:
        """Let every answer fail with an error nobody foresaw."""

        def fail() -> None:
            raise ZeroDivisionError("a test wanted it")

        self._before_each_answer(fail)

    def heal(self) -> None:
        """Answer as usual again."""
        self._before_each_answer(lambda: None)

    def _before_each_answer(self, happens: Callable[[], None]) -> None:
        async def answer(work: Callable[[Desk], Reply]) -> Reply:
            def both(desk: Desk) -> Reply:
                happens()
                return work(desk)

            return await Service.answer(self.service, both)

        self._patch.setattr(self.service, "answer", answer)

    def do_not_wait_to_identify(self) -> None:
        """discord.py waits five seconds before it begins a second session."""

        async def at_once(*_: Any, **__: Any) -> None:
            return None

        self._patch.setattr(self.bot, "before_identify_hook", at_once)
