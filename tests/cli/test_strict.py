"""Two files that are no translations of each other."""

import json
from pathlib import Path

import pytest

from .conftest import ENGLISH, KOREAN

RECIPE = """Put the flour into a bowl and add two eggs.
Stir until no lumps are left.
Let the dough rest in a cool place.
Serve with melted butter and chives.
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    found = {}
    for name, text in {"talks": KOREAN, "translation": ENGLISH, "recipe": RECIPE}.items():
        found[name] = tmp_path / f"{name}.txt"
        found[name].write_text(text, "utf-8")
    return found


def test_a_warning_and_a_probability(aligner, files, tmp_path) -> None:
    output = tmp_path / "pairs.jsonl"
    run = aligner("align", files["talks"], files["recipe"], "-o", output)
    assert run.code == 0
    assert "do not look like translations" in run.err
    assert json.loads(output.read_text("utf-8").splitlines()[0])["meta"]["probability"] < 0.5


def test_strict_stops_and_writes_nothing(aligner, files, tmp_path) -> None:
    output = tmp_path / "pairs.jsonl"
    run = aligner("align", files["talks"], files["recipe"], "--strict", "-o", output)
    assert run.code == 1
    assert "do not look like translations" in run.err
    assert not output.exists()


def test_a_translation_passes(aligner, files, tmp_path) -> None:
    run = aligner("align", files["talks"], files["translation"], "--strict", "-o", tmp_path / "pairs.jsonl")
    assert run.code == 0
    assert "warning" not in run.err
