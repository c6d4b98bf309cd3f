"""The gateway of the loopback Discord: one bot, sessions that can be resumed, faults on demand."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from fake_world import Json, World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME = 0, 1, 2, 3, 4, 6
RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 8, 9, 10, 11
MESSAGE_CONTENT = 1 << 15
PRIVILEGED = MESSAGE_CONTENT | 1 << 1 | 1 << 8


@dataclass
class Session:
    """What Discord remembers of a bot between two sockets: the events it was sent."""

    id: str
    events: list[str] = field(default_factory=list)


@dataclass
class Gateway:
    """Speaks the gateway protocol, version 10, in text frames without compression.

    Attributes:
        heartbeat: seconds between two heartbeats that the bot is told to keep.
        beats: when each heartbeat came (loop time), apart for each socket.
        identified, resumed: how often a session was begun or taken up again.
        intents: what the bot asked for last (bits).
    """

    world: World
    token: str
    changed: Callable[[], None]
    heartbeat: float = 5.0
    url: str = ""
    beats: list[list[float]] = field(default_factory=list)
    identified: int = 0
    resumed: int = 0
    intents: int = 0
    faults: list[str] = field(default_factory=list)
    _session: Session | None = None
    _socket: web.WebSocketResponse | None = None
    _ready: bool = False

    @property
    def connected(self) -> bool:
        """Whether a bot is there and has been told READY or RESUMED."""
        return self._ready and self._socket is not None and not self._socket.closed

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One socket, from the hello to its end."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self._socket, self._ready = socket, False
        self.beats.append([])
        beats = self.beats[-1]
        await self._send(socket, HELLO, {"heartbeat_interval": int(self.heartbeat * 1000)})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            message = json.loads(frame.data)
            if message["op"] == HEARTBEAT:
                beats.append(asyncio.get_running_loop().time())
                await self._send(socket, HEARTBEAT_ACK)
            elif message["op"] == IDENTIFY:
                await self._identify(socket, message["d"])
            elif message["op"] == RESUME:
                await self._resume(socket, message["d"])
            elif message["op"] not in (PRESENCE, VOICE, REQUEST_MEMBERS):
                self.faults.append(f"gateway: unknown opcode {message['op']}")
                await socket.close(code=4001)
        self.changed()
        return socket

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        if data["token"] != self.token:
            await socket.close(code=4004)
            return
        self.intents = data["intents"]
        if self.intents & PRIVILEGED:
            self.faults.append(f"gateway: privileged intents asked for: {self.intents:b}")
            await socket.close(code=4014)
            return
        self.identified += 1
        self._session = Session(secrets.token_hex(8))
        self._ready = True
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": self.world.bot.as_user(bot=True),
                "guilds": [{"id": s, "unavailable": True} for s in self.world.servers],
                "session_id": self._session.id,
                "resume_gateway_url": self.url,
                "application": {"id": self.world.bot.id, "flags": 0},
            },
        )
        for server in self.world.servers.values():
            await self.dispatch("GUILD_CREATE", self.world.as_guild(server))

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> None:
        session = self._session
        if data["token"] != self.token or session is None or data["session_id"] != session.id:
            await self._send(socket, INVALID_SESSION, False)
            return
        self.resumed += 1
        for event in session.events[data["seq"] or 0 :]:
            await socket.send_str(event)
        self._ready = True
        await self.dispatch("RESUMED", {})

    async def dispatch(self, name: str, data: Json) -> None:
        """Send an event, or keep it for the time when the session is resumed."""
        session = self._session
        if session is None:
            raise AssertionError("no bot has connected yet")
        number = len(session.events) + 1
        event = json.dumps({"op": DISPATCH, "t": name, "s": number, "d": data})
        session.events.append(event)
        if self.connected and self._socket is not None:
            await self._socket.send_str(event)
        self.changed()

    async def _send(self, socket: web.WebSocketResponse, op: int, data: Any = None) -> None:
        await socket.send_str(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def drop(self) -> None:
        """Cut the line, as a broken network does: no close frame, no goodbye."""
        if self._socket is not None and self._socket._req is not None:
            transport = self._socket._req.transport
            if transport is not None:
                transport.abort()
        self._ready = False

    async def ask_to_reconnect(self) -> None:
        """Ask the bot to come again, as Discord does before it restarts a gateway."""
        if self._socket is not None:
            self._ready = False
            await self._send(self._socket, RECONNECT)

    async def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its session is invalid; it may resume it or must begin anew."""
        if self._socket is not None:
            self._ready = False
            if not resumable:
                self._session = None
            await self._send(self._socket, INVALID_SESSION, resumable)

    async def close(self) -> None:
        """Hang up."""
        if self._socket is not None and not self._socket.closed:
            await self._socket.close(code=1001)
