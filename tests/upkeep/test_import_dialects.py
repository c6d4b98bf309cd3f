"""The forms in which people print their reading lists, English and Chinese (``dialects.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from index.upkeep.markdown_list import read_markdown

DIALECTS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("dialects.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_paper_of_a_dialect_is_read_and_none_invented(name: str) -> None:
    found = read_markdown(DIALECTS[name]["text"]).papers
    assert [[p.title_en, p.title_zh, p.year, len(p.links)] for p in found] == DIALECTS[name][
        "papers"
    ]


def test_a_heading_with_a_name_and_a_year_is_that_of_the_only_paper_below() -> None:
    (raft, paxos) = read_markdown(DIALECTS["head-year"]["text"]).papers
    assert (raft.names, paxos.names) == (("Raft",), ("Paxos",))


def test_surnames_joined_by_and_are_several_people() -> None:
    unix, remote = (read_markdown(DIALECTS["plain-en"]["text"]).papers[n] for n in (0, 3))
    assert (unix.authors, remote.authors) == (("Ritchie", "Thompson"), ("Birrell", "Nelson"))


def test_authors_with_initials_before_a_linked_title_keep_their_full_stops() -> None:
    papers = read_markdown(DIALECTS["apa-linked-title"]["text"]).papers
    assert papers[1].authors == ("A. van Roe", "B. Doe", "C. Poe")
    assert papers[2].authors == ("B. I. Doe",)
    assert papers[5].authors == ("Ø. Sætre", "H. C. Ørsted")
