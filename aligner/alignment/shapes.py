"""How beads and stretches of two documents are shaped, and the arrays that go with them.

In:   nothing.
Out:  the sizes that a bead may have; Stretch, the sentences that are worked on together; types of arrays.
Not:  what is in the arrays (blocks, features), which stretches there are (corridor).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["BEAD_TYPES", "LARGEST_BLOCK", "Blocks", "Float", "Index", "Stretch", "Table", "shape_name"]

Float = NDArray[np.float64]
Index = NDArray[np.intp]
Table = NDArray[np.float32]
# By numbers of source and target sentences: (K, rows + 1, columns + 1), by where the block ends.
Blocks = dict[tuple[int, int], Table]

# (source, target) sentences a bead may hold.
BEAD_TYPES: tuple[tuple[int, int], ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (1, 4),
    (4, 1),
    (2, 2),
    (2, 3),
    (3, 2),
)
# Sentences in a block whose similarity is looked at: one more than a bead may hold.
LARGEST_BLOCK = 5


def shape_name(size: tuple[int, int]) -> str:
    """Name under which a bead's shape has its score, one for both directions: ``1:2`` for (1, 2) and (2, 1)."""
    small, large = sorted(size)
    return f"{small}:{large}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A batch of K rectangles of a pairing, padded at their start to (rows, columns).

    Attributes:
        rows: (K, rows) source sentence indexes, -1 where padded.
        columns: (K, columns) target sentence indexes, -1 where padded.
    """

    rows: Index
    columns: Index

    @property
    def starts(self) -> Index:
        """(K, 2), the padding in front."""
        return np.stack([(self.rows < 0).sum(axis=1), (self.columns < 0).sum(axis=1)], axis=1)
