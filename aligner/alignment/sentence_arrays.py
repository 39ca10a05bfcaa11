"""What is known of one document's sentences, as arrays.

In:   vectors, lengths and clues, from whoever has them.
Out:  SentenceArrays, checked once so that everything after may trust them.
Not:  finding facts and names, computing vectors (facts, names, embeddings).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ShapeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

__all__ = ["Clues", "SentenceArrays"]


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of one document's sentences besides their vectors and lengths.

    Attributes:
        facts: (n, facts) weights of the numbers and other facts each sentence states; columns as on the other side.
        names: (n, names) weights of the names each sentence mentions; columns as on the other side.
        breaks: (n,) whether a paragraph ends with the sentence.
        blocks: vectors (dim,) of joined sentences, by first sentence and number of them, for an encoder whose vector
            of a joined text is not just the sum; where one is missing, the sum stands in.
    """

    facts: NDArray[np.floating] | None = None
    names: NDArray[np.floating] | None = None
    breaks: NDArray[np.bool_] | None = None
    blocks: Mapping[tuple[int, int], NDArray[np.float32]] | None = None


@dataclass(frozen=True, slots=True)
class SentenceArrays:
    """One document's sentences.

    Attributes:
        vectors: (n, dim) float32, not normalised: the norm is the sentence's weight, and the vector of two joined
            sentences is about the sum of theirs. A row of zeros is like nothing.
        lengths: (n,), non-space characters + 1.
        clues: what else is known.
    """

    vectors: NDArray[np.float32]
    lengths: NDArray[np.float64]
    clues: Clues

    @classmethod
    def checked(
        cls, side: str, vectors: ArrayLike, lengths: ArrayLike, clues: Clues | None = None
    ) -> SentenceArrays:
        """The arrays in the right type, shape and content.

        Args:
            side: what to call them in an error: ``source`` or ``target``.
            vectors: (n, dim), anything that numpy takes for a table of finite numbers.
            lengths: (n,), each above 0.
            clues: what else is known; taken as it is.

        Raises:
            ShapeError: numbers of rows differ, a value is not finite, or a length is not above 0.
        """
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        sizes = np.asarray(lengths, dtype=np.float64)
        if not len(rows) and not len(sizes):
            empty = rows.reshape(0, rows.shape[1] if rows.ndim == 2 else 0)
            return cls(empty, sizes.reshape(0), clues or Clues())
        if rows.ndim != 2:
            raise ShapeError(
                f"{side} vectors", expected="a table of rows, one a sentence", got=f"{rows.ndim} dimensions"
            )
        if sizes.shape != (len(rows),):
            raise ShapeError(
                f"{side} lengths", expected=f"one for each of {len(rows)} vectors", got=sizes.shape
            )
        finite = np.isfinite(rows).all(axis=1)
        if not finite.all():
            raise ShapeError(
                f"{side} vectors", expected="finite numbers", got=f"NaN or infinity in row {finite.argmin()}"
            )
        usable = np.isfinite(sizes) & (sizes > 0)
        if not usable.all():
            raise ShapeError(f"{side} lengths", expected="numbers above 0", got=f"{sizes[usable.argmin()]}")
        return cls(rows, sizes, clues or Clues())

    def __len__(self) -> int:
        return len(self.lengths)
