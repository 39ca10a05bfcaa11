"""What the teachers say: sentence vectors of two public encoders, computed once and kept on the disk.

    python -m training.encoder.teachers DATA [--teachers e5 use] [--store FOLDER] [--device cpu|cuda]

In:   texts.
Out:  for each teacher a file of vectors and one of the texts' digests, which grow; ``teach`` gives their vectors,
      centred, side by side.
Not:  learning from them (train.py).
Idea: the teachers take some minutes for a hundred thousand sentences, the table none: so every text is encoded once,
      whatever is tried afterwards. North Korean spelling, which the teachers do not know, is shown to them in Southern
      spelling.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from aligner.embeddings.packaged import packaged_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["STORE", "TEACHERS", "USED", "Store", "teach"]

#: Where the vectors are kept unless told otherwise.
STORE = Path(__file__).parents[2] / "teacher-vectors"
_CHUNK = 2048  # texts between two writings


def _use(device: str) -> Callable[[Sequence[str]], np.ndarray]:
    """Universal Sentence Encoder, multilingual; computed by its package on the processor, whatever the device."""
    encode = packaged_model("use").encode
    return lambda texts: encode(list(texts))


def _e5(device: str) -> Callable[[Sequence[str]], np.ndarray]:
    from .e5 import E5

    return E5(device).encode


#: Name -> how it is opened; and the length of its vectors.
TEACHERS: dict[str, tuple[Callable[[str], Callable[[Sequence[str]], np.ndarray]], int]] = {
    "use": (_use, 512),
    "e5": (_e5, 384),
}
#: Who teaches the shipped table; training/README.md says what each of them brought.
USED = ("e5",)


class Store:
    """Vectors of one teacher on the disk: ``NAME.texts`` (16 bytes a text) and ``NAME.vectors`` (float16 rows).

    A run that is cut off leaves whole rows behind; what is encoded already is not encoded again. Not the cache of the
    program (``aligner.embeddings.cache``): half a million rows are read at once here, and none may be dropped.

    Args:
        folder: made if it does not exist.
        name: one of ``TEACHERS``.
        device: where the teacher computes.
    """

    def __init__(self, folder: Path, name: str, device: str = "cpu") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.name, self._device = name, device
        self._open, self.dim = TEACHERS[name]
        self._texts, self._vectors = folder / f"{name}.texts", folder / f"{name}.vectors"
        self._texts.touch()
        self._vectors.touch()
        count = min(self._texts.stat().st_size // 16, self._vectors.stat().st_size // (2 * self.dim))
        os.truncate(self._texts, 16 * count)
        os.truncate(self._vectors, 2 * self.dim * count)
        digests = self._texts.read_bytes()
        self._rows = {digests[16 * i : 16 * i + 16]: i for i in range(count)}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, texts: Sequence[str], log: Callable[[str], None] = lambda text: None) -> None:
        """Encode the texts that are not there yet."""
        missing = [text for text in dict.fromkeys(texts) if _digest(text) not in self._rows]
        if not missing:
            return
        encode = self._open(self._device)
        began = time.time()
        for begin in range(0, len(missing), _CHUNK):
            chunk = missing[begin : begin + _CHUNK]
            vectors = encode(chunk).astype(np.float16)
            with self._vectors.open("ab") as stream:
                stream.write(vectors.tobytes())
            with self._texts.open("ab") as stream:
                stream.write(b"".join(map(_digest, chunk)))
            for text in chunk:
                self._rows[_digest(text)] = len(self._rows)
            if begin // _CHUNK % 10 == 9:
                done = begin + len(chunk)
                log(f"{self.name}: {done:,} of {len(missing):,}, {done / (time.time() - began):.0f} a second")

    def take(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of the texts, (texts, dim) float16; encodes what is missing."""
        self.add(texts)
        every = np.memmap(self._vectors, np.float16, "r", shape=(len(self._rows), self.dim))
        return np.array(every[[self._rows[_digest(text)] for text in texts]])


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).digest()


def teach(stores: Sequence[Store], texts: Sequence[str]) -> np.ndarray:
    """The teachers' vectors side by side, each centred over the texts and of length 1, (texts, dim) float16."""
    parts = []
    for store in stores:
        vectors = store.take(texts).astype(np.float32)
        vectors -= vectors.mean(axis=0)
        parts.append((vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16))
    return np.concatenate(parts, axis=1)


def main() -> int:
    """Encode everything that training asks for."""
    from .prepare import read_corpus
    from .train import Settings

    parser = argparse.ArgumentParser(
        prog="python -m training.encoder.teachers", description=__doc__.splitlines()[0]
    )
    parser.add_argument("data", type=Path, help="folder that holds train/ and dev/")
    parser.add_argument("--store", type=Path, default=STORE)
    parser.add_argument("--teachers", nargs="+", choices=TEACHERS, default=USED, help="whom to ask")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    def say(message: str) -> None:
        print(message, file=sys.stderr, flush=True)

    corpus = read_corpus(arguments.data, Settings().seed)
    texts = [*(south for _, south, _ in corpus.taught_korean()), *corpus.taught_english()]
    for name in arguments.teachers:
        store = Store(arguments.store, name, arguments.device)
        store.add(texts, say)
        say(f"{name}: {len(store):,} texts kept")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
