"""Ranking by hand-made papers, where every figure can be worked out."""

from dataclasses import replace

import pytest

from index.answer import Hit
from index.kin import Kin
from index.paper import Bilingual, Category, Citations, Paper, Source
from index.query import Query, Without
from index.rank import Shelf, allowed, on_topic, rank, standings
from index.weights import FEATURES, FitWeights, Gate, PartWeights, Signs

WEIGHTS = PartWeights(
    category=0.05, citations=0.2, year=0.02, shelf=0.0, founding=0.1, lean=0.3, diversity=0.1
)
FIT = FitWeights(
    0,
    dict.fromkeys(FEATURES, 0.0),
    dict.fromkeys(FEATURES, 0.0),
    {"en": Gate(-5, 10, -5, -3, -20, 0.0), "zh": Gate(-5, 10, -5, -3, -20, -1.0)},
    0.2,
    0.5,
)


def paper(
    name: str,
    year: int = 2015,
    count: int | None = 100,
    source: str = "Semantic Scholar",
    builds_on: tuple[str, ...] = (),
    variant_of: str | None = None,
    categories: tuple[str, ...] = ("cnn",),
) -> Paper:
    return Paper(
        id=name,
        title=Bilingual(f"Title {name}", f"标题 {name}"),
        names=(),
        authors=("Ada Lovelace", "Alan Turing"),
        year=year,
        first_public_year=None,
        venue=None,
        links={"page": f"https://example.org/{name}"},
        arxiv=None,
        doi=None,
        citations=None if count is None else Citations(count, source, "2025-01-01"),
        categories=categories,
        shelf="top-100",
        topics=("dropout",),
        summary=Bilingual("One sentence.", "一句话。"),
        builds_on=builds_on,
        variant_of=variant_of,
        sources=(Source("test"),),
    )


def shelf(*papers: Paper) -> Shelf:
    return Shelf(
        papers=papers,
        standing=standings(papers),
        newest=max(p.year for p in papers),
        categories={"cnn": Category("cnn", Bilingual("CNN", "卷积"), (), Bilingual("x", "x"))},
        kin=Kin(papers),
        terms={"dropout": "随机失活"},
        mentions={"dropout": {p.id: 1.0 for p in papers}},
    )


def hits(*fits: float) -> list[Hit]:
    return [Hit(i, fit, dict.fromkeys(FEATURES, 0.0)) for i, fit in enumerate(fits)]


def ranked(query: Query, *papers: Paper, fits: tuple[float, ...] | None = None) -> list[str]:
    found = rank(hits(*(fits or [0.9] * len(papers))), query, shelf(*papers), WEIGHTS, frozenset())
    return [r.paper.id for r in found]


QUERY = Query("dropout", "en", topic="dropout", terms=("dropout",))


def test_the_parts_add_up_to_the_score() -> None:
    for r in rank(
        hits(0.9, 0.5), QUERY, shelf(paper("a"), paper("b")), WEIGHTS, frozenset({"cnn"})
    ):
        assert r.score == pytest.approx(sum(r.parts.values()))
        assert r.reasons


def test_the_better_cited_of_two_equal_papers_is_first() -> None:
    assert ranked(QUERY, paper("few", count=10), paper("many", count=1000)) == ["many", "few"]


def test_an_old_paper_does_not_win_by_age_alone() -> None:
    old = [paper(f"old{i}", 1998, 10_000 + i) for i in range(20)]
    new = [paper(f"new{i}", 2016, 100 * i) for i in range(20)]
    standing = standings([*old, *new])
    assert standing["new19"] == 1.0
    assert standing["old0"] == 0.0


def test_providers_are_brought_to_one_scale() -> None:
    scholar, semantic = (
        paper("scholar", count=142, source="Google Scholar"),
        paper("semantic", count=101),
    )
    assert ranked(replace(QUERY, order="citations"), scholar, semantic) == ["semantic", "scholar"]


def test_an_unknown_count_neither_helps_nor_hurts() -> None:
    standing = standings([paper("a", count=1), paper("b", count=None), paper("c", count=9)])
    assert standing["b"] == 0.5
    parts = rank(hits(0.9), QUERY, shelf(paper("b", count=None)), WEIGHTS, frozenset())[0].parts
    assert parts["citations"] == 0.0


def test_orders() -> None:
    papers = paper("a", 2012, 50), paper("b", 2016, 5), paper("c", 2014, None)
    assert ranked(replace(QUERY, order="year"), *papers) == ["b", "c", "a"]
    assert ranked(replace(QUERY, order="citations"), *papers) == ["a", "b", "c"]


def test_count_is_kept() -> None:
    assert len(ranked(replace(QUERY, count=2), *(paper(str(i)) for i in range(5)))) == 2


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        ({"year_min": 2015}, True),
        ({"year_min": 2016}, False),
        ({"year_max": 2014}, False),
        ({"citations_min": 100}, True),
        ({"citations_min": 101}, False),
        ({"categories": ("cnn", "nlp")}, True),
        ({"categories": ("nlp",)}, False),
        ({"authors": ("Ada Lovelace",)}, True),
        ({"authors": ("Ada Lovelace", "Grace Hopper")}, False),
        ({"without": Without(authors=("Ada Lovelace",))}, False),
        ({"without": Without(authors=("Grace Hopper",))}, True),
        ({"without": Without(categories=("cnn",))}, False),
        ({"without": Without(terms=("dropout",))}, False),
        ({"without": Without(terms=("pruning",))}, True),
        ({"without": Without(papers=("a",))}, False),
    ],
)
def test_limits_are_limits(limits: dict, fits: bool) -> None:
    wrote = {"Ada Lovelace": {"a"}, "Grace Hopper": set()}
    assert allowed(paper("a"), replace(QUERY, **limits), wrote, shelf(paper("a"))) is fits


def test_a_paper_without_a_count_is_not_cited_at_least_so_often() -> None:
    unknown = paper("a", count=None)
    assert not allowed(unknown, replace(QUERY, citations_min=1), {}, shelf(unknown))


@pytest.mark.parametrize(
    ("signs", "admitted"),
    [
        (Signs(described=0.51, absent=0.0, strange=0.0, elsewhere=0.0), True),
        (Signs(described=0.49, absent=0.0, strange=0.0, elsewhere=0.0), False),
        (Signs(described=0.51, absent=0.5, strange=0.0, elsewhere=0.0), False),
        (Signs(described=0.51, absent=0.0, strange=0.5, elsewhere=0.0), False),
        (Signs(described=0.51, absent=0.0, strange=0.0, elsewhere=0.1), False),
        (Signs(described=0.45, absent=0.0, strange=0.0, elsewhere=-0.1), True),
    ],
)
def test_what_speaks_for_and_against_a_question(signs: Signs, admitted: bool) -> None:
    assert FIT.gate_of("GANs").admits(signs) is admitted


def test_chinese_has_a_gate_of_its_own() -> None:
    signs = Signs(described=0.45, absent=0.0, strange=0.0, elsewhere=0.0)
    assert FIT.gate_of("生成").admits(signs) and not FIT.gate_of("GANs").admits(signs)


def test_fillers_are_left_out() -> None:
    assert [h.position for h in on_topic(hits(0.9, 0.46, 0.44), FIT)] == [0, 1]


def test_reasons_speak_the_language_of_the_question() -> None:
    english = rank(hits(0.9), QUERY, shelf(paper("a")), WEIGHTS, frozenset())[0].reasons
    chinese = rank(
        hits(0.9), replace(QUERY, language="zh"), shelf(paper("a")), WEIGHTS, frozenset()
    )[0].reasons
    assert english[0] == "it is about dropout"
    assert chinese[0] == "主题是随机失活"


def test_oldest_first() -> None:
    papers = paper("a", 2012), paper("b", 2016), paper("c", 1998)
    assert ranked(replace(QUERY, order="oldest"), *papers) == ["c", "a", "b"]


def test_what_others_build_on_comes_first_where_classics_are_asked_for() -> None:
    papers = [paper("root"), *(paper(f"leaf{i}", builds_on=("root",)) for i in range(5))]
    fits = (0.5, 0.6, 0.6, 0.6, 0.6, 0.6)
    assert ranked(replace(QUERY, order="classic"), *papers, fits=fits)[0] == "root"


def test_a_survey_comes_first_where_it_should_be_easy() -> None:
    papers = paper("deep"), paper("survey", categories=("surveys",))
    assert ranked(replace(QUERY, order="easiest"), *papers, fits=(0.7, 0.6))[0] == "survey"


def test_near_twins_make_room_for_another_idea() -> None:
    papers = (
        paper("one"),
        paper("one-v2", variant_of="one"),
        paper("one-v3", variant_of="one-v2"),
        paper("other"),
    )
    assert ranked(QUERY, *papers, fits=(0.9, 0.85, 0.84, 0.8))[:2] == ["one", "other"]
    found = rank(hits(0.9, 0.85, 0.1, 0.1), QUERY, shelf(*papers), WEIGHTS, frozenset())
    twin = next(r for r in found if r.paper.id == "one-v2")
    assert twin.parts["diversity"] == -0.1
    assert twin.score == pytest.approx(sum(twin.parts.values()))
