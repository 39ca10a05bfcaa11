"""What a finished search says about each of its beads."""

import numpy as np
import pytest

from aligner import AlignSettings
from aligner.alignment import Clues, Search, SentenceArrays
from aligner.errors import InputError


def texts(source_count, target_count, *, seed=0, breaks=(None, None)):
    """Two texts of random sentences, the k-th of one like the k-th of the other."""
    rng = np.random.default_rng(seed)
    meanings = rng.normal(size=(max(source_count, target_count), 32))
    return [
        SentenceArrays.checked(
            side,
            meanings[:count] + 0.9 * rng.normal(size=(count, 32)),
            rng.integers(20, 60, count),
            None if ends is None else Clues(breaks=np.array(ends)),
        )
        for side, count, ends in zip(("source", "target"), (source_count, target_count), breaks, strict=True)
    ]


def reading(bead):
    return None if bead is None else (bead.source, bead.target)


SHAPES = pytest.mark.parametrize(("n", "m"), [(12, 12), (40, 8), (8, 40), (1, 1), (500, 480)])


@SHAPES
def test_the_runner_up_shares_a_sentence_and_both_cannot_be_right(n, m):
    search = Search.run(*texts(n, m))
    for number, bead in list(enumerate(search.beads()))[:: max(len(search.beads()) // 12, 1)]:
        told = search.explain(number)
        assert told.bead == bead
        rival = told.runner_up
        assert rival is not None
        assert reading(rival) != reading(bead)
        assert {*rival.source} & {*bead.source} or {*rival.target} & {*bead.target}
        assert rival.confidence >= 0
        assert rival.confidence + bead.confidence <= 1 + 1e-6


def test_the_runner_up_is_the_most_probable_of_all_other_readings():
    """Of two sentences a side, every reading can be counted out: those that share a sentence sum up to 1."""
    search = Search.run(*texts(1, 1, seed=3))
    (number,) = (k for k, bead in enumerate(search.beads()) if bead.source)
    told = search.explain(number)
    assert told.runner_up is not None
    assert told.bead.confidence + told.runner_up.confidence == pytest.approx(1)


@SHAPES
def test_an_explanation_does_not_depend_on_which_text_comes_first(n, m):
    source, target = texts(n, m)
    forth, back = Search.run(source, target), Search.run(target, source)
    turned = {(bead.target, bead.source): number for number, bead in enumerate(back.beads())}
    for number, bead in list(enumerate(forth.beads()))[:: max(len(forth.beads()) // 12, 1)]:
        one, other = forth.explain(number), back.explain(turned[reading(bead)])
        assert [part.name for part in one.parts] == [part.name for part in other.parts]
        assert one.score == pytest.approx(other.score, abs=1e-3)
        assert one.runner_up is not None
        assert other.runner_up is not None
        assert one.runner_up.confidence == pytest.approx(other.runner_up.confidence, abs=1e-4)


def test_explanations_are_those_of_the_settings():
    source, target = texts(12, 12)
    for limited in (Search.run(source, target, AlignSettings(max_size=1)),):
        rivals = [limited.explain(number).runner_up for number in range(len(limited.beads()))]
        assert all(max(len(rival.source), len(rival.target)) == 1 for rival in rivals if rival)
    forbidden = [(3, 3), (5, 5)]
    steered = Search.run(source, target, AlignSettings(forbidden=forbidden))
    for number in range(len(steered.beads())):
        rival = steered.explain(number).runner_up
        assert rival is None or not any(i in rival.source and j in rival.target for i, j in forbidden)
    fixed = Search.run(source, target, AlignSettings(fixed=[(3, 4)]))
    for number in range(len(fixed.beads())):
        rival = fixed.explain(number).runner_up
        assert rival is None or (3 in rival.source) == (4 in rival.target) or rival.confidence < 1e-6


def test_by_paragraph_no_reading_reaches_over_the_end_of_one():
    ends = [False, False, True] * 4
    search = Search.run(*texts(12, 12, breaks=(ends, ends)), AlignSettings(by_paragraph=True))
    assert len(search.rectangles) == 4
    for number in range(len(search.beads())):
        rival = search.explain(number).runner_up
        assert rival is not None
        assert len({index // 3 for index in (*rival.source, *rival.target)}) == 1


def test_a_paragraph_without_counterpart_leaves_no_other_reading():
    ends = [False, False, True] * 6
    source, target = texts(18, 15, breaks=(ends, ends[:15]))
    search = Search.run(source, target, AlignSettings(by_paragraph=True))
    alone = [number for number, bead in enumerate(search.beads()) if 15 in bead.source]
    told = search.explain(alone[0])
    assert told.bead.confidence == 1
    assert told.runner_up is None
    assert "unpaired" in {part.name for part in told.parts}


def test_beside_an_empty_text_there_is_nothing_to_explain_by():
    told = Search.run(*texts(3, 0)).explain(1)
    assert (told.bead.source, told.parts, told.runner_up) == ((1,), (), None)


@pytest.mark.parametrize("number", [-1, 99])
def test_a_bead_that_is_not_there(number):
    with pytest.raises(InputError, match="there is no such bead"):
        Search.run(*texts(3, 3)).explain(number)
