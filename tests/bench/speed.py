"""How fast an answer is, beside plain sentence-transformers in the same run. Prints ratios.

    python tests/bench/speed.py

Machines are shared and noisy: only the ratios mean something, and nothing here fails.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
QUESTION = "what should I read on GANs"
PLAIN = f"""
from sentence_transformers import SentenceTransformer
import sys, yaml
from pathlib import Path
from index.model import embedded_folder
model = SentenceTransformer(str(embedded_folder()), device="cpu")
titles = [p["title"]["en"] for f in sorted(Path("data/papers").glob("*.yaml")) for p in yaml.safe_load(f.read_text())]
passages = model.encode(titles, normalize_embeddings=True)
question = model.encode([{QUESTION!r}], normalize_embeddings=True)
print([titles[i] for i in (passages @ question[0]).argsort()[::-1][:5]])
"""


def cold(command: list[str], runs: int) -> float:
    """Median seconds of a whole process."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def warm(ask, questions: list[str]) -> list[float]:
    """Milliseconds for each question inside one process, after a few to warm up."""
    for question in questions[:20]:
        ask(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append(1000 * (time.perf_counter() - start))
    return times


def main() -> None:
    """Measure and print."""
    mustread = [sys.executable, "-m", "bot.cli"]
    ours = cold([*mustread, "ask", QUESTION], runs=7)
    plain = cold([sys.executable, "-c", PLAIN], runs=3)
    print(
        f"cold process to a printed answer: {ours:.2f} s; plain sentence-transformers {plain:.2f} s"
    )
    print(f"  ratio {plain / ours:.1f}")

    from sentence_transformers import SentenceTransformer

    from index import Library
    from index.model import embedded_folder

    judged = yaml.safe_load((ROOT / "data/questions.yaml").read_text(encoding="utf-8"))["questions"]
    library = Library.open()
    model = SentenceTransformer(str(embedded_folder()), device="cpu")
    passages = model.encode([paper.title.en for paper in library.papers], normalize_embeddings=True)

    def plain_ask(question: str) -> object:
        vector = model.encode([question], normalize_embeddings=True, show_progress_bar=False)
        return np.argsort(passages @ vector[0])[::-1][:5]

    for language in ("en", "zh"):
        questions = [entry["q"] for entry in judged if entry["lang"] == language]
        mine, theirs = warm(library.ask, questions), warm(plain_ask, questions)
        p50, p95 = statistics.median(mine), statistics.quantiles(mine, n=20)[-1]
        other = statistics.median(theirs)
        print(
            f"one question in a process, {language}: p50 {p50:.1f} ms, p95 {p95:.1f} ms; plain {other:.1f} ms"
        )
        print(f"  ratio {other / p50:.1f}")

    with tempfile.TemporaryDirectory() as home:
        build = [*mustread, "--home", home, "build"]
        full, unchanged = cold(build, runs=1), cold(build, runs=5)
        print(
            f"build from nothing {full:.1f} s, unchanged {unchanged:.2f} s; ratio {full / unchanged:.0f}"
        )


if __name__ == "__main__":
    main()
