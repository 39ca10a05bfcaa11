"""Learning the weights: the slope is that of the likelihood, and what is known becomes likelier."""

import numpy as np
import pytest

from aligner.alignment import SentenceArrays
from aligner.alignment.sentence_arrays import Clues
from aligner.model import Bead

cases = pytest.importorskip("training.alignment_cases", reason="learning needs scipy")
learning = pytest.importorskip("training.alignment_learning", reason="learning needs scipy")


def case(*, known: bool):
    """Nine sentences, the third and fourth joined on the other side, the last without counterpart."""
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(9, 32)).astype(np.float32)
    target = np.concatenate([rows[:2], rows[2:4].sum(axis=0, keepdims=True), rows[4:8]])
    target = target + 0.5 * rng.normal(size=target.shape).astype(np.float32)
    beads = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2, 3), (2,))]
    beads += [Bead((i,), (i - 1,)) for i in range(4, 8)] + [Bead((8,), ())]
    units = np.array([0, 0, 1, 1, 1, 2, 2, 2, 3]), np.array([0, 0, 1, 1, 2, 2, 2])
    source_lengths, target_lengths = np.full(9, 30.0), np.full(7, 30.0)
    target_lengths[2] = 60.0
    return cases.Case(
        SentenceArrays(rows, source_lengths, Clues()),
        SentenceArrays(target, target_lengths, Clues()),
        tuple(beads) if known else (),
        units,
    )


@pytest.mark.parametrize("known", [True, False])
def test_the_slope_is_that_of_the_likelihood(known):
    batch = learning.make_batches([case(known=known)])[0]
    rng = np.random.default_rng(1)
    vector = 0.1 * rng.normal(size=learning.LAYOUT.size)
    _, slope = learning._loss(vector, batch)
    for place in range(0, learning.LAYOUT.size, 5):
        step = np.zeros_like(vector)
        step[place] = 1e-3
        around = [learning._loss(vector + sign * step, batch)[0] for sign in (1, -1)]
        assert slope[place] == pytest.approx((around[0] - around[1]) / 2e-3, abs=0.02)


@pytest.mark.parametrize("known", [True, False])
def test_what_is_known_becomes_likelier(known):
    batches = learning.make_batches([case(known=known)])
    losses = []
    for iterations in (1, 15):
        vector = learning.fit(batches, 1, iterations)
        losses.append(learning._loss(vector, batches[0])[0])
    assert losses[1] < losses[0]


def test_beads_inside_units_alone_are_allowed_where_only_units_are_known():
    batch = learning.make_batches([case(known=False)])[0]
    allowed = batch.allowed[0]
    one_to_one, two_to_one = 0, 2
    assert allowed[one_to_one, 1, 1]
    assert not allowed[
        one_to_one, 3, 1
    ]  # the third sentence is in another unit than the first of the other side
    assert allowed[two_to_one, 4, 3]
    assert not allowed[two_to_one, 3, 3]  # its first sentence is in the unit before
