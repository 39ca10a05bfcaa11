"""From log-odds to a probability.

In:   log-odds: 0 says nothing either way, each 0.7 more makes a thing twice as likely against its contrary.
Out:  a probability, 0..1.
Not:  where the log-odds come from.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["logistic", "logistics"]

# Beyond these log-odds a float has no digits left to tell a probability from 0 or 1; math.exp overflows at 710.
_SURE = 500.0
_SURE_OF_ARRAYS = 30.0


def logistic(log_odds: float) -> float:
    """The probability with these log-odds (natural logarithm), 1 / (1 + exp(-log_odds)): 0..1; 0 below -500.

    >>> logistic(0.0), round(logistic(2.0), 3), logistic(-1000.0)
    (0.5, 0.881, 0.0)
    """
    return 1.0 / (1.0 + math.exp(-log_odds)) if log_odds > -_SURE else 0.0


def logistics(log_odds: NDArray[np.floating]) -> NDArray[np.floating]:
    """The probabilities with many log-odds at once: 0..1, in the array's own shape; log-odds end at -30 and 30."""
    import numpy as np

    found: NDArray[np.floating] = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -_SURE_OF_ARRAYS, _SURE_OF_ARRAYS)))
    return found
