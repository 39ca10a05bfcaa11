"""Several encoders as one.

In:   encoders.
Out:  their vectors side by side: the cosine of two sentences is the mean of their cosines.
Not:  the encoders (static.py, packaged.py, transformer.py).
Idea: encoders err about different sentences, so the mean of two is better than either. The first says how much a
      sentence weighs, so that the norms mean what its norms mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .encoder import Encoder

__all__ = ["SumEncoder"]


class SumEncoder:
    """The mean of encoders.

    Args:
        encoders: two or more; the first one's norms are kept.

    Attributes:
        name: their names, joined with ``+``.
        dim: the sum of their lengths.
    """

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self.encoders = tuple(encoders)
        self.name = "+".join(encoder.name for encoder in self.encoders)
        self.dim = sum(encoder.dim for encoder in self.encoders)

    def __repr__(self) -> str:
        return f"SumEncoder({self.name}: {self.dim})"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of all encoders side by side, scaled to the norm of the first one's, (len(texts), dim) float32.

        A text of which an encoder makes nothing has zeros in its place.

        Raises:
            EncoderError: one of them gave a vector that is not finite, or memory ran out.
            TypeError: a single string was given instead of a sequence of them.
        """
        parts = [encoder.encode(texts) for encoder in self.encoders]
        norms = [np.linalg.norm(part, axis=1, keepdims=True) for part in parts]
        units = [part / np.maximum(norm, 1e-12) for part, norm in zip(parts, norms, strict=True)]
        joined = np.concatenate(units, axis=1)
        length = np.maximum(np.linalg.norm(joined, axis=1, keepdims=True), 1e-12)
        result: NDArray[np.float32] = (joined * (norms[0] / length)).astype(np.float32)
        return result
