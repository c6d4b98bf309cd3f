"""``/healthz`` and ``/metrics`` on loopback, where they are switched on."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from bot.discord.errors import StartError
from bot.discord.metrics import Metrics

HOST = "127.0.0.1"


@contextlib.asynccontextmanager
async def health_server(
    port: int, healthy: Callable[[], bool], metrics: Metrics, delay: Callable[[], float]
) -> AsyncIterator[None]:
    """Serve both while the block runs; with port 0, nothing.

    Args:
        port: on 127.0.0.1.
        healthy: whether the bot is connected and can answer.
        metrics: the figures to show.
        delay: of the gateway, in seconds.

    Raises:
        StartError: if the port is taken.
    """
    if not port:
        yield
        return

    async def healthz(_: web.Request) -> web.Response:
        good = healthy()
        return web.Response(text="ok\n" if good else "not connected\n", status=200 if good else 503)

    async def figures(_: web.Request) -> web.Response:
        metrics.set_delay(delay())
        headers = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=metrics.text(), headers=headers)

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/metrics", figures)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            raise StartError("health", port=port, why=error.strerror) from None
        yield
    finally:
        await runner.cleanup()
