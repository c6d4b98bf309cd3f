"""A reading order: from the basics to the newest, along what each paper builds on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.discord.cards import language_button, title_link
from bot.discord.pages import Page, page
from bot.discord.text import clip, escape
from bot.discord.wording import say
from index.paper import Paper

STEPS = 9
_BASICS = 4  # at most so many papers that are only needed by the others


@dataclass(frozen=True, slots=True)
class Step:
    """One paper of a path, and why it stands where it stands."""

    paper: Paper
    reason: str


def reading_path(
    goals: Sequence[Paper], papers: Mapping[str, Paper], language: str, one_goal: bool = False
) -> list[Step]:
    """Order ``goals`` and what they build on.

    Args:
        goals: the papers to understand, most wanted first.
        papers: the whole list, by id.
        language: of the reasons.
        one_goal: whether a single paper was asked for; then all room is for its basics.
    """
    wanted = {paper.id for paper in goals[: STEPS - _BASICS]}
    room = STEPS - len(wanted) if one_goal else min(_BASICS, STEPS - len(wanted))
    chosen = wanted | set(_basics(wanted, papers, room))
    ordered = _sorted({key: papers[key] for key in chosen})
    number = {paper.id: i for i, paper in enumerate(ordered, 1)}
    return [Step(p, _reason(p, ordered, number, wanted, language, one_goal)) for p in ordered]


def path_page(steps: Sequence[Step], topic: str, language: str) -> Page:
    """A reading order for ``topic``, step by step."""
    head = "\n".join(
        [
            say(language, "path.head", topic=clip(escape(topic), 160)),
            say(language, "path.about", count=len(steps)),
        ]
    )
    blocks = [head]
    for i, step in enumerate(steps, 1):
        title = f"**{i}. {title_link(step.paper, language)}** ({step.paper.year})"
        blocks.append(f"{title}\n-# {step.reason}")
    return page(blocks, [[language_button(language)]])


def _basics(wanted: set[str], papers: Mapping[str, Paper], room: int) -> list[str]:
    """What the wanted papers build on: first what most of them need, then what is nearest."""
    need: dict[str, tuple[int, int]] = {}
    for goal in sorted(wanted):
        depth, level, seen = 0, {goal}, {goal}
        while level and depth < 3:
            depth += 1
            level = {b for p in level for b in papers[p].builds_on if b in papers} - seen
            seen |= level
            for paper in level - wanted:
                count, nearest = need.get(paper, (0, depth))
                need[paper] = (count + 1, min(nearest, depth))
    return sorted(need, key=lambda p: (-need[p][0], need[p][1], papers[p].year, p))[:room]


def _sorted(chosen: Mapping[str, Paper]) -> list[Paper]:
    """Oldest first, but never a paper before one that it builds on."""
    ordered: list[Paper] = []
    left = dict(chosen)
    while left:
        ready = [p for p in left.values() if not any(b in left for b in p.builds_on)]
        first = min(ready or left.values(), key=lambda p: (p.year, -(p.citations or 0), p.id))
        ordered.append(left.pop(first.id))
    return ordered


def _reason(
    paper: Paper,
    ordered: Sequence[Paper],
    number: Mapping[str, int],
    wanted: set[str],
    language: str,
    one_goal: bool,
) -> str:
    found = []
    before = sorted(number[b] for b in paper.builds_on if b in number)
    after = [number[p.id] for p in ordered if paper.id in p.builds_on]
    if one_goal and paper.id in wanted:
        found.append(say(language, "path.goal"))
    if before:
        key = "path.needs" if len(before) > 1 else "path.needs_one"
        numbers = say(language, "answer.comma").join(map(str, before))
        found.append(say(language, key, numbers=numbers))
    elif not any(b in number for b in paper.builds_on) and not paper.builds_on:
        found.append(say(language, "path.start"))
    if len(after) == 1:
        found.append(say(language, "path.leads_one", number=after[0]))
    elif after:
        found.append(say(language, "path.leads", count=len(after)))
    if not found:
        found.append(say(language, "path.on_topic"))
    if paper is ordered[-1] and len(ordered) > 1 and not one_goal:
        found.append(say(language, "path.newest"))
    return say(language, "answer.join").join(found)
