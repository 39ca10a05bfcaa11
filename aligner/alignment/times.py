"""Times of sentences as facts: what is said at the same time translates each other.

In:   when the sentences of two subtitle files are said.
Out:  facts of each sentence: the seconds that it takes, on one clock.
Not:  reading times (documents), other facts (facts.py).
Idea: two versions of a film may be shifted against each other. The shift is the one at which most sentences begin
      together; if no shift stands out, the times say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    Times = Sequence[tuple[float, float] | None]

__all__ = ["time_facts"]

#: Sentences begin together if they begin within this time, in seconds; also the grid on which a shift is looked for.
_TOGETHER = 0.5
#: The greatest shift that is looked for, in seconds.
_FARTHEST = 90.0
#: How many times more sentences begin together at a believable shift than at most others.
_STANDS_OUT = 2.5
#: What one sentence's time is worth, in figures.
_WORTH = 4.0
#: Length of the slots in which time is compared, in seconds.
_SLOT = 1.0


def time_facts(source: Times, target: Times) -> tuple[list[dict[str, float]], list[dict[str, float]]] | None:
    """The time of each sentence as facts, like those of ``find_facts``; ``None`` where times do not go together.

    Args:
        source: begin and end of each sentence in seconds; ``None`` where it is not known.
        target: the same of the other side.

    >>> time_facts([(1.0, 2.0), None], [])
    """
    shift = _shift(source, target)
    if shift is None:
        return None
    return _seconds(source, shift), _seconds(target, 0.0)


def _shift(source: Times, target: Times) -> float | None:
    """How much later the target's clock is, in seconds; ``None`` if no shift stands out."""
    begins = [np.sort([time[0] for time in side if time is not None]) for side in (source, target)]
    if min(map(len, begins)) < 5:
        return None
    low = np.searchsorted(begins[1], begins[0] - _FARTHEST)
    high = np.searchsorted(begins[1], begins[0] + _FARTHEST)
    gaps = np.concatenate(
        [begins[1][first:last] - begin for begin, first, last in zip(begins[0], low, high, strict=True)]
    )
    # Fine enough that sentences that begin together fall into three bins that touch.
    bins = round(2 * _FARTHEST / _TOGETHER)
    counts, edges = np.histogram(gaps, bins=bins, range=(-_FARTHEST, _FARTHEST))
    together = np.convolve(counts, np.ones(3), mode="same")
    best = int(together.argmax())
    usual = float(np.median(together[together > 0]))
    if together[best] < _STANDS_OUT * usual:
        return None
    near = gaps[np.abs(gaps - (edges[best] + edges[best + 1]) / 2) <= 1.5 * _TOGETHER]
    return float(np.median(near))


def _seconds(times: Times, shift: float) -> list[dict[str, float]]:
    facts: list[dict[str, float]] = []
    for time in times:
        found: dict[str, float] = {}
        if time is not None:
            begin, finish = (moment + shift for moment in time)
            length = max(finish - begin, 0.1)
            slot = int(begin // _SLOT)
            while slot * _SLOT < finish:
                inside = min(finish, (slot + 1) * _SLOT) - max(begin, slot * _SLOT)
                found[f"second {slot}"] = _WORTH * inside / length
                slot += 1
        facts.append(found)
    return facts
