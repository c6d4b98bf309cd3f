"""A draft holds what the services know, in the form of the list, and says what is still to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from command_helpers import run_command
from refresh_helpers import FakeServices, Fault, paper, played, small_list, work

from index.errors import ListError, MustreadError
from index.reading_list import load
from index.upkeep import polite
from index.upkeep.draft import draft
from index.upkeep.sources import Identifier, Record

TRANSFORMER = paper(
    "Attention is All you Need", ["Ashish Vaswani", "Noam Shazeer"], 2018, 150000,
    ArXiv="1706.03762",
)  # fmt: skip
NATURE = work("Deep learning", ["Yann LeCun", "Yoshua Bengio"], 2015, 60000, "10.1038/nature14539")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServices]:
    with played(monkeypatch) as services:
        services.papers, services.works = [TRANSFORMER], [NATURE]
        yield services


@pytest.fixture
def tiny_data(tmp_path: Path) -> Path:
    return small_list(tmp_path / "data")


def run(data: Path, *arguments: str, language: str = "en") -> int:
    return run_command("new", arguments, data, data.parent / "home", language)


def test_an_arxiv_id_becomes_an_entry_to_complete(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny_data, "https://arxiv.org/abs/1706.03762v5") == 0
    text = capsys.readouterr().out
    [entry] = yaml.safe_load(text)
    assert entry["id"] == "vaswani2018attention"
    assert entry["title"] == {"en": "Attention is All you Need", "zh": "TODO"}
    assert entry["authors"] == ["Ashish Vaswani", "Noam Shazeer"]
    assert (entry["year"], entry["first_public_year"]) == (2018, 2017)
    assert entry["links"] == {
        "page": "https://arxiv.org/abs/1706.03762",
        "pdf": "https://arxiv.org/pdf/1706.03762",
    }
    assert entry["arxiv"] == "1706.03762"
    assert entry["citations"]["count"] == 150000
    assert entry["citations"]["source"] == "Semantic Scholar"
    assert entry["summary"] == {"en": "TODO", "zh": "TODO"}
    assert "  authors: [Ashish Vaswani, Noam Shazeer]\n" in text  # in the form of the list
    assert "    en: Attention is All you Need\n" in text
    assert text.startswith("# complete every TODO")


def test_check_finds_everything_that_is_still_to_do(fake: FakeServices, tiny_data: Path) -> None:
    assert run(tiny_data, "1706.03762", "-o", str(tiny_data / "papers" / "draft.yaml")) == 0
    with pytest.raises(ListError) as error:
        load(tiny_data)
    text = str(error.value)
    assert all(word in text for word in ("vaswani2018attention", "TODO", "summary.zh", "shelf"))
    assert {problem.paper for problem in error.value.problems} == {"vaswani2018attention"}


def test_a_completed_draft_is_a_good_entry(fake: FakeServices, tiny_data: Path) -> None:
    path = tiny_data / "papers" / "draft.yaml"
    run(tiny_data, "1706.03762", "-o", str(path))
    [topic, *_] = load_topics(tiny_data)
    text = path.read_text(encoding="utf-8")
    text = text.replace("zh: TODO", "zh: 注意力就是全部").replace(
        "en: TODO", "en: About attention."
    )
    text = text.replace("topics: [TODO]", f"topics: [{topic}]").replace(
        "shelf: TODO", "shelf: appendix"
    )
    path.write_text(text.replace("categories: [TODO]", "categories: [nlp]"), encoding="utf-8")
    assert "vaswani2018attention" in load(tiny_data).files


def load_topics(data: Path) -> list[str]:
    return [term["en"] for term in yaml.safe_load((data / "glossary.yaml").read_text())]


def test_a_doi_that_only_openalex_knows(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny_data, "doi:10.1038/NATURE14539") == 0
    [entry] = yaml.safe_load(capsys.readouterr().out)
    assert entry["id"] == "lecun2015deep"
    assert entry["doi"] == "10.1038/nature14539"
    assert entry["links"] == {"page": "https://doi.org/10.1038/nature14539"}
    assert "arxiv" not in entry


def test_one_service_may_be_down(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.faults = [Fault(503)] * polite.ATTEMPTS
    assert run(tiny_data, "10.1038/nature14539") == 0
    assert "lecun2015deep" in capsys.readouterr().out
    fake.faults = [Fault(503)] * polite.ATTEMPTS
    with pytest.raises(MustreadError, match="Semantic Scholar has trouble"):
        run(tiny_data, "10.1038/unknown")  # Semantic Scholar might know it


@pytest.mark.parametrize(
    "given", ["1406.2661", "10.48550/arXiv.1406.2661", "arxiv.org/pdf/1406.2661v1"]
)
def test_a_paper_of_the_list_is_named_and_nobody_asked(
    fake: FakeServices, tiny_data: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny_data, given) == 1
    printed = capsys.readouterr().out
    assert (
        "1406.2661 is on the list already: goodfellow2014generative, in papers/few.yaml" in printed
    )
    assert fake.asked == []


def test_a_paper_of_the_list_is_known_by_its_title(
    fake: FakeServices, tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = paper("Auto-encoding variational bayes", ["D. Kingma"], 2014, 9, DOI="10.1000/twin")
    fake.papers = [twin]
    assert run(tiny_data, "10.1000/twin", language="zh") == 1
    assert "已经在书单上：kingma2014auto" in capsys.readouterr().out


@pytest.mark.parametrize(
    "given", ["attention", "1706", "10.1038", "", "https://example.org/x", "\x00"]
)
def test_what_is_no_identifier_is_one_sentence(
    fake: FakeServices, tiny_data: Path, given: str
) -> None:
    with pytest.raises(MustreadError, match="neither an arXiv id") as error:
        run(tiny_data, given)
    assert error.value.exit_code == 2
    assert fake.asked == []


def test_an_unknown_paper_is_one_sentence(fake: FakeServices, tiny_data: Path) -> None:
    with pytest.raises(MustreadError, match=r"Neither .* knows 2001\.99999"):
        run(tiny_data, "2001.99999")


def test_no_file_is_overwritten(fake: FakeServices, tiny_data: Path) -> None:
    with pytest.raises(MustreadError, match=r"few\.yaml is there already"):
        run(tiny_data, "1706.03762", "-o", str(tiny_data / "papers" / "few.yaml"))
    with pytest.raises(MustreadError, match="cannot be written"):
        run(tiny_data, "1706.03762", "-o", str(tiny_data / "nowhere" / "draft.yaml"))


def test_an_id_that_is_taken_gets_another_word() -> None:
    record = Record(
        "Semantic Scholar", None, "2026-11-21", "The Deep: A Learning Story", ("Ö. Arık",),
        None, 2020, None, None, None,
    )  # fmt: skip
    wanted = Identifier("doi", "10.1000/x")
    ids = ["arik2020deep", "arik2020deeplearning"]
    assert "- id: arik2020deep\n" in draft(record, wanted, [], "")
    assert "- id: arik2020deeplearning\n" in draft(record, wanted, ids[:1], "")
    assert "- id: arik2020deeplearningstory\n" in draft(record, wanted, ids, "")
    assert "citations: null\n" in draft(record, wanted, [], "")


def test_odd_titles_and_missing_facts_stay_good_yaml() -> None:
    title = "Yes: \"No\" — [a, b] # c? 'd' & *e* 深度"
    record = Record("OpenAlex", None, "2026-11-21", title, (), None, None, None, None, None)
    [entry] = yaml.safe_load(draft(record, Identifier("arxiv", "cs/0205070"), [], "note"))
    assert entry["title"]["en"] == title
    assert (entry["year"], entry["authors"], entry["arxiv"]) == (2002, ["TODO"], "cs/0205070")
    assert entry["id"].startswith("unknown2002")
