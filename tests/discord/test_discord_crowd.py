"""A hundred people at once, asking a bot in a process of its own."""

from __future__ import annotations

import asyncio
import itertools
import re
import signal
import statistics
from collections.abc import Callable

import aiohttp
from conftest import HEARTBEAT
from discord_process import Processes
from fake_discord import FakeDiscord
from fake_people import User, together
from test_discord_talk import titles

PEOPLE = 100
TOPICS = ["GANs", "object detection", "speech recognition", "dropout", "目标检测", "语音识别"]


async def test_a_hundred_people_at_once(
    loopback: FakeDiscord,
    bots: Processes,
    unused_tcp_port: int,
    record_property: Callable[[str, object], None],
) -> None:
    papers = loopback.world.add_channel(loopback.world.add_server("Readers"), "papers")
    process = await bots.start(MUSTREAD_DISCORD_HEALTH_PORT=str(unused_tcp_port))
    figures = f"http://127.0.0.1:{unused_tcp_port}/metrics"
    await loopback.until(lambda: loopback.gateway.connected, 15)
    clock = asyncio.get_running_loop().time
    languages = ["en-US", "zh-CN"]
    users = [User.join(loopback, f"Reader{n}", languages[n % 2]) for n in range(PEOPLE)]

    async def ask(n: int, user: User) -> float:
        began, topic = clock(), f"{TOPICS[n % len(TOPICS)]} since {1990 + n % 20}"
        if n % 4 == 0:
            assert titles(await user.asks(f"papers on {topic}"))
            return clock() - began
        asked = await user.runs("ask", papers, question=topic)
        assert titles(await asked.done(10))
        assert asked.answered is not None  # and acknowledged in 3 s, or it would have been refused
        return asked.answered - began

    await asyncio.sleep(HEARTBEAT)  # so that a heartbeat is due while they ask
    took = sorted(await together(*(ask(n, user) for n, user in enumerate(users))))
    p99 = statistics.quantiles(took, n=100)[98]
    record_property("p50_seconds", round(statistics.median(took), 3))
    record_property("p99_seconds", round(p99, 3))
    # How long the bot itself took, by its own count; the rest depends on the machine's other work.
    async with aiohttp.ClientSession() as session, session.get(figures) as answer:
        metrics = await answer.text()
    counted = {
        edge: sum(
            map(float, re.findall(rf'_seconds_bucket{{le="{re.escape(edge)}"}} (\S+)', metrics))
        )
        for edge in ("1.0", "+Inf")
    }
    assert counted["+Inf"] == PEOPLE
    record_property("answered_within_a_second_of_its_own_time", counted["1.0"])
    await asyncio.sleep(HEARTBEAT)
    (beats,) = loopback.gateway.beats
    gaps = [later - earlier for earlier, later in itertools.pairwise(beats)]
    record_property("longest_heartbeat_gap_seconds", round(max(gaps), 3))
    assert len(gaps) >= 2  # on one connection: a late heartbeat would have ended it
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
