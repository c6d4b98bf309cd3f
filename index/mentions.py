"""Which glossary terms a paper is about, or at least speaks of."""

from __future__ import annotations

from index.paper import Paper
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
        (TITLE, (paper.title.en, paper.title.zh, *paper.names)),
    ):
        for text in texts:
            for span in terms.find(normalise(text)):
                found.update(dict.fromkeys(span.values, strength))
    found.update(dict.fromkeys(paper.topics, TOPIC))
    return found
