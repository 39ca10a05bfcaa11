"""Bodies, places and offices that no table holds are found by what they mean and by the beads that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aligner.glossary import build_glossary
from aligner.names import match_many, match_names
from aligner.names.pairing.by_meaning import chance
from benchmarks.lists import pairs_alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FILLER = [(f"{number}번째 공사가 끝났다.", f"Project number {number} was finished.") for number in range(40)]
REPORT = [
    (
        "원유공업성 일군들이 회의에 참가하였다.",
        "Officials of the Ministry of Crude Oil Industry attended the meeting.",
    ),
    (
        "원유공업성에서 새 기술을 받아들였다.",
        "The Ministry of Crude Oil Industry introduced a new technology.",
    ),
    (
        "국가설비개조위원회는 원유공업성의 제의를 받아들였다.",
        "The State Equipment Renovation Committee accepted a proposal of the Ministry of Crude Oil Industry.",
    ),
    ("국가설비개조위원회가 조직되였다.", "The State Equipment Renovation Committee was organized."),
    (
        "국가설비개조위원회 사업이 개선되였다.",
        "The work of the State Equipment Renovation Committee was improved.",
    ),
    ("원유공업상 김철호가 연설하였다.", "Kim Chol Ho, minister of Crude Oil Industry, made a speech."),
    ("원유공업상이 보고하였다.", "The minister of Crude Oil Industry made a report."),
]
IN_THE_REPORT = {
    ("organization", "원유공업성", "Ministry of Crude Oil Industry"),
    ("organization", "국가설비개조위원회", "State Equipment Renovation Committee"),
    ("title", "원유공업상", "minister of Crude Oil Industry"),
}


def found(beads: Sequence[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """Kind and forms of the pairs in sentences that translate each other, persons left out."""
    pairs = match_names(pairs_alignment(list(beads)))
    return {(pair.kind, pair.ko.text, pair.en.text) for pair in pairs if pair.kind != "person"}


def test_bodies_and_offices_of_a_report():
    assert found(REPORT + FILLER) == IN_THE_REPORT


@pytest.mark.parametrize(
    ("korean", "english", "expected"),
    [
        (
            "국가유산보존총국이 발표하였다.",
            "The National Heritage Preservation Bureau announced it.",
            ("organization", "국가유산보존총국", "National Heritage Preservation Bureau"),
        ),
        (
            "류비모바문화상과 국립교향악단 배우들이 왔다.",
            "Minister Lyubimova and members of the National Symphony Orchestra came.",
            ("organization", "국립교향악단", "National Symphony Orchestra"),
        ),
        (
            "경제부총리 박철이 말하였다.",
            "Pak Chol, deputy prime minister for Economy, said so.",
            ("title", "경제부총리", "deputy prime minister for Economy"),
        ),
        (
            "해양수산부 장관이 사임했다.",
            "The Oceans and Fisheries Minister resigned.",
            ("title", "해양수산부 장관", "Oceans and Fisheries Minister"),
        ),
        (
            "대표단은 평양지하철도를 돌아보았다.",
            "They toured Pyongyang Metro.",
            ("place", "평양지하철도", "Pyongyang Metro"),
        ),
        ("제1군단이 훈련하였다.", "The 1st Corps trained.", ("organization", "제1군단", "1st Corps")),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_one_bead_is_enough_where_the_meaning_is_clear(
    korean: str, english: str, expected: tuple[str, str, str]
):
    assert expected in found([(korean, english)])


@pytest.mark.parametrize(
    ("korean", "english", "expected"),
    [
        (
            "김철호 윁남공산당 중앙위원회 위원이 왔다.",
            "Kim Chol Ho, member of the Central Committee of the Communist Party of Vietnam, came.",
            ("윁남공산당 중앙위원회", "Central Committee of the Communist Party of Vietnam"),
        ),
        (
            "국가설비개조위원회와 원유공업성의 제의가 토의되였다.",
            "The State Equipment Renovation Committee and the Ministry of Crude Oil Industry proposed it.",
            ("국가설비개조위원회", "State Equipment Renovation Committee"),
        ),
        (
            "제22차 정치국 회의가 있었다.",
            "The 22nd meeting of the Political Bureau was held.",
            ("정치국", "Political Bureau"),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_name_is_neither_torn_nor_run_together(korean: str, english: str, expected: tuple[str, str]):
    assert ("organization", *expected) in found([(korean, english)])


def test_office_and_body_are_two_names_where_both_languages_part_them():
    pairs = found(
        [
            (
                "국가설비개조위원회 위원장이 왔다.",
                "The chairman of the State Equipment Renovation Committee came.",
            )
        ]
    )
    assert pairs == {
        ("organization", "국가설비개조위원회", "State Equipment Renovation Committee"),
        ("title", "위원장", "chairman"),
    }


class Mute:
    """An encoder that has nothing to say: all texts are equally near to each other."""

    name, dim = "mute", 2

    def __init__(self, nearness: float) -> None:
        self.nearness = nearness

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        korean = [text[-1] > "z" for text in texts]
        angle = float(np.arccos(self.nearness))
        rows = [(np.cos(angle), np.sin(angle)) if each else (1.0, 0.0) for each in korean]
        return np.array(rows, dtype=np.float32)


def test_beads_that_share_two_phrases_make_up_for_vectors_that_say_little():
    encoder = Mute(0.3)
    beads = [*REPORT[:2], *FILLER]
    once = match_many([pairs_alignment([REPORT[0], *FILLER])], encoder=encoder)
    twice = match_many([pairs_alignment(beads)], encoder=encoder)
    texts = match_many(
        [pairs_alignment([pair, *FILLER], name=str(number)) for number, pair in enumerate(REPORT[:2])],
        encoder=encoder,
    )
    scores = [
        max((pair.score for pairs in found for pair in pairs if pair.ko.text == "원유공업성"), default=0.0)
        for found in (once, twice, texts)
    ]
    assert scores[0] < scores[1]
    assert scores[0] < scores[2]


def test_two_documents_add_their_evidence():
    texts = [pairs_alignment([pair, *FILLER], name=str(number)) for number, pair in enumerate(REPORT[:2])]
    entries = {entry.ko: entry for entry in build_glossary(texts)}
    assert entries["원유공업성"].en == "Ministry of Crude Oil Industry"
    assert entries["원유공업성"].count == 2


@pytest.mark.parametrize(
    ("beads", "why"),
    [
        ([(REPORT[0][0], "The Ministry of Fuel Supply did.")], "another ministry"),
        ([(REPORT[number][0], REPORT[6 - number][1]) for number in (0, 1, 5, 6)], "other sentences"),
        ([("지방의회 의원들이 왔다.", "Members of the Polar Bear Committee came.")], "another body"),
        ([("체육성이 발표하였다.", "The Industry Ministry announced it.")], "alike in the last word alone"),
        ([("묘목비료공장이 섰다.", "The Leather Shoes Factory was built.")], "the same"),
    ],
)
def test_nothing_is_made_up(beads: list[tuple[str, str]], why: str):
    assert found(beads + FILLER) == set(), why


def test_unrelated_texts_prove_nothing():
    assert match_names(pairs_alignment(REPORT + FILLER, confidence=0.2)) == ()


def test_chance_is_the_exact_one():
    # Of 4 beads, 2 and 2: one way in six to share both, five to share at least one.
    assert chance(2, 2, 2, 4) == pytest.approx(1 / 6)
    assert chance(1, 2, 2, 4) == pytest.approx(5 / 6)
