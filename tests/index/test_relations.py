"""How papers relate, in many ways of asking; what names a paper is made up here."""

from __future__ import annotations

import pytest

from index.relations import read_relation

NAMES = {
    "bert": "devlin2019bert",
    "maml": "finn2017model",
    "diffusion models": "ho2020denoising",
    "gan": "goodfellow2014generative",
    "vae": "kingma2014auto",
}


def named(words: str, part: bool) -> tuple[tuple[str, ...], bool]:
    paper = NAMES.get(words.casefold())
    return ((paper,) if paper else ()), words == "question answering"


def kind(text: str) -> str | None:
    relation = read_relation(text, named)
    return relation.kind if relation else None


@pytest.mark.parametrize("paper", ["BERT", "MAML"])
@pytest.mark.parametrize(
    "frame",
    [
        "how did things go on after {}?", "where did the field go after {}", "what did {} lead to?", "life after {}",
        "how has {} been extended since", "what became of {}", "after {}, what came next?", "{} 后来怎么样了",
        "自从 {} 出来之后有什么新东西", "{} 的后续发展如何", "谁改进了 {}", "{} 影响了哪些工作",
    ],
)  # fmt: skip
def test_after(frame: str, paper: str) -> None:
    assert kind(frame.format(paper)) == "after"


@pytest.mark.parametrize("paper", ["BERT", "MAML"])
@pytest.mark.parametrize(
    "frame",
    [
        "what did people use before {}?", "how was translation done before {} came out", "what preceded {}",
        "what made {} possible?", "the history leading up to {}", "{} 之前都有些什么", "在 {} 之前还有谁做过",
        "{} 是怎么来的", "{} 是受什么启发的", "{} 出现前大家都怎么做", "{} 之前该先读什么",
    ],
)  # fmt: skip
def test_before(frame: str, paper: str) -> None:
    assert kind(frame.format(paper)) == "before"


@pytest.mark.parametrize(
    ("a", "b"), [("VAE", "GAN"), ("MAML", "BERT"), ("GAN", "diffusion models")]
)
@pytest.mark.parametrize(
    "frame",
    [
        "how does {} stack up against {}", "{} or {}?", "pros and cons of {} and {}", "put {} next to {}",
        "should I use {} or {}", "is {} really better than {}?", "advantages of {} over {}", "{} 和 {} 比起来怎么样",
        "{} 相比 {} 有什么优势", "{} 比 {} 好在哪", "把 {} 和 {} 比一比", "{} 还是 {}", "{} 和 {} 怎么选", "{} 跟 {} 的关系",
    ],
)  # fmt: skip
def test_compare(frame: str, a: str, b: str) -> None:
    assert kind(frame.format(a, b)) == "compare"


@pytest.mark.parametrize(
    "text",
    [
        "papers on BERT", "BERT 和 GAN 的论文", "what is BERT", "BERT 怎么学", "before training, how do I clean data",
        "attention over images", "GAN 怎么训练",
    ],
)  # fmt: skip
def test_no_relation(text: str) -> None:
    assert kind(text) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("how was machine translation done before BERT?", "machine translation"),
        ("how did people generate images before GAN came along", "generate images"),
        ("BERT 出现之前语言模型是怎么做的", "语言模型"),
        ("在 GAN 之前人们怎么生成图像", "生成图像"),
        ("Before BERT took over, how did people do question answering? What to read?", "question answering"),
        ("BERT 之前大家用的句子特征有哪些，出自哪些论文？", "句子特征"),
        ("what came before BERT", ""),
        ("what came before BERT in machine translation?", ""),
        ("BERT 之前大家用什么", ""),
    ],
)  # fmt: skip
def test_what_was_done_before(text: str, about: str) -> None:
    relation = read_relation(text, named)
    assert relation is not None and (relation.kind, relation.about) == ("before", about)
