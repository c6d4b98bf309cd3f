"""The bot as a process of its own: how it starts, how it does not, and how it leaves."""

from __future__ import annotations

import asyncio
import signal

import aiohttp
from discord_process import Processes
from fake_discord import FakeDiscord
from fake_people import User, together
from test_discord_talk import titles


async def test_a_day_in_its_life(
    loopback: FakeDiscord, bots: Processes, unused_tcp_port: int
) -> None:
    papers = loopback.world.add_channel(loopback.world.add_server("Readers"), "papers")
    process = await bots.start(
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


WRONG = [
    ({"MUSTREAD_DISCORD_TOKEN": ""}, "MUSTREAD_DISCORD_TOKEN"),
    ({"MUSTREAD_DISCORD_TOKEN": "wrong.token.here"}, "token"),
    ({"LOOPBACK_API": "http://127.0.0.1:9/api/v10"}, "reach"),
    ({"MUSTREAD_HOME": "/nonexistent/home"}, "mustread build"),
    ({"MUSTREAD_DISCORD_TOKEN": "", "MUSTREAD_DISCORD_TOKEN_FILE": "/nonexistent"}, "cannot be"),
    ({"MUSTREAD_DISCORD_LANGUAGE": "fr"}, "language"),
    ({"MUSTREAD_DISCORD_SETTINGS": "/nonexistent.yaml"}, "settings"),
    ({"MUSTREAD_DISCORD_STATE": "/proc/nothing/state.db"}, "memory"),
]


async def test_what_keeps_it_from_starting(bots: Processes) -> None:
    async def start(changes: dict[str, str], word: str) -> None:
        process = await bots.start(**changes)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        told = err.decode().strip()
        assert process.returncode not in (0, 1, None), f"{changes}: {told}"
        assert word in told.splitlines()[-1] and "Traceback" not in told, f"{changes}: {told}"
        assert "wrong.token.here" not in out.decode() + told

    await together(*(start(changes, word) for changes, word in WRONG))
