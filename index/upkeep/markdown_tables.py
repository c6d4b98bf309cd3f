"""Tables of papers: which column holds the title, the authors, the year, the links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.upkeep.markdown_blocks import Block
from index.upkeep.markdown_details import read_details
from index.upkeep.markdown_draft import Draft, clean_title
from index.upkeep.markdown_entry import draft
from index.upkeep.markdown_links import is_paper_url
from index.upkeep.markdown_names import names
from index.upkeep.markdown_runs import Run
from index.upkeep.markdown_text import marked_text, without_holes
from index.upkeep.markdown_words import DAY, find_year, is_venue, is_year, venue_of, word_count

_HEADS = (
    ("zh", r"中文(?:题目|标题|名称?|论文|译名)?|题目[（(]中[)）]|chinese(?: title)?|标题[（(]中文[)）]|译名|中译"),
    ("en", r"英文(?:题目|标题|名称?|论文|原名)?|题目[（(]英[)）]|english(?: title)?|标题[（(]英文[)）]|原题|英语|原名"),
    ("title", r"(?:paper |article |论文|文章)?(?:titles?|题目|标题|名称|名)|titles?.*|.*(?:题目|标题).*"),
    ("presenter", r"(?:presenters?|presented by|speakers?|discussants?|主讲人?|报告人|汇报人|分享人|讲者).*"),
    ("authors", r"(?:first |第一|主要)?(?:authors?|作者).*|.*\bauthors?"),
    ("year", r"(?:publication |发表|出版)?(?:years?|dates?|time|published(?: on)?$|年份?|时间|日期|年代).*"),
    ("venue", r".*(?:venue|conference|journal|conf\.?|publication|publisher|published|会议|期刊|来源|出处|发表于|发表|收录|刊物|where|source).*"),
    ("code", r".*(?:code|github|repo|implementation|代码|源码|开源|实现|project|项目|demo).*"),
    ("note", r".*(?:note|comment|remark|summary|blog|tl;?dr|笔记|备注|说明|简介|解读|摘要|贡献|要点|描述|description|"
             r"keywords?|关键词|tags?|类别|分类|领域|category|task|任务|model|模型|方法|method|简称|缩写|abbr.*|short).*"),
    ("link", r".*(?:links?|url|pdf|arxiv|doi|download|链接|地址|下载|原文|全文|资源|相关).*"),
    ("paper", r".*(?:papers?|论文|文章|文献|articles?|works?|publications?).*"),
    ("name", r"(?:names?|名字|algorithm|算法)"),
)  # fmt: skip
_NAMED = re.compile(r"(?:论文|文章|文献|paper|article)\s*(?:题目|标题|名称?|titles?|names?)", re.I)
_EMPTY = re.compile(r"[\s\-–—/\\xX无暂?.]*|n/?a|none|todo|tbd", re.I)


def _kind(head: str) -> str | None:
    head = re.sub(r"[*_`#:：]", "", without_holes(head)).strip().casefold()
    for kind, pattern in _HEADS:
        if re.fullmatch(pattern, head):
            return kind
    return None


def _with_head(rows: Sequence[Block]) -> Sequence[Block]:
    """The rows, the first as their head where nothing but names of columns stands in it."""
    first = [marked_text(cell).text for cell in rows[0].cells if cell]
    if any(row.header for row in rows) or len(first) < 2 or not all(map(_kind, first)):
        return rows
    return [replace(rows[0], header=True), *rows[1:]]


def _columns(rows: Sequence[Block]) -> dict[str, int]:
    """Kind of column → its number, or {} where this is no table of papers."""
    heads = [row for row in rows if row.header]
    found: dict[str, int] = {}
    for number, cell in enumerate(heads[0].cells if heads else ()):
        kind = _kind(marked_text(cell).text)
        if kind and kind not in found:
            found[kind] = number
    body = [row for row in rows if not row.header]
    if "title" not in found and not ({"en", "zh"} & found.keys()):
        width = max((len(row.cells) for row in body), default=0)
        links = {n: sum(_title_link(_cell(row, n)) for row in body) for n in range(width)}
        best = max(links, key=lambda n: links[n], default=None)
        if best is not None and links[best] >= max(1, 0.5 * len(body)):
            found = {kind: n for kind, n in found.items() if n != best} | {"title": best}
    untitled = "zh" in found and "paper" in found and not ({"title", "en"} & found.keys())
    if untitled and _titles(body, found["paper"]) >= 0.5:  # "论文 | 中文名"
        found["title"] = found.pop("paper")
    if "title" not in found and not ({"en", "zh"} & found.keys()):
        for kind in ("paper", "link", "name"):
            if kind in found and _titles(body, found[kind]) >= 0.5:
                found["title"] = found.pop(kind)
                break
    if "title" not in found and not ({"en", "zh"} & found.keys()):
        width = max((len(row.cells) for row in body), default=0)
        shares = {n: _titles(body, n) for n in range(width) if n not in found.values()}
        best = max(shares, key=lambda n: shares[n], default=None)
        papers = sum(_paper_row(row) for row in body)
        if best is None or shares[best] < 0.5 or papers < 0.5 * len(body):
            return {}
        found["title"] = best
    return found | _untold(body, found)


def _untold(rows: Sequence[Block], known: dict[str, int]) -> dict[str, int]:
    """The columns whose cells show what their heads do not say."""
    found: dict[str, int] = {}
    for number in range(max((len(row.cells) for row in rows), default=0)):
        texts = [text for row in rows if (text := _text(row, number))]
        for kind, holds in (("year", is_year), ("venue", is_venue), ("authors", names)):
            told = number in known.values() or kind in known or kind in found
            if not told and texts and sum(map(bool, map(holds, texts))) >= 0.6 * len(texts):
                found[kind] = number
                break
    return found


def _titles(rows: Sequence[Block], column: int) -> float:
    """The share of rows whose cell reads like a title."""
    cells = [_text(row, column) for row in rows]
    good = [c for c in cells if word_count(c) >= 3 and not names(c) and not is_venue(c)]
    return len(good) / max(1, len(cells))


def _paper_row(row: Block) -> bool:
    return any(run.link and is_paper_url(run.link.url) for run in row.runs)


def _title_link(cell: Sequence[Run]) -> bool:
    """Whether a cell links text of its own to a paper."""
    return any(
        link.kind is None and is_paper_url(link.link.url) for link in marked_text(cell).links
    )


def _text(row: Block, column: int) -> str:
    return without_holes(marked_text(_cell(row, column)).text)


def _cell(row: Block, column: int | None) -> tuple[Run, ...]:
    return row.cells[column] if column is not None and column < len(row.cells) else ()


def read_table(rows: Sequence[Block]) -> list[tuple[int, Draft]]:
    """The papers of one table with the number of their row; [] where it is of something else."""
    rows = _with_head(rows)
    columns = _columns(rows)
    if not columns:
        return []
    found = []
    named = any(_NAMED.search(marked_text(c).text) for r in rows if r.header for c in r.cells)
    sure = named or bool({"authors", "year", "venue"} & columns.keys())
    for number, row in enumerate(rows):
        if row.header:
            continue
        entry = _read_row(row, columns)
        if entry and (sure or entry.links or entry.year or entry.authors):
            found.append((number, entry))
    # Without authors, year or links a table of names is one of anything.
    if named:
        return found
    signs = sum(bool(d.paper_link or d.authors or (d.year and sure)) for _, d in found)
    return found if signs >= 0.4 * len(found) else []


def _read_row(row: Block, columns: dict[str, int]) -> Draft | None:
    main = next((columns[k] for k in ("title", "en", "zh", "paper") if k in columns), None)
    filled = [i for i in range(len(row.cells)) if not _EMPTY.fullmatch(_text(row, i))]
    linked = [i for i, cell in enumerate(row.cells) if any(run.link for run in cell)]
    marked = marked_text(_cell(row, main))
    entry = draft(marked)
    whole = without_holes(marked.text)
    if entry.title and entry.style in ("bold", "italic", "code", "quote"):
        entry.title = clean_title(whole) if not (entry.year or entry.authors) else entry.title
    if not entry.title and "zh" in columns and main == columns.get("en"):
        entry = draft(marked_text(_cell(row, columns["zh"])))
    if not entry.title or (len(filled) == 1 and not linked):
        return None  # a line that only divides the table
    if "zh" in columns and main != columns["zh"]:
        other = clean_title(_text(row, columns["zh"]))
        entry.other_title = other if other and other != entry.title else None
    if "year" in columns:
        text = _text(row, columns["year"])
        year = find_year(text) or find_year(f"({text})")
        meeting = DAY.search(text) and ("presenter" in columns or entry.year)
        entry.year = year.year if year and not meeting else entry.year
    if "authors" in columns and not entry.authors:
        text = _text(row, columns["authors"])
        entry.authors = names(text, sure=False) or tuple(
            piece for piece in re.split(r"\s*[,，、;；\n]\s*", text) if piece and not is_year(piece)
        )
    if "venue" in columns:
        text = _text(row, columns["venue"])
        entry.venue = venue_of(text) or (None if is_year(text) else text or None)
        if entry.year is None:
            year = find_year(text)
            entry.year = year.year if year else None
    used = {
        main,
        columns.get("presenter"),
        columns.get("authors"),
        columns.get("year"),
        columns.get("zh"),
    }
    for number, cell in enumerate(row.cells):
        if number not in used and any(run.link for run in cell):
            _column_links(entry, cell, next((k for k, n in columns.items() if n == number), None))
    entry.text = row.text
    entry.prose_before = False
    return entry


def _column_links(entry: Draft, cell: tuple[Run, ...], kind: str | None) -> None:
    """The links of one more cell; the head of the column says what those without a text of meaning are."""
    before, year, authors, venue = len(entry.links), entry.year, entry.authors, entry.venue
    title, known = entry.title, list(entry.names)
    read_details(entry, marked_text(cell))
    entry.title, entry.names, entry.authors = title, known, authors
    entry.year, entry.venue = year or entry.year, venue or entry.venue
    if kind == "code":
        entry.links[before:] = [("code" if k == "page" else k, u) for k, u in entry.links[before:]]
