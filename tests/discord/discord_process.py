"""The bot as a process of its own, connected to a loopback Discord from outside its code."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from fake_discord import FakeDiscord

ROOT = Path(__file__).resolve().parents[2]
SITE = """
import discord.gateway, discord.http, os, time, yarl
from bot.discord.service import Service
discord.http.Route.BASE = os.environ["LOOPBACK_API"]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["LOOPBACK_GATEWAY"])
answer = Service.answer
def slow(service, work):
    def late(desk):
        time.sleep(float(os.environ.get("LOOPBACK_SLOW", "0")))
        return work(desk)
    return answer(service, late)
Service.answer = slow
"""


class Processes:
    """Starts ``python -m bot`` against a loopback Discord; ends what is left at the end.

    Args:
        discord: the loopback Discord.
        home: the store to answer from.
        folder: an empty folder for what the processes need and keep.
    """

    def __init__(self, discord: FakeDiscord, home: Path, folder: Path) -> None:
        self._discord = discord
        self._home = home
        self._folder = folder
        self._running: list[asyncio.subprocess.Process] = []
        (folder / "site").mkdir()
        (folder / "site" / "sitecustomize.py").write_text(SITE, encoding="utf-8")

    async def start(self, **changes: str) -> asyncio.subprocess.Process:
        """Start a bot, with ``changes`` to its environment."""
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("MUSTREAD_")},
            "PYTHONPATH": f"{self._folder / 'site'}{os.pathsep}{ROOT}",
            "LOOPBACK_API": self._discord.api,
            "LOOPBACK_GATEWAY": self._discord.gateway_url,
            "MUSTREAD_HOME": str(self._home),
            "MUSTREAD_LANG": "en",
            "MUSTREAD_DISCORD_TOKEN": self._discord.token,
            "MUSTREAD_DISCORD_STATE": str(self._folder / "state.db"),
            **changes,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            cwd=self._folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._running.append(process)
        return process

    async def end(self) -> None:
        """Kill what is still running."""
        for process in self._running:
            if process.returncode is None:
                process.kill()
                await process.communicate()
