"""Fixtures for the tests of the Discord bot: a loopback Discord that checks all it is sent."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import discord.gateway
import discord.http
import pytest
import pytest_asyncio
import yarl
from discord_limits import faults_of
from discord_process import Processes
from discord_schema import SPEC_VARIABLE, Description
from discord_town import Town
from fake_discord import FakeDiscord

from bot.discord.completion import Completion
from index import Library

HEARTBEAT = 0.5


@pytest.fixture(scope="session")
def description() -> Description | None:
    """Discord's published description of its API; None where it is not at hand."""
    path = os.environ.get(SPEC_VARIABLE)
    return Description(Path(path)) if path else None


@pytest.fixture(scope="session")
def home(request: pytest.FixtureRequest) -> Path:
    """A store with a snapshot; one that was built before may be named in MUSTREAD_TEST_HOME."""
    given = os.environ.get("MUSTREAD_TEST_HOME")
    return Path(given) if given else request.getfixturevalue("library_home")


@pytest_asyncio.fixture
async def loopback(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    description: Description | None,
) -> AsyncIterator[FakeDiscord]:
    """A Discord that clients of this process connect to; every request is checked at the end."""
    async with FakeDiscord(heartbeat=HEARTBEAT) as server:
        monkeypatch.setattr(discord.http.Route, "BASE", server.api)
        monkeypatch.setattr(
            discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url)
        )
        yield server
    if folder := os.environ.get("MUSTREAD_DISCORD_RECORD"):
        said = json.dumps(list(server.world.messages.values()), ensure_ascii=False)
        name = request.node.name.replace("/", "-")
        (Path(folder) / f"{name}.json").write_text(said, encoding="utf-8")
    faults = list(server.gateway.faults) + [f"pinged: {who}" for who in server.pings]
    for call in server.calls:
        faults += faults_of(call)
        if description is not None:
            faults += description.request_faults(call)
            faults += [] if call.fault else description.answer_faults(call)
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def opened() -> dict[str, Library]:
    """Libraries that were opened before, by the folder of their snapshot."""
    return {}


@pytest.fixture(scope="session")
def completions() -> dict[Library, Completion]:
    """What is offered while typing, by the library it was made from."""
    return {}


@pytest_asyncio.fixture
async def town(
    loopback: FakeDiscord,
    home: Path,
    opened: dict[str, Library],
    completions: dict[Library, Completion],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Town]:
    """The bot, running in a loopback Discord."""
    place = Town(loopback, home, tmp_path / "state.db", opened, completions, monkeypatch)
    await place.start()
    yield place
    await place.stop()


@pytest_asyncio.fixture
async def bots(loopback: FakeDiscord, home: Path, tmp_path: Path) -> AsyncIterator[Processes]:
    """Bots as processes of their own."""
    processes = Processes(loopback, home, tmp_path)
    yield processes
    await processes.end()
