"""The speed benchmark times what it says it times, and the aligner that it says."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from benchmarks.speed import HERE, run, texts

if TYPE_CHECKING:
    from pathlib import Path

KOREAN = ["하트만이 서울에서 말했다.", "회담이 13일에 진행되였다.", "비가 왔다."]
ENGLISH = ["Hartman spoke in Seoul.", "The talks took place on the 13th.", "It rained."]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of nine pairs, three of each kind, and two names."""
    tables = {
        "news_north_south": [
            "ko_north\tko_south\ten",
            *map("\t".join, zip(KOREAN, KOREAN, ENGLISH, strict=True)),
        ],
        "flores": ["ko\ten", *map("\t".join, zip(KOREAN, ENGLISH, strict=True))],
        "name_tokens": ["en\tko_south_syllables", "hartman\t하 트 만", "sidwell\t시 드 웰"],
    }
    (tmp_path / "dev").mkdir()
    for name, lines in tables.items():
        (tmp_path / "dev" / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_texts_go_on_with_other_digits_and_names(data: Path):
    pairs = list(islice(texts(data), 90))
    assert pairs[:9] == list(zip(KOREAN, ENGLISH, strict=True)) * 3
    assert set(pairs[:9]).isdisjoint(pairs[9:])
    assert ("시드웰이 서울에서 말했다.", "Sidwell spoke in Seoul.") in pairs[9:]
    numbers = [("".join(filter(str.isdigit, ko)), "".join(filter(str.isdigit, en))) for ko, en in pairs]
    assert all(korean == english for korean, english in numbers)


@pytest.mark.parametrize("task", ["glossary", "align"])
def test_a_run_gives_processor_time_and_what_came_out(task: str, tmp_path: Path):
    file = tmp_path / "pairs.json"
    file.write_text(json.dumps([KOREAN, ENGLISH]), encoding="utf-8")
    result = run(task, file, HERE)
    assert result["seconds"] > 0
    assert result["result"] >= (1 if task == "glossary" else 3)


def test_a_folder_without_aligner_is_refused(tmp_path: Path):
    file = tmp_path / "pairs.json"
    file.write_text(json.dumps([KOREAN, ENGLISH]), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"failed|no aligner"):
        run("align", file, tmp_path)
