"""Which glossary terms a paper is about, or at least speaks of, and which people use for everything."""

from __future__ import annotations

from collections.abc import Container, Iterable

from index.paper import Paper
from index.passages import DESCRIPTION, Passage
from index.phrases import Phrases
from index.text import normalise

TOPIC, TITLE, SUMMARY = 1.0, 0.7, 0.4  # strength of a term by where the paper has it


def mentions(paper: Paper, terms: Phrases[str]) -> dict[str, float]:
    """Term (English) → strength: its topics, then terms of names and titles, then of summaries.

    A term that stands inside a longer one is not counted: "neural network" is no topic of every
    convolutional neural network.
    """
    found: dict[str, float] = {}
    for strength, texts in (
        (SUMMARY, (paper.summary.en, paper.summary.zh)),
        # A name in capitals may be short for something else elsewhere (UDA, SAM).
        (TITLE, (paper.title.en, paper.title.zh, *(n for n in paper.names if not n.isupper()))),
    ):
        for text in texts:
            for span in terms.find(normalise(text)):
                found.update(dict.fromkeys(span.values, strength))
    found.update(dict.fromkeys(paper.topics, TOPIC))
    return found


def everyday(
    texts: Iterable[Passage],
    about: Container[tuple[str, str]],
    terms: Phrases[str],
    acronyms: Container[str],
) -> dict[str, int]:
    """Term (English) → of how many papers and topics people speak with it that are not about it:
    "photo" and "phone" come up everywhere, so that they say little about a question.

    Args:
        texts: all passages.
        about: owners that are about a term, as (owner, term).
        terms: the glossary.
        acronyms: words that are only meant in capitals.
    """
    found: dict[str, set[str]] = {}
    for passage in texts:
        if passage.kind not in ("topic", DESCRIPTION):
            continue
        for span in terms.find(normalise(passage.text)):
            if span.text in acronyms:
                continue
            for term in span.values:
                if term != passage.owner and (passage.owner, term) not in about:
                    found.setdefault(term, set()).add(passage.owner)
    return {term: len(owners) for term, owners in found.items()}
