"""Who wrote the list: persons, their figures, and who wrote together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from command_helpers import give_whole_list, run_command, whole_list
from helpers import DATA
from wcwidth import wcswidth

from bot.arguments import UsageError
from index.paper import Bilingual, Citations, Paper, Person
from index.reading_list import ReadingList
from index.spellings import clean_author, merge_spellings
from index.upkeep.authors import authors, by_category, by_year, select
from index.upkeep.errors import UpkeepError
from index.upkeep.graph import coauthor_graph, core, graph_facts
from index.upkeep.wording import TEXT


@pytest.fixture(scope="module")
def whole() -> ReadingList:
    return whole_list()


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give_whole_list(monkeypatch, "pictures_commands")


def paper(
    name: str,
    *by: str,
    year: int = 2015,
    cited: int | None = None,
    categories: tuple[str, ...] = ("cnn",),
    source: str = "Semantic Scholar",
) -> Paper:
    text = Bilingual(name, name)
    counted = Citations(cited, source, "2024-01-01") if cited is not None else None
    return Paper(
        id=name, title=text, names=(), authors=by, year=year, first_public_year=None, venue=None,
        links={"page": "https://example.org"}, arxiv=None, doi=None, citations=counted,
        categories=categories, shelf="appendix", topics=(), summary=text, builds_on=(),
        variant_of=None, sources=(),
    )  # fmt: skip


def persons(*names: str, known: tuple[Person, ...] = ()) -> list[set[str]]:
    """The names that count as one person, as sets."""
    found: dict[str, set[str]] = {}
    papers = [paper(f"p{i}", name) for i, name in enumerate(names)]
    for name, person in merge_spellings(papers, known).items():
        found.setdefault(person, set()).add(name)
    return sorted(found.values(), key=sorted)


@pytest.mark.parametrize(
    "names",
    [
        ("Geoffrey Hinton", "Geoffrey E. Hinton", "G. E. Hinton", "G. Hinton"),
        ("Yee Whye Teh", "Yee-Whye Teh"),
        ("Abdel-rahman Mohamed", "Abdelrahman Mohamed"),
        ("Rafal Jozefowicz", "Rafał Józefowicz"),
        ("Matthew Botvinick", "Matt Botvinick"),
        ("Richard S. Zemel", "Rich Zemel"),
        ("Danilo Jimenez Rezende", "Danilo J. Rezende", "Danilo Rezende"),
    ],
)
def test_spellings_of_one_person_are_merged(names: tuple[str, ...]) -> None:
    assert persons(*names) == [set(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("Jian Sun", "Jie Sun"),
        ("Jian Sun", "Jiao Sun"),
        ("Jun Zhu", "Jun-Yan Zhu"),
        ("Xiang Lisa Li", "Xiang Lorraine Li"),
        ("Anna Chen", "Annie Chen"),
        ("Manoj Kumar", "M. Pawan Kumar"),
        ("Tom Ward", "Todd Ward"),
    ],
)
def test_different_first_names_are_different_persons(names: tuple[str, ...]) -> None:
    assert len(persons(*names)) == 2


def test_an_initial_that_could_be_several_persons_is_nobody_else() -> None:
    assert {"Y. Wu"} in persons("Yi Wu", "Ying Wu", "Y. Wu")
    assert persons("Ying Wu", "Y. Wu") == [{"Ying Wu", "Y. Wu"}]


def test_names_that_the_list_knows_belong_together() -> None:
    known = (Person("Li Fei-Fei", ("李飞飞", "Fei-Fei Li")), Person("Yann LeCun", ("Yann Le Cun",)))
    assert persons("Li Fei-Fei", "Fei-Fei Li", "Feng Li", known=known) == [
        {"Fei-Fei Li", "Li Fei-Fei"},
        {"Feng Li"},
    ]
    found = merge_spellings([paper("a", "Yann Le Cun"), paper("b", "Y. LeCun")], known)
    assert set(found.values()) == {"Yann LeCun"}


def test_remarks_are_no_part_of_a_name() -> None:
    assert clean_author("and Zoe Papakipos. (core contributors)") == "Zoe Papakipos"
    assert clean_author("Daphne Ippolito et al. (351 additional authors not shown)") == (
        "Daphne Ippolito"
    )
    assert clean_author("Harry Shum Jr.") == "Harry Shum Jr."
    assert clean_author("吴恩达等") == "吴恩达"


def test_the_real_list_keeps_its_people_apart(whole: ReadingList) -> None:
    people = merge_spellings(whole.papers, whole.people)
    assert people["Jian Sun"] != people["Jiao Sun"]
    assert people["Yunji Chen"] != people["Yiran Chen"]
    assert people["Geoffrey E Hinton"] == people["Geoffrey Hinton"] == "Geoffrey Hinton"
    assert people["Andrew Y. Ng"] == "Andrew Ng"
    assert people["Jeffrey Dean"] == "Jeff Dean"
    # all that is printed has a person, whatever remarks stand beside the name
    assert {clean_author(a) for p in whole.papers for a in p.authors} == set(people)


PAPERS = [
    paper("one", "Ada Lovelace", "Alan Turing", year=2012, cited=100),
    paper("two", "Alan Turing", "A. Lovelace", year=2014, cited=142, source="Google Scholar"),
    paper("three", "Alan Turing", year=2014, categories=("gan", "generative")),
    paper("four", "Grace Hopper", "Alan Turing", "Ada Lovelace", year=2016, cited=7),
]
PEOPLE = merge_spellings(PAPERS, ())


def test_figures_of_an_author() -> None:
    turing, lovelace, hopper = authors(PAPERS, PEOPLE)
    assert (turing.name, turing.papers, turing.first) == (
        "Alan Turing", ("one", "three", "two", "four"), 2,
    )  # fmt: skip
    # Google Scholar's 142 are 100 on the common scale; the unknown count is not a zero
    assert (turing.citations, turing.counted) == (pytest.approx(207), 3)
    assert turing.years == (2012, 2014, 2016)
    assert turing.categories == {"cnn": 3, "gan": 1}
    assert lovelace.spellings == ("A. Lovelace", "Ada Lovelace")
    assert (hopper.papers, hopper.first) == (("four",), 1)


def test_unknown_citations_are_null_in_json() -> None:
    (only,) = authors([PAPERS[2]], PEOPLE)
    assert only.as_dict()["citations"] is None


def test_a_name_printed_twice_on_a_paper_counts_once() -> None:
    twice = [paper("x", "Jo March", "Jo March", cited=5)]
    (jo,) = authors(twice, merge_spellings(twice, ()))
    assert (len(jo.papers), jo.citations) == (1, 5)


def test_by_year_counts_who_is_new() -> None:
    rows = [(r.year, r.papers, r.authors, r.new_authors) for r in by_year(PAPERS, PEOPLE)]
    assert rows == [(2012, 1, 2, 2), (2014, 2, 2, 0), (2016, 1, 3, 1)]


def test_by_category_counts_papers_of_parts(whole: ReadingList) -> None:
    rows = {r.category: r for r in by_category(PAPERS, PEOPLE, whole.categories)}
    assert set(rows) == {"cnn", "gan", "generative"}
    assert (rows["cnn"].papers, rows["cnn"].authors) == (3, 3)
    assert rows["cnn"].leading == {"Ada Lovelace": 3, "Alan Turing": 3, "Grace Hopper": 1}


def test_coauthors() -> None:
    graph = coauthor_graph([*PAPERS, paper("alone", "Emmy Noether")], {**PEOPLE, **_noether()})
    facts = graph_facts(graph, most=1)
    assert (facts.people, facts.alone, facts.pairs) == (4, 1, 3)
    assert (facts.components, facts.largest) == (2, 3)
    assert facts.frequent == (("Ada Lovelace", "Alan Turing", 3),)
    part = core(graph, ["Grace Hopper", "Alan Turing", "Ada Lovelace"], weight=2)
    assert list(part.edges) == [("Alan Turing", "Ada Lovelace")]


def _noether() -> dict[str, str]:
    return {"Emmy Noether": "Emmy Noether"}


def test_select() -> None:
    assert [p.id for p in select(PAPERS, category="generative")] == ["three"]
    assert [p.id for p in select(PAPERS, since=2014, until=2015)] == ["three", "two"]
    with pytest.raises(UpkeepError, match="No paper"):
        select(PAPERS, since=2017)


def run(name: str, *arguments: str, language: str = "en", data: Path = DATA) -> int:
    return run_command(name, arguments, data, language=language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tables_fit_a_terminal(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("authors", "--top", "40", language=language) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(wcswidth, lines)) <= 80
    assert any("Yoshua Bengio" in line for line in lines)


def test_json_holds_everything(capsys: pytest.CaptureFixture[str], whole: ReadingList) -> None:
    assert run("authors", "--json", "--category", "生成对抗网络") == 0
    found = json.loads(capsys.readouterr().out)
    papers = [p for p in whole.papers if "gan" in p.categories]
    assert found["papers"] == len(papers)
    assert found["people"] == len(found["authors"]) == found["graph"]["people"]
    assert sum(row["papers"] for row in found["by_year"]) == len(papers)
    assert sum(author["first"] for author in found["authors"]) == len(papers)


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (["--category", "nonsense"], UpkeepError, "nonsense"),
        (["--since", "2024", "--until", "2020"], UpkeepError, "No paper"),
        (["--top", "0"], UsageError, "--top"),
        (["--picture", "x.pdf"], UpkeepError, ".png"),
    ],
)
def test_bad_input_is_one_sentence(
    arguments: list[str], error: type[Exception], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(error) as raised:
        run("authors", *arguments)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert capsys.readouterr().out == ""


def test_a_paper_keeps_its_place_when_spellings_are_cleaned() -> None:
    """The merge is of printed names; papers with remarks must not shift those of others."""
    papers = [paper("a", "Ann Lee et al.", "Bo Ek"), replace(PAPERS[0])]
    people = merge_spellings(papers, ())
    assert {a.name for a in authors(papers, people)} == {
        "Ann Lee", "Bo Ek", "Ada Lovelace", "Alan Turing",
    }  # fmt: skip


def test_every_sentence_has_both_languages() -> None:
    ours = {k: v for k, v in TEXT.items() if k.split(".")[0] in ("authors", "plot", "picture")}
    assert len(ours) > 30
    assert all(english and chinese for english, chinese in ours.values())
