"""What align_vectors promises for any vectors at all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import align_vectors
from aligner.alignment import Clues
from aligner.errors import ConstraintError, ShapeError


def random_text(rng, count, dim=64):
    return rng.normal(size=(count, dim)).astype(np.float32)


def translated(source, rng, noise=0.8):
    return source + noise * random_text(rng, len(source), source.shape[1])


def shapes(beads):
    return [(bead.source, bead.target) for bead in beads]


def aligned(source, target, **options):
    return align_vectors(source, target, np.full(len(source), 40), np.full(len(target), 90), **options)


def covers_once_in_order(beads, n, m):
    return [i for bead in beads for i in bead.source] == list(range(n)) and [
        j for bead in beads for j in bead.target
    ] == list(range(m))


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(0, 14),
    m=st.integers(0, 14),
    seed=st.integers(0, 99),
    scale=st.sampled_from([0.0, 1e-6, 1.0, 1e4]),
)
def test_every_sentence_is_in_exactly_one_bead_and_in_order(n, m, seed, scale):
    rng = np.random.default_rng(seed)
    beads = aligned(scale * random_text(rng, n), scale * random_text(rng, m))
    assert covers_once_in_order(beads, n, m)
    assert all(0 <= bead.confidence <= 1 and -1 <= bead.similarity <= 1 for bead in beads)
    assert all(max(len(bead.source), len(bead.target)) <= 4 for bead in beads)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 7), (7, 0), (1, 3000), (3000, 1)])
def test_lopsided_documents(n, m):
    rng = np.random.default_rng(0)
    assert covers_once_in_order(aligned(random_text(rng, n), random_text(rng, m)), n, m)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 10, 30])
def test_one_sentence_again_and_again_is_paired_along_the_diagonal(count):
    same = np.ones((count, 8), dtype=np.float32)
    assert shapes(aligned(same, same)) == [((i,), (i,)) for i in range(count)]


def test_repeated_sentences_are_no_background_to_themselves():
    rng = np.random.default_rng(5)
    few = random_text(rng, 8)
    order = rng.permutation(np.repeat(np.arange(8), 6))
    beads = aligned(few[order], translated(few, rng)[order])
    assert shapes(beads) == [((i,), (i,)) for i in range(48)]


def test_a_text_that_comes_again_as_a_whole_is_paired_copy_by_copy():
    rng = np.random.default_rng(7)
    text = random_text(rng, 300)
    kept = rng.random(1800) > 0.03
    source, target = np.tile(text, (6, 1)), np.tile(translated(text, rng), (6, 1))[kept]
    beads = [bead for bead in aligned(source, target) if bead.is_paired]
    true = dict(zip(np.flatnonzero(kept).tolist(), range(kept.sum()), strict=True))
    right = sum(bead.target == (true.get(bead.source[0]),) for bead in beads)
    assert right >= 0.95 * len(true)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_shortest_texts_are_paired_if_alike_and_left_alone_if_not(count):
    rng = np.random.default_rng(6)
    source = random_text(rng, count, 256)
    assert shapes(aligned(source, translated(source, rng))) == [((i,), (i,)) for i in range(count)]
    assert not any(bead.is_paired for bead in aligned(source, random_text(rng, count, 256)))


def test_an_exact_translation_is_all_one_to_one():
    rng = np.random.default_rng(1)
    source = random_text(rng, 50)
    beads = aligned(source, translated(source, rng))
    assert shapes(beads) == [((i,), (i,)) for i in range(50)]
    assert min(bead.confidence for bead in beads) > 0.9


@pytest.mark.parametrize("parts", [2, 3, 4])
@pytest.mark.parametrize("joined_side", ["source", "target"])
def test_joined_sentences_become_one_bead(parts, joined_side):
    rng = np.random.default_rng(parts)
    one = random_text(rng, 24)
    other = translated(one, rng, noise=0.5)
    joined = np.concatenate(
        [other[:10], other[10 : 10 + parts].sum(axis=0, keepdims=True), other[10 + parts :]]
    )
    lengths, joined_lengths = np.full(24, 40.0), np.full(len(joined), 40.0)
    joined_lengths[10] *= parts
    if joined_side == "target":
        beads = align_vectors(one, joined, lengths, joined_lengths)
        assert (tuple(range(10, 10 + parts)), (10,)) in shapes(beads)
    else:
        beads = align_vectors(joined, one, joined_lengths, lengths)
        assert ((10,), tuple(range(10, 10 + parts))) in shapes(beads)
    assert len(beads) == len(joined)


@pytest.mark.parametrize("first", [0, 20, 60])
@pytest.mark.parametrize("side", ["source", "target"])
def test_a_missing_block_is_left_unpaired_and_the_rest_is_found(first, side):
    rng = np.random.default_rng(first)
    whole = random_text(rng, 90)
    part = np.delete(translated(whole, rng), slice(first, first + 30), axis=0)
    beads = aligned(whole, part) if side == "target" else aligned(part, whole)
    lone = [bead for bead in beads if not bead.is_paired]
    assert [i for bead in lone for i in (*bead.source, *bead.target)] == list(range(first, first + 30))
    assert sum(bead.is_paired for bead in beads) == 60


def test_unrelated_texts_are_left_unpaired():
    rng = np.random.default_rng(5)
    beads = aligned(random_text(rng, 40), random_text(rng, 40))
    assert sum(bead.is_paired for bead in beads) <= 4


def test_swapping_the_sides_swaps_the_beads():
    rng = np.random.default_rng(6)
    source = random_text(rng, 60)
    target = np.delete(translated(source, rng, noise=1.2), [5, 6, 30], axis=0)
    forth = {(bead.source, bead.target) for bead in aligned(source, target)}
    back = align_vectors(target, source, np.full(57, 90), np.full(60, 40))
    assert {(bead.target, bead.source) for bead in back} == forth


def test_text_added_at_the_end_changes_nothing_before_the_seam():
    rng = np.random.default_rng(7)
    source = random_text(rng, 60)
    target = translated(source, rng)
    before = shapes(aligned(source, target))
    after = shapes(aligned(source, np.concatenate([target, random_text(rng, 80)])))
    assert after[:58] == before[:58]


def test_the_corridor_finds_what_the_whole_table_finds():
    rng = np.random.default_rng(8)
    source = random_text(rng, 500)
    target = np.delete(translated(source, rng, noise=1.0), [*range(100, 160), 300, 301, 450], axis=0)
    assert shapes(aligned(source, target)) == shapes(aligned(source, target, whole=True))


def test_the_size_limit_is_kept():
    rng = np.random.default_rng(9)
    source = random_text(rng, 20)
    target = np.add.reduceat(translated(source, rng, noise=0.3), np.arange(0, 20, 2), axis=0)
    assert max(len(bead.source) for bead in aligned(source, target)) == 2
    assert max(len(bead.source) for bead in aligned(source, target, max_size=1)) == 1


def test_shared_facts_decide_between_equal_vectors():
    same = np.ones((3, 4), dtype=np.float32)
    facts = np.eye(3, dtype=np.float32) * 2
    beads = aligned(same, same[:2], source_clues=Clues(facts), target_clues=Clues(facts[1:]))
    assert shapes(beads)[0] == ((0,), ())


def test_paragraphs_help_to_decide_whether_sentences_belong_together():
    rng = np.random.default_rng(10)
    source = random_text(rng, 12)
    alike = translated(source, rng, noise=0.5)
    noise = random_text(rng, 1)[0]
    lengths = np.full(13, 90)
    lengths[3], lengths[4] = 60, 30
    joined = {}
    for in_one_paragraph in (True, False):
        breaks = np.ones(13, dtype=bool)
        breaks[3] = not in_one_paragraph
        beads = [
            # The fourth sentence split in two parts, of which the second is ever more like the whole.
            align_vectors(
                source,
                np.insert(alike, 4, share * source[3] + noise, axis=0),
                np.full(12, 40),
                lengths,
                source_clues=Clues(breaks=np.ones(12, dtype=bool)),
                target_clues=Clues(breaks=breaks),
            )
            for share in np.linspace(0, 1, 21)
        ]
        joined[in_one_paragraph] = sum(((3,), (3, 4)) in shapes(found) for found in beads)
    assert joined[True] > joined[False]


def test_fixed_pairs_are_kept_and_forbidden_pairs_are_not_made():
    rng = np.random.default_rng(11)
    source = random_text(rng, 12)
    target = translated(source, rng)
    free = shapes(aligned(source, target))
    assert ((4,), (4,)) in free
    fixed = aligned(source, target, fixed=[(4, 5)])
    assert any(4 in bead.source and 5 in bead.target for bead in fixed)
    assert covers_once_in_order(fixed, 12, 12)
    forbidden = aligned(source, target, forbidden=[(4, 4)])
    assert not any(4 in bead.source and 4 in bead.target for bead in forbidden)
    assert ((9,), (9,)) in shapes(forbidden)


def test_fixed_pairs_hold_in_long_texts_too():
    rng = np.random.default_rng(12)
    source = random_text(rng, 400)
    target = translated(source, rng)
    beads = aligned(source, target, fixed=[(100, 104), (300, 296)], forbidden=[(200, 200)])
    pairs = {(i, j) for bead in beads for i in bead.source for j in bead.target}
    assert {(100, 104), (300, 296)} <= pairs
    assert (200, 200) not in pairs
    assert covers_once_in_order(beads, 400, 400)


@pytest.mark.parametrize(
    ("fixed", "forbidden", "words"),
    [
        ([(0, 9)], [], "there is no pair of sentences 0 and 9"),
        ([], [(-1, 0)], "there is no pair"),
        ([(0, 2), (1, 1)], [], "cross"),
        ([(1, 1)], [(1, 1)], "fixed and forbidden at once"),
        ([(0, 0), (0, 3), (1, 1)], [], "cross"),
    ],
)
def test_constraints_that_cannot_be_kept_are_refused(fixed, forbidden, words):
    same = np.eye(4)
    with pytest.raises(ConstraintError, match=words):
        aligned(same, same, fixed=fixed, forbidden=forbidden)


@pytest.mark.parametrize(
    ("source", "target", "source_lengths", "target_lengths", "words"),
    [
        ([[1.0, float("nan")]], [[1.0, 0.0]], [5], [5], "NaN or infinity in row 0"),
        ([[1.0, 0.0]], [[1.0, 0.0, 0.0]], [5], [5], "the same dimensions"),
        ([[1.0, 0.0]], [[1.0, 0.0]], [5, 5], [5], "one for each of 1 vectors"),
        ([[1.0, 0.0]], [[1.0, 0.0]], [0], [5], "above 0"),
        ([1.0, 0.0], [[1.0, 0.0]], [1, 1], [5], "a table of rows"),
    ],
)
def test_unusable_input_is_refused(source, target, source_lengths, target_lengths, words):
    with pytest.raises(ShapeError, match=words):
        align_vectors(source, target, source_lengths, target_lengths)
