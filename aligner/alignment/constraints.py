"""What people have said: these two sentences belong together, those two do not.

In:   pairs of sentence indexes.
Out:  which beads a search may use, and an error if the pairs cannot all be kept.
Not:  reading them from a file (pipeline).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ConstraintError
from .blocks import block_sums
from .settings import LARGEST_SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..model import Bead
    from .shapes import Index, Stretch

__all__ = ["Constraints"]

# Leaving a fixed sentence unpaired; not infinite, so that sums of scores stay exact.
NEVER = -1e4


def _no_pairs() -> Index:
    return np.zeros((0, 2), dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of a source and a target sentence that must, and that must not, be in one bead.

    Attributes:
        fixed: (pairs, 2), rising on both sides.
        forbidden: (pairs, 2), rising on the source side.
    """

    fixed: Index = field(default_factory=_no_pairs)
    forbidden: Index = field(default_factory=_no_pairs)

    @classmethod
    def checked(
        cls, fixed: Sequence[tuple[int, int]], forbidden: Sequence[tuple[int, int]], n: int, m: int
    ) -> Constraints:
        """Sort the pairs and refuse those that cannot be kept.

        Args:
            fixed: sentence numbers from 0; pairs of one source sentence lie at most three target sentences apart.
            forbidden: sentence numbers from 0.
            n: number of source sentences.
            m: number of target sentences.

        Raises:
            ConstraintError: an index is out of range, two fixed pairs cross, or a pair is fixed and forbidden.
        """
        for source, target in (*fixed, *forbidden):
            if not (0 <= source < n and 0 <= target < m):
                raise ConstraintError(
                    f"there is no pair of sentences {source} and {target}",
                    remedy=f"Source sentences count from 0 to {n - 1}, target sentences from 0 to {m - 1}.",
                )
        if both := set(fixed) & set(forbidden):
            source, target = min(both)
            raise ConstraintError(
                f"sentences {source} and {target} are fixed and forbidden at once",
                remedy="Leave out one of the two.",
            )
        ordered = sorted(set(fixed))
        for (first, to_first), (second, to_second) in itertools.pairwise(ordered):
            if to_second < to_first or (first == second and to_second > to_first + LARGEST_SIDE - 1):
                raise ConstraintError(
                    f"the fixed pairs {first}-{to_first} and {second}-{to_second} cross or are too far apart",
                    remedy="An alignment runs forward in both texts; leave out one of the two.",
                )
        return cls(
            *(np.array(sorted(set(pairs)), dtype=np.intp).reshape(-1, 2) for pairs in (fixed, forbidden))
        )

    @property
    def span(self) -> int:
        """Sentences of one side that fixed pairs put into one bead, at most; 0 if there are none."""
        return max(
            (
                int(np.ptp(self.fixed[self.fixed[:, side] == sentence, 1 - side])) + 1
                for side in (0, 1)
                for sentence in np.unique(self.fixed[:, side]).tolist()
            ),
            default=0,
        )

    def swapped(self) -> Constraints:
        """These constraints with source and target exchanged."""
        return Constraints(self.fixed[:, ::-1], self.forbidden[:, ::-1])

    def allowed(self, stretch: Stretch) -> dict[tuple[int, int], NDArray[np.bool_]] | None:
        """By size of bead, whether each bead of the stretch may be used; ``None`` if there are no constraints.

        Each (K, rows + 1, columns + 1), by where the bead ends.

        A bead is allowed if every fixed pair that it touches lies wholly inside it, and no forbidden one does.
        """
        if not len(self.fixed) and not len(self.forbidden):
            return None
        fixed, forbidden = (block_sums(_table(pairs, stretch)) for pairs in (self.fixed, self.forbidden))
        touched = [
            np.concatenate(
                [np.zeros((len(index), 1)), np.cumsum(_counts(self.fixed[:, side], index), axis=1)], axis=1
            )
            for side, index in enumerate((stretch.rows, stretch.columns))
        ]
        result = {}
        for a, b in fixed:
            source, target = (
                sums - np.roll(sums, size, axis=1) for sums, size in zip(touched, (a, b), strict=True)
            )
            inside = fixed[a, b]
            whole = (inside == source[:, :, None]) & (inside == target[:, None, :])
            result[a, b] = whole & (forbidden[a, b] == 0)
        return result

    def forbid_skips(
        self, stretch: Stretch, source_skip: NDArray[np.float64], target_skip: NDArray[np.float64]
    ) -> None:
        """Make it all but impossible to leave a sentence of a fixed pair unpaired; changes the arrays.

        Args:
            stretch: the sentences that the arrays are about.
            source_skip: (K, rows), log score of leaving a source sentence unpaired.
            target_skip: (K, columns), log score of leaving a target sentence unpaired.
        """
        if len(self.fixed):
            source_skip[_counts(self.fixed[:, 0], stretch.rows) > 0] = NEVER
            target_skip[_counts(self.fixed[:, 1], stretch.columns) > 0] = NEVER

    def check_kept(self, beads: Sequence[Bead]) -> None:
        """Make sure that the beads of a search keep every fixed pair.

        Raises:
            ConstraintError: one is not in one bead: together with the others, or the size limit, it cannot be.
        """
        kept = (
            {(i, j) for bead in beads for i in bead.source for j in bead.target} if len(self.fixed) else set()
        )
        for source, target in self.fixed.tolist():
            if (source, target) not in kept:
                raise ConstraintError(
                    f"the fixed pair {source}-{target} cannot be kept together with the other pairs and the size limit",
                    remedy="Leave out one of the pairs, or allow larger beads.",
                )


def _table(pairs: Index, stretch: Stretch) -> NDArray[np.float32]:
    """1 where a pair stands, (K, rows, columns)."""
    table = np.zeros((*stretch.rows.shape, stretch.columns.shape[1]), dtype=np.float32)
    inside = np.isin(pairs[:, 0], stretch.rows) & np.isin(pairs[:, 1], stretch.columns)
    for source, target in pairs[inside]:
        table += (stretch.rows == source)[:, :, None] & (stretch.columns == target)[:, None, :]
    return table


def _counts(sentences: Index, index: Index) -> NDArray[np.float64]:
    """In how many of the pairs each sentence of a stretch stands, (K, sentences)."""
    counts = np.zeros(index.shape, dtype=np.float64)
    if len(sentences):
        numbers, times = np.unique(sentences, return_counts=True)
        place = np.minimum(np.searchsorted(numbers, index), len(numbers) - 1)
        counts[:] = np.where(numbers[place] == index, times[place], 0)
    return counts
