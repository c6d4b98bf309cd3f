"""`mustread eval --against` sets another index or model beside the one that answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from helpers import mustread

from index.build import build
from index.snapshot import Store

QUESTIONS = """
floors: {en: {hit@1: 0.9}, zh: {hit@1: 0.5}}
questions:
- {q: GANs, lang: en, kind: topic, relevant: [goodfellow2014generative], half: fit}
- {q: 变分自编码器, lang: zh, kind: topic, relevant: [kingma2014auto], half: check}
- {q: an algorithm that trains deep belief nets one layer at a time, lang: en, kind: topic, relevant: [hinton2006fast], half: check}
"""


@pytest.fixture
def home(tiny_data: Path, tmp_path: Path) -> Path:
    (tiny_data / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    build(tiny_data, Store(tmp_path / "home"))
    return tmp_path / "home"


def test_a_second_model_is_compared(home: Path, tiny_data: Path, tiny_model: Path) -> None:
    done = mustread(
        "--data", str(tiny_data), "eval", "--json", "--against", str(tiny_model), home=home
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found["against"]) >= {"better", "worse"}
    text = mustread("--data", str(tiny_data), "eval", "--against", str(tiny_model), home=home)
    assert "hit@1" in text.stdout


def test_what_got_worse_is_named(home: Path, tiny_data: Path, tmp_path: Path) -> None:
    ranking = tiny_data / "ranking.yaml"
    weights = yaml.safe_load(ranking.read_text(encoding="utf-8"))
    for gate in weights["fit"]["gates"].values():
        gate["least"] = 50.0
    ranking.write_text(yaml.safe_dump(weights), encoding="utf-8")
    build(tiny_data, Store(tmp_path / "refuses"))
    arguments = ("--data", str(tiny_data), "eval", "--json", "--against")
    done = mustread(*arguments, str(tmp_path / "refuses"), home=home)
    found = json.loads(done.stdout)["against"]
    assert found["better"] and not found["worse"]
    turned = mustread(*arguments, str(home), home=tmp_path / "refuses")
    assert turned.returncode == 1  # below its floors
    assert json.loads(turned.stdout)["against"]["worse"]


def test_a_store_without_an_index_is_one_sentence(home: Path, tiny_data: Path) -> None:
    done = mustread("--data", str(tiny_data), "eval", "--against", "./nowhere", home=home)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
