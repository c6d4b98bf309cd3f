"""Teach the student: Chinese texts to the place where MiniLM puts their English side.

The method is knowledge distillation of sentence embeddings to another language (Reimers and
Gurevych, 2020, arXiv:2004.09813), with a bag of character rows as the student: in-batch
cross-entropy over cosines plus the distance to the teacher's vector. The pairs are the list's own
titles, names and summaries and the glossary; see ``data/student/README.md``.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.errors import MustreadError
from index.paper import Paper, Term
from index.reading_list import ReadingList
from index.student import Student, Vectors, tokens
from index.text import clauses, has_han

EPOCHS = 10
MIXED = 6000  # texts made of two or three glossary terms
BATCH = 256
LEARNING_RATE = 5e-3
SCALE = 20.0  # of cosines in the cross-entropy
PULL = 2.0  # weight of 1 - cosine to the teacher
SEED = 20260101
JUDGED = 1000  # held-out sentences, among which each has to find its own
RARE = 5  # a token seen only so often in training keeps no row: one paper alone has most of those


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing said in both languages."""

    zh: str
    en: str


def pairs(reading_list: ReadingList) -> list[Pair]:
    """What to teach: the list's titles and summaries, the glossary, the wordings of topics, what
    people say of papers and of other subjects, and short texts made of terms; no pair twice."""
    found: dict[Pair, None] = {}
    for paper in reading_list.papers:
        found.update(dict.fromkeys(_paper_pairs(paper)))
    for term in reading_list.terms:
        found.update(dict.fromkeys(_term_pairs(term)))
    for topic, wordings in reading_list.wordings.items():
        found.update(dict.fromkeys(Pair(zh, topic) for zh in wordings.zh))
    needs = (wordings.said for wordings in reading_list.wordings.values())
    described = (reading_list.descriptions.get(paper.id, ()) for paper in reading_list.papers)
    for texts in (*needs, *described, reading_list.elsewhere):
        found.update(dict.fromkeys(Pair(text.zh, text.en) for text in texts))
    return [*found, *mixed(reading_list.terms, MIXED, SEED)]


def _paper_pairs(paper: Paper) -> Iterable[Pair]:
    printed = [source.title for source in paper.sources if source.title]
    for title in (paper.title.zh, *printed):
        if has_han(title):
            yield Pair(title, paper.title.en)
    yield from _sentence_pairs(paper)
    yield Pair(paper.summary.zh, paper.summary.en)
    yield Pair(f"{paper.title.zh}。{paper.summary.zh}", f"{paper.title.en}. {paper.summary.en}")


def _sentence_pairs(paper: Paper) -> Iterable[Pair]:
    """Sentences of a summary, where both languages have as many."""
    zh, en = clauses(paper.summary.zh, "zh"), clauses(paper.summary.en, "en")
    if len(zh) == len(en):
        yield from map(Pair, zh, en)


def _term_pairs(term: Term) -> Iterable[Pair]:
    for form in (term.zh, *term.also_zh):
        yield Pair(form, term.en)
    for abbreviation in term.abbr:
        yield Pair(f"{term.zh} {abbreviation}", term.en)


def mixed(terms: tuple[Term, ...], count: int, seed: int) -> list[Pair]:
    """Short texts of two or three terms each, so that rows learn to add up."""
    choose = random.Random(seed)
    found = []
    for _ in range(count):
        some = choose.sample(terms, choose.choice((2, 2, 3)))
        zh = [choose.choice((term.zh, *term.also_zh)) for term in some]
        found.append(Pair(choose.choice(("", "的", "，")).join(zh), " ".join(t.en for t in some)))
    return found


def train_student(
    training: list[Pair],
    teacher: Callable[[list[str]], Vectors],
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
    epochs: int = EPOCHS,
) -> Student:
    """A student taught on ``training``; the same pairs and teacher give the same weights.

    Args:
        training: Chinese texts with their English side.
        teacher: English texts → unit vectors, shape (texts, dimension).
        progress: told of each epoch.
        epochs: how often every pair is seen.
    """
    import torch

    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # sums in another order would give other weights
    torch.use_deterministic_algorithms(True)
    counts = Counter(token for pair in training for token in set(tokens(pair.zh)))
    vocabulary = sorted(token for token, count in counts.items() if count > RARE or len(token) == 1)
    rows = {token: row for row, token in enumerate(vocabulary)}
    english = sorted({pair.en for pair in training})
    targets = torch.from_numpy(np.ascontiguousarray(teacher(english)))
    place = {text: row for row, text in enumerate(english)}
    bags = [[rows[t] for t in tokens(pair.zh) if t in rows] for pair in training]
    use = [i for i, bag in enumerate(bags) if bag]

    table = torch.nn.EmbeddingBag(len(vocabulary), targets.shape[1], mode="sum", sparse=False)
    torch.nn.init.normal_(table.weight, std=0.05)
    optimizer = torch.optim.Adam(table.parameters(), lr=LEARNING_RATE)
    order = random.Random(SEED)
    for epoch in range(epochs):
        for group in optimizer.param_groups:  # linear decay
            group["lr"] = LEARNING_RATE * (1 - epoch / epochs)
        order.shuffle(use)
        for start in range(0, len(use), BATCH):
            chosen = use[start : start + BATCH]
            flat = torch.tensor([row for i in chosen for row in bags[i]])
            offsets = torch.tensor(np.cumsum([0, *(len(bags[i]) for i in chosen[:-1])]))
            target_rows = torch.tensor([place[training[i].en] for i in chosen])
            loss = _loss(table(flat, offsets), targets, target_rows)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        progress("train", epoch + 1, epochs)
    return Student(vocabulary, table.weight.detach().numpy().astype(np.float16))


def _loss(vectors: "torch.Tensor", targets: "torch.Tensor", rows: "torch.Tensor") -> "torch.Tensor":  # type: ignore[name-defined] # noqa: F821, UP037
    import torch

    vectors = torch.nn.functional.normalize(vectors, dim=1)
    wanted = targets[rows]
    cosines = vectors @ wanted.T
    # Pairs with the same English side are no negatives of each other.
    same = (rows[:, None] == rows[None, :]) & ~torch.eye(len(rows), dtype=torch.bool)
    scores = (SCALE * cosines).masked_fill(same, float("-inf"))
    near = torch.nn.functional.cross_entropy(scores, torch.arange(len(rows)))
    return near + PULL * (1 - cosines.diagonal()).mean()


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How often a Chinese text finds its English side among all: first, and in the first five."""

    first: float
    five: float
    texts: int


def score(
    student: Student, held_out: list[Pair], teacher: Callable[[list[str]], Vectors]
) -> Retrieval:
    """Judge a student on pairs it was not taught."""
    english = sorted({pair.en for pair in held_out})
    place = {text: row for row, text in enumerate(english)}
    cosines = student.encode([pair.zh for pair in held_out]) @ teacher(english).T
    own = cosines[np.arange(len(held_out)), [place[pair.en] for pair in held_out]]
    better = (cosines > own[:, None]).sum(axis=1)
    return Retrieval(float((better < 1).mean()), float((better < 5).mean()), len(held_out))


def held_out_score(
    reading_list: ReadingList,
    teacher: Callable[[list[str]], Vectors],
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
    epochs: int = EPOCHS,
) -> Retrieval:
    """Teach a student on three papers of four and judge it on the sentences of the others."""
    held = set(random.Random(SEED).sample(reading_list.papers, len(reading_list.papers) // 4))
    kept = replace(reading_list, papers=tuple(p for p in reading_list.papers if p not in held))
    student = train_student(pairs(kept), teacher, progress, epochs)
    unseen = [
        pair for paper in reading_list.papers if paper in held for pair in _sentence_pairs(paper)
    ]
    return score(student, unseen[:JUDGED], teacher)


def save(student: Student, folder: Path) -> None:
    """Put new weights in place of the old ones; nothing is half-written.

    Raises:
        MustreadError: if the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as new:
            student.save(Path(new))
            for file in Path(new).iterdir():
                file.replace(folder / file.name)
    except OSError as error:
        raise MustreadError("disk_write", path=folder, why=error.strerror) from None
