"""Pages about the bot: what is on the list, a server's settings, how it is doing. Pure."""

from __future__ import annotations

import math

from bot.discord.metrics import Metrics
from bot.discord.pages import Page, page
from bot.discord.state import Server
from bot.discord.wording import say
from index import Library


def about_page(library: Library, language: str) -> Page:
    """What is on the list, how fresh it is, how it ranks, and what is kept of people."""
    counts = dict.fromkeys((c.id for c in library.categories), 0)
    for paper in library.papers:
        for category in paper.categories:
            counts[category] = counts.get(category, 0) + 1
    names = say(language, "answer.comma").join(
        f"{c.name[language]} ({counts[c.id]})" for c in library.categories
    )
    years = [paper.year for paper in library.papers]
    days = sorted(p.citations.as_of for p in library.papers if p.citations is not None)
    built = str(library.snapshot.manifest["created"])[:10]
    return page(
        [
            say(language, "about.head"),
            say(
                language,
                "about.list",
                total=len(years),
                first=min(years),
                last=max(years),
                categories=names,
            ),
            say(
                language,
                "about.fresh",
                built=built,
                oldest=days[0] if days else "–",
                newest=days[-1] if days else "–",
            ),
            say(language, "about.use"),
            say(language, "about.rank"),
            say(language, "about.privacy"),
        ]
    )


def settings_page(server: Server, language: str) -> Page:
    """The settings of a server."""
    chosen = say(language, f"settings.language.{server.language or 'auto'}")
    channels = say(language, "answer.comma").join(f"<#{c}>" for c in server.channels)
    lines = [
        say(language, "settings.head"),
        say(language, "settings.language", language=chosen),
        say(
            language, "settings.channels", channels=channels or say(language, "settings.everywhere")
        ),
        say(language, "settings.count", count=server.count),
    ]
    return page(["\n".join(lines)])


def status_page(
    library: Library, metrics: Metrics, servers: int, delay: float, kept: int, language: str
) -> Page:
    """How the bot is doing.

    Args:
        servers: how many it is in.
        delay: of the gateway, in seconds; not a number before the first heartbeat.
        kept: answers remembered.
    """
    text = say(
        language,
        "status.text",
        name=library.snapshot.name,
        papers=len(library.papers),
        servers=servers,
        answered=metrics.answered,
        failed=metrics.failed,
        hours=metrics.seconds_running / 3600,
        delay=round(delay * 1000) if math.isfinite(delay) else "–",
        kept=kept,
    )
    return page([text])
