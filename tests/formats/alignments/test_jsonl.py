"""Alignment JSONL: a line a bead, in order, nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import ReadError
from aligner.formats import read_alignment, sentence_counts, write_alignment
from aligner.model import Alignment, Bead, Document, Sentence

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_holds_a_bead_with_the_documented_keys(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    assert write_alignment(alignment, path).rows == 5
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(line["source"], line["target"]) for line in lines] == [
        ([0], [0]),
        ([1, 2], [1]),
        ([3], []),
        ([4], [2]),
        ([], [3]),
    ]
    assert lines[1] == {
        "source": [1, 2],
        "target": [1],
        "confidence": 0.7321,
        "similarity": 0.6543,
        "source_text": "회담은 13일에 진행되였다. 《우의》가 깊어졌다!",
        "target_text": "The talks took place on September 13 and deepened <friendship> & trust.",
        "source_sentences": ["회담은 13일에 진행되였다.", "《우의》가 깊어졌다!"],
    }
    assert lines[2]["target_text"] == ""
    assert lines[0]["meta"]["signature"] == alignment.signature
    assert lines[0]["meta"]["source"] == {
        "id": "talks.ko",
        "lang": "ko",
        "origin": "talks.ko.txt",
        "date": "2023-09-14",
        "sentences": 5,
        "paragraphs": [0, 1, 4],
    }
    assert not any("meta" in line for line in lines[1:])


def test_korean_is_readable_in_the_file(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.jsonl")
    assert "뿌찐" in (tmp_path / "talks.jsonl").read_text(encoding="utf-8")


def test_reading_gives_back_the_same_alignment(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.jsonl")
    assert read_alignment(tmp_path / "talks.jsonl") == alignment
    assert sentence_counts(tmp_path / "talks.jsonl") == (5, 4)


def test_an_alignment_without_beads_keeps_its_documents(tmp_path: Path) -> None:
    empty = Alignment(Document("a", "ko", ""), Document("b", "en", ""), (), (), (), "enc:builtin-1")
    write_alignment(empty, tmp_path / "empty.jsonl")
    assert read_alignment(tmp_path / "empty.jsonl") == empty


TEXT = st.text(min_size=1, max_size=40)


def as_alignment(beads: list[tuple[list[str], list[str], float]]) -> Alignment:
    """An alignment with these sentences, every sentence a paragraph."""
    sides: list[list[str]] = [[], []]
    made = []
    for source, target, confidence in beads:
        indexes = []
        for side, texts in zip(sides, (source, target), strict=True):
            indexes.append(tuple(range(len(side), len(side) + len(texts))))
            side.extend(texts)
        made.append(Bead(indexes[0], indexes[1], round(confidence, 4), 0.5))
    documents = []
    for name, lang, texts in (("a", "ko", sides[0]), ("b", "en", sides[1])):
        position = 0
        sentences = []
        for number, text in enumerate(texts):
            sentences.append(Sentence(text, position, position + len(text), number))
            position += len(text) + 1
        documents.append((Document(name, lang, "\n".join(texts)), tuple(sentences)))
    (source, source_sentences), (target, target_sentences) = documents
    return Alignment(source, target, source_sentences, target_sentences, tuple(made), "v:0.1.0")


ALIGNMENTS = st.lists(
    st.tuples(st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3), st.floats(0, 1)).filter(
        lambda bead: bool(bead[0] or bead[1])
    ),
    max_size=6,
).map(as_alignment)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=ALIGNMENTS)
def test_any_text_comes_back(made: Alignment, tmp_path: Path) -> None:
    write_alignment(made, tmp_path / "any.jsonl")
    raw = (tmp_path / "any.jsonl").read_text(encoding="utf-8")
    # Tools that split lines the way Python does must see one bead a line too.
    assert len(raw.splitlines()) == max(1, len(made.beads))
    assert read_alignment(tmp_path / "any.jsonl") == made


def test_lines_of_other_tools_need_no_more_than_indexes_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(
        '{"source": [0], "target": [0], "source_text": "가.", "target_text": "A."}\n\n'
        '{"source": [], "target": [1], "target_text": "B."}\n',
        encoding="utf-8",
    )
    read = read_alignment(path)
    assert (read.source.lang, read.target.lang) == ("ko", "en")
    assert [sentence.text for sentence in read.target_sentences] == ["A.", "B."]
    assert read.beads == (Bead((0,), (0,), 1.0, 0.0), Bead((), (1,), 1.0, 0.0))
    assert sentence_counts(path) == (None, None)


def test_joined_sentences_of_other_tools_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    line = {"source": [0], "target": [0, 1], "source_text": "만났다.", "target_text": "They met. They spoke."}
    path.write_text(json.dumps(line), encoding="utf-8")
    read = read_alignment(path)
    assert [sentence.text for sentence in read.target_sentences] == ["They met.", "They spoke."]


def test_text_of_other_tools_is_brought_to_nfc(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(
        json.dumps({"source": [0], "target": [0], "source_text": "\u1100\u1161", "target_text": "A."}),
        encoding="utf-8",
    )
    assert read_alignment(path).source.text == "가"


GOOD = '{"source": [0], "target": [0], "source_text": "가.", "target_text": "A."}\n'


@pytest.mark.parametrize(
    ("content", "line", "part"),
    [
        ("", None, "empty"),
        ("\n \n", None, "empty"),
        (GOOD + "{oops}\n", 2, "not JSON"),
        (GOOD + "[1, 2]\n", 2, "not an object"),
        ('{"source": 0, "target": [0]}', 1, "'source' is not a list"),
        ('{"source": [0], "target": [true], "source_text": "가"}', 1, "'target' is not a list"),
        ('{"source": [-1], "target": [0]}', 1, "'source' is not a list"),
        ('{"target": [0], "target_text": "A"}', 1, "'source' is not a list"),
        ('{"source": [0], "target": [0], "source_text": "가"}', 1, "'target_text'"),
        (
            '{"source": [0], "target": [0], "source_text": "가", "target_text": "A", "confidence": "high"}',
            1,
            "'confidence'",
        ),
        (GOOD + GOOD, 2, "comes after"),
        (
            '{"source": [0], "target": [], "source_text": "가", "source_sentences": ["가", "나"]}',
            1,
            "2 texts",
        ),
        ('{"meta": 3, "source": [0], "target": []}', 1, "'meta'"),
        ("[" * 100_000, 1, "too many brackets"),
    ],
)
def test_a_malformed_line_is_named(content: str, line: int | None, part: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=part) as caught:
        read_alignment(path)
    assert caught.value.path == str(path)
    assert caught.value.line == line


def test_wrong_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes('{"source_text": "가나다"}'.encode("cp949"))
    with pytest.raises(ReadError, match="not UTF-8"):
        read_alignment(path)
