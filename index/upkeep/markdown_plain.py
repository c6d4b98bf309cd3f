"""An entry that is printed without markup, cut into title, authors and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.upkeep.markdown_names import names
from index.upkeep.markdown_words import find_year, is_venue, venue_of, word_count

_TYPE = re.compile(
    r"\s*\[(?:C|J|D|M|R|A|N|P|S|Z|EB/OL|J/OL|C/OL|OL)\]\s*(?://|\.|,|，|。)?\s*", re.I
)
_DASH = re.compile(r"\s*\n\s*|\s+(?:[-–—|·]|--|//)\s+|\s*——\s*|\s*｜\s*|\t+")
_BY = re.compile(r",?\s+by\s+(?=[A-Z])")
_STOP = re.compile(r"[.。．]\s+|[。．]|[?!？！]\s+(?=[A-Z\u4e00-\u9fff])|\.$")
_ABBREVIATION = re.compile(r"(?:\bvs|\bProc|\bTrans|\bConf|\bInt|\bDr|\bSt|\be\.g|\bi\.e|\bcf|\bNo|\bVol|\bInc)$")  # fmt: skip
_NAME_GOES_ON = re.compile(
    r"(?:[A-Z]\.\s*)*(?:van |von |de |la )*[A-ZÀ-Þ][\w'’-]*(?:[,.:]|\s+(?:and|&)\s|\s*$)|[A-Z]\."
)
_COMMA = re.compile(r"\s*[,，]\s*(?:and\s+)?")
_TURNED = re.compile(  # "Rosenblatt, F", "van Hasselt, H"
    r"(?:[a-z]{2,3} ){0,2}[A-ZÀ-Þ][\w'’-]+, (?:[A-ZÀ-Þ]\.?[ -]?){1,3}"
)
_BARE_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+(?: [A-Z]){1,3}(?:, (?!$)|$)){2,}")


@dataclass(frozen=True, slots=True)
class Plain:
    """Title, authors and the rest of an unmarked entry; the title is empty where none was found."""

    title: str
    authors: tuple[str, ...]
    rest: str


_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,8}")
_SUBTITLE = re.compile(r"\s*[:：]\s*([^,，.。\[\]]{2,80})")


def split_plain(text: str) -> Plain:
    """Cut an entry without markup at its year, dashes, full stops or commas."""
    text = re.sub(r"(?:[\s,，;；]+[.。]?)+$", "", text.strip(" \n\t,，;；:：|-–—"))
    typed = _TYPE.search(text)
    if typed:  # GB/T 7714: "authors. title[J]. venue"
        head = _cut(text[: typed.start()])
        parts = _sentences(text[: typed.start()])
        if len(parts) > 1 and (people := names(parts[0], sure=False)):
            head = Plain(" ".join(parts[1:]), people, "")
        return Plain(head.title, head.authors, f"{head.rest} {text[typed.end() :]}".strip())
    year = find_year(text)
    bracketed = year is not None and text[year.start] in "(（[【［"
    if year and bracketed and year.start > 0:
        left, right = text[: year.start].strip(" ,，.。:："), text[year.end :].strip(" ,，.。")
        more = _SUBTITLE.match(right)
        if (
            more and word_count(more[1]) <= 8 and not names(more[1])
        ):  # "… Models (2017): A Tutorial"
            left, right = f"{left}: {more[1].strip()}", right[more.end() :]
        right = right.strip(" ,，.。:：")
        inside = text[year.start : year.end]
        if is_venue(left):
            found = split_plain(right)
            return Plain(found.title, found.authors, f"{inside} {left} {found.rest}")
        people = people_cited(left) if word_count(right) >= 3 else ()
        if people:  # APA: "authors (year). title. venue"
            tail = _sentences(right)
            return Plain(tail[0], people, " ".join([inside, *tail[1:]]))
        head = _cut(left)
        if head.authors:
            return Plain(head.title, head.authors, f"{head.rest} {inside} {right}")
        if not right and not (head.rest and venue_of(head.rest)):
            return Plain(left.strip(" -–—"), (), inside)  # dashes and marks in it are the title's
        behind = next((p for p in _parts(right) if names(p, sure=False)), "")
        return Plain(head.title, names(behind, sure=False), f"{head.rest} {inside} {right}")
    return _cut(text)


def people_cited(text: str) -> tuple[str, ...]:
    """The authors in what stands before a year in brackets, several or one as "Rosenblatt, F."."""
    people = names(text, sure=False)
    sure = len(people) > 1 or names(text) or _TURNED.fullmatch(text.strip(" ,，.。"))
    return people if sure else ()


def _parts(text: str) -> list[str]:
    return [p for p in _DASH.split(text) for p in [p.strip(" ,，.。:：;；")] if p]


def _cut(text: str) -> Plain:
    for cut in (_by_dashes, _by_word, _by_colon, _by_sentences, _by_commas):
        found = cut(text)
        if found:
            return found
    return Plain(text.strip(" ,，.。:：;；"), (), "")


def _by_dashes(text: str) -> Plain | None:
    parts = [p for p in _DASH.split(text) if p.strip()]
    if len(parts) < 2:
        return None
    people = [names(p) or (_cited(p) if i else ()) for i, p in enumerate(parts)]
    others = [p for p, who in zip(parts, people, strict=True) if not who and not is_venue(p)]
    who = next((p for p in people if p), ())
    if not others or (not who and len(others) == len(parts) and word_count(others[0]) < 3):
        return None
    head = _cut(others[0]) if not who else Plain(others[0], (), "")
    if "|" in text and len(others) > 1 and word_count(others[0]) == 1:
        others = others[1:]  # "SimCLR | A Simple Framework … | ICML"
        head = Plain(others[0], who, "")
    title = head.title if not who else without_venue(others[0])
    rest = " ".join(p for p in parts if p is not others[0])
    return Plain(title.strip(" ,，.。:：;；"), who or head.authors, f"{rest} {head.rest}")


def _cited(part: str) -> tuple[str, ...]:
    """The authors a part behind the title prints, alone or with the venue behind "et al."."""
    cut = re.search(r"\bet\.? ?al\b\.?|等人?(?=[\s,，.。])", part)
    return names(part, sure=False) or (names(part[: cut.end()]) if cut else ())


def _by_word(text: str) -> Plain | None:
    for match in _BY.finditer(text):
        people = names(re.split(r"[(（\[]|,\s*(?=\d|in\b)", text[match.end() :])[0], sure=False)
        if people:
            return Plain(text[: match.start()].strip(" ,."), people, text[match.end() :])
    return None


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for match in _STOP.finditer(text):
        left, right = text[start : match.start()], text[match.end() :]
        if _ABBREVIATION.search(left):
            continue
        # "Deng J, Dong W. ImageNet …" but not "G. E. Hinton"
        initial = re.search(r"\b[A-Z]$", left) and match.group().startswith(".")
        done = _BARE_INITIALS.fullmatch(left)  # "Pennington J, Manning C D. Glove: Global …"
        if initial and not done and (not names(left) or _NAME_GOES_ON.match(right)):
            continue
        keep = match.start() + 1 if match.group()[0] in "?!？！" else match.start()
        found.append(text[start:keep].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [part for part in found if part]


def _by_sentences(text: str) -> Plain | None:
    parts = _sentences(text)
    if len(parts) < 2:
        return None
    people = names(parts[0])
    if people and not is_venue(parts[1]):
        return Plain(without_venue(parts[1]), people, " ".join(parts[2:]))
    for i, part in enumerate(parts[1:], 1):
        who = names(part)
        if who:
            return Plain(" ".join(parts[:i]), who, " ".join(parts[i + 1 :]))
        if is_venue(part):
            head = _by_commas(parts[0])
            if head:
                return Plain(head.title, head.authors, " ".join([head.rest, *parts[i:]]))
            return Plain(parts[0], (), " ".join(parts[1:]))
    head = _by_commas(parts[0])
    if head and head.authors:
        return Plain(head.title, head.authors, " ".join([head.rest, *parts[1:]]))
    return Plain(parts[0], (), " ".join(parts[1:])) if word_count(parts[0]) >= 2 else None


def _by_colon(text: str) -> Plain | None:
    left, _, right = text.partition(": ") if ": " in text else text.partition("：")
    people = names(left) if right else ()
    if len(people) < 2 or not all(" " in name or len(name) < 5 for name in people):
        return None  # the last may be the name of the paper: "H. Li, Y. Li, DeepTrack: Learning …"
    title, *rest = _sentences(right)
    return Plain(without_venue(title), people, " ".join(rest) or right)


def without_venue(text: str) -> str:
    """A title without the venue after its last comma."""
    pieces = list(_COMMA.finditer(text))
    for comma in reversed(pieces):
        if not is_venue(text[comma.end() :]):
            break
        text = text[: comma.start()]
    return text.strip(" ,，.。:：;；")


def _is_place(text: str) -> bool:
    return is_venue(text) or re.fullmatch(r"[A-Z]{3,8}(?: |, |')(?:19|20)?\d\d", text) is not None


def _by_commas(text: str) -> Plain | None:
    commas = list(_COMMA.finditer(text))
    if not commas:
        return None
    starts = [0, *(c.end() for c in commas)]
    ends = [*(c.start() for c in commas), len(text)]
    last = len(starts)
    while last > 1 and _is_place(text[starts[last - 1] : ends[last - 1]]):
        last -= 1
        title = text[: starts[last - 1]]
        acronym = _ACRONYM.fullmatch(text[starts[last - 1] : ends[last - 1]])
        if acronym and word_count(title) >= 2 and not names(title):
            last -= 1  # "…, ICONIP, 2014"
            break
    rest = text[starts[last] :] if last < len(starts) else ""
    core = text[: ends[last - 1]]
    if last > 2 and (people := names(core)) and len(people) == last:
        return Plain("", people, rest)
    best = max((k for k in range(1, last) if names(core[: ends[k - 1]])), default=0)
    if best:  # authors, title, venue
        tail = core[starts[best] :]
        return Plain(tail.strip(" .。:：;；"), names(core[: ends[best - 1]]), rest)
    if last == 2 and rest and " " in core[: ends[0]] and not names(core[starts[1] :], sure=False):
        people = names(core[: ends[0]], sure=False)
        if people:  # "Ross Girshick, Fast R-CNN, arXiv:1504.08083"
            return Plain(core[starts[1] :].strip(" .。:：;；"), people, rest)
    for k in range(1, last):  # title, authors, venue
        people = names(core[starts[k] :]) or (
            names(core[starts[k] :], sure=False) if word_count(core[: ends[k - 1]]) >= 4 else ()
        )
        if people:
            return Plain(core[: ends[k - 1]].strip(" .。:：;；"), people, rest)
    if rest:
        return Plain(core.strip(" .。:：;；"), (), rest)
    return None
