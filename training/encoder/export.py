"""Write the model folder: 8-bit rows with one scale each, readable by sentence-transformers and by aligner.

In:   float32 rows, tokenizer, name.
Out:  tokenizer.json, model.safetensors, modules.json, config_sentence_transformers.json, aligner.json.
Not:  the model card (card.py).
Idea: sentence-transformers multiplies ``weights`` into ``embeddings`` when it opens a StaticEmbedding folder, so 8-bit
      rows of very different length lose next to nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import save_file

from .vocabulary import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

__all__ = ["dequantize", "export", "quantize"]


def quantize(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 and one float32 scale a row: ``rows ~ codes * scales[:, None]``."""
    scales = np.maximum(np.abs(rows).max(1), 1e-12) / 127
    return np.rint(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def dequantize(codes: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The rows that a reader of the folder sees."""
    return codes.astype(np.float32) * scales[:, None]


def export(rows: np.ndarray, tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write the folder; what stood there under the same file names is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = rows.copy()
    rows[tokenizer.token_to_id("<unk>")] = 0  # an unknown character says nothing
    codes, scales = quantize(rows)
    save_file({"embeddings": codes, "weights": scales}, str(folder / "model.safetensors"))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

    def write(file: str, value: object) -> None:
        (folder / file).write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    write(
        "modules.json",
        [
            {
                "idx": 0,
                "name": "0",
                "path": "",
                "type": "sentence_transformers.models.StaticEmbedding",
            }
        ],
    )
    write("config_sentence_transformers.json", {"similarity_fn_name": "cosine", "prompts": {}})
    write("aligner.json", {"name": name, "words": WORDS})
