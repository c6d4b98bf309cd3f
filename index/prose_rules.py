"""How the titles and summaries of the list read: length, language, and what they may name.

Each rule is a function from the whole list to what it finds wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from index.paper import LANGUAGES, Paper
from index.phrases import Phrases, phrase_rows
from index.reading_list import ReadingList
from index.text import HAN, fold, has_han, key, normalise, sentences

LENGTHS = {"en": (20, 70), "zh": (35, 140)}  # English words; Chinese characters and Latin words
_HAN_SHARE = 0.35  # of the letters of a Chinese text, at least so many are Chinese
_ALIKE = 0.6  # two summaries that share so many of their five-word runs are one
_APART = 0.5  # of a term's characters, at least so many stand in a title that has it taken apart
_EPONYMS = {"stein", "kalman"}  # names of methods before they are names of authors
# A sentence that says what came of a paper may name what came later.
_AFTERWARDS = re.compile(
    r"\b(?:later|since|became|now|today|still|subsequent|successors?|basis|paved|before|used (?:in|by)|adopted)\b"
    r"|后来|日后|之后|如今|后续|沿用|此后|至今|成为|基础|之前|采用|使用",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9+]")  # a name as a text writes it
_YEAR = re.compile(
    r"(?:(?<=in )|(?<=of )|(?<=from )|(?<=since )|(?<=the )|(?<=by ))(19[4-9]\d|20[0-4]\d)\b(?!\s*-)|(?<!\d)(19[4-9]\d|20[0-4]\d)(?=\s*年)"
)
_SET_YEAR = re.compile(
    r"(?:ImageNet|ILSVRC|COCO|VOC|WMT|SemEval|IWSLT|CASP|Kaggle|ISBI|MICCAI)\W*(?:LOC |DET |CLS )?$",
    re.IGNORECASE,
)

Found = Iterator[tuple[Paper | None, str, dict[str, Any]]]


def _lengths(reading_list: ReadingList) -> Found:
    for paper in reading_list.papers:
        for language in LANGUAGES:
            text = paper.summary[language]
            pattern = rf"[{HAN}]|[^\W{HAN}]+" if language == "zh" else r"\S+"
            length = len(re.findall(pattern, text))
            least, most = LENGTHS[language]
            if not least <= length <= most:
                values = {"field": f"summary.{language}", "length": length}
                yield paper, "length", {**values, "least": least, "most": most}


def _languages(reading_list: ReadingList) -> Found:
    for paper in reading_list.papers:
        for field, text in (("title.en", paper.title.en), ("summary.en", paper.summary.en)):
            if has_han(text):
                yield paper, "not_english", {"field": field}
        han = len(re.findall(f"[{HAN}]", paper.summary.zh))
        letters = sum(c.isalpha() for c in paper.summary.zh)
        if han < _HAN_SHARE * letters:
            yield paper, "not_chinese", {"field": "summary.zh"}
        # A title that is nothing but a name (Mask R-CNN) is the same in both languages.
        if not has_han(paper.title.zh) and len(paper.title.en.split()) > 4:
            yield paper, "not_chinese", {"field": "title.zh"}


def _years(reading_list: ReadingList) -> Found:
    """A summary names no year but the paper's own, unless it is that of a contest or dataset."""
    for paper in reading_list.papers:
        own = {paper.year, paper.first_public_year}
        for language in LANGUAGES:
            text = paper.summary[language]
            for match in _YEAR.finditer(text):
                before, after = text[: match.start()], text[match.end() :]
                contest = _SET_YEAR.search(before) or re.match(
                    r"\s*年?(?:的|度)?\s*(?:ImageNet|ILSVRC|COCO|VOC|WMT|CASP|Netflix)", after
                )
                if int(match.group()) not in own and not contest:
                    values = {"field": f"summary.{language}", "year": match.group()}
                    yield paper, "other_year", values


def _authors(reading_list: ReadingList) -> Found:
    """A summary names no author of the list but the paper's own or those of what it builds on."""
    by_id = {paper.id: paper for paper in reading_list.papers}
    writers: dict[str, set[str]] = defaultdict(set)  # surname → ids of papers
    for paper in reading_list.papers:
        for author in paper.authors:
            writers[author.split()[-1]].add(paper.id)
    known = {
        word.lower()
        for form in [f for term in reading_list.terms for f in term.forms]
        + [n for paper in reading_list.papers for n in (*paper.names, paper.title.en)]
        for word in re.findall(r"\w+", form)
    }
    for paper in reading_list.papers:
        related = {paper.id, *paper.builds_on}
        for match in re.finditer(
            r"(?<=[a-z,] )([A-Z][a-z]{3,})(?=[\s,.;'’])(?! [A-Z])", paper.summary.en
        ):
            name = match[1]
            if (
                name in writers
                and name.lower() not in known | _EPONYMS
                and not writers[name] & related
            ):
                others = [by_id[i].id for i in sorted(writers[name])[:2]]
                yield paper, "other_author", {"name": name, "other": ", ".join(others)}


def _models(reading_list: ReadingList) -> Found:
    """A summary names no model that came later (unless it grew from this paper), and does not
    speak of another paper's model as its own subject; both languages name the same ones."""
    owners: dict[str, set[str]] = defaultdict(set)  # name as it is written → ids of papers
    for paper in reading_list.papers:
        for name in filter(_distinctive, paper.names):
            owners[name].add(paper.id)
    terms = {key(form) for term in reading_list.terms for form in term.forms}
    names = {name: ids for name, ids in owners.items() if key(name) not in terms}
    papers = {paper.id: paper for paper in reading_list.papers}
    roots = {paper.id: _roots(paper.id, papers) for paper in reading_list.papers}
    for paper in reading_list.papers:
        for language in LANGUAGES:
            text = paper.summary[language]
            for match in _WRITTEN.finditer(text):
                others = names.get(match.group(), set())
                if not others or any(set(papers[o].authors) & set(paper.authors) for o in others):
                    continue
                later = all(
                    (papers[o].first_public_year or papers[o].year) > paper.year
                    and paper.id not in roots[o]
                    for o in others
                )
                if _AFTERWARDS.search(_sentence_at(text, match.start(), language)):
                    later = False
                subject = match.start() == 0 and not others & roots[paper.id]
                if later or subject:
                    values = {"field": f"summary.{language}", "name": match.group()}
                    yield paper, "other_model", {**values, "other": ", ".join(sorted(others)[:2])}


def _sentence_at(text: str, place: int, language: str) -> str:
    """The sentence of ``text`` that holds the character at ``place``."""
    end = 0
    for sentence in sentences(text, language):
        end = text.index(sentence, end) + len(sentence)
        if place < end:
            return sentence
    return text


def _distinctive(name: str) -> bool:
    """Whether a name can only be a name: capitals inside, or digits, and no phrase."""
    return len(name) > 2 and " " not in name and not has_han(name) and re.search(
        r"[a-z][A-Z]|[A-Z]{2}|\d", name
    ) is not None  # fmt: skip


def _roots(paper: str, papers: dict[str, Paper]) -> set[str]:
    """Everything a paper builds on, directly or not."""
    found: set[str] = set()
    waiting = [paper]
    while waiting:
        entry = papers[waiting.pop()]
        targets = {*entry.builds_on, *([entry.variant_of] if entry.variant_of else ())}
        new = (targets & papers.keys()) - found
        found |= new
        waiting += new
    return found


def _terms(reading_list: ReadingList) -> Found:
    """What a title calls by a glossary term in English, it calls by that term in Chinese."""
    rows = phrase_rows(
        (form, term.en) for term in reading_list.terms for form in (term.en, *term.also_en)
    )
    english = Phrases([row for row in rows if len(row[0]) > 3])
    by_term = {term.en: term for term in reading_list.terms}
    for paper in reading_list.papers:
        chinese = key(paper.title.zh)
        if not has_han(paper.title.zh):
            continue
        for span in english.find(normalise(paper.title.en)):
            if not set(span.values) & set(paper.topics):  # common phrases have other renderings
                continue
            forms = [key(form) for term in span.values for form in by_term[term].forms]
            if not any(_stands_in(form, chinese) for form in forms):
                term = by_term[span.values[0]]
                values = {"term": term.en, "chinese": term.zh, "title": paper.title.zh}
                yield paper, "other_term", values


def _stands_in(form: str, chinese: str) -> bool:
    """Whether a form of a term stands in a title, perhaps taken apart (检测…目标)."""
    if not has_han(form):
        return form in chinese
    return sum(c in chinese for c in form) >= _APART * len(form)


def _twice(reading_list: ReadingList) -> Found:
    """No two papers share a summary, or nearly."""
    for language in LANGUAGES:
        runs: dict[str, set[str]] = {}
        where: dict[str, list[str]] = defaultdict(list)
        for paper in reading_list.papers:
            text = fold(paper.summary[language])
            words = re.findall(rf"[{HAN}]|[^\W{HAN}]+", text)
            runs[paper.id] = {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}
            for run in runs[paper.id]:
                where[run].append(paper.id)
        for paper in reading_list.papers:
            shared = Counter(o for run in runs[paper.id] for o in where[run] if o < paper.id)
            for other, count in shared.most_common(1):
                if count > _ALIKE * min(len(runs[paper.id]), len(runs[other])):
                    yield paper, "alike", {"field": f"summary.{language}", "other": other}


RULES: tuple[Callable[[ReadingList], Found], ...] = (
    _lengths, _languages, _years, _authors, _models, _terms, _twice,
)  # fmt: skip
