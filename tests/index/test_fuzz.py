"""Questions made at random from the grammar of both languages: no exception, no limit broken.

``MUSTREAD_FUZZ=100000`` asks that many; the suite 150.
"""

from __future__ import annotations

import os
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Library
from index.errors import QuestionError
from index.query import ORDERS
from index.question import MAX_LENGTH

EXAMPLES = int(os.environ.get("MUSTREAD_FUZZ", "150"))
YEAR = st.integers(1940, 2030)
TOPICS = st.sampled_from(
    "GANs|object detection|attention|语音识别|目标检测|图神经网络|ResNet|BERT|word2vec|强化学习|扩散模型|"
    "objct detecton|ＧＡＮ|圖像分割|how do computers see|怎么让电脑看懂图片|pruning|模型压缩|sourdough|量子纠缠|"
    "YOLOv3|GPT-2|LSTM 和 GRU|deep learning|".split("|")
)
LIMITS = st.one_of(
    *[
        YEAR.map(text.format)
        for text in (
            "since {}",
            "before {}",
            "after {}",
            "in {}",
            "until {}",
            "{} or later",
            "around {}",
            "no later than {}",
            "{}年以后",
            "{}年以前",
            "{}年及以前",
            "{}年前后",
            "截至{}年",
            "{}年的",
        )
    ],
    st.tuples(YEAR, YEAR).map(lambda y: f"between {y[0]} and {y[1]}"),
    st.tuples(YEAR, YEAR).map(lambda y: f"{y[0]}到{y[1]}年之间"),
    st.integers(0, 10**6).map("with over {} citations".format),
    st.integers(0, 10**6).map("引用超过{}".format),
    st.integers(0, 99).map("top {}".format),
    st.integers(0, 99).map("来{}篇".format),
    st.sampled_from(
        "most cited|newest first|oldest first|classics first|for a beginner|引用最多|最新的|最早的排前面|经典的|由浅入深|"
        "surveys|综述|书|datasets for|数据集|not GANs|no surveys|except Hinton|不要综述|除了ResNet|by Hinton|by LeCun and Bengio|"
        "何恺明的|吴恩达|papers by Wang|in the nineties|九十年代|八九十年代|近三年|the last five years|over 10k citations|引用过万|"
        "vs SSD|和 SSD 的区别|what came before|之后有哪些工作|the paper that introduced|提出".split(
            "|"
        )
    ),
)
QUESTIONS = st.builds(
    lambda before, topic, after, glue: glue.join([*before, topic, *after]),
    st.lists(LIMITS, max_size=3),
    TOPICS,
    st.lists(LIMITS, max_size=3),
    st.sampled_from([" ", ", ", "，", "", " and "]),
)
ANYTHING = st.text(max_size=60)
FOLLOW_UPS = st.one_of(
    QUESTIONS,
    ANYTHING,
    st.sampled_from(
        "more|why|why the second?|something like the first|start over|only since 2018|any year|in Chinese|用英文回答|"
        "换一批|还有吗|和第一篇类似的|为什么推荐第二篇|那语音呢|what about speech?|年份不限|重新来|不要综述|引用多的排前面|thanks".split(
            "|"
        )
    ),
)
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def keeps_its_limits(library: Library, answer) -> None:
    """Every paper shown is within the limits that the answer says it understood."""
    query, papers = answer.query, [r.paper for r in answer]
    assert query.order in ORDERS
    assert len(papers) <= query.count
    assert len({p.id for p in papers}) == len(papers)
    for paper in papers:
        assert (query.year_min or 0) <= paper.year <= (query.year_max or 9999)
        if query.citations_min is not None:
            assert paper.citations is not None and paper.citations >= query.citations_min
        assert not query.categories or set(query.categories) & set(paper.categories)
        for author in query.authors:
            assert any(author.split()[-1] in name for name in paper.authors) or any(
                entry for entry in paper.authors if entry[0] == author[0]
            )
        assert not set(query.without.categories) & set(paper.categories)
        assert not set(query.without.terms) & set(paper.topics)
        assert paper.id not in query.without.papers
    years = [p.year for p in papers]
    counts = [p.citations.comparable if p.citations is not None else -1.0 for p in papers]
    wanted = {"year": sorted(years, reverse=True), "oldest": sorted(years)}
    assert years == wanted.get(query.order, years)
    assert query.order != "citations" or counts == sorted(counts, reverse=True)


@SETTINGS
@given(st.one_of(QUESTIONS, QUESTIONS, QUESTIONS, ANYTHING))
def test_questions(library: Library, question: str) -> None:
    try:
        answer = library.ask(question)
    except QuestionError:
        return
    keeps_its_limits(library, answer)
    assert str(answer)


@SETTINGS
@given(st.lists(FOLLOW_UPS, min_size=2, max_size=5))
def test_conversations(library: Library, turns: list[str]) -> None:
    talk = library.conversation()
    for turn in turns:
        try:
            answer = talk.ask(turn)
        except QuestionError:
            continue
        keeps_its_limits(library, answer)


def test_fillers_take_not_much_longer_than_prose(library: Library) -> None:
    """Rules that try every way to read a run of fillers would take minutes for some of these."""

    def seconds(text: str) -> float:
        talk = library.conversation()
        talk.ask("GANs since 2015, no surveys")
        begun = time.process_time()
        talk.ask((text * MAX_LENGTH)[:MAX_LENGTH])
        return time.process_time() - begun

    prose = seconds("".join(paper.summary["zh"] for paper in library.papers))
    for filler in ("也", "不要", "和", "no ", "papers "):
        assert seconds(filler) < 6 * prose, filler
