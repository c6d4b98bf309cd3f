"""The list reads well; and what does not read well is caught."""

from dataclasses import replace

import pytest
from helpers import DATA

from index.paper import Bilingual, Citations, Paper
from index.quality import check_quality
from index.reading_list import ReadingList, load


@pytest.fixture(scope="module")
def reading_list() -> ReadingList:
    return load(DATA)


def changed(reading_list: ReadingList, paper: str, **fields: object) -> set[str]:
    """Keys of the problems of ``paper`` after a change."""
    papers = tuple(
        replace(p, **fields) if p.id == paper else p  # type: ignore[arg-type]
        for p in reading_list.papers
    )
    return {p.key for p in check_quality(replace(reading_list, papers=papers)) if p.paper == paper}


def by_id(reading_list: ReadingList, paper: str) -> Paper:
    return next(p for p in reading_list.papers if p.id == paper)


def test_the_list_is_clean(reading_list: ReadingList) -> None:
    assert [p.text("en") for p in check_quality(reading_list)] == []


def test_four_of_five_papers_have_a_count(reading_list: ReadingList) -> None:
    known = sum(p.citations is not None for p in reading_list.papers)
    assert known >= 0.8 * len(reading_list.papers)


@pytest.mark.parametrize(
    ("paper", "addition", "key"),
    [
        ("he2016deep", " It appeared in 1999.", "other_year"),
        ("he2016deep", " The idea is by Salimans, too.", "other_author"),
        ("kingma2014adam", " It beats YOLOv3 by far.", "other_model"),
    ],
)
def test_what_belongs_to_another_paper_is_caught(
    reading_list: ReadingList, paper: str, addition: str, key: str
) -> None:
    summary = by_id(reading_list, paper).summary
    wrong = Bilingual(summary.en + addition, summary.zh)
    assert key in changed(reading_list, paper, summary=wrong)


def test_languages_lengths_and_twins(reading_list: ReadingList) -> None:
    summary = by_id(reading_list, "he2016deep").summary
    other = by_id(reading_list, "simonyan2014very").summary
    swapped = Bilingual(summary.zh, summary.en)
    assert {"not_english", "not_chinese"} <= changed(reading_list, "he2016deep", summary=swapped)
    assert "length" in changed(reading_list, "he2016deep", summary=Bilingual("Short.", summary.zh))
    assert "alike" in changed(reading_list, "simonyan2014very", summary=summary) | changed(
        reading_list, "he2016deep", summary=other
    )


def test_counts_and_identifiers(reading_list: ReadingList) -> None:
    slip = Citations(204932000, "Epoch AI", "2025-12-02")
    assert "count" in changed(reading_list, "he2016deep", citations=slip)
    early = Citations(2000, "Epoch AI", "2012-12-02")
    assert "counted_before" in changed(reading_list, "he2016deep", citations=early)
    assert "identifier" in changed(reading_list, "he2016deep", arxiv="15.1")
    assert "identifier" in changed(reading_list, "he2016deep", doi="none")


def test_a_paper_on_its_own_is_caught(reading_list: ReadingList) -> None:
    lonely = next(
        p
        for p in reading_list.papers
        if p.builds_on and not any(p.id in q.builds_on for q in reading_list.papers)
    )
    assert "orphan" in changed(reading_list, lonely.id, builds_on=())


def test_what_is_described_is_on_the_list(reading_list: ReadingList) -> None:
    stray = {**reading_list.descriptions, "nobody2000nothing": (Bilingual("a", "甲"),)}
    found = check_quality(replace(reading_list, descriptions=stray))
    assert [p.text("en").split(": ")[-1] for p in found] == [
        "nobody2000nothing is described but not on the list"
    ]
