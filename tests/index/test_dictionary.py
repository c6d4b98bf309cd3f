"""Chinese words in English, and where they end."""

from __future__ import annotations

import sqlite3

import pytest

from index import Library
from index.asking import strip_asking
from index.dictionary import Dictionary, dictionary_rows, sound_rows


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE TABLE dictionary (word PRIMARY KEY, meaning)")
    connection.executemany("INSERT INTO dictionary VALUES (?, ?)", dictionary_rows())
    connection.execute("CREATE TABLE sounds (character, syllable)")
    connection.executemany("INSERT INTO sounds VALUES (?, ?)", sound_rows())
    return Dictionary(connection)


def test_characters_sound_alike_in_any_reading_and_tone(dictionary: Dictionary) -> None:
    assert dictionary.sound_alike("话", "化")  # huà, huà
    assert dictionary.sound_alike("态", "太")
    assert dictionary.sound_alike("行", "航")  # háng is one of two readings
    assert dictionary.sound_alike("风", "分")  # fēng, fēn: many do not tell them apart
    assert dictionary.sound_alike("是", "四")  # shì, sì
    assert not dictionary.sound_alike("问", "师")
    assert not dictionary.sound_alike("问", "？")


def test_common_meanings_are_preferred_to_names_and_remarks(dictionary: Dictionary) -> None:
    assert dictionary.gloss("狮子") == "lion"  # not the constellation
    assert dictionary.gloss("苹果") == "apple"
    assert dictionary.gloss("云") == "cloud"  # not the classical "to say"


def test_words_of_asking_and_of_grammar_are_left_out(dictionary: Dictionary) -> None:
    assert dictionary.gloss("请问苹果的论文有哪些") == "apple"


def test_what_is_no_chinese_stays(dictionary: Dictionary) -> None:
    assert dictionary.gloss("image 苹果 2015") == "image apple 2015"
    assert dictionary.gloss("") == ""
    assert dictionary.gloss("no Chinese at all") == "no Chinese at all"


def test_unknown_characters_are_passed_over(dictionary: Dictionary) -> None:
    assert dictionary.gloss("㐀苹果") == "apple"


def test_a_cut_inside_a_word_is_seen(dictionary: Dictionary) -> None:
    assert dictionary.cuts("聊天机器人", 1)
    assert not dictionary.cuts("聊天机器人", 2)
    assert not dictionary.cuts("chat 机器人", 5)


def test_asking_words_are_not_cut_out_of_other_words(dictionary: Dictionary) -> None:
    assert strip_asking("想做聊天的机器人", dictionary.cuts) == "聊天的机器人"


def test_what_follows_a_character_that_only_looks_like_no_is_wanted(library: Library) -> None:
    query = library.ask("人脸识别用深度学习是怎么做的").query
    assert not query.without


def test_a_term_with_a_word_before_it_is_no_misspelt_longer_term(library: Library) -> None:
    query = library.ask("用 transformer 做目标检测").query
    assert "object detection" in query.terms
    assert "small object detection" not in query.terms


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("word embeddings", "词向量"),
        ("what should I read on neural architecture search", "神经架构搜索有哪些论文"),
        ("data augmentation for images", "图像数据增强"),
    ],
)
def test_a_topic_of_terms_gets_the_same_papers_in_both_languages(
    library: Library, english: str, chinese: str
) -> None:
    assert [r.paper.id for r in library.ask(english)] == [r.paper.id for r in library.ask(chinese)]
