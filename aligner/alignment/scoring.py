"""What every bead of a stretch is worth under the rules of a search.

In:   a pairing, a stretch of it, and the rules: learned weights, the size limit, what people have said.
Out:  Scores for the lattice, on the log scale.
Not:  the features themselves (features), the choice among beads (lattice, decoding).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .features import bead_features, name_features, skip_features
from .lattice import IMPOSSIBLE, Scores
from .shapes import BEAD_TYPES, shape_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .constraints import Constraints
    from .pairing import Pairing
    from .shapes import Stretch
    from .weights import Weights

__all__ = ["Rules", "Worth", "score_stretch"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What steers a search.

    Attributes:
        weights: learned, of all features.
        max_size: most sentences on one side of a bead, 1..4.
        constraints: what people have said belongs together, or does not.
    """

    weights: Weights
    max_size: int
    constraints: Constraints

    def swapped(self) -> Rules:
        """These rules for source and target exchanged; the weights do not tell one side from the other."""
        return Rules(self.weights, self.max_size, self.constraints.swapped())


# What the features of every bead of a stretch come to but for its shape, by bead type: each (K, rows + 1, columns + 1).
Worth = list[NDArray[np.float32]]


def score_stretch(
    pairing: Pairing, stretch: Stretch, rules: Rules, *, nameless: Worth | None = None
) -> Scores:
    """Weigh the features of a batch of stretches, and rule out what people have ruled out.

    Args:
        pairing: the two documents.
        stretch: parts of the table.
        rules: weights, size limit, what people have said.
        nameless: what the features came to when no names were known; an empty list is filled with what they come to
            now. By default everything is weighed anew.
    """
    weights = rules.weights
    starts = stretch.starts
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    beads = np.full((count, len(BEAD_TYPES), height + 1, width + 1), IMPOSSIBLE)
    allowed = rules.constraints.allowed(stretch)
    inside_rows = np.arange(height + 1)[None, :] - starts[:, :1]
    inside_columns = np.arange(width + 1)[None, :] - starts[:, 1:]
    if nameless:
        worth = _with_names(nameless, pairing, stretch, weights)
    else:
        tables = zip(BEAD_TYPES, bead_features(pairing, stretch), strict=True)
        worth = (np.tensordot(weights.bead_vector(size), features, axes=1) for size, features in tables)
    for t, ((a, b), value) in enumerate(zip(BEAD_TYPES, worth, strict=True)):
        if nameless is not None and len(nameless) < len(BEAD_TYPES):
            nameless.append(value)
        if max(a, b) > rules.max_size:
            continue
        score = value + weights.shapes[shape_name((a, b))]
        fits = (inside_rows >= a)[:, :, None] & (inside_columns >= b)[:, None, :]
        if allowed is not None:
            fits &= allowed[a, b]
        np.copyto(beads[:, t], score * weights.sharpness, where=fits)
    source_skip, target_skip = (
        (features @ weights.skip_vector()).astype(np.float64) * weights.sharpness
        for features in skip_features(pairing, stretch)
    )
    rules.constraints.forbid_skips(stretch, source_skip, target_skip)
    opening, turning = weights.opening * weights.sharpness, weights.turning * weights.sharpness
    return Scores(beads, source_skip, target_skip, opening, turning, starts)


def _with_names(
    nameless: Worth, pairing: Pairing, stretch: Stretch, weights: Weights
) -> Iterator[NDArray[np.float32]]:
    """What the features come to with names, by bead type."""
    for size, value, named in zip(BEAD_TYPES, nameless, name_features(pairing, stretch), strict=True):
        if named is None:
            yield value
            continue
        (a, b), (shared, single) = size, weights.of_names(size)
        value = value.copy()
        value[:, a:, b:] += shared * named[0] + single * named[1]
        yield value
