"""A hundred people at once."""

from __future__ import annotations

import asyncio
import statistics
import time

import pytest
from conftest import HEARTBEAT
from discord_town import Town
from fake_people import User, together
from test_discord_talk import titles

PEOPLE = 100
TOPICS = ["GANs", "object detection", "speech recognition", "dropout", "目标检测", "语音识别"]


async def test_a_hundred_people_at_once(
    town: Town, record_property: pytest.FixtureCallback
) -> None:
    users = [town.user(f"Reader{n}", "zh-CN" if n % 2 else "en-US") for n in range(PEOPLE)]

    async def ask(n: int, user: User) -> float:
        topic, began = TOPICS[n % len(TOPICS)], time.perf_counter()
        if n % 4 == 0:
            assert titles(await user.asks(f"papers on {topic}"))
            return time.perf_counter() - began
        asked = await user.runs("ask", town.papers, question=topic)
        assert titles(await asked.done(10))
        assert asked.answered is not None and asked.acknowledged is not None
        assert asked.acknowledged - asked.began < 1
        return asked.answered - asked.began

    await asyncio.sleep(HEARTBEAT)  # so that a heartbeat is due while they ask
    took = sorted(await together(*(ask(n, user) for n, user in enumerate(users))))
    p99 = statistics.quantiles(took, n=100)[98]
    record_property("p50_seconds", round(statistics.median(took), 3))
    record_property("p99_seconds", round(p99, 3))
    assert p99 < 1, f"p99 {p99:.2f} s"
    await asyncio.sleep(HEARTBEAT)
    (beats,) = town.discord.gateway.beats
    gaps = [later - earlier for earlier, later in zip(beats, beats[1:], strict=False)]
    assert len(gaps) >= 2 and max(gaps) < HEARTBEAT * 1.5, gaps
