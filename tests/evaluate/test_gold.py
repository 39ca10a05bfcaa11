"""Gold files: what is read, and what is refused with which words."""

import pytest

from aligner.errors import GoldError, ReadError
from aligner.evaluate import read_gold
from aligner.model import Bead

TWO = (Bead((0,), (0, 1)), Bead((1,), ()))


@pytest.mark.parametrize(
    "text",
    [
        "[[[0], [0, 1]], [[1], []]]",
        "[\n [[0], [0, 1]],\n [[1], []]\n]\n",
        "[[0], [0, 1]]\n[[1], []]\n",
        '{"source": [0], "target": [0, 1]}\n{"source": [1], "target": []}\n',
        '\ufeff{"source": [0], "target": [0, 1], "source_text": "가"}\r\n\r\n{"source": [1], "target": []}',
    ],
    ids=["list", "list over lines", "a pair of lists a line", "jsonl", "jsonl with BOM and blank line"],
)
def test_what_is_read(tmp_path, text):
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")
    assert read_gold(path) == TWO


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", ReadError, "the file is empty"),
        ("[[[0], [0]]", GoldError, "this is not JSON"),
        ('{"source": [0], "target": [0]}\n{"source": [1]}', GoldError, "line 2: this is no bead"),
        ("[[[0], [-1]]]", GoldError, "target sentence -1 does not exist"),
        ("[[[0], [9]]]", GoldError, "target sentence 9 does not exist; the document has sentences 0 to 4"),
        ("[[[0], [0]], [[0], [1]]]", GoldError, "source sentence 0 is in two beads"),
        ('{"source": ["a"], "target": [0]}', GoldError, "no bead"),
        ('{"source": [true], "target": [0]}', GoldError, "no bead"),
        ("17", GoldError, "no bead"),
        ("[" * 5_000, GoldError, "too many brackets"),
        ('{"source": ' + "[" * 5_000, GoldError, "too many brackets"),
        ('{"source": [0], "target": [0], "confidence": 90}', GoldError, "line 1: the confidence 90 is not"),
        ('{"source": [0], "target": [0], "confidence": NaN}', GoldError, "line 1: the confidence nan is not"),
        (
            '{"source": [0], "target": [0], "similarity": NaN}',
            GoldError,
            "line 1: the similarity nan is no number",
        ),
        (
            f'{{"source": [{"9" * 5000}], "target": [0]}}',
            GoldError,
            "line 1: this JSON holds a number of more than",
        ),
        (f"[[[{'9' * 200}], [0]]]", GoldError, "no text has so many sentences"),
    ],
)
def test_what_is_refused(tmp_path, text, error, words):
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=words) as caught:
        read_gold(path, source_count=5, target_count=5)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"nothere\.json: there is no such file"):
        read_gold(tmp_path / "nothere.json")
