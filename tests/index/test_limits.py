import pytest

from index.limit_rules import MAX_COUNT
from index.limits import read_limits
from index.numbers import amount, number, year

TODAY = 2026


def read(text: str) -> dict:
    limits, _ = read_limits(text, TODAY)
    fields = ("year_min", "year_max", "citations_min", "count", "order", "categories")
    return {f: getattr(limits, f) for f in fields if getattr(limits, f) not in (None, ())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GANs since 2015", {"year_min": 2015}),
        ("GANs after 2015", {"year_min": 2016}),
        ("GANs before 2015", {"year_max": 2014}),
        ("GANs until 2015", {"year_max": 2015}),
        ("GANs from 2015 onwards", {"year_min": 2015}),
        ("GANs between 2013 and 2015", {"year_min": 2013, "year_max": 2015}),
        ("GANs from 2013 to 2015", {"year_min": 2013, "year_max": 2015}),
        ("GANs 2013-2015", {"year_min": 2013, "year_max": 2015}),
        ("GANs in 2016", {"year_min": 2016, "year_max": 2016}),
        ("GANs in the nineties", {"year_min": 1990, "year_max": 1999}),
        ("GANs of the 1990s", {"year_min": 1990, "year_max": 1999}),
        ("GANs of the last five years", {"year_min": 2021}),
        ("2015年以后的GAN", {"year_min": 2015}),
        ("2015年以前的GAN", {"year_max": 2014}),
        ("2015年及以前的GAN", {"year_max": 2015}),
        ("2013到2015年的GAN", {"year_min": 2013, "year_max": 2015}),
        ("2013年至2015年之间的GAN", {"year_min": 2013, "year_max": 2015}),
        ("二〇一五年的GAN", {"year_min": 2015, "year_max": 2015}),
        ("GAN，只要2023、2024两年的", {"year_min": 2023, "year_max": 2024}),
        ("两千年以前的循环神经网络", {"year_max": 1999}),
        ("SMOTE，02年那篇", {"year_min": 2002, "year_max": 2002}),
        ("Song Han's three most cited", {"count": 3, "order": "citations"}),
        ("five CNN papers in the order they appeared", {"count": 5, "order": "oldest"}),
        ("2017年发的超分论文", {"year_min": 2017, "year_max": 2017}),
        ("GAN，截至2019年，按时间先后", {"year_max": 2019, "order": "oldest"}),
        ("3 classics on GANs from before 2010", {"year_max": 2009, "count": 3, "order": "classic"}),
        ("15年以来的GAN", {"year_min": 2015}),
        ("九十年代的论文", {"year_min": 1990, "year_max": 1999}),
        ("二十世纪八十年代的论文", {"year_min": 1980, "year_max": 1989}),
        ("GANs from the last century", {"year_max": 1999}),
        ("20th century GANs", {"year_max": 1999}),
        ("上世纪的论文", {"year_max": 1999}),
        ("GANs of this century", {"year_min": 2000}),
        ("21世纪的论文", {"year_min": 2000}),
        ("近三年的GAN", {"year_min": 2023}),
        ("top 3 papers on GANs", {"count": 3}),
        ("five papers on GANs", {"count": 5}),
        ("a couple of papers on GANs", {"count": 2}),
        ("give me 4 on GANs", {"count": 4}),
        ("3 good GANs papers", {"count": 3}),
        ("三篇GAN论文", {"count": 3}),
        ("来十篇GAN", {"count": 10}),
        ("推荐两篇GAN", {"count": 2}),
        ("most cited GANs", {"order": "citations"}),
        ("the most cited paper on GANs", {"order": "citations", "count": 1}),
        ("newest GANs", {"order": "year"}),
        ("引用最多的GAN", {"order": "citations"}),
        ("GAN，按引用量排序", {"order": "citations"}),
        ("最新的GAN", {"order": "year"}),
        ("GAN，引用最多的排前面", {"order": "citations"}),
        ("最近的GAN论文", {"order": "year"}),
        ("GANs cited more than 10k times", {"citations_min": 10_000}),
        ("GANs with over 5,000 citations", {"citations_min": 5_000}),
        ("引用过万的GAN", {"citations_min": 10_000}),
        ("引用超过5000次的GAN", {"citations_min": 5_000}),
        ("a survey of GANs", {"categories": ("surveys",)}),
        ("GAN的综述", {"categories": ("surveys",)}),
        ("three most cited GANs since 2014", {"order": "citations", "year_min": 2014}),
    ],
)
def test_plain_limits(text: str, expected: dict) -> None:
    assert read(text) == expected
    assert "GAN" in read_limits(text, TODAY)[1] or "GAN" not in text


@pytest.mark.parametrize(
    "text",
    [
        "3D convolution",
        "two-stream networks",
        "one shot learning",
        "movie review sentiment",
        "小白一个",
        "我最近在看CNN",
        "word2vec",
        "MP3 2 go",
        "一个模型",
        "ResNet-50",
        "人脸识别系统",
    ],
)
def test_numbers_that_are_no_limits(text: str) -> None:
    assert read(text) == {}


def test_a_huge_count_is_cut() -> None:
    assert read("top 5000 papers on GANs") == {"count": MAX_COUNT}


def test_numbers() -> None:
    assert [number(t) for t in ("7", "seven", "七", "十", "十五", "二十", "一百二十三")] == [
        7,
        7,
        7,
        10,
        15,
        20,
        123,
    ]
    assert [year(t) for t in ("2015", "二〇一五", "15", "98")] == [2015, 2015, 2015, 1998]
    assert [amount("10", "k"), amount("1.5", "万"), amount("1,200", None)] == [
        10_000,
        15_000,
        1_200,
    ]


@pytest.mark.parametrize("least", [200, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "{}次引用以上", "引用至少{}次", "被引{}起步", "引用不到{}的不要", "把引用门槛提到{}",
        "cited {}+ times", "{} cites or more", "nothing under {} citations", "a citation count of at least {}",
        "skip anything cited fewer than {} times",
    ],
)  # fmt: skip
def test_how_often_cited(text: str, least: int) -> None:
    assert read(text.format(least)) == {"citations_min": least}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as far back as {}", {"year_min": 2014}),
        ("{} is the earliest", {"year_min": 2014}),
        ("on or after {}", {"year_min": 2014}),
        ("post-{}", {"year_min": 2015}),
        ("as recent as {}", {"year_max": 2014}),
        ("{} at most", {"year_max": 2014}),
        ("最早可以到{}年", {"year_min": 2014}),
        ("比{}年新的", {"year_min": 2015}),
        ("比{}年老的", {"year_max": 2013}),
        ("{}年底之前", {"year_max": 2014}),
    ],
)
def test_how_far_back_and_how_new(text: str, expected: dict) -> None:
    assert read(text.format(2014)) == expected


@pytest.mark.parametrize(
    "text",
    ["make it seven", "cut it down to 7", "7 at most", "seven of them will do", "改成七篇", "七个就够了", "最多7个"],
)  # fmt: skip
def test_another_count(text: str) -> None:
    assert read(text) == {"count": 7}


@pytest.mark.parametrize(
    "text",
    ["make it seven layers deep", "at most 3 bits per weight", "三个智能体", "引用关系预测", "down to the pixel"],
)  # fmt: skip
def test_what_only_sounds_like_a_limit(text: str) -> None:
    assert read(text) == {}
