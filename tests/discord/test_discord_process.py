"""The bot as a process of its own: how it starts, how it does not, and how it leaves."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from fake_discord import FakeDiscord
from fake_people import User
from test_discord_talk import titles

ROOT = Path(__file__).resolve().parents[2]
SITE = """
import discord.gateway, discord.http, os, time, yarl
from index.library import Library
discord.http.Route.BASE = os.environ["LOOPBACK_API"]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["LOOPBACK_GATEWAY"])
answer = Library.answer
def slow(*given, **named):
    time.sleep(float(os.environ.get("LOOPBACK_SLOW", "0")))
    return answer(*given, **named)
Library.answer = slow
"""
Start = Callable[..., "asyncio.Future[asyncio.subprocess.Process]"]


@pytest_asyncio.fixture
async def start(loopback: FakeDiscord, home: Path, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts ``mustread bot`` against the loopback Discord, with changes to its environment."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    running: list[asyncio.subprocess.Process] = []

    async def begin(**changes: str) -> asyncio.subprocess.Process:
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("MUSTREAD_")},
            "PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{ROOT}",
            "LOOPBACK_API": loopback.api,
            "LOOPBACK_GATEWAY": loopback.gateway_url,
            "MUSTREAD_HOME": str(home),
            "MUSTREAD_LANG": "en",
            "MUSTREAD_DISCORD_TOKEN": loopback.token,
            "MUSTREAD_DISCORD_STATE": str(tmp_path / "state.db"),
            **changes,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=tmp_path, env=environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_a_day_in_its_life(
    loopback: FakeDiscord, start: Start, unused_tcp_port: int
) -> None:
    papers = loopback.world.add_channel(loopback.world.add_server("Readers"), "papers")
    process = await start(
        LOOPBACK_SLOW="0.4", MUSTREAD_DISCORD_HEALTH_PORT=str(unused_tcp_port)
    )
    await loopback.until(lambda: loopback.gateway.connected, 15)
    ann, bob = User.join(loopback, "Ann"), User.join(loopback, "Bob")
    assert titles(await ann.asks("papers on GANs secret-word-one", papers))
    async with aiohttp.ClientSession(f"http://127.0.0.1:{unused_tcp_port}") as session:
        async with session.get("/healthz") as answer:
            assert answer.status == 200
        async with session.get("/metrics") as answer:
            assert "mustread" in await answer.text()
    message = await ann.mentions("papers on dropout secret-word-two", papers)
    asked = await bob.runs("ask", papers, question="papers on GANs")
    await asyncio.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    assert titles(await loopback.answer_to(message))
    assert titles(await asked.done())
    out, err = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0, err.decode()
    logged = (out + err).decode()
    assert "secret-word" not in logged and loopback.token not in logged
    assert "Traceback" not in logged, logged


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"MUSTREAD_DISCORD_TOKEN": ""}, "MUSTREAD_DISCORD_TOKEN"),
        ({"MUSTREAD_DISCORD_TOKEN": "wrong.token.here"}, "token"),
        ({"LOOPBACK_API": "http://127.0.0.1:9/api/v10"}, "reach"),
        ({"MUSTREAD_HOME": "/nonexistent/home"}, "mustread build"),
        ({"MUSTREAD_DISCORD_TOKEN": "", "MUSTREAD_DISCORD_TOKEN_FILE": "/nonexistent"}, "cannot be"),
        ({"MUSTREAD_DISCORD_LANGUAGE": "fr"}, "language"),
        ({"MUSTREAD_DISCORD_SETTINGS": "/nonexistent.yaml"}, "settings"),
    ],
)
async def test_what_keeps_it_from_starting(
    start: Start, changes: dict[str, str], word: str
) -> None:
    process = await start(**changes)
    out, err = await asyncio.wait_for(process.communicate(), 20)
    told = err.decode().strip()
    assert process.returncode not in (0, 1, None), told
    assert word in told.splitlines()[-1] and "Traceback" not in told
    assert "wrong.token.here" not in (out.decode() + told)
