"""A paper of another list is found on this one however it is printed, and no other for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from command_helpers import whole_list

from index.paper import Paper
from index.upkeep.found import FoundPaper
from index.upkeep.matching import Match, Matcher


@pytest.fixture(scope="module")
def papers() -> tuple[Paper, ...]:
    return whole_list().papers


@pytest.fixture(scope="module")
def matcher(papers: tuple[Paper, ...]) -> Matcher:
    return Matcher(papers)


def printed(
    en: str | None = None,
    zh: str | None = None,
    *,
    authors: tuple[str, ...] = (),
    year: int | None = None,
    arxiv: str | None = None,
    doi: str | None = None,
    links: dict[str, str] | None = None,
) -> FoundPaper:
    return FoundPaper(en, zh, authors, year, links or {}, arxiv, doi, None, 1)


def of(match: Match | None) -> tuple[str, str] | None:
    return (match.paper.id, match.how) if match else None


@pytest.mark.parametrize(
    ("found", "paper", "how"),
    [
        (printed("something printed wrongly", arxiv="1512.03385"), "he2016deep", "arxiv"),
        (printed("Deep residual learning for image recognition"), "he2016deep", "title"),
        (printed("DEEP RESIDUAL LEARNING  for Image-Recognition."), "he2016deep", "title"),
        (printed(None, "用于图像识别的深度残差学习"), "he2016deep", None),
        (printed("ResNet"), "he2016deep", "name"),
        (printed(None, "残差网络"), "he2016deep", "name"),
        (printed("Generative adversarial networks", authors=("I. Goodfellow",)), "goodfellow2014generative", None),
        (printed("Imagenet classification with deep convolutional neural network"), "krizhevsky2012imagenet", None),
        (printed("Dropout: A simple way to prevent neural networks from overfiting"), "srivastava2014dropout", "similar"),
        (printed("x", links={"pdf": "http://www.jmlr.org/papers/volume15/srivastava14a/srivastava14a.pdf"}), "srivastava2014dropout", None),
        (printed(None, "网络中的网络"), "lin2014network", None),
    ],
)  # fmt: skip
def test_a_paper_is_found_by(
    matcher: Matcher, found: FoundPaper, paper: str, how: str | None
) -> None:
    match = matcher.match(found)
    assert match is not None
    assert match.paper.id == paper
    assert how in (None, match.how)


@pytest.mark.parametrize(
    "found",
    [
        printed("YOLOv11: An Incremental Improvement", authors=("Joseph Redmon",), year=2018),
        printed("A Quite Conditional GAN", year=2014),
        printed("Wasserstein GANs for tabular cows"),
        printed("Deep residual learning for speech recognition", authors=("Kaiming He",), year=2016),
        printed("Supervised representation learning with deep convolutional generative adversarial networks", authors=("A. Radford",), year=2016),
        printed(None, "有监督预训练有助于深度学习"),
        printed("ResNet", arxiv="9912.00001"),
        printed("Deep learning", authors=("A. Nobody",), year=2020),
        printed(None, "深度强化学习综述", authors=("刘全", "翟建伟"), year=2018),
        printed("", None),
        printed("."),
    ],
)  # fmt: skip
def test_another_paper_is_not_taken_for_one_of_the_list(
    matcher: Matcher, found: FoundPaper
) -> None:
    assert of(matcher.match(found)) is None


def test_versions_are_not_confused(papers: tuple[Paper, ...]) -> None:
    """Without v4 on the list, YOLOv4 is no other YOLO."""
    for word in ("YOLOv3", "YOLOv4", "Inception-v4", "MobileNetV2"):
        paper = next(p for p in papers if word in p.title.en)
        rest = Matcher(p for p in papers if p is not paper)
        found = printed(paper.title.en, authors=paper.authors, year=paper.year)
        assert rest.match(found) is None
        assert rest.match(printed(None, paper.title.zh, authors=paper.authors)) is None


def test_every_paper_of_the_list_is_itself_and_without_it_nothing_is(
    papers: tuple[Paper, ...], matcher: Matcher
) -> None:
    """Every title finds its paper; left out of the list, (a sample) finds none."""
    for paper in papers:
        for en, zh in ((paper.title.en, None), (None, paper.title.zh)):
            match = matcher.match(printed(en, zh, authors=paper.authors, year=paper.year))
            assert match is not None
            assert match.paper is paper
    sample = papers[::8]
    rest = Matcher(p for p in papers if p not in sample)
    for paper in sample:
        for en, zh in ((paper.title.en, None), (None, paper.title.zh)):
            assert rest.match(printed(en, zh, authors=paper.authors, year=paper.year)) is None


def test_a_link_pasted_from_the_line_above_does_not_beat_a_full_title(matcher: Matcher) -> None:
    found = printed("Deep residual learning for image recognition", arxiv="1406.2661")
    assert of(matcher.match(found)) == ("he2016deep", "title")


def test_of_two_papers_with_one_title_the_author_decides(papers: tuple[Paper, ...]) -> None:
    first = papers[0]
    second = replace(first, id="other", authors=("Somebody Else",), year=first.year + 9, arxiv=None)
    both = Matcher([first, second])
    assert of(both.match(printed(first.title.en, authors=("S. Else",)))) == ("other", "title")
    assert of(both.match(printed(first.title.en, year=first.year))) == (first.id, "title")


def test_a_name_two_papers_share_needs_the_author(papers: tuple[Paper, ...]) -> None:
    first = replace(papers[0], names=("Sharedname",))
    second = replace(papers[1], names=("Sharedname",))
    both = Matcher([first, second])
    assert both.match(printed("Sharedname")) is None
    assert of(both.match(printed("Sharedname", authors=second.authors))) == (second.id, "name")
