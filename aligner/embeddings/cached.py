"""Encoders whose vectors are kept on disk: what they have in common.

In:   texts.
Out:  unit vectors times weights, from the cache where it has them.
Not:  the models (transformer.py, packaged.py), the file (cache.py).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .cache import VectorCache

__all__ = ["CachedEncoder"]

_TOLERANCE = 1e-3  # between a unit vector in single precision and 1
_SAVE_EVERY = 2048  # texts computed between two writes to the cache: what a kill can cost at most


class CachedEncoder(ABC):
    """An encoder that computes each text once.

    Attributes:
        name: short name for signatures.
        dim: length of a vector.
    """

    name: str
    dim: int
    _cache: VectorCache | None

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """Changes whenever the vectors do."""

    @abstractmethod
    def _compute(self, texts: list[str]) -> NDArray[np.float32]:
        """Unit vectors of texts that are not blank, (len(texts), dim)."""

    @abstractmethod
    def _weights(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """How much each text weighs beside others, (len(texts),): as a rule its number of tokens."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors times weights, (len(texts), dim) float32; an empty text gives zeros.

        Raises:
            EncoderError: the model gave a vector that is not finite, or memory ran out.
            TypeError: a single string was given instead of a sequence of them.
        """
        if isinstance(texts, str):
            raise TypeError("encode takes a sequence of texts, not one text; wrap it in a list.")
        result = np.zeros((len(texts), self.dim), np.float32)
        weights = self._weights(texts)
        wanted = list(dict.fromkeys(text for text in texts if text.strip()))
        vectors = self._vectors(wanted)
        for position, text in enumerate(texts):
            if text.strip():
                result[position] = vectors[text] * max(weights[position], 1.0)
        return result

    def _vectors(self, texts: list[str]) -> dict[str, NDArray[np.float32]]:
        """Unit vector of every text, from the cache where it has them."""
        kept = self._cache.get(self.fingerprint, texts) if self._cache is not None else {}
        # What is no unit vector of this model is damaged: it is made again, and replaces what was kept.
        found = {text: vector for text, vector in kept.items() if self._is_unit(vector)}
        # Long ones first, so that a batch holds texts of one length and memory runs out at once or never.
        missing = sorted((text for text in texts if text not in found), key=len, reverse=True)
        for begin in range(0, len(missing), _SAVE_EVERY):
            part = missing[begin : begin + _SAVE_EVERY]
            computed = self._compute(part)
            if self._cache is not None:
                self._cache.put(self.fingerprint, self.name, part, computed)
            found.update(zip(part, computed, strict=True))
        return found

    def _is_unit(self, vector: NDArray[np.float32]) -> bool:
        return vector.shape == (self.dim,) and bool(abs(float(np.linalg.norm(vector)) - 1) < _TOLERANCE)
