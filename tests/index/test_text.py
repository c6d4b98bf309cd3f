import pytest

from index.text import clean, key, normalise, sentences, simplify, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faster R-CNN", "faster rcnn"),
        ("ＧＡＮ", "gan"),
        ("GANs", "GAN"),
        ("殘差網絡", "残差网络"),
        ("word2vec", "Word2Vec"),
        ("Schölkopf", "Scholkopf"),
        ("批 归一化", "批归一化"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_keep_different_keys() -> None:
    assert len({key(name) for name in ("R-CNN", "Fast R-CNN", "Faster R-CNN", "CNN", "RNN")}) == 5


def test_control_and_invisible_characters_go() -> None:
    assert clean("\x1b[31mGAN\x00\u200b \t s\x1b[0m\udc80") == "GAN s"


def test_traditional_becomes_simplified_and_latin_stays() -> None:
    assert simplify("深度學習 Dropout") == "深度学习 Dropout"


def test_normalise_is_idempotent() -> None:
    for text in ("ＤＥＥＰ　學習", "Łukasz Kaiser", "Straße", "İstanbul"):
        assert normalise(normalise(text)) == normalise(text)


def test_chinese_is_indexed_as_characters_and_pairs() -> None:
    assert list(words("剪枝")) == ["剪", "枝", "剪枝"]
    assert list(words("Detecting objects")) == ["detect", "object"]


def test_sentences_in_both_languages() -> None:
    assert sentences("First one. Second, e.g. this one.", "en") == [
        "First one.",
        "Second, e.g. this one.",
    ]
    assert sentences("第一句。第二句！", "zh") == ["第一句。", "第二句！"]
