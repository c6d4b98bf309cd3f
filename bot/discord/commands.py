"""The commands that look for papers, their options and what Discord offers for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Choice, Range, locale_str

from bot.discord.answering import Answering
from bot.discord.cards import text_page
from bot.discord.completion import Completion, Offer
from bot.discord.deliver import Interaction, tell
from bot.discord.desk import Desk, Wishes
from bot.discord.languages import heard
from bot.discord.messages import TALK_SECONDS
from bot.discord.replies import Reply
from bot.discord.shown import Shown
from bot.discord.wording import TEXT, localised, say
from index.paper import SHELVES
from index.query import ORDERS

COUNT = Range[int, 1, 10]
YEAR = Range[int, 1940, 2100]
Speaks = Callable[[Interaction], Awaitable[str]]
Offers = Callable[[Interaction, str], Coroutine[Any, Any, list[Choice[str]]]]
Command = app_commands.Command[Any, ..., None]
F = TypeVar("F", bound=Callable[..., Any])
Tree = app_commands.CommandTree[discord.Client]


def words(key: str) -> locale_str:
    """A name or description that the translator puts into the person's language."""
    return locale_str(TEXT[key][0], key=key)


class Translator(app_commands.Translator):
    """Chinese names and descriptions of commands; everybody else reads English."""

    async def translate(
        self,
        string: locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text for ``locale``, or None to keep the English one."""
        key = string.extras.get("key")
        return localised(key, locale.value) if key else None


def slash_command(key: str) -> Callable[[Callable[..., Coroutine[Any, Any, None]]], Command]:
    """Make a command of a function, with its name and description in all languages."""
    return app_commands.command(
        name=words(f"command.{key}"), description=words(f"command.{key}.about")
    )


def everywhere(command: Command | app_commands.ContextMenu) -> None:
    """Let a command be used in servers and in private, installed to a server or to a person."""
    command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    command.allowed_contexts = app_commands.AppCommandContext(
        guild=True, dm_channel=True, private_channel=True
    )


class Commands:
    """Adds the commands to a tree and answers them."""

    def __init__(self, answering: Answering, speaks: Speaks) -> None:
        self._answering = answering
        self._speaks = speaks

    async def _answer(
        self,
        interaction: Interaction,
        work: Callable[[Desk], Reply],
        language: str,
        private: bool = False,
    ) -> None:
        """Acknowledge, answer, and remember what was shown."""
        async with self._answering.turn(interaction.user.id, "command", language) as refusal:
            if refusal is not None:
                await tell(interaction, refusal)
                return
            await interaction.response.defer(thinking=True, ephemeral=private)
            reply = await self._answering.reply("command", language, work)
            await self._answering.give(interaction, reply, private)

    async def _last(self, interaction: Interaction) -> Shown | None:
        channel, person = interaction.channel_id or 0, interaction.user.id
        return await self._answering.state.latest(channel, person, TALK_SECONDS)

    def _offers(self, find: Callable[[Completion, str, str], list[Offer]]) -> Offers:
        async def offers(interaction: Interaction, typed: str) -> list[Choice[str]]:
            language = await self._speaks(interaction)
            completion = self._answering.service.opened.completion
            found = find(completion, typed, heard(typed, language))
            return [Choice(name=offer.name, value=offer.value) for offer in found]

        return offers

    def add_to(self, tree: Tree) -> None:
        """Add all of them."""
        for command in (
            self._ask(),
            self._about_paper("paper", lambda desk, title, spoken: desk.paper(title, spoken)),
            self._about_paper("similar", lambda desk, title, spoken: desk.similar(title, spoken)),
            self._browse(),
            self._path(),
            self._random(),
            self._find(),
        ):
            everywhere(command)
            tree.add_command(command)

    def _ask(self) -> Command:
        @slash_command("ask")
        @options("question", "category", "since", "until", "order", "count", "private")
        @app_commands.choices(order=[Choice(name=words(f"order.{o}"), value=o) for o in ORDERS])
        @app_commands.autocomplete(category=self._offers(Completion.categories))
        async def ask(
            interaction: Interaction,
            question: Range[str, 1, 4000],
            category: str | None = None,
            since: YEAR | None = None,
            until: YEAR | None = None,
            order: str | None = None,
            count: COUNT | None = None,
            private: bool = False,
        ) -> None:
            language = await self._speaks(interaction)
            wishes = Wishes(category, since, until, order, count)
            last = None if wishes != Wishes() else await self._last(interaction)
            server = await self._answering.state.server(interaction.guild_id)

            def work(desk: Desk) -> Reply:
                return desk.hear(question, language, last, wishes, server.count)

            await self._answer(interaction, work, heard(question, language), private)

        return ask

    def _about_paper(self, name: str, find: Callable[[Desk, str, str], Reply]) -> Command:
        @slash_command(name)
        @options("title")
        @app_commands.autocomplete(title=self._offers(Completion.titles))
        async def about_paper(interaction: Interaction, title: Range[str, 1, 300]) -> None:
            spoken = heard(title, await self._speaks(interaction))
            await self._answer(interaction, lambda desk: find(desk, title, spoken), spoken)

        return about_paper

    def _browse(self) -> Command:
        @slash_command("browse")
        @options("category", "shelf", "year", "author")
        @app_commands.choices(
            shelf=[Choice(name=_shelf_words(shelf), value=shelf) for shelf in SHELVES]
        )
        @app_commands.autocomplete(
            category=self._offers(Completion.categories), author=self._offers(Completion.authors)
        )
        async def browse(
            interaction: Interaction,
            category: str | None = None,
            shelf: str | None = None,
            year: YEAR | None = None,
            author: Range[str, 1, 100] | None = None,
        ) -> None:
            language = await self._speaks(interaction)
            server = await self._answering.state.server(interaction.guild_id)

            def work(desk: Desk) -> Reply:
                return desk.browse(language, category, shelf, year, author, server.count)

            await self._answer(interaction, work, language)

        return browse

    def _path(self) -> Command:
        @slash_command("path")
        @options("topic")
        @app_commands.autocomplete(topic=self._offers(Completion.topics))
        async def path(interaction: Interaction, topic: Range[str, 1, 300]) -> None:
            spoken = heard(topic, await self._speaks(interaction))
            await self._answer(interaction, lambda desk: desk.path(topic, spoken), spoken)

        return path

    def _random(self) -> Command:
        @slash_command("random")
        async def random(interaction: Interaction) -> None:
            language = await self._speaks(interaction)
            await self._answer(interaction, lambda desk: desk.random(language), language)

        return random

    def _find(self) -> app_commands.ContextMenu:
        async def find(interaction: Interaction, message: discord.Message) -> None:
            language = await self._speaks(interaction)
            if not message.content.strip():
                await tell(interaction, text_page(say(language, "no_text")))
                return
            content = message.content
            spoken = heard(content, language)
            await self._answer(interaction, lambda desk: desk.hear(content, language), spoken)

        return app_commands.ContextMenu(name=words("command.find"), callback=find)


def options(*names: str) -> Callable[[F], F]:
    """Names and descriptions of a command's options, in all languages."""

    def decorate(function: F) -> F:
        function = app_commands.rename(**{n: words(f"option.{n}") for n in names})(function)
        return app_commands.describe(**{n: words(f"option.{n}.about") for n in names})(function)

    return decorate


def _shelf_words(shelf: str) -> locale_str:
    return locale_str(say("en", f"shelf.{shelf}"), key=f"shelf.{shelf}")
