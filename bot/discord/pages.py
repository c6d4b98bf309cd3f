"""What a message looks like, before it becomes Discord's components: pure values with limits.

Discord's limits are kept by :func:`page`, so that no caller can break one: 4,000 characters of
text and 40 components in a message with components, 2,000 characters in a plain one, 80 in a
button, 100 in a menu's entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.discord.text import clip

TEXT_LIMIT = 4000
PLAIN_LIMIT = 2000
BLOCK_LIMIT = 14  # texts in a message: two components each, and room for the buttons
BUTTON_LIMIT = 80
CHOICE_LIMIT = 100
CHOICES_LIMIT = 25
ROW_LIMIT = 5

_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((https?://[^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Button:
    """A button: with a custom id, or with a link."""

    label: str
    custom_id: str = ""
    url: str = ""
    main: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a menu."""

    label: str
    value: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu from which one entry is chosen."""

    custom_id: str
    placeholder: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One message: blocks of Markdown with a line between them, then rows of buttons and menus."""

    blocks: tuple[str, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    menu: Menu | None = None

    @property
    def plain(self) -> str:
        """The same as plain text, for places where components cannot be sent."""
        text = "\n\n".join(self.blocks)
        return clip(_LINK.sub(r"\1 <\2>", text), PLAIN_LIMIT)


def page(
    blocks: Iterable[str], rows: Iterable[Sequence[Button]] = (), menu: Menu | None = None
) -> Page:
    """A page within Discord's limits; what is too long is cut where it hurts least, at its end."""
    kept: list[str] = []
    left = TEXT_LIMIT
    for block in [b for b in blocks if b.strip()][:BLOCK_LIMIT]:
        if left < 40:  # what is left would not be readable
            break
        kept.append(clip(block, left))
        left -= len(kept[-1])
    return Page(
        tuple(kept),
        tuple(tuple(_button(b) for b in row[:ROW_LIMIT]) for row in rows if row),
        _menu(menu) if menu and menu.choices else None,
    )


def _button(button: Button) -> Button:
    label = clip(button.label, BUTTON_LIMIT)
    return Button(label, button.custom_id, button.url, button.main, button.disabled)


def _menu(menu: Menu) -> Menu:
    choices = tuple(
        Choice(clip(c.label, CHOICE_LIMIT), c.value, clip(c.about, CHOICE_LIMIT))
        for c in menu.choices[:CHOICES_LIMIT]
    )
    return Menu(menu.custom_id, clip(menu.placeholder, CHOICE_LIMIT), choices)
