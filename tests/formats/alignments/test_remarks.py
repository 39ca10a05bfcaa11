"""What a reviewer writes beside a pair: a correction goes in, a remark is asked about and never goes into a TMX."""

import csv

import pytest

from aligner import align
from aligner.errors import ReviewError
from aligner.formats import import_review, write_alignment

KOREAN = ["회담에는 외무상 쎄르게이 라브로브동지와 국방상 쎄르게이 쇼이구동지가 참가하였다."]
ENGLISH = [
    "Present at the talks were Foreign Minister Sergei Lavrov and Minister of Defence Sergei Shoigu, among others."
]


def reviewed(tmp_path, text):
    alignment = align(KOREAN, ENGLISH)
    path = tmp_path / "review.csv"
    write_alignment(alignment, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["review"] = text
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.DictWriter(file, rows[0])
        sheet.writeheader()
        sheet.writerows(rows)
    return import_review(path, alignment)


@pytest.mark.parametrize(
    "remark",
    [
        "wrong sentence",
        "delete this row",
        "see comment",
        "merge with row above",
        "check with Kim",
        "Ok, fine",
        "틀림",
    ],
)
def test_a_remark_is_asked_about(tmp_path, remark):
    with pytest.raises(ReviewError, match="write en:"):
        reviewed(tmp_path, remark)


@pytest.mark.parametrize(
    "correction",
    [
        "Foreign Minister Sergei Lavrov was present.",
        "At the talks: Foreign Minister S. Lavrov and Defence Minister S. Shoigu, and others besides.",
        "en: check with Kim",
    ],
)
def test_a_correction_goes_in(tmp_path, correction):
    applied = reviewed(tmp_path, correction)
    assert applied.corrected == 1
    assert applied.alignment.target_text(applied.alignment.beads[0]) == correction.removeprefix("en: ")
