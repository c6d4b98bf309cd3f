"""Chinese terms in Latin letters."""

from __future__ import annotations

import pytest

from index import Library
from index.pinyin import in_characters, pinyin_rows


def test_each_way_to_read_a_term() -> None:
    rows = set(pinyin_rows(["强化学习", "卷积", "GAN 训练", "图"]))
    assert ("qianghuaxuexi", "强化学习") in rows
    assert ("juanji", "卷积") in rows  # no word of the dictionary: read character by character
    assert {form for _, form in rows} == {"强化学习", "卷积"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("qianghua xuexi", "强化学习"),
        ("qiang hua xue xi lunwen", "强化学习 论文"),
        ("Zhishi Zhengliu 怎么做", "知识蒸馏 怎么做"),
        ("少样本学xi", "少样本学习"),
        ("想看知识蒸liu的论文", "想看知识蒸馏的论文"),
        ("GAN in the wild", "GAN in the wild"),
        ("用gan生成", "用gan生成"),
        ("we can do that", "we can do that"),
    ],
)
def test_terms_in_letters(library: Library, typed: str, read: str) -> None:
    assert in_characters(typed, library.vocabulary) == read
