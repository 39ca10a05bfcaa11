"""Why a bead, and not another one.

In:   the arrays an alignment was made from, and one of its beads.
Out:  the parts of the bead's score, what each contributed, and the likeliest other reading of the same sentences.
Not:  printing (cli), making the arrays (pipeline).
Idea: a bead's score is a weighted sum, so it can be taken apart; and since every bead of the table has a probability,
      the runner-up is the likeliest one that shares a sentence with the chosen bead and differs from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..model import Bead
from .constraints import Constraints
from .features import BEAD_FEATURES, SKIP_FEATURES, bead_features, skip_features
from .lattice import IMPOSSIBLE, marginals
from .pairing import Pairing
from .search import LARGEST_SIDE, Settings, score_stretch
from .shapes import BEAD_TYPES, Stretch, shape_name
from .weights import load_weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .pairing import Clues
    from .weights import Weights

__all__ = ["Explanation", "Part", "explain_bead"]

# Sentences looked at around the bead on each side: what lies farther away does not compete with it.
AROUND = 30


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score.

    Attributes:
        name: the feature, as in the table of weights.
        meaning: the same in words.
        value: the feature's value.
        weight: log-odds per unit.
    """

    name: str
    meaning: str
    value: float
    weight: float

    @property
    def contribution(self) -> float:
        """What it adds to the log-odds."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Explanation:
    """A bead's score taken apart.

    Attributes:
        bead: the bead; its confidence is the probability found here.
        parts: largest contribution first, either sign; those that contribute nothing are left out.
        runner_up: the likeliest other bead for one of its sentences, with its probability; ``None`` if there is none.
        runner_up_parts: the same for that one.
    """

    bead: Bead
    parts: tuple[Part, ...]
    runner_up: Bead | None
    runner_up_parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """Sum of the parts: log-odds before the neighbours have their say."""
        return sum(part.contribution for part in self.parts)

    @property
    def runner_up_score(self) -> float:
        """The same for the runner-up."""
        return sum(part.contribution for part in self.runner_up_parts)


def explain_bead(
    bead: Bead,
    source: NDArray[np.float32],
    target: NDArray[np.float32],
    source_lengths: NDArray[np.float64],
    target_lengths: NDArray[np.float64],
    *,
    near: tuple[int, int] | None = None,
    source_clues: Clues | None = None,
    target_clues: Clues | None = None,
    weights: Weights | None = None,
) -> Explanation:
    """Take the score of a bead apart.

    Args:
        bead: sentences of both sides, or of one.
        source: (n, dim) vectors, as for ``align_vectors``.
        target: (m, dim).
        source_lengths: (n,).
        target_lengths: (m,).
        near: for a bead with an empty side: where in both documents it stands, as sentence boundaries.
        source_clues: numbers, names and paragraphs.
        target_clues: the same of the target.
        weights: by default the shipped table.
    """
    weights = weights or load_weights()
    pairing = Pairing.of(source, target, source_lengths, target_lengths, source_clues, target_clues)
    middle_i = bead.source[0] if bead.source else (near or (0, 0))[0]
    middle_j = bead.target[0] if bead.target else (near or (0, 0))[1]
    rows = np.arange(max(middle_i - AROUND, 0), min(middle_i + AROUND, len(source)))
    columns = np.arange(max(middle_j - AROUND, 0), min(middle_j + AROUND, len(target)))
    stretch = Stretch(rows[None], columns[None])
    settings = Settings(weights, LARGEST_SIDE, Constraints())
    scores = score_stretch(pairing, stretch, settings)
    probability = marginals(scores)
    view = _View(pairing, stretch, weights)
    chances: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
    for t, (a, b) in enumerate(BEAD_TYPES):
        for i, j in zip(*np.nonzero(scores.beads[0, t] > IMPOSSIBLE), strict=True):
            chance = float(probability.beads[0, t, i, j])
            if chance > 1e-6:
                members = tuple(rows[i - a : i].tolist()), tuple(columns[j - b : j].tolist())
                chances[members] = chance
    for k, row in enumerate(rows.tolist()):
        chances[(row,), ()] = float(probability.source_skip[0, k])
    for k, column in enumerate(columns.tolist()):
        chances[(), (column,)] = float(probability.target_skip[0, k])
    own = (bead.source, bead.target)
    rivals = [
        key
        for key in chances
        if key != own and (set(key[0]) & set(bead.source) or set(key[1]) & set(bead.target))
    ]
    best = max(rivals, key=lambda key: chances[key], default=None)
    return Explanation(
        Bead(bead.source, bead.target, min(chances.get(own, 0.0), 1.0), bead.similarity),
        view.parts(own),
        None if best is None else Bead(*best, min(chances[best], 1.0)),
        () if best is None else view.parts(best),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """A stretch of a pairing, to look up single beads in."""

    pairing: Pairing
    stretch: Stretch
    weights: Weights

    def parts(self, key: tuple[tuple[int, ...], tuple[int, ...]]) -> tuple[Part, ...]:
        """The parts of one bead's score, largest first."""
        source, target = key
        if source and target:
            size = len(source), len(target)
            end = source[-1] + 1 - self.stretch.rows[0, 0], target[-1] + 1 - self.stretch.columns[0, 0]
            for shape, features in zip(BEAD_TYPES, bead_features(self.pairing, self.stretch), strict=True):
                if shape == size:
                    values = features[:, 0, end[0], end[1]]
            table = self.weights.single if size == (1, 1) else self.weights.merged
            found = [
                Part(name, BEAD_FEATURES[name], float(value), table[name])
                for name, value in zip(BEAD_FEATURES, values, strict=True)
            ]
            name = shape_name(size)
            found.append(
                Part("shape", f"how usual beads of {name} sentences are", 1.0, self.weights.shapes[name])
            )
        else:
            source_table, target_table = skip_features(self.pairing, self.stretch)
            values = (
                source_table[0, source[0] - self.stretch.rows[0, 0]]
                if source
                else target_table[0, target[0] - self.stretch.columns[0, 0]]
            )
            found = [
                Part(name, SKIP_FEATURES[name], float(value), self.weights.skip[name])
                for name, value in zip(SKIP_FEATURES, values, strict=True)
            ]
        kept = [part for part in found if abs(part.contribution) > 5e-3]
        return tuple(sorted(kept, key=lambda part: -abs(part.contribution)))
