"""Presses of buttons and choices in menus, of this run of the bot or of any before.

Nothing is registered with discord.py: a press is read from its custom id, and what the message
shows from the bot's memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import discord

from bot.discord.actions import Action, parse
from bot.discord.answering import Answering
from bot.discord.cards import text_page
from bot.discord.deliver import Interaction, fill, tell
from bot.discord.desk import Desk
from bot.discord.replies import Reply
from bot.discord.shown import Shown
from bot.discord.wording import say


class Buttons:
    """Does what a pressed button says."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def press(self, interaction: Interaction, language: str) -> None:
        """Answer one press, by whomever."""
        data = cast(dict[str, Any], interaction.data or {})
        action = parse(str(data.get("custom_id", "")))
        if action is None:
            await tell(interaction, text_page(say(language, "button.old")))
            return
        if action.name == "like" and not action.value:
            chosen = data.get("values") or [""]
            action = replace(action, value=str(chosen[0]))
        async with self._answering.turn(interaction.user.id, "button", language) as refusal:
            if refusal is not None:
                await tell(interaction, refusal)
            elif action.name in ("page", "lang"):
                await self._change(interaction, action, language)
            else:
                await self._add(interaction, action, language)

    async def _change(self, interaction: Interaction, action: Action, language: str) -> None:
        """Show the same message otherwise."""
        await interaction.response.defer()
        shown = await self._shown(interaction)
        if shown is None:
            await tell(interaction, text_page(say(language, "button.forgotten")))
            return
        work = _changed(shown, action)
        reply = await self._answering.reply("button", shown.language, work)
        if reply.shown is None:
            await tell(interaction, reply.page)
            return
        message = await fill(interaction, reply.page)
        await self._answering.state.refresh(message, reply.shown)

    async def _add(self, interaction: Interaction, action: Action, language: str) -> None:
        """Answer with a message of its own: to all, unless the answer was private."""
        source = interaction.message
        private = action.name == "why" or bool(source and source.flags.ephemeral)
        await interaction.response.defer(thinking=True, ephemeral=private)
        shown = await self._shown(interaction)
        if shown is None and not action.value:
            await fill(interaction, text_page(say(language, "button.forgotten")))
            return
        spoken = shown.language if shown else language
        reply = await self._answering.reply("button", spoken, _added(shown, action, spoken))
        await self._answering.give(interaction, reply, private)

    async def _shown(self, interaction: Interaction) -> Shown | None:
        message = interaction.message
        return await self._answering.state.recall(message.id) if message else None


def _changed(shown: Shown, action: Action) -> Callable[[Desk], Reply]:
    if action.name == "page":
        return lambda desk: desk.again(shown, offset=int(action.value))
    return lambda desk: desk.again(shown, language=action.value)


def _added(shown: Shown | None, action: Action, language: str) -> Callable[[Desk], Reply]:
    if action.name == "like":
        return lambda desk: desk.similar(action.value, language)
    if action.value:
        return lambda desk: desk.path(action.value, language)
    if shown is None:
        raise ValueError("nothing is shown")
    if action.name == "path":
        return lambda desk: desk.path_of(shown)
    return lambda desk: desk.why(shown, shown.language)


def is_component(interaction: Interaction) -> bool:
    """Whether an interaction is a press or a choice."""
    return interaction.type is discord.InteractionType.component
