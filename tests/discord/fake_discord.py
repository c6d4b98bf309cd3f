"""A small Discord on loopback: REST and gateway, for an unmodified discord.py client.

Connect a client by setting ``discord.http.Route.BASE`` to :attr:`FakeDiscord.api` and
``discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY`` to :attr:`FakeDiscord.gateway_url`.
It refuses what Discord refuses, so that a bot that passes here has been corrected, not petted.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from discord_limits import command_limit_faults, limit_faults
from fake_exchange import (
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    DEFER,
    DEFER_UPDATE,
    MODAL,
    SAY,
    UPDATE,
    Call,
    Exchange,
)
from fake_gateway import MESSAGE_CONTENT, Gateway
from fake_world import (
    COMPONENTS_V2,
    EMBED_LINKS,
    EPHEMERAL,
    LOADING,
    READ_HISTORY,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Channel,
    Json,
    Person,
    World,
    pinged_by,
)

TOKEN = "loopback.token.not-a-secret"
ACKNOWLEDGE_SECONDS = 3.0


class Refusal(Exception):
    """An error answer of the API: HTTP status, Discord's own code, and a sentence."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"code": code, "message": message}


@dataclass
class Trouble:
    """An answer that a test ordered: for the next ``times`` requests that fit."""

    fits: Callable[[Call], bool]
    times: int
    seconds: float = 0.0
    status: int | None = None
    body: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)


class FakeDiscord:
    """The server; start it with ``async with FakeDiscord() as discord``.

    Attributes:
        world: the people, servers, channels and messages there are.
        gateway: its gateway, with the faults it can play.
        calls: every request so far.
        commands: the commands the bot registered.
        pings: who would have been pinged by what the bot sent; to be empty.
    """

    def __init__(self, heartbeat: float = 5.0, token: str = TOKEN) -> None:
        self.world = World.new()
        self.token = token
        self.calls: list[Call] = []
        self.commands: list[Json] = []
        self.exchanges: dict[str, Exchange] = {}
        self.pings: list[str] = []
        self.people: dict[str, Person] = {self.world.owner.id: self.world.owner}
        self.typing: list[str] = []
        self._private: dict[str, str] = {}
        self._trouble: list[Trouble] = []
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []
        self.gateway = Gateway(self.world, token, self._notify, heartbeat)
        self._runner: web.AppRunner | None = None
        self.api = self.gateway_url = ""

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application()
        app.router.add_get("/gateway/", self.gateway.handle)
        for method, template, handler in self._routes():
            app.router.add_route(method, "/api/v10" + template, self._endpoint(template, handler))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.api = f"http://127.0.0.1:{port}/api/v10"
        self.gateway_url = self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # ---- waiting -------------------------------------------------------------------------

    def _notify(self) -> None:
        for holds, told in list(self._waiting):
            if not told.done() and holds():
                told.set_result(None)

    async def until(self, holds: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something holds.

        Raises:
            TimeoutError: if it does not within ``seconds``.
        """
        if holds():
            return
        waiter = holds, asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            await asyncio.wait_for(waiter[1], seconds)
        finally:
            self._waiting.remove(waiter)

    async def answer_to(self, message: Json, seconds: float = 5.0) -> Json:
        """The bot's answer to a message: its reply, or in a direct message whatever comes next."""
        direct = self.world.channels[message["channel_id"]].recipient is not None

        def answers() -> list[Json]:
            return [
                m
                for m in self.by_bot(message["channel_id"])
                if m.get("message_reference", {}).get("message_id") == message["id"]
                or (direct and int(m["id"]) > int(message["id"]))
            ]

        await self.until(lambda: bool(answers()), seconds)
        return answers()[0]

    def by_bot(self, channel_id: str | None = None) -> list[Json]:
        """What the bot wrote (in one channel), oldest first."""
        world = self.world
        written = world.messages.values() if channel_id is None else world.written_in(channel_id)
        return [m for m in written if m["author"]["id"] == world.bot.id]

    def failed(self, template: str) -> list[Call]:
        """The requests to a path template that were refused so far."""
        return [c for c in self.calls if c.template == template and (c.status or 0) >= 400]

    # ---- trouble on demand -----------------------------------------------------------------

    def trouble(
        self,
        method: str,
        template: str,
        *,
        status: int | None = None,
        seconds: float = 0.0,
        times: int = 1,
        body: Json | None = None,
    ) -> None:
        """Answer the next ``times`` such requests ``seconds`` later, and with ``status`` if given.

        ``template`` may be the end of a path template.
        """

        def fits(call: Call) -> bool:
            return call.method == method and call.template.endswith(template)

        answer = body or {"code": 0, "message": f"{status}: ordered by a test"}
        self._trouble.append(Trouble(fits, times, seconds, status, answer))

    def rate_limit(self, method: str, template: str, retry_after: float, times: int = 1) -> None:
        """Answer the next ``times`` such requests with 429 and a time to wait (seconds)."""
        body = {
            "code": 0,
            "message": "You are being rate limited.",
            "retry_after": retry_after,
            "global": False,
        }
        self.trouble(method, template, status=429, times=times, body=body)
        self._trouble[-1].headers = {"Via": "1.1 loopback", "Retry-After": str(retry_after)}

    # ---- requests --------------------------------------------------------------------------

    def _endpoint(
        self, template: str, handler: Callable[[Call], Awaitable[tuple[int, Any]]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def endpoint(request: web.Request) -> web.Response:
            text = await request.text()
            call = Call(
                method=request.method,
                template=template,
                path=request.path.removeprefix("/api/v10"),
                query=dict(request.query),
                params=dict(request.match_info),
                body=json.loads(text) if text else None,
                authorization=request.headers.get("Authorization"),
                at=asyncio.get_running_loop().time(),
            )
            self.calls.append(call)
            headers: dict[str, str] = {}
            try:
                trouble = next((t for t in self._trouble if t.times and t.fits(call)), None)
                if trouble is not None:
                    trouble.times -= 1
                    call.fault = True
                    await asyncio.sleep(trouble.seconds)
                if trouble is not None and trouble.status is not None:
                    call.status, call.answer = trouble.status, trouble.body
                    headers = trouble.headers
                else:
                    call.status, call.answer = await handler(call)
            except Refusal as refusal:
                call.status, call.answer = refusal.status, refusal.body
            self._notify()
            return _response(call, headers)

        return endpoint

    def _routes(self) -> list[tuple[str, str, Callable[[Call], Awaitable[tuple[int, Any]]]]]:
        commands = "/applications/{application_id}/commands"
        message = "/channels/{channel_id}/messages/{message_id}"
        webhook = "/webhooks/{webhook_id}/{webhook_token}"
        return [
            ("GET", "/gateway/bot", self._gateway_bot),
            ("GET", "/users/@me", self._me),
            ("POST", "/users/@me/channels", self._open_direct),
            ("GET", "/applications/@me", self._application),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", commands, self._list_commands),
            ("PUT", commands, self._put_commands),
            ("GET", "/channels/{channel_id}", self._channel),
            ("POST", "/channels/{channel_id}/typing", self._typing),
            ("POST", "/channels/{channel_id}/messages", self._send),
            ("GET", message, self._get_message),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("POST", "/interactions/{interaction_id}/{interaction_token}/callback", self._callback),
            ("POST", webhook, self._follow_up),
            ("GET", webhook + "/messages/{message_id}", self._get_response),
            ("PATCH", webhook + "/messages/{message_id}", self._edit_response),
            ("DELETE", webhook + "/messages/{message_id}", self._delete_response),
        ]

    def _signed(self, call: Call) -> None:
        if call.authorization != f"Bot {self.token}":
            raise Refusal(401, 0, "401: Unauthorized")

    async def _gateway_bot(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        limit = {"max_concurrency": 1, "remaining": 999, "reset_after": 1000, "total": 1000}
        return 200, {"url": self.gateway_url, "shards": 1, "session_start_limit": limit}

    async def _me(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        user = {**self.world.bot.as_user(bot=True), "mfa_enabled": False, "locale": "en-US"}
        return 200, user

    async def _application(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        return 200, {
            "id": self.world.bot.id,
            "name": self.world.bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": self.world.owner.as_user(),
            "approximate_guild_count": len(self.world.servers),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": ["bot"],
            "bot_public": True,
            "bot_require_code_grant": False,
        }

    async def _list_commands(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        return 200, self.commands

    async def _put_commands(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        if faults := command_limit_faults(call.body):
            raise Refusal(400, 50035, "Invalid Form Body: " + "; ".join(faults))
        self.commands = [
            {
                "description": "",
                "default_member_permissions": None,
                **command,
                "id": self.world.snowflake(),
                "application_id": self.world.bot.id,
                "version": self.world.snowflake(),
            }
            for command in call.body
        ]
        for command in self.commands:
            permissions = command["default_member_permissions"]
            if permissions is not None:
                command["default_member_permissions"] = str(permissions)
            command["integration_types"] = command.get("integration_types") or [0]
        return 200, self.commands

    # ---- channels and their messages -------------------------------------------------------

    def _visible_channel(self, call: Call) -> Channel:
        self._signed(call)
        channel = self.world.channels.get(call.params["channel_id"])
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if not channel.bot_permissions & VIEW_CHANNEL:
            raise Refusal(403, 50001, "Missing Access")
        return channel

    async def _channel(self, call: Call) -> tuple[int, Any]:
        return 200, self._visible_channel(call).as_dict()

    async def _open_direct(self, call: Call) -> tuple[int, Any]:
        self._signed(call)
        person = self.people.get(str(call.body["recipient_id"]))
        if person is None:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        return 200, self.world.direct_channel(person).as_dict()

    async def _typing(self, call: Call) -> tuple[int, Any]:
        channel = self._visible_channel(call)
        if not channel.bot_permissions & SEND_MESSAGES:
            raise Refusal(403, 50013, "Missing Permissions")
        self.typing.append(channel.id)
        return 204, None

    async def _send(self, call: Call) -> tuple[int, Any]:
        channel = self._visible_channel(call)
        _permit(channel, call.body)
        self._check(call.body, new=True)
        body = dict(call.body)
        reference = body.get("message_reference") or {}
        if reference and not channel.bot_permissions & READ_HISTORY:
            raise Refusal(400, 160002, "Cannot reply without permission to read message history")
        if reference and str(reference["message_id"]) not in self.world.messages:
            if reference.get("fail_if_not_exists", True):
                raise Refusal(400, 50035, "Invalid Form Body: Unknown message")
            del body["message_reference"]
        message = self.world.write(self.world.bot, channel, body)
        await self._announce("MESSAGE_CREATE", message)
        return 200, message

    def _kept(self, call: Call) -> Json:
        channel = self._visible_channel(call)
        message = self.world.messages.get(call.params["message_id"])
        hidden = message is not None and message["flags"] & EPHEMERAL
        if message is None or hidden or message["channel_id"] != channel.id:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    async def _get_message(self, call: Call) -> tuple[int, Any]:
        message = self._kept(call)
        if not self.world.channels[message["channel_id"]].bot_permissions & READ_HISTORY:
            raise Refusal(403, 50013, "Missing Permissions")
        return 200, self._seen(message)

    async def _edit(self, call: Call) -> tuple[int, Any]:
        message = self._own(call)
        _permit(self.world.channels[message["channel_id"]], call.body, sending=False)
        self._check(call.body, old=message)
        await self._announce("MESSAGE_UPDATE", self.world.edit(message, call.body))
        return 200, message

    async def _delete(self, call: Call) -> tuple[int, Any]:
        del self.world.messages[self._own(call)["id"]]
        return 204, None

    def _own(self, call: Call) -> Json:
        message = self._kept(call)
        if message["author"]["id"] != self.world.bot.id:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        return message

    def private_to(self, message: Json) -> str | None:
        """The id of the only person who sees a message; None if everybody does."""
        return self._private.get(message["id"])

    def _check(self, body: Json, *, new: bool = False, old: Json | None = None) -> None:
        """Refuse a message that breaks a limit; note whom it would ping."""
        v2 = bool(old and old["flags"] & COMPONENTS_V2)
        if faults := limit_faults(body, v2_before=v2, new=new):
            raise Refusal(400, 50035, "Invalid Form Body: " + "; ".join(faults))
        self.pings += pinged_by(body)

    # ---- interactions ----------------------------------------------------------------------

    async def _callback(self, call: Call) -> tuple[int, Any]:
        exchange = self.exchanges.get(call.params["interaction_token"])
        if exchange is None or exchange.id != call.params["interaction_id"]:
            raise Refusal(404, 10062, "Unknown interaction")
        if exchange.acknowledged is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        if call.at - exchange.began > ACKNOWLEDGE_SECONDS:
            raise Refusal(404, 10062, "Unknown interaction")
        kind, data = call.body["type"], call.body.get("data") or {}
        if (kind == CHOICES) != (exchange.kind == AUTOCOMPLETE):
            raise Refusal(400, 50035, "Invalid Form Body: wrong type of response")
        if kind in (DEFER_UPDATE, UPDATE) and exchange.source is None:
            raise Refusal(400, 50035, "Invalid Form Body: there is no message to update")
        if kind in (SAY, UPDATE):
            self._check(data, new=kind == SAY, old=exchange.source if kind == UPDATE else None)
        exchange.callback = kind
        resource: Json = {"type": kind}
        if kind in (SAY, DEFER):
            flags = data.get("flags", 0) | (LOADING if kind == DEFER else 0)
            exchange.original = self._write_for(exchange, {**data, "flags": flags})
            if kind == SAY:
                resource["message"] = exchange.original
        elif kind in (DEFER_UPDATE, UPDATE):
            assert exchange.source is not None
            exchange.original = exchange.source
            if kind == UPDATE:
                self.world.edit(exchange.source, data)
                await self._announce("MESSAGE_UPDATE", exchange.source)
                resource["message"] = exchange.original
        elif kind == CHOICES:
            exchange.choices = data["choices"]
        elif kind == MODAL:
            exchange.modal = data
        exchange.acknowledged = call.at
        if kind not in (DEFER, DEFER_UPDATE):
            exchange.answered = call.at
        if kind == SAY:
            await self._announce("MESSAGE_CREATE", exchange.original)
        interaction: Json = {"id": exchange.id, "type": exchange.kind}
        if exchange.original is not None:
            interaction["response_message_id"] = exchange.original["id"]
            interaction["response_message_loading"] = kind == DEFER
            interaction["response_message_ephemeral"] = exchange.private
        answer = {"interaction": interaction}
        if "message" in resource:
            answer["resource"] = resource
        return 200, answer

    def _write_for(self, exchange: Exchange, body: Json) -> Json:
        message = self.world.write(self.world.bot, exchange.channel, body)
        message["application_id"] = message["webhook_id"] = self.world.bot.id
        message["interaction_metadata"] = {
            "id": exchange.id,
            "type": exchange.kind,
            "user": exchange.person.as_user(),
            "authorizing_integration_owners": {},
        }
        if exchange.source is not None:
            message["interaction_metadata"]["interacted_message_id"] = exchange.source["id"]
        elif exchange.kind == COMMAND:
            message["interaction_metadata"]["command_type"] = 1
        if message["flags"] & EPHEMERAL:
            self._private[message["id"]] = exchange.person.id
        return message

    def _exchange(self, call: Call) -> Exchange:
        exchange = self.exchanges.get(call.params["webhook_token"])
        if call.params["webhook_id"] != self.world.bot.id or exchange is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if exchange.acknowledged is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return exchange

    def _response(self, call: Call) -> tuple[Exchange, Json]:
        exchange = self._exchange(call)
        wanted = call.params["message_id"]
        known = [m for m in [exchange.original, *exchange.followups] if m is not None]
        if wanted == "@original" and exchange.original is not None:
            return exchange, exchange.original
        for message in known:
            if message["id"] == wanted:
                return exchange, message
        raise Refusal(404, 10008, "Unknown Message")

    async def _follow_up(self, call: Call) -> tuple[int, Any]:
        exchange = self._exchange(call)
        self._check(call.body, new=True)
        waiting = exchange.original
        if waiting is not None and waiting["flags"] & LOADING:  # it becomes the answer
            message = self._finish(exchange, waiting, call)
        else:
            message = self._write_for(exchange, call.body)
            exchange.followups.append(message)
            exchange.answered = exchange.answered or call.at
            await self._announce("MESSAGE_CREATE", message)
        return 200, message

    async def _get_response(self, call: Call) -> tuple[int, Any]:
        return 200, self._response(call)[1]

    async def _edit_response(self, call: Call) -> tuple[int, Any]:
        exchange, message = self._response(call)
        self._check(call.body, new=bool(message["flags"] & LOADING), old=message)
        self._finish(exchange, message, call)
        await self._announce("MESSAGE_UPDATE", message)
        return 200, message

    def _finish(self, exchange: Exchange, message: Json, call: Call) -> Json:
        message["flags"] &= ~LOADING
        body = {**call.body, "flags": (call.body.get("flags") or 0) & ~EPHEMERAL}
        exchange.answered = exchange.answered or call.at
        return self.world.edit(message, body)

    async def _delete_response(self, call: Call) -> tuple[int, Any]:
        exchange, message = self._response(call)
        self.world.messages.pop(message["id"], None)
        if message is exchange.original:
            exchange.original = None
            exchange.answered = exchange.answered or call.at
        else:
            exchange.followups.remove(message)
        return 204, None

    # ---- events ----------------------------------------------------------------------------

    def _seen(self, message: Json) -> Json:
        """A message as a bot without the message-content intent sees it."""
        seen = {k: v for k, v in message.items() if k not in ("application_id", "webhook_id")}
        mine = message["author"]["id"] == self.world.bot.id
        named = any(user["id"] == self.world.bot.id for user in message["mentions"])
        direct = self.world.channels[message["channel_id"]].recipient is not None
        if not (mine or named or direct or self.gateway.intents & MESSAGE_CONTENT):
            seen |= {"content": "", "embeds": [], "attachments": [], "components": []}
        if "referenced_message" in message:
            seen["referenced_message"] = self._seen(message["referenced_message"])
        return seen

    async def _announce(self, event: str, message: Json | None) -> None:
        if message is None or message["flags"] & EPHEMERAL:
            return
        if self.world.is_elsewhere(self.world.channels[message["channel_id"]]):
            return
        await self.announce(event, message)

    async def announce(self, event: str, message: Json) -> None:
        """Tell the bot of a message, as much as it may see."""
        data = self._seen(message)
        server = self.world.channels[message["channel_id"]].server
        if server is not None:
            data["guild_id"] = server.id
            author = self.people.get(message["author"]["id"], self.world.bot)
            data["member"] = author.as_member()
        await self.gateway.dispatch(event, data)

    async def interact(
        self, person: Person, channel: Channel, kind: int, data: Json, source: Json | None = None
    ) -> Exchange:
        """Tell the bot of an interaction; the exchange tells what comes of it."""
        began = asyncio.get_running_loop().time()
        exchange = Exchange(
            id=self.world.snowflake(),
            token=secrets.token_urlsafe(24),
            kind=kind,
            person=person,
            channel=channel,
            began=began,
            wait=self.until,
            source=source,
        )
        self.exchanges[exchange.token] = exchange
        event: Json = {
            "id": exchange.id,
            "application_id": self.world.bot.id,
            "type": kind,
            "token": exchange.token,
            "version": 1,
            "data": data,
            "channel_id": channel.id,
            "channel": channel.as_dict(),
            "locale": person.locale,
            "app_permissions": str(channel.bot_permissions),
            "attachment_size_limit": 10_485_760,
            "entitlements": [],
        }
        server = channel.server
        if server is None:
            event |= {"user": person.as_user(), "context": 2 if channel.group else 1}
        else:
            member = {**person.as_member(), "user": person.as_user()}
            member["permissions"] = str(person.permissions)
            event |= {"guild_id": server.id, "guild_locale": server.locale, "context": 0}
            event |= {"member": member}
            event["guild"] = {"id": server.id, "locale": server.locale, "features": []}
        owner = {"1": person.id}
        if server is not None and not self.world.is_elsewhere(channel):
            owner = {"0": server.id}
        event["authorizing_integration_owners"] = owner
        if source is not None and kind == COMPONENT:
            event["message"] = source
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return exchange


def _permit(channel: Channel, body: Json, *, sending: bool = True) -> None:
    allowed = channel.bot_permissions
    if sending and not allowed & SEND_MESSAGES:
        raise Refusal(403, 50013, "Missing Permissions")
    if body.get("embeds") and not allowed & EMBED_LINKS:
        raise Refusal(403, 50013, "Missing Permissions")


def _response(call: Call, headers: dict[str, str]) -> web.Response:
    """The answer with exactly the Content-Type that discord.py looks for."""
    limits = {
        "X-RateLimit-Limit": "100",
        "X-RateLimit-Remaining": "99",
        "X-RateLimit-Reset-After": "1",
        "X-RateLimit-Bucket": f"{call.method} {call.template}".encode().hex()[:32],
    }
    body = b"" if call.answer is None else json.dumps(call.answer).encode()
    if body:
        call.answer = json.loads(body)  # as it is now; messages change later
    content = {"Content-Type": "application/json"} if body else {}
    assert call.status is not None
    return web.Response(status=call.status, body=body, headers={**limits, **content, **headers})
