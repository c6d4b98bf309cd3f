"""Pages as Discord's components. The only module that builds them."""

from __future__ import annotations

import discord
from discord import ui

from bot.discord.pages import Button, Menu, Page

ACCENT = discord.Colour(0x4F7CAC)


def to_view(page: Page) -> ui.LayoutView:
    """``page`` as a layout: one framed block, a line between the cards, the buttons inside it.

    The view is stopped at once: presses are read from the custom id alone, so nothing is kept
    in memory for a message, and a message of last week works like one of just now.
    """
    frame: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    for i, block in enumerate(page.blocks):
        if i:
            frame.add_item(ui.Separator())
        frame.add_item(ui.TextDisplay(block))
    if page.rows or page.menu:
        frame.add_item(ui.Separator(visible=False))
    for row in page.rows:
        frame.add_item(ui.ActionRow(*(_button(button) for button in row)))
    if page.menu:
        frame.add_item(ui.ActionRow(_menu(page.menu)))
    view = ui.LayoutView(timeout=None)
    view.add_item(frame)
    view.stop()
    return view


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    if button.url:
        return ui.Button(label=button.label, url=button.url)
    style = discord.ButtonStyle.primary if button.main else discord.ButtonStyle.secondary
    return ui.Button(
        label=button.label, style=style, custom_id=button.custom_id, disabled=button.disabled
    )


def _menu(menu: Menu) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=c.label, value=c.value, description=c.about or None)
        for c in menu.choices
    ]
    return ui.Select(custom_id=menu.custom_id, placeholder=menu.placeholder, options=options)
