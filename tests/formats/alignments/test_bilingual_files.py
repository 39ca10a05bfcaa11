"""XLIFF 1.x, SDLXLIFF, MQXLIFF and PO as alignments: a unit is a pair as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import ReadError
from aligner.formats import import_review, read_alignment, write_alignment

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment

XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file original="a" '
    'source-language="{}" target-language="{}"><body>{}</body></file></xliff>'
)
UNITS = (
    '<trans-unit id="1" mq:status="ManuallyConfirmed"><source>봄이 왔다. 꽃이 핀다.</source><target>Spring came. '
    "Flowers bloom.</target><note>nice</note></trans-unit>"
    '<trans-unit id="2"><source>비가 온다.</source><target state="needs-translation">It snows.</target></trans-unit>'
)


def texts(alignment: Alignment) -> list[tuple[str, str]]:
    return [(alignment.source_text(bead), alignment.target_text(bead)) for bead in alignment.beads]


@pytest.mark.parametrize("suffix", ["xlf", "xliff", "sdlxliff", "mqxliff"])
def test_a_unit_is_a_bead(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"book.{suffix}"
    path.write_text(XLIFF.format("ko-KR", "en-US", UNITS), encoding="utf-8")
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("ko-KR", "en-US")
    assert texts(read) == [("봄이 왔다. 꽃이 핀다.", "Spring came. Flowers bloom."), ("비가 온다.", "")]
    assert [(bead.status, bead.note) for bead in read.beads] == [("confirmed", "nice"), ("found", "")]
    assert [(piece.text, piece.reason) for piece in read.source.clutter] == [("It snows.", "untranslated")]


def test_sides_are_exchanged_if_they_are_asked_for_the_other_way_round(tmp_path: Path) -> None:
    path = tmp_path / "book.xlf"
    path.write_text(XLIFF.format("ko", "en", UNITS), encoding="utf-8")
    assert texts(read_alignment(path, langs=("en", "ko")))[0][1] == "봄이 왔다. 꽃이 핀다."
    assert texts(read_alignment(path, langs=("en", "ko")))[1] == ("", "비가 온다.")


def test_a_review_comes_home_in_a_file_that_lost_our_numbers(alignment: Alignment, tmp_path: Path) -> None:
    units = "".join(
        f'<trans-unit id="{number}"{" approved=" + chr(34) + "yes" + chr(34) if number == 0 else ""}>'
        f"<source>{alignment.source_text(bead)}</source><target>{target}</target></trans-unit>"
        for number, bead in enumerate(alignment.beads)
        if alignment.source_text(bead)
        for target in ["Two flags were raised." if number == 2 else escaped(alignment.target_text(bead))]
    )
    path = tmp_path / "talks.mqxliff"
    path.write_text(XLIFF.format("ko", "en", units), encoding="utf-8")
    applied = import_review(path, alignment)
    assert (applied.confirmed, applied.corrected) == (1, 1)
    assert applied.alignment.target_text(applied.alignment.beads[2]) == "Two flags were raised."


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


PO = (
    'msgid ""\nmsgstr "Language: ko\\n"\n\n# said at dawn\nmsgid "Spring came."\nmsgstr "봄이 왔다."\n\n'
    '#, fuzzy\nmsgid "It rains."\nmsgstr "눈이 온다."\n\n#~ msgid "Old."\n#~ msgstr "옛말."\n'
)


def test_strings_of_a_po_file_are_beads_with_korean_first(tmp_path: Path) -> None:
    path = tmp_path / "app.po"
    path.write_text(PO, encoding="utf-8")
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("ko", "en")
    assert texts(read) == [("봄이 왔다.", "Spring came."), ("", "It rains.")]
    assert read.beads[0].note == "said at dawn"
    assert {piece.text for piece in read.source.clutter} == {"Language: ko", "눈이 온다.", "Old.", "옛말."}
    assert texts(read_alignment(path, langs=("en", "ko")))[0] == ("Spring came.", "봄이 왔다.")


def test_of_a_po_file_a_memory_is_made(tmp_path: Path) -> None:
    (tmp_path / "app.po").write_text(PO, encoding="utf-8")
    written = write_alignment(read_alignment(tmp_path / "app.po"), tmp_path / "app.tmx")
    assert (written.rows, written.unpaired) == (1, 1)
    assert texts(read_alignment(tmp_path / "app.tmx")) == [("봄이 왔다.", "Spring came.")]


@pytest.mark.parametrize(
    ("name", "content"), [("a.sdlxliff", XLIFF.format("ko", "en", "")), ("a.po", "# x\n")]
)
def test_a_file_without_units(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match="holds no segments"):
        read_alignment(tmp_path / name)
