"""Words that go on with the last question about something else, and plain questions that do not."""

from __future__ import annotations

import pytest

from index.continuation import continued, same_limits


def topic(text: str) -> str | None:
    going_on = continued(text, text)
    return going_on.topic if going_on and going_on.sure else None


@pytest.mark.parametrize("field", ["pruning", "machine translation"])
@pytest.mark.parametrize(
    "frame",
    [
        "and {}?", "ok, and {}", "what about {}?", "same for {}", "could you do that for {} as well", "{} too please",
        "likewise for {}", "anything like that for {}?", "has this been done in {}?", "swap it for {}", "I'd also like {}",
    ],
)  # fmt: skip
def test_going_on_in_english(frame: str, field: str) -> None:
    assert (topic(frame.format(field)) or "").endswith(field)


@pytest.mark.parametrize("field", ["剪枝", "机器翻译"])
@pytest.mark.parametrize(
    "frame",
    [
        "那{}呢", "{}的也给我看看", "{}也照这样来一份", "{}也有吗", "换成{}", "再来点{}的", "按同样的要求找找{}",
        "至于{}呢", "{}同样处理", "还有{}的",
    ],
)  # fmt: skip
def test_going_on_in_chinese(frame: str, field: str) -> None:
    assert (topic(frame.format(field)) or "").removesuffix("的") == field


@pytest.mark.parametrize(
    "text",
    [
        "what should I read on pruning", "is it possible to train GANs with little data", "in-context learning",
        "有没有讲剪枝的论文", "剪枝有什么论文", "强化学习的论文有吗", "变分自编码器", "换脸检测怎么做", "那些讲注意力的论文该怎么看",
        "再生核希尔伯特空间", "同态加密",
    ],
)  # fmt: skip
def test_a_plain_question_begins_anew(text: str) -> None:
    assert continued(text, text) is None


@pytest.mark.parametrize(
    "text", ["单目深度估计方面有吗", "剪枝有没有", "for graph networks?", "quantization then?"]
)
def test_a_weak_frame_is_not_sure(text: str) -> None:
    going_on = continued(text, text)
    assert going_on is not None and not going_on.sure


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("same years, but GANs", ", but GANs"), ("keep the limits and the order", ""), ("with the same filters: GANs", ": GANs"),
        ("同样年代 GAN 的", "GAN 的"), ("其他条件不变，GAN", "，GAN"), ("排序照旧", ""),
    ],
)  # fmt: skip
def test_what_stays_the_same(text: str, left: str) -> None:
    got, kept = same_limits(text)
    assert kept and got.strip() == left


def test_a_series_in_time_is_no_limit() -> None:
    assert same_limits("时间序列预测") == ("时间序列预测", False)
