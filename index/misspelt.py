"""Misspelt words, terms and names of papers in a topic, and what is meant by them. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from index.phrases import Span
from index.text import HAN, fold, singular, units
from index.vocabulary import Vocabulary


def spelled(topic: str, vocabulary: Vocabulary) -> str:
    """A topic with misspelt English words put right, but for names, terms and people."""
    folded = fold(topic)
    spans = [*vocabulary.names.find(folded), *vocabulary.terms.find(folded)]
    # "nueral stile transfr" is a term with slips, though "stile" alone may be "still"; all of a
    # topic ("resnt") is rather a term than an ordinary word.
    for guess in misspelt_terms(folded, spans, vocabulary):
        right = vocabulary.speller.spelled(guess.text, set())
        several = len(guess.text.split()) > 1 or guess.text == folded.strip()
        if several and not vocabulary.terms.get(right):
            spans.append(guess)
    left = units(without_spans(folded, spans))
    odd = {word for word, _, _ in left if word not in vocabulary.ordinary}
    odd -= {word for word in odd if vocabulary.people.alone(word)}
    return vocabulary.speller.spelled(topic, {w for w, _, _ in units(folded)} - odd)


def misspelt_terms(folded: str, known: list[Span[str]], vocabulary: Vocabulary) -> list[Span[str]]:
    """Misspelt terms: of up to three words, some of which are no English words, or a stretch of
    Chinese with one wrong character, around which nothing known accounts for all of it."""
    pieces = units(without_spans(folded, known))
    found: list[Span[str]] = []
    i = 0
    while i < len(pieces):
        for j in range(min(len(pieces), i + 3), i, -1):
            start, end = pieces[i][1], pieces[j - 1][2]
            typed = [word for word, _, _ in pieces[i:j]]
            latin = all(word.isascii() and len(word) > 2 for word in typed)
            odd = [word for word in typed if word not in vocabulary.ordinary]
            guess = vocabulary.terms.guess(folded[start:end]) if latin and odd else None
            if guess and _has_others(guess, set(typed) - set(odd)):
                found.append(replace(guess, start=start, end=end))
                i = j - 1
                break
        i += 1
    covered = {i for span in known for i in range(span.start, span.end)}
    for run in re.finditer(f"[{HAN}]{{3,}}", folded):
        while guess := _chinese(run, covered, vocabulary):
            found.append(guess)
            covered.update(range(guess.start, guess.end))
    return found


def _has_others(guess: Span[str], words: set[str]) -> bool:
    """Whether a term has the ``words`` that are no slips: "point clowd" is a point cloud."""
    of_term = {singular(unit) for term in guess.values for unit, _, _ in units(fold(term))}
    return of_term.issuperset(map(singular, words))


def _chinese(run: re.Match[str], covered: set[int], vocabulary: Vocabulary) -> Span[str] | None:
    """The longest stretch of a Chinese run that is a term but for one character that sounds alike."""
    for length in range(min(len(run.group()), 12), 2, -1):
        for start in range(run.start(), run.end() - length + 1):
            stretch = range(start, start + length)
            loose = any(i not in covered for i in stretch)
            cut = start - 1 in covered and start in covered  # would split a known phrase
            whole = length == len(run.group())
            said = run.string[start : start + length]
            # Three characters with a slip in them leave a lone one (可视话).
            if not loose or cut or not (length > 3 or whole or vocabulary.dictionary.lone(said)):
                continue
            guess = _chinese_term(said, said == run.string.strip(), vocabulary)
            end = start + length
            if guess and not any(vocabulary.dictionary.cuts(run.string, i) for i in (start, end)):
                return replace(guess, start=start, end=end)
    return None


def _chinese_term(said: str, alone: bool, vocabulary: Vocabulary) -> Span[str] | None:
    """The term that ``said`` is but for one character, which sounds alike or, where it
    stands ``alone``, makes no sense there."""
    # "做目标检测" is 目标检测 and another word, not 小目标检测 with a slip.
    if vocabulary.terms.get(said[1:]) or vocabulary.terms.get(said[:-1]):
        return None
    if guess := vocabulary.terms.guess(said, vocabulary.dictionary.sound_alike):
        return guess
    # 推存系统: whatever was typed for it, a wrong character leaves another one alone.
    senseless = alone and len(said) > 3 and vocabulary.dictionary.lone(said) > 1
    return vocabulary.terms.guess(said) if senseless else None


def misspelt_name(folded: str, vocabulary: Vocabulary) -> Span[str] | None:
    """The paper whose name or title the whole of a text is but for a few slips."""
    if all(word in vocabulary.ordinary for word, _, _ in units(folded)):
        return None
    return vocabulary.names.guess(folded)


def without_spans(text: str, spans: list[Span[str]]) -> str:
    """``text`` with blanks where ``spans`` stand."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)
