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
