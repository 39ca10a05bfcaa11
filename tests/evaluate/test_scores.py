"""Strict and lax scores as Vecalign counts them, and calibration."""

import pytest

from aligner.evaluate import calibration, score
from aligner.model import Bead


def beads(*pairs, confidence=1.0):
    return [Bead(tuple(source), tuple(target), confidence) for source, target in pairs]


GOLD = beads(((0,), (0,)), ((1,), (1, 2)), ((2,), ()), ((3, 4), (3,)))


@pytest.mark.parametrize(
    ("prediction", "strict", "lax"),
    [
        (GOLD, (1, 1), (1, 1)),
        (beads(((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3, 4), (3,))), (2 / 4, 2 / 3), (3 / 4, 1)),
        (beads(((0,), ()), ((), (0,))), (0, 0), (0, 0)),
        (beads(((0, 1), (0, 1, 2))), (0, 0), (1, 2 / 3)),
        ([], (0, 0), (0, 0)),
    ],
    ids=["the truth", "a split and a wrong pair", "all unpaired", "two merged", "nothing"],
)
def test_strict_and_lax(prediction, strict, lax):
    scores = score(GOLD, prediction)
    assert (scores.strict.precision, scores.strict.recall) == pytest.approx(strict)
    assert (scores.lax.precision, scores.lax.recall) == pytest.approx(lax)


def test_scores_by_bead_type():
    prediction = beads(((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), ()), ((3, 4), (3,)))
    by_type = score(GOLD, prediction).by_type
    assert {shape: (r.right, r.predicted, r.gold) for shape, r in by_type.items()} == {
        "1-1": (1, 2, 1),
        "1-2": (0, 0, 1),
        "2-1": (1, 1, 1),
    }


def test_unpaired_sentences_are_scored_apart():
    unpaired = score(GOLD, beads(((0,), (0,)), ((1,), (1, 2)), ((2,), ()), ((3, 4), ()), ((), (3,)))).unpaired
    assert (unpaired.precision, unpaired.recall) == (1 / 4, 1)


def test_calibration_error_is_the_gap_between_confidence_and_truth():
    outcomes = [(0.95, True)] * 8 + [(0.95, False)] * 2 + [(0.25, False)] * 10
    found = calibration(outcomes)
    assert [(row.low, row.count, row.right) for row in found.rows] == [(0.2, 10, 0.0), (0.9, 10, 0.8)]
    assert found.error == pytest.approx((0.25 + 0.15) / 2)


def test_calibration_needs_confidences():
    assert score(GOLD, GOLD).calibration is None
    assert score(GOLD, beads(((0,), (0,)), confidence=0.9)).calibration is not None
