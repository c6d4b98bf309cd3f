"""Start the bot, keep it running, leave in good order. The edge where errors become sentences."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import discord

from bot.discord.answering import Answering
from bot.discord.client import Bot
from bot.discord.errors import StartError
from bot.discord.gate import Gate, Running
from bot.discord.health import health_server
from bot.discord.log import set_up
from bot.discord.metrics import Metrics
from bot.discord.service import Service
from bot.discord.settings import Settings, read_settings
from bot.discord.state import State
from index import MustreadError
from index.library import default_store
from index.snapshot import Store

FINISH_SECONDS = 20.0  # for what is being answered when the bot is told to leave
UNREACHABLE = 8
_log = logging.getLogger("mustread.run")


def main(language: str, home: Path | None) -> int:
    """Run the bot with the settings of the environment.

    Args:
        language: "en" or "zh", for what is said to the operator.
        home: folder of the snapshots; None for the usual one.

    Returns:
        The exit code: 0 after SIGTERM, 4 without a usable snapshot, 7 where a setting or the token
        is wrong, 8 where Discord cannot be reached.
    """
    store = home if home is not None else default_store().folder
    try:
        settings = read_settings(os.environ, store)
        set_up(sys.stderr, settings.token)
        return run(settings)
    except (StartError, MustreadError) as error:
        print(error.text(language), file=sys.stderr)
        return error.exit_code


def run(settings: Settings) -> int:
    """Run until told to stop.

    Raises:
        StartError: if the bot cannot run, or Discord throws it out.
        MustreadError: if there is no usable snapshot.
    """
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    service = Service(Store(settings.store))
    state = State(settings.state)
    metrics = Metrics()
    try:
        await service.open()
        await state.open()
        metrics.set_papers(len(service.opened.library.papers))
        running = Running()
        gate = Gate(settings.per_minute, time.monotonic)
        bot = Bot(Answering(service, state, gate, running, metrics), settings.language)

        def healthy() -> bool:
            return bot.is_ready() and not bot.is_closed()

        async with health_server(settings.health_port, healthy, metrics, lambda: bot.latency):
            await _stay(bot, settings.token, running)
    finally:
        await state.close()
        service.close()
    return 0


async def _stay(bot: Bot, token: str, running: Running) -> None:
    """Be connected until a signal comes; then finish what is being answered."""
    stop = asyncio.Event()
    connected = asyncio.create_task(bot.start(token))
    told = asyncio.create_task(stop.wait())
    try:
        with _signals(stop), _explained():
            await asyncio.wait({connected, told}, return_when=asyncio.FIRST_COMPLETED)
            if connected.done():
                connected.result()
                return
            _log.info("leaving")
            if not await running.finish(FINISH_SECONDS):
                _log.warning("left with answers unfinished")
    finally:
        told.cancel()
        await bot.close()
        connected.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await connected


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # not on Windows
            loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """What the library says of a failed connection, as an error with a sentence."""
    try:
        yield
    except discord.LoginFailure:
        raise StartError("bad_token") from None
    except discord.ConnectionClosed as error:
        if error.code == 4004:  # the gateway refuses the token
            raise StartError("bad_token") from None
        raise StartError("unreachable", UNREACHABLE, why=f"code {error.code}") from None
    except (aiohttp.ClientError, OSError, discord.HTTPException, discord.GatewayNotFound) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise StartError("unreachable", UNREACHABLE, why=why) from None
