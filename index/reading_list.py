"""The list as it is written: ``data/papers/*.yaml``, categories, glossary, people.

:func:`load` reads the files and reports everything wrong with them at once; what it returns is
checked. The rules of one entry are in :mod:`index.entry_check`, those between entries in
:mod:`index.cross_check`.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from index.cross_check import check_across
from index.entry_check import check_entry
from index.errors import ListError, MustreadError, Problem
from index.paper import LANGUAGES, Bilingual, Category, Paper, Person, Term, Wordings
from index.weights import Ranking

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The checked list.

    Attributes:
        files: id of a paper → file that holds it.
        wordings: topic (English term) → everyday wordings, and what to read first.
        elsewhere: what people ask that the list is not about.
        ranking: weights of the ranking, by name.
        digest: SHA-256 over all files.
        frame: SHA-256 over all files but those of the papers.
    """

    papers: tuple[Paper, ...]
    files: dict[str, str]
    categories: tuple[Category, ...]
    terms: tuple[Term, ...]
    people: tuple[Person, ...]
    wordings: dict[str, Wordings]
    elsewhere: tuple[Bilingual, ...]
    ranking: dict[str, Any]
    digest: str
    frame: str


class _UniqueKeys(_Loader):  # type: ignore[misc, valid-type]
    """YAML in which a key given twice is an error, not a silent overwrite."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key_node.value!r} stands twice", key_node.start_mark
                )
            seen.add(key_node.value)
        return dict(super().construct_mapping(node, deep))


_FRAME = (
    "categories.yaml", "glossary.yaml", "people.yaml", "topics.yaml", "elsewhere.yaml", "ranking.yaml",
)  # fmt: skip


def digest(data: Path) -> str:
    """SHA-256 over the names and contents of all files of the list; cheap, reads no YAML."""
    return _digest(
        data, [data / name for name in _FRAME] + sorted((data / "papers").glob("*.yaml"))
    )


def _digest(data: Path, paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.exists() else b""
        total.update(f"{path.relative_to(data)}:{len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def _read(data: Path, name: str, problems: list[Problem]) -> list[dict[str, Any]]:
    """The mappings of the file ``name``; anything else in it becomes a problem."""
    try:
        text = (data / name).read_text(encoding="utf-8")
        content = yaml.load(text, Loader=_UniqueKeys)
    except FileNotFoundError:
        problems.append(Problem(name, "", "no_file", {}))
        return []
    except (UnicodeDecodeError, OSError, yaml.YAMLError) as error:
        key = "yaml" if isinstance(error, yaml.YAMLError) else "unreadable"
        problems.append(Problem(name, "", key, {"why": " ".join(str(error).split())}))
        return []
    if not isinstance(content, list):
        problems.append(Problem(name, "", "no_list", {}))
        return []
    entries = []
    for number, entry in enumerate(content, 1):
        if isinstance(entry, dict):
            entries.append({k: _plain(v) for k, v in entry.items()})
        else:
            problems.append(Problem(name, f"#{number}", "no_mapping", {}))
    return entries


def _plain(value: Any) -> Any:
    """YAML dates as ISO text, in mappings too: the list compares and stores them as text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


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
    categories = _categories(data, problems)
    terms = _terms(data, problems)
    people = [
        Person(entry["name"], _texts(entry, "names"))
        for entry in _read(data, "people.yaml", problems)
        if isinstance(entry.get("name"), str)
    ]
    known_categories = {category.id: category.parent for category in categories}
    known_terms = {term.en for term in terms}

    wordings = _wordings(data, known_terms, problems)
    entries: list[tuple[str, dict[str, Any]]] = []
    for path in sorted((data / "papers").glob("*.yaml")):
        name = f"papers/{path.name}"
        entries += [(name, entry) for entry in _read(data, name, problems)]
    good: list[tuple[str, dict[str, Any]]] = []
    for name, entry in entries:
        found = check_entry(name, entry, known_categories, known_terms)
        problems += found
        if not found:
            good.append((name, entry))
    if not entries and not problems:
        problems.append(Problem("papers", "", "empty", {}))

    ranking = _ranking(data / "ranking.yaml", problems)
    elsewhere = _elsewhere(data, problems)
    problems += check_across(entries)
    reading_list = ReadingList(
        papers=tuple(
            Paper.from_dict({**entry, "categories": _with_parents(entry, known_categories)})
            for _, entry in good
        ),
        files={entry["id"]: name for name, entry in good},
        categories=tuple(categories),
        terms=tuple(terms),
        people=tuple(people),
        wordings=wordings,
        elsewhere=elsewhere,
        ranking=ranking,
        digest=digest(data),
        frame=_digest(data, (data / name for name in _FRAME)),
    )
    return reading_list, problems


def _with_parents(entry: dict[str, Any], parents: dict[str, str | None]) -> list[str]:
    """The categories of an entry, then their parents: who asks for a field means its parts too."""
    own = entry["categories"]
    return list(dict.fromkeys([*own, *(parent for c in own if (parent := parents[c]))]))


def _ranking(path: Path, problems: list[Problem]) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)
        Ranking.from_dict(content)
        return dict(content)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        why = " ".join(str(error).split())
        problems.append(Problem("ranking.yaml", "", "unreadable", {"why": why}))
        return {}


def _texts(entry: dict[str, Any], field: str) -> tuple[str, ...]:
    return tuple(str(text) for text in entry.get(field) or ())


def _categories(data: Path, problems: list[Problem]) -> list[Category]:
    found = []
    for entry in _read(data, "categories.yaml", problems):
        try:
            found.append(
                Category(
                    entry["id"],
                    Bilingual(**entry["name"]),
                    _texts(entry, "aliases"),
                    Bilingual(**entry["about"]),
                    entry.get("parent"),
                )
            )
        except (KeyError, TypeError):
            problems.append(
                Problem("categories.yaml", str(entry.get("id", "?")), "category_fields", {})
            )
    for repeated in _twice(category.id for category in found):
        problems.append(Problem("categories.yaml", repeated, "twice", {"field": "id"}))
    top = {category.id for category in found if category.parent is None}
    for category in found:
        if category.parent is not None and category.parent not in top:
            values = {"parent": category.parent}
            problems.append(Problem("categories.yaml", category.id, "parent", values))
    return found


def _terms(data: Path, problems: list[Problem]) -> list[Term]:
    found = []
    for entry in _read(data, "glossary.yaml", problems):
        if not isinstance(entry.get("en"), str) or not isinstance(entry.get("zh"), str):
            problems.append(
                Problem("glossary.yaml", str(entry.get("en", entry.get("zh", "?"))), "term", {})
            )
            continue
        lists = {field: _texts(entry, field) for field in ("abbr", "also_en", "also_zh")}
        found.append(Term(entry["en"], entry["zh"], **lists))
    for repeated in _twice(term.en for term in found):
        problems.append(Problem("glossary.yaml", repeated, "twice", {"field": "en"}))
    return found


def _wordings(data: Path, terms: set[str], problems: list[Problem]) -> dict[str, Wordings]:
    found = {}
    for entry in _read(data, "topics.yaml", problems):
        topic = str(entry.get("topic", "?"))
        if topic not in terms:
            problems.append(Problem("topics.yaml", topic, "topic", {"topic": topic}))
        found[topic] = Wordings(_texts(entry, "en"), _texts(entry, "zh"), _texts(entry, "start"))
        if not (found[topic].en and found[topic].zh):
            problems.append(Problem("topics.yaml", topic, "missing", {"field": "en / zh"}))
    return found


def _elsewhere(data: Path, problems: list[Problem]) -> tuple[Bilingual, ...]:
    if not (data / "elsewhere.yaml").exists():  # a small list can do without
        return ()
    found = []
    for entry in _read(data, "elsewhere.yaml", problems):
        try:
            found.append(Bilingual(**entry))
        except TypeError:
            name = str(entry.get("en", entry.get("zh", "?")))
            problems.append(Problem("elsewhere.yaml", name, "missing", {"field": "en / zh"}))
    for language in LANGUAGES:
        for repeated in _twice(text[language] for text in found):
            problems.append(Problem("elsewhere.yaml", repeated, "twice", {"field": language}))
    return tuple(found)


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
