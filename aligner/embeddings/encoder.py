"""What an encoder is.

In:   texts.
Out:  vectors.
Not:  any encoder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Encoder"]


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns sentences into vectors.

    Attributes:
        name: short name for signatures, e.g. ``builtin-2``.
        dim: length of a vector.
    """

    name: str
    dim: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors float32 (len(texts), dim), finite, not normalised: the norm is a sentence's weight.

        An empty text gives zeros. The vector of two joined sentences should be about the sum of theirs.

        Raises:
            EncoderError: the model gave a vector that is not finite, or memory ran out.
        """
        ...
