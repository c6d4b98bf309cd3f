"""Reading lists whose lists, tables and headings are printed in HTML."""

from __future__ import annotations

import time

import pytest

from index.upkeep.markdown_list import read_markdown

ARXIV = "https://arxiv.org/abs"
NETS = ("Nets of Nets", 2014, 1)
SETS = ("Sets & Sets", 2015, 1)


def read(text: str) -> list[tuple[str, int | None, int]]:
    return [(paper.title, paper.year, len(paper.links)) for paper in read_markdown(text).papers]


@pytest.mark.parametrize(
    "text",
    [
        f"""<ul>
<li><a href="{ARXIV}/1312.4400">Nets of Nets</a>, Lin et al., 2014</li>
<li><a href="{ARXIV}/1512.03300">Sets &amp; Sets</a>, Roe et al., 2015</li>
</ul>
""",
        f"""<OL>
  <LI><B>Nets of Nets</B> (ICLR 2014)<BR>
      <I>Min Lin, Qiang Chen</I> [<A HREF="{ARXIV}/1312.4400">pdf</A>]

  <LI><B>Sets &amp; Sets</B> (ICML 2015)<BR>
      <I>Ann Roe, Bob Doe</I> [<A HREF='{ARXIV}/1512.03300'>pdf</A>]
</OL>
""",
        f"""<details open><summary><b>More</b></summary>
<ul>
  <li><a href="{ARXIV}/1312.4400">Nets of Nets</a>
    <ul><li>Min Lin, Qiang Chen</li><li>ICLR 2014</li></ul>
  </li>
  <li><p><a href="{ARXIV}/1512.03300">Sets &amp; Sets</a></p><p>Ann Roe, Bob Doe, ICML 2015</p></li>
</ul>
</details>
""",
        f"""<dl>
<dt><a href="{ARXIV}/1312.4400">Nets of Nets</a></dt>
<dd>Min Lin, Qiang Chen, ICLR 2014</dd>
<dt><a href="{ARXIV}/1512.03300">Sets &amp; Sets</a></dt>
<dd>Ann Roe, Bob Doe, ICML 2015</dd>
</dl>
""",
        f"""<h4>1. <a href="{ARXIV}/1312.4400">Nets of Nets</a> (ICLR 2014)</h4>
<p>Min Lin, Qiang Chen</p>
<h4>2. <a href="{ARXIV}/1512.03300">Sets &amp; Sets</a> (ICML 2015)</h4>
<p>Ann Roe, Bob Doe</p>
""",
        f"""<p><a href="{ARXIV}/1312.4400"><b>Nets of Nets</b></a><br/>
Min Lin, Qiang Chen. ICLR 2014.</p>
<p><a href="{ARXIV}/1512.03300"><b>Sets &amp; Sets</b></a><br/>
Ann Roe. ICML 2015.</p>
""",
        f"""<table>
<thead><tr><th>Title</th><th>Year</th><th>Links</th></tr></thead>
<tbody><tr><td>Nets of Nets</td><td>2014</td><td><a href="{ARXIV}/1312.4400">PDF</a></td></tr>
<tr><td>Sets &amp; Sets</td><td>2015</td><td><a href="{ARXIV}/1512.03300">PDF</a></td></tr></tbody>
</table>
""",
        f"""<table><tr><td><b>类别</b><td><b>论文题目</b><td><b>时间</b><td><b>链接</b>
<tr><td rowspan="2">网络<td>Nets of Nets<td>2014<td><a href="{ARXIV}/1312.4400">论文</a>
<tr><td>Sets &amp; Sets<td>2015<td><a href="{ARXIV}/1512.03300">论文</a>
</table>
""",
        f"""<table>
<tr>
<td>

[Nets of Nets]({ARXIV}/1312.4400)

</td>
<td>ICLR 2014</td>
</tr>
<tr>
<td>

[Sets & Sets]({ARXIV}/1512.03300)

</td>
<td>ICML 2015</td>
</tr>
</table>
""",
    ],
    ids=["ul", "unclosed", "nested", "dl", "headings", "p", "table", "spans", "markdown-in-table"],
)
def test_the_same_two_papers_in_html(text: str) -> None:
    assert read(f"# Papers\n\n{text}") == [NETS, SETS]
    assert read(f"{text}\n## Tools\n- [PyTorch](https://pytorch.org)\n") == [NETS, SETS]


def test_an_entry_in_html_stands_on_its_line() -> None:
    text = f'# L\n\n<ul>\n  <li>\n    <a href="{ARXIV}/1312.4400">Nets of Nets</a>, 2014\n  </li>\n</ul>'
    assert [paper.line for paper in read_markdown(text).papers] == [5]


def test_markdown_behind_a_list_that_nobody_closed_is_read() -> None:
    text = (
        f'<ul><li><a href="{ARXIV}/1312.4400">Nets of Nets</a> 2014\n\n'
        f"## More\n- [Sets & Sets]({ARXIV}/1512.03300) (2015)\n"
    )
    assert read(text) == [NETS, SETS]


@pytest.mark.parametrize(
    "text",
    [
        '<ul><li><a href="#lakes">Lakes (2017)</a></li><li><a href="https://x.org">Home</a></li></ul>',
        f'<p align="center"><a href="{ARXIV}/1706.03762"><img src="https://x.org/b.svg"></a></p>',
        '<table><tr><td><a href="https://acme.org"><img src="a.png"></a></td><td>By Acme</td></tr></table>',
        f'<pre>\n<li><a href="{ARXIV}/1706.03762">Title of mine</a>, A. Author, 2016</li>\n</pre>',
        f'<script>"<li><a href={ARXIV}/1706.03762>Title of mine</a>, 2016</li>"</script>',
    ],
)
def test_html_that_is_no_list_of_papers(text: str) -> None:
    assert read(f"# L\n\n{text}\n\nText.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "<table>" * 50_000,
        "<ul><li>" * 20_000 + "x",
        "<table><tr>" + "<td colspan=99999999 rowspan=99999999>x" * 500,
        "<table><tr>" + "\n<tr><td rowspan=60>x<td>y" * 1_000,
        "<ul>\n" + "<a href='\n" * 20_000,
        "<ul>\n" + "<\n" * 20_000,
        "<ul>\n" + "<!DOCTYPE \n" * 20_000,
        "<ul>\n" + "&#x\n" * 20_000,
    ],
    ids=["tables", "lists", "spans", "reach", "quotes", "signs", "declarations", "entities"],
)
def test_hostile_html_is_read_in_seconds(text: str) -> None:
    began = time.monotonic()
    read_markdown("\n".join(text[i : i + 5_000] for i in range(0, len(text), 5_000)))
    assert time.monotonic() - began < 30  # a parser that hangs takes minutes
