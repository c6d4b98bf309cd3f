"""The list held against its criteria: bars, windows, swaps, and the counts of a day."""

from __future__ import annotations

import datetime
import json
import shutil
import sqlite3
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from command_helpers import run_command, whole_list
from helpers import DATA, TINY, read_papers, tree_digest, write_papers

from bot.arguments import Parser
from bot.upkeep.audit_list import COMMANDS, audit_text, day_judged
from index.layout import width
from index.paper import Citations, Paper
from index.reading_list import ReadingList
from index.upkeep.audit import Audit, ShelfAudit, audit, standing
from index.upkeep.count_store import FILE, Counted, CountStore
from index.upkeep.criteria import Criteria, read_criteria
from index.upkeep.errors import UpkeepError
from index.upkeep.history import Count, History, history, last_day, recorded
from index.upkeep.wording import TEXT

JUNE_2017 = datetime.date(2017, 6, 30)
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def criteria() -> Criteria:
    return read_criteria(DATA / "criteria.yaml")


@pytest.fixture(scope="module")
def whole() -> ReadingList:
    return whole_list()


def judged(papers: Any, criteria: Criteria, day: datetime.date) -> Audit:
    known = history(papers, DATA, Path("nowhere.db"))
    return audit(papers, criteria, known.counts_at(day), day)


def paper(id: str, year: int, shelf: str, variant_of: str | None = None, **more: Any) -> Paper:
    entry = {
        "id": id, "title": {"en": id, "zh": id}, "authors": ["A. B."], "year": year,
        "links": {"page": f"https://example.org/{id}"}, "categories": ["cnn"], "shelf": shelf,
        "topics": ["t"], "summary": {"en": "s", "zh": "s"}, "variant_of": variant_of,
        "sources": [], **more,
    }  # fmt: skip
    return Paper.from_dict(entry)


def google(count: int) -> Citations:
    return Citations(count, "Google Scholar", "2017-06-25")


def shelf_of(found: Audit, shelf: str) -> ShelfAudit:
    return next(s for s in found.shelves if s.shelf == shelf)


def ids(standings: Any) -> list[str]:
    return [s.paper for s in standings]


def pairs(found: ShelfAudit) -> list[tuple[str | None, str | None]]:
    return [(s.out and s.out.paper, s.into and s.into.paper) for s in found.swaps]


# -- the bar ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "bar"), [(2016, 60), (2015, 200), (2014, 400), (2013, 600), (2012, 800), (2017, None)]
)
def test_the_bars_of_2017_are_the_originals(criteria: Criteria, year: int, bar: int | None) -> None:
    assert criteria.bar(year, JUNE_2017) == bar


@pytest.mark.parametrize(
    ("year", "bar"),
    [(2012, 2600), (2016, 1800), (2017, 1600), (2020, 1000), (2024, 200), (2025, 60)],
)
def test_the_bars_carried_forward(criteria: Criteria, year: int, bar: int) -> None:
    assert criteria.bar(year, TODAY) == bar


# The 19 entries of the seed's main sections that have a count of June 2017: the year the original
# prints, the count, and whether that meets the bar of the year. Checked by hand.
SEED_ENTRIES = [
    ("nguyen2015deep", 2015, 336, True),
    ("yosinski2014transferable", 2014, 602, True),
    ("srivastava2015training", 2015, 175, False),
    ("ioffe2015batch", 2015, 1719, True),
    ("he2015delving", 2015, 1106, True),
    ("oord2016pixel", 2016, 140, True),
    ("salimans2016improved", 2016, 2, False),
    ("szegedy2016rethinking", 2016, 306, True),
    ("redmon2016you", 2016, 300, True),
    ("long2015fully", 2015, 1791, True),
    ("amodei2016deep", 2015, 175, False),
    ("mnih2016asynchronous", 2016, 192, True),
    ("andrychowicz2016learning", 2016, 39, False),
    ("zhang2016colorful", 2016, 73, True),
    ("zhu2016generative", 2016, 47, False),
    ("ulyanov2016texture", 2016, 64, True),
    ("liu2016ssd", 2016, 189, True),
    ("xiong2016dynamic", 2016, 105, True),
    ("yang2016stacked", 2016, 121, True),
]


def test_14_of_the_19_entries_of_the_seed_meet_their_bar(
    whole: ReadingList, criteria: Criteria
) -> None:
    counts = history(whole.papers, DATA, Path("nowhere.db")).counts_at(JUNE_2017)
    papers = {p.id: p for p in whole.papers}
    found = [standing(papers[id], criteria, counts[id], JUNE_2017) for id, _, _, _ in SEED_ENTRIES]
    assert [(s.paper, s.year, s.count, s.times >= 1) for s in found if s.times] == SEED_ENTRIES
    assert sum(meets for _, _, _, meets in SEED_ENTRIES) == 14


def test_the_top_100_of_2017(whole: ReadingList, criteria: Criteria) -> None:
    found = judged(whole.papers, criteria, JUNE_2017)
    top = shelf_of(found, "top-100")
    misses = {id for id, _, _, meets in SEED_ENTRIES if not meets}
    on_shelf = {p.id for p in whole.papers if p.shelf == "top-100"}
    assert set(ids(top.below)) == misses & on_shelf
    assert [s.judged for s in found.shelves if s.size] == [True, False, False]
    assert found.bars == {2012: 800, 2013: 600, 2014: 400, 2015: 200, 2016: 60}


@pytest.mark.parametrize(
    ("count", "provider", "meets"),
    [
        (200, "Google Scholar", True),
        (199, "Google Scholar", False),
        (141, "Semantic Scholar", True),  # 141 × 1.42 = 200.2
        (140, "Epoch AI", False),  # 140 × 1.42 = 198.8
    ],
)
def test_a_count_is_brought_to_the_scale_of_the_bar(
    criteria: Criteria, count: int, provider: str, meets: bool
) -> None:
    cited = Citations(count, provider, "2017-06")
    found = standing(paper("a", 2015, "top-100"), criteria, cited, JUNE_2017)
    assert found.times is not None
    assert (found.times >= 1) is meets
    assert found.bar == 200


# -- what is found on a shelf ------------------------------------------------------------------


def test_what_misses_what(criteria: Criteria) -> None:
    papers = [
        paper("good", 2016, "top-100"),
        paper("low", 2016, "top-100"),
        paper("unknown", 2016, "top-100"),
        paper("early", 2011, "top-100"),
        paper("late", 2012, "old"),
        paper("right", 2011, "old"),
        paper("other", 2015, "more-2016"),
        paper("variant", 2016, "top-100", variant_of="good"),
    ]
    counts = {id: google(60) for id in ("good", "variant")} | {"low": google(59)}
    found = audit(papers, criteria, counts, JUNE_2017)
    top = shelf_of(found, "top-100")
    assert ids(top.below) == ["low"]
    assert ids(top.uncounted) == ["unknown", "early"]
    assert ids(top.outside) == ["early"]
    assert ids(top.doubled) == ["variant"]
    assert ids(shelf_of(found, "old").outside) == ["late"]
    assert ids(shelf_of(found, "more-2016").outside) == ["other"]
    assert found.misses == 5


def test_a_paper_without_a_count_is_not_called_a_miss(criteria: Criteria) -> None:
    found = audit([paper("unknown", 2016, "top-100")], criteria, {}, JUNE_2017)
    assert found.misses == 0
    assert found.as_dict()["shelves"][0]["uncounted"][0]["paper"] == "unknown"


def test_a_shelf_is_judged_once_its_years_are_over(criteria: Criteria) -> None:
    papers, counts = [paper("low", 2015, "top-100")], {"low": google(1)}
    for day, judged_then in (
        (datetime.date(2016, 12, 31), False),
        (datetime.date(2017, 1, 1), True),
    ):
        top = shelf_of(audit(papers, criteria, counts, day), "top-100")
        assert (top.judged, bool(top.below)) == (judged_then, judged_then)


def test_new_is_of_the_last_six_months(criteria: Criteria) -> None:
    papers = [
        paper("december", 2016, "new", arxiv="1612.00001"),
        paper("november", 2016, "new", arxiv="1611.00001"),
        paper("undated", 2017, "new"),
        paper("past", 2015, "new"),
    ]
    found = shelf_of(audit(papers, criteria, {}, JUNE_2017), "new")
    assert ids(found.outside) == ["november", "past"]


def test_what_came_later_was_not_there_yet(criteria: Criteria) -> None:
    papers = [paper("now", 2016, "top-100"), paper("later", 2018, "top-2017-2020")]
    found = audit(papers, criteria, {}, JUNE_2017)
    assert [shelf_of(found, s).holds for s in ("top-100", "top-2017-2020")] == [1, 0]


def test_old_counts_are_pointed_out(criteria: Criteria) -> None:
    papers = [paper("a", 2016, "top-100"), paper("b", 2016, "top-100")]
    counts = {"a": google(9), "b": Citations(9, "Semantic Scholar", "2026-01-01")}
    found = audit(papers, criteria, counts, TODAY)
    assert ids(shelf_of(found, "top-100").stale) == ["a"]
    assert "counted more than a year before that day: 1" in audit_text(found, "en")


# -- swaps -------------------------------------------------------------------------------------


def full_shelf(counts: dict[str, Citations]) -> list[Paper]:
    """A hundred papers of 2016 on the top 100, cited 101 to 200 times."""
    for i in range(100):
        counts[f"p{i:03}"] = google(101 + i)
    return [paper(f"p{i:03}", 2016, "top-100") for i in range(100)]


def test_the_strongest_take_the_places_of_the_weakest(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {}
    papers = full_shelf(counts)
    for id, shelf, count in (
        ("strong", "appendix", 600),
        ("fair", "more-2016", 103),
        ("equal", "appendix", 103),  # no higher than what would leave
        ("data", "hw-sw-dataset", 900),  # keeps its own shelf
        ("book", "book-survey", 900),
    ):
        papers.append(paper(id, 2016, shelf))
        counts[id] = google(count)
    papers.append(paper("before", 2011, "appendix"))
    counts["before"] = google(90000)
    found = shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100")
    assert pairs(found) == [("p000", "strong"), ("p001", "fair")]
    assert found.swaps[0].gain == pytest.approx((600 - 101) / 60)
    assert ids(found.earns) == ["strong", "fair"]


def test_height_counts_not_citations(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {}
    papers = [
        *full_shelf(counts),
        paper("y2012", 2012, "appendix"),
        paper("y2016", 2016, "appendix"),
    ]
    counts |= {"y2012": google(1000), "y2016": google(120)}  # 1.25 and 2.00 times their bars
    found = shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100")
    assert pairs(found) == [("p000", "y2016")]


def test_a_variant_enters_only_where_its_paper_does_not_stand(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {}
    papers = [
        *full_shelf(counts),
        paper("kin", 2016, "appendix", variant_of="p050"),
        paper("grandchild", 2016, "appendix", variant_of="kin"),
        paper("alone", 2016, "appendix", variant_of="ancient"),
        paper("ancient", 2010, "old"),
    ]
    counts |= {id: google(900) for id in ("kin", "grandchild", "alone")}
    found = shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100")
    assert pairs(found) == [("p000", "alone")]


def test_a_paper_takes_the_place_of_its_own_variant(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {}
    papers = full_shelf(counts)
    papers[50] = paper("p050", 2016, "top-100", variant_of="first")
    papers.append(paper("first", 2016, "appendix"))
    counts["first"] = google(900)
    found = shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100")
    assert pairs(found) == [("p050", "first")]
    counts["first"] = google(140)  # the variant (151) stands higher: one place for one idea
    assert not shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100").swaps


def test_free_places_are_filled_and_too_many_leave(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {"more": google(150), "extra": google(30)}
    papers = full_shelf(counts)
    few = audit([*papers[1:], paper("more", 2016, "appendix")], criteria, counts, JUNE_2017)
    assert pairs(shelf_of(few, "top-100")) == [(None, "more")]
    assert few.misses == 0
    many = audit([*papers, paper("extra", 2016, "top-100")], criteria, counts, JUNE_2017)
    assert pairs(shelf_of(many, "top-100")) == [("extra", None)]
    assert many.misses == 1


def test_who_has_no_count_stays(criteria: Criteria) -> None:
    counts: dict[str, Citations] = {"strong": google(900)}
    papers = [*full_shelf(counts), paper("strong", 2016, "appendix")]
    del counts["p000"]
    found = shelf_of(audit(papers, criteria, counts, JUNE_2017), "top-100")
    assert pairs(found) == [("p001", "strong")]


@pytest.mark.parametrize("day", [JUNE_2017, datetime.date(2024, 6, 1), TODAY])
def test_after_its_swaps_a_shelf_of_the_real_list_is_full_and_sound(
    whole: ReadingList, criteria: Criteria, day: datetime.date
) -> None:
    papers = {p.id: p for p in whole.papers}
    for shelf in judged(whole.papers, criteria, day).shelves:
        if not shelf.judged:
            continue
        on = {p.id for p in papers.values() if p.shelf == shelf.shelf}
        out = {s.out.paper for s in shelf.swaps if s.out}
        into = {s.into.paper for s in shelf.swaps if s.into}
        assert out <= on
        assert not into & on
        after = (on - out) | into
        assert len(after) == 100
        assert all(papers[id].variant_of not in after for id in into)
        assert all(s.times and s.times >= 1 for s in shelf.earns)
        gains = [s.gain for s in shelf.swaps]
        assert gains == sorted(gains, reverse=True)
        assert all(gain > 0 for gain in gains)


# -- counts of a day ---------------------------------------------------------------------------


def test_the_newest_count_not_later_than_the_day() -> None:
    days = ("2017-06-25", "2020-03", "2024-01-25")
    known = History(
        Count("a", last_day(day), Citations(i, "Google Scholar", day)) for i, day in enumerate(days)
    )
    for day, count in (("2017-06-25", 0), ("2020-03-30", 0), ("2020-03-31", 1), ("2026-01-01", 2)):
        assert known.counts_at(datetime.date.fromisoformat(day)) == {"a": count}
    with pytest.raises(UpkeepError, match="2017-06, 2020-03, 2024-01"):
        known.counts_at(datetime.date(2017, 6, 24))


def test_of_one_day_semantic_scholar_is_taken_first() -> None:
    day = datetime.date(2025, 1, 1)
    counts = [
        Citations(n, p, "2025-01-01") for n, p in ((5, "Semantic Scholar"), (9, "Google Scholar"))
    ]
    for order in (counts, counts[::-1]):
        assert History(Count("a", day, c) for c in order).counts_at(day) == {"a": 5}


def test_counts_of_a_refresh_are_read_and_nothing_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert recorded(home / FILE) == []
    assert not home.exists()
    with CountStore(home) as store:
        store.add(
            [
                Counted("a", "Semantic Scholar", "2026-01-02", 5),
                Counted("a", "Semantic Scholar", "2026-05", 9),
                Counted("b", "A provider without a scale", "2026-01-02", 5),
            ]
        )
    before = tree_digest(home)
    known = history([], tmp_path, home / FILE)
    assert known.counts_at(datetime.date(2026, 5, 30)) == {"a": 5}
    assert known.counts_at(TODAY) == {"a": 9}
    assert tree_digest(home) == before


def test_the_table_of_june_2017(whole: ReadingList) -> None:
    counts = history([], DATA, Path("nowhere.db")).counts_at(JUNE_2017)
    assert len(counts) == 260
    assert set(counts) <= set(whole.files)
    assert counts["krizhevsky2012imagenet"] == 12510


# -- the command -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, whole: ReadingList) -> Path:
    """Three papers of the list, with the criteria and the counts of June 2017."""
    folder = tmp_path_factory.mktemp("template")
    shutil.copytree(
        DATA, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("papers", "student")
    )
    (folder / "papers").mkdir()
    files = {DATA / whole.files[id] for id in TINY}
    entries = [e for f in files for e in yaml.load(f.read_text("utf-8"), yaml.CSafeLoader)]
    chosen = [e | {"builds_on": [], "variant_of": None} for e in entries if e["id"] in TINY]
    write_papers(folder, chosen)
    # The whole glossary takes half a second to read, in every test.
    topics = {topic for entry in chosen for topic in entry["topics"]}
    terms = [{"en": term.en, "zh": term.zh} for term in whole.terms if term.en in topics]
    (folder / "glossary.yaml").write_text(yaml.safe_dump(terms), encoding="utf-8")
    (folder / "topics.yaml").write_text("[]", encoding="utf-8")
    return folder


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A copy of the template, free to be broken."""
    return Path(shutil.copytree(template, tmp_path / "data"))


def run(data: Path, *arguments: str, language: str = "en") -> int:
    return run_command("audit", arguments, data, data.parent / "home", language)


def put(data: Path, id: str, **fields: Any) -> None:
    write_papers(data, [{**p, **(fields if p["id"] == id else {})} for p in read_papers(data)])


def test_exit_codes_and_nothing_changed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree_digest(data.parent)
    assert run(data, "--today", "2026-11-21") == 0
    assert "Everything meets the criteria." in capsys.readouterr().out
    assert tree_digest(data.parent) == before
    put(data, TINY[0], citations={"count": 3, "source": "Google Scholar", "as_of": "2026-01-01"})
    assert run(data, "--today", "2026-11-21", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["day"], found["misses"], found["bars"]["2014"]) == ("2026-11-21", 1, 2200)
    (below,) = found["shelves"][0]["below"]
    assert (below["paper"], below["count"], below["bar"]) == (TINY[0], 3, 2200)
    assert run(data, "--as-of", "2017-06") == 0  # by the 809 citations it had then


def test_the_whole_list_fits_80_columns(whole: ReadingList, criteria: Criteria) -> None:
    for language in ("en", "zh"):
        for day in (JUNE_2017, TODAY):
            text = audit_text(judged(whole.papers, criteria, day), language)
            assert max(map(width, text.splitlines())) <= 80
    text = audit_text(judged(whole.papers, criteria, JUNE_2017), "en")
    assert "salimans2016improved (2016, top-100) Improved Techniques" in text
    assert "0.03 × bar 60: 2 (Google Scholar, 2017-06-25) → 2" in text
    assert "counted more than a year" not in text
    assert text.count("into a free place:") + text.count("    in: ") == 10


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (None, "2026-11-21"), ("2017-06", "2017-06-30"), ("2017-06-01", "2017-06-01"),
        ("2024-02", "2024-02-29"), ("2026-11", "2026-11-21"), ("2026-11-21", "2026-11-21"),
    ],
)  # fmt: skip
def test_which_day_is_judged(as_of: str | None, day: str) -> None:
    assert day_judged(as_of, None, TODAY) == datetime.date.fromisoformat(day)
    assert day_judged(as_of, "2026-11-21", datetime.date(1999, 1, 1)).isoformat() == day


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as-of", "2017-13"], ["--as-of", "2017-02-30"], ["--as-of", "June"], ["--as-of", ""],
        ["--as-of", "２０１７-06"], ["--as-of", "0000-01"], ["--as-of", "2026-11-22"],
        ["--as-of", "2026-12"], ["--as-of", "2017-05"], ["--as-of", "2017-06-24"],
        ["--today", "2017-06"], ["--today", "tomorrow"], ["--as-of", "9" * 5000],
    ],
)  # fmt: skip
def test_impossible_days(data: Path, arguments: list[str]) -> None:
    today = [] if "--today" in arguments else ["--today", "2026-11-21"]
    with pytest.raises(UpkeepError) as caught:
        run(data, *arguments, *today)
    assert caught.value.exit_code == 2
    for language in ("en", "zh"):
        assert len(caught.value.text(language)) < 300


def test_a_day_before_all_counts_says_which_there_are(data: Path) -> None:
    with pytest.raises(UpkeepError, match=r"2016-01-31 or before; there are counts of 2017-06"):
        run(data, "--as-of", "2016-01", "--today", "2026-11-21")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("first_year: 60", "first_year: 0", "first_year must be a whole number"),
        ("first_year: 60", "first_year: true", "first_year must be a whole number"),
        ("  first_year: 60\n", "", "first_year must be a whole number"),
        ("first_year: 60", "first_yaer: 60", 'no field "first_yaer"'),
        ("provider: Google Scholar", "provider: Bing", '"Bing" is no known provider'),
        ("provider: Google Scholar", "provider: [a]", "no known provider"),
        ("years: [2012, 2016]", "years: [2016, 2012]", "shelves.top-100.years must be"),
        ("years: [2012, 2016]", "years: 2012", "shelves.top-100.years must be"),
        ("years: [2012, 2016]", "years: [2012, null]", "needs a last year"),
        ("  more-2016:\n", "  more-2015:\n", 'no shelf "more-2015"'),
        ("  more-2016:\n", "  top-100:\n", "line "),
        ("[appendix, more-2016, new]", "appendix", "candidates must be a list"),
        ("[appendix, more-2016, new]", "[attic]", 'no shelf "attic"'),
        ("shelves:", "shelves: [", "line "),
        ("bar:", "bar: 5\nbaz:", "no field"),
        ("amodei2016deep: 2015", "amodei2016deep: soon", "printed_years.amodei2016deep"),
    ],
)
def test_bad_criteria(data: Path, old: str, new: str, says: str) -> None:
    path = data / "criteria.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UpkeepError, match=says) as caught:
        run(data)
    assert "criteria.yaml" in str(caught.value)
    assert caught.value.text("zh") != str(caught.value)


@pytest.mark.parametrize("content", [b"\x00\xff\xfe", b"", b"- a", b"[" * 400, b"a: !!python/x"])
def test_criteria_that_are_no_criteria(data: Path, content: bytes) -> None:
    (data / "criteria.yaml").write_bytes(content)
    with pytest.raises(UpkeepError, match=r"criteria\.yaml"):
        run(data)


def test_no_criteria(data: Path) -> None:
    (data / "criteria.yaml").unlink()
    with pytest.raises(UpkeepError, match="cannot be read: No such file"):
        run(data)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("provider: Google Scholar", "provider: Ask", "no known provider"),
        ("as_of: 2017-06-25", "as_of: last summer", "as_of must be a day"),
        ("ioffe2015batch: 1719", "ioffe2015batch: -1", "count of ioffe2015batch"),
        ("ioffe2015batch: 1719", "ioffe2015batch: many", "count of ioffe2015batch"),
        ("ioffe2015batch: 1719", "he2015delving: 3", "line "),
        ("counts:", "count:", 'no field "count"'),
    ],
)
def test_bad_counts(data: Path, old: str, new: str, says: str) -> None:
    path = data / "counts" / "2017-06.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UpkeepError, match=says):
        run(data)


def test_a_damaged_history_is_one_sentence(data: Path) -> None:
    home = data.parent / "home"
    home.mkdir()
    (home / "counts.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(UpkeepError, match="cannot be used"):
        run(data)
    (home / "counts.db").unlink()
    with sqlite3.connect(home / "counts.db") as database:
        database.execute("CREATE TABLE other (a)")
    with pytest.raises(UpkeepError, match="no such table"):
        run(data)


def test_a_count_of_an_impossible_month_of_the_list(data: Path) -> None:
    put(data, TINY[0], citations={"count": 3, "source": "Google Scholar", "as_of": "2025-13"})
    with pytest.raises(UpkeepError, match=f'{TINY[0]}: as_of must be a day .* "2025-13"'):
        run(data)


def test_a_list_without_any_count(data: Path) -> None:
    shutil.rmtree(data / "counts")
    for id in TINY:
        put(data, id, citations=None)
    with pytest.raises(UpkeepError, match="holds a single citation count"):
        run(data)


def test_both_languages_have_the_same_gaps() -> None:
    for key, texts in TEXT.items():
        if key.startswith(("audit.", "help.audit", "error.audit", "error.criteria")):
            en, zh = ({g for _, g, _, _ in Formatter().parse(text) if g} for text in texts)
            assert en == zh, key


def test_help_in_both_languages() -> None:
    for language, word in (("en", "counts and the bars"), ("zh", "引用数与门槛")):
        sub = Parser(language=language, prog="mustread audit")
        COMMANDS["audit"][0](sub, language)
        text = "".join(sub.format_help().split())
        assert word.replace(" ", "") in text
