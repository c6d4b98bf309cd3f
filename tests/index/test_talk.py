"""A conversation in Python: what is said next leans on what was answered last."""

from __future__ import annotations

import pytest

from index import Library
from index.query import Without
from index.steps import Leaf, NoSuch, Similar, Why


@pytest.fixture
def talk(library: Library):
    return library.conversation()


def test_narrow_order_widen_and_start_anew(talk) -> None:
    assert talk.ask("GANs").found
    since = talk.ask("only since 2018")
    assert since.query.topic == "GANs" and all(r.paper.year >= 2018 for r in since)
    cited = talk.ask("most cited first")
    counts = [r.paper.citations.comparable for r in cited if r.paper.citations]
    assert counts == sorted(counts, reverse=True)
    assert all(r.paper.year >= 2018 for r in cited)
    assert talk.ask("any year is fine").query.year_min is None
    assert talk.ask("how do I bake bread").found is False


def test_in_chinese(talk) -> None:
    talk.ask("推荐几篇目标检测的论文")
    assert talk.ask("2016年以后的").query.year_min == 2016
    assert talk.ask("引用多的排前面").query.order == "citations"
    assert talk.ask("那语义分割呢").query.year_min == 2016
    assert talk.ask("用英文回答").language == "en"
    for anew in ("换个话题，人脸识别看什么", "新问题，人脸识别看什么"):
        query = talk.ask(anew).query
        assert query.year_min is None and query.topic == "人脸识别"
        assert talk.ask("2016年以后的").query.year_min == 2016


def test_before_a_paper_that_was_shown_names_it(talk) -> None:
    first = talk.ask("what should I read on federated learning").recommendations[0].paper
    for text in ("what came before the first?", "看第一篇之前应该先读什么"):
        talk.ask("what should I read on federated learning")
        answer = talk.ask(text)
        assert answer.found and answer.query.relation.kind == "before"
        assert answer.query.relation.sides[0][0] == first.title[answer.language]
    then = talk.ask("how was machine translation done before Transformers?").query
    assert (then.terms, then.year_max) == (("machine translation",), 2016)
    assert talk.ask("most cited first").query.year_max == 2016


def test_more_shows_others_within_the_limits(talk) -> None:
    first = {r.paper.id for r in talk.ask("image classification since 2015")}
    more = talk.ask("more")
    assert isinstance(talk.step, Leaf)
    assert more.found and not first & {r.paper.id for r in more}
    assert all(r.paper.year >= 2015 for r in more)


def test_similar_keeps_the_limits(talk) -> None:
    talk.ask("object detection before 2016")
    like = talk.ask("something like the second")
    assert isinstance(talk.step, Similar)
    assert like.found and all(r.paper.year < 2016 for r in like)
    later = talk.ask("only since 2018")
    assert later.found and all(r.paper.year >= 2018 for r in later)
    assert any("object detection" in r.paper.topics for r in later)


def test_why_gives_the_parts(talk) -> None:
    shown = talk.ask("GANs").recommendations[1]
    answer = talk.ask("why the second?")
    assert isinstance(talk.step, Why)
    assert [r.paper.id for r in answer] == [shown.paper.id]
    assert f"{shown.score:.2f}" in answer.note


def test_a_number_that_is_not_there(talk) -> None:
    talk.ask("top 2 papers on GANs")
    answer = talk.ask("why the ninth?")
    assert isinstance(talk.step, NoSuch) and not answer.found and "9" in answer.note


def test_surveys_of_another_field_are_still_surveys(talk) -> None:
    talk.ask("有没有强化学习的综述")
    answer = talk.ask("那自然语言处理的呢")
    assert answer.query.categories == ("surveys",)


@pytest.mark.parametrize(
    ("first", "then", "years"),
    [
        ("GANs before 2018", "2019 is fine too", (None, 2019)),
        ("GANs since 2018", "add 2016 as well", (2016, None)),
        ("GANs between 2016 and 2018", "the 2017 ones are ok too", (2016, 2018)),
        ("2018年以前的GAN", "2019年的也行", (None, 2019)),
        ("GANs since 2018", "let it run to 2020", (2018, 2020)),
        ("GANs since 2018", "no year before 2015", (2015, None)),
    ],
)
def test_years_reach_as_far_as_is_said(talk, first: str, then: str, years: tuple) -> None:
    talk.ask(first)
    query = talk.ask(then).query
    assert (query.topic, (query.year_min, query.year_max)) == (talk.ask(first).query.topic, years)


@pytest.mark.parametrize(
    "text",
    ["same for pruning", "pruning under the same conditions", "剪枝也照这样来一份", "剪枝方面有吗", "任何年份都行，剪枝的也要"],
)  # fmt: skip
def test_another_topic_in_the_same_limits(talk, text: str) -> None:
    talk.ask("image classification, most cited first, since 2015")
    query = talk.ask(text).query
    assert query.terms == ("network pruning",) and query.order == "citations"
    assert query.year_min == (None if "年份" in text else 2015)


@pytest.mark.parametrize(
    "text", ["what should I read on pruning", "有没有讲剪枝的论文", "剪枝的论文有吗"]
)
def test_a_plain_question_takes_no_limits_along(talk, text: str) -> None:
    talk.ask("image classification since 2015")
    assert talk.ask(text).query.year_min is None


@pytest.mark.parametrize(
    "text",
    [
        "never mind surveys",
        "any kind of paper will do",
        "不一定要综述",
        "综述就算了",
        "综述以外的也可以",
    ],
)
def test_a_kind_is_lifted(talk, text: str) -> None:
    talk.ask("a survey of deep learning")
    query = talk.ask(text).query
    assert not query.categories and not query.without


@pytest.mark.parametrize(
    ("first", "out", "then"),
    [
        ("object detection since 2015", "leave out yolo", "actually yolo is fine, put it back"),
        ("object detection since 2015", "no yolo", "hm, leave them in"),
        ("object detection since 2015", "without YOLO please", "ok YOLO can be included again"),
        ("object detection since 2015", "no surveys", "surveys are ok too now"),
        ("目标检测，2015年以后", "不要YOLO", "还是把YOLO加回来吧"),
        ("目标检测，2015年以后", "YOLO那些排除掉", "刚才排除的加回来吧"),
        ("目标检测，2015年以后", "不要YOLO", "算了，YOLO也留着"),
    ],
)
def test_what_was_excluded_comes_back(talk, first: str, out: str, then: str) -> None:
    before = talk.ask(first).query
    assert talk.ask(out).query.without
    query = talk.ask(then).query
    assert not query.without
    assert (query.topic, query.year_min) == (before.topic, before.year_min)


@pytest.mark.parametrize("text", ["no yolo and no ssd", "only R-CNN", "show me more", "除了 YOLO"])
def test_what_is_excluded_stays_out(talk, text: str) -> None:
    talk.ask("object detection")
    talk.ask("no yolo")
    assert talk.ask(text).query.without


@pytest.mark.parametrize(
    ("first", "then", "authors"),
    [
        ("LSTM papers by Schmidhuber", "no wait, i meant Graves", ("Alex Graves",)),
        ("adversarial examples by Goodfellow", "szegedy instead of goodfellow", ("Christian Szegedy",)),
        ("Bengio 写的循环神经网络论文", "打错了，我想说Hochreiter", ("Sepp Hochreiter",)),
        ("Goodfellow 的对抗样本论文", "作者换成 Carlini", ("Nicholas Carlini",)),
        ("speech recognition by Hinton", "only the ones Graves worked on", ("Alex Graves",)),
    ],
)  # fmt: skip
def test_another_author_takes_the_place(talk, first: str, then: str, authors: tuple) -> None:
    topic = talk.ask(first).query.topic
    query = talk.ask(then).query
    assert (query.topic, query.authors, bool(query.without)) == (topic, authors, False)


def test_somebody_else_may_be_excluded_beside_an_author(talk) -> None:
    talk.ask("GANs by Goodfellow")
    query = talk.ask("not Bengio").query
    assert query.authors == ("Ian Goodfellow",) and query.without.authors == ("Yoshua Bengio",)


def test_what_was_excluded_may_be_asked_about_anew(talk) -> None:
    talk.ask("object detection since 2018")
    talk.ask("no yolo")
    query = talk.ask("show me papers on YOLO").query
    assert (query.topic, query.year_min, bool(query.without)) == ("YOLO", None, False)


@pytest.mark.parametrize(
    "text",
    [
        "nice, exactly what i was after. what about sentence embeddings?",
        "sorry, I meant sentence embeddings",
        "不错，挺有意思。那句向量呢",
    ],
)
def test_remarks_in_front_say_nothing(talk, text: str) -> None:
    talk.ask("word embeddings up to 2017")
    query = talk.ask(text).query
    assert query.terms == ("sentence embedding",) and query.year_max == 2017


def test_more_in_that_vein_is_like_the_paper_last_spoken_of(talk) -> None:
    talk.ask("GANs")
    talk.ask("what is the second one about?")
    talk.ask("find others along those lines")
    assert isinstance(talk.step, Similar)


def test_what_is_said_in_contractions_is_no_abbreviation(talk) -> None:
    assert talk.ask("I'd like to read about GANs").query.terms == (
        "generative adversarial network",
    )


def test_off_topic_takes_no_limits_along(talk) -> None:
    talk.ask("模型量化，2022年以后")
    assert talk.ask("今天股市怎么样").query.year_min is None


def test_follow_up_words_without_a_conversation(talk) -> None:
    assert not talk.ask("thanks").found


@pytest.mark.parametrize(
    ("first", "then", "field", "value"),
    [
        ("neural networks of the nineties", "not only from the nineties", "year_min", None),
        ("90年代的神经网络论文", "别限90年代了", "year_max", None),
        ("人脸识别，2015年以后的", "时间不卡了", "year_min", None),
        ("2023年的大模型论文", "22年的也算上", "year_min", 2022),
        ("GANs since 2018, newest first", "drop the ordering but keep the year", "order", "relevance"),
        ("GAN，最新的优先", "不用排序了，默认就好", "order", "relevance"),
        ("object detection, not YOLO", "stop excluding YOLO", "without", Without()),
        ("目标检测，不要YOLO", "YOLO也行吧，不排除了", "without", Without()),
        ("surveys of GANs", "two papers will do", "count", 2),
        ("有讲深度学习的书吗", "简单点的", "order", "easiest"),
        ("GANs with at least 5000 citations", "lose the citation threshold", "citations_min", None),
        ("端到端语音识别，引用至少2000的", "引用放宽到1000吧", "citations_min", 1000),
        ("变分自编码器，引用一万以上", "门槛降到两千", "citations_min", 2000),
        ("graph neural nets with at least 3000 citations", "1000 is enough", "citations_min", 1000),
        ("图神经网络，引用至少2000", "1000以上就行", "citations_min", 1000),
        ("分布式训练，引用1000以上的", "太多了，改成2000以上", "citations_min", 2000),
        ("object detection since 2019", "hmm make it 2021", "year_min", 2021),
        ("2015年以前的GAN", "改成2017年", "year_max", 2017),
        ("three papers on object detection", "sorry, make that five", "count", 5),
        ("GAN，2018年以后，引用一千以上的", "把引用的要求去掉", "citations_min", None),
        ("GANs since 2018 with 1000+ citations", "lift both limits", "year_min", None),
    ],
)  # fmt: skip
def test_one_limit_changes(talk, first: str, then: str, field: str, value: object) -> None:
    before = talk.ask(first).query
    after = talk.ask(then).query
    assert getattr(before, field) != value == getattr(after, field)
    assert (after.topic, after.categories) == (before.topic, before.categories)


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("what should I read on GANs, in Chinese please", "zh", "GANs"),
        ("注意力机制的论文，用英文回我", "en", "注意力机制"),
        ("GAN 论文，中文回答", "zh", "GAN"),
        ("speech recognition in Mandarin", "en", "speech recognition in Mandarin"),
    ],
)
def test_a_question_may_say_its_language(talk, text: str, language: str, topic: str) -> None:
    query = talk.ask(text).query
    assert (query.language, query.topic) == (language, topic)
