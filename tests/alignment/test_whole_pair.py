"""Whether two texts are translations of each other at all."""

import pytest

from aligner import align
from aligner.alignment import translation_probability
from aligner.model import Bead

BRIDGE = [
    "시장은 어제 새 다리를 찾았다.",
    "다리는 길이가 300메터이다.",
    "공사는 지난해 4월에 시작되였다.",
    "로동자 200명이 밤낮으로 일한다.",
    "다음 달에는 길을 닦는다.",
    "아이들도 다리를 보러 온다.",
]
ITS_TRANSLATION = [
    "The mayor visited the new bridge yesterday.",
    "The bridge is 300 metres long.",
    "The work was begun in April last year.",
    "200 workers work on it day and night.",
    "Next month the road will be paved.",
    "Children come to see the bridge, too.",
]
RECIPE = [
    "Put the flour into a bowl and add two eggs.",
    "Stir until no lumps are left.",
    "Let the dough rest in a cool place.",
    "Meanwhile cut the onions and fry them in butter.",
    "Roll out the dough as thin as paper.",
    "Serve with melted butter and chives.",
]


def test_a_translation_is_told_from_another_text() -> None:
    assert align(BRIDGE, ITS_TRANSLATION).probability > 0.95
    assert align(BRIDGE, RECIPE).probability < 0.2


def test_a_part_is_a_translation_too() -> None:
    assert align(BRIDGE, ITS_TRANSLATION[2:]).probability > 0.9


@pytest.mark.parametrize("confidence", [0.3, 0.6, 0.99])
def test_more_pairs_make_it_more_probable(confidence: float) -> None:
    probabilities = [
        translation_probability([Bead((i,), (i,), confidence) for i in range(size)], [30] * 8, [70] * 8)
        for size in range(9)
    ]
    assert probabilities == sorted(probabilities)


def test_nothing_is_no_translation() -> None:
    assert translation_probability([], [], []) < 0.01
