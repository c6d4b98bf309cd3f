import datetime

import pytest

from index import Library, MustreadError
from index.errors import QuestionError
from index.query import Query
from index.question import MAX_LENGTH, language_of, parse

TODAY = datetime.date(2026, 1, 1)


@pytest.fixture(scope="module")
def ask(library: Library):
    def understood(text: str) -> Query:
        return parse(text, library.vocabulary, TODAY)

    return understood


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what should I read on GANs", "GANs"),
        ("GAN 该从哪些论文看起？", "GAN"),
        (
            "Could you recommend some good papers about speech recognition, please?",
            "speech recognition",
        ),
        ("想了解一下目标检测，有哪些经典论文", "目标检测"),
        ("reading comprehension", "reading comprehension"),
        ("the paper that introduced batch normalization", "batch normalization"),
        ("有没有讲图像分割的论文", "图像分割"),
        ("how do computers recognise faces", "computers recognise faces"),
        ("强化学习小白一个，求推荐入手的论文", "强化学习"),
        ("推荐系统有什么经典论文", "推荐系统"),
        ("图像分类的经典网络结构", "图像分类的经典网络结构"),
    ],
)
def test_the_topic_is_what_asking_words_leave(ask, question: str, topic: str) -> None:
    assert ask(question).topic == topic


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("GANs", "generative adversarial network"),
        ("生成對抗網路", "generative adversarial network"),
        ("ｏｂｊｅｃｔ　ｄｅｔｅｃｔｉｏｎ", "object detection"),
        ("objct detecton", "object detection"),
        ("卷机神经网络", "convolutional neural network"),
        ("reinforcment lerning", "reinforcement learning"),
        ("papers about 注意力机制", "attention mechanism"),
        ("没有平行预料咋做机气翻译", "parallel corpus"),
        ("没有平行预料咋做机气翻译", "machine translation"),
        ("图像的可视话", "visualization"),
        ("实例风割", "instance segmentation"),
        ("强华学习", "reinforcement learning"),  # 学习 alone would be words of asking
        ("nueral stile transfr", "style transfer"),  # "stile" alone would be "still"
        ("人体姿太估计", "pose estimation"),
        ("推存系统", "recommender system"),  # whatever was typed for a character, alone
        ("shijian xulie yuce", "time series forecasting"),  # pinyin
        ("lian bang xue xi lunwen", "federated learning"),
        ("少样本学xi有哪些论文", "few-shot learning"),
        ("yu yi fen ge", "semantic segmentation"),  # each syllable an English word, too
        ("神经网络架够搜索", "neural architecture search"),
        ("point clowd nets", "point cloud"),  # "clowd" alone would be "crowd"
        ("batch normalisation", "batch normalization"),
    ],
)
def test_terms_are_found_in_every_writing(ask, question: str, term: str) -> None:
    assert term in ask(question).terms


@pytest.mark.parametrize(
    "question",
    [
        "train nets on a farm",
        "than it was before",
        "I sat and saw him draw",
        "making short clips from a sentence",
        "how do I get red wine out of a carpet",
        "react to a bit of rope",
    ],
)
def test_ordinary_words_are_no_misspelt_terms_or_acronyms(ask, question: str) -> None:
    query = ask(question)
    assert not query.named
    assert "training set" not in query.terms and "intelligent transportation" not in query.terms


@pytest.mark.parametrize(
    ("question", "paper"),
    [
        ("ResNet", "he2016deep"),
        ("残差网络", "he2016deep"),
        ("BatchNorm", "ioffe2015batch"),
        ("“阿尔法狗”那篇", "silver2016mastering"),
        (
            "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
            "he2015delving",
        ),
        ("Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", "goyal2017accurate"),
    ],
)
def test_names_and_titles(ask, question: str, paper: str) -> None:
    assert paper in ask(question).named


@pytest.mark.parametrize(
    ("question", "authors"),
    [
        ("papers by Hinton", ("Geoffrey Hinton",)),
        ("何恺明的论文", ("Kaiming He",)),
        ("吴恩达", ("Andrew Ng",)),
        ("Yann LeCun", ("Yann LeCun",)),
        ("by Loffe", ("Sergey Ioffe",)),
        ("papers by Min Lin", ("Min Lin",)),
        ("technical debt of ML in production", ()),
        ("low-rank adapters by Edward Hu", ("Edward J. Hu",)),
        ("SHAP values by Lundberg and Lee", ("Scott M. Lundberg", "Su-In Lee")),
        ("the go program that beat the European champion Fan Hui", ()),
        ("speech recognition by Graves and Hinton", ("Alex Graves", "Geoffrey Hinton")),
    ],
)
def test_authors(ask, question: str, authors: tuple[str, ...]) -> None:
    assert ask(question).authors == authors


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("optimizers for deep learning", "deep learning"),  # all of the list is about it
        ("领导老问模型为什么这么判", "teacher network"),  # 问 and 师 do not sound alike
        ("flash attention v1", "attention mechanism"),  # a part of a paper's name
        ("I'd like the computer to write me a tune", "intrusion detection"),  # no IDS
        ("the car thinks it's a speed limit", "sentiment analysis"),  # no SA
        ("花园里的传感器", "flower classification"),
        ("每种商品只有两张照片，让机器认出来", "robotics"),  # 认出, not 机器人 with a slip
    ],
)
def test_what_only_looks_like_a_term(ask, question: str, term: str) -> None:
    assert term not in ask(question).terms


@pytest.mark.parametrize(
    ("question", "settled"),
    [
        ("GANs", True), ("GAN 模型有哪些", True), ("q-learning basics", True), ("GANs that sing", False),
        ("夹住机器人的手", False), ("没有平行语料怎么翻译", False),
    ],
)  # fmt: skip
def test_terms_settle_a_question_unless_more_is_said(ask, question: str, settled: bool) -> None:
    assert ask(question).settled is settled


def test_a_lab_or_venue_beside_a_term_says_nothing_but_a_word_does(ask) -> None:
    assert ask("SAC from Berkeley").settled
    assert not ask("fair classification").settled


def test_what_all_of_the_list_is_about_is_a_topic_alone(ask) -> None:
    assert ask("deep learning").terms == ("deep learning",)


def test_a_name_inside_a_longer_term_names_nothing(ask) -> None:
    assert "lecun2015deep" not in ask("history of deep learning").named
    assert ask("deep learning").named == ("lecun2015deep",)


def test_a_category_is_a_limit_only_where_it_is_asked_for_as_such(ask) -> None:
    assert ask("papers in the speech category").categories == ("speech",)
    assert ask("语音类的论文").categories == ("speech",)
    assert ask("speech recognition").categories == ()
    assert ask("图像分类的经典网络结构").categories == ()


def test_everything_at_once(ask) -> None:
    query = ask("三篇2015年以后引用最多的目标检测论文，作者何恺明")
    assert (query.topic, query.count, query.year_min, query.order) == (
        "目标检测",
        3,
        2015,
        "citations",
    )
    assert query.authors == ("Kaiming He",)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("   \n\t ", "empty"),
        ("x" * (MAX_LENGTH + 1), "too_long"),
        ("\x00\x01\x1b", "no_words"),
        ("🎉🎉🎉", "no_words"),
        ("?!...", "no_words"),
        ("<script>alert(1)</script>", "no_words"),
        ("что почитать о нейросетях", "other_language"),
        ("おすすめの論文は？", "other_language"),
        ("딥러닝 논문 추천", "other_language"),
    ],
)
def test_what_is_no_question_is_one_sentence(ask, text: str, key: str) -> None:
    with pytest.raises(QuestionError) as caught:
        ask(text)
    assert caught.value.key == key
    for language in ("en", "zh"):
        assert "\n" not in caught.value.text(language)
    assert isinstance(caught.value, MustreadError)


def test_markup_around_a_question_is_dropped(ask) -> None:
    assert ask("<b>GAN</b><!-- x -->").topic == "GAN"


def test_language() -> None:
    assert language_of("GAN 该从哪些论文看起？") == "zh"
    assert language_of("what are good papers about 注意力") == "en"
    assert language_of("GANs") == "en"
