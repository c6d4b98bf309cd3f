"""A local server that answers like OpenAlex and Semantic Scholar, faults included."""

from __future__ import annotations

import functools
import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyalex
import pytest
import yaml
from helpers import DATA, TINY

from index.upkeep import polite
from index.upkeep.open_alex import OpenAlex
from index.upkeep.semantic_scholar import SemanticScholar


@functools.cache
def _small_files() -> dict[str, str]:
    entries = {}
    for path in (DATA / "papers").glob("*.yaml"):
        for text in re.split(r"(?m)^(?=- id: )", path.read_text(encoding="utf-8")):
            if (paper_id := text[6:].partition("\n")[0]) in TINY:
                entries[paper_id] = re.sub(r"(?m)^  builds_on: .*\n", "", text)
    text = "\n".join(entries[paper_id].rstrip() + "\n" for paper_id in TINY)
    topics = {topic for entry in yaml.safe_load(text) for topic in entry["topics"]}
    glossary = (DATA / "glossary.yaml").read_text(encoding="utf-8")
    terms = [term for term in yaml.load(glossary, yaml.CSafeLoader) if term["en"] in topics]
    empty = dict.fromkeys(("topics", "people"), "[]\n")
    return {"papers/few": text, "glossary": yaml.safe_dump(terms), **empty}


def small_list(data: Path) -> Path:
    """A list of three real entries as they are written, with no more terms than they need."""
    (data / "papers").mkdir(parents=True)
    for name, text in _small_files().items():
        (data / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in ("categories", "ranking"):
        shutil.copy(DATA / f"{name}.yaml", data)
    return data


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


@dataclass
class Fault:
    """An answer in place of the proper one."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    cut: bool = False  # promise more than is sent
    delay: float = 0.0


@dataclass
class FakeServices:
    """What both services know, what they were asked, and the faults to come first."""

    works: list[dict[str, Any]] = field(default_factory=list)  # OpenAlex
    papers: list[dict[str, Any]] = field(default_factory=list)  # Semantic Scholar
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    always: Fault | None = None
    url: str = ""

    def answer(self, asked: Asked) -> tuple[int, Any]:
        if asked.path == "/works":
            return self._works(asked)
        if asked.path == "/graph/v1/paper/batch":
            return self._batch(asked)
        if asked.path == "/graph/v1/paper/search/match":
            return self._match(asked)
        return 404, {"error": "Not found"}

    def _works(self, asked: Asked) -> tuple[int, Any]:
        name, _, value = asked.query["filter"].partition(":")
        if name == "doi":
            wanted = {f"https://doi.org/{doi}" for doi in value.split("|")}
            found = [work for work in self.works if (work.get("doi") or "").lower() in wanted]
        else:
            assert name == "title.search"
            words = value.lower().split()
            found = [w for w in self.works if all(t in w["display_name"].lower() for t in words)]
        return 200, {"meta": {"count": len(found), "page": 1, "per_page": 25}, "results": found}

    def _batch(self, asked: Asked) -> tuple[int, Any]:
        def find(one: str) -> dict[str, Any] | None:
            kind, _, value = one.partition(":")
            name = {"ARXIV": "ArXiv", "DOI": "DOI"}[kind]
            for paper in self.papers:
                if str((paper["externalIds"] or {}).get(name, "")).lower() == value:
                    return paper
            return None

        found = [find(one) for one in asked.body["ids"]]
        if not any(found):
            return 400, {"error": "No valid paper ids given"}
        return 200, found[::-1]  # the order is not promised

    def _match(self, asked: Asked) -> tuple[int, Any]:
        words = asked.query["query"].lower().split()
        for paper in self.papers:
            if all(word in paper["title"].lower() for word in words):
                return 200, {"data": [{**paper, "matchScore": 200.5}]}
        return 404, {"error": "Title match not found"}


@contextmanager
def serving() -> Iterator[FakeServices]:
    fake = FakeServices()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(None)

        def do_POST(self) -> None:
            self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def reply(self, body: Any) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            asked = Asked(self.command, parts.path, query, dict(self.headers), body)
            fake.asked.append(asked)
            fault = fake.faults.pop(0) if fake.faults else fake.always
            if fault is None:
                status, value = fake.answer(asked)
                fault = Fault(status, body=json.dumps(value).encode())
            time.sleep(fault.delay)
            self.send_response(fault.status)
            for name, text in fault.headers.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(fault.body) + 10 * fault.cut))
            self.end_headers()
            self.wfile.write(fault.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServices]:
    """Both clients ask a server of this machine, and do not wait between requests."""
    monkeypatch.setattr(polite, "BACK_OFF", 0.01)
    monkeypatch.setattr(SemanticScholar.__init__, "__defaults__", (0.0,))
    monkeypatch.setattr(OpenAlex.__init__, "__defaults__", (0.0,))
    with serving() as services:
        monkeypatch.setitem(pyalex.config, "openalex_url", services.url)
        monkeypatch.setattr("index.upkeep.semantic_scholar.ADDRESS", services.url)
        yield services


def work(
    title: str, authors: list[str], year: int, count: int | None, doi: str | None
) -> dict[str, Any]:
    """A work as OpenAlex gives it."""
    return {
        "id": "https://openalex.org/W2099471712",
        "doi": f"https://doi.org/{doi}" if doi else None,
        "display_name": title,
        "publication_year": year,
        "cited_by_count": count,
        "authorships": [
            {
                "author_position": "first",
                "author": {"id": "https://openalex.org/A1", "display_name": a},
            }
            for a in authors
        ],
        "primary_location": {
            "landing_page_url": f"https://doi.org/{doi}" if doi else None,
            "source": {"display_name": "Neural Computation", "type": "journal"},
        },
        "locations": [],
    }


def paper(
    title: str, authors: list[str], year: int, count: int | None, **ids: str
) -> dict[str, Any]:
    """A paper as Semantic Scholar gives it."""
    return {
        "paperId": "54e325aee6b2d476bbbb88615ac15e251c6e8214",
        "externalIds": {"MAG": "2099471712", **ids, "CorpusId": 1033682},
        "url": "https://www.semanticscholar.org/paper/54e325aee6b2d476bbbb88615ac15e251c6e8214",
        "title": title,
        "venue": "Neural Information Processing Systems",
        "year": year,
        "citationCount": count,
        "authors": [{"authorId": "1", "name": name} for name in authors],
    }
