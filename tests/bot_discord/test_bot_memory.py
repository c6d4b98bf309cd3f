"""What is remembered, for how long, and how it is forgotten; who has to wait."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from pathlib import Path

import pytest

from bot.discord.errors import StartError
from bot.discord.gate import Gate, Refusal, Running
from bot.discord.log import JsonLines
from bot.discord.shown import Shown
from bot.discord.state import KEEP_SECONDS, Server, State
from index.query import Query

GANS = Shown("ask", Query("GANs?", "en", topic="GANs", terms=("gan",)), ids=("a", "b"), offset=5)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_shown_survives_json() -> None:
    assert Shown.from_json(GANS.to_json()) == GANS


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "ask"}', '{"kind":"x","query":{}}'])
def test_what_cannot_be_read_is_forgotten(text: str) -> None:
    assert Shown.from_json(text) is None


def test_fields_of_another_version_are_left_out() -> None:
    entry = json.loads(GANS.to_json())
    entry["new"] = entry["query"]["newer"] = 1
    assert Shown.from_json(json.dumps(entry)) == GANS


async def test_a_day(tmp_path: Path) -> None:
    clock = Clock()
    state = State(tmp_path / "s" / "bot.db", clock)
    await state.open()
    await state.remember(1, 10, 100, GANS)
    await state.remember(2, 10, 200, GANS)
    assert await state.recall(1) == GANS
    assert await state.latest(10, 100, 60) == GANS
    assert await state.latest(11, 100, 60) is None
    clock.now += 61
    assert await state.latest(10, 100, 60) is None
    clock.now += KEEP_SECONDS
    assert await state.recall(1) is None
    await state.purge()
    assert await state.kept() == 0
    await state.close()
    assert (tmp_path / "s" / "bot.db").stat().st_mode & 0o077 == 0


async def test_forget_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    state = State(tmp_path / "bot.db")
    await state.open()
    secret = Shown("ask", Query("very private question", "en", topic="very private question"))
    await state.remember(1, 10, 100, secret)
    await state.remember(2, 0, 100, secret)
    await state.remember(3, 10, 200, GANS)
    assert await state.forget(100) == 2
    assert await state.recall(1) is None
    assert await state.recall(3) == GANS
    await state.close()
    assert all(b"very private" not in file.read_bytes() for file in tmp_path.iterdir())


async def test_servers(tmp_path: Path) -> None:
    state = State(tmp_path / "bot.db")
    await state.open()
    assert await state.server(None) == Server()
    await state.set_server(7, Server("zh", (1, 2), 3))
    assert await state.server(7) == Server("zh", (1, 2), 3)
    await state.drop_server(7)
    assert await state.server(7) == Server()
    await state.close()


async def test_unusable_file(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_bytes(
        b"this is no database, and long enough to be seen as none" * 9
    )
    state = State(tmp_path / "bot.db")
    with pytest.raises(StartError):
        await state.open()
    await state.close()


def test_one_at_a_time() -> None:
    gate = Gate(10, Clock())
    with gate.enter(1) as first, gate.enter(1) as second, gate.enter(2) as other:
        assert (first, second, other) == (None, Refusal("busy"), None)
    with gate.enter(1) as again:
        assert again is None


def test_not_too_many_in_a_minute() -> None:
    clock = Clock()
    gate = Gate(3, clock)
    for _ in range(3):
        with gate.enter(1) as refusal:
            assert refusal is None
        clock.now += 10
    with gate.enter(1) as refusal:
        assert refusal == Refusal("slow_down", 30)
    clock.now += 30
    with gate.enter(1) as refusal:
        assert refusal is None


async def test_leaving_waits_for_what_is_running() -> None:
    running = Running()
    done = asyncio.Event()

    async def answer() -> None:
        async with running.one():
            await done.wait()

    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    assert not await running.finish(0.01)
    done.set()
    assert await running.finish(1)
    assert running.leaving
    await task


def test_logs_hold_neither_words_nor_token() -> None:
    try:
        raise ValueError("the words of a person")
    except ValueError:
        record = logging.LogRecord(
            "mustread", logging.ERROR, __file__, 1, "token is abc", None, sys.exc_info()
        )
    line = JsonLines("abc").format(record)
    assert json.loads(line)["error"] == "ValueError"
    assert "words" not in line
    assert "abc" not in line
