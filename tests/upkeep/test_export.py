"""The list as a document and as records: whole, valid, and the same again when read back."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from command_helpers import give_whole_list, run_command, whole_list
from helpers import DATA
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.arguments import UsageError
from bot.upkeep.export_list import FORMATS, TITLES, exported
from index.paper import Bilingual, Category, Paper
from index.reading_list import ReadingList
from index.snapshot import Store
from index.text import has_han, normalise
from index.upkeep.errors import UpkeepError
from index.upkeep.latex import from_latex, title_to_latex, to_latex
from index.upkeep.own_files import LEDGER, write_own
from index.upkeep.publication import inverted, kind_of, name_parts
from index.upkeep.records import read_records
from index.upkeep.selection import find_category, select, split_ids

KINDS = {"bibtex": "bibtex", "ris": "ris", "csl-json": "csl", "csv": "csv", "jsonl": "jsonl"}
GAN = "goodfellow2014generative"


@pytest.fixture(scope="module")
def whole() -> ReadingList:
    return whole_list()


def odd_paper(whole: ReadingList, **changes: Any) -> Paper:
    """A paper of the list with other fields."""
    found = next(paper for paper in whole.papers if paper.id == GAN)
    return Paper.from_dict({**found.as_dict(), **changes})


# -- round trips -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_reading_an_export_gives_the_same_papers(
    whole: ReadingList, form: str, language: str
) -> None:
    result = read_records(exported(whole.papers, whole.categories, form, language), KINDS[form])
    assert not result.unread
    assert [found.id for found in result.papers] == [paper.id for paper in whole.papers]
    for paper, found in zip(whole.papers, result.papers, strict=True):
        assert found.title_en == paper.title.en
        assert found.title_zh == (paper.title.zh if has_han(paper.title.zh) else None)
        assert found.authors == paper.authors
        assert (found.year, found.arxiv) == (paper.year, paper.arxiv)
        assert found.links == paper.links
        assert next(iter(found.links)) == "page"
        assert paper.doi in (None, found.doi)  # an address may tell a DOI that the list lacks
        assert found.venue and paper.venue and paper.venue.endswith(found.venue)


def test_json_lines_hold_every_field(whole: ReadingList) -> None:
    lines = exported(whole.papers, whole.categories, "jsonl", "en").splitlines()
    again = [Paper.from_dict(json.loads(line)) for line in lines]
    assert [paper.as_dict() for paper in again] == [paper.as_dict() for paper in whole.papers]


ODD_TITLES = (
    r'50% of {Q&A} costs $5_000 ~ "A\B" #1 <b> *c* [d] a^2 -- e --- f',
    "Ünïcödé – Łódź: naïve “quotes” ‘inner’ … α-β É",
    "Trailing backslash \\",
    "{unbalanced",
)


@pytest.mark.parametrize("title", ODD_TITLES)
@pytest.mark.parametrize("form", KINDS)
def test_odd_titles_and_names_survive(whole: ReadingList, form: str, title: str) -> None:
    authors = ["Blaise Agüera y Arcas", "Sinéad O'Connor", "R. & D. Team", "Öz Ğü", "张三", "Plato"]
    link = "https://example.org/a;b(c)_d%20{e}#f"
    paper = odd_paper(
        whole,
        title={"en": title, "zh": "“百分之 50%”的《问答》_{甲}"},
        authors=authors,
        links={"page": link},
        arxiv=None,
    )
    (found,) = read_records(exported([paper], whole.categories, form, "en"), KINDS[form]).papers
    assert (found.title_en, found.title_zh) == (paper.title.en, paper.title.zh)
    assert found.authors == paper.authors
    encoded = link.replace("{", "%7B").replace("}", "%7D")
    assert found.links == {"page": encoded if form == "bibtex" else link}


# -- records -----------------------------------------------------------------------------------


def test_bibtex_is_plain_for_old_programs(whole: ReadingList) -> None:
    text = exported(whole.papers, whole.categories, "bibtex", "en")
    entries = re.split(r"\n(?=@)", text.strip())
    assert len(entries) == len(whole.papers)
    required = {
        "article": {"journal"},
        "inproceedings": {"booktitle"},
        "incollection": {"booktitle"},
        "book": {"publisher"},
        "phdthesis": {"school"},
        "techreport": {"institution"},
        "misc": set(),
    }
    for entry, paper in zip(entries, whole.papers, strict=True):
        head = re.match(r"@(\w+)\{([^,]+),\n", entry)
        assert head and head.group(2) == paper.id
        fields = dict(re.findall(r"^\s+(\w+) = \{(.*)\},?$", entry, re.MULTILINE))
        assert {"title", "author", "year", "url"} | required[head.group(1)] <= set(fields)
        for name, value in fields.items():
            assert value.count("{") == value.count("}"), value  # BibTeX counts escaped ones, too
            if name not in ("url", "pdf", "web", "doi"):  # styles print these as they stand
                assert not re.search(r"(?<!\\)[%&#_$]", value), value
            if name != "title_zh":
                assert value.isascii(), value


def test_bibtex_protects_the_capitals_that_matter() -> None:
    title = "BERT and U-Net for Bayesian ImageNet: A Simple 3D View"
    latex = title_to_latex(title, ["Bayesian optimization"])
    assert latex == "{BERT} and {U-Net} for {Bayesian} {ImageNet}: A Simple {3D} View"


@pytest.mark.parametrize("text", [*ODD_TITLES, "ş ğ ı İ ł ø å æ ß ñ ç ŭ Ž ė", "中文，标点。"])
def test_latex_and_back(text: str) -> None:
    assert from_latex(to_latex(text)) == text


@pytest.mark.parametrize(
    ("venue", "bibtex", "csl"),
    [
        ("CVPR 2016", "inproceedings", "paper-conference"),
        ("ICLR 2018 workshop", "inproceedings", "paper-conference"),
        ("Nature 2017", "article", "article-journal"),
        ("JMLR", "article", "article-journal"),
        ("arXiv", "misc", "article"),
        ("MIT Press", "book", "book"),
        ("PhD thesis, University of Cambridge", "phdthesis", "thesis"),
        ("Technical report, University of Toronto", "techreport", "report"),
        ("Neural Networks: Tricks of the Trade", "incollection", "chapter"),
        ("OpenAI Blog", "misc", "document"),
    ],
)
def test_the_venue_tells_the_kind(whole: ReadingList, venue: str, bibtex: str, csl: str) -> None:
    kind = kind_of(odd_paper(whole, venue=venue))
    assert (kind.bibtex, kind.csl) == (bibtex, csl)


@pytest.mark.parametrize(
    ("name", "family_first"),
    [
        ("Geoffrey E. Hinton", "Hinton, Geoffrey E."),
        ("Aaron van den Oord", "van den Oord, Aaron"),
        ("Blaise Agüera y Arcas", "Agüera y Arcas, Blaise"),
        ("Robert L. Logan IV", "Logan IV, Robert L."),
        ("Chun-Fu (Richard) Chen", "Chen, Chun-Fu (Richard)"),
        ("Center for AI Safety", "Center for AI Safety"),
        ("Qwen Team", "Qwen Team"),
        ("OpenAI", "OpenAI"),
    ],
)
def test_family_names(name: str, family_first: str) -> None:
    assert inverted(name) == family_first
    assert " ".join(reversed([part for part in name_parts(name) if part])) == name


def test_csl_items_have_the_form_of_the_schema(whole: ReadingList) -> None:
    items = json.loads(exported(whole.papers, whole.categories, "csl-json", "en"))
    text = {
        "id", "title", "translated-title", "title-short", "container-title", "publisher", "DOI",
        "URL", "archive", "archive_location", "keyword",
    }  # fmt: skip
    types = {
        "article", "article-journal", "paper-conference", "book", "chapter", "thesis", "report",
        "document",
    }  # fmt: skip
    for item in items:
        assert item["type"] in types
        assert set(item) <= text | {"type", "author", "issued", "custom"}
        assert all(isinstance(item[name], str) and item[name] for name in text & set(item))
        assert all(set(name) in ({"family", "given"}, {"literal"}) for name in item["author"])
        ((year,),) = item["issued"]["date-parts"]
        assert isinstance(year, int)


def test_ris_records_begin_and_end(whole: ReadingList) -> None:
    lines = exported(whole.papers, whole.categories, "ris", "en").splitlines()
    assert all(not line or re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    tags = [line[:2] for line in lines if line]
    assert tags.count("TY") == tags.count("ER") == tags.count("TI") == len(whole.papers)
    starts = [i for i, tag in enumerate(tags) if tag == "TY"]
    assert starts[0] == 0 and all(tags[i - 1] == "ER" for i in starts[1:])


def test_spreadsheets_see_text(whole: ReadingList) -> None:
    english, chinese = (
        exported(whole.papers, whole.categories, "csv", language) for language in ("en", "zh")
    )
    assert english.startswith("\ufeffid,title_en,title_zh,authors,year")
    assert chinese.startswith("\ufeff编号,英文标题,中文标题,作者,年份")
    assert not re.search(r",\d{4}\.\d{4,5},", english)  # would lose a 0 at its end as a number


# -- Markdown ----------------------------------------------------------------------------------


def entries_of(text: str) -> list[Token]:
    """The entries: list items after the rule that ends the table of contents."""
    tokens = MarkdownIt("commonmark").parse(text)
    rule = next(i for i, token in enumerate(tokens) if token.type == "hr")
    return [
        token
        for before, token in zip(tokens[rule:], tokens[rule + 1 :], strict=False)
        if token.type == "inline" and before.type == "paragraph_open" and token.children
    ]


def test_markdown_holds_every_paper_once(whole: ReadingList) -> None:
    for language in TITLES:
        entries = entries_of(exported(whole.papers, whole.categories, "markdown", language))
        assert len(entries) == len(whole.papers)
        by_link = {paper.url: paper for paper in whole.papers}
        for entry in entries:
            children = entry.children or []
            links = [str(c.attrGet("href")) for c in children if c.type == "link_open"]
            paper = by_link.pop(_unquoted(links[0], by_link))
            words = "".join(c.content for c in children if c.type in ("text", "text_special"))
            bold = words.split("《")[0] if language == "both" else words
            assert paper.title["zh" if language == "zh" else "en"] in bold
            if language == "both" and paper.title.zh != paper.title.en:
                assert f"《{paper.title.zh.replace('《', '〈').replace('》', '〉')}》" in words
            assert re.search(rf"[(（]{paper.year}[)）][,，]", words)
            assert paper.authors[0] in words
            assert len(links) == len(paper.links)
        assert not by_link


def _unquoted(link: str, known: dict[str, Paper]) -> str:
    """The parser encodes some characters of an address; the paper's own spelling of it."""
    if link in known:
        return link
    normalize = MarkdownIt().normalizeLink
    return next(url for url in known if normalize(url) == link)


def test_every_entry_of_the_contents_leads_to_a_section(whole: ReadingList) -> None:
    for language in TITLES:
        text = exported(whole.papers, whole.categories, "markdown", language)
        targets = re.findall(r"^ *\* \[.*\]\(#(.+)\)$", text, re.MULTILINE)
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        anchors = [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in headings]
        assert len(targets) == len(set(targets)) == len(anchors) - 4
        assert [anchor for anchor in anchors if anchor in targets] == targets


def test_the_form_of_the_original_list(whole: ReadingList) -> None:
    paper = odd_paper(whole, authors=["A. One", "B. Two"])
    entry = "(2014), A. One and B. Two [[page]](https://arxiv.org/abs/1406.2661) "
    entry += "[[pdf]](https://arxiv.org/pdf/1406.2661)"
    text = exported([paper], whole.categories, "markdown", "en")
    assert f"\n### GANs\n\n- **Generative Adversarial Networks** {entry}\n" in text
    assert "\n## Unsupervised / Generative Models\n\n### GANs\n" in text
    text = exported([paper], whole.categories, "markdown", "both")
    assert f"- **Generative Adversarial Networks** 《生成对抗网络》 {entry}\n" in text
    paper = odd_paper(whole, authors=["A. One", "B. Two", "C. Three", "D. Four"])
    text = exported([paper], whole.categories, "markdown", "zh")
    assert "- **生成对抗网络**（2014），A. One 等人 [[网页]](" in text
    assert "A. One et al." in exported([paper], whole.categories, "markdown", "en")


def test_markdown_marks_in_titles_and_brackets_in_addresses(whole: ReadingList) -> None:
    title = ODD_TITLES[0]
    link = "https://example.org/a(b)_c.pdf"
    paper = odd_paper(whole, title={"en": title, "zh": "甲"}, links={"page": link})
    (entry,) = entries_of(exported([paper], whole.categories, "markdown", "en"))
    children = entry.children or []
    assert [c.attrGet("href") for c in children if c.type == "link_open"] == [link]
    words = "".join(c.content for c in children if c.type in ("text", "text_special"))
    assert words.startswith(title) and words.endswith("[pdf]")


def test_sections_that_share_a_name_have_anchors_of_their_own(whole: ReadingList) -> None:
    name = Bilingual("Contents", "目录")
    twins = [Category(c, name, (), name) for c in ("one", "two")]
    papers = [odd_paper(whole, categories=["one"]), odd_paper(whole, categories=["two"])]
    text = exported(papers, twins, "markdown", "en")
    assert "(#contents-1)" in text and "(#contents-2)" in text


@pytest.mark.parametrize("language", TITLES)
def test_the_markdown_reader_finds_the_same_papers(whole: ReadingList, language: str) -> None:
    reader = pytest.importorskip("index.upkeep.markdown_list")
    found = reader.read_markdown(exported(whole.papers, whole.categories, "markdown", language))
    assert len(found.papers) == len(whole.papers)
    missing = {paper.url: paper for paper in whole.papers}
    same_title = same_author = 0
    for read in found.papers:
        paper = next(missing.pop(url) for url in read.links.values() if url in missing)
        assert read.year == paper.year
        assert set(read.links.values()) == set(paper.links.values())
        printed = paper.title["zh" if language == "zh" else "en"]
        same_title += normalise(printed) in map(
            normalise, filter(None, (read.title_en, read.title_zh))
        )
        same_author += paper.authors[0] in read.authors
    assert not missing
    assert min(same_title, same_author) > 0.98 * len(whole.papers)


# -- selection ---------------------------------------------------------------------------------


def test_categories_by_any_name_and_with_their_parts(whole: ReadingList) -> None:
    for name in ("gan", "GANs", "生成对抗网络"):
        assert find_category(name, whole.categories).id == "gan"
    parent = select(whole.papers, category=find_category("generative", whole.categories))
    part = select(whole.papers, category=find_category("gan", whole.categories))
    assert set(part) < set(parent)
    with pytest.raises(UpkeepError, match=r'"GANZ".*generative, gan'):
        find_category("GANZ", whole.categories)


def test_ids_keep_their_order_and_unknown_ones_are_named(whole: ReadingList) -> None:
    ids = split_ids(f" kingma2014auto,{GAN}，kingma2014auto ")
    assert [p.id for p in select(whole.papers, ids=ids)] == ["kingma2014auto", GAN]
    with pytest.raises(UpkeepError, match=f"goodfelow2014generative; did you mean {GAN}"):
        select(whole.papers, ids=["goodfelow2014generative", GAN])
    with pytest.raises(UpkeepError, match="Not on the list: xyzzy;"):
        select(whole.papers, ids=["xyzzy"])


def test_conditions_are_met_together_or_said_to_be_too_many(whole: ReadingList) -> None:
    gans = find_category("gan", whole.categories)
    found = select(whole.papers, category=gans, shelf="top-100")
    assert found and all("gan" in p.categories and p.shelf == "top-100" for p in found)
    with pytest.raises(UpkeepError, match="leave one out"):
        select(whole.papers, category=gans, shelf="old")


# -- the command -------------------------------------------------------------------------------


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give_whole_list(monkeypatch, "export_list")


def export(home: Path, *arguments: str, language: str = "en") -> int:
    return run_command("export", arguments, DATA, home, language)


@pytest.mark.usefixtures("read_once")
def test_the_format_comes_from_the_option_or_the_name_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    starts = {
        "a.md": "# Must-Read", "a.bib": "@inproceedings{", "a.ris": "TY  - CONF",
        "a.json": "[\n", "a.csv": "\ufeffid,", "a.jsonl": '{"id": ', "a.txt": "# Must-Read",
    }  # fmt: skip
    for name, start in starts.items():
        assert export(tmp_path, "--ids", GAN, "-o", str(tmp_path / name)) == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
        assert "1 paper(s) written" in capsys.readouterr().err
    assert export(tmp_path, "--ids", GAN, "--format", "ris") == 0
    assert capsys.readouterr().out.startswith("TY  - CONF\n")
    assert export(tmp_path, "--ids", GAN, "-o", "-", language="zh") == 0
    assert capsys.readouterr().out.startswith("# 深度学习必读论文")
    assert export(tmp_path, "--ids", GAN, "--lang", "both") == 0
    assert "**Generative Adversarial Networks** 《生成对抗网络》" in capsys.readouterr().out


@pytest.mark.usefixtures("read_once")
def test_a_file_of_its_own_is_renewed_and_any_other_kept(tmp_path: Path) -> None:
    target, home = tmp_path / "papers.bib", tmp_path / "home"
    assert export(home, "--ids", GAN, "-o", str(target)) == 0
    assert export(home, "--ids", "kingma2014auto", "-o", str(target)) == 0
    target.write_text(target.read_text() + "\n@misc{mine, title={Mine}}\n")
    with pytest.raises(UpkeepError, match="--force") as refusal:
        export(home, "--ids", GAN, "-o", str(target))
    assert refusal.value.exit_code == 2
    assert "mine" in target.read_text()
    assert export(home, "--ids", GAN, "-o", str(target), "--force") == 0
    assert "mine" not in target.read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "papers.bib"]


def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UpkeepError, match="not a file"):
        write_own(tmp_path, "x", tmp_path)
    with pytest.raises(UpkeepError, match="cannot be written"):
        write_own(tmp_path / "none" / "a.bib", "x", tmp_path)
    target = tmp_path / "a.bib"
    write_own(target, "old", tmp_path / "home")

    def full(self: Path, content: bytes) -> int:
        self.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UpkeepError, match="No space left"):
        write_own(target, "new", tmp_path / "home")
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib", "home"]


def test_damaged_notes_only_ask_for_force(tmp_path: Path) -> None:
    target, home = tmp_path / "a.bib", tmp_path / "home"
    write_own(target, "old", home)
    (home / LEDGER).write_text("[")
    with pytest.raises(UpkeepError, match="--force"):
        write_own(target, "new", home)
    write_own(target, "new", home, force=True)
    write_own(target, "newer", home)
    assert target.read_text() == "newer"


@pytest.mark.usefixtures("read_once")
def test_a_question_selects_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Answering:
        """Stands in for a library that recommends three papers, one no longer on the list."""

        def __init__(self, snapshot: object) -> None:
            pass

        def ask(self, question: str) -> list[argparse.Namespace]:
            papers: Sequence[str] = ("kingma2014auto", "gone2000paper", GAN)
            return [argparse.Namespace(paper=argparse.Namespace(id=name)) for name in papers]

    monkeypatch.setattr("bot.upkeep.options.Library", Answering)
    monkeypatch.setattr(Store, "current", lambda self: None)
    assert export(tmp_path, "--question", "generative models", "--format", "jsonl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["kingma2014auto", GAN]
    asked = ("--question", "generative models", "--category", "gan", "--format", "jsonl")
    assert export(tmp_path, *asked) == 0
    assert json.loads(capsys.readouterr().out)["id"] == GAN


@pytest.mark.usefixtures("read_once")
def test_options_that_make_no_sense_are_explained(tmp_path: Path) -> None:
    for option, value in (("--format", "pdf"), ("--lang", "fr"), ("--shelf", "lower")):
        with pytest.raises(UsageError, match=value):
            export(tmp_path, option, value)
    for arguments in (("--ids", ""), ("--category", "")):
        with pytest.raises(UpkeepError):
            export(tmp_path, *arguments)
    assert set(FORMATS) == {"markdown", *KINDS}
