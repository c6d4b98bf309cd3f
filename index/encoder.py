"""Texts to vectors when a question is answered: ONNX Runtime and the student, never torch.

The files are written by :mod:`index.model` when a snapshot is built.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import tokenizers

from index.errors import BrokenSnapshot
from index.student import Student, Vectors
from index.text import has_han

ONNX_FILE = "encoder.onnx"
WHOLE_FILE = "encoder-whole.onnx"  # in full precision, for the passages of later builds
TOKENIZER_FILE = "tokenizer.json"


class Encoder(Protocol):
    """Whatever turns texts into unit vectors."""

    def encode(self, texts: list[str]) -> Vectors:
        """Unit vectors, shape (texts, dimension)."""
        ...


class OnnxEncoder:
    """A sentence-transformers model exported to ONNX.

    Args:
        folder: holds the ONNX file and the tokenizer.
        max_tokens: longer texts are cut.
        prompt: put before every text, as the model's own prompts want.
        file: name of the ONNX file.
    """

    def __init__(
        self, folder: Path, max_tokens: int, prompt: str = "", file: str = ONNX_FILE
    ) -> None:
        self._prompt = prompt
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            self._tokenizer.enable_truncation(max_tokens)
            self._tokenizer.no_padding()
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1  # a question is short; more threads only wait
            options.log_severity_level = 4  # a damaged file is told once, by the error below
            self._session = onnxruntime.InferenceSession(
                str(folder / file), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise BrokenSnapshot("encoder", folder=folder, why=str(error).splitlines()[0]) from None

    def encode(self, texts: list[str]) -> Vectors:
        """Unit vectors, shape (texts, dimension)."""
        encoded = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        ids = [np.array(text.ids, np.int64) for text in encoded]
        # Texts of one length together: half the time, and without padding a text's vector does not
        # depend on the others (but for the last bit).
        alike: dict[int, list[int]] = {}
        for position, tokens in enumerate(ids):
            alike.setdefault(len(tokens), []).append(position)
        vectors: dict[int, Vectors] = {}
        for positions in alike.values():
            batch = np.stack([ids[position] for position in positions])
            inputs = {"input_ids": batch, "attention_mask": np.ones_like(batch)}
            vectors.update(zip(positions, self._session.run(None, inputs)[0], strict=True))
        matrix = np.stack([vectors[position] for position in range(len(texts))])
        norms = np.linalg.norm(matrix, axis=1, keepdims=True)
        return np.asarray(matrix / np.maximum(norms, 1e-12), np.float32)


class BilingualEncoder:
    """English through one encoder, texts with Chinese in them through the student.

    Both put a text into the same space, so that a question in one language finds passages of
    the other.
    """

    def __init__(self, english: Encoder, student: Student) -> None:
        self._english = english
        self._student = student

    def encode(self, texts: list[str]) -> Vectors:
        """Unit vectors, shape (texts, dimension)."""
        vectors = self._student.encode(texts)
        latin = [i for i, text in enumerate(texts) if not has_han(text)]
        if latin:
            vectors[latin] = self._english.encode([texts[i] for i in latin])
        return vectors
