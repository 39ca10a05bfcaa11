"""Sum and maximise over all ways to align a stretch of two documents.

In:   a score for every possible bead of every type, a score for leaving each sentence unpaired.
Out:  for each bead the probability that it is part of the alignment; the path that is right most often.
Not:  where the scores come from (features), which stretches are looked at (corridor).
Idea: a semi-Markov conditional random field (Sarawagi & Cohen 2004) over the alignment lattice. A path's probability
      is proportional to exp(sum of its scores), so the share of all paths that contain a bead is that bead's
      confidence, and decoding picks the path with the most expected right beads instead of the single likeliest one.

All functions work on a batch of K stretches at once, padded at their *start* to the same size, so that each ends in
the corner (rows, columns). Positions count sentence *boundaries*: a bead (a, b) at (i, j) covers source i-a..i and
target j-b..j of its stretch.

Unpaired sentences come in runs: opening a run costs extra, as gaps do in sequence alignment (Gotoh 1982), so one
missing block is likelier than the same number of scattered losses. Between two paired beads the unpaired source
sentences precede the unpaired target sentences; without that rule one alignment would be counted many times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .shapes import BEAD_TYPES

if TYPE_CHECKING:
    from .shapes import Float, Index

__all__ = ["IMPOSSIBLE", "Marginals", "Scores", "best_path", "marginals"]

IMPOSSIBLE = -1e30


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-scale scores of a batch of K stretches.

    Attributes:
        beads: (K, types, rows + 1, columns + 1), for the first so many BEAD_TYPES; ``beads[k, t, i, j]`` scores the
            bead of type t that ends at (i, j); IMPOSSIBLE where it does not fit or is forbidden.
        source_skip: (K, rows), score of leaving that source sentence unpaired.
        target_skip: (K, columns), score of leaving that target sentence unpaired.
        opening: extra score of starting a run of unpaired sentences after a pair.
        turning: extra score of going from a run of unpaired source sentences to one of target sentences.
        starts: (K, 2), where each stretch begins; before that is padding.
    """

    beads: Float
    source_skip: Float
    target_skip: Float
    opening: float
    turning: float
    starts: Index


@dataclass(frozen=True, slots=True)
class Marginals:
    """What all ways to align K stretches say together.

    Attributes:
        beads: (K, types, rows + 1, columns + 1), probability, 0..1, of each bead, by where it ends.
        source_skip: (K, rows), probability that a source sentence is unpaired.
        target_skip: (K, columns), probability that a target sentence is unpaired.
        opening: (K,), expected number of runs of unpaired sentences after a pair.
        turning: (K,), expected number of runs of unpaired target sentences after one of source sentences.
        log_partition: (K,), log of the summed weight of all paths.
    """

    beads: Float
    source_skip: Float
    target_skip: Float
    opening: Float
    turning: Float
    log_partition: Float


def _log_sum(*arrays: Float) -> Float:
    """Elementwise log of the sum of exponentials."""
    total = arrays[0]
    for array in arrays[1:]:
        total = np.logaddexp(total, array)
    return total


def _forward(scores: Scores) -> tuple[Float, Float, Float, Float]:
    """Log weight of all ways to reach (i, j): after a pair, in a source run, in a target run, and in any of these.

    Each (K, rows + 1, columns + 1).
    """
    count, types, height, width = scores.beads.shape
    pair = np.full((count, height, width), IMPOSSIBLE)
    source = np.full_like(pair, IMPOSSIBLE)
    target = np.full_like(pair, IMPOSSIBLE)
    reached = np.full_like(pair, IMPOSSIBLE)
    each = np.arange(count)
    before = np.zeros((count, width))
    np.cumsum(scores.target_skip, axis=1, out=before[:, 1:])
    candidates = np.empty((types, count, width))
    for i in range(height):
        candidates.fill(IMPOSSIBLE)
        for t, (a, b) in enumerate(BEAD_TYPES[:types]):
            if i >= a and width > b:
                np.add(reached[:, i - a, : width - b], scores.beads[:, t, i, b:], out=candidates[t, :, b:])
        top = candidates.max(axis=0)
        row = top + np.log(np.exp(candidates - top).sum(axis=0))
        begins = each[scores.starts[:, 0] == i]
        row[begins, scores.starts[begins, 1]] = 0.0
        pair[:, i] = row
        if i:
            source[:, i] = (
                np.logaddexp(pair[:, i - 1] + scores.opening, source[:, i - 1])
                + scores.source_skip[:, i - 1, None]
            )
        if width > 1:
            entry = np.logaddexp(row + scores.opening, source[:, i] + scores.turning)
            run = np.logaddexp.accumulate(entry[:, :-1] - before[:, :-1], axis=1)
            target[:, i, 1:] = run + before[:, 1:]
        reached[:, i] = _log_sum(row, source[:, i], target[:, i])
    return pair, source, target, reached


def _backward(scores: Scores) -> tuple[Float, Float, Float]:
    """Log weight of all ways from (i, j) to the end, by the state one is in; shaped as ``_forward``."""
    count, types, height, width = scores.beads.shape
    pair = np.full((count, height, width), IMPOSSIBLE)
    source = np.full_like(pair, IMPOSSIBLE)
    target = np.full_like(pair, IMPOSSIBLE)
    after = np.zeros((count, width))
    after[:, :-1] = np.cumsum(scores.target_skip[:, ::-1], axis=1)[:, ::-1]
    candidates = np.empty((types, count, width))
    for i in range(height - 1, -1, -1):
        candidates.fill(IMPOSSIBLE)
        for t, (a, b) in enumerate(BEAD_TYPES[:types]):
            if i + a < height and width > b:
                np.add(pair[:, i + a, b:], scores.beads[:, t, i + a, b:], out=candidates[t, :, : width - b])
        top = candidates.max(axis=0)
        onward = top + np.log(np.exp(candidates - top).sum(axis=0))
        if i == height - 1:
            onward[:, -1] = 0.0
        run = np.logaddexp.accumulate((onward - after)[:, ::-1], axis=1)[:, ::-1]
        target[:, i] = run + after
        enter_target = np.full((count, width), IMPOSSIBLE)
        enter_target[:, :-1] = target[:, i, 1:] + scores.target_skip
        if i + 1 < height:
            stay = source[:, i + 1] + scores.source_skip[:, i, None]
            source[:, i] = _log_sum(onward, stay, enter_target + scores.turning)
            pair[:, i] = _log_sum(onward, stay + scores.opening, enter_target + scores.opening)
        else:
            source[:, i] = np.logaddexp(onward, enter_target + scores.turning)
            pair[:, i] = np.logaddexp(onward, enter_target + scores.opening)
    return pair, source, target


def marginals(scores: Scores) -> Marginals:
    """Probability of each bead, of each sentence being unpaired, and of each run of those beginning there."""
    forward_pair, forward_source, forward_target, reached = _forward(scores)
    backward_pair, backward_source, backward_target = _backward(scores)
    total = reached[:, -1, -1]
    height, width = reached.shape[1:]
    types = scores.beads.shape[1]
    beads = np.zeros_like(scores.beads)
    for t, (a, b) in enumerate(BEAD_TYPES[:types]):
        if height > a and width > b:
            weight = (
                reached[:, : height - a, : width - b] + scores.beads[:, t, a:, b:] + backward_pair[:, a:, b:]
            )
            beads[:, t, a:, b:] = np.exp(weight - total[:, None, None])
    shift = total[:, None, None]
    to_source = forward_pair[:, :-1] + scores.source_skip[:, :, None] + backward_source[:, 1:]
    to_target = scores.target_skip[:, None, :] + backward_target[:, :, 1:]
    opening = [
        np.exp(way + scores.opening - shift) for way in (to_source, forward_pair[:, :, :-1] + to_target)
    ]
    turning = np.exp(forward_source[:, :, :-1] + scores.turning + to_target - shift)
    return Marginals(
        beads=beads,
        source_skip=np.exp(forward_source + backward_source - shift).sum(axis=2)[:, 1:],
        target_skip=np.exp(forward_target + backward_target - shift).sum(axis=1)[:, 1:],
        opening=sum((share.sum(axis=(1, 2)) for share in opening), np.zeros(len(total))),
        turning=turning.sum(axis=(1, 2)),
        log_partition=total,
    )


def best_path(gain: Float, starts: Index) -> list[list[tuple[int, int, int]]]:
    """The path with the greatest summed gain; sentences left unpaired count 0.

    Args:
        gain: of each bead, shaped as ``Scores.beads``; where a bead does not fit it must be very small.
        starts: (K, 2), as in ``Scores``.

    Returns:
        For each stretch the chosen beads as (type, i, j), i and j where the bead ends, in order.
    """
    count, types, height, width = gain.shape
    best = np.full((count, height, width), IMPOSSIBLE)
    choice = np.full((count, height, width), -1, dtype=np.int8)
    candidates = np.empty((types + 1, count, width))
    for i in range(height):
        candidates.fill(IMPOSSIBLE)
        for t, (a, b) in enumerate(BEAD_TYPES[:types]):
            if i >= a and width > b:
                np.add(best[:, i - a, : width - b], gain[:, t, i, b:], out=candidates[t, :, b:])
        if i:
            candidates[types] = best[:, i - 1]
        begins = np.flatnonzero(starts[:, 0] == i)
        candidates[types, begins, starts[begins, 1]] = 0.0
        picked = candidates.argmax(axis=0)
        row = candidates.max(axis=0)
        running = np.maximum.accumulate(row, axis=1)
        choice[:, i] = np.where(running > row, types + 1, picked)
        best[:, i] = running
    paths = []
    for k in range(count):
        i, j = height - 1, width - 1
        start_i, start_j = starts[k]
        beads = []
        while i > start_i or j > start_j:
            picked_type = choice[k, i, j]
            if picked_type < types:
                beads.append((int(picked_type), i, j))
                a, b = BEAD_TYPES[picked_type]
                i, j = i - a, j - b
            elif picked_type > types:
                j -= 1
            else:
                i -= 1
        paths.append(beads[::-1])
    return paths
