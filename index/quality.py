"""Whether the list reads well and agrees with itself: what one entry's form cannot tell.

Each rule is a function from the whole list to what it finds wrong; those about titles and
summaries are in :mod:`index.prose_rules`, those about ids, counts, names and links between papers
here. They are run by ``mustread check`` and by the test suite, not by a build: a build must not
fail over style.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Callable

from index import prose_rules
from index.errors import Problem
from index.paper import Paper
from index.prose_rules import Found
from index.reading_list import ReadingList
from index.text import key

_FAR_OFF = 5.0  # standard deviations of log citations from the mean of a paper's years
_PEERS = 30
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def check_quality(reading_list: ReadingList) -> list[Problem]:
    """Everything that is wrong with a list whose entries are well-formed."""
    return [
        Problem(reading_list.files[paper.id], paper.id, name, values)
        if paper
        else Problem(values["file"], "", name, values)
        for rule in RULES
        for paper, name, values in rule(reading_list)
    ]


def _identifiers(reading_list: ReadingList) -> Found:
    for paper in reading_list.papers:
        if paper.arxiv and not _ARXIV.fullmatch(paper.arxiv):
            yield paper, "identifier", {"field": "arxiv", "value": paper.arxiv}
        if paper.doi and not _DOI.fullmatch(paper.doi):
            yield paper, "identifier", {"field": "doi", "value": paper.doi}
        page = re.search(r"arxiv\.org/(?:abs|pdf)/([^v?#]+?)(?:v\d+)?(?:\.pdf)?$", paper.url)
        if page and page[1] != paper.arxiv:
            yield paper, "identifier", {"field": "links.page", "value": paper.url}
        if paper.arxiv and paper.arxiv[0].isdigit():
            public = 2000 + int(paper.arxiv[:2])
            if (paper.first_public_year or paper.year) != public and public <= paper.year:
                yield paper, "public_year", {"arxiv": paper.arxiv, "year": public}


def _counts(reading_list: ReadingList) -> Found:
    """A count far outside those of the papers of the years around it is a slip."""
    counted = [(p.year, math.log(1 + p.citations.comparable), p) for p in reading_list.papers if p.citations is not None]  # fmt: skip
    for year, value, paper in counted:
        assert paper.citations is not None
        if int(paper.citations.as_of[:4]) < (paper.first_public_year or paper.year):
            yield paper, "counted_before", {"day": paper.citations.as_of}
        peers: list[float] = []
        for reach in range(100):
            peers = [v for y, v, p in counted if abs(y - year) <= reach and p is not paper]
            if len(peers) >= _PEERS:
                break
        if len(peers) < _PEERS:
            continue
        middle, spread = statistics.fmean(peers), statistics.stdev(peers)
        if abs(value - middle) > _FAR_OFF * spread:
            usual = round(math.exp(middle))
            yield paper, "count", {"count": int(paper.citations), "usual": usual}


def _categories(reading_list: ReadingList) -> Found:
    used = {category for paper in reading_list.papers for category in paper.categories}
    for category in reading_list.categories:
        if category.id not in used:
            yield None, "unused", {"file": "categories.yaml", "category": category.id}


def _orphans(reading_list: ReadingList) -> Found:
    """Every paper builds on one of the list, or one builds on it."""
    linked = {target for paper in reading_list.papers for target in paper.builds_on}
    ids = {paper.id for paper in reading_list.papers}
    years = {p.id: p.first_public_year or p.year for p in reading_list.papers}
    for paper in reading_list.papers:
        if not paper.builds_on and paper.id not in linked:
            yield paper, "orphan", {}
        for target in (*paper.builds_on, *([paper.variant_of] if paper.variant_of else ())):
            if target in ids and years[target] > paper.year:
                yield paper, "builds_on_later", {"target": target}


def _names(reading_list: ReadingList) -> Found:
    """A name belongs to one paper, or to two of the same people (conference and journal)."""
    owners: dict[str, Paper] = {}
    for paper in reading_list.papers:
        for name in dict.fromkeys(key(name) for name in paper.names):
            other = owners.setdefault(name, paper)
            if other is not paper and not set(other.authors) & set(paper.authors):
                yield paper, "name_twice", {"name": name, "other": other.id}


def _starts(reading_list: ReadingList) -> Found:
    """Where to begin on a topic is a paper of the list that is about it."""
    about = {paper.id: paper.topics for paper in reading_list.papers}
    for topic, wordings in reading_list.wordings.items():
        for paper in wordings.start:
            if topic not in about.get(paper, ()):
                yield None, "start", {"file": "topics.yaml", "topic": topic, "paper": paper}


def _described(reading_list: ReadingList) -> Found:
    """What is described is on the list."""
    known = {paper.id for paper in reading_list.papers}
    for paper in reading_list.descriptions:
        if paper not in known:
            yield None, "described", {"file": "descriptions.yaml", "paper": paper}


RULES: tuple[Callable[[ReadingList], Found], ...] = (
    *prose_rules.RULES, _identifiers, _counts, _categories, _orphans, _names, _starts,
    _described,
)  # fmt: skip
