"""What tests share: one real snapshot of the real list, built once, and a tiny list built at once."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
import yaml
from helpers import DATA, TINY, write_papers

from index import Library
from index.build import build
from index.snapshot import Store

# A shell that starts the suite with "&" has Ctrl-C ignored, and programs the tests start inherit
# that; one that is handled here starts them with the default instead.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def library_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a snapshot of the real list, built with the real model."""
    home = tmp_path_factory.mktemp("home")
    build(DATA, Store(home))
    return home


@pytest.fixture(scope="session")
def library(library_home: Path) -> Library:
    return Library.open(library_home)


@pytest.fixture
def tiny_data(tmp_path: Path) -> Path:
    """A copy of the real list's files with three papers, free to be broken."""
    data = tmp_path / "data"
    data.mkdir()
    for name in ("categories", "glossary", "people", "topics", "ranking"):
        shutil.copy(DATA / f"{name}.yaml", data)
    shutil.copytree(DATA / "student", data / "student")
    (data / "papers").mkdir()
    papers = [
        paper
        for path in sorted((DATA / "papers").glob("*.yaml"))
        for paper in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    ]
    chosen = [dict(p, builds_on=[], variant_of=None) for p in papers if p["id"] in TINY]
    write_papers(data, chosen)
    return data


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of a few thousand random weights, made here."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("model")
    letters = [chr(c) for c in range(33, 127)] + list("生成对抗网络深度学习论文的一是什么看")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    tokenizer = Tokenizer(models.WordPiece({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]",
        sep_token="[SEP]", mask_token="[MASK]", model_max_length=64,
    ).save_pretrained(folder / "bert")  # fmt: skip
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=64,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=64)
    SentenceTransformer(modules=[transformer, Pooling(32)]).save(str(folder / "tiny"))
    return folder / "tiny"


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Commands of this test see a store of their own, empty."""
    home = tmp_path / "home"
    monkeypatch.setenv("MUSTREAD_HOME", str(home))
    return home
