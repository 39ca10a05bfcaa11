"""The lattice against a twin that lists every alignment one by one."""

import itertools

import numpy as np
import pytest

from aligner.alignment.lattice import IMPOSSIBLE, Scores, best_path, marginals
from aligner.alignment.shapes import BEAD_TYPES


def every_path(n, m):
    """All alignments of n with m sentences; unpaired source before unpaired target between two pairs."""

    def walk(i, j, state):
        if (i, j) == (n, m):
            yield []
        for t, (a, b) in enumerate(BEAD_TYPES):
            if i + a <= n and j + b <= m:
                for rest in walk(i + a, j + b, "pair"):
                    yield [("bead", t, i + a, j + b), *rest]
        if i < n and state != "target":
            for rest in walk(i + 1, j, "source"):
                yield [("source", i, state == "pair", False), *rest]
        if j < m:
            for rest in walk(i, j + 1, "target"):
                yield [("target", j, state == "pair", state == "source"), *rest]

    return walk(0, 0, "pair")


def weight(path, scores, k, rows, columns):
    top, left = scores.starts[k]
    total = 0.0
    for step in path:
        if step[0] == "bead":
            total += scores.beads[k, step[1], top + step[2], left + step[3]]
        elif step[0] == "source":
            total += scores.source_skip[k, top + step[1]] + step[2] * scores.opening
        else:
            total += scores.target_skip[k, left + step[1]]
            total += step[2] * scores.opening + step[3] * scores.turning
    return total


@pytest.fixture
def scores():
    """Three stretches of different size, padded at the start."""
    rng = np.random.default_rng(3)
    sizes = [(4, 3), (2, 4), (3, 0)]
    height, width = 4, 4
    starts = np.array([(height - n, width - m) for n, m in sizes])
    beads = rng.normal(size=(3, len(BEAD_TYPES), height + 1, width + 1))
    for k, (top, left) in enumerate(starts):
        for t, (a, b) in enumerate(BEAD_TYPES):
            beads[k, t, : top + a] = IMPOSSIBLE
            beads[k, t, :, : left + b] = IMPOSSIBLE
    skips = rng.normal(size=(3, height)), rng.normal(size=(3, width))
    return sizes, Scores(beads, *skips, -0.7, -0.3, starts)


def test_summed_weight_of_all_paths(scores):
    sizes, batch = scores
    found = marginals(batch)
    for k, (n, m) in enumerate(sizes):
        paths = [weight(path, batch, k, n, m) for path in every_path(n, m)]
        assert found.log_partition[k] == pytest.approx(np.logaddexp.reduce(paths))


def test_probabilities_are_shares_of_all_paths(scores):
    sizes, batch = scores
    found = marginals(batch)
    for k, (n, m) in enumerate(sizes):
        top, left = batch.starts[k]
        expected = np.zeros_like(batch.beads[k])
        source, target = np.zeros(n), np.zeros(m)
        opened = turned = 0.0
        paths = list(every_path(n, m))
        weights = np.array([weight(path, batch, k, n, m) for path in paths])
        for path, share in zip(paths, np.exp(weights - np.logaddexp.reduce(weights)), strict=True):
            for step in path:
                if step[0] == "bead":
                    expected[step[1], top + step[2], left + step[3]] += share
                elif step[0] == "source":
                    source[step[1]] += share
                    opened += share * step[2]
                else:
                    target[step[1]] += share
                    opened += share * step[2]
                    turned += share * step[3]
        np.testing.assert_allclose(found.beads[k], expected, atol=1e-9)
        np.testing.assert_allclose(found.source_skip[k, top:], source, atol=1e-9)
        np.testing.assert_allclose(found.target_skip[k, left:], target, atol=1e-9)
        assert found.opening[k] == pytest.approx(opened)
        assert found.turning[k] == pytest.approx(turned)


def test_best_path_has_the_greatest_gain(scores):
    sizes, batch = scores
    gain = np.where(batch.beads > IMPOSSIBLE, marginals(batch).beads - 0.1, IMPOSSIBLE)
    paths = best_path(gain, batch.starts)
    for k, (n, m) in enumerate(sizes):
        top, left = batch.starts[k]

        def worth(path, k=k, top=top, left=left):
            return sum(gain[k, step[1], top + step[2], left + step[3]] for step in path if step[0] == "bead")

        best = max(worth(path) for path in every_path(n, m))
        assert sum(gain[(k, *bead)] for bead in paths[k]) == pytest.approx(best)
        assert all(a[1] <= b[1] and a[2] <= b[2] for a, b in itertools.pairwise(paths[k]))
