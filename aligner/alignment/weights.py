"""The learned weight of each feature: a small table that a reader can open.

In:   ``aligner/data/alignment.json``, made by ``python -m training.alignment``.
Out:  Weights, with notes on what they were learned from.
Not:  the features (features), learning (training/alignment.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import SeedError
from .features import BEAD_FEATURES, SKIP_FEATURES
from .shapes import BEAD_TYPES, shape_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

__all__ = ["Weights", "load_weights"]

PATH = Path(__file__).resolve().parent.parent / "data" / "alignment.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """What a bead's score is made of, in log-odds per unit of each feature.

    Attributes:
        version: name of the table, for the signature of an alignment.
        shapes: score of each bead shape.
        single: weight of each feature for beads of one sentence a side.
        merged: weight of each feature for all other beads.
        skip: weight of each feature for a sentence left unpaired.
        opening: score of beginning a run of unpaired sentences after a pair.
        turning: score of unpaired target sentences directly after unpaired source sentences.
        sharpness: exponent on all scores that makes the confidence match how often beads are right.
        usual: share of each shape among the beads that the table was learned from, and of sentences left unpaired.
        notes: what the table was learned from, and how well it did.
    """

    version: str
    shapes: Mapping[str, float]
    single: Mapping[str, float]
    merged: Mapping[str, float]
    skip: Mapping[str, float]
    opening: float
    turning: float
    usual: Mapping[str, float]
    sharpness: float = 1.0
    notes: Mapping[str, Any] = field(default_factory=dict)

    def bead_vector(self, size: tuple[int, int]) -> NDArray[np.float32]:
        """Weights (features,) in the order of BEAD_FEATURES for a bead of that size, log-odds per unit."""
        table = self.single if size == (1, 1) else self.merged
        return np.array([table[name] for name in BEAD_FEATURES], dtype=np.float32)

    def of_names(self, size: tuple[int, int]) -> tuple[np.float32, np.float32]:
        """Weights of ``names_shared`` and of ``names_single`` for a bead of that size, log-odds per unit."""
        table = self.single if size == (1, 1) else self.merged
        return np.float32(table["names_shared"]), np.float32(table["names_single"])

    def skip_vector(self) -> NDArray[np.float32]:
        """Weights (features,) in the order of SKIP_FEATURES, log-odds per unit."""
        return np.array([self.skip[name] for name in SKIP_FEATURES], dtype=np.float32)


@cache
def load_weights(path: Path = PATH) -> Weights:
    """Read a table of weights; by default the one that ships.

    Raises:
        SeedError: it is missing, no such table, or lacks a weight.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        weights = Weights(**table)
        for size in BEAD_TYPES:
            weights.bead_vector(size)
            weights.shapes[shape_name(size)], weights.usual[shape_name(size)]
        weights.skip_vector()
        weights.usual["unpaired"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SeedError(
            f"the table of alignment weights is missing or damaged ({error})",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=path,
        ) from error
    return weights
