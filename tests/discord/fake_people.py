"""People who use the loopback Discord: they write, reply, run commands and press buttons."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from fake_discord import FakeDiscord
from fake_exchange import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Exchange
from fake_world import EPHEMERAL, ORDINARY, Channel, Json, Person, buttons_of, components_of

_OPTION_TYPES: dict[int, type] = {3: str, 4: int, 5: bool, 10: float}
_CHANNEL = 7


@dataclass(frozen=True)
class User:
    """A person at a loopback Discord, and all they can do there."""

    discord: FakeDiscord
    person: Person

    @classmethod
    def join(
        cls, discord: FakeDiscord, name: str, locale: str = "en-US", permissions: int = ORDINARY
    ) -> User:
        """A new person, whose Discord speaks ``locale``."""
        person = Person(discord.world.snowflake(), name, locale, permissions)
        discord.people[person.id] = person
        return cls(discord, person)

    @property
    def direct(self) -> Channel:
        """The direct messages between this person and the bot."""
        return self.discord.world.direct_channel(self.person)

    async def says(
        self, text: str, channel: Channel, reply_to: Json | None = None, ping: bool = True
    ) -> Json:
        """Write ``text``; a reply pings the author it replies to unless ``ping`` is False."""
        world = self.discord.world
        body: Json = {"content": text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": reply_to["id"]}
        message = world.write(self.person, channel, body)
        named = set(re.findall(r"<@!?(\d+)>", text))
        if reply_to is not None and ping:
            named.add(reply_to["author"]["id"])
        everybody = {**self.discord.people, world.bot.id: world.bot}
        message["mentions"] = [
            everybody[i].as_user(bot=i == world.bot.id) for i in sorted(named) if i in everybody
        ]
        await self.discord.announce("MESSAGE_CREATE", message)
        return message

    async def mentions(self, text: str, channel: Channel) -> Json:
        """Write to the bot in a channel."""
        return await self.says(f"<@{self.discord.world.bot.id}> {text}", channel)

    async def writes(self, text: str) -> Json:
        """Write to the bot directly."""
        return await self.says(text, self.direct)

    async def asks(self, text: str, channel: Channel | None = None) -> Json:
        """Mention the bot (without a channel: write to it) and wait for its answer."""
        message = await (self.writes(text) if channel is None else self.mentions(text, channel))
        return await self.discord.answer_to(message)

    async def follows(self, answer: Json, text: str) -> Json:
        """Reply to one of the bot's messages and wait for its answer."""
        channel = self.discord.world.channels[answer["channel_id"]]
        message = await self.says(text, channel, reply_to=answer)
        return await self.discord.answer_to(message)

    def command(self, name: str, kind: int = 1) -> Json:
        """A registered command (kind 1: slash, 3: on messages)."""
        for command in self.discord.commands:
            if (command["name"], command.get("type", 1)) == (name, kind):
                return command
        known = [c["name"] for c in self.discord.commands]
        raise AssertionError(f"there is no command {name!r} among {known}")

    async def runs(self, name: str, channel: Channel | None = None, **options: Any) -> Exchange:
        """Run a slash command (``"settings show"`` names a subcommand)."""
        data = self._command_data(name, options)
        return await self.discord.interact(self.person, channel or self.direct, COMMAND, data)

    async def completes(
        self, name: str, option: str, typed: str, channel: Channel | None = None, **others: Any
    ) -> list[Json]:
        """The choices offered while typing an option of a command."""
        data = self._command_data(name, {**others, option: typed}, focused=option)
        place = channel or self.direct
        exchange = await self.discord.interact(self.person, place, AUTOCOMPLETE, data)
        await exchange.done()
        return exchange.choices or []

    def _command_data(self, name: str, options: Json, focused: str | None = None) -> Json:
        first, *rest = name.split()
        command = self.command(first)
        data: Json = {"id": command["id"], "name": first, "type": 1}
        inner, known = data, command.get("options") or []
        for sub in rest:
            found = next(o for o in known if o["name"] == sub and o["type"] in (1, 2))
            inner["options"] = [{"name": sub, "type": found["type"]}]
            inner, known = inner["options"][0], found.get("options") or []
        given = []
        for option in known:
            if option["name"] not in options:
                assert focused or not option.get("required"), f"{name}: {option['name']} is missing"
                continue
            entry = _option(option, options.pop(option["name"]), option["name"] == focused)
            if isinstance(entry["value"], Channel):
                channel: Channel = entry["value"]
                entry["value"] = channel.id
                shown = {**channel.as_dict(), "permissions": str(self.person.permissions)}
                data.setdefault("resolved", {}).setdefault("channels", {})[channel.id] = shown
            given.append(entry)
        assert not options, f"{name} has no option {sorted(options)}"
        inner["options"] = given
        return data

    async def uses_on(self, name: str, message: Json) -> Exchange:
        """Use a command of a message's context menu."""
        command = self.command(name, kind=3)
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        channel = self.discord.world.channels[message["channel_id"]]
        return await self.discord.interact(self.person, channel, COMMAND, data)

    async def presses(self, message: Json, button: str) -> Exchange:
        """Press a button, named by a part of its label or of its custom id."""
        for found in buttons_of(message):
            if button in (found.get("label") or "") or button in found["custom_id"]:
                assert not found.get("disabled"), f"{button!r} cannot be pressed"
                return await self.presses_id(message, found["custom_id"])
        labels = [(b.get("label"), b["custom_id"]) for b in buttons_of(message)]
        raise AssertionError(f"there is no button {button!r} among {labels}")

    async def presses_id(self, message: Json, custom_id: str) -> Exchange:
        """Press whatever has this custom id, even where the message shows no such button."""
        seen_by = self.discord.private_to(message)
        assert seen_by in (None, self.person.id), "nobody else can see a private message"
        channel = self.discord.world.channels[message["channel_id"]]
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        if not message["flags"] & EPHEMERAL:
            assert message["id"] in self.discord.world.messages, "the message is gone"
        return await self.discord.interact(self.person, channel, COMPONENT, data, message)

    async def chooses(self, message: Json, menu: str, value: str) -> Exchange:
        """Choose the entry ``value`` of a menu, named by a part of its custom id."""
        for found in components_of(message):
            if found["type"] == 3 and menu in found["custom_id"]:
                assert value in [o["value"] for o in found["options"]], found["options"]
                data = {"custom_id": found["custom_id"], "component_type": 3, "id": 1}
                data["values"] = [value]
                channel = self.discord.world.channels[message["channel_id"]]
                return await self.discord.interact(self.person, channel, COMPONENT, data, message)
        raise AssertionError(f"there is no menu {menu!r}")

    async def submits(self, exchange: Exchange, **values: str) -> Exchange:
        """Fill in the form that was opened and send it."""
        assert exchange.modal is not None
        rows = [
            {"type": 1, "components": [{"type": 4, "custom_id": name, "value": value}]}
            for name, value in values.items()
        ]
        data = {"custom_id": exchange.modal["custom_id"], "components": rows}
        return await self.discord.interact(
            self.person, exchange.channel, MODAL_SUBMIT, data, exchange.source
        )


def _option(option: Json, value: Any, focused: bool) -> Json:
    if focused:
        assert option.get("autocomplete"), f"{option['name']} offers nothing while typing"
        return {"name": option["name"], "type": option["type"], "value": value, "focused": True}
    if option["type"] != _CHANNEL:
        wanted = _OPTION_TYPES[option["type"]]
        assert isinstance(value, wanted), f"{option['name']} wants {wanted.__name__}"
    if choices := option.get("choices"):
        assert value in [c["value"] for c in choices], f"{option['name']}: {choices}"
    if isinstance(value, int) and not isinstance(value, bool):
        assert option.get("min_value", value) <= value <= option.get("max_value", value)
    return {"name": option["name"], "type": option["type"], "value": value}


async def together(*doings: Any) -> list[Any]:
    """Do several things at the same time."""
    return list(await asyncio.gather(*doings))
