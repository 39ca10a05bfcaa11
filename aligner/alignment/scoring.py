"""What every bead of a stretch is worth under the rules of a search.

In:   a pairing, a stretch of it, and the rules: learned weights, the size limit, what people have said.
Out:  Scores for the lattice, on the log scale.
Not:  the features themselves (features), the choice among beads (lattice, decoding).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .features import bead_features, skip_features
from .lattice import IMPOSSIBLE, Scores
from .shapes import BEAD_TYPES, shape_name

if TYPE_CHECKING:
    from .constraints import Constraints
    from .pairing import Pairing
    from .shapes import Stretch
    from .weights import Weights

__all__ = ["Rules", "score_stretch"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What steers a search: learned weights, the size limit, and what people have said."""

    weights: Weights
    max_size: int
    constraints: Constraints

    def swapped(self) -> Rules:
        """These rules for source and target exchanged; the weights do not tell one side from the other."""
        return Rules(self.weights, self.max_size, self.constraints.swapped())


def score_stretch(pairing: Pairing, stretch: Stretch, rules: Rules) -> Scores:
    """Weigh the features of a batch of stretches, and rule out what people have ruled out."""
    weights = rules.weights
    starts = stretch.starts
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    beads = np.full((count, len(BEAD_TYPES), height + 1, width + 1), IMPOSSIBLE)
    allowed = rules.constraints.allowed(stretch)
    inside_rows = np.arange(height + 1)[None, :] - starts[:, :1]
    inside_columns = np.arange(width + 1)[None, :] - starts[:, 1:]
    for t, ((a, b), features) in enumerate(zip(BEAD_TYPES, bead_features(pairing, stretch), strict=True)):
        if max(a, b) > rules.max_size:
            continue
        score = (
            np.tensordot(weights.bead_vector((a, b)), features, axes=1) + weights.shapes[shape_name((a, b))]
        )
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
