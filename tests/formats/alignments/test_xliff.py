"""XLIFF 2.1: what a translation tool sees, and that its review comes home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.errors import ReadError, ReviewError
from aligner.formats import import_review, read_alignment, write_alignment
from aligner.model import Alignment, Bead, Document, Sentence

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def test_a_unit_is_a_bead(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlf"
    written = write_alignment(alignment, path)
    assert (written.rows, written.unpaired) == (4, 1)
    root = etree.parse(str(path)).getroot()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "ko", "en")
    segments = root.findall(".//x:segment", NAMES)
    assert [s.get("state") for s in segments] == ["translated", "translated", "initial", "translated"]
    assert segments[1].findtext("x:source", "", NAMES) == "회담은 13일에 진행되였다. 《우의》가 깊어졌다!"
    assert segments[2].find("x:target", NAMES) is None


def test_reading_gives_back_texts_scores_names_and_dates(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlf"
    write_alignment(alignment, path)
    read = read_alignment(path)
    assert read.beads == alignment.beads[:4]
    assert [s.text for s in read.source_sentences] == [s.text for s in alignment.source_sentences]
    for name in ("id", "lang", "origin", "date"):
        assert getattr(read.source, name) == getattr(alignment.source, name)
        assert getattr(read.target, name) == getattr(alignment.target, name)
    assert read.signature == alignment.signature


def one_pair(source: str, target: str) -> Alignment:
    return Alignment(
        Document("k", "ko", source),
        Document("e", "en", target),
        (Sentence(source, 0, len(source)),),
        (Sentence(target, 0, len(target)),),
        (Bead((0,), (0,), 0.5, 0.25),),
    )


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(source=st.text(min_size=1), target=st.text(min_size=1))
def test_any_text_comes_back(source: str, target: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("xliff") / "pair.xlf"
    assert write_alignment(one_pair(source, target), path).replaced == 0
    assert next(read_alignment(path).pairs())[:2] == (source, target)


def test_filters_leave_out_and_count(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlf"
    assert write_alignment(alignment, path, min_confidence=0.8).doubtful == 2
    assert write_alignment(alignment, path, only_confirmed=True).unconfirmed == 4
    assert write_alignment(alignment, path, source_code="ko-KP").rows == 4
    assert 'srcLang="ko-KP"' in path.read_text(encoding="utf-8")


REVIEWED = (("translated", "final"), ("<target>The talks took place", "<target>Talks took place"))


def test_a_review_in_a_translation_tool_comes_home(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlf"
    write_alignment(alignment, path)
    text = path.read_text(encoding="utf-8")
    for old, new in REVIEWED:
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    applied = import_review(path, alignment)
    assert (applied.confirmed, applied.corrected) == (1, 1)
    assert [bead.status for bead in applied.alignment.beads] == ["confirmed", "corrected"] + ["found"] * 3
    corrected = applied.alignment.target_text(applied.alignment.beads[1])
    assert corrected.startswith("Talks took place on September 13")


def test_an_untouched_file_changes_nothing(alignment: Alignment, tmp_path: Path) -> None:
    beads = (replace(alignment.beads[0], status="confirmed", note="seen"), *alignment.beads[1:])
    path = tmp_path / "talks.xlf"
    write_alignment(replace(alignment, beads=beads), path)
    assert import_review(path, replace(alignment, beads=beads)).alignment.beads == beads
    assert read_alignment(path).beads == beads[:4]


def test_a_source_that_was_edited_is_a_conflict(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlf"
    write_alignment(alignment, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("회담은 13일", "회담은 12일"), encoding="utf-8")
    with pytest.raises(ReviewError, match="row 2: the text in ko was changed"):
        import_review(path, alignment)


FOREIGN = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ko" trgLang="en">
<file id="a"><group id="g"><unit id="1"><notes><note>check</note></notes>
<segment state="reviewed"><source>그는 <pc id="1">왔다</pc>.<ph id="2"/></source>
<target>He <mrk id="m">came</mrk>.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>끝.</source></segment></unit></group></file></xliff>"""


def test_files_of_other_tools(tmp_path: Path) -> None:
    path = tmp_path / "other.xliff"
    path.write_text(FOREIGN, encoding="utf-8")
    read = read_alignment(path)
    assert [(read.source_text(b), read.target_text(b), b.status) for b in read.beads] == [
        ("그는 왔다.", "He came.", "confirmed"),
        ("끝.", "", "found"),
    ]
    assert read.beads[0].note == "check"


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        pytest.param(FOREIGN.replace('version="2.0"', 'version="3.0"'), ["XLIFF 3.0"], id="version 3"),
        pytest.param(FOREIGN[:300], ["well-formed"], id="cut off"),
        pytest.param(FOREIGN.replace("왔다", "왔다 & 갔다"), ["line 4", "column"], id="bare ampersand"),
        pytest.param(FOREIGN.replace("왔다", "왔\x02다"), ["line 4"], id="control character"),
        pytest.param(FOREIGN.replace('<ph id="2"/>', '<cp hex="no"/>'), ["'no' is no character"], id="cp"),
        pytest.param("<tmx version='1.4'/>", ["no XLIFF"], id="a TMX"),
        pytest.param('<xliff version="2.1"/>', ["no segments"], id="nothing in it"),
        pytest.param(
            FOREIGN.replace(
                "<xliff", '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xliff', 1
            ).replace("왔다", "&a;"),
            ["entity 'a'"],
            id="external entity",
        ),
    ],
)
def test_broken_files(content: str, parts: list[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.xlf"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=r"bad\.xlf") as caught:
        read_alignment(path)
    for part in parts:
        assert part in str(caught.value)
