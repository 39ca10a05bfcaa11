"""Features of edges and inner boundaries against the vectors they are about, and what they are for."""

import numpy as np
import pytest

from aligner import align_vectors
from aligner.alignment import SentenceArrays
from aligner.alignment.features import BEAD_FEATURES, bead_features
from aligner.alignment.pairing import Pairing
from aligner.alignment.shapes import BEAD_TYPES, Stretch

N, M = 7, 6


@pytest.fixture(scope="module")
def texts():
    rng = np.random.default_rng(20)
    source, target = rng.normal(size=(N, 16)), rng.normal(size=(M, 16))
    return (
        source + 0.5,
        target + 0.5,
        rng.integers(20, 90, N).astype(float),
        rng.integers(20, 90, M).astype(float),
    )


@pytest.fixture(scope="module")
def view(texts):
    """The pairing, and the features of a bead by its boundaries."""
    source, target, *lengths = texts
    sides = [
        SentenceArrays.checked(*side)
        for side in zip(("source", "target"), (source, target), lengths, strict=True)
    ]
    pairing = Pairing.of(*sides, log_ratio=0.0)
    tables = list(bead_features(pairing, Stretch(np.arange(N)[None], np.arange(M)[None])))

    def feature(name, top, bottom, left, right):
        number = BEAD_TYPES.index((bottom - top, right - left))
        return float(tables[number][list(BEAD_FEATURES).index(name), 0, bottom, right])

    return pairing, feature


def every_bead():
    return [(i - a, i, j - b, j) for a, b in BEAD_TYPES for i in range(a, N + 1) for j in range(b, M + 1)]


def cosine(one, two):
    return one @ two / np.linalg.norm(one) / np.linalg.norm(two)


def left_of(block, other):
    """What is left of a block's vector when the other's direction is taken out."""
    return block - (block @ other) / (other @ other) * other


def neighbours(rows, start, stop):
    return [k for k in (start - 1, stop) if 0 <= k < len(rows)]


def test_a_neighbour_is_compared_with_what_its_side_leaves_unsaid(texts, view):
    source, target, *_ = texts
    pairing, feature = view
    for top, bottom, left, right in every_bead():
        one, two = source[top:bottom].sum(axis=0), target[left:right].sum(axis=0)
        likeness = [cosine(source[k], left_of(two, one)) for k in neighbours(source, top, bottom)]
        likeness += [cosine(target[k], left_of(one, two)) for k in neighbours(target, left, right)]
        expected = max(max(likeness) / pairing.deviation, -1)
        assert feature("more_said", top, bottom, left, right) == pytest.approx(expected, abs=1e-3)


def test_an_outermost_sentence_is_compared_with_what_the_rest_leaves_unsaid(texts, view):
    source, target, *_ = texts
    pairing, feature = view
    for top, bottom, left, right in every_bead():
        one, two = source[top:bottom].sum(axis=0), target[left:right].sum(axis=0)
        likeness = [
            cosine(rows[k], left_of(other, whole - rows[k]))
            for rows, whole, other, start, stop in (
                (source, one, two, top, bottom),
                (target, two, one, left, right),
            )
            if stop - start > 1
            for k in (start, stop - 1)
        ]
        expected = min(min(likeness) / pairing.deviation, 2) if likeness else 0
        assert feature("needed", top, bottom, left, right) == pytest.approx(expected, abs=1e-3)


def test_lengths_with_a_sentence_more_and_a_sentence_fewer(texts, view):
    *_, source, target = texts
    _, feature = view

    def gap(top, bottom, left, right):
        return abs(np.log(target[left:right].sum() / source[top:bottom].sum()))

    for bead in every_bead():
        top, bottom, left, right = bead
        larger = [(min(top, k), max(bottom, k + 1), left, right) for k in neighbours(source, top, bottom)]
        larger += [(top, bottom, min(left, k), max(right, k + 1)) for k in neighbours(target, left, right)]
        smaller = [(top + 1, bottom, left, right), (top, bottom - 1, left, right)] if bottom - top > 1 else []
        if right - left > 1:
            smaller += [(top, bottom, left + 1, right), (top, bottom, left, right - 1)]
        nearer = np.clip(gap(*bead) - min(gap(*other) for other in larger), -1, 1)
        assert feature("more_length", *bead) == pytest.approx(nearer, abs=1e-5)
        farther = np.clip(min(gap(*other) for other in smaller) - gap(*bead), -1, 1) if smaller else 0
        assert feature("needed_length", *bead) == pytest.approx(farther, abs=1e-5)


def test_a_bead_of_two_and_two_is_judged_by_its_halves(texts, view):
    source, target, source_lengths, target_lengths = texts
    pairing, feature = view
    for i in range(2, N + 1):
        for j in range(2, M + 1):
            (one, two), (three, four) = source[i - 2 : i], target[j - 2 : j]
            more_one = source_lengths[i - 2] - target_lengths[j - 2]
            more_two = target_lengths[j - 1] - source_lengths[i - 1]
            if more_one + more_two > 0:
                crossing = cosine(left_of(one, three), four) + cosine(left_of(four, two), one)
            else:
                crossing = cosine(left_of(two, four), three) + cosine(left_of(three, one), two)
            bead = (i - 2, i, j - 2, j)
            assert feature("crossing", *bead) == pytest.approx(crossing / 2 / pairing.deviation, abs=1e-3)
            assert (feature("overlap", *bead) > 0) == (more_one * more_two > 0)


@pytest.mark.parametrize("seed", range(5))
def test_joins_that_overlap_make_one_bead(seed):
    """A+B and C against A and B+C: no boundary inside is the same on both sides."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(30, 128))
    one, two = (rows + 0.7 * rng.normal(size=rows.shape) for _ in range(2))
    at = 12
    source = np.delete(one, at + 1, axis=0)
    source[at] += one[at + 1]
    target = np.delete(two, at + 1, axis=0)
    target[at + 1] += two[at + 1]
    lengths = np.full(29, 40.0), np.full(29, 40.0)
    lengths[0][at] = lengths[1][at + 1] = 80.0
    beads = [(bead.source, bead.target) for bead in align_vectors(source, target, *lengths)]
    assert beads[at] == ((at, at + 1), (at, at + 1))
    assert len(beads) == 28
