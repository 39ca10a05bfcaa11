"""What every bead of a stretch is worth under the rules of a search.

In:   a pairing, a stretch of it, and the rules: learned weights, the size limit, what people have said.
Out:  Scores for the lattice, on the log scale.
Not:  the features themselves (features), the choice among beads (lattice, decoding).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from .features import bead_features, name_features, skip_features
from .lattice import IMPOSSIBLE, Scores
from .regime import Regime
from .shapes import shape_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from .constraints import Constraints
    from .gains import Gains
    from .pairing import Pairing
    from .shapes import Stretch
    from .weights import Weights

__all__ = ["Rules", "Worth", "score_stretch"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What steers a search.

    Attributes:
        weights: learned, of all features.
        max_size: most sentences on one side of a bead, 1..8.
        constraints: what people have said belongs together, or does not.
        gains: what a right bead and a right link are worth.
        regime: how the document at hand translates.
    """

    weights: Weights
    max_size: int
    constraints: Constraints
    gains: Gains
    regime: Regime = field(default_factory=Regime.usual)

    def swapped(self) -> Rules:
        """These rules for source and target exchanged; the weights do not tell one side from the other."""
        return Rules(
            self.weights, self.max_size, self.constraints.swapped(), self.gains, self.regime.swapped()
        )


@dataclass(slots=True)
class Worth:
    """What the features of every bead of a stretch come to but for its shape, kept for another search of it.

    Attributes:
        tables: by bead type, each (K, rows + 1, columns + 1); none before the first search.
        named: whether names were known to it.
    """

    tables: list[NDArray[np.float32]] = field(default_factory=list)
    named: bool = False


def score_stretch(pairing: Pairing, stretch: Stretch, rules: Rules, kept: Worth | None = None) -> Scores:
    """Weigh the features of a batch of stretches, and rule out what people have ruled out.

    Args:
        pairing: the two documents.
        stretch: parts of the table.
        rules: weights, size limit, what people have said.
        kept: what the features came to before, with the same names or without any; filled with what they come to now
            if there is nothing yet, or not of all beads. By default everything is weighed anew.
    """
    weights, types = rules.weights, rules.regime.types
    starts = stretch.starts
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    beads = np.full((count, len(types), height + 1, width + 1), IMPOSSIBLE)
    allowed = rules.constraints.allowed(stretch)
    inside_rows = np.arange(height + 1)[None, :] - starts[:, :1]
    inside_columns = np.arange(width + 1)[None, :] - starts[:, 1:]
    worth: Iterable[NDArray[np.float32]]
    if kept is not None and len(kept.tables) >= len(types):
        known = kept.tables[: len(types)]
        worth = known if kept.named else _with_names(known, pairing, stretch, rules)
    else:
        tables = zip(types, bead_features(pairing, stretch, types), strict=True)
        worth = (np.tensordot(weights.bead_vector(size), features, axes=1) for size, features in tables)
        if kept is not None:
            kept.tables, kept.named = list(worth), pairing.source.names is not None
            worth = kept.tables
    for t, ((a, b), value) in enumerate(zip(types, worth, strict=True)):
        if max(a, b) > rules.max_size:
            continue
        score = value + (weights.shapes[shape_name((a, b))] + rules.regime.sizes[t])
        fits = (inside_rows >= a)[:, :, None] & (inside_columns >= b)[:, None, :]
        if allowed is not None:
            fits &= allowed[a, b]
        np.copyto(beads[:, t], score * weights.sharpness, where=fits)
    usual = rules.regime.source_skip, rules.regime.target_skip
    source_skip, target_skip = (
        ((features @ weights.skip_vector()).astype(np.float64) + of_document) * weights.sharpness
        for features, of_document in zip(skip_features(pairing, stretch), usual, strict=True)
    )
    rules.constraints.forbid_skips(stretch, source_skip, target_skip)
    opening, turning = weights.opening * weights.sharpness, weights.turning * weights.sharpness
    return Scores(beads, source_skip, target_skip, opening, turning, starts)


def _with_names(
    nameless: Sequence[NDArray[np.float32]], pairing: Pairing, stretch: Stretch, rules: Rules
) -> Iterator[NDArray[np.float32]]:
    """What the features come to with names, by bead type."""
    types, weights = rules.regime.types, rules.weights
    for size, value, named in zip(types, nameless, name_features(pairing, stretch, types), strict=True):
        if named is None:
            yield value
            continue
        (a, b), (shared, single) = size, weights.of_names(size)
        value = value.copy()
        value[:, a:, b:] += shared * named[0] + single * named[1]
        yield value
