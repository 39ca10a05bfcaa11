"""A static model of a few pieces and a transformer of a few thousand weights, both built on the spot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIECES = ["<unk>", "김", "박", "동지", "comrade", "kim", "pak", "."]


def _write(folder: Path, tensors: dict[str, np.ndarray]) -> Path:
    tokenizer = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(PIECES)}, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(tensors, str(folder / "model.safetensors"))
    module = {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}
    (folder / "modules.json").write_text(json.dumps([module]), encoding="utf-8")
    return folder


@pytest.fixture
def write_static_model() -> Callable[[Path, dict[str, np.ndarray]], Path]:
    return _write


@pytest.fixture
def rows() -> np.ndarray:
    return np.random.default_rng(7).normal(size=(len(PIECES), 16)).astype(np.float32)


@pytest.fixture
def static_folder(tmp_path: Path, rows: np.ndarray) -> Path:
    return _write(tmp_path / "static", {"embedding.weight": rows})


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ALIGNER_CACHE_LIMIT", raising=False)


WORDS = [
    "김",
    "정은",
    "동지",
    "푸틴",
    "대통령",
    "회담",
    "comrade",
    "kim",
    "putin",
    "president",
    "talks",
    "met",
    ".",
]


@pytest.fixture(scope="session")
def small_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two thin layers with random weights, saved as sentence-transformers saves it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(5)
    base = tmp_path_factory.mktemp("bert")
    (base / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8"
    )
    tokenizer = BertTokenizerFast(str(base / "vocab.txt"), do_lower_case=False, strip_accents=False)
    tokenizer.save_pretrained(base)
    config = BertConfig(
        vocab_size=len(WORDS) + 5,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=20,
    )
    BertModel(config).save_pretrained(base)
    transformer = Transformer(str(base), max_seq_length=16)
    model = SentenceTransformer(
        modules=[transformer, Pooling(transformer.get_word_embedding_dimension())], device="cpu"
    )
    target = tmp_path_factory.mktemp("model")
    model.save(str(target))
    return target
