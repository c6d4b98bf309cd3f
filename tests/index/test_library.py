"""The library as a person at a Python prompt uses it."""

import datetime
import threading

import pytest
import yaml
from helpers import DATA

from index import Library, MustreadError
from index.errors import UnknownPaper
from index.question import parse
from index.reading_list import load

TODAY = datetime.date(2026, 11, 1)


def test_the_documented_interface(library: Library) -> None:
    answer = library.ask("what should I read on GANs")
    assert answer.found and answer.language == "en" and answer.query.topic == "GANs"
    first = answer.recommendations[0]
    assert first.paper.title.en == "Generative Adversarial Networks"
    assert first.paper.title.zh == "生成对抗网络"
    assert first.paper.year == 2014
    assert first.paper.authors[0] == "Ian J. Goodfellow"
    assert first.paper.citations > 10_000 and first.paper.citations.source
    assert first.paper.summary.en and first.paper.summary.zh
    assert first.paper.categories[-1] == "generative" and first.paper.shelf == "top-100"
    assert first.score > 0 and first.reasons
    assert library.paper("ResNet").id == "he2016deep"
    assert len(library.papers) >= 1200


def test_an_answer_prints_as_the_terminal_shows_it(library: Library) -> None:
    text = repr(library.ask("GAN 该从哪些论文看起？"))
    assert "生成对抗网络" in text and "理由：" in text and "https://arxiv.org" in text
    html = library.ask("<img src=x> GANs")._repr_html_()
    assert "<ol>" in html and "<img" not in html


def test_options_override_the_question(library: Library) -> None:
    answer = library.ask("three GANs since 2016", limit=2, until=2014, since=2010, order="year")
    assert [r.paper.year for r in answer] == sorted((r.paper.year for r in answer), reverse=True)
    assert len(answer) <= 2 and all(r.paper.year <= 2014 for r in answer)
    speech = library.ask("end-to-end learning", category="语音")
    assert speech.found and all("speech" in r.paper.categories for r in speech)
    with pytest.raises(MustreadError, match="no category"):
        library.ask("GANs", category="cooking")


def test_limits_that_leave_nothing_say_so(library: Library) -> None:
    answer = library.ask("GANs before 2000")
    assert not answer.found and answer.without_limits >= 5
    assert "Without them" in repr(answer)


@pytest.mark.parametrize(
    "question",
    [
        "how to bake sourdough bread",
        "红烧肉怎么做",
        "asdf qwer zxcv",
        "$(rm -rf /)",
        "the of and",
    ],
)
def test_nothing_on_the_list_is_a_value(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert not answer.found and answer.recommendations == ()
    assert answer.as_dict()["found"] is False
    assert str(len(library.papers)) in repr(answer)  # what the list does have


def test_a_name_in_capitals_of_another_sense_names_nothing(library: Library) -> None:
    assert library.ask("UDA").recommendations[0].paper.id == "xie2020unsupervised"
    other = library.ask("无监督域适应")  # UDA for short
    assert other.query.named == () and other.found
    assert "xie2020unsupervised" not in {r.paper.id for r in other}


def test_a_form_of_a_general_term_is_no_name_of_one_paper(library: Library) -> None:
    assert library.ask("DCNN").query.named == ("kalchbrenner2014convolutional",)
    for topic in ("convolutional neural network", "强化学习", "adversarial examples"):
        assert library.ask(topic).query.named == ()


def test_a_topic_begins_with_the_papers_chosen_for_it_in_both_languages(library: Library) -> None:
    reading_list = load(DATA)
    chinese = {term.en: term.zh for term in reading_list.terms}
    right = same = 0
    topics = list(reading_list.wordings.items())[::31]
    for topic, wordings in topics:
        first, other = (library.ask(q).recommendations[0].paper.id for q in (topic, chinese[topic]))
        right += first in wordings.start
        same += first == other
    assert right >= 0.9 * len(topics) and same >= 0.9 * len(topics)


def test_few_relatives_of_a_topic_give_way_to_its_papers(library: Library) -> None:
    answer = library.ask("经验回放是哪来的，后来又有什么改进？")
    assert len(answer.recommendations) >= 3 and "experience replay" in answer.query.terms


def test_questions_without_a_topic(library: Library) -> None:
    cited = library.ask("the three most cited papers")
    counts = [r.paper.citations.comparable for r in cited]
    assert len(counts) == 3 and counts == sorted(counts, reverse=True)
    assert {r.paper.year for r in library.ask("papers of 2012")} == {2012}
    assert library.ask("what should I read?").found and library.ask("推荐几篇论文").found


def test_similar(library: Library) -> None:
    answer = library.similar("he2016deep", limit=3)
    ids = [r.paper.id for r in answer]
    assert "he2016deep" not in ids and len(ids) == 3
    assert "he2016identity" in ids
    assert library.similar("残差网络", language="zh").recommendations[0].reasons[0]


def test_an_unknown_paper_is_one_sentence_with_a_hint(library: Library) -> None:
    with pytest.raises(UnknownPaper, match="did you mean he2016deep"):
        library.paper("he2016deeep")
    with pytest.raises(UnknownPaper, match="mustread list"):
        library.paper("zzzzzzzz")


def test_two_questions_at_once_in_one_library(library: Library) -> None:
    questions = ["GANs", "目标检测", "speech recognition", "强化学习"] * 5
    alone = {q: [r.paper.id for r in library.ask(q)] for q in set(questions)}
    found: list[tuple[str, list[str]]] = []
    threads = [
        threading.Thread(target=lambda q=q: found.append((q, [r.paper.id for r in library.ask(q)])))
        for q in questions
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(questions)
    assert all(ids == alone[q] for q, ids in found)


def test_every_printed_chinese_title_finds_its_paper_first(library: Library) -> None:
    printed = [
        (source.title, paper.id)
        for paper in library.papers
        for source in paper.sources
        if source.title
    ]
    assert len(printed) == 100
    wrong = [t for t, paper in printed if library.ask(t).recommendations[0].paper.id != paper]
    assert wrong == []


def test_every_title_and_name_is_understood(library: Library) -> None:
    for paper in library.papers:
        for name in (paper.title.en, paper.title.zh, *paper.names):
            query = parse(name, library.vocabulary, TODAY)
            assert paper.id in query.named or query.categories, name


@pytest.mark.parametrize("start", range(0, 40, 10))
def test_titles_and_names_find_their_paper(library: Library, start: int) -> None:
    for paper in library.papers[start::40]:
        for title in (paper.title.en, paper.title.zh):
            assert library.ask(title).recommendations[0].paper.id == paper.id, title
        for name in paper.names:
            assert paper.id in [r.paper.id for r in library.ask(name)], name


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("a made-up town where little characters run by a language model live their lives", "park2023generative"),
        ("activation curves that are learned on every edge of the network", "liu2025kan"),
        ("过拟合之后又训了很久，网络突然就开窍了", "power2021grokking"),
        ("用两张图按比例混在一起再训练", "zhang2018mixup"),
    ],
)  # fmt: skip
def test_a_paper_is_found_by_what_one_remembers_of_it(
    library: Library, question: str, paper: str
) -> None:
    assert paper in [r.paper.id for r in library.ask(question)][:3]


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("HNSW index", "malkov2020efficient"),
        ("HNSW 图索引的论文", "malkov2020efficient"),
        ("what's the paper behind vLLM?", "kwon2023efficient"),
        ("AlphaFold2 那篇 Nature", "jumper2021highly"),
        ("SimCLR 第一版", "chen2020simple"),
        ("AlphaGo Zero, the version that learned without human games", "silver2017masteringgame"),
    ],
)
def test_a_nickname_among_words_that_fit_its_paper(
    library: Library, question: str, paper: str
) -> None:
    assert library.ask(question).recommendations[0].paper.id == paper


@pytest.mark.parametrize("question", ["BERT compression", "BERT 压缩", "GPT-4 playing Minecraft"])
def test_a_nickname_among_words_of_something_else(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.found and answer.recommendations[0].paper.id not in answer.query.named


def test_what_is_nothing_but_terms_begins_alike(library: Library) -> None:
    firsts = {
        library.ask(text).recommendations[0].paper.id
        for text in ("transformers", "tranformer模型看哪篇", "Transformer 模型", "Transformer")
    }
    assert firsts == {"vaswani2017attention"}
    flow, how = (library.ask(text).recommendations[0].paper.id for text in ("光流", "光流怎么估计"))
    assert flow == how


def test_dropout_is_not_left_out(library: Library) -> None:
    answer = library.ask("one paper on dropout, the most cited")
    assert answer.query.terms == ("dropout",) and not answer.query.without


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("RLHF without a reward model", "rafailov2023direct"),
        ("low-rank matrices instead of finetuning everything", "hu2022lora"),
    ],
)
def test_what_a_method_does_without_is_a_part_of_it(
    library: Library, question: str, paper: str
) -> None:
    answer = library.ask(question)
    assert not answer.query.without
    assert paper in [r.paper.id for r in answer]


def test_a_vague_topic_is_told_by_its_asking_words(library: Library) -> None:
    answer = library.ask("a model that can tell when it does not know")
    assert "does not know" in answer.query.topic and answer.found
    assert library.ask("which models are there").query.topic == "models"


def test_a_clause_without_a_subject_does_not_carry_a_question(library: Library) -> None:
    assert not library.ask("capsule coffee machines, a comparison").found
    assert not library.ask("胶囊咖啡机哪款好，求对比").found


def test_the_judged_questions_are_sound(library: Library) -> None:
    entries = yaml.safe_load((DATA / "questions.yaml").read_text(encoding="utf-8"))["questions"]
    ids = {paper.id for paper in library.papers}
    texts = [entry["q"] for entry in entries]
    assert len(set(texts)) == len(texts)
    for entry in entries:
        assert set(entry["relevant"]) | set(entry.get("first", [])) <= ids, entry["q"]
        assert bool(entry["relevant"]) == (entry["kind"] != "refuse"), entry["q"]
