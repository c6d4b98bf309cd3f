"""Follow-ups about the papers shown, by cue and number, in the many ways people word them."""

from __future__ import annotations

import pytest

from index.cues import Cue, meaning, read_cue


@pytest.mark.parametrize(
    ("text", "kind", "nth"),
    [
        ("why is the first one here?", "why", 1),
        ("why did you pick number two", "why", 2),
        ("what is the second one doing on this list", "why", 2),
        ("hm, why is the 1st one there?", "why", 1),
        ("why 2nd?", "why", 2),
        ("why is the first one worth my time?", "why", 1),
        ("what makes the third one special", "why", 3),
        ("how did number one make it in", "why", 1),
        ("第二篇凭什么上榜", "why", 2),
        ("说说第一篇入选的理由", "why", 1),
        ("为什么第三篇排这么前", "why", 3),
        ("which one comes close to the second?", "similar", 2),
        ("more like the first of those", "similar", 1),
        ("something in the spirit of the last one", "similar", -1),
        ("找几篇跟第二篇一个路子的", "similar", 2),
        ("类似倒数第二篇的", "similar", -2),
        ("show me the third", "show", 3),
        ("tell me more about #2", "show", 2),
        ("详细讲讲第一篇", "show", 1),
        ("the second one sounds good, anything similar?", "similar", 2),
        ("the second one?", "show", 2),
    ],
)
def test_a_paper_that_was_shown(text: str, kind: str, nth: int) -> None:
    cue = read_cue(text)
    assert cue is not None and (cue.kind, cue.nth) == (kind, nth)


@pytest.mark.parametrize(
    "text",
    ["more", "show me another batch", "anything else?", "got others?", "next ones please",
     "还有吗", "换一批看看", "接着往下列", "再来几篇", "谢谢，还有别的吗"],
)  # fmt: skip
def test_more(text: str) -> None:
    cue = read_cue(text)
    assert cue is not None and cue.kind == "more"


def test_how_many_more() -> None:
    assert read_cue("three more please") == Cue("more", count=3)
    assert read_cue("再来三篇") == Cue("more", count=3)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in Chinese please", "zh"), ("back to English", "en"), ("can you switch to chinese pls", "zh"),
        ("not in English, in Chinese", "zh"), ("麻烦切换成英语", "en"), ("改回中文吧", "zh"), ("换英文来讲", "en"),
    ],
)  # fmt: skip
def test_a_language(text: str, language: str) -> None:
    assert read_cue(text) == Cue("speak", language=language)


@pytest.mark.parametrize(
    "text",
    [
        "why do second moments matter in Adam", "newest first", "the first paper on GANs", "top 3 papers",
        "papers like ResNet", "Chinese word segmentation", "the last five years", "more cited ones",
        "more recent papers", "give me 10", "what else did Hinton write", "第一性原理", "其他领域", "为什么过参数化能泛化",
        "中文分词", "最后一层怎么训练",
    ],
)  # fmt: skip
def test_what_says_more_is_no_cue(text: str) -> None:
    assert read_cue(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "?", "。", "1234567", "第", "🙂", "a" * 500, "第一篇" * 50]
)
def test_odd_text_is_no_error(text: str) -> None:
    read_cue(text)


def test_meaning_is_what_limits_do_not_say() -> None:
    assert meaning("and now the same but Schmidhuber") == "schmidhuber"
    assert meaning("please keep only the papers that are there") == ""
    assert meaning("只要那些论文的话") == ""


@pytest.mark.parametrize(("paper", "nth"), [("the second one", 2), ("number 3", 3)])
@pytest.mark.parametrize(
    "frame",
    [
        "what's so special about {}?", "what's the point of {}", "sell me on {}", "what got {} in?", "is {} worth reading?",
        "how is {} related to my question", "why bother with {}", "what speaks for {}?",
    ],
)  # fmt: skip
def test_what_is_good_about_a_paper(frame: str, paper: str, nth: int) -> None:
    assert read_cue(frame.format(paper)) == Cue("why", nth)


@pytest.mark.parametrize(("paper", "nth"), [("第二篇", 2), ("第3篇", 3)])
@pytest.mark.parametrize(
    "frame",
    ["{}好在哪", "{}有什么特别的", "{}的亮点是什么", "{}凭什么放上来", "{}跟我的问题有什么关系", "{}值得看吗", "推荐{}是出于什么考虑"],
)  # fmt: skip
def test_what_is_good_about_a_paper_in_chinese(frame: str, paper: str, nth: int) -> None:
    assert read_cue(frame.format(paper)) == Cue("why", nth)


@pytest.mark.parametrize(
    "text", ["is that all?", "keep them coming", "more where that came from", "就这些吗", "没有了吗", "后面还有吗"]
)  # fmt: skip
def test_more_without_the_word(text: str) -> None:
    assert read_cue(text) == Cue("more")


@pytest.mark.parametrize(
    "text", ["what's special about transformers", "is dropout worth it", "注意力机制好在哪", "有什么值得看的论文", "残差连接有什么用"]
)  # fmt: skip
def test_what_is_good_about_a_topic_is_a_question(text: str) -> None:
    assert read_cue(text) is None
