"""Text to and from Discord, and its limits, at one below, at, and one above each."""

from __future__ import annotations

import pytest

from bot.discord.pages import (
    BLOCK_LIMIT,
    CHOICE_LIMIT,
    PLAIN_LIMIT,
    TEXT_LIMIT,
    Button,
    Choice,
    Menu,
    page,
)
from bot.discord.text import QUESTION_LIMIT, clip, cut_question, escape, question_of


@pytest.mark.parametrize("length", [9, 10, 11])
def test_clip(length: int) -> None:
    text = clip("x" * length, 10)
    assert len(text) <= 10
    assert text.endswith("…") == (length > 10)


def test_clip_leaves_no_backslash_that_escapes_what_follows() -> None:
    assert clip(r"aaa\*bbb", 5) == "aaa…"
    assert clip(r"aa\\bbbb", 5) == r"aa\\…"


@pytest.mark.parametrize(
    "text", ["@everyone", "<@&42>", "<@42>", "```", "[a](http://b.c)", "**a**", "> a", "||a||"]
)
def test_what_people_write_has_no_effect(text: str) -> None:
    safe = escape(text)
    for mark in ("@", "<", ">", "`", "[", "]", "*", "|"):
        assert safe.count(mark) == safe.count("\\" + mark)
    assert "http://" not in safe


def test_one_line() -> None:
    assert escape("a\n# b\n- c") == "a \\# b - c"


def test_a_message_is_read_without_its_marks() -> None:
    content = "<@123> papers on <:gan:99> GANs <#5> <t:1700000000:R> <@&7> `please`"
    assert question_of(content) == "papers on GANs please"
    assert question_of("<:pepe:123>") == ""


@pytest.mark.parametrize("length", [QUESTION_LIMIT - 1, QUESTION_LIMIT, QUESTION_LIMIT + 1, 4000])
def test_long_questions_are_cut(length: int) -> None:
    text, was_cut = cut_question("字" * length)
    assert len(text) <= QUESTION_LIMIT
    assert was_cut == (length > QUESTION_LIMIT)
    words, _ = cut_question("word " * length)
    assert words.endswith("word")


@pytest.mark.parametrize("length", [TEXT_LIMIT - 1, TEXT_LIMIT, TEXT_LIMIT + 1, 9000])
def test_a_page_has_at_most_4000_characters(length: int) -> None:
    made = page(["x" * (length // 2), "y" * (length - length // 2)])
    assert sum(map(len, made.blocks)) <= TEXT_LIMIT
    assert len(made.plain) <= PLAIN_LIMIT


def test_a_page_has_at_most_forty_components() -> None:
    buttons = [Button("b", f"mr1:page:{i}") for i in range(9)]
    choices = tuple(Choice("t" * 200, f"p{i}", "") for i in range(30))
    made = page([f"block {i}" for i in range(60)], [buttons], Menu("mr1:like:", "m" * 200, choices))
    assert len(made.blocks) == BLOCK_LIMIT
    assert len(made.rows[0]) == 5
    assert made.menu is not None
    assert len(made.menu.choices) == 25
    assert all(len(choice.label) <= CHOICE_LIMIT for choice in made.menu.choices)


def test_plain_text_shows_addresses_without_preview() -> None:
    made = page([r"**1. [A \[b\] c](https://arxiv.org/abs/1)**"])
    assert made.plain == r"**1. A \[b\] c <https://arxiv.org/abs/1>**"
