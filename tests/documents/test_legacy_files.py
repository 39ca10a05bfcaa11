"""Files of old and of locked kinds: each is named, and the remedy with it."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError
from benchmarks.made.hwp import compound_file


@pytest.mark.parametrize(
    ("name", "stream", "words", "remedy"),
    [
        ("글.doc", "WordDocument", "old Word", ".docx"),
        ("표.xls", "Workbook", "old Excel", ".xlsx"),
        ("표.xls", "Book", "old Excel", ".xlsx"),
        ("쪽.ppt", "PowerPoint Document", "old PowerPoint", ".pptx"),
        ("글.docx", "EncryptedPackage", "password", "without"),
        ("글.pub", "Quill", "old Office", ".docx"),
    ],
)
def test_compound_files_by_what_they_hold(
    tmp_path: Path, name: str, stream: str, words: str, remedy: str
) -> None:
    path = tmp_path / name
    path.write_bytes(compound_file({stream: b"x"}))
    with pytest.raises(ReadError, match=rf"{words}.*{remedy}"):
        read(path)


@pytest.mark.parametrize(
    ("name", "words"),
    [("글.hwp", r"Hangul \(HWP\)"), ("글.doc", "old Word"), ("글", r"old Office or Hangul \(HWP\)")],
)
def test_a_damaged_one_is_called_after_its_suffix(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    with pytest.raises(ReadError, match=f"{words} document is damaged"):
        read(path)


def test_hangul_3(tmp_path: Path) -> None:
    path = tmp_path / "옛글.hwp"
    path.write_bytes(b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05" + bytes(200))
    with pytest.raises(ReadError, match=r"version 3 or older.*hwpx"):
        read(path)


@pytest.mark.parametrize("suffix", ["hwp", "hwpx", "pptx"])
def test_another_kind_under_the_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"글.{suffix}"
    for data, words in (
        (b"", "empty"),
        (b"some words", f"called .{suffix} but is no"),
        (b"\x89PNG\r", "PNG"),
    ):
        path.write_bytes(data)
        with pytest.raises(ReadError, match=words):
            read(path)
