"""What choosing a bead is worth, against a twin that adds up link by link."""

import numpy as np
import pytest

from aligner.alignment.gains import Gains, expected_gain
from aligner.alignment.shapes import BEAD_TYPES


def twin(beads, gains, t, i, j):
    """The gain of one bead of the only stretch, from the definition."""
    types, height, width = beads.shape[1:]
    link = np.zeros((height - 1, width - 1))
    for u, (a, b) in enumerate(BEAD_TYPES[:types]):
        for end in range(a, height):
            for last in range(b, width):
                link[end - a : end, last - b : last] += beads[0, u, end, last]
    a, b = BEAD_TYPES[t]
    links = (link[i - a : i, j - b : j] - gains.link).sum()
    return (1 - gains.links) * (beads[0, t, i, j] - gains.bead) + gains.links * links


@pytest.mark.parametrize("types", [10, len(BEAD_TYPES)])
def test_gain_counts_beads_and_links(types):
    rng = np.random.default_rng(5)
    beads = np.zeros((1, types, 8, 10))
    for t, (a, b) in enumerate(BEAD_TYPES[:types]):
        if a < 8 and b < 10:
            beads[0, t, a:, b:] = rng.random((8 - a, 10 - b)) / 20
    gains = Gains(bead=0.3, link=0.2, links=0.6)
    found = expected_gain(beads, gains)
    for t, (a, b) in enumerate(BEAD_TYPES[:types]):
        for i in range(a, 8):
            for j in range(b, 10):
                assert found[0, t, i, j] == pytest.approx(twin(beads, gains, t, i, j))


def test_readings_that_share_links_do_not_take_each_others_vote():
    # A sentence goes with two of three others; which two is open, the one in the middle is certain.
    beads = np.zeros((1, 10, 2, 4))
    beads[0, 1, 1, 2] = beads[0, 1, 1, 3] = 0.35
    beads[0, 0, 1, 2] = 0.3
    by_beads = expected_gain(beads, Gains(bead=0.4, link=0.4, links=0.0))
    by_links = expected_gain(beads, Gains(bead=0.4, link=0.4, links=0.8))
    assert by_beads.max() < 0
    assert by_links[0, 0, 1, 2] > 0
