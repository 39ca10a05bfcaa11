"""Learn the weights of the alignment from cases: maximum likelihood of what is known among all alignments.

In:   cases.
Out:  weights.
Not:  cases (alignment_cases), scores and files (alignment).
Idea: a conditional random field. Where the beads are known, their likelihood; where only units are, the likelihood of
      all alignments whose beads lie inside the units and leave no sentence of a unit with both sides alone without
      need. A normal prior on the weights; L-BFGS. Each case is seen in its regime, as the search estimates it with
      the weights of the round before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from aligner.alignment.features import BEAD_FEATURES, SKIP_FEATURES, bead_features, skip_features
from aligner.alignment.lattice import IMPOSSIBLE, Marginals, Scores, marginals
from aligner.alignment.pairing import Pairing
from aligner.alignment.regime import Counts
from aligner.alignment.shapes import BEAD_TYPES, CORE_TYPES, Stretch, shape_name
from aligner.alignment.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.model import Bead

    from .alignment_cases import Case

__all__ = ["Batch", "fit", "in_regimes", "make_batches", "usual_shares"]

SHAPES = tuple(dict.fromkeys(shape_name(size) for size in BEAD_TYPES))
PRIOR = 0.02  # precision of the normal prior on each weight, per document
# What leaving a sentence alone costs in a unit that both sides have, log: a translator leaves something out at times.
ALONE = -4.0
ROUNDS = 2  # of estimating a case's regime, as in the search


@dataclass
class Batch:
    """All features of K documents of similar length, padded at their start, and what is known of them.

    Attributes:
        beads: by type: (features, K, rows + 1, columns + 1).
        source_skip: (K, rows, features).
        target_skip: (K, columns, features).
        starts: (K, 2), where each document begins.
        observed: summed features of the true alignments, as ``Layout`` orders them; ``None`` if units are known.
        allowed: (K, types, rows + 1, columns + 1), which beads lie inside a unit; ``None`` if the beads are known.
        alone: what leaving each sentence alone costs beside its score, source and target; (K, rows), (K, columns).
        sizes: (K, types), the documents' regimes: log of how much likelier than usual each type is.
        skips: (K, 2), the same for a sentence without counterpart on either side.
    """

    beads: list[NDArray[np.float32]]
    source_skip: NDArray[np.float32]
    target_skip: NDArray[np.float32]
    starts: NDArray[np.intp]
    observed: NDArray[np.float64] | None = None
    allowed: NDArray[np.bool_] | None = None
    alone: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None
    sizes: NDArray[np.float64] = field(init=False)
    skips: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.sizes = np.zeros((len(self.starts), len(self.beads)))
        self.skips = np.zeros((len(self.starts), 2))


class Layout:
    """Where each weight stands in the vector that is optimised."""

    def __init__(self) -> None:
        f, s = len(BEAD_FEATURES), len(SKIP_FEATURES)
        self.shapes = slice(0, len(SHAPES))
        self.single = slice(self.shapes.stop, self.shapes.stop + f)
        self.merged = slice(self.single.stop, self.single.stop + f)
        self.skip = slice(self.merged.stop, self.merged.stop + s)
        self.opening = self.skip.stop
        self.turning = self.opening + 1
        self.size = self.turning + 1

    def weights(self, vector: NDArray[np.float64], usual: dict[str, float]) -> Weights:
        """The vector as a table."""
        return Weights(
            version="logodds-3",
            shapes=dict(zip(SHAPES, vector[self.shapes].tolist(), strict=True)),
            single=dict(zip(BEAD_FEATURES, vector[self.single].tolist(), strict=True)),
            merged=dict(zip(BEAD_FEATURES, vector[self.merged].tolist(), strict=True)),
            skip=dict(zip(SKIP_FEATURES, vector[self.skip].tolist(), strict=True)),
            opening=float(vector[self.opening]),
            turning=float(vector[self.turning]),
            usual=usual,
        )

    def of_bead(self, size: tuple[int, int]) -> slice:
        """Where the weights of a bead's features stand."""
        return self.single if size == (1, 1) else self.merged


LAYOUT = Layout()


def make_batches(cases: Sequence[Case], size: int = 12) -> list[Batch]:
    """Documents of one sort and similar length together."""
    batches = []
    for exact in (True, False):
        for wide in (False, True):
            group = [case for case in cases if case.is_exact is exact and case.is_wide is wide]
            group.sort(key=lambda case: (len(case.source) + len(case.target), len(case.source)))
            batches += [
                _batch(group[first : first + size], BEAD_TYPES if wide else CORE_TYPES)
                for first in range(0, len(group), size)
            ]
    return batches


def _batch(cases: Sequence[Case], types: Sequence[tuple[int, int]]) -> Batch:
    """Features of every bead of the whole tables, and what is known."""
    height, width = max(len(case.source) for case in cases), max(len(case.target) for case in cases)
    starts = np.array([(height - len(case.source), width - len(case.target)) for case in cases])
    batch = Batch(
        [np.zeros((len(BEAD_FEATURES), len(cases), height + 1, width + 1), np.float32) for _ in types],
        np.zeros((len(cases), height, len(SKIP_FEATURES)), np.float32),
        np.zeros((len(cases), width, len(SKIP_FEATURES)), np.float32),
        starts,
    )
    for k, (case, (top, left)) in enumerate(zip(cases, starts, strict=True)):
        pairing = Pairing.of(case.source, case.target)
        stretch = Stretch(np.arange(len(case.source))[None], np.arange(len(case.target))[None])
        for t, features in enumerate(bead_features(pairing, stretch, types)):
            batch.beads[t][:, k, top:, left:] = features[:, 0]
        (batch.source_skip[k, top:],), (batch.target_skip[k, left:],) = skip_features(pairing, stretch)
    if cases[0].is_exact:
        batch.observed = sum(
            (_observed(batch, k, case.gold) for k, case in enumerate(cases)), np.zeros(LAYOUT.size)
        )
    else:
        _know_units(batch, cases)
    return batch


def _observed(batch: Batch, k: int, gold: Sequence[Bead]) -> NDArray[np.float64]:
    """Summed features of the true alignment of one document."""
    observed = np.zeros(LAYOUT.size)
    top, left = batch.starts[k]
    previous = "pair"
    for bead in _canonical(gold):
        if bead.is_paired:
            size = len(bead.source), len(bead.target)
            observed[SHAPES.index(shape_name(size))] += 1
            end = top + bead.source[-1] + 1, left + bead.target[-1] + 1
            observed[LAYOUT.of_bead(size)] += batch.beads[BEAD_TYPES.index(size)][:, k, end[0], end[1]]
            previous = "pair"
            continue
        now = "source" if bead.source else "target"
        side, at = (
            (batch.source_skip, top + bead.source[0])
            if bead.source
            else (batch.target_skip, left + bead.target[0])
        )
        observed[LAYOUT.skip] += side[k, at]
        observed[LAYOUT.turning] += (previous, now) == ("source", "target")
        observed[LAYOUT.opening] += previous == "pair"
        previous = now
    return observed


def _canonical(beads: Sequence[Bead]) -> list[Bead]:
    """In the lattice's order: by position, unpaired source sentences before unpaired target sentences."""
    result: list[Bead] = []
    lone_source = sorted((b for b in beads if not b.target), key=lambda b: b.source)
    lone_target = sorted((b for b in beads if not b.source), key=lambda b: b.target)
    paired = sorted((b for b in beads if b.is_paired), key=lambda b: b.source)
    for bead in paired:
        while lone_source and lone_source[0].source < bead.source:
            result.append(lone_source.pop(0))
        while lone_target and lone_target[0].target < bead.target:
            result.append(lone_target.pop(0))
        result.append(bead)
    return [*result, *lone_source, *lone_target]


def _know_units(batch: Batch, cases: Sequence[Case]) -> None:
    """Which beads lie inside a unit, and which sentences have a unit that both sides have; a bead of page frame may be
    anything, as long as it is in no unit."""
    count, height, width = batch.beads[0].shape[1:]
    types = BEAD_TYPES[: len(batch.beads)]
    batch.allowed = np.zeros((count, len(types), height, width), dtype=bool)
    batch.alone = np.zeros((count, height - 1)), np.zeros((count, width - 1))
    for k, case in enumerate(cases):
        source, target = case.units
        same = source[:, None] == target[None, :]
        top, left = batch.starts[k]
        for t, (a, b) in enumerate(types):
            if len(source) < a or len(target) < b:
                continue
            rows = _uniform(source, a)
            columns = _uniform(target, b)
            batch.allowed[k, t, top + a :, left + b :] = (
                same[a - 1 :, b - 1 :] & rows[:, None] & columns[None, :]
            )
        for side, other, alone, start in (
            (source, target, batch.alone[0], top),
            (target, source, batch.alone[1], left),
        ):
            alone[k, start:] = np.where(np.isin(side, other[other >= 0]), ALONE, 0.0)


def _uniform(units: NDArray[np.intp], size: int) -> NDArray[np.bool_]:
    """Whether so many sentences in a row are of one unit, by the first of them."""
    windows = np.lib.stride_tricks.sliding_window_view(units, size)
    uniform: NDArray[np.bool_] = (windows == windows[:, :1]).all(axis=1)
    return uniform


def _scores(vector: NDArray[np.float64], batch: Batch, *, known: bool = False) -> Scores:
    """What the weights make of a batch; ``known``: only what agrees with the units."""
    count, height, width = batch.beads[0].shape[1:]
    types = BEAD_TYPES[: len(batch.beads)]
    beads = np.full((count, len(types), height, width), IMPOSSIBLE)
    rows = np.arange(height)[None, :] - batch.starts[:, :1]
    columns = np.arange(width)[None, :] - batch.starts[:, 1:]
    for t, (a, b) in enumerate(types):
        score = np.tensordot(vector[LAYOUT.of_bead((a, b))].astype(np.float32), batch.beads[t], axes=1)
        fits = (rows >= a)[:, :, None] & (columns >= b)[:, None, :]
        if known and batch.allowed is not None:
            fits &= batch.allowed[:, t]
        own = vector[SHAPES.index(shape_name((a, b)))] + batch.sizes[:, t]
        np.copyto(beads[:, t], score + own[:, None, None], where=fits)
    source_skip, target_skip = (
        skip @ vector[LAYOUT.skip] + batch.skips[:, side, None]
        for side, skip in enumerate((batch.source_skip, batch.target_skip))
    )
    if known and batch.alone is not None:
        source_skip, target_skip = source_skip + batch.alone[0], target_skip + batch.alone[1]
    opening, turning = float(vector[LAYOUT.opening]), float(vector[LAYOUT.turning])
    return Scores(beads, source_skip, target_skip, opening, turning, batch.starts)


def _expected(probability: Marginals, batch: Batch) -> NDArray[np.float64]:
    """Summed features that the alignments have on average."""
    expected = np.zeros(LAYOUT.size)
    for t, size in enumerate(BEAD_TYPES[: len(batch.beads)]):
        chance = probability.beads[:, t].astype(np.float32)
        expected[SHAPES.index(shape_name(size))] += chance.sum()
        expected[LAYOUT.of_bead(size)] += np.tensordot(batch.beads[t], chance, axes=3)
    expected[LAYOUT.skip] += np.tensordot(probability.source_skip, batch.source_skip, axes=2)
    expected[LAYOUT.skip] += np.tensordot(probability.target_skip, batch.target_skip, axes=2)
    expected[LAYOUT.opening] += probability.opening.sum()
    expected[LAYOUT.turning] += probability.turning.sum()
    return expected


def _loss(vector: NDArray[np.float64], batch: Batch) -> tuple[float, NDArray[np.float64]]:
    """Negative log-likelihood of what is known, and its gradient."""
    every = marginals(_scores(vector, batch))
    expected = _expected(every, batch)
    value = float(every.log_partition.sum())
    if batch.observed is not None:
        # Of the true alignments' scores the regimes' part is left out: it does not depend on the weights.
        return value - float(vector @ batch.observed), expected - batch.observed
    known = marginals(_scores(vector, batch, known=True))
    return value - float(known.log_partition.sum()), expected - _expected(known, batch)


def fit(
    batches: Sequence[Batch], count: int, iterations: int, start: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Weights of greatest penalised likelihood for ``count`` documents, as a vector.

    Args:
        batches: of the documents.
        count: of the documents.
        iterations: of the optimiser.
        start: where to begin; by default with the margin alone.
    """
    if start is None:
        start = np.zeros(LAYOUT.size)
        start[LAYOUT.single] = start[LAYOUT.merged] = [
            0.5 if name == "margin" else 0.0 for name in BEAD_FEATURES
        ]

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros(LAYOUT.size)
        for batch in batches:
            one, slope = _loss(vector, batch)
            value += one
            gradient += slope
        return value / count + PRIOR / 2 * float(vector @ vector), gradient / count + PRIOR * vector

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations}).x)


def usual_shares(cases: Sequence[Case]) -> dict[str, float]:
    """Share of each shape among all true beads, and of sentences alone; each counted once more than it is seen."""
    beads = dict.fromkeys(SHAPES, 1.0)
    alone = sentences = 1.0
    for case in cases:
        if case.gold and any(bead.is_paired for bead in case.gold):
            sentences += len(case.source) + len(case.target)
            for bead in case.gold:
                if not bead.is_paired:
                    alone += 1
                elif (name := shape_name((len(bead.source), len(bead.target)))) in beads:
                    beads[name] += 1
    total = sum(beads.values())
    return {name: value / total for name, value in beads.items()} | {"unpaired": alone / sentences}


def in_regimes(batches: Sequence[Batch], vector: NDArray[np.float64], usual: dict[str, float]) -> None:
    """Give each document the regime that the search would estimate with these weights; changes the batches."""
    for batch in batches:
        batch.sizes[:] = 0
        batch.skips[:] = 0
        largest = max(max(size) for size in BEAD_TYPES[: len(batch.beads)])
        for _ in range(ROUNDS):
            found = marginals(_scores(vector, batch))
            for k in range(len(batch.starts)):
                skipped = found.source_skip[k].sum(), found.target_skip[k].sum()
                sentences = np.array(batch.beads[0].shape[2:]) - 1 - batch.starts[k]
                regime = Counts.of(found.beads[k].sum(axis=(1, 2)), skipped, sentences).regime(usual, largest)
                batch.sizes[k] = regime.sizes
                batch.skips[k] = regime.source_skip, regime.target_skip
