"""What the entries of ``data/papers/*.yaml`` must not do to each other; pure."""

from __future__ import annotations

from typing import Any

from index.errors import Problem
from index.text import normalise


def check_across(entries: list[tuple[str, dict[str, Any]]]) -> list[Problem]:
    """What entries share that must be their own, and where they point that is no paper or a circle.

    Args:
        entries: the file of each entry, and the entry as it was read, sound or not.
    """
    return _repeated(entries) + _bad_roads(entries)


def _repeated(entries: list[tuple[str, dict[str, Any]]]) -> list[Problem]:
    """Ids, titles and links that two entries share."""
    problems = []
    seen: dict[tuple[str, str], str] = {}
    for name, entry in entries:
        paper = str(entry.get("id", "?"))
        values: list[tuple[str, str]] = [("id", paper)]
        title, links = entry.get("title"), entry.get("links")
        if isinstance(title, dict):
            values += [("title", normalise(str(text))) for text in title.values() if text]
        if isinstance(links, dict):
            values += [("link", url) for url in {str(url) for url in links.values()}]
        for value in dict.fromkeys(values):
            if value in seen:
                problems.append(
                    Problem(name, paper, "shared", {"field": value[0], "other": seen[value]})
                )
            else:
                seen[value] = paper
    return problems


def _bad_roads(entries: list[tuple[str, dict[str, Any]]]) -> list[Problem]:
    """``builds_on`` and ``variant_of`` that point nowhere or run in a circle."""
    problems = []
    files = {str(entry.get("id")): name for name, entry in entries}
    roads: dict[str, list[str]] = {}
    for name, entry in entries:
        paper, builds_on = str(entry.get("id")), entry.get("builds_on")
        targets = [str(target) for target in builds_on] if isinstance(builds_on, list) else []
        if isinstance(entry.get("variant_of"), str):
            targets.append(entry["variant_of"])
        problems += [
            Problem(name, paper, "points_nowhere", {"target": target})
            for target in targets
            if target not in files
        ]
        roads[paper] = [target for target in targets if target in files]
    for circle in _circles(roads):
        path = " → ".join([*circle, circle[0]])
        problems.append(Problem(files[circle[0]], circle[0], "circle", {"path": path}))
    return problems


def _circles(roads: dict[str, list[str]]) -> list[list[str]]:
    """One circle for each back edge of a depth-first walk (iterative: a list may be long)."""
    done: set[str] = set()
    circles = []
    for start in roads:
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            paper, leaving = stack.pop()
            if leaving:
                done.add(path.pop())
                continue
            if paper in path:
                circles.append(path[path.index(paper) :])
                continue
            if paper in done:
                continue
            path.append(paper)
            stack.append((paper, True))
            stack += [(target, False) for target in roads[paper]]
    return circles
