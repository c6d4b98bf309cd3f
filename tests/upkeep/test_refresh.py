"""Refresh asks both services as they want to be asked, survives their faults and changes only what
it may. The clients are the real ones; the services are played by a local server."""

from __future__ import annotations

import datetime
import email.utils
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_helpers import run_command
from helpers import ROOT, TINY
from refresh_helpers import FakeServices, Fault, paper, played, small_list, work

from bot.arguments import Parser
from bot.upkeep.refresh_list import COMMANDS
from index.errors import MustreadError
from index.paper import PROVIDER_SCALE
from index.reading_list import load
from index.upkeep import polite
from index.upkeep.count_store import FILE
from index.upkeep.history import recorded
from index.upkeep.open_alex import OpenAlex
from index.upkeep.semantic_scholar import SemanticScholar
from index.upkeep.sources import (
    Identifier,
    identifier,
    leads_elsewhere,
    same_title,
    strict_match,
    surname,
)

TODAY = datetime.date.today().isoformat()
GAN_AUTHORS = ["I. Goodfellow", "Jean Pouget-Abadie", "Mehdi Mirza", "Bing Xu"]
GAN_AUTHORS += ["David Warde-Farley", "Sherjil Ozair", "Aaron C. Courville", "Yoshua Bengio"]
GAN = paper("Generative Adversarial Nets", GAN_AUTHORS, 2014, 60000, ArXiv="1406.2661")
VAE_AUTHORS = ["Diederik P. Kingma", "M. Welling"]
VAE = paper("Auto-Encoding Variational Bayes", VAE_AUTHORS, 2013, 40000, ArXiv="1312.6114")
DBN_TITLE = "A Fast Learning Algorithm for Deep Belief Nets"
DBN_AUTHORS = ["Geoffrey E. Hinton", "Simon Osindero", "Yee Whye Teh"]
DBN_DOI = "10.1162/neco.2006.18.7.1527"
DBN = paper(DBN_TITLE, DBN_AUTHORS, 2006, 17000, DOI=DBN_DOI)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServices]:
    for name in ("OPENALEX_EMAIL", "OPENALEX_API_KEY", "SEMANTIC_SCHOLAR_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(polite, "TIMEOUT", (1.0, 0.3))
    with played(monkeypatch) as services:
        services.papers = [GAN, VAE, DBN]
        services.works = [work(DBN_TITLE, DBN_AUTHORS, 2006, 15000, DBN_DOI)]
        yield services


@pytest.fixture
def tiny_data(tmp_path: Path) -> Path:
    return small_list(tmp_path / "data")


def run(data: Path, *arguments: str, language: str = "en") -> int:
    return run_command("refresh", arguments, data, data.parent / "home", language)


def entry(data: Path, paper_id: str) -> dict[str, Any]:
    entries = yaml.safe_load((data / "papers" / "few.yaml").read_text(encoding="utf-8"))
    return next(e for e in entries if e["id"] == paper_id)


def change_entry(data: Path, paper_id: str, **fields: Any) -> None:
    path = data / "papers" / "few.yaml"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    for one in entries:
        if one["id"] == paper_id:
            one.update(fields)
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")


# -- what is asked -------------------------------------------------------------------------------


def test_semantic_scholar_is_asked_in_one_batch_by_identifier(
    fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEMANTIC_SCHOLAR_API_KEY", "s2-key")
    wanted = [Identifier("arxiv", "1706.03762"), Identifier("arxiv", "1406.2661")]
    wanted += [Identifier("doi", DBN_DOI)]
    found = SemanticScholar().by_identifier(wanted)
    [asked] = fake.asked
    assert (asked.method, asked.path) == ("POST", "/graph/v1/paper/batch")
    assert asked.body == {"ids": ["ARXIV:1706.03762", "ARXIV:1406.2661", f"DOI:{DBN_DOI}"]}
    assert "citationCount" in asked.query["fields"].split(",")
    assert asked.headers["x-api-key"] == "s2-key"
    assert {one.value: record.count for one, record in found.items()} == {
        "1406.2661": 60000,
        DBN_DOI: 17000,
    }
    record = found[wanted[1]]
    assert (record.provider, record.day, record.year) == ("Semantic Scholar", TODAY, 2014)
    assert record.authors[0] == "I. Goodfellow"
    assert (record.doi, record.arxiv) == (None, "1406.2661")


def test_openalex_is_asked_with_one_filter_of_dois(
    fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "oa-key")
    monkeypatch.setenv("OPENALEX_EMAIL", "me@example.org")
    sici = "10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9"
    fake.works.append(work("Indexing by LSA", ["S. Deerwester"], 1990, 9000, sici))
    wanted = [Identifier("arxiv", "1406.2661"), Identifier("doi", DBN_DOI), Identifier("doi", sici)]
    found = OpenAlex().by_identifier(wanted)
    [asked] = fake.asked
    assert (asked.method, asked.path) == ("GET", "/works")
    assert asked.query["filter"] == f"doi:10.48550/arxiv.1406.2661|{DBN_DOI}|{sici}"
    assert asked.query["per-page"] == "100"
    assert "cited_by_count" in asked.query["select"].split(",")
    assert asked.headers["Authorization"] == "Bearer oa-key"
    assert asked.headers["From"] == "me@example.org"
    assert {one.value: record.count for one, record in found.items()} == {
        DBN_DOI: 15000,
        sici: 9000,
    }
    record = found[wanted[1]]
    assert (record.venue, record.doi) == ("Neural Computation", DBN_DOI)


def test_a_doi_that_would_break_the_filter_is_left_to_the_title(fake: FakeServices) -> None:
    assert OpenAlex().by_identifier([Identifier("doi", "10.1000/a,b|c")]) == {}
    assert fake.asked == []


def test_titles_are_asked_for_as_plain_words(fake: FakeServices) -> None:
    title = 'Deep & cheap: "learning", fast|slow?'
    assert SemanticScholar().by_title(title) == OpenAlex().by_title(title) == []
    match, search = fake.asked
    assert match.path == "/graph/v1/paper/search/match"
    assert match.query["query"] == "Deep cheap learning fast slow"
    assert search.query["filter"] == "title.search:Deep cheap learning fast slow"


# -- what changes --------------------------------------------------------------------------------


def test_counts_are_written_with_source_and_day(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = load(tiny_data)
    assert run(tiny_data, "--source", "semantic-scholar") == 0
    cited = {"count": 60000, "source": "Semantic Scholar", "as_of": datetime.date.today()}
    assert entry(tiny_data, "goodfellow2014generative")["citations"] == cited
    assert entry(tiny_data, "hinton2006fast")["doi"] == DBN_DOI
    printed = capsys.readouterr().out
    assert "goodfellow2014generative: 36,870 (Epoch AI, 2024-12-24) → 60,000 (Semantic" in printed
    assert f"hinton2006fast: doi is {DBN_DOI} (was missing)" in printed
    assert "3 papers asked for, 3 counts and 1 facts changed in 1 files." in printed
    after = load(tiny_data)  # still a good list, and the rest of it as it was
    assert [p.authors for p in after.papers] == [p.authors for p in before.papers]
    known = recorded(tiny_data.parent / "home" / FILE)
    cited = [count.citations for count in known if count.paper == "hinton2006fast"]
    assert [(int(one), one.source, one.as_of) for one in cited] == [
        (16071, "Epoch AI", "2024-12-24"),
        (17000, "Semantic Scholar", TODAY),
    ]


def test_a_second_run_on_the_same_day_asks_and_changes_nothing(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tiny_data)
    written = (tiny_data / "papers" / "few.yaml").read_bytes()
    asked = len(fake.asked)
    assert run(tiny_data) == 0
    assert len(fake.asked) == asked
    assert (tiny_data / "papers" / "few.yaml").read_bytes() == written
    assert "0 counts and 0 facts changed in 0 files" in capsys.readouterr().out


def test_answers_are_asked_for_again_after_a_day_or_a_changed_entry(
    fake: FakeServices, tiny_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tiny_data, "--ids", "kingma2014auto", "--source", "semantic-scholar")
    change_entry(tiny_data, "kingma2014auto", year=2015)
    run(tiny_data, "--ids", "kingma2014auto", "--source", "semantic-scholar")
    assert len(fake.asked) == 2
    now = time.time()
    monkeypatch.setattr("index.upkeep.count_store.time.time", lambda: now + 25 * 3600)
    run(tiny_data, "--ids", "kingma2014auto", "--source", "semantic-scholar")
    assert len(fake.asked) == 3


def test_dry_run_writes_nothing_to_the_list(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tiny_data / "papers" / "few.yaml").read_bytes()
    assert run(tiny_data, "--dry-run", "--json") == 0
    assert (tiny_data / "papers" / "few.yaml").read_bytes() == before
    shown = json.loads(capsys.readouterr().out)
    assert shown["dry_run"] is True
    assert shown["asked"] == 3
    change = next(c for c in shown["changes"] if c["paper"] == "kingma2014auto")
    assert (change["field"], change["new"]["count"]) == ("citations", 40000)
    assert shown["files"] == ["papers/few.yaml"]


def test_what_a_person_wrote_is_kept_and_the_difference_shown(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_entry(tiny_data, "hinton2006fast", doi="10.1162/mistyped", venue="arXiv", year=2003)
    fields = {"year": 2006, "authors": DBN["authors"][:2]}
    fake.papers[2] = {**DBN, **fields}
    assert run(tiny_data, "--source", "semantic-scholar") == 0
    found = entry(tiny_data, "hinton2006fast")
    assert (found["doi"], found["venue"], found["year"]) == ("10.1162/mistyped", "arXiv", 2003)
    assert len(found["authors"]) == 3
    printed = capsys.readouterr().out
    assert f"doi is 10.1162/mistyped on the list, {DBN_DOI} at Semantic Scholar; kept" in printed
    assert "year is 2003 on the list, 2006 at" in printed
    assert "venue is arXiv on the list, Neural Information" in printed
    assert "authors is Geoffrey E. Hinton, Simon Osindero, Yee-Whye Teh on the list" in printed


def test_authors_cut_off_by_et_al_are_completed(fake: FakeServices, tiny_data: Path) -> None:
    change_entry(tiny_data, "hinton2006fast", authors=["Geoffrey E. Hinton", "Osindero et al."])
    run(tiny_data, "--source", "semantic-scholar")
    assert entry(tiny_data, "hinton2006fast")["authors"] == DBN_AUTHORS


def test_a_missing_venue_is_filled_in_but_arxiv_is_none(
    fake: FakeServices, tiny_data: Path
) -> None:
    change_entry(tiny_data, "hinton2006fast", venue=None)
    change_entry(tiny_data, "kingma2014auto", venue=None)
    fake.papers[1] = {**VAE, "venue": "arXiv.org"}
    run(tiny_data, "--source", "semantic-scholar")
    assert entry(tiny_data, "hinton2006fast")["venue"] == "Neural Information Processing Systems"
    assert entry(tiny_data, "kingma2014auto")["venue"] is None


def test_an_identifier_of_another_paper_changes_nothing(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = paper("Weather in Peru", ["Juan Perez"], 2014, 99, ArXiv="1406.2661")
    fake.papers = [other]
    before = entry(tiny_data, "goodfellow2014generative")
    args = ("--source", "semantic-scholar", "--ids", "goodfellow2014generative")
    assert run(tiny_data, *args) == 0
    assert entry(tiny_data, "goodfellow2014generative") == before
    assert 'to another paper, "Weather in Peru"; not used' in capsys.readouterr().out


def test_a_count_that_fell_by_half_is_of_another_record(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.papers = [{**GAN, "citationCount": 900}]
    before = entry(tiny_data, "goodfellow2014generative")
    args = ("--source", "semantic-scholar", "--ids", "goodfellow2014generative")
    run(tiny_data, *args)
    assert entry(tiny_data, "goodfellow2014generative") == before
    assert "counts only 900, the list 36,870" in capsys.readouterr().out


def test_a_doi_that_another_entry_has_is_not_given_twice(
    fake: FakeServices, tiny_data: Path
) -> None:
    fake.papers = [{**VAE, "externalIds": {"ArXiv": "1312.6114", "DOI": DBN_DOI}}]
    run(tiny_data, "--source", "semantic-scholar")
    assert "doi" not in entry(tiny_data, "kingma2014auto")


def test_openalex_counts_are_written_once_they_have_a_scale(
    fake: FakeServices, tiny_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROVIDER_SCALE, "OpenAlex", 1.0)
    run(tiny_data, "--source", "openalex", "--ids", "hinton2006fast")
    cited = {"count": 15000, "source": "OpenAlex", "as_of": datetime.date.today()}
    assert entry(tiny_data, "hinton2006fast")["citations"] == cited
    monkeypatch.delitem(PROVIDER_SCALE, "OpenAlex")
    change_entry(tiny_data, "hinton2006fast", citations=None)
    run(tiny_data, "--source", "openalex", "--ids", "hinton2006fast")
    assert entry(tiny_data, "hinton2006fast")["citations"] is None


# -- what is the same paper ----------------------------------------------------------------------


def test_by_title_only_with_title_author_and_year(fake: FakeServices, tiny_data: Path) -> None:
    ids = {"MAG": "1"}  # no identifier in common: only the title can tell
    for case, count, title, authors, year in [
        ("another first author", 1, DBN_TITLE, ["Yee Whye Teh"], 2006),
        ("years later", 2, DBN_TITLE, DBN_AUTHORS, 2012),
        ("a longer title", 3, f"{DBN_TITLE} Revisited Again", DBN_AUTHORS, 2006),
    ]:
        record = {**paper(title, authors, year, 20000 + count), "externalIds": ids}
        fake.papers = [record]
        assert SemanticScholar().by_title(DBN_TITLE), case  # the service offers it
        args = ("--source", "semantic-scholar", "--ids", "hinton2006fast")
        run(tiny_data, *args)
        assert entry(tiny_data, "hinton2006fast")["citations"]["count"] == 16071, case
        (tiny_data.parent / "home" / "counts.db").unlink()
    fake.papers = [{**paper(DBN_TITLE.upper(), DBN_AUTHORS, 2007, 20000), "externalIds": ids}]
    run(tiny_data, *args)
    assert entry(tiny_data, "hinton2006fast")["citations"]["count"] == 20000


def test_titles_and_surnames_are_compared_not_their_writing(tiny_data: Path) -> None:
    assert same_title("Auto-Encoding Variational Bayes", "Auto‐encoding variational Bayes.")
    assert not same_title("Mask R-CNN", "Fast R-CNN")
    assert not same_title("Deep Learning", "Deep Learning 2")
    assert not same_title("Representation Learning: Part I", "Representation Learning: Part II")
    assert same_title(
        "Visualising and understanding networks", "Visualizing and Understanding networks"
    )
    assert not same_title("", "")
    assert surname("Sercan Ö. Arık") == surname("Arik, Sercan O.") == "arik"
    assert surname("Robert Downey Jr.") == "downey"
    assert surname("David Warde-Farley") == surname("D. WardeFarley")
    assert surname("何恺明") == "何恺明"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1706.03762v5", Identifier("arxiv", "1706.03762")),
        ("arXiv:1706.03762", Identifier("arxiv", "1706.03762")),
        ("https://arxiv.org/pdf/1706.03762v2.pdf", Identifier("arxiv", "1706.03762")),
        ("cs/0205070", Identifier("arxiv", "cs/0205070")),
        ("10.48550/arXiv.1706.03762", Identifier("arxiv", "1706.03762")),
        (" https://doi.org/10.1038/NATURE14539 ", Identifier("doi", "10.1038/nature14539")),
        ("10.1002/%28SICI%291097", Identifier("doi", "10.1002/(sici)1097")),
        ("https://openreview.net/forum?id=1706.03762", None),
        ("attention is all you need", None),
        ("", None),
    ],
)
def test_identifiers_in_their_usual_forms(text: str, found: Identifier | None) -> None:
    assert identifier(text) == found


def test_a_record_without_authors_or_year_is_never_a_strict_match(
    fake: FakeServices, tiny_data: Path
) -> None:
    fake.papers = [paper(DBN_TITLE, [], 2006, 5)]
    fake.works = [{**work(DBN_TITLE, DBN_AUTHORS, 2006, 5, None), "publication_year": None}]
    dbn = next(p for p in load(tiny_data).papers if p.id == "hinton2006fast")
    for service in (SemanticScholar(), OpenAlex()):
        [record] = service.by_title(DBN_TITLE)
        assert not strict_match(dbn, record)
        assert not leads_elsewhere(dbn, record)


# -- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        Fault(429, {"Retry-After": "0"}),
        Fault(500, body=b'{"message": "oops"}'),
        Fault(503, body=b"<html>busy</html>"),
        Fault(504, body=b'{"message": "Endpoint request timed out"}'),
        Fault(200, body=b'[{"paperId": "54e3'),
        Fault(200, body=b'{"results": [', cut=True),
        Fault(200, {"Content-Type": "text/html"}, b"<html>hello</html>"),
        Fault(200, delay=0.5),
    ],
    ids=["429", "500", "503", "504", "broken", "cut", "html", "slow"],
)
@pytest.mark.parametrize("service", [SemanticScholar, OpenAlex])
def test_a_fault_that_passes_is_not_noticed(fake: FakeServices, fault: Fault, service: Any) -> None:
    fake.faults = [fault, fault]
    [record] = service().by_identifier([Identifier("doi", DBN_DOI)]).values()
    assert record.authors[0] == "Geoffrey E. Hinton"
    assert len(fake.asked) == 3


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(429), "has had enough requests for now; .* set {variable}"),
        (Fault(429, {"Retry-After": "7200"}), r"for now \(for 120 more minutes\)"),
        (Fault(500, body=b'{"message": "oops"}'), r"trouble of its own \(HTTP 500\)"),
        (Fault(401, body=b'{"error": "bad key"}'), "HTTP 401.*key in {variable}"),
        (Fault(403, body=b'{"message": "Forbidden"}'), "HTTP 403.*key in {variable}"),
        (Fault(418), "not what it promises"),
        (Fault(200, body=b"<html>"), "not what it promises"),
        (Fault(200, body=b"3"), "not what it promises"),
        (Fault(200, body=b'"text"'), "not what it promises"),
        (Fault(200, delay=0.5), "does not answer"),
    ],
    ids=["429", "long", "500", "401", "403", "418", "html", "number", "text", "slow"],
)
@pytest.mark.parametrize("service", [SemanticScholar, OpenAlex])
def test_a_fault_that_stays_is_one_sentence(
    fake: FakeServices, fault: Fault, sentence: str, service: Any
) -> None:
    fake.always = fault
    variable = {"SemanticScholar": "SEMANTIC_SCHOLAR_API_KEY", "OpenAlex": "OPENALEX_API_KEY"}
    with pytest.raises(
        MustreadError, match=sentence.format(variable=variable[service.__name__])
    ) as e:
        service().by_identifier([Identifier("doi", DBN_DOI)])
    assert e.value.exit_code == 2
    assert "\n" not in str(e.value)
    assert len(fake.asked) <= polite.ATTEMPTS


def test_retry_after_is_waited_for(fake: FakeServices) -> None:
    fake.faults = [Fault(429, {"Retry-After": "1"})]
    start = time.monotonic()
    assert OpenAlex().by_identifier([Identifier("doi", DBN_DOI)])
    assert 1 <= time.monotonic() - start < 3


def test_retry_after_may_be_a_date(fake: FakeServices) -> None:
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=3)
    fake.always = Fault(429, {"Retry-After": email.utils.format_datetime(later, usegmt=True)})
    with pytest.raises(MustreadError, match="for 180 more minutes"):
        SemanticScholar().by_title("anything")
    assert len(fake.asked) == 1


def test_requests_keep_their_distance(fake: FakeServices) -> None:
    service = SemanticScholar(pause=0.1)
    start = time.monotonic()
    for _ in range(3):
        service.by_title(DBN_TITLE)
    assert time.monotonic() - start >= 0.2


def test_null_and_wrong_values_inside_an_answer_are_passed_over(fake: FakeServices) -> None:
    odd = {**DBN, "authors": [None, {"authorId": "1", "name": None}, {"name": "Ann Lee"}]}
    odd |= {"year": "2006", "citationCount": None, "venue": None}
    fake.faults = [
        Fault(body=json.dumps([None, 5, {"title": None, "externalIds": None}, odd]).encode())
    ]
    [record] = SemanticScholar().by_identifier([Identifier("doi", DBN_DOI)]).values()
    assert (record.authors, record.year, record.count, record.venue) == (
        ("Ann Lee",),
        None,
        None,
        None,
    )
    odd = {**work(DBN_TITLE, [], 2006, 5, DBN_DOI), "primary_location": None, "authorships": None}
    odd |= {"locations": [None, {"landing_page_url": 5}], "cited_by_count": -1}
    fake.faults = [Fault(body=json.dumps({"meta": {}, "results": [None, {}, odd]}).encode())]
    [record] = OpenAlex().by_identifier([Identifier("doi", DBN_DOI)]).values()
    assert (record.authors, record.count, record.venue) == ((), None, None)


def test_unknown_papers_are_named(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.papers, fake.works = [], []
    assert run(tiny_data) == 0
    assert "Not found: " in (printed := capsys.readouterr().out)
    assert all(one in printed for one in TINY)


def test_no_network_is_one_sentence_and_the_list_stays(
    fake: FakeServices, tiny_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tiny_data / "papers" / "few.yaml").read_bytes()
    monkeypatch.setattr("index.upkeep.semantic_scholar.ADDRESS", "http://127.0.0.1:9")
    with pytest.raises(MustreadError, match="Semantic Scholar cannot be reached") as error:
        run(tiny_data)
    assert error.value.exit_code == 2
    assert "连不上 Semantic Scholar" in error.value.text("zh")
    assert (tiny_data / "papers" / "few.yaml").read_bytes() == before


def test_a_run_that_broke_off_goes_on_where_it_stood(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (tiny_data / "papers" / "few.yaml").read_bytes()
    fake.papers = [GAN, VAE]  # the third is asked for by title, and then the service breaks down
    fake.faults = [None, *[Fault(500)] * polite.ATTEMPTS]
    with pytest.raises(MustreadError):
        run(tiny_data, "--source", "semantic-scholar")
    assert (tiny_data / "papers" / "few.yaml").read_bytes() == before
    assert "Answers for 2 papers are kept" in capsys.readouterr().err
    fake.asked.clear()
    assert run(tiny_data, "--source", "semantic-scholar") == 0
    assert [a.path for a in fake.asked] == ["/graph/v1/paper/batch", "/graph/v1/paper/search/match"]
    assert fake.asked[0].body == {"ids": [f"DOI:{DBN_DOI}"]}
    assert entry(tiny_data, "kingma2014auto")["citations"]["count"] == 40000


def test_ctrl_c_during_a_wait_ends_at_once_and_writes_nothing(
    fake: FakeServices, tiny_data: Path
) -> None:
    fake.papers = [GAN, VAE]
    fake.faults = [None]
    fake.always = Fault(429, {"Retry-After": "50"})
    code = """
        import argparse, sys
        import index.upkeep.semantic_scholar as s2
        from bot.upkeep.refresh_list import refresh
        s2.ADDRESS, data, home = sys.argv[1:]
        options = argparse.Namespace(ids=None, category=None, source="semantic-scholar",
                                     dry_run=False, json=False, data=data, home=home)
        refresh(options, "en")
    """
    before = (tiny_data / "papers" / "few.yaml").read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), fake.url, str(tiny_data), str(tiny_data.parent)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while len(fake.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        start = time.monotonic()
        _, err = process.communicate(timeout=120)
    finally:
        process.kill()
    assert time.monotonic() - start < 5
    assert "Answers for 2 papers are kept" in err
    assert "KeyboardInterrupt" in err  # the command line turns this into its own sentence
    assert (tiny_data / "papers" / "few.yaml").read_bytes() == before


# -- the command ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--ids", "nobody2020nothing,kingma2014auto"), "nobody2020nothing: not on the list"),
        (("--ids", " , "), "No paper fits"),
        (("--category", "knitting"), 'no field "knitting"'),
        (("--source", "google"), 'not "google"'),
    ],
)
def test_bad_arguments_are_one_sentence(
    fake: FakeServices, tiny_data: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(MustreadError, match=sentence) as error:
        run(tiny_data, *arguments)
    assert error.value.exit_code == 2
    assert fake.asked == []


def test_a_field_is_named_in_either_language(fake: FakeServices, tiny_data: Path) -> None:
    names = {c.id: c.name for c in load(tiny_data).categories}
    for name in ("gan", names["gan"].zh):
        run(tiny_data, "--category", name, "--source", "semantic-scholar")
    assert [a.body for a in fake.asked] == [{"ids": ["ARXIV:1406.2661"]}]


def test_a_damaged_history_is_one_sentence(fake: FakeServices, tiny_data: Path) -> None:
    home = tiny_data.parent / "home"
    home.mkdir()
    (home / "counts.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(MustreadError, match=r"counts\.db cannot be used"):
        run(tiny_data)


def test_the_report_exists_in_chinese(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny_data, language="zh") == 0
    assert "查了 3 篇论文，更新 3 个引用数" in capsys.readouterr().out


def test_commands_have_their_arguments() -> None:
    assert set(COMMANDS) == {"refresh", "new"}
    for add, _ in COMMANDS.values():
        for language in ("en", "zh"):
            parser = Parser(language=language)
            add(parser, language)
            assert isinstance(parser.format_help(), str)
