from pathlib import Path

import pytest
from helpers import DATA, TINY, read_papers, write_papers

from index.errors import ListError, MustreadError
from index.passages import passages
from index.reading_list import load


def problems(data: Path) -> list[str]:
    with pytest.raises(ListError) as caught:
        load(data)
    return [problem.text("en") for problem in caught.value.problems]


def test_the_list_itself_is_in_order() -> None:
    found = load(DATA)
    assert len(found.papers) >= 1200
    assert len(found.terms) >= 800


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda p: p.pop("authors"), "authors is missing"),
        (lambda p: p["summary"].pop("zh"), "summary.zh is missing"),
        (lambda p: p["title"].update(zh=""), "title.zh is missing"),
        (lambda p: p.update(year="2014"), "year must be int, not str"),
        (lambda p: p.update(year=1066), "year 1066 is not between"),
        (lambda p: p.update(categories=["cooking"]), "category cooking is unknown"),
        (lambda p: p.update(topics=["sourdough"]), "topic sourdough is not in the glossary"),
        (lambda p: p.update(shelf="attic"), "shelf attic is none of"),
        (lambda p: p["links"].update(page="arxiv.org/abs/1"), "link page is no web address"),
        (lambda p: p.update(builds_on=["nobody2000nothing"]), "which is no paper of the list"),
        (lambda p: p.update(citations={"count": "many", "source": "X", "as_of": "now"}), "citations.count must be"),
        (lambda p: p.update(colour="blue"), "colour is no field of the list"),
        (lambda p: p.update(authors=[1, 2]), "authors must be list of text"),
        (lambda p: p["summary"].update(zh="english"), "has no Chinese"),
    ],
)  # fmt: skip
def test_one_wrong_field_is_named_with_file_and_paper(
    tiny_data: Path, change, problem: str
) -> None:
    papers = read_papers(tiny_data)
    change(papers[0])
    write_papers(tiny_data, papers)
    found = problems(tiny_data)
    assert any(problem in line for line in found), found
    assert all(line.startswith(f"papers/few.yaml: {papers[0]['id']}: ") for line in found)


@pytest.mark.parametrize("field", ["id", "title", "links"])
def test_two_papers_may_not_share_id_title_or_link(tiny_data: Path, field: str) -> None:
    papers = read_papers(tiny_data)
    papers[1][field] = papers[0][field]
    write_papers(tiny_data, papers)
    assert any("has the same" in line for line in problems(tiny_data))


def test_builds_on_in_a_circle(tiny_data: Path) -> None:
    papers = read_papers(tiny_data)
    for paper, target in zip(papers, [*papers[1:], papers[0]], strict=True):
        paper["builds_on"] = [target["id"]]
    write_papers(tiny_data, papers)
    assert sum("runs in a circle" in line for line in problems(tiny_data)) == 1


def test_everything_wrong_is_told_at_once(tiny_data: Path) -> None:
    papers = read_papers(tiny_data)
    papers[0]["year"] = 1066
    papers[1].pop("summary")
    papers[2]["categories"] = []
    write_papers(tiny_data, papers)
    (tiny_data / "papers" / "broken.yaml").write_text("- id: [unclosed", encoding="utf-8")
    assert len(problems(tiny_data)) == 4


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00broken", b"just text", b"- 1\n- 2\n", b"a: 1\na: 2\n", b"- {id: x, id: y}\n"],
)
def test_a_broken_file_is_a_problem_not_a_crash(tiny_data: Path, content: bytes) -> None:
    (tiny_data / "papers" / "broken.yaml").write_bytes(content)
    assert all("papers/broken.yaml" in line for line in problems(tiny_data))


@pytest.mark.parametrize(
    ("descriptions", "problem"),
    [
        ("- {paper: PAPER, said: [{en: a}]}", "said: en / zh is missing"),
        ("- {paper: PAPER}", "said: en / zh is missing"),
        ("- {paper: PAPER, said: [{en: a, zh: 甲}, {en: a, zh: 乙}]}", "a: en"),
        ("- {paper: PAPER, said: [{en: a, zh: 甲}]}\n- {paper: PAPER, said: []}", "PAPER: paper"),
        ("nonsense", "list"),
    ],
)
def test_what_is_wrong_with_descriptions(tiny_data: Path, descriptions: str, problem: str) -> None:
    text = descriptions.replace("PAPER", TINY[0])
    (tiny_data / "descriptions.yaml").write_text(text, encoding="utf-8")
    assert any(problem.replace("PAPER", TINY[0]) in found for found in problems(tiny_data))


def test_descriptions_are_embedded_in_both_languages(tiny_data: Path) -> None:
    text = f"- {{paper: {TINY[1]}, said: [{{en: forged banknotes, zh: 造假币}}]}}"
    (tiny_data / "descriptions.yaml").write_text(text, encoding="utf-8")
    found = [p for p in passages(load(tiny_data)) if p.kind == "description"]
    assert [(p.owner, p.text) for p in found] == [
        (TINY[1], "forged banknotes"),
        (TINY[1], "造假币"),
    ]


def test_problems_exist_in_chinese(tiny_data: Path) -> None:
    papers = read_papers(tiny_data)
    papers[0].pop("year")
    write_papers(tiny_data, papers)
    with pytest.raises(ListError) as caught:
        load(tiny_data)
    assert "缺少 year" in caught.value.text("zh")


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(MustreadError, match="no reading list"):
        load(tmp_path)
