"""Strict and lax scores, and calibration."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..model import Bead

__all__ = ["Calibration", "CalibrationRow", "Ratio", "Scores", "calibration", "score"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1, each 0..1; 0 where nothing was predicted or nothing was to be found.

    Attributes:
        right: predicted beads that count as right.
        predicted: all predicted beads.
        found: gold beads that count as found.
        gold: all gold beads.
    """

    right: int
    predicted: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of predicted beads that are right, 0..1."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold beads that were found, 0..1."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Beads of similar confidence.

    Attributes:
        low: least confidence of the interval, 0..1.
        high: its upper bound, which belongs to the next interval unless it is 1.
        count: number of beads in it.
        confidence: their mean confidence, 0..1.
        right: share of them that is right, 0..1.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidences match the share of beads that are right.

    Attributes:
        rows: ten intervals of confidence, empty ones left out.
        error: expected calibration error, 0..1: mean over beads of the interval's |confidence - share right|
            (Naeini, Cooper & Hauskrecht 2015).
    """

    rows: tuple[CalibrationRow, ...]
    error: float


@dataclass(frozen=True, slots=True)
class Scores:
    """A prediction against gold.

    Attributes:
        strict: a bead is right if gold has exactly it.
        lax: a bead is right if some gold bead shares a source and a target sentence with it.
        by_type: strict scores by shape, e.g. ``"1-2"``.
        unpaired: sentences left unpaired, against those that gold leaves unpaired.
        calibration: ``None`` if the prediction carries no confidences.
    """

    strict: Ratio
    lax: Ratio
    by_type: Mapping[str, Ratio] = field(default_factory=dict)
    unpaired: Ratio = field(default_factory=lambda: Ratio(0, 0, 0, 0))
    calibration: Calibration | None = None


def _key(bead: Bead) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(bead.source), frozenset(bead.target)


def _lax_hits(beads: Iterable[Bead], others: Iterable[Bead]) -> int:
    """How many beads share a source and a target sentence with one of the others."""
    links: defaultdict[int, set[int]] = defaultdict(set)
    for other in others:
        for i in other.source:
            links[i].update(other.target)
    return sum(any(links[i] & set(bead.target) for i in bead.source) for bead in beads)


def score(gold: Sequence[Bead], prediction: Sequence[Bead]) -> Scores:
    """Score predicted beads against gold; beads with an empty side count only in ``unpaired``.

    The strict and lax counts of Vecalign (Thompson & Koehn 2019).

    Args:
        gold: the true beads of two documents.
        prediction: beads of these two documents; confidences are judged if one of them is not 1.

    >>> from aligner.model import Bead
    >>> gold = [Bead((0,), (0,)), Bead((1,), (1, 2))]
    >>> scores = score(gold, [Bead((0,), (0,)), Bead((1,), (1,)), Bead((), (2,))])
    >>> scores.strict.f1, scores.lax.f1
    (0.5, 1.0)
    """
    truth = [bead for bead in gold if bead.is_paired]
    guess = [bead for bead in prediction if bead.is_paired]
    truth_keys, guess_keys = {_key(bead) for bead in truth}, {_key(bead) for bead in guess}
    hits = len(truth_keys & guess_keys)
    shapes = {
        shape: (_shapes(truth, shape), _shapes(guess, shape))
        for shape in sorted({_shape(b) for b in (*truth, *guess)})
    }
    by_type = {
        shape: Ratio(len(of_truth & of_guess), len(of_guess), len(of_truth & of_guess), len(of_truth))
        for shape, (of_truth, of_guess) in shapes.items()
    }
    lone_truth, lone_guess = _unpaired(gold), _unpaired(prediction)
    lone = len(lone_truth & lone_guess)
    graded = any(bead.confidence != 1.0 for bead in prediction)
    return Scores(
        strict=Ratio(hits, len(guess_keys), hits, len(truth_keys)),
        lax=Ratio(_lax_hits(guess, truth), len(guess), _lax_hits(truth, guess), len(truth)),
        by_type=by_type,
        unpaired=Ratio(lone, len(lone_guess), lone, len(lone_truth)),
        calibration=calibration((bead.confidence, _key(bead) in truth_keys) for bead in guess)
        if graded
        else None,
    )


def _shape(bead: Bead) -> str:
    return f"{len(bead.source)}-{len(bead.target)}"


def _shapes(beads: Iterable[Bead], shape: str) -> set[tuple[frozenset[int], frozenset[int]]]:
    return {_key(bead) for bead in beads if _shape(bead) == shape}


def _unpaired(beads: Iterable[Bead]) -> set[tuple[str, int]]:
    lone: set[tuple[str, int]] = set()
    for bead in beads:
        if not bead.target:
            lone.update(("source", i) for i in bead.source)
        if not bead.source:
            lone.update(("target", j) for j in bead.target)
    return lone


def calibration(outcomes: Iterable[tuple[float, bool]], intervals: int = 10) -> Calibration:
    """Compare confidences with outcomes.

    Args:
        outcomes: confidence 0..1 and whether the bead was right.
        intervals: number of equal intervals of confidence.

    Returns:
        The intervals that have beads, and the expected calibration error; 0.0 if there are no outcomes.
    """
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in outcomes:
        groups[min(int(confidence * intervals), intervals - 1)].append((confidence, right))
    total = sum(map(len, groups.values()))
    rows = []
    for number, group in sorted(groups.items()):
        mean = sum(confidence for confidence, _ in group) / len(group)
        share = sum(right for _, right in group) / len(group)
        rows.append(CalibrationRow(number / intervals, (number + 1) / intervals, len(group), mean, share))
    error = sum(row.count * abs(row.confidence - row.right) for row in rows) / total if total else 0.0
    return Calibration(tuple(rows), error)
