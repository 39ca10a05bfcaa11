"""What a confidence is called and coloured, on the page, in a workbook and in the terminal alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Bead

__all__ = ["DOUBTFUL", "SURE", "level", "percent"]

# At and above the first a pair is called sure, below the second doubtful. Confidence is a calibrated probability:
# of ten pairs at 0.7 three are wrong, so that looking at those below pays.
SURE = 0.9
DOUBTFUL = 0.7


def level(bead: Bead) -> str:
    """``sure``, ``fair`` or ``doubtful``; ``unpaired`` if a side is empty."""
    if not bead.is_paired:
        return "unpaired"
    if bead.confidence >= SURE:
        return "sure"
    return "fair" if bead.confidence >= DOUBTFUL else "doubtful"


def percent(confidence: float) -> str:
    """A probability for people; 100 only if it is certain.

    >>> percent(0.973), percent(0.9999), percent(1.0)
    ('97 %', '99 %', '100 %')
    """
    rounded = int(confidence * 100 + 0.5)
    return f"{min(rounded, 99) if confidence < 1 else rounded} %"
