"""Both languages say the same, and commands have names that Discord takes."""

from __future__ import annotations

import re
import string

import pytest

from bot.discord.languages import choose, language_of_locale
from bot.discord.wording import TEXT, localised, say


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXT)
def test_same_gaps(key: str) -> None:
    english, chinese = TEXT[key]
    assert gaps(english) == gaps(chinese)
    assert english
    assert chinese


@pytest.mark.parametrize("key", [k for k in TEXT if k.startswith(("command.", "option."))])
def test_names_and_descriptions(key: str) -> None:
    for text in (*TEXT[key], localised(key, "zh-TW") or ""):
        if key.endswith(".about") or key == "command.find":
            assert 1 <= len(text) <= (32 if key == "command.find" else 100)
        elif key != "command.about":
            assert re.fullmatch(r"[-_'\w]{1,32}", text)
            assert text == text.lower()


def test_traditional() -> None:
    assert localised("command.random", "zh-TW") == "隨機"
    assert localised("command.random", "zh-CN") == "随机"
    assert localised("command.random", "de") is None


def test_falls_back_to_the_words_of_the_library() -> None:
    assert say("zh", "shelf.old") == "经典论文"


@pytest.mark.parametrize(
    ("person", "server", "guild", "expected"),
    [
        ("zh-TW", "en", "en-US", "zh"),
        ("en-GB", "zh", "zh-CN", "en"),
        ("de", "zh", "en-US", "zh"),
        ("de", "", "zh-CN", "zh"),
        (None, "zh", "en-US", "zh"),
        (None, "", None, "en"),
        (None, "", "ja", "en"),
    ],
)
def test_whose_language(person: str | None, server: str, guild: str | None, expected: str) -> None:
    assert choose(person, server, guild, "en") == expected


def test_locales() -> None:
    assert [language_of_locale(x) for x in ("zh-CN", "en-US", "fr", "", None)] == [
        "zh", "en", None, None, None,
    ]  # fmt: skip
