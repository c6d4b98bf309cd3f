"""Small things several tests need."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TINY = ("goodfellow2014generative", "kingma2014auto", "hinton2006fast")


def read_papers(data: Path) -> list[dict[str, Any]]:
    return yaml.safe_load((data / "papers" / "few.yaml").read_text(encoding="utf-8"))


def write_papers(data: Path, papers: list[dict[str, Any]]) -> None:
    text = yaml.safe_dump(papers, allow_unicode=True, sort_keys=False)
    (data / "papers" / "few.yaml").write_text(text, encoding="utf-8")


def tree_digest(folder: Path) -> str:
    """A hash over all files below ``folder``."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "build.lock":
            total.update(str(path.relative_to(folder)).encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def mustread(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in English unless told otherwise."""
    settings = {"MUSTREAD_HOME": str(home), "MUSTREAD_LANG": "en", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=home.parent,
        env={**os.environ, **settings, **environment},
        timeout=300,
    )
