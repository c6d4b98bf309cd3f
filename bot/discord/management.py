"""The commands about the bot itself: about, settings, reload, status, forget-me."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.discord.about import about_page, settings_page, status_page
from bot.discord.answering import Answering
from bot.discord.cards import text_page
from bot.discord.commands import (
    COUNT,
    Command,
    Speaks,
    Tree,
    everywhere,
    options,
    slash_command,
    words,
)
from bot.discord.deliver import Interaction, fill, tell
from bot.discord.replies import Reply
from bot.discord.state import Server
from bot.discord.text import escape
from bot.discord.wording import say
from index import MustreadError

MOST_CHANNELS = 50
Place = discord.TextChannel | discord.VoiceChannel | discord.Thread
IsOwner = Callable[[int], bool]


class Management:
    """Adds the commands to a tree and answers them.

    Args:
        answering: the road to an answer.
        speaks: tells a person's language.
        is_owner: whether a person owns the bot.
    """

    def __init__(self, answering: Answering, speaks: Speaks, is_owner: IsOwner) -> None:
        self._answering = answering
        self._state = answering.state
        self._speaks = speaks
        self._is_owner = is_owner

    def add_to(self, tree: Tree) -> None:
        """Add all of them."""
        for command in (self._about(), self._forget(), self._reload(), self._status()):
            everywhere(command)
            tree.add_command(command)
        tree.add_command(self._settings())

    def _about(self) -> Command:
        @slash_command("about")
        async def about(interaction: Interaction) -> None:
            language = await self._speaks(interaction)
            await interaction.response.defer(thinking=True)
            reply = await self._answering.reply(
                "command", language, lambda desk: Reply(about_page(desk.library, language))
            )
            await fill(interaction, reply.page)

        return about

    def _forget(self) -> Command:
        @slash_command("forget")
        async def forget(interaction: Interaction) -> None:
            language = await self._speaks(interaction)
            await interaction.response.defer(thinking=True, ephemeral=True)
            count = await self._state.forget(interaction.user.id)
            await fill(interaction, text_page(say(language, "forget.done", count=count)))

        return forget

    def _reload(self) -> Command:
        @slash_command("reload")
        @app_commands.default_permissions()
        async def reload(interaction: Interaction) -> None:
            language = await self._speaks(interaction)
            if not await self._owner(interaction, language):
                return
            await interaction.response.defer(thinking=True, ephemeral=True)
            service = self._answering.service
            try:
                key, why = ("reload.done" if await service.renew() else "reload.same"), ""
            except MustreadError as error:
                key, why = "reload.failed", escape(error.text(language))
            library = service.opened.library
            name, papers = library.snapshot.name, len(library.papers)
            self._answering.metrics.set_papers(papers)
            text = say(language, key, name=name, papers=papers, why=why)
            await fill(interaction, text_page(text))

        return reload

    def _status(self) -> Command:
        @slash_command("status")
        @app_commands.default_permissions()
        async def status(interaction: Interaction) -> None:
            language = await self._speaks(interaction)
            if not await self._owner(interaction, language):
                return
            await interaction.response.defer(thinking=True, ephemeral=True)
            client, answering = interaction.client, self._answering
            made = status_page(
                answering.service.opened.library,
                answering.metrics,
                servers=len(client.guilds),
                delay=client.latency,
                kept=await self._state.kept(),
                language=language,
            )
            await fill(interaction, made)

        return status

    async def _owner(self, interaction: Interaction, language: str) -> bool:
        if self._is_owner(interaction.user.id):
            return True
        await tell(interaction, text_page(say(language, "owner_only")))
        return False

    def _settings(self) -> Command:
        languages = [
            Choice(name=words(f"settings.language.{value}"), value=value)
            for value in ("auto", "en", "zh")
        ]

        @slash_command("settings")
        @options("language", "allow", "disallow", "count")
        @app_commands.choices(language=languages)
        @app_commands.default_permissions(manage_guild=True)
        @app_commands.allowed_installs(guilds=True, users=False)
        @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
        async def settings(
            interaction: Interaction,
            language: str | None = None,
            allow: Place | None = None,
            disallow: Place | None = None,
            count: COUNT | None = None,
        ) -> None:
            spoken = await self._speaks(interaction)
            if interaction.guild_id is None or not interaction.permissions.manage_guild:
                await tell(interaction, text_page(say(spoken, "manager_only")))
                return
            await interaction.response.defer(thinking=True, ephemeral=True)
            before = await self._state.server(interaction.guild_id)
            after = _changed(
                before,
                language,
                allow.id if allow else None,
                disallow.id if disallow else None,
                count,
            )
            if len(after.channels) > MOST_CHANNELS:
                text = say(spoken, "settings.too_many", most=MOST_CHANNELS)
                await fill(interaction, text_page(text))
                return
            if after != before:
                await self._state.set_server(interaction.guild_id, after)
            await fill(interaction, settings_page(after, spoken))

        return settings


def _changed(
    before: Server,
    language: str | None,
    allow: int | None,
    disallow: int | None,
    count: int | None,
) -> Server:
    channels = [c for c in before.channels if c != disallow]
    if allow is not None and allow not in channels:
        channels.append(allow)
    after = replace(before, channels=tuple(channels), count=count or before.count)
    if language is not None:
        after = replace(after, language="" if language == "auto" else language)
    return after
