"""The road every request takes: gate, worker thread, page; counted, logged, never left unanswered."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable

from bot.discord.cards import text_page
from bot.discord.deliver import Interaction, fill
from bot.discord.desk import Desk
from bot.discord.gate import Gate, Running
from bot.discord.metrics import Metrics
from bot.discord.pages import Page
from bot.discord.replies import Reply
from bot.discord.service import Service
from bot.discord.state import State
from bot.discord.wording import say

_log = logging.getLogger("mustread.answer")


class Answering:
    """What commands, messages and buttons share."""

    def __init__(
        self, service: Service, state: State, gate: Gate, running: Running, metrics: Metrics
    ) -> None:
        self.service = service
        self.state = state
        self.running = running
        self.metrics = metrics
        self._gate = gate

    @contextlib.asynccontextmanager
    async def turn(self, person: int, way: str, language: str) -> AsyncIterator[Page | None]:
        """A person's turn to be answered; gives a page that says why not, if it is not."""
        if self.running.leaving:
            yield text_page(say(language, "leaving"))
            return
        async with self.running.one():
            with self._gate.enter(person) as refusal:
                if refusal is None:
                    yield None
                    return
                self.metrics.count(way, "refused", 0.0)
                yield text_page(say(language, refusal.key, seconds=refusal.seconds))

    async def reply(self, way: str, language: str, work: Callable[[Desk], Reply]) -> Reply:
        """The answer that ``work`` finds; a sentence where it fails, never an exception."""
        began = time.perf_counter()
        try:
            reply = await self.service.answer(work)
        except Exception:
            self.metrics.count(way, "failed", time.perf_counter() - began)
            _log.exception("failed", extra={"way": way})
            return Reply(text_page(say(language, "failed")))
        seconds = time.perf_counter() - began
        self.metrics.count(way, "answered", seconds)
        found = len(reply.shown.ids) if reply.shown else 0
        facts = {"way": way, "ms": round(seconds * 1000), "papers": found}
        _log.info("answered", extra=facts)
        return reply

    async def give(self, interaction: Interaction, reply: Reply, private: bool) -> None:
        """Put a reply where the interaction was acknowledged, and remember what it shows."""
        message = await fill(interaction, reply.page)
        if reply.shown is not None:
            channel = 0 if private else interaction.channel_id or 0
            await self.state.remember(message, channel, interaction.user.id, reply.shown)
