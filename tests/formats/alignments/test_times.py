"""Times of subtitles in alignments as JSON lines."""

import json
from pathlib import Path

import pytest

from aligner.errors import ReadError
from aligner.formats import read_alignment, write_alignment
from aligner.model import Alignment, Bead, Cue, Document
from aligner.sentences import split


def film(lang: str, *texts: str) -> Document:
    cues, offset = [], 0
    for number, text in enumerate(texts):
        cues.append(Cue(offset, offset + len(text), 2.5 * number, 2.5 * number + 2))
        offset += len(text) + 1
    return Document(lang, lang, "\n".join(texts), cues=tuple(cues))


@pytest.fixture
def written(tmp_path: Path) -> tuple[Alignment, Path]:
    documents = film("ko", "가자.", "어서 가자."), film("en", "Let us go, quickly.")
    sentences = split(documents[0]), split(documents[1])
    alignment = Alignment(*documents, *sentences, (Bead((0, 1), (0,)),))
    write_alignment(alignment, tmp_path / "film.jsonl")
    return alignment, tmp_path / "film.jsonl"


def test_a_bead_tells_when_its_sentences_are_said(written) -> None:
    (row,) = map(json.loads, written[1].read_text("utf-8").splitlines())
    assert row["source_times"] == [[0, 2], [2.5, 4.5]]
    assert row["target_times"] == [[0, 2]]


def test_times_come_home(written) -> None:
    alignment, path = written
    again = read_alignment(path)
    assert again.source_sentences == alignment.source_sentences
    assert again.source.cues == alignment.source.cues


@pytest.mark.parametrize("times", ['"now"', "[[0, 2]]", '[[0, 2], [3, "4"]]', "[[0, 2], 3]"])
def test_times_that_are_none_are_refused(written, times: str) -> None:
    path = written[1]
    path.write_text(path.read_text("utf-8").replace("[[0.0, 2.0], [2.5, 4.5]]", times), "utf-8")
    with pytest.raises(ReadError, match="source_times"):
        read_alignment(path)


def test_a_memory_tells_the_times_of_its_units(written, tmp_path) -> None:
    write_alignment(written[0], tmp_path / "film.tmx")
    text = (tmp_path / "film.tmx").read_text("utf-8")
    assert '<prop type="x-source-time">0.00 4.50</prop>' in text
    assert '<prop type="x-target-time">0.00 2.00</prop>' in text
