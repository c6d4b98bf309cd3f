"""What the loopback Discord knows: people, servers, channels, messages, as the API shows them."""

from __future__ import annotations

import datetime
import itertools
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

EPOCH_MS = 1_420_070_400_000  # snowflakes count from the first second of 2015
EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, READ_HISTORY = 1 << 10, 1 << 11, 1 << 14, 1 << 16
MANAGE_SERVER, USE_COMMANDS = 1 << 5, 1 << 31
ORDINARY = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | READ_HISTORY | USE_COMMANDS
_V2_TYPES = {9, 10, 11, 12, 13, 14, 17}


@dataclass(frozen=True)
class Person:
    """Somebody who can talk to the bot; ``locale`` is the language of their Discord."""

    id: str
    name: str
    locale: str = "en-US"
    permissions: int = ORDINARY

    def as_user(self, *, bot: bool = False) -> Json:
        """The person as a ``UserResponse``."""
        return {
            "id": self.id,
            "username": self.name.lower(),
            "global_name": self.name,
            "avatar": None,
            "discriminator": "0",
            "public_flags": 0,
            "flags": 0,
            "bot": bot,
            "primary_guild": None,
        }

    def as_member(self) -> Json:
        """The person as a member of a server, without the user."""
        return {
            "roles": [],
            "joined_at": "2020-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
            "avatar": None,
            "banner": None,
            "nick": None,
            "pending": False,
            "premium_since": None,
            "communication_disabled_until": None,
        }


@dataclass(frozen=True)
class Server:
    """A Discord server ("guild"); ``locale`` is its preferred language."""

    id: str
    name: str
    locale: str = "en-US"


@dataclass(frozen=True)
class Channel:
    """A text channel of a server, or a direct-message channel.

    Attributes:
        denied: permissions (bits) that nobody has here.
        group: whether people talk here among themselves, without the bot.
    """

    id: str
    name: str
    server: Server | None
    recipient: Person | None = None
    denied: int = 0
    group: bool = False

    @property
    def bot_permissions(self) -> int:
        """What the bot may do here (bits)."""
        return ORDINARY & ~self.denied

    def as_dict(self) -> Json:
        """The channel as the API shows it."""
        if self.recipient is not None:
            recipients = [self.recipient.as_user()]
            shown = {"id": self.id, "type": 1, "flags": 0, "recipients": recipients}
            group = {"type": 3, "name": self.name, "icon": None, "owner_id": self.recipient.id}
            return {**shown, **group} if self.group else shown
        assert self.server is not None
        deny = {"id": self.server.id, "type": 0, "allow": "0", "deny": str(self.denied)}
        return {
            "id": self.id,
            "type": 0,
            "flags": 0,
            "guild_id": self.server.id,
            "name": self.name,
            "position": 0,
            "nsfw": False,
            "parent_id": None,
            "rate_limit_per_user": 0,
            "permission_overwrites": [deny] if self.denied else [],
        }


@dataclass
class World:
    """Everything there is; ids are handed out here, in the order of time."""

    bot: Person
    owner: Person
    servers: dict[str, Server] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)
    _in_channel: dict[str, list[Json]] = field(default_factory=dict)
    _count: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    def new(cls) -> World:
        """A world with the bot and the owner of its application."""
        return cls(
            Person("1000000000000000001", "Mustread"), Person("1000000000000000002", "Owner")
        )

    def snowflake(self) -> str:
        """A new id that tells the present time, as Discord's do."""
        milliseconds = int(time.time() * 1000) - EPOCH_MS
        return str((milliseconds << 22) + next(self._count) % (1 << 22))

    def add_server(self, name: str, locale: str = "en-US") -> Server:
        """A server that the bot is a member of."""
        server = Server(self.snowflake(), name, locale)
        self.servers[server.id] = server
        return server

    def add_channel(self, server: Server, name: str, denied: int = 0) -> Channel:
        """A text channel where the permissions ``denied`` (bits) are missing."""
        channel = Channel(self.snowflake(), name, server, denied=denied)
        self.channels[channel.id] = channel
        return channel

    def add_elsewhere(self, name: str) -> Channel:
        """A channel of a server that the bot is not a member of."""
        channel = Channel(self.snowflake(), name, Server(self.snowflake(), name))
        self.channels[channel.id] = channel
        return channel

    def add_group(self, person: Person) -> Channel:
        """A group of people who write to each other, without the bot."""
        channel = Channel(self.snowflake(), "group", None, recipient=person, group=True)
        self.channels[channel.id] = channel
        return channel

    def is_elsewhere(self, channel: Channel) -> bool:
        """Whether the bot is not there: only a person who installed it can use it."""
        return channel.group or (
            channel.server is not None and channel.server.id not in self.servers
        )

    def direct_channel(self, person: Person) -> Channel:
        """The direct messages between ``person`` and the bot."""
        for channel in self.channels.values():
            if channel.recipient == person and not channel.group:
                return channel
        channel = Channel(self.snowflake(), "", None, recipient=person)
        self.channels[channel.id] = channel
        return channel

    def as_guild(self, server: Server) -> Json:
        """A server as ``GUILD_CREATE`` shows it."""
        everyone = {
            "id": server.id,
            "name": "@everyone",
            "permissions": str(ORDINARY),
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 0,
            "managed": False,
            "mentionable": False,
            "flags": 0,
            "icon": None,
            "unicode_emoji": None,
        }
        return {
            "id": server.id,
            "name": server.name,
            "preferred_locale": server.locale,
            "owner_id": self.owner.id,
            "unavailable": False,
            "large": False,
            "member_count": 2,
            "roles": [everyone],
            "members": [{**self.bot.as_member(), "user": self.bot.as_user(bot=True)}],
            "channels": [c.as_dict() for c in self.channels.values() if c.server == server],
            "threads": [],
            "emojis": [],
            "stickers": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "features": [],
            "icon": None,
            "banner": None,
            "splash": None,
            "discovery_splash": None,
            "description": None,
            "vanity_url_code": None,
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "application_id": None,
            "joined_at": "2020-01-01T00:00:00+00:00",
        }

    def write(self, author: Person, channel: Channel, body: Json) -> Json:
        """Keep the message that the request ``body`` describes; returns it as the API shows it."""
        message: Json = {
            "id": self.snowflake(),
            "type": 0,
            "channel_id": channel.id,
            "author": author.as_user(bot=author == self.bot),
            "content": "",
            "timestamp": _now(),
            "edited_timestamp": None,
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "attachments": [],
            "embeds": [],
            "components": [],
            "flags": 0,
            "pinned": False,
            "tts": False,
        }
        if reference := body.get("message_reference"):
            target = self.messages.get(str(reference["message_id"]))
            message["type"] = 19
            message["message_reference"] = {
                "type": 0,
                "channel_id": channel.id,
                "message_id": str(reference["message_id"]),
            }
            if target is not None:
                kept = {k: v for k, v in target.items() if k != "referenced_message"}
                message["referenced_message"] = kept
        self._fill(message, body)
        self.messages[message["id"]] = message
        self._in_channel.setdefault(channel.id, []).append(message)
        return message

    def written_in(self, channel_id: str) -> list[Json]:
        """The messages of a channel, oldest first, without those that were deleted."""
        return [m for m in self._in_channel.get(channel_id, []) if m["id"] in self.messages]

    def edit(self, message: Json, body: Json) -> Json:
        """Change a kept message as the request ``body`` says."""
        self._fill(message, body)
        message["edited_timestamp"] = _now()
        return message

    def _fill(self, message: Json, body: Json) -> None:
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = [{**embed, "type": "rich"} for embed in body["embeds"] or []]
        if "components" in body:
            numbers = itertools.count(1)
            message["components"] = [_answered(c, numbers) for c in body["components"] or []]
        if body.get("flags"):
            message["flags"] |= body["flags"]


def _answered(component: Json, numbers: Iterator[int]) -> Json:
    """A component of a request as an answer shows it: numbered, with what Discord fills in."""
    answered = {**component, "id": component.get("id") or next(numbers)}
    if "components" in component:
        answered["components"] = [_answered(c, numbers) for c in component["components"]]
    if "accessory" in component:
        answered["accessory"] = _answered(component["accessory"], numbers)
    if component["type"] == 17:
        answered.setdefault("accent_color", None)
        answered.setdefault("spoiler", False)
    if component["type"] == 14:
        answered.setdefault("divider", True)
        answered.setdefault("spacing", 1)
    if component["type"] == 2:
        answered.setdefault("disabled", False)
    return {name: value for name, value in answered.items() if value is not None or name != "emoji"}


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat()


def components_of(message: Json) -> Iterator[Json]:
    """Every component of a message or request, the nested ones too."""
    waiting = list(message.get("components") or [])
    while waiting:
        component = waiting.pop(0)
        yield component
        inner = [component["accessory"]] if "accessory" in component else []
        waiting[:0] = [*(component.get("components") or []), *inner]


def needs_v2(body: Json) -> bool:
    """Whether the message uses components that exist only with Components V2."""
    return any(component["type"] in _V2_TYPES for component in components_of(body))


def text_of(message: Json) -> str:
    """All that a person reads in a message, button labels excepted."""
    parts = [message.get("content") or ""]
    for embed in message.get("embeds") or []:
        parts += [embed.get("title"), embed.get("description")]
        parts += [embed.get("author", {}).get("name"), embed.get("footer", {}).get("text")]
        parts += [f[k] for f in embed.get("fields") or [] for k in ("name", "value")]
    parts += [c["content"] for c in components_of(message) if c["type"] == 10]
    return "\n".join(part for part in parts if part)


def buttons_of(message: Json) -> list[Json]:
    """The buttons that can be pressed (no links), in order."""
    return [c for c in components_of(message) if c["type"] == 2 and "custom_id" in c]


def pinged_by(body: Json) -> list[str]:
    """Who would be pinged by a message sent with this ``body``: Discord's own rule."""
    text = "\n".join(
        [body.get("content") or "", *(c["content"] for c in components_of(body) if c["type"] == 10)]
    )
    allowed = body.get("allowed_mentions")
    parse = ["everyone", "users", "roles"] if allowed is None else allowed.get("parse", [])
    users = [] if allowed is None else [str(u) for u in allowed.get("users", [])]
    roles = [] if allowed is None else [str(r) for r in allowed.get("roles", [])]
    found = []
    if "everyone" in parse:
        found += re.findall(r"@everyone|@here", text)
    found += [u for u in re.findall(r"<@!?(\d+)>", text) if "users" in parse or u in users]
    found += [r for r in re.findall(r"<@&(\d+)>", text) if "roles" in parse or r in roles]
    if body.get("message_reference") and (allowed is None or allowed.get("replied_user")):
        found.append("replied user")
    return found
