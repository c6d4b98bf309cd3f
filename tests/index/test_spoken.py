"""What words people use for a topic."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest

from index.spoken import Spoken
from index.text import words

SAID = {
    2: "squeeze a network to my phone, make it smaller",
    3: "how to make an old photo sharp",
    5: "把模型变小，塞进手机里",
}


@pytest.fixture
def spoken() -> Spoken:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE spoken USING fts5(said, content='')")
    connection.execute("CREATE VIRTUAL TABLE spoken_words USING fts5vocab(spoken, row)")
    for place, text in {**SAID, 6: "to the end", 7: "to the left"}.items():
        row = (place, " ".join(words(text)))
        connection.execute("INSERT INTO spoken (rowid, said) VALUES (?, ?)", row)
    return Spoken(connection, 8)


@pytest.mark.parametrize(
    ("text", "place"),
    [("squeezing it into a phone", 2), ("photos that are not sharp", 3), ("模型塞不进手机", 5)],
)
def test_the_words_of_a_topic_find_it(spoken: Spoken, text: str, place: int) -> None:
    found = spoken.shares(text)
    assert found.shape == (8,) and int(found.argmax()) == place
    assert 0 < found[place] <= 1


def test_words_that_nobody_or_everybody_says_find_nothing(spoken: Spoken) -> None:
    for text in ("", "zebra", "to", "??"):
        assert np.array_equal(spoken.shares(text), np.zeros(8))


def test_marks_of_the_query_language_are_words_at_most(spoken: Spoken) -> None:
    assert spoken.shares('phone" OR "NEAR(* -').argmax() == 2
