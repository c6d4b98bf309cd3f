"""What a person relies on when another list is read: its papers, all of them, and nothing else."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import pytest
import yaml
from helpers import DATA

from bot.upkeep.import_list import COMMANDS
from index.reading_list import load
from index.upkeep.entry_id import new_id
from index.upkeep.errors import UpkeepError
from index.upkeep.found import FoundPaper
from index.upkeep.import_source import MOST, decode, fetch, kind_of, list_name
from index.upkeep.markdown_list import read_markdown
from index.upkeep.new_entries import entries_yaml, unique

LISTS = Path(__file__).parent / "lists"
NAMES = sorted(path.stem for path in LISTS.glob("*.md"))


def one(text: str) -> FoundPaper:
    (paper,) = read_markdown(text).papers
    return paper


def titles(text: str) -> list[str]:
    return [paper.title for paper in read_markdown(text).papers]


# -- whole lists, in the forms in which they are found --------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_every_form_is_read_whole_and_nothing_is_invented(name: str) -> None:
    """lists/NAME.md with lists/NAME.tsv: title, year and links as a person reads them."""
    found = [
        (paper, str(paper.year or ""), set(paper.links.values()))
        for paper in read_markdown((LISTS / f"{name}.md").read_text(encoding="utf-8")).papers
    ]
    rows = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    expected = [(*row.split("\t"), "", "")[:3] for row in rows]
    assert len(found) == len(expected)
    for (paper, year, links), (title, printed, urls) in zip(found, expected, strict=True):
        assert title in (paper.title_en, paper.title_zh)
        assert (year, links) == (printed, set(urls.split()))


def test_there_are_lists_in_both_languages() -> None:
    assert len(NAMES) >= 12
    assert sum(name.startswith("zh_") for name in NAMES) >= 4


def test_lines_are_counted_as_in_the_file() -> None:
    text = (LISTS / "nested_lines.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    for paper in read_markdown(text).papers:
        assert paper.title in lines[paper.line - 1]


# -- one entry -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "- **Network in network** (2013), M. Lin et al. [[pdf]](http://arxiv.org/pdf/1312.4400)",
        "- **Network in network** （2013），M. Lin 等人 [[pdf]](http://arxiv.org/pdf/1312.4400)",
        "- 《Network in network》 (2013), M. Lin 等 [[pdf]](http://arxiv.org/pdf/1312.4400)",
        "- [Network in network](http://arxiv.org/pdf/1312.4400), M. Lin et al., *ICLR 2013*",
        "- [ICLR-13] Network in network. M. Lin et al. [[pdf]](http://arxiv.org/pdf/1312.4400)",
        "- [ICLR'13] **Network in network** [[pdf](http://arxiv.org/pdf/1312.4400)] M. Lin et al.",
        '1. M. Lin et al. "Network in network," ICLR, 2013. http://arxiv.org/pdf/1312.4400',
        "[1] Lin M, et al. Network in network[J]. arXiv:1312.4400, 2013. http://arxiv.org/pdf/1312.4400",
        "1、**Network in network**（arXiv 2013.12）M. Lin等人【[论文](http://arxiv.org/pdf/1312.4400)】",
        "### [Network in network](http://arxiv.org/pdf/1312.4400) (2013), M. Lin et al.",
        "- Network in network\n  - M. Lin et al.\n  - ICLR 2013\n  - [pdf](http://arxiv.org/pdf/1312.4400)",
        "### Network in network\n- 作者：M. Lin 等人\n- 年份：2013\n- 链接：http://arxiv.org/pdf/1312.4400",
        "- **Network in network (2013)**, M. Lin et al. [pdf]（http://arxiv.org/pdf/1312.4400）",
        "| Title | Author | Year | Link |\n|-|-|-|-|\n| Network in network | M. Lin et al. | 2013 | [x](http://arxiv.org/pdf/1312.4400) |",
        "| 论文题目 | 作者 | 年份 | 链接 |\n|-|-|-|-|\n| Network in network | M. Lin等 | 2013年 | http://arxiv.org/pdf/1312.4400 |",
        "- <[Network in network](http://arxiv.org/pdf/1312.4400)> by M. Lin et al., 2013.",
        "- [Network in network - ARXIV - 2013](http://arxiv.org/pdf/1312.4400) by M. Lin et al.",
    ],
)
def test_the_same_paper_in_many_hands(text: str) -> None:
    paper = one(text)
    assert (paper.title_en, paper.year, paper.arxiv) == ("Network in network", 2013, "1312.4400")
    assert list(paper.links.values()) == ["http://arxiv.org/pdf/1312.4400"]
    assert paper.authors[0] in ("M. Lin", "Lin M")


def test_a_link_with_brackets_and_a_comma_in_it() -> None:
    url = "http://sanghv.com/machine%20learning,%20ebooks/architectures%20(2009).pdf"
    paper = one(f"- 《为AI学习深度架构》 (2009), Y. Bengio [[pdf]]({url})")
    assert list(paper.links.values()) == [url]


def test_several_links_keep_their_kinds_and_the_paper_comes_first() -> None:
    paper = one(
        "- **WaveNet** (2016), A. Oord [[web]](https://deepmind.com/wavenet) [[code]](https://github.com/x/y)"
        " [[pdf]](https://arxiv.org/pdf/1609.03499v2)"
    )
    assert list(paper.links) == ["pdf", "web", "code"]
    assert paper.arxiv == "1609.03499"


def test_a_doi_is_read_from_its_link() -> None:
    paper = one("- [Long short-term memory](https://doi.org/10.1162/neco.1997.9.8.1735) (1997)")
    assert paper.doi == "10.1162/neco.1997.9.8.1735"


def test_a_title_keeps_its_capitals_and_marks_but_not_what_is_printed_behind_it() -> None:
    text = "- **How transferable are features in _deep_ NNs?** (2014), J. Yosinski et al. [[pdf]](https://arxiv.org/abs/1411.1792)"
    assert one(text).title_en == "How transferable are features in deep NNs?"


def test_both_titles_of_a_bilingual_entry() -> None:
    paper = one(
        "- **注意力就是你所需要的一切**（Attention Is All You Need），A. Vaswani 等人（2017）[[pdf]](https://arxiv.org/abs/1706.03762)"
    )
    assert (paper.title_zh, paper.title_en) == (
        "注意力就是你所需要的一切",
        "Attention Is All You Need",
    )


def test_a_short_remark_in_brackets_stays_in_a_chinese_title() -> None:
    text = "- **通过梯度下降学习学习（Learning to learn）**（2016），M. Andrychowicz 等人 [[pdf]](http://arxiv.org/pdf/1606.04474v1)"
    assert one(text).title_zh == "通过梯度下降学习学习（Learning to learn）"


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        ("LeCun, Yann, Yoshua Bengio, and Geoffrey Hinton", ["Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton"]),
        ("Krizhevsky, A., Sutskever, I., & Hinton, G. E.", ["A. Krizhevsky", "I. Sutskever", "G. E. Hinton"]),
        ("H. van Hasselt, A. Guez and D. Silver", ["H. van Hasselt", "A. Guez", "D. Silver"]),
        ("何恺明、张祥雨、任少卿", ["何恺明", "张祥雨", "任少卿"]),
        ("S. Ioffe和C. Szegedy", ["S. Ioffe", "C. Szegedy"]),
    ],
)  # fmt: skip
def test_names_in_the_orders_of_the_citation_styles(printed: str, authors: list[str]) -> None:
    paper = one(f'- {printed}, "Deep learning of things", 2015. https://arxiv.org/abs/1512.03385')
    assert list(paper.authors) == authors


@pytest.mark.parametrize(
    "text",
    [
        "- [NIN - Network in network - ICLR -2014](http://arxiv.org/pdf/1312.4400)",
        "#### [Network in network](http://arxiv.org/pdf/1312.4400)\n\narXiv 1312; ICLR 2014\n\n1. small nets in nets",
        "#### [Network in network](http://arxiv.org/pdf/1312.4400)\n\nLindgren 2014",
        "#### **NIN**\n**Paper:** [Network in network](http://arxiv.org/pdf/1312.4400)\n**Authors' home:**\n**Record:** ICLR\n**Time:** 2014.04\n**Idea:** 小网络\n作者来自新加坡。",
        "|paper|收录|\n|-|-|\n|[Network in network](http://arxiv.org/pdf/1312.4400)|ICLR 2014|",
    ],
)
def test_a_venue_and_a_year_behind_or_below_a_linked_title(text: str) -> None:
    paper = one(text)
    assert (paper.title_en or "").removeprefix("NIN - ") == "Network in network"
    assert (paper.year, list(paper.links.values())) == (2014, ["http://arxiv.org/pdf/1312.4400"])


def test_a_list_without_links_is_read_by_venue_and_year() -> None:
    """The titles keep their own dashes and marks; one without a year is read among the others."""
    lines = (
        "A Sieve for Streams: What Is Left? Counting What Passes (KDD 2019)",
        "NET — Self-Tuning Fishing Nets (ICDM 2020)",
        "Too Many Hooks? Towards Faster Fishing by Pre-selecting Good Baits (SoftBait 2020)",
        "Learned Ponds: a first look (aiPM2021)",
        "Rivers of Data - A survey (arXiv 2021) [Source code](https://github.com/x/rivers)",
        "Lakes vs. Rivers: An Essay on Where to Fish",
    )
    found = read_markdown("## Systems and Tutorials\n" + "".join(f"* {x}\n" for x in lines)).papers
    assert [(p.title_en, p.year) for p in found] == [
        ("A Sieve for Streams: What Is Left? Counting What Passes", 2019),
        ("NET — Self-Tuning Fishing Nets", 2020),
        ("Too Many Hooks? Towards Faster Fishing by Pre-selecting Good Baits", 2020),
        ("Learned Ponds: a first look", 2021),
        ("Rivers of Data - A survey", 2021),
        ("Lakes vs. Rivers: An Essay on Where to Fish", None),
    ]


def test_year_and_venue_joined_to_the_title() -> None:
    lines = [f"[{n}] 202{n}_KDD_Graph Forests of Kind {n}: A Walk." for n in range(1, 7)]
    found = read_markdown("\n\n".join(lines)).papers
    assert [(p.title_en, p.year, p.line) for p in found] == [
        (f"Graph Forests of Kind {n}: A Walk", 2020 + n, 2 * n - 1) for n in range(1, 7)
    ]


def test_dated_lines_of_news_are_no_papers() -> None:
    lines = [f"- Added all papers of ICML about trees (0{n}/2020)" for n in range(1, 9)]
    assert not titles("## News\n" + "\n".join(lines))


def test_dated_tools_are_no_papers_even_where_papers_have_no_links() -> None:
    papers = "".join(f"- A walk through woods of kind {n} (KDD 202{n})\n" for n in range(1, 9))
    tools = "".join(f"- A toolkit for woods {n} (Acme 202{n})\n" for n in range(1, 5))
    assert len(titles(f"## Woods\n{papers}\n## Tools\n{tools}")) == 8


def test_a_number_right_below_a_line_of_authors_begins_an_entry() -> None:
    text = (
        "6. **Nets of nets.** ICLR, 2014. [paper](https://arxiv.org/abs/1312.4400)\n\n    *M. Lin, Q. Chen*\n"
        " 7. **Sets of sets.** ICML, 2015. [paper](https://arxiv.org/abs/1512.03385)\n\n    *A. Roe, B. Doe*\n"
    )
    found = read_markdown(text).papers
    assert [(p.title, p.line) for p in found] == [("Nets of nets", 1), ("Sets of sets", 4)]


def test_what_the_list_prints_like_its_papers_is_one() -> None:
    entry = (
        "- **Codec number {n} for speech** ({year}) [[paper](https://arxiv.org/abs/210{n}.03312)]\n"
    )
    text = "".join(entry.format(n=n, year=2020 + n) for n in range(1, 5))
    text += "- **A codec without a report** (2024) [[code](https://github.com/x/y)]\n"
    assert titles(text)[-1] == "A codec without a report"
    blog = "- [Forward and back](https://medium.com/p/x1) by A. Roe, B. Doe, 2018.\n"
    text = "".join(
        f"- [Title of the paper {n}](https://arxiv.org/abs/210{n}.00001) by C. Poe, 201{n}.\n"
        for n in range(1, 5)
    )
    assert titles(text + blog)[-1] == "Forward and back"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("- [[AAAI2022](https://arxiv.org/abs/2112.09205v1)] Ponds and Lakes: A Comparison", 2022),
        ("- [[3DV2021](https://arxiv.org/abs/2112.09205v1)] Ponds and Lakes: A Comparison", 2021),
        ("- [[Arxiv](https://arxiv.org/abs/2112.09205v1)] Ponds and Lakes: A Comparison", None),
        ("1. **Lakes**: *Ponds and Lakes: A Comparison* (Roe et al., 2021) https://arxiv.org/abs/2112.09205v1", 2021),
    ],
)  # fmt: skip
def test_a_linked_venue_or_a_marked_name_before_the_title(text: str, year: int | None) -> None:
    paper = one(text)
    assert (paper.title, paper.year) == ("Ponds and Lakes: A Comparison", year)
    assert list(paper.links.values()) == ["https://arxiv.org/abs/2112.09205v1"]


def test_a_title_alone_on_its_line_may_have_many_remarks_below() -> None:
    remarks = (
        "**贡献**：把网络做得更深一些，并且分析深度对结果的影响，给出一个简单而有效的训练方法。  \n"
    )
    text = f"[PondNet](https://arxiv.org/pdf/1812.11703.pdf)  \n{remarks}{remarks}"
    assert titles(text) == ["PondNet"]


def test_an_empty_link_and_an_empty_form() -> None:
    lines = "".join(
        f"- [A study of lakes {n}](https://arxiv.org/abs/210{n}.1234)\n" for n in range(1, 5)
    )
    form = "\n#### ****\n**Paper:** []()  \n**Github:**   \n**Record:** arxiv  \n**Time:** 2023.0\n"
    assert titles(f"{lines}- [A study of ponds]()\n{form}")[4:] == ["A study of ponds"]


def test_a_number_of_arxiv_is_not_taken_for_a_year() -> None:
    assert one("#### [On nets](https://arxiv.org/pdf/2011.13526.pdf)\n\narXiv 2011").year == 2020


def test_a_heading_that_is_a_year_dates_its_papers() -> None:
    assert (
        one("## 2017\n- [Mixed Precision Training](https://arxiv.org/abs/1710.03740)").year == 2017
    )


# -- what is no paper ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "- **2016年**：+60次引用或“2016年其他论文”\n- **2015年**：+200次引用",
        "- **< 6 months** : *New Papers* (by discussion)\n- **2015** :  +200 citations",
        "* [New Papers](#new-papers) : Less than 6 months\n* [GANs (2014)](#gans)",
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re) ![x](https://x.org/a.pdf)",
        "See also [a survey](https://arxiv.org/abs/1905.05055) and [the site](https://example.org).",
        "- [PyTorch](https://pytorch.org) (2016)\n- [JAX](https://github.com/google/jax)",
        "- [Yann LeCun](http://yann.lecun.com/), New York University",
        "- [CS231n](http://cs231n.stanford.edu/), Stanford University, 2017",
        "## Blogs\n- [Understanding LSTM](https://colah.github.io/posts/2015-08-Understanding-LSTMs/), C. Olah",
        "```\n- **Title** (2016), A. Author [[pdf]](https://arxiv.org/abs/1606.00001)\n```",
        "<!-- - **Hidden** (2016), A. Author [[pdf]](https://arxiv.org/abs/1606.00001) -->",
        "## How to contribute\n- **Paper Title** (year), Authors [[pdf]](url)",
        "## 贡献\n- 《论文标题》（2020），张三 等人 [[pdf]](链接)",
        "欢迎加入讨论群，我们每周读一篇论文。",
    ],
)
def test_what_only_looks_like_a_paper_is_none(text: str) -> None:
    real = "# List\n\n- **Maxout networks** (2013), I. Goodfellow et al. [[pdf]](http://arxiv.org/pdf/1302.4389v4)\n\n"
    assert titles(text) == []
    assert titles(f"{real}{text}\n") == ["Maxout networks"]


def test_an_entry_in_good_company_may_lack_its_link_and_its_year() -> None:
    text = "\n".join(
        f"- 《论文之{n}：一种方法》 (2016), A. Author 等人 [[pdf]](https://arxiv.org/abs/1606.0000{n})"
        for n in range(1, 5)
    )
    assert titles(f"{text}\n- 《Theano：用于快速计算的Python框架》 R. Al-Rfou 等人")[-1].startswith(
        "Theano"
    )


def test_a_link_in_a_sentence_is_reported_with_its_line() -> None:
    result = read_markdown(
        "# L\n\n- We also recommend reading [Speed and accuracy](https://arxiv.org/abs/1611.10012) first.\n"
    )
    assert not result.papers
    assert [(line.line, line.reason) for line in result.unread] == [(3, "prose")]


def test_front_matter_ends_with_dots_too() -> None:
    text = "---\ntitle: Papers (2016)\n...\n\n### [EIE: Efficient Inference Engine](https://arxiv.org/pdf/1602.01528.pdf)\n"
    assert one(text).line == 5


# -- hostile input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        ("[[[[a](b " * 20 + "\n") * 500,
        ("*a _b **c " * 300 + "\n") * 20,
        "> " * 3_000 + "x",
        "- " + "John Smith, " * 400 + "2015",
        "- " + "A. B. " * 900 + "2015 [pdf](http://arxiv.org/abs/1234.12345)",
        "".join(" " * 2 * i + "- x\n" for i in range(500)),
        "x" * 2_000_000,
        "|" * 5_000 + "\n" + "|-" * 2_500 + "|\n",
        "".join(f"[link {i}]: https://example.org/{i}\n" for i in range(20_000)),
    ],
    ids=["brackets", "links", "stars", "quotes", "names", "initials", "nesting", "line", "table", "definitions"],
)  # fmt: skip
def test_hostile_text_is_read_in_seconds(text: str) -> None:
    began = time.monotonic()
    read_markdown(text)
    assert time.monotonic() - began < 30  # a parser that hangs takes minutes


def test_a_line_too_long_for_an_entry_is_reported() -> None:
    (unread,) = read_markdown("x" * 10_000).unread
    assert (unread.line, unread.reason) == (1, "too_long")
    assert len(unread.text) <= 100


# -- where it comes from -------------------------------------------------------------------------

CHINESE = "- 《层归一化》（2016），J. Ba 等人 [[pdf]](https://arxiv.org/pdf/1607.06450v1.pdf)\n- **Müller** 的方法\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])  # fmt: skip
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = CHINESE if encoding.startswith("utf") else CHINESE.replace("ü", "u")
    assert decode(text.encode(encoding), "x") == text


def test_western_text_is_not_taken_for_chinese() -> None:
    text = "- **Kernel methods** (2008), J. Müller and É. Brontë\n"
    assert decode(text.encode("cp1252"), "x") == text


def test_a_few_broken_bytes_do_not_spoil_a_file() -> None:
    content = (CHINESE * 50).encode().replace("层".encode(), b"\xe5\xb1", 1)
    assert titles(decode(content, "x"))[1:] == ["层归一化"] * 49


@pytest.mark.parametrize("content", [b"%PDF-1.5\n...", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 40, b"\0" * 999])  # fmt: skip
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(UpkeepError) as caught:
        decode(content, "x.md")
    assert caught.value.key == "import_binary"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "@article{x}", "markdown"), ("a.bib", "", "bibtex"), ("a.ris", "", "ris"),
        ("a.csv", "", "csv"), ("a.jsonl", "", "jsonl"), ("a.json", "[]", "csl"),
        ("-", "@article{x,\n title={A}}", "bibtex"), ("-", "TY  - JOUR\n", "ris"),
        ("-", '[{"title": "x"}]', "csl"), ("-", "- [A](https://x.org)", "markdown"),
        ("-", "[A](https://x.org)", "markdown"), ("https://x.org/list.bib?raw=1", "", "bibtex"),
        ("a.json", '{"id": 1}\n{"id": 2}\n', "jsonl"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file(name: str, text: str, kind: str) -> None:
    assert kind_of(name, text) == kind


def test_a_list_is_named_after_its_repository_or_file() -> None:
    url = "https://raw.githubusercontent.com/someone/awesome-list/master/README.md"
    assert list_name(url) == "awesome-list"
    assert list_name("/tmp/my list.md") == "my list"


# -- new entries ---------------------------------------------------------------------------------


def found(**values: object) -> FoundPaper:
    base: dict[str, object] = {
        "title_en": None, "title_zh": None, "authors": (), "year": None, "links": {},
        "arxiv": None, "doi": None, "section": None, "line": 1,
    }  # fmt: skip
    return FoundPaper(**{**base, **values})  # type: ignore[arg-type]


def test_an_id_is_made_like_those_of_the_list() -> None:
    paper = ("The Lottery Ticket Hypothesis", ["Jürgen Müller-Lüdenscheidt"], 2019)
    assert new_id(*paper, set()) == "mullerludenscheidt2019lottery"
    assert (
        new_id(*paper, {"mullerludenscheidt2019lottery"}) == "mullerludenscheidt2019lotteryticket"
    )
    assert new_id("", [], None, {"unknownpaper-2"}) == "unknownpaper-3"


def test_the_ids_of_the_list_are_made_so_too() -> None:
    papers = load(DATA).papers
    same = sum(new_id(p.title.en, p.authors, p.year, set()) == p.id for p in papers)
    assert same > 0.7 * len(papers)


def test_new_entries_are_yaml_with_what_is_known() -> None:
    text = (
        '# L\n## Vision: a *section*\n- **Making things: 100% #better "now"** (2031), A. Author, B. Other'
        " [[pdf]](https://arxiv.org/pdf/3101.00001) [[code]](https://github.com/x/y)\n- 《层的新方法：一》（2031）张三等人\n"
    )
    papers = read_markdown(text).papers
    written = entries_yaml(papers, {"author2031making"}, "some-list", "From here.")
    first, second = yaml.safe_load(written)
    assert first["id"] == "author2031makingthings"
    assert first["title"] == {"en": 'Making things: 100% #better "now"', "zh": None}
    assert first["authors"] == ["A. Author", "B. Other"]
    assert first["links"]["page"] == "https://arxiv.org/abs/3101.00001"
    assert first["arxiv"] == "3101.00001"
    assert first["summary"] == {"en": None, "zh": None}
    assert first["sources"] == [{"list": "some-list", "section": "Vision: a section"}]
    assert second["title"] == {"en": None, "zh": "层的新方法：一"}
    assert "TODO" in written


def test_a_paper_printed_twice_becomes_one_entry() -> None:
    line = (
        "- **Some quite new thing** (2031), A. Author [[pdf]](https://arxiv.org/abs/3101.00001)\n"
    )
    other = "- 《一种新东西》（2031），A. Author [[pdf]](https://arxiv.org/abs/3101.00001v2)\n"
    assert len(unique(read_markdown(line + line + other).papers)) == 1


# -- the command ---------------------------------------------------------------------------------


def run(data: Path, text: str | bytes, **options: object) -> int:
    path = data.parent / "list.md"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    given = {"source": str(path), "json": False, "new": None, "data": str(data), "home": None}
    return COMMANDS["import"][1](argparse.Namespace(**{**given, **options}), "en")


TWO = (
    "- **Generative adversarial nets** (2014), I. Goodfellow et al. [[pdf]](https://arxiv.org/pdf/1406.2661)\n"
    "- **A paper nobody has written** (2031), A. Author [[pdf]](https://arxiv.org/abs/3101.00001)\n"
    "- We recommend that one reads [an older one](https://arxiv.org/abs/1611.10012) first of all.\n"
)


def test_the_command_says_what_is_known_new_and_unread(
    tiny_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tiny_data, TWO) == 0
    printed = capsys.readouterr().out
    assert "2 papers found: 1 on the list, 1 new. Lines not read: 1." in printed
    assert "line 1: Generative adversarial nets = goodfellow2014generative" in printed
    assert "line 2: A paper nobody has written (2031)" in printed
    assert "line 3: " in printed


def test_the_command_prints_json(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tiny_data, TWO, json=True) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [paper["on_list"] for paper in printed["papers"]] == ["goodfellow2014generative", None]
    assert printed["unread"][0]["line"] == 3


def test_the_command_writes_new_entries_and_overwrites_nothing(tiny_data: Path) -> None:
    target = tiny_data.parent / "new.yaml"
    assert run(tiny_data, TWO, new=str(target)) == 0
    (entry,) = yaml.safe_load(target.read_text(encoding="utf-8"))
    assert entry["id"] == "author2031paper"
    with pytest.raises(UpkeepError) as caught:
        run(tiny_data, TWO, new=str(target))
    assert caught.value.key == "import_exists"
    with pytest.raises(UpkeepError):
        run(tiny_data, TWO, new=str(tiny_data / "nowhere" / "new.yaml"))
    names = sorted(path.name for path in tiny_data.parent.iterdir())
    assert names == ["data", "list.md", "new.yaml"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "import_empty"), (b"  \n\n", "import_empty"), (b"\xef\xbb\xbf", "import_empty"),
        (b"# Hello\n\nNothing here.\n", "import_none"), (b"%PDF-1.4 x", "import_binary"),
        (b"a" * (MOST + 1), "import_large"),
    ],
    ids=["empty", "blank", "mark", "none", "pdf", "large"],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_exit_code_2(
    tiny_data: Path, content: bytes, key: str
) -> None:
    with pytest.raises(UpkeepError) as caught:
        run(tiny_data, content)
    assert (caught.value.key, caught.value.exit_code) == (key, 2)
    for language in ("en", "zh"):
        assert "\n" not in caught.value.text(language)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for where, key in ((tmp_path / "no.md", "import_missing"), (tmp_path, "import_folder")):
        with pytest.raises(UpkeepError) as caught:
            fetch(str(where))
        assert caught.value.key == key


def test_records_go_to_their_reader(tiny_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tiny_data.parent / "list.bib"
    path.write_text(
        "@article{a, title={Generative Adversarial Nets}, author={Goodfellow, Ian}, year={2014}}"
    )
    assert run(tiny_data, "", source=str(path)) == 0
    assert "goodfellow2014generative" in capsys.readouterr().out
