"""Read and run a StaticEmbedding folder with tokenizers, safetensors and numpy alone.

In:   a folder as sentence-transformers writes it for a StaticEmbedding model: tokenizer.json, modules.json,
      model.safetensors (rows of 32, 16 or 8 bits, with one scale a row where they are 8).
Out:  sums of token vectors.
Not:  transformer models (transformer.py), training (training/encoder).
Idea: words repeat, so each is cut into pieces once; sentences of equal length are added up together, which
      keeps the adding inside numpy and its rows inside the processor's cache.
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from numpy.typing import NDArray

__all__ = ["StaticEncoder", "is_static_folder"]

_REMEMBERED_WORDS = 100_000  # some 15 MB; beyond that the memory of words starts afresh
_MARK = "▁"  # stands before every word, as in SentencePiece
_LONGEST_TEXT = 16_384  # tokens of a text whose rows are held at once
_CHUNK_TOKENS = 1024  # rows added up in one go: what fits into the cache of a core

_REINSTALL = "Install the package again, or name another model folder."


def is_static_folder(name: str | PathLike[str]) -> bool:
    """True if the folder holds a sentence-transformers model that is a StaticEmbedding and nothing else.

    Raises:
        EncoderError: its list of modules cannot be read.
    """
    folder = Path(name)
    if not (folder / "modules.json").is_file():
        return False
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderError(
            f"{folder / 'modules.json'} is not the list of modules that it should be."
        ) from error
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


class StaticEncoder:
    """A StaticEmbedding model.

    Args:
        folder: the model's folder.

    Attributes:
        name: as the folder's ``aligner.json`` says, else the folder's name.
        dim: length of a vector.

    Raises:
        EncoderError: a file is missing or damaged; names it.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        # Imported here: importing aligner.embeddings must stay cheap.
        from tokenizers import Tokenizer

        path = Path(folder)
        if not path.is_dir():
            raise EncoderError(f"{path}: there is no such model folder. {_REINSTALL}")
        about = _about(path)
        self.name: str = str(about.get("name", path.resolve().name))
        words = about.get("words")
        self._words: re.Pattern[str] | None = None if words is None else re.compile(str(words))
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(path / "tokenizer.json"))
        except Exception as error:  # tokenizers raises bare Exception for every fault
            raise EncoderError(f"{path / 'tokenizer.json'} cannot be read ({error}). {_REINSTALL}") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._rows = _read_rows(path / "model.safetensors")
        if len(self._rows) < self._tokenizer.get_vocab_size():
            raise EncoderError(
                f"{path}: tokenizer.json has {self._tokenizer.get_vocab_size():,} pieces and "
                f"model.safetensors {len(self._rows):,} rows; they do not belong together. {_REINSTALL}"
            )
        self.dim = int(self._rows.shape[1])
        self._forget()

    def __repr__(self) -> str:
        return f"StaticEncoder({self.name}: {len(self._rows):,} pieces x {self.dim})"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sums of token vectors, (len(texts), dim) float32; a text without tokens gives zeros.

        Raises:
            TypeError: a single string was given instead of a sequence of them.
        """
        if isinstance(texts, str):
            raise TypeError("encode takes a sequence of texts, not one text; wrap it in a list.")
        ids, lengths = self._tokens_by_word(texts) if self._words else self._tokens(texts)
        return _segment_sums(self._rows, ids, lengths)

    def token_counts(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """How many pieces each text has, int64 (len(texts),)."""
        return (self._tokens_by_word(texts) if self._words else self._tokens(texts))[1]

    def _tokens(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids of all texts one after the other, and the number of tokens of each."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        pieces = [encoding.ids for encoding in encodings]
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
        return np.fromiter(chain.from_iterable(pieces), np.int64, int(lengths.sum())), lengths

    def _forget(self) -> None:
        self._numbers: dict[str, int] = {}
        self._word_ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._word_ends: NDArray[np.int64] = np.zeros(1, np.int64)

    def _tokens_by_word(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Token ids of all texts one after the other, and the number of tokens of each, every distinct word cut once.

        For a model whose ``aligner.json`` says how it splits. Repeats the tokenizer's own steps (NFKC, lower case,
        split, word mark), which the tests hold it to.
        """
        assert self._words is not None
        find = self._words.findall
        split = [find(unicodedata.normalize("NFKC", text).lower()) for text in texts]
        words = list(chain.from_iterable(split))
        if len(self._numbers) > _REMEMBERED_WORDS:
            self._forget()
        try:
            numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        except KeyError:
            self._learn([word for word in dict.fromkeys(words) if word not in self._numbers])
            numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        starts = self._word_ends[numbers]
        lengths = self._word_ends[numbers + 1] - starts
        per_word = np.concatenate([[0], np.cumsum(lengths)])
        ids = self._word_ids[np.arange(per_word[-1]) + np.repeat(starts - per_word[:-1], lengths)]
        per_text = np.concatenate([[0], np.cumsum(np.fromiter(map(len, split), np.int64, len(split)))])
        return ids, np.diff(per_word[per_text])

    def _learn(self, words: list[str]) -> None:
        """Cut words never met before and remember their pieces."""
        cut = self._tokenizer.model.tokenize
        marked = [_MARK + word if word != _MARK else word for word in words]
        pieces = [[token.id for token in cut(word)] for word in marked]
        first = len(self._numbers)
        self._numbers.update(zip(words, range(first, first + len(words)), strict=True))
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
        ids = np.fromiter(chain.from_iterable(pieces), np.int64, int(lengths.sum()))
        self._word_ends = np.concatenate([self._word_ends, self._word_ends[-1] + np.cumsum(lengths)])
        self._word_ids = np.concatenate([self._word_ids, ids])


def _about(folder: Path) -> dict[str, Any]:
    """What ``aligner.json`` says of the model: its name, and the expression that finds its words."""
    path = folder / "aligner.json"
    if not path.is_file():
        return {}
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderError(f"{path} cannot be read ({error}). {_REINSTALL}") from error
    return about if isinstance(about, dict) else {}


def _read_rows(path: Path) -> NDArray[np.float32]:
    """The embedding table as float32, scales multiplied in."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = load_file(str(path))
    except (OSError, SafetensorError) as error:
        raise EncoderError(f"{path} cannot be read ({error}). {_REINSTALL}") from error
    table = tensors.get("embedding.weight", tensors.get("embeddings"))
    if table is None or table.ndim != 2:
        raise EncoderError(f"{path} holds no embedding table (embedding.weight or embeddings). {_REINSTALL}")
    rows: NDArray[np.float32] = table.astype(np.float32)
    if "mapping" in tensors:
        rows = rows[tensors["mapping"].astype(np.int64)]
    if "weights" in tensors:
        rows *= tensors["weights"].astype(np.float32)[:, None]
    if not np.isfinite(rows.sum()):
        raise EncoderError(f"{path} holds values that are not finite. {_REINSTALL}")
    return rows


def _segment_sums(
    rows: NDArray[np.float32], ids: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Sum ``rows[ids]`` over consecutive stretches of the given lengths, (len(lengths), dim)."""
    result = np.zeros((len(lengths), rows.shape[1]), np.float32)
    if not len(ids):
        return result
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(lengths, kind="stable")
    sizes, firsts = np.unique(lengths[order], return_index=True)
    for size, begin, end in zip(sizes, firsts, [*firsts[1:], len(order)], strict=True):
        if size == 0:
            continue
        if size > _LONGEST_TEXT:
            for member in order[begin:end]:
                start = int(starts[member])
                for part in range(start, start + int(size), _LONGEST_TEXT):
                    piece = ids[part : min(part + _LONGEST_TEXT, start + int(size))]
                    result[member] += rows[piece].sum(axis=0)
            continue
        step = max(1, _CHUNK_TOKENS // int(size))
        inside = np.arange(size)
        for at in range(begin, end, step):
            members = order[at : min(at + step, end)]
            gathered = rows[ids[starts[members][:, None] + inside]]
            result[members] = gathered.sum(axis=1)
    return result
