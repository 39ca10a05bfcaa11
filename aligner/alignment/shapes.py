"""How beads and stretches of two documents are shaped, and the arrays that go with them.

In:   nothing.
Out:  the sizes that a bead may have; Stretch, the sentences that are worked on together; types of arrays.
Not:  what is in the arrays (blocks, features), which stretches there are (corridor).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BEAD_TYPES",
    "CORE_SIDE",
    "CORE_TYPES",
    "LARGEST_BLOCK",
    "Blocks",
    "Float",
    "Index",
    "Stretch",
    "Table",
    "block_sizes",
    "shape_name",
    "types_within",
]

Float = NDArray[np.float64]
Index = NDArray[np.intp]
Table = NDArray[np.float32]
# By numbers of source and target sentences: (K, rows + 1, columns + 1), by where the block ends.
Blocks = dict[tuple[int, int], Table]

# (source, target) sentences a bead may hold: first those that every text has, then those of free translations, which
# are looked for only where the text asks for them.
CORE_TYPES: tuple[tuple[int, int], ...] = (
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
BEAD_TYPES = CORE_TYPES + tuple(size for n in range(5, 9) for size in ((1, n), (n, 1)))
# Most sentences on one side of a bead of the core.
CORE_SIDE = max(max(size) for size in CORE_TYPES)
# Sentences in a block whose similarity is looked at: one more than a bead may hold.
LARGEST_BLOCK = 1 + max(max(size) for size in BEAD_TYPES)


def types_within(largest: int) -> tuple[tuple[int, int], ...]:
    """The first BEAD_TYPES, those of the core or all: enough for beads of so many sentences on a side."""
    return CORE_TYPES if largest <= CORE_SIDE else BEAD_TYPES


def block_sizes(types: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sizes of all blocks that the features of such beads ask about: one more or fewer on a side, or a part of them.

    Each comes after those that it is made of: one column less, and its last column.
    """
    reach = dict.fromkeys(types, True)
    for a, b in types:
        reach[a + 1, b] = reach[a, b + 1] = True
    widest = max(max(size) for size in reach)
    inside = {(a, b) for a, b in reach} | {(n, 1) for n in range(1, widest + 1)}
    inside |= {(x, y) for a, b in reach for x in range(1, a + 1) for y in range(1, b + 1)}
    return sorted(inside)


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
