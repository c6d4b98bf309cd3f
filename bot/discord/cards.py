"""Answers as pages: a card for each paper, and the buttons under them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.discord.actions import custom_id
from bot.discord.pages import TEXT_LIMIT, Button, Choice, Menu, Page, page
from bot.discord.shown import Shown
from bot.discord.text import clip, escape
from bot.discord.wording import say
from index.answer import Answer, Recommendation
from index.layout import limits_text, main_sentence
from index.paper import Category, Paper
from index.query import Query

PAGE_SIZE = 10  # cards in one message at most
_SUMMARY_LIMIT = 320
_REASONS_LIMIT = 240


def title_link(paper: Paper, language: str) -> str:
    """The title, linked to the paper."""
    return f"[{clip(escape(paper.title[language]), 200)}]({_url(paper.url)})"


def _url(url: str) -> str:
    """A web address that cannot end the Markdown link it stands in."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def byline(paper: Paper, language: str) -> str:
    """Authors, year, and citations with the year they were counted."""
    names = [escape(name) for name in paper.authors]
    if len(names) > 2:
        authors = say(language, "answer.et_al", first=names[0])
    elif len(names) == 2:
        authors = say(language, "answer.two", first=names[0], second=names[1])
    else:
        authors = names[0]
    if paper.citations is None:
        cited = say(language, "answer.cited_unknown")
    else:
        cited = say(
            language,
            "answer.cited",
            count=f"{paper.citations:,}",
            year=paper.citations.as_of[:4],
        )
    return clip(" · ".join([authors, str(paper.year), cited]), 160)


def card(
    number: int, paper: Paper, language: str, reasons: Sequence[str], most: int = TEXT_LIMIT
) -> str:
    """One paper in at most ``most`` characters: the summary gives way first, then the reason."""
    other = "en" if language == "zh" else "zh"
    head = "\n".join(
        [
            f"**{number}. {title_link(paper, language)}**",
            f"-# {clip(escape(paper.title[other]), 120)}",
            f"-# {byline(paper, language)}",
        ]
    )
    joined = escape(say(language, "answer.join").join(reasons))
    why = say(language, "answer.why", reasons=clip(joined, _REASONS_LIMIT)) if reasons else ""
    summary = clip(escape(main_sentence(paper, language)), _SUMMARY_LIMIT)
    left = most - len(head) - len(why) - 2
    if left < 60 and why:
        why, left = "", most - len(head) - 1
    summary = clip(summary, left) if left >= 40 else ""
    return "\n".join(part for part in (head, summary, why) if part)


def cards(found: Sequence[Recommendation], offset: int, language: str, budget: int) -> list[str]:
    """A card for each paper, sharing ``budget`` characters fairly."""
    made: list[str] = []
    for i, recommendation in enumerate(found):
        left = budget - sum(map(len, made))
        most = max(left // (len(found) - i), 0)
        paper, reasons = recommendation.paper, recommendation.reasons
        made.append(card(offset + i + 1, paper, language, reasons, most))
    return made


def understood(query: Query, categories: Sequence[Category]) -> str:
    """What was asked for, in words, safe to print."""
    language = query.language
    topic = clip(escape(query.topic), 120)
    limits = [escape(phrase) for phrase in limits_text(query, categories, language)]
    return say(language, "answer.join").join([topic, *limits] if topic else limits)


def answer_page(answer: Answer, shown: Shown, notes: Sequence[str] = ()) -> Page:
    """The papers of ``answer`` from ``shown.offset`` on.

    Args:
        answer: everything that fits.
        shown: what this message shows; its ``ids`` are the papers on it.
        notes: lines to put above the papers.
    """
    language = shown.language
    if not answer.found:
        return nothing_page(answer, shown, notes)
    on_page = answer.recommendations[shown.offset : shown.offset + len(shown.ids)]
    first, last = shown.offset + 1, shown.offset + len(on_page)
    place = say(
        language,
        "answer.place" if last > first else "answer.place_one",
        first=first,
        last=last,
        found=len(answer),
        total=answer.total,
    )
    head = "\n".join([_headline(answer, shown), place, *notes])
    blocks = [head, *cards(on_page, shown.offset, language, TEXT_LIMIT - len(head) - 10)]
    return page(blocks, _rows(answer, shown, len(on_page)), _similar_menu(on_page, language))


def _headline(answer: Answer, shown: Shown) -> str:
    language, query = shown.language, shown.query
    if shown.kind == "similar":
        return say(language, "answer.similar", title=clip(escape(query.question), 160))
    words = [understood(query, answer.categories)]
    if shown.shelf:
        words.append(say(language, f"shelf.{shown.shelf}"))
    text = say(language, "answer.join").join(word for word in words if word)
    key = "answer.browse" if shown.kind == "browse" else "answer.head"
    return say(language, key, query=text or say(language, "answer.all"))


def _rows(answer: Answer, shown: Shown, on_page: int) -> list[list[Button]]:
    language = shown.language
    size = max(1, min(shown.query.count, PAGE_SIZE))
    back, ahead = max(0, shown.offset - size), shown.offset + on_page
    row = []
    if shown.offset:
        row.append(Button(say(language, "button.previous"), custom_id("page", back)))
    if ahead < len(answer):
        row.append(Button(say(language, "button.next"), custom_id("page", ahead), main=True))
    row.append(Button(say(language, "button.why"), custom_id("why")))
    if shown.kind == "ask" and shown.query.topic:
        row.append(Button(say(language, "button.path"), custom_id("path")))
    elif shown.kind == "similar":
        row.append(Button(say(language, "button.path"), custom_id("path", shown.paper)))
    row.append(language_button(language))
    return [row]


def language_button(language: str) -> Button:
    """The button that shows the message in the other language."""
    other = "en" if language == "zh" else "zh"
    return Button(say(language, "button.language"), custom_id("lang", other))


def _similar_menu(found: Sequence[Recommendation], language: str) -> Menu:
    return Menu(
        custom_id("like"),
        say(language, "menu.similar"),
        tuple(Choice(r.paper.title[language], r.paper.id, str(r.paper.year)) for r in found),
    )


def nothing_page(answer: Answer, shown: Shown, notes: Sequence[str] = ()) -> Page:
    """That the list has nothing, what limit is to blame, and what it has nearby."""
    language, query = shown.language, shown.query
    words = [escape(phrase) for phrase in limits_text(query, answer.categories, language)]
    if shown.shelf:
        words.append(say(language, f"shelf.{shown.shelf}"))
    limits, topic = say(language, "answer.comma").join(words), clip(escape(query.topic), 200)
    if not topic:
        sentence = say(language, "answer.none_limits_only", limits=limits)
    elif answer.without_limits and query.limited:
        count = answer.without_limits
        sentence = say(language, "answer.none_limits", topic=topic, limits=limits, count=count)
    else:
        sentence = say(language, "answer.none", topic=topic)
    near = [f"· {title_link(paper, language)} ({paper.year})" for paper in answer.near]
    names = say(language, "answer.comma").join(
        c.name[language] for c in answer.categories if c.parent is None
    )
    first, last = answer.years
    covers = say(
        language, "answer.covers", total=answer.total, first=first, last=last, categories=names
    )
    nearest = "\n".join([say(language, "answer.near"), *near]) if near else ""
    return page(["\n".join([sentence, *notes]), nearest, covers], [[language_button(language)]])


def text_page(text: str) -> Page:
    """A page with nothing but a text."""
    return page([text])


def why_page(
    found: Sequence[Recommendation], offset: int, language: str, only: int | None = None
) -> Page:
    """The parts of the score of each paper, in words.

    Args:
        found: the papers to explain.
        offset: number of papers before the first of them.
        language: of the page.
        only: index of the one paper to explain; all where it is None.
    """
    blocks = ["\n".join([say(language, "why.head"), say(language, "why.about")])]
    for i, recommendation in enumerate(found):
        if only is not None and i != only:
            continue
        parts = say(language, "answer.join").join(
            say(language, "why.part", name=_part_name(name, language), value=f"{value:+.2f}")
            for name, value in recommendation.parts.items()
            if abs(value) >= 0.005
        )
        score = say(language, "why.score", score=f"{recommendation.score:.2f}", parts=parts)
        reasons = escape(say(language, "answer.join").join(recommendation.reasons))
        title = clip(escape(recommendation.paper.title[language]), 120)
        lines = [f"**{offset + i + 1}. {title}**", clip(reasons, _REASONS_LIMIT), f"-# {score}"]
        blocks.append("\n".join(line for line in lines if line))
    return page(blocks)


def _part_name(name: str, language: str) -> str:
    """A part of a score in words; one that a newer index adds keeps its own name."""
    try:
        return say(language, f"why.{name}")
    except KeyError:
        return name


def paper_page(
    paper: Paper,
    categories: Sequence[Category],
    papers: Sequence[Paper],
    language: str,
    notes: Sequence[str] = (),
) -> Page:
    """Everything worth knowing of one paper; ``papers`` is the whole list."""
    other = "en" if language == "zh" else "zh"
    comma = say(language, "answer.comma")
    head = [f"### {title_link(paper, language)}", f"-# {escape(paper.title[other])}"]
    about = [clip(escape(comma.join(paper.authors)), 600)]
    about.append(" · ".join(str(x) for x in (paper.year, escape(paper.venue or "")) if x))
    cited = say(language, "answer.cited_unknown")
    if paper.citations is not None:
        count, source = f"{paper.citations:,}", paper.citations.source
        cited = say(
            language, "paper.counted", count=count, source=source, day=paper.citations.as_of
        )
    about.append(cited)
    names = [c.name[language] for c in categories if c.id in paper.categories]
    about.append(say(language, "paper.categories", names=comma.join(names)))
    about.append(say(language, "paper.shelf", name=say(language, f"shelf.{paper.shelf}")))
    if paper.names:
        known = escape(clip(comma.join(paper.names), 200))
        about.append(say(language, "paper.names", names=known))
    around = []
    before = [p for p in papers if p.id in paper.builds_on]
    after = sorted(
        (p for p in papers if paper.id in p.builds_on), key=lambda p: -(p.citations or 0)
    )[:4]
    for key, found in (("paper.builds_on", before), ("paper.followed", after)):
        if found:
            titles = comma.join(title_link(p, language) for p in found)
            around.append(say(language, key, titles=titles))
    row = [
        Button(say(language, "button.open"), url=paper.url),
        Button(say(language, "button.similar"), custom_id("like", paper.id)),
        Button(say(language, "button.path"), custom_id("path", paper.id)),
        language_button(language),
    ]
    summary = clip(escape(paper.summary[language]), 1200)
    return page(["\n".join([*head, *notes]), summary, "\n".join(about), "\n".join(around)], [row])


def with_note(made: Page, note: str) -> Page:
    """``made`` with one more line at its end."""
    return page([*made.blocks, note], made.rows, made.menu) if note else made


def show(shown: Shown, answer: Answer, offset: int) -> Shown:
    """``shown`` moved to ``offset``, with the papers that stand there."""
    size = max(1, min(shown.query.count, PAGE_SIZE))
    start = max(0, min(offset, max(0, len(answer) - 1)))
    found = answer.recommendations[start : start + size]
    return replace(shown, offset=start, ids=tuple(r.paper.id for r in found))
