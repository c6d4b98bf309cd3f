"""Texts to vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.encoder import WHOLE_FILE, OnnxEncoder
from index.snapshot import Store


def test_a_vector_does_not_depend_on_the_other_texts(library_home: Path) -> None:
    encoder = OnnxEncoder(Store(library_home).current().folder, 256, file=WHOLE_FILE)
    texts = ["GANs", "what should I read on object detection", "CNNs", "a long one " * 300, ""]
    together, alone = encoder.encode(texts), [encoder.encode([text])[0] for text in texts]
    np.testing.assert_allclose(together, alone, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
