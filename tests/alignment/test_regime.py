"""The regime of a document: which sizes of beads it likes, and how it changes the search."""

import numpy as np
import pytest

from aligner.alignment import AlignSettings, Search, SentenceArrays
from aligner.alignment.regime import Counts, Regime
from aligner.alignment.sentence_arrays import Clues
from aligner.alignment.shapes import BEAD_TYPES, CORE_TYPES, shape_name
from aligner.alignment.weights import load_weights

USUAL = load_weights().usual


def counts(sizes, skipped=(0, 0), sentences=(1000, 1000)):
    beads = np.zeros(len(BEAD_TYPES))
    for size, number in sizes.items():
        beads[BEAD_TYPES.index(size)] = number
    return Counts(beads, np.array(skipped, dtype=float), np.array(sentences, dtype=float))


def usual_counts(total):
    one_way = {
        size: total * USUAL[shape_name(size)] / (1 if size[0] == size[1] else 2) for size in BEAD_TYPES
    }
    return counts(one_way)


def test_a_usual_document_changes_nothing():
    assert usual_counts(500).regime(USUAL, 8).sizes == pytest.approx([0] * len(BEAD_TYPES), abs=1e-9)


def test_what_a_document_likes_becomes_likelier_in_its_direction():
    regime = counts({(1, 1): 100, (1, 3): 200}).regime(USUAL, 8)
    liked, other, single = (regime.sizes[BEAD_TYPES.index(size)] for size in ((1, 3), (3, 1), (1, 1)))
    assert liked > 1
    assert other < 0
    assert single < 0
    assert regime.swapped().sizes[BEAD_TYPES.index((3, 1))] == liked
    assert regime.swapped().swapped() == regime


def test_a_short_text_stays_near_what_is_usual():
    short, long = (counts({(1, 3): number}).regime(USUAL, 8).sizes for number in (2, 2000))
    assert abs(short[0]) < 0.1
    assert long[0] < -2


def test_the_largest_sizes_are_left_out_unless_asked_for():
    assert Regime.usual().types == CORE_TYPES
    assert counts({(1, 1): 300}).regime(USUAL, 4).types == CORE_TYPES
    assert counts({(1, 1): 300}).regime(USUAL, 8).types == BEAD_TYPES
    assert not counts({(1, 1): 300}).is_loose
    assert counts({(1, 4): 100}).is_loose


def free_translation(per_sentence, count=40, dim=64):
    """Each source sentence says what so many target sentences say."""
    rng = np.random.default_rng(2)
    target = rng.normal(size=(count * per_sentence, dim)).astype(np.float32)
    source = target.reshape(count, per_sentence, dim).sum(axis=1)
    source = source + 0.2 * rng.normal(size=source.shape).astype(np.float32)
    return (
        SentenceArrays(source, np.full(count, 30.0 * per_sentence), Clues()),
        SentenceArrays(target, np.full(len(target), 30.0), Clues()),
    )


@pytest.mark.parametrize("size", [2, 4, 6, 8])
def test_up_to_eight_sentences_of_one_side_are_one_bead_where_the_text_joins_that_many(size):
    beads = Search.run(*free_translation(size)).beads()
    right = sum(len(bead.source) == 1 and len(bead.target) == size for bead in beads)
    assert right >= 36


def test_max_size_holds_in_every_regime():
    for limit in (1, 2, 4, 5):
        beads = Search.run(*free_translation(6), AlignSettings(max_size=limit)).beads()
        assert max(len(bead.target) for bead in beads) <= limit


def test_coverage_leaves_fewer_sentences_alone():
    source, target = free_translation(3)
    blurred = target.vectors + 3 * np.random.default_rng(9).normal(size=target.vectors.shape).astype(
        np.float32
    )
    target = SentenceArrays(blurred, target.lengths, Clues())
    alone = {
        prefer: sum(
            not bead.is_paired for bead in Search.run(source, target, AlignSettings(prefer=prefer)).beads()
        )
        for prefer in ("exact", "coverage")
    }
    assert alone["coverage"] <= alone["exact"]
