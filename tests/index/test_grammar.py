"""What a question excludes, compares, asks for first, and whom it names; in both languages."""

from __future__ import annotations

import datetime

import pytest

from index import Library
from index.query import Query
from index.question import parse
from index.spelling import Speller


@pytest.fixture
def ask(library: Library):
    return lambda text: parse(text, library.vocabulary, datetime.date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("image generation but not GANs", "terms", "generative adversarial network"),
        ("图像生成，不要GAN", "terms", "generative adversarial network"),
        ("GAN 的就不要了，图像生成", "terms", "generative adversarial network"),
        ("speech recognition, no surveys", "categories", "surveys"),
        ("语音识别，不要综述", "categories", "surveys"),
        ("deep belief nets, except by Hinton", "authors", "Geoffrey Hinton"),
        ("除了 Hinton 以外的深度信念网络", "authors", "Geoffrey Hinton"),
        ("object detection other than R-CNN", "papers", "girshick2014rich"),
    ],
)
def test_what_is_not_wanted(ask, question: str, field: str, value: str) -> None:
    without = ask(question).without
    assert value in getattr(without, field) or value in without.terms + without.papers


def test_not_sure_excludes_nothing(ask) -> None:
    assert not ask("I am not sure what to read on GANs").without


def test_the_excluded_stays_out(library: Library) -> None:
    for question in ("image generation but not GANs", "图像生成，不要GAN"):
        answer = library.ask(question)
        assert answer.found
        assert not any("generative adversarial network" in r.paper.topics for r in answer)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("YOLO vs SSD", "compare"),
        ("what is the difference between LSTM and GRU", "compare"),
        ("LSTM or GRU, how do they compare?", "compare"),
        ("YOLO 和 SSD 有什么区别", "compare"),
        ("PyTorch和TensorFlow对比一下", "compare"),
        ("what came before ResNet", "before"),
        ("what should I read before the AlphaGo paper?", "before"),
        ("ResNet 之前有哪些重要的工作", "before"),
        ("what builds on BERT", "after"),
        ("BERT 之后有哪些改进", "after"),
        ("papers on ResNet", None),
        ("pruning and quantization", None),
    ],
)
def test_how_papers_relate(ask, question: str, kind: str | None) -> None:
    relation = ask(question).relation
    assert (relation.kind if relation else None) == kind


@pytest.mark.parametrize(
    "question",
    [
        "how was machine translation done before Transformers?",
        "Transformer 出现之前机器翻译是怎么做的",
    ],
)
def test_how_something_was_done_before_a_paper(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.query.terms == ("machine translation",) and answer.query.year_max == 2016
    assert answer.found and all("machine translation" in r.paper.topics for r in answer)


def test_before_and_after_follow_builds_on(library: Library) -> None:
    papers = {p.id: p for p in library.papers}
    before = [r.paper.id for r in library.ask("what came before ResNet")]
    assert set(papers["he2016deep"].builds_on) & set(before)
    for recommendation in library.ask("what builds on ResNet"):
        assert recommendation.paper.year >= papers["he2016deep"].year


def test_a_comparison_begins_with_the_two(library: Library) -> None:
    first = [r.paper.id for r in library.ask("YOLO vs SSD")][:2]
    assert set(first) == {"redmon2016you", "liu2016ssd"}


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("object detection, oldest first", "oldest"),
        ("目标检测，按从早到晚排", "oldest"),
        ("classic papers on RNNs", "classic"),
        ("先给经典的 RNN 论文", "classic"),
        ("attention for beginners", "easiest"),
        ("注意力机制，由浅入深", "easiest"),
        ("GANs, put the newest ones first", "year"),
        ("GAN，最新的放前面", "year"),
        ("GAN，引用多的排前面", "citations"),
        ("papers on GANs, biggest citation count on top", "citations"),
        ("three classics on speech recognition", "classic"),
        ("语音合成，按时间先后", "oldest"),
    ],
)
def test_orders(ask, question: str, order: str) -> None:
    assert ask(question).order == order


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("a survey of GANs", "surveys"),
        ("有没有 GAN 的综述", "surveys"),
        ("which datasets are there for object detection", "datasets"),
        ("目标检测的数据集有哪些", "datasets"),
        ("question answering datasets", "datasets"),
        ("deep learning frameworks", "software"),
        ("深度学习框架的论文", "software"),
        ("chips for neural networks", "hardware"),
        ("神经网络芯片有哪些论文", "hardware"),
    ],
)
def test_kinds(ask, library: Library, question: str, category: str) -> None:
    assert ask(question).categories == (category,)
    answer = library.ask(question)
    assert answer.found and all(category in r.paper.categories for r in answer)


@pytest.mark.parametrize(
    "question", ["train on a small dataset", "training on large datasets", "用小数据集训练", "图像"]
)
def test_what_only_sounds_like_a_kind(ask, question: str) -> None:
    assert ask(question).categories == ()


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("object trackng in vidoes", "object tracking in videos"),
        ("VISAUL QUESTON ANSWERING", "visual question answering"),
        ("summerizing long artcles", "summarizing long articles"),
    ],
)
def test_misspelt_words_are_put_right(ask, question: str, right: str) -> None:
    assert ask(question).topic.lower() == right


@pytest.mark.parametrize("question", ["quokkaformer", "YOLOv9", "sourdough bread"])
def test_unknown_names_and_other_words_stay(ask, question: str) -> None:
    assert ask(question).topic == question


def test_of_equally_near_words_the_more_frequent_is_meant() -> None:
    assert Speller(["model", "modal"]).correct("modil") == "model"
    assert Speller(["modal", "model"]).correct("modil") == "modal"


def test_a_surname_of_several_means_the_one_who_wrote_most_or_all(library: Library) -> None:
    assert library.ask("papers by Bengio").query.authors == ("Yoshua Bengio",)
    answer = library.ask("papers by Wang")
    assert answer.query.authors == ("Wang",)
    assert answer.found
    assert all(any(a.split()[-1] == "Wang" for a in r.paper.authors) for r in answer)


@pytest.mark.parametrize("question", ["patches of an image", "with long context", "by song lyrics"])
def test_words_are_no_surnames(ask, question: str) -> None:
    assert ask(question).authors == () or question.startswith("by")


def test_the_paper_that_introduced_something(library: Library) -> None:
    for question in ("the paper that introduced dropout", "提出 dropout 的那篇论文"):
        assert library.ask(question).recommendations[0].paper.id in (
            "srivastava2014dropout",
            "hinton2012improving",
        )


def test_a_limit_that_leaves_nothing_is_named(library: Library) -> None:
    answer = library.ask("GANs before 1990 with over 100 citations")
    assert not answer.found
    assert "years" in answer.relax and "cited" not in answer.relax


def test_the_parts_add_up(library: Library) -> None:
    for question in ("GANs", "经典的卷积神经网络", "attention for beginners"):
        for recommendation in library.ask(question):
            assert sum(recommendation.parts.values()) == pytest.approx(recommendation.score)


def test_a_query_survives_json(library: Library, ask) -> None:
    from dataclasses import asdict

    query = ask("YOLO vs SSD since 2015, not GANs")
    assert Query.from_dict(asdict(query)) == query
