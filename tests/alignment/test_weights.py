"""The shipped weights, and what is known of how well they do."""

from __future__ import annotations

import pytest

from aligner.alignment.weights import load_weights


def test_the_shipped_table_carries_its_cross_validation():
    figures = load_weights().notes["cross_validation"]
    assert isinstance(figures, dict)
    assert {name.split(",")[0] for name in figures} == {"news", "professional"}
    assert len(figures) >= 12
    for figure in figures.values():
        assert 0.9 < figure["strict_f1"] < 1
        assert 0 <= figure["calibration_error"] < 0.05


def test_the_figures_are_those_of_the_threshold_that_is_used():
    training = pytest.importorskip("training.alignment", reason="learning needs scipy")
    assert load_weights().threshold == training.DECIDED
