"""What ``aligner evaluate`` prints: scores by shape, and how honest the confidences are."""

import json

from aligner.cli import main

GOLD = "[[[0], [0]], [[1], [1, 2]], [[2], []]]"
PREDICTION = (
    '{"source": [0], "target": [0], "confidence": 0.95}\n'
    '{"source": [1], "target": [1], "confidence": 0.55}\n'
    '{"source": [2], "target": [2], "confidence": 0.5}\n'
)


def test_scores_by_shape_and_calibration(tmp_path, capsys):
    (tmp_path / "gold.json").write_text(GOLD, encoding="utf-8")
    (tmp_path / "found.jsonl").write_text(PREDICTION, encoding="utf-8")
    files = [str(tmp_path / "gold.json"), str(tmp_path / "found.jsonl")]
    assert main(["evaluate", *files]) == 0
    out = capsys.readouterr().out
    assert "strict, 1-2" in out
    assert "0.5 to 0.6" in out
    assert "expected calibration error" in out
    assert main(["evaluate", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["strict"]["right"] == 1
    assert [row["pairs"] for row in told["calibration"]] == [2, 1]
