"""The list as it is written: ``data/papers/*.yaml``, categories, glossary, people.

:func:`load` reads the files and reports everything wrong with them at once; what it returns is
checked. How a file is read is in :mod:`index.list_files`; the rules of one entry are in
:mod:`index.entry_check`, those between entries in :mod:`index.cross_check`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import list_files
from index.cross_check import check_across
from index.entry_check import check_entry
from index.errors import ListError, MustreadError, Problem
from index.paper import Bilingual, Category, Paper, Person, Term, Wordings


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The checked list.

    Attributes:
        files: id of a paper → file that holds it.
        wordings: topic (English term) → everyday wordings, and what to read first.
        descriptions: id of a paper → how people describe it who do not know its name.
        elsewhere: what people ask that the list is not about.
        ranking: weights of the ranking, by name.
        digest: SHA-256 over all files.
        frame: SHA-256 over all files but those about single papers.
    """

    papers: tuple[Paper, ...]
    files: dict[str, str]
    categories: tuple[Category, ...]
    terms: tuple[Term, ...]
    people: tuple[Person, ...]
    wordings: dict[str, Wordings]
    descriptions: dict[str, tuple[Bilingual, ...]]
    elsewhere: tuple[Bilingual, ...]
    ranking: dict[str, Any]
    digest: str
    frame: str


_FRAME = (
    "categories.yaml", "glossary.yaml", "people.yaml", "topics.yaml", "elsewhere.yaml", "ranking.yaml",
)  # fmt: skip


def digest(data: Path) -> str:
    """SHA-256 over the names and contents of all files of the list; cheap, reads no YAML."""
    papers = [data / "descriptions.yaml", *sorted((data / "papers").glob("*.yaml"))]
    return _digest(data, [data / name for name in _FRAME] + papers)


def _digest(data: Path, paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.exists() else b""
        total.update(f"{path.relative_to(data)}:{len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def load(data: Path) -> ReadingList:
    """Read and check the list in the folder ``data``.

    Raises:
        ListError: with everything that is wrong, as ``file: paper: problem``.
        MustreadError: if there is no such folder.
    """
    reading_list, problems = read(data)
    if problems:
        raise ListError(problems)
    return reading_list


def read(data: Path) -> tuple[ReadingList, list[Problem]]:
    """The sound part of the list in the folder ``data``, and everything that is wrong with the rest.

    Raises:
        MustreadError: if there is no such folder.
    """
    if not (data / "papers").is_dir():
        raise MustreadError("no_list", path=data)
    problems: list[Problem] = []
    categories = list_files.categories(data, problems)
    terms = list_files.terms(data, problems)
    known_categories = {category.id: category.parent for category in categories}
    known_terms = {term.en for term in terms}

    entries: list[tuple[str, dict[str, Any]]] = []
    for path in sorted((data / "papers").glob("*.yaml")):
        name = f"papers/{path.name}"
        entries += [(name, entry) for entry in list_files.entries(data, name, problems)]
    good: list[tuple[str, dict[str, Any]]] = []
    for name, entry in entries:
        found = check_entry(name, entry, known_categories, known_terms)
        problems += found
        if not found:
            good.append((name, entry))
    if not entries and not problems:
        problems.append(Problem("papers", "", "empty", {}))

    problems += check_across(entries)
    reading_list = ReadingList(
        papers=tuple(
            Paper.from_dict({**entry, "categories": _with_parents(entry, known_categories)})
            for _, entry in good
        ),
        files={entry["id"]: name for name, entry in good},
        categories=categories,
        terms=terms,
        people=list_files.people(data, problems),
        wordings=list_files.wordings(data, known_terms, problems),
        descriptions=list_files.descriptions(data, problems),
        elsewhere=list_files.elsewhere(data, problems),
        ranking=list_files.ranking(data, problems),
        digest=digest(data),
        frame=_digest(data, (data / name for name in _FRAME)),
    )
    return reading_list, problems


def _with_parents(entry: dict[str, Any], parents: dict[str, str | None]) -> list[str]:
    """The categories of an entry, then their parents: who asks for a field means its parts too."""
    own = entry["categories"]
    return list(dict.fromkeys([*own, *(parent for c in own if (parent := parents[c]))]))
