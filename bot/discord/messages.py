"""Mentions, replies to the bot and direct messages: everything said to it without a command."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import discord

from bot.discord.answering import Answering
from bot.discord.deliver import answer_message
from bot.discord.languages import choose, heard
from bot.discord.shown import Shown
from bot.discord.state import KEEP_SECONDS, Server

TALK_SECONDS = 15 * 60  # in a channel, words without a reply go on from an answer so recent
TYPING_AFTER = 1.0  # seconds; a usual answer is there before


class Messages:
    """Answers messages.

    Args:
        answering: the road to an answer.
        usual: language where nothing else tells.
    """

    def __init__(self, answering: Answering, usual: str) -> None:
        self._answering = answering
        self._usual = usual

    async def hear(self, message: discord.Message, me: discord.ClientUser) -> None:
        """Answer a message, if it is said to the bot."""
        if message.author.bot or message.is_system() or not _is_for(message, me):
            return
        guild = message.guild
        server = await self._answering.state.server(guild.id if guild else None)
        if guild is not None and not _answers_in(server, message.channel):
            return
        locale = str(guild.preferred_locale) if guild else None
        usual = choose(None, server.language, locale, self._usual)
        language = heard(message.content, usual)
        async with self._answering.turn(message.author.id, "message", language) as refusal:
            if refusal is not None:
                await answer_message(message, refusal, language)
                return
            async with _typing_if_slow(message.channel):
                last = await self._last(message, me)
                spoken = last.language if last else usual
                reply = await self._answering.reply(
                    "message",
                    heard(message.content, spoken),
                    lambda desk: desk.hear(
                        message.content, spoken, last, default_count=server.count
                    ),
                )
            sent = await answer_message(message, reply.page, language)
            if sent is not None and reply.shown is not None:
                channel, person = message.channel.id, message.author.id
                await self._answering.state.remember(sent, channel, person, reply.shown)

    async def _last(self, message: discord.Message, me: discord.ClientUser) -> Shown | None:
        """What the message goes on from: the answer it replies to, else the person's last one."""
        reference = message.reference
        if reference is not None and reference.message_id is not None:
            return await self._answering.state.recall(reference.message_id)
        seconds = TALK_SECONDS if message.guild else KEEP_SECONDS
        return await self._answering.state.latest(message.channel.id, message.author.id, seconds)


def _is_for(message: discord.Message, me: discord.ClientUser) -> bool:
    """Whether the bot is spoken to: in private, by name, by its role, or in reply to it."""
    if message.guild is None:
        return True
    role = message.guild.self_role
    if me in message.mentions or (role is not None and role in message.role_mentions):
        return True
    answered = message.reference.resolved if message.reference else None
    to_me = isinstance(answered, discord.Message) and answered.author.id == me.id
    return to_me and bool(message.content)  # without a mention, its text is not ours to read


def _answers_in(server: Server, channel: discord.abc.MessageableChannel) -> bool:
    if not server.channels or channel.id in server.channels:
        return True
    return getattr(channel, "parent_id", None) in server.channels


@contextlib.asynccontextmanager
async def _typing_if_slow(channel: discord.abc.MessageableChannel) -> AsyncIterator[None]:
    async def later() -> None:
        await asyncio.sleep(TYPING_AFTER)
        with contextlib.suppress(discord.HTTPException):
            await channel.typing()

    typing = asyncio.create_task(later())
    try:
        yield
    finally:
        typing.cancel()
