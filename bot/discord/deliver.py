"""Sends pages: with components, else as plain text, else to the person directly.

Whatever is sent here can ping nobody. A request that the network lost is sent again; discord.py
itself waits out rate limits and most server errors.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

from bot.discord.pages import Page
from bot.discord.views import to_view
from bot.discord.wording import say

T = TypeVar("T")
Interaction = discord.Interaction[discord.Client]
NOBODY = discord.AllowedMentions.none()
PAUSES = (0.5, 2.0, 5.0)  # seconds before a request is sent again
_UNKNOWN_CHANNEL = 10003
_log = logging.getLogger("mustread.deliver")


async def persist(send: Callable[[], Awaitable[T]]) -> T:
    """``send()``, again after a while if the connection or Discord failed.

    Raises:
        discord.HTTPException, aiohttp.ClientError, TimeoutError: if it failed to the last.
    """
    for pause in PAUSES:
        try:
            return await send()
        except (discord.DiscordServerError, aiohttp.ClientError, TimeoutError) as error:
            _log.info("sent again", extra={"error": type(error).__name__})
            await asyncio.sleep(pause)
    return await send()


async def fill(interaction: Interaction, page: Page) -> int:
    """Put ``page`` where the interaction was acknowledged; returns the message's id."""

    async def layout() -> discord.InteractionMessage:
        return await interaction.edit_original_response(view=to_view(page), allowed_mentions=NOBODY)

    async def plain() -> discord.InteractionMessage:
        return await interaction.edit_original_response(
            content=page.plain, view=None, allowed_mentions=NOBODY
        )

    try:
        return (await persist(layout)).id
    except discord.HTTPException as error:
        if not _refused(error):
            raise
    return (await persist(plain)).id


async def tell(interaction: Interaction, page: Page) -> None:
    """Tell the person alone, acknowledged or not."""
    if interaction.response.is_done():
        await persist(
            lambda: interaction.followup.send(
                view=to_view(page), ephemeral=True, allowed_mentions=NOBODY
            )
        )
        return
    await interaction.response.send_message(
        view=to_view(page), ephemeral=True, allowed_mentions=NOBODY
    )


def _refused(error: discord.HTTPException) -> bool:
    """Whether Discord refused what was sent, so that sending it otherwise may help."""
    return 400 <= error.status < 500 and error.status not in (401, 404, 429)


async def answer_message(message: discord.Message, page: Page, language: str) -> int | None:
    """Answer ``message`` where it was written; returns the id of the answer, None if none was possible.

    Without the permission for one form the next is tried: a reply with components, a message of
    its own, plain text, and at last a direct message that says why it comes that way.
    """
    channel = message.channel
    reference = message.to_reference(fail_if_not_exists=False)

    async def reply() -> discord.Message:
        return await channel.send(
            view=to_view(page), reference=reference, mention_author=False, allowed_mentions=NOBODY
        )

    async def alone() -> discord.Message:
        return await channel.send(view=to_view(page), allowed_mentions=NOBODY)

    async def plain() -> discord.Message:
        return await channel.send(page.plain, suppress_embeds=True, allowed_mentions=NOBODY)

    async def directly() -> discord.Message:
        await message.author.send(
            say(language, "not_allowed", channel=f"<#{channel.id}>"), allowed_mentions=NOBODY
        )
        return await message.author.send(view=to_view(page), allowed_mentions=NOBODY)

    ways: list[Callable[[], Awaitable[discord.Message]]] = [reply, alone, plain]
    if message.guild is not None:
        ways.append(directly)
    for send in ways:
        try:
            sent = await persist(send)
            return sent.id
        except discord.HTTPException as error:
            _log.info("refused", extra={"status": error.status, "code": error.code})
            if not (_refused(error) or (error.status == 404 and error.code != _UNKNOWN_CHANNEL)):
                return None
    return None
