"""The files of the list, read: YAML to the values of :mod:`index.paper`, and what is wrong with it.

Each reader gives what is sound in its file and adds a :class:`~index.errors.Problem` for what is not.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from index.errors import Problem
from index.paper import LANGUAGES, Bilingual, Category, Person, Term, Wordings
from index.weights import Ranking

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def entries(data: Path, name: str, problems: list[Problem]) -> list[dict[str, Any]]:
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
    found = []
    for number, entry in enumerate(content, 1):
        if isinstance(entry, dict):
            found.append({k: _plain(v) for k, v in entry.items()})
        else:
            problems.append(Problem(name, f"#{number}", "no_mapping", {}))
    return found


def _plain(value: Any) -> Any:
    """YAML dates as ISO text, in mappings too: the list compares and stores them as text."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def ranking(data: Path, problems: list[Problem]) -> dict[str, Any]:
    """The weights of the ranking, by name."""
    try:
        text = (data / "ranking.yaml").read_text(encoding="utf-8")
        content = yaml.load(text, Loader=_UniqueKeys)
        Ranking.from_dict(content)
        return dict(content)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        why = " ".join(str(error).split())
        problems.append(Problem("ranking.yaml", "", "unreadable", {"why": why}))
        return {}


def _texts(entry: dict[str, Any], field: str) -> tuple[str, ...]:
    value = entry.get(field)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def categories(data: Path, problems: list[Problem]) -> tuple[Category, ...]:
    """The categories, on two levels."""
    found = []
    for entry in entries(data, "categories.yaml", problems):
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
    return tuple(found)


def terms(data: Path, problems: list[Problem]) -> tuple[Term, ...]:
    """The terms of the glossary."""
    found = []
    for entry in entries(data, "glossary.yaml", problems):
        if not isinstance(entry.get("en"), str) or not isinstance(entry.get("zh"), str):
            problems.append(
                Problem("glossary.yaml", str(entry.get("en", entry.get("zh", "?"))), "term", {})
            )
            continue
        lists = {field: _texts(entry, field) for field in ("abbr", "also_en", "also_zh")}
        found.append(Term(entry["en"], entry["zh"], **lists))
    for repeated in _twice(term.en for term in found):
        problems.append(Problem("glossary.yaml", repeated, "twice", {"field": "en"}))
    return tuple(found)


def people(data: Path, problems: list[Problem]) -> tuple[Person, ...]:
    """Authors with other names than those that papers print."""
    return tuple(
        Person(entry["name"], _texts(entry, "names"))
        for entry in entries(data, "people.yaml", problems)
        if isinstance(entry.get("name"), str)
    )


def wordings(data: Path, terms: set[str], problems: list[Problem]) -> dict[str, Wordings]:
    """Topic (one of ``terms``) → how people ask for it without its term, and where to begin."""
    found = {}
    for entry in entries(data, "topics.yaml", problems):
        topic = str(entry.get("topic", "?"))
        if topic not in terms:
            problems.append(Problem("topics.yaml", topic, "topic", {"topic": topic}))
        said = _said(entry.get("said") or [], "topics.yaml", topic, problems)
        found[topic] = Wordings(
            _texts(entry, "en"), _texts(entry, "zh"), said, _texts(entry, "start")
        )
        if not (found[topic]["en"] and found[topic]["zh"]):
            problems.append(Problem("topics.yaml", topic, "missing", {"field": "en / zh"}))
    return found


def descriptions(data: Path, problems: list[Problem]) -> dict[str, tuple[Bilingual, ...]]:
    """Id of a paper → how people describe it who do not know its name."""
    name = "descriptions.yaml"
    found: dict[str, tuple[Bilingual, ...]] = {}
    if not (data / name).exists():  # a small list can do without
        return found
    for entry in entries(data, name, problems):
        paper = str(entry.get("paper", "?"))
        if paper in found:
            problems.append(Problem(name, paper, "twice", {"field": "paper"}))
        found[paper] = _said(entry.get("said"), name, paper, problems)
    said = [text for texts in found.values() for text in texts]
    for language in LANGUAGES:
        for repeated in _twice(text[language] for text in said):
            problems.append(Problem(name, repeated, "twice", {"field": language}))
    return found


def _said(texts: Any, name: str, of: str, problems: list[Problem]) -> tuple[Bilingual, ...]:
    """Texts that each stand in both languages."""
    try:
        return tuple(Bilingual(**text) for text in texts)
    except TypeError:
        problems.append(Problem(name, of, "missing", {"field": "said: en / zh"}))
        return ()


def elsewhere(data: Path, problems: list[Problem]) -> tuple[Bilingual, ...]:
    """What people ask that the list is not about."""
    if not (data / "elsewhere.yaml").exists():  # a small list can do without
        return ()
    found = []
    for entry in entries(data, "elsewhere.yaml", problems):
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
