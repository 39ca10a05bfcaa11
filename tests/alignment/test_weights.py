"""The shipped weights, and what is known of how well they do."""

from __future__ import annotations

from aligner.alignment.gains import PREFERENCES
from aligner.alignment.weights import load_weights


def figures(last: str = "") -> dict[str, dict[str, float]]:
    return {
        name: found for name, found in load_weights().notes["cross_validation"].items() if name.endswith(last)
    }


def test_the_shipped_table_carries_its_cross_validation_over_kinds_of_text():
    kinds = {name.split(",")[0] for name in figures()}
    assert kinds == {"news", "professional", "tales", "scripture", "manuals", "others"}
    assert {name.rsplit(", ", 1)[1] for name in figures()} == set(PREFERENCES)


def test_usual_joins_and_gaps_are_aligned_in_kinds_never_learned_from():
    for name, found in figures("exact").items():
        if "recipe 0" in name or "recipe 1" in name:
            assert 0.9 < found["strict_f1"] < 1
            assert 0 <= found["calibration_error"] < 0.08


def test_real_documents_of_kinds_never_learned_from_are_covered():
    assert all(found["covered"] > 0.85 for name, found in figures().items() if ", real," in name)


def test_usual_shares_are_shares():
    usual = dict(load_weights().usual)
    assert 0 < usual.pop("unpaired") < 0.5
    assert abs(sum(usual.values()) - 1) < 0.001
