"""Why a bead, and not another one.

In:   a bead of a finished search, and what the search went by: pairing, rectangle, rules.
Out:  the parts of the bead's score, what each contributed, and the likeliest other reading of its sentences.
Not:  printing (cli), keeping a search (search).
Idea: a bead's score is a weighted sum, so it can be taken apart; and since every bead of the table has a probability,
      the runner-up is the likeliest one that shares a sentence with the chosen bead and differs from it. The
      rectangle that the bead was found in is scored once more, by the rules of the search, so the probabilities are
      those that it was chosen by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..model import Bead
from .decoding import stretch_of
from .features import BEAD_FEATURES, SKIP_FEATURES, bead_features, skip_features
from .lattice import IMPOSSIBLE, marginals
from .scoring import score_stretch
from .shapes import BEAD_TYPES, shape_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .corridor import Rectangle
    from .pairing import Pairing
    from .scoring import Rules
    from .shapes import Stretch

__all__ = ["Explanation", "Part", "explain_bead"]

# A reading less likely than this is none.
LEAST = 1e-6
# A part of a score below this, in log-odds, contributes nothing.
NOTHING = 5e-3


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score.

    Attributes:
        name: the feature, as in the table of weights.
        meaning: what the feature says, in words.
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
        bead: the bead, with the confidence that the search gave it.
        parts: largest contribution first, either sign; those that contribute nothing are left out.
        runner_up: the likeliest other bead for one of its sentences, with its probability; ``None`` if there is none.
        runner_up_parts: the parts of the runner-up's score, largest contribution first, either sign.
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
        """Sum of the parts of the runner-up: log-odds before the neighbours have their say."""
        return sum(part.contribution for part in self.runner_up_parts)


def explain_bead(bead: Bead, pairing: Pairing, rectangle: Rectangle, rules: Rules) -> Explanation:
    """Take the score of a bead apart.

    Args:
        bead: sentences of both sides, or of one, inside the rectangle.
        pairing: the documents.
        rectangle: the part of the table that the bead was found in.
        rules: what the search was steered by.
    """
    if rectangle.is_tall and rectangle.cells:
        # Searched with source and target exchanged, so explained that way too.
        turned = explain_bead(_turned(bead), pairing.swapped(), rectangle.turned(), rules.swapped())
        rival = None if turned.runner_up is None else _turned(turned.runner_up)
        return Explanation(bead, turned.parts, rival, turned.runner_up_parts)
    stretch = stretch_of([rectangle])
    rival = _runner_up(bead, pairing, rectangle, rules) if rectangle.cells else None
    own, others = (
        () if one is None else _parts(one, pairing, rectangle, stretch, rules) for one in (bead, rival)
    )
    return Explanation(bead, own, rival, others)


def _turned(bead: Bead) -> Bead:
    """The bead with source and target exchanged."""
    return Bead(bead.target, bead.source, bead.confidence, bead.similarity)


def _runner_up(bead: Bead, pairing: Pairing, rectangle: Rectangle, rules: Rules) -> Bead | None:
    """The likeliest other bead for one of the sentences, its confidence being its probability."""
    scores = score_stretch(pairing, stretch_of([rectangle]), rules)
    probability = marginals(scores)
    height, width = scores.source_skip.shape[1], scores.target_skip.shape[1]
    rows = np.isin(np.arange(rectangle.top, rectangle.bottom), bead.source)
    columns = np.isin(np.arange(rectangle.left, rectangle.right), bead.target)
    best: Bead | None = None
    for t, (a, b) in enumerate(rules.regime.types):
        if height < a or width < b:
            continue
        chances = np.where(scores.beads[0, t] > IMPOSSIBLE, probability.beads[0, t], 0.0)
        chances *= _touching(rows, a)[:, None] | _touching(columns, b)[None, :]
        if bead.is_paired and (len(bead.source), len(bead.target)) == (a, b):
            chances[bead.source[-1] + 1 - rectangle.top, bead.target[-1] + 1 - rectangle.left] = 0.0
        i, j = np.unravel_index(int(chances.argmax()), chances.shape)
        chance = float(chances[i, j])
        if chance > max(LEAST, 0.0 if best is None else best.confidence):
            top, left = rectangle.top + int(i), rectangle.left + int(j)
            best = Bead(tuple(range(top - a, top)), tuple(range(left - b, left)), min(chance, 1.0))
    if bead.is_paired:
        chances_alone = probability.source_skip[0], probability.target_skip[0]
        alone = [Bead((i,), (), float(chances_alone[0][i - rectangle.top])) for i in bead.source]
        alone += [Bead((), (j,), float(chances_alone[1][j - rectangle.left])) for j in bead.target]
        likeliest = max(alone, key=lambda one: one.confidence)
        if best is None or likeliest.confidence > best.confidence:
            best = replace(likeliest, confidence=min(likeliest.confidence, 1.0))
    return best


def _touching(members: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Whether a block of that many sentences holds one of the members, by where it ends: (sentences + 1,)."""
    before = np.concatenate([[0], np.cumsum(members)])
    touching = np.zeros(len(before), dtype=bool)
    touching[size:] = before[size:] > before[: len(before) - size]
    return touching


def _parts(
    bead: Bead, pairing: Pairing, rectangle: Rectangle, stretch: Stretch, rules: Rules
) -> tuple[Part, ...]:
    """The parts of a bead's score, largest first."""
    weights, regime = rules.weights, rules.regime
    if bead.is_paired:
        size = len(bead.source), len(bead.target)
        end = bead.source[-1] + 1 - rectangle.top, bead.target[-1] + 1 - rectangle.left
        tables = zip(regime.types, bead_features(pairing, stretch, regime.types), strict=False)
        values = next(table for shape, table in tables if shape == size)[:, 0, end[0], end[1]]
        meanings, weight = BEAD_FEATURES, weights.single if size == (1, 1) else weights.merged
    else:
        source_table, target_table = skip_features(pairing, stretch)
        values = (
            source_table[0, bead.source[0] - rectangle.top]
            if bead.source
            else target_table[0, bead.target[0] - rectangle.left]
        )
        meanings, weight = SKIP_FEATURES, weights.skip
    found = [
        Part(name, meaning, float(value), weight[name])
        for (name, meaning), value in zip(meanings.items(), values, strict=True)
    ]
    if bead.is_paired:
        name = shape_name(size)
        found.append(Part("shape", f"how usual beads of {name} sentences are", 1.0, weights.shapes[name]))
        of_document = regime.sizes[BEAD_TYPES.index(size)]
    else:
        of_document = regime.source_skip if bead.source else regime.target_skip
    found.append(Part("regime", "how much more usual that is in this document", 1.0, of_document))
    kept = [part for part in found if abs(part.contribution) > NOTHING]
    return tuple(sorted(kept, key=lambda part: -abs(part.contribution)))
