"""What buttons carry in their custom ids."""

from __future__ import annotations

import pytest

from bot.discord.actions import MAX_LENGTH, Action, custom_id, parse


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", 0),
        ("page", 9999),
        ("why", ""),
        ("lang", "zh"),
        ("path", ""),
        ("path", "he2016deep"),
        ("like", "goodfellow2014generative-2"),
    ],
)
def test_read_back(name: str, value: str | int) -> None:
    text = custom_id(name, value)
    assert len(text) <= MAX_LENGTH
    assert parse(text) == Action(name, str(value))


@pytest.mark.parametrize(
    "text",
    ["", "mr0:page:5", "mr2:page:5", "mr1:page:x", "mr1:page:99999", "mr1:lang:de", "mr1:burn:",
     "mr1", "other-bot", "mr1:like:../etc", "mr1:like:" + "a" * 100],
)  # fmt: skip
def test_unknown(text: str) -> None:
    assert parse(text) is None


def test_what_could_not_be_read_is_not_made() -> None:
    with pytest.raises(ValueError, match="no custom id"):
        custom_id("page", -1)
