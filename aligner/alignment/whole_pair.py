"""How probable it is that two texts are translations of each other at all.

In:   the beads between them, the lengths of their sentences.
Out:  a probability.
Not:  which sentences are paired (search); learning (training/whole_pair.py).
Idea: texts that have nothing to do with each other find few pairs, and unsure ones. So two numbers tell: how much of
      the text that is better covered stands in pairs, each counted as far as it is sure, and how many pairs there are.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SeedError
from ..probability import logistic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..model import Bead

__all__ = ["translation_probability", "whole_pair_features"]

PATH = Path(__file__).resolve().parent.parent / "data" / "whole_pair.json"


def whole_pair_features(
    beads: Sequence[Bead], source_lengths: Sequence[float], target_lengths: Sequence[float]
) -> dict[str, float]:
    """What speaks for two texts being translations of each other.

    Args:
        beads: all beads between them, with their confidences.
        source_lengths: of each source sentence, in characters.
        target_lengths: of each target sentence, in characters.

    Returns:
        ``covered``: root of the share of text in pairs, weighed by confidence, of the side where it is greater, 0..1;
        ``pairs``: natural logarithm of the number of pairs plus 1; ``one``: 1.
    """
    paired = [bead for bead in beads if bead.is_paired]
    shares = [
        sum(bead.confidence * sum(lengths[i] for i in getattr(bead, side)) for bead in paired)
        / max(1.0, sum(lengths))
        for side, lengths in (("source", source_lengths), ("target", target_lengths))
    ]
    return {"covered": math.sqrt(max(shares)), "pairs": math.log1p(len(paired)), "one": 1.0}


def translation_probability(
    beads: Sequence[Bead], source_lengths: Sequence[float], target_lengths: Sequence[float]
) -> float:
    """The probability, 0..1, that two texts are translations of each other, in whole or in part.

    Args:
        beads: all beads between them, with their confidences.
        source_lengths: of each source sentence, in characters.
        target_lengths: of each target sentence, in characters.

    >>> from aligner.model import Bead
    >>> few = [Bead((0,), (3,), 0.4)]
    >>> round(translation_probability(few, [40] * 10, [90] * 10), 2)
    0.0
    """
    weights = _weights()
    features = whole_pair_features(beads, source_lengths, target_lengths)
    return logistic(sum(weights[name] * value for name, value in features.items()))


@cache
def _weights() -> Mapping[str, float]:
    """Log-odds per unit of each feature.

    Raises:
        SeedError: the table is missing or damaged.
    """
    try:
        weights = json.loads(PATH.read_text(encoding="utf-8"))["weights"]
        return {name: float(weights[name]) for name in ("covered", "pairs", "one")}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SeedError(
            f"the table of weights is missing or damaged ({error})",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=PATH,
        ) from error
