"""The Chinese half of the embedded encoder: a bag of characters that lands in MiniLM's space.

MiniLM's vocabulary has few Han characters, so it cannot read Chinese. The student holds one
row for each token (characters, character pairs, Latin words); a text is the normalised sum of
its rows. :mod:`index.training` teaches it to put a Chinese text where MiniLM puts the English
side of the same pair. Encoding needs numpy alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import ModelError
from index.text import HAN, normalise, singular

Vectors = npt.NDArray[np.float32]
_RUNS = re.compile(f"[a-z0-9]+|[{HAN}]+")


def tokens(text: str) -> list[str]:
    """Tokens of a text: Chinese characters and pairs, Latin words in the singular."""
    found = []
    for run in _RUNS.findall(normalise(text)):
        if run.isascii():
            found.append(singular(run))
        else:
            found += run
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found


class Student:
    """Token rows and their lookup.

    Args:
        vocabulary: the token of each row.
        weights: shape (tokens, dimension), any float type.
    """

    def __init__(self, vocabulary: list[str], weights: npt.NDArray[Any]) -> None:
        if len(vocabulary) != len(weights):
            raise ModelError("student", rows=len(weights), tokens=len(vocabulary))
        self.weights = weights
        self._rows = {token: row for row, token in enumerate(vocabulary)}
        self.vocabulary = vocabulary

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.weights.shape[1])

    def encode(self, texts: list[str]) -> Vectors:
        """Vectors, shape (texts, dimension).

        A vector is as long as the root of the share of its tokens that the student knows: what
        is mostly unknown to it should be near to nothing.
        """
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            found = tokens(text)
            rows = [self._rows[token] for token in found if token in self._rows]
            if rows:
                vector += self.weights[rows].astype(np.float32).sum(axis=0)
                vector *= (len(rows) / len(found)) ** 0.5 / (np.linalg.norm(vector) + 1e-12)
        return vectors

    def save(self, folder: Path) -> None:
        """Write ``student.npy`` (float16) and ``student.txt`` (a token a line) into ``folder``."""
        np.save(folder / "student.npy", self.weights.astype(np.float16), allow_pickle=False)
        (folder / "student.txt").write_text("\n".join(self.vocabulary) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Student:
        """Read what :meth:`save` wrote.

        Raises:
            ModelError: if a file is missing or damaged.
        """
        try:
            weights = np.load(folder / "student.npy", allow_pickle=False)
            vocabulary = (folder / "student.txt").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError, EOFError) as error:
            raise ModelError("student_file", folder=folder, why=error) from None
        return cls(vocabulary, weights)
