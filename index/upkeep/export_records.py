"""Papers as bibliographic records: RIS, CSL-JSON, CSV and JSON Lines (BibTeX: export_bibtex).

Every format carries both titles, so that reading an export gives the same papers.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from index.paper import Paper
from index.upkeep.publication import inverted, kind_of, name_parts, short_title, venue_of
from index.upkeep.wording import say

CSV_COLUMNS = (
    "id", "title_en", "title_zh", "authors", "year", "venue", "page", "pdf", "web", "arxiv",
    "doi", "citations", "citations_source", "citations_as_of", "categories", "shelf", "topics",
)  # fmt: skip


def _titles(paper: Paper, language: str) -> tuple[str, str]:
    """The title in ``language``, then the other one."""
    en, zh = paper.title.en, paper.title.zh
    return (zh, en) if language == "zh" else (en, zh)


def ris(papers: Iterable[Paper], language: str = "en") -> str:
    """RIS, as reference managers read it."""
    import rispy

    # The library would join several addresses with ";", which may stand in an address.
    writer = rispy.RisWriter(delimiter_tags_mapping={})
    writer.set_header = lambda count: ""  # it would number the records, which RIS does not
    return str(writer.formats([_ris_record(paper, language) for paper in papers]))


def _ris_record(paper: Paper, language: str) -> dict[str, Any]:
    title, other = _titles(paper, language)
    kind = kind_of(paper)
    record = {
        "type_of_reference": kind.ris,
        "id": paper.id,
        "title": title,
        "translated_title": other,
        "short_title": short_title(paper),
        "authors": [inverted(author) for author in paper.authors],
        "year": str(paper.year),
        "publisher" if kind.csl_venue == "publisher" else "secondary_title": venue_of(paper),
        "doi": paper.doi,
        "accession_number": f"arXiv:{paper.arxiv}" if paper.arxiv else None,
        "urls": [paper.url],
        "file_attachments1": paper.links.get("pdf"),
        "file_attachments2": paper.links.get("web"),
        "keywords": list(paper.topics),
    }
    return {name: value for name, value in record.items() if value}


def csl_json(papers: Iterable[Paper], language: str = "en") -> str:
    """CSL-JSON, as citation processors (Pandoc, Zotero) read it."""
    records = [_csl_record(paper, language) for paper in papers]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _csl_record(paper: Paper, language: str) -> dict[str, Any]:
    title, other = _titles(paper, language)
    kind = kind_of(paper)
    record = {
        "id": paper.id,
        "type": kind.csl,
        "title": title,
        "original-title" if language == "zh" else "translated-title": other,
        "title-short": short_title(paper),
        "author": [_csl_name(author) for author in paper.authors],
        "issued": {"date-parts": [[paper.year]]},
        kind.csl_venue: venue_of(paper),
        "DOI": paper.doi,
        "URL": paper.url,
        "archive": "arXiv" if paper.arxiv else None,
        "archive_location": paper.arxiv,
        "keyword": ", ".join(paper.topics),
        "custom": {name: url for name, url in paper.links.items() if name != "page"},
    }
    return {name: value for name, value in record.items() if value}


def _csl_name(author: str) -> dict[str, str]:
    family, given = name_parts(author)
    return {"family": family, "given": given} if given else {"literal": author}


def csv_table(papers: Iterable[Paper], language: str = "en") -> str:
    """A table for spreadsheets, its header in ``language``.

    It starts with a byte-order mark: without one, Excel reads UTF-8 in the code page of the
    computer and shows garbage for Chinese and accented letters.
    """
    text = io.StringIO()
    text.write("\ufeff")
    table = csv.writer(text, lineterminator="\n")
    table.writerow([say(language, f"column.{name}") for name in CSV_COLUMNS])
    table.writerows(_csv_row(paper) for paper in papers)
    return text.getvalue()


def _csv_row(paper: Paper) -> list[Any]:
    cited = paper.citations
    cells = {
        **{name: getattr(paper, name) for name in ("id", "year", "venue", "doi", "shelf")},
        **paper.links,
        "title_en": paper.title.en,
        "title_zh": paper.title.zh,
        "authors": "; ".join(paper.authors),
        # The prefix keeps a spreadsheet from taking 1706.03760 for a number and dropping its 0.
        "arxiv": f"arXiv:{paper.arxiv}" if paper.arxiv else None,
        "categories": "; ".join(paper.categories),
        "topics": "; ".join(paper.topics),
        "citations": None if cited is None else int(cited),
        "citations_source": None if cited is None else cited.source,
        "citations_as_of": None if cited is None else cited.as_of,
    }
    return [cells.get(name) for name in CSV_COLUMNS]


def json_lines(papers: Iterable[Paper]) -> str:
    """Every field of every paper, a JSON object in each line."""
    return "".join(json.dumps(p.as_dict(), ensure_ascii=False) + "\n" for p in papers)
