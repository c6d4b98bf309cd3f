"""Papers of another list as entries of this one, for a person to complete.

What is printed there is filled in; everything else stands as ``null`` with a TODO.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from index.text import key
from index.upkeep.entry_id import new_id
from index.upkeep.found import FoundPaper
from index.upkeep.yaml_edit import dump_value


def unique(papers: Iterable[FoundPaper]) -> list[FoundPaper]:
    """The papers without those that another line of the same file has already."""
    seen: set[str] = set()
    found = []
    for paper in papers:
        marks = {f"title:{key(t)}" for t in (paper.title_en, paper.title_zh) if t and key(t)}
        marks |= {f"arxiv:{paper.arxiv}"} if paper.arxiv else set()
        marks |= {f"doi:{paper.doi}"} if paper.doi else set()
        if not marks & seen:
            found.append(paper)
        seen |= marks
    return found


def entries_yaml(
    papers: Iterable[FoundPaper], taken: Collection[str], source: str, head: str
) -> str:
    """YAML of one entry for each paper.

    Args:
        papers: new ones, each once.
        taken: ids of the list.
        source: name of the list they were found in.
        head: a comment for the top of the file.
    """
    ids = set(taken)
    parts = [f"# {head}\n"]
    for paper in papers:
        name = paper.id
        if not name or not _good_id(name, ids):
            name = new_id(paper.title_en or "", paper.authors, paper.year, ids)
        ids.add(name)
        parts.append("\n".join(_entry(paper, name, source)) + "\n")
    return "\n".join(parts)


def _good_id(name: str, taken: Collection[str]) -> bool:
    return re.fullmatch(r"[a-z]+\d{4}[a-z0-9-]+", name) is not None and name not in taken


def _entry(paper: FoundPaper, name: str, source: str) -> Iterator[str]:
    yield f"- id: {dump_value(name)}"
    yield "  title:"
    yield f"    en: {_value(paper.title_en)}"
    yield f"    zh: {_value(paper.title_zh)}"
    if paper.names:
        yield f"  names: {dump_value(list(paper.names))}"
    yield f"  authors: {_value(list(paper.authors) or None)}{'  # TODO: all, with full names' if paper.authors else ''}"
    yield f"  year: {_value(paper.year)}"
    yield f"  venue: {_value(paper.venue)}"
    yield "  links:"
    for kind, url in _links(paper).items():
        yield f"    {kind}: {dump_value(url)}"
    if not _links(paper):
        yield "    page: null  # TODO"
    if paper.arxiv:
        yield f"  arxiv: {dump_value(paper.arxiv)}"
    if paper.doi:
        yield f"  doi: {dump_value(paper.doi)}"
    yield "  citations: null"
    for field in ("categories", "shelf", "topics"):
        yield f"  {field}: null  # TODO"
    yield "  summary:"
    yield "    en: null  # TODO"
    yield "    zh: null  # TODO"
    place: dict[str, Any] = {"list": source}
    if paper.section:
        place["section"] = paper.section
    yield "  sources:"
    yield f"    - {dump_value(place)}"


def _value(value: Any) -> str:
    return "null  # TODO" if value is None else dump_value(value)


def _links(paper: FoundPaper) -> dict[str, str]:
    """Links that an entry may hold, with the "page" it must have."""
    found = {kind: _encoded(url) for kind, url in paper.links.items()}
    found = {
        kind: url
        for kind, url in found.items()
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc
    }
    if "page" not in found:
        page = next(iter(found.values()), None)
        if paper.arxiv:
            page = f"https://arxiv.org/abs/{paper.arxiv}"
        elif paper.doi and not page:
            page = f"https://doi.org/{paper.doi}"
        if page:
            if page in found.values():  # one address stands under one name
                found = {kind: url for kind, url in found.items() if url != page}
            found = {"page": page, **found}
    return found


def _encoded(url: str) -> str:
    url = f"https:{url}" if url.startswith("//") else url
    return re.sub(r"\s", lambda m: quote(m.group()), url.strip())
