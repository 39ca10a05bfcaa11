"""The measured weight of each observation at a gap between lines.

In:   ``aligner/data/wrapping.json``, made by ``python -m training.wrapping``.
Out:  the weights, in log-odds of the two lines being one paragraph.
Not:  what is observed (evidence.py), learning (training/wrapping.py).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import SeedError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PATH", "Weights", "chance", "load_weights"]

PATH = Path(__file__).resolve().parents[2] / "data" / "wrapping.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by the name of what is seen; a name that is not there says nothing.

    Attributes:
        alone: for a gap by itself.
        together: for a gap when it is known how likely its neighbours are joined.
        notes: what they were learned from, and how well they did.
    """

    alone: Mapping[str, float]
    together: Mapping[str, float]
    notes: Mapping[str, object] = field(default_factory=dict)


def chance(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """How likely two lines are one paragraph, 0..1."""
    odds = sum(weights.get(name, 0.0) * amount for name, amount in seen.items())
    return 1 / (1 + math.exp(-max(-30.0, min(odds, 30.0))))


@cache
def load_weights(path: Path = PATH) -> Weights:
    """Read the table; by default the one that ships.

    Raises:
        SeedError: it is missing, or is no such table.
    """
    try:
        return Weights(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise SeedError(
            f"the table of line joining weights is missing or damaged ({error})",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=path,
        ) from error
