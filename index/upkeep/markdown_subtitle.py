"""A marked name before the rest of its title: "**DINO**: DETR with …"."""

from __future__ import annotations

import re

from index.upkeep.markdown_plain import split_plain
from index.upkeep.markdown_words import find_year, is_venue, word_count


def after_name(after: str) -> tuple[str, str] | None:
    """The title behind a marked name with its venue, and what stands around that title:
    "**TransE** (NIPS 2013): Translating Embeddings for … [pdf]"."""
    found = re.match(r"\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*[:：]\s*([^\n\ufffc]+)", after)
    if not found or not (is_venue(found[1]) or find_year(found[1])):
        return None
    title = split_plain(found[2]).title
    if not _capitalised(title) or title not in after:
        return None
    at = after.find(title)
    return title, f"{after[:at]} {after[at + len(title) :]}"


def _capitalised(title: str) -> bool:
    """Whether a text of several words is printed with the capitals of a title."""
    words = [word for word in re.findall(r"[A-Za-z]+", title) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def with_subtitle(title: str, after: str, *, capitals: bool = False) -> tuple[str, str]:
    """A marked name joined with the rest of the title: "**DINO**: DETR with … (2022), H. Zhang"."""
    colon = "" if title.rstrip().endswith((":", "：")) else r"[:：]"
    more = re.match(rf"\s*{colon}\s*([^\n\ufffc]+)", after)
    if not more:
        return title, after
    rest = split_plain(more[1])
    sure = bool(rest.authors) or find_year(more[1]) is not None
    if capitals and not _capitalised(rest.title):
        return title, after
    if not sure or word_count(rest.title) < 2 or re.search(r"[。；;]|\.\s", rest.title):
        return title, after
    end = after.find(rest.title) + len(rest.title)
    return f"{title}{after[:end]}", after[end:]


def with_quoted_beginning(title: str, after: str) -> tuple[str, str]:
    """A title of which only the beginning is quoted: "“Why …?”: Explaining the Predictions …"."""
    more = re.match(r"\s*[:：]\s*([^\n\ufffc]+)", after)
    rest = split_plain(more[1]).title if more else ""
    if not _capitalised(rest) or is_venue(rest):
        return title, after
    end = after.find(rest) + len(rest)
    return f"{title}{after[:end]}", after[end:]
