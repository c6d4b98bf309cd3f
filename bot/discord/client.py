"""The connection to Discord: what arrives goes to messages, commands and buttons."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging

import discord
from discord import app_commands

from bot.discord.answering import Answering
from bot.discord.buttons import Buttons, is_component
from bot.discord.cards import text_page
from bot.discord.commands import Commands, Translator
from bot.discord.deliver import NOBODY, Interaction, tell
from bot.discord.languages import choose
from bot.discord.management import Management
from bot.discord.messages import Messages
from bot.discord.wording import say

PURGE_SECONDS = 600.0
_log = logging.getLogger("mustread.client")


def intents() -> discord.Intents:
    """What the bot hears of: servers, and messages; no privileged intent."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted


class Bot(discord.Client):
    """Connects the parts with Discord.

    Args:
        answering: the road to an answer.
        language: where nothing else tells.
    """

    def __init__(self, answering: Answering, language: str) -> None:
        super().__init__(
            intents=intents(),
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.2,
        )
        self._answering = answering
        self._language = language
        self._owners: frozenset[int] = frozenset()
        self._upkeep: list[asyncio.Task[None]] = []
        self._messages = Messages(answering, language)
        self._buttons = Buttons(answering)
        self.tree = _Tree(self)
        Commands(answering, self.speaks).add_to(self.tree)
        Management(answering, self.speaks, lambda person: person in self._owners).add_to(self.tree)

    async def setup_hook(self) -> None:
        """Learn the owner, publish the commands, start the upkeep."""
        application = self.application
        if application is not None:
            team = application.team
            members = [m.id for m in team.members] if team else []
            self._owners = frozenset(members or [application.owner.id])
        await self.tree.set_translator(Translator())
        await self._publish()
        self._upkeep = [
            asyncio.create_task(self._answering.service.watch()),
            asyncio.create_task(self._purge()),
        ]

    async def _publish(self) -> None:
        """Tell Discord the commands, if they are others than the last time."""
        state, translator = self._answering.state, self.tree.translator
        payload = [
            await command.get_translated_payload(self.tree, translator)
            if translator
            else command.to_dict(self.tree)
            for command in self.tree.get_commands()
        ]
        text = f"{self.application_id} {json.dumps(payload, sort_keys=True, default=str)}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        if await state.fact("commands") == digest:
            return
        try:
            await self.tree.sync()
        except discord.HTTPException as error:
            _log.warning("commands not published", extra={"status": error.status})
            return
        await state.set_fact("commands", digest)

    async def _purge(self) -> None:
        while True:
            await asyncio.sleep(PURGE_SECONDS)
            await self._answering.state.purge()

    async def close(self) -> None:
        """Leave Discord."""
        for task in self._upkeep:
            task.cancel()
        await super().close()

    async def speaks(self, interaction: Interaction) -> str:
        """The language to speak with the person of an interaction."""
        server = await self._answering.state.server(interaction.guild_id)
        guild = str(interaction.guild_locale) if interaction.guild_locale else None
        return choose(str(interaction.locale), server.language, guild, self._language)

    async def on_ready(self) -> None:
        """Connected, with all servers known."""
        _log.info("ready", extra={"servers": len(self.guilds)})

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something."""
        if self.user is not None:
            await self._messages.hear(message, self.user)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Somebody pressed a button or chose from a menu; commands go to the tree."""
        if not is_component(interaction):
            return
        language = await self.speaks(interaction)
        try:
            await self._buttons.press(interaction, language)
        except Exception as error:
            await apologise(interaction, error, language)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Left a server: nothing of it is kept."""
        await self._answering.state.drop_server(guild.id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Something failed while an event was handled."""
        _log.exception("event failed", extra={"during": event_method})


class _Tree(app_commands.CommandTree[Bot]):
    async def on_error(
        self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /
    ) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await apologise(interaction, cause, await self.client.speaks(interaction))


async def apologise(interaction: Interaction, error: Exception, language: str) -> None:
    """Log what failed and tell the person, as far as that is still possible."""
    _log.error("interaction failed", exc_info=error)
    if interaction.type is discord.InteractionType.autocomplete:
        return
    with contextlib.suppress(discord.HTTPException):
        await tell(interaction, text_page(say(language, "failed")))
