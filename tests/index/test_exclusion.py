"""Clauses that say in other words that something is not wanted."""

from __future__ import annotations

import pytest

from index.exclusion import reworded


def known(words: str) -> bool:
    return words.casefold() in ("gans", "gan", "flow", "language", "language models")


@pytest.mark.parametrize("thing", ["GANs", "flow"])
@pytest.mark.parametrize(
    "clause",
    [
        "nothing {}-based though", "leave {} out", "keep {} out of it please", "enough of {}", "spare me the {}",
        "I already know {}", "{} excluded", "{} are not what I want", "drop the {} papers", "no {} stuff",
        "I'm sick of {}", "could you filter out {}",
    ],
)  # fmt: skip
def test_english(clause: str, thing: str) -> None:
    assert reworded(clause.format(thing), known, True).split() == ["exclude", thing]


@pytest.mark.parametrize("thing", ["GAN", "flow"])
@pytest.mark.parametrize(
    "clause",
    [
        "{}那一路的就不要了", "{} 的先放一边", "把{}的去掉", "{}就免了吧", "别推{}了", "对{}不感兴趣", "撇开{}不谈", "{}之外的",
        "不考虑{}", "跟{}有关的都不要", "{}这块略过",
    ],
)  # fmt: skip
def test_chinese(clause: str, thing: str) -> None:
    assert reworded(clause.format(thing), known, True).strip() == f"不要{thing}"


def test_the_longer_thing_is_meant() -> None:
    assert (
        reworded("nothing about language models", known, True).strip() == "exclude language models"
    )


@pytest.mark.parametrize(
    "text", ["nothing but GANs", "not methods", "GANs", "remove noise", "去掉图片里的雨", "why do GANs fail"]
)  # fmt: skip
def test_what_excludes_nothing_known_stays(text: str) -> None:
    assert reworded(text, known, True) == text


def test_a_question_that_is_only_an_exclusion_is_a_topic() -> None:
    assert reworded("drop GANs", known, False) == "drop GANs"
    assert reworded("images, GANs excluded", known, False).split() == ["images,", "exclude", "GANs"]
