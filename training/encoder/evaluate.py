"""Retrieval on the dev sets: is the nearest English sentence the right one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment.nearest import unit_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["precision_at_1", "report"]


def precision_at_1(korean: np.ndarray, english: np.ndarray) -> tuple[float, float]:
    """Share of rows whose nearest row on the other side is their own: Korean to English, and back."""
    scores = unit_rows(korean) @ unit_rows(english).T
    own = np.arange(len(scores))
    return float((scores.argmax(1) == own).mean()), float((scores.argmax(0) == own).mean())


def report(
    encode: Callable[[Sequence[str]], np.ndarray], dev: dict[str, tuple[list[str], list[str]]]
) -> dict[str, float]:
    """All numbers on dev: P@1 both ways by set, and the median cosine of North and South spelling."""
    result = {}
    for name, (korean, english) in dev.items():
        there, back = precision_at_1(encode(korean), encode(english))
        result[f"{name} ko-en"], result[f"{name} en-ko"] = there, back
    if "news_north" in dev:
        north, south = unit_rows(encode(dev["news_north"][0])), unit_rows(encode(dev["news_south"][0]))
        result["north-south cosine"] = float(np.median((north * south).sum(1)))
    return {name: round(value, 4) for name, value in result.items()}
