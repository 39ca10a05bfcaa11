"""Institutions and offices that no table holds are found where they keep coming together."""

from __future__ import annotations

import pytest

from aligner.glossary import build_glossary
from aligner.names import match_names, pairs_by_company
from aligner.names.together import chance

from .conftest import pairs_alignment

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


def test_institutions_and_offices_that_share_their_beads():
    alignment = pairs_alignment(REPORT + FILLER)
    (found,) = pairs_by_company([alignment], [match_names(alignment)])
    assert {(pair.kind, pair.ko.text, pair.en.text) for pair in found} == {
        ("organization", "원유공업성", "Ministry of Crude Oil Industry"),
        ("organization", "국가설비개조위원회", "State Equipment Renovation Committee"),
        ("title", "원유공업상", "minister of Crude Oil Industry"),
    }
    for pair in found:
        assert alignment.source_sentences[pair.ko.sentence].text[pair.ko.start : pair.ko.end] == pair.ko.text
        assert alignment.target_sentences[pair.en.sentence].text[pair.en.start : pair.en.end] == pair.en.text


def test_two_documents_may_prove_it_together():
    texts = [pairs_alignment([pair, *FILLER], name=str(number)) for number, pair in enumerate(REPORT[:2])]
    entries = {entry.ko: entry for entry in build_glossary(texts)}
    assert entries["원유공업성"].en == "Ministry of Crude Oil Industry"
    assert entries["원유공업성"].count == 2


@pytest.mark.parametrize(
    ("beads", "why"),
    [
        (REPORT[:1], "one bead proves nothing"),
        ([*REPORT[:1], (REPORT[1][0], "The Ministry of Fuel Supply did.")], "never twice together"),
        ([(REPORT[number][0], REPORT[6 - number][1]) for number in range(7)], "other sentences"),
    ],
)
def test_nothing_is_made_up(beads: list[tuple[str, str]], why: str):
    alignment = pairs_alignment(beads + FILLER)
    found = {(pair.ko.text, pair.en.text) for pair in pairs_by_company([alignment], [()])[0]}
    assert ("원유공업성", "Ministry of Crude Oil Industry") not in found, why


def test_unrelated_texts_prove_nothing():
    alignment = pairs_alignment(REPORT + FILLER, confidence=0.2)
    assert pairs_by_company([alignment], [()]) == ((),)


def test_chance_is_the_exact_one():
    # Of 4 beads, 2 and 2: one way in six to share both, five to share at least one.
    assert chance(2, 2, 2, 4) == pytest.approx(1 / 6)
    assert chance(1, 2, 2, 4) == pytest.approx(5 / 6)
