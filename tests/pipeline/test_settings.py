"""Settings as objects: what they take, and what they say to anything else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

import aligner
from aligner import AlignSettings, ReadSettings
from aligner.errors import InputError, ShapeError
from aligner.pipeline import align_files

if TYPE_CHECKING:
    from pathlib import Path

KOREAN, ENGLISH = ["회담은 평양에서 진행되였다."], ["The talks took place in Pyongyang."]


def test_a_day_may_be_a_date_and_is_written_as_iso_does():
    assert ReadSettings(date=datetime.date(2023, 9, 14)).date == "2023-09-14"  # type: ignore[arg-type]
    assert ReadSettings(date="2023-09-14").date == "2023-09-14"


@pytest.mark.parametrize("day", ["yesterday", "2023-02-30", 20230914])
def test_what_is_no_day_is_refused(day: Any):
    with pytest.raises(InputError, match=r"is no day\. Write it like 2025-07-12"):
        ReadSettings(date=day)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("langs", "ko"),
        ("langs", ("ko",)),
        ("max_size", "x"),
        ("max_size", 0),
        ("fixed", [1, 2]),
        ("forbidden", 3),
    ],
)
def test_what_is_no_such_setting_is_refused_by_name(setting: str, value: Any):
    with pytest.raises(ShapeError, match=setting):
        AlignSettings(**{setting: value})


@pytest.mark.parametrize("settings", [{"max_size": 1}, ReadSettings()])
def test_align_says_what_it_wants_for_settings(settings: Any):
    with pytest.raises(InputError, match="Give AlignSettings"):
        aligner.align(KOREAN, ENGLISH, settings=settings)


def test_read_says_what_it_wants_for_settings(tmp_path: Path):
    (tmp_path / "ko.txt").write_text(KOREAN[0], encoding="utf-8")
    with pytest.raises(InputError, match="Give ReadSettings"):
        aligner.read(tmp_path / "ko.txt", settings=AlignSettings())  # type: ignore[arg-type]


def test_a_keyword_goes_before_the_object():
    both = aligner.align(KOREAN, ENGLISH, settings=AlignSettings(max_size=2), max_size=1)
    assert "max:1" in both.signature


def test_one_file_with_both_texts_may_be_given_by_itself(tmp_path: Path):
    both = tmp_path / "both.txt"
    both.write_text("회담은 평양에서 진행되였다.\n\nThe talks took place in Pyongyang.\n", encoding="utf-8")
    assert len(align_files(both)) == len(align_files([both])) == len(align_files(str(both))) == 1
