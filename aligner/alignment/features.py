"""What speaks for and against a bead, as numbers.

In:   a pairing of two documents and a stretch of it.
Out:  an array of features for every possible bead and every sentence left unpaired.
Not:  the weight of each feature (weights), the choice among beads (lattice).
Idea: all cosines count in standard deviations above the document's own background (nearest).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .blocks import block_cosines, boundaries, shared_sums
from .edges import LENGTH_VARIANCE, Edges, Margin, grown, halved, on_both_sides, trimmed
from .shapes import BEAD_TYPES, LARGEST_BLOCK, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .pairing import PairedText, Pairing
    from .shapes import Blocks, Float, Index, Stretch

__all__ = ["BEAD_FEATURES", "SKIP_FEATURES", "bead_features", "name_features", "skip_features"]

# By name of the feature.
Out = dict[str, Table]

# Every feature is the same seen from either side, so that swapping the documents swaps the beads and nothing else.
BEAD_FEATURES: dict[str, str] = {
    "cosine": "similarity of the two blocks above that of random sentences, in standard deviations",
    "margin": "similarity above the mean of each side's nearest neighbours, in standard deviations",
    "margin_low": "how far that margin falls short of 0",
    "rivals": "similarity below the best that its sentences reach anywhere, mean of both sides",
    "length": "length difference in standard deviations for texts that long (Gale & Church 1993), either sign",
    "length_surprise": "squared length difference in standard deviations for texts that long",
    "more": "most similarity gained by taking in one neighbouring sentence on either side",
    "more_gained": "most similarity gained by taking in one neighbouring sentence, not below 0",
    "more_shorter": "similarity gained by a neighbour on the side that is too short, times the log length ratio",
    "more_said": "likeness of a neighbour to what the bead's block on its side leaves of the other block",
    "more_length": "how much nearer to the usual proportion the lengths come with a neighbour, log ratio",
    "needed": "least likeness of an outermost sentence to what the rest leaves of the other block",
    "needed_length": "how much farther from the usual proportion the lengths are without an outermost sentence",
    "halves": "margin of the two halves, cut where they fit best",
    "worse_half": "margin of the worse of these halves",
    "halves_gained": "similarity of the whole above that of the halves, not below 0",
    "overlap": "how much one half is too long on one side and the other half on the other side",
    "crossing": "likeness of what the halves leave over on those sides with the other half",
    "overlap_crossing": "overlap and crossing at once",
    "facts_shared": "weight of the numbers and other facts that both sides state",
    "facts_single": "weight of the numbers and other facts that only one side states",
    "names_shared": "weight of the names that both sides mention",
    "names_single": "weight of the names that only one side mentions",
    "breaks_met": "a paragraph ends on both sides where the bead ends",
    "breaks_missed": "a paragraph begins or ends on one side only where the bead begins or ends (half each)",
    "breaks_inside": "paragraph ends inside the bead",
}
SKIP_FEATURES: dict[str, str] = {
    "unpaired": "a sentence without counterpart",
    "best": "its best similarity to any sentence of the other side, above its nearest neighbours",
    "best_cosine": "its best similarity, above that of random sentences",
    "short": "how much shorter than the document's mean sentence, log",
    "headline": "how much the first sentence says what one of the next three says, cosine",
    "facts": "weight of the numbers and other facts it states",
    "names": "weight of the names it mentions that the other side mentions somewhere",
}


def bead_features(
    pairing: Pairing, stretch: Stretch, types: Sequence[tuple[int, int]] = BEAD_TYPES
) -> Iterator[NDArray[np.float32]]:
    """The features of every bead of a stretch, bead type by bead type.

    Returns:
        In the order of ``types`` float32 (features, K, rows + 1, columns + 1), by where a bead ends, features in the
        order of BEAD_FEATURES; 0 where a bead does not fit.
    """
    source, target = pairing.source, pairing.target
    facts = shared_sums(source.facts, target.facts, stretch, types)
    ends_i, ends_j = boundaries(stretch.rows), boundaries(stretch.columns)
    factor = np.exp(pairing.log_ratio / 2)
    edges = Edges.of(
        _margin(source, ends_i, factor),
        _margin(target, ends_j, 1 / factor),
        block_cosines(pairing, stretch, types),
        types,
    )
    count, height = stretch.rows.shape
    width = stretch.columns.shape[1]
    for (a, b), named in zip(types, name_features(pairing, stretch, types), strict=True):
        features = np.zeros((len(BEAD_FEATURES), count, height + 1, width + 1), dtype=np.float32)
        if height < a or width < b:
            yield features
            continue
        out = dict(zip(BEAD_FEATURES, features[:, :, a:, b:], strict=True))
        here = edges.cosines[a, b][:, a:, b:]
        _likeness(out, here, pairing, edges, (ends_i, ends_j), (a, b))
        _edges(out, here, edges, (a, b), np.float32(pairing.deviation))
        if facts is not None:
            shared, single = _agreement(facts, source.stated, target.stated, ends_i, ends_j, a, b)
            out["facts_shared"][:], out["facts_single"][:] = shared, single
        if named is not None:
            out["names_shared"][:], out["names_single"][:] = named
        if source.breaks.any():
            _paragraphs(out, (source, ends_i), (target, ends_j), (a, b))
        yield features


def name_features(
    pairing: Pairing, stretch: Stretch, types: Sequence[tuple[int, int]] = BEAD_TYPES
) -> Iterator[tuple[Table, Table] | None]:
    """For each bead type in turn the two features of names, ``names_shared`` and ``names_single``.

    Returns:
        Each (K, rows + 1 - a, columns + 1 - b) for beads of a source and b target sentences; ``None`` where no such
        bead fits, or no names are known.
    """
    source, target = pairing.source, pairing.target
    names = shared_sums(source.names, target.names, stretch, types)
    ends_i, ends_j = boundaries(stretch.rows), boundaries(stretch.columns)
    for a, b in types:
        if names is None or stretch.rows.shape[1] < a or stretch.columns.shape[1] < b:
            yield None
        else:
            yield _agreement(names, source.mentioned, target.mentioned, ends_i, ends_j, a, b)


def _likeness(
    out: Out,
    here: NDArray[np.float32],
    pairing: Pairing,
    edges: Edges,
    ends: tuple[Index, Index],
    size: tuple[int, int],
) -> None:
    """How alike the blocks are, against other sentences."""
    a, b = size
    scale = np.float32(pairing.deviation)
    out["cosine"][:] = (here - np.float32(pairing.mean)) / scale
    margin = (here - (edges.source.hub[a][:, a:, None] + edges.target.hub[b][:, None, b:]) / 2) / scale
    out["margin"][:] = margin
    np.minimum(margin, 0, out=out["margin_low"])
    best_i = (_ends(pairing.source.best_sums, ends[0], a) / a)[:, :, None]
    best_j = (_ends(pairing.target.best_sums, ends[1], b) / b)[:, None, :]
    out["rivals"][:] = (here - (best_i + best_j) / 2) / scale


def _edges(
    out: Out, here: NDArray[np.float32], edges: Edges, size: tuple[int, int], scale: np.float32
) -> None:
    """Lengths, and what one sentence more or fewer and a cut through the bead would change."""
    a, b = size
    length_i, length_j = edges.source.lengths[a][:, a:, None], edges.target.lengths[b][:, None, b:]
    surprise = np.abs(length_j - length_i) / np.sqrt(LENGTH_VARIANCE / 2 * (length_i + length_j))
    np.minimum(surprise / 3, 5, out=out["length"])
    np.minimum(surprise * surprise / 10, 6, out=out["length_surprise"])
    ratio = edges.target.logs[b][:, None, b:] - edges.source.logs[a][:, a:, None]
    gap = np.abs(ratio)
    (more_i, said_i, gap_i), (more_j, said_j, gap_j) = on_both_sides(grown, edges, a, b)
    np.divide(np.maximum(more_i, more_j), scale, out=out["more"])
    np.maximum(out["more"], 0, out=out["more_gained"])
    shorter = np.maximum(np.where(ratio > 0, more_i, more_j), 0) / scale
    np.multiply(shorter, np.minimum(gap, 1.5), out=out["more_shorter"])
    np.maximum(np.maximum(said_i, said_j) / scale, -1, out=out["more_said"])
    np.clip(gap - np.minimum(gap_i, gap_j), -1, 1, out=out["more_length"])
    if a + b > 2:
        (needed_i, without_i), (needed_j, without_j) = on_both_sides(trimmed, edges, a, b)
        np.minimum(np.minimum(needed_i, needed_j) / scale, 2, out=out["needed"])
        np.clip(np.minimum(without_i, without_j) - gap, -1, 1, out=out["needed_length"])
    if a > 1 and b > 1:
        halves, worse, similarity, overlap, crossing = halved(edges, a, b)
        np.divide(halves, scale, out=out["halves"])
        np.divide(worse, scale, out=out["worse_half"])
        np.maximum((here - similarity) / scale, 0, out=out["halves_gained"])
        np.clip(overlap, 0, 5, out=out["overlap"])
        np.divide(crossing, scale, out=out["crossing"])
        np.multiply(
            np.minimum(out["overlap"], 1), np.maximum(out["crossing"], 0), out=out["overlap_crossing"]
        )


def _paragraphs(
    out: Out, source: tuple[PairedText, Index], target: tuple[PairedText, Index], size: tuple[int, int]
) -> None:
    """Do paragraphs end where the bead does?"""
    a, b = size
    break_i, break_j = (side.breaks[ends].astype(np.float32) for side, ends in (source, target))
    out["breaks_met"][:] = break_i[:, a:, None] * break_j[:, None, b:]
    missed = np.abs(break_i[:, :, None] - break_j[:, None, :])
    out["breaks_missed"][:] = (missed[:, a:, b:] + missed[:, :-a, :-b]) / 2
    inside_i, inside_j = (
        side.broken[ends[:, count:]] - side.broken[ends[:, :-count] + 1]
        for (side, ends), count in zip((source, target), size, strict=True)
    )
    out["breaks_inside"][:] = inside_i[:, :, None] + inside_j[:, None, :]


def _agreement(
    shared_sums: Blocks, source: Float, target: Float, ends_i: Index, ends_j: Index, a: int, b: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weight that both sides of each a x b block have, and that only one has; log scale."""
    all_i, all_j = _ends(source, ends_i, a)[:, :, None], _ends(target, ends_j, b)[:, None, :]
    shared = np.clip(shared_sums[a, b][:, a:, b:], 0, np.minimum(all_i, all_j))
    single = np.log1p(all_i - shared) + np.log1p(all_j - shared)
    return np.asarray(np.log1p(shared), dtype=np.float32), np.asarray(single, dtype=np.float32)


def _ends(cumulated: Float, ends: Index, size: int) -> NDArray[np.float32]:
    """Sum over the ``size`` sentences that end at each boundary but the first ``size``: (K, boundaries - size)."""
    stop = ends[:, size:]
    return np.asarray(cumulated[stop] - cumulated[np.maximum(stop - size, 0)], dtype=np.float32)


def _margin(side: PairedText, ends: Index, factor: float) -> Margin:
    """A side of the stretches as ``edges.py`` sees it; characters times the factor."""
    starts = [np.maximum(ends - size, 0) for size in range(LARGEST_BLOCK + 1)]
    lengths = np.stack([side.lengths[ends] - side.lengths[start] for start in starts])
    lengths = np.maximum(lengths, 1.0) * factor
    hub = np.stack([(side.hub[ends] - side.hub[start]) / max(size, 1) for size, start in enumerate(starts)])
    tables = lengths, np.log(lengths), hub, side.first[:, ends], side.last[:, ends]
    return Margin(*(table.astype(np.float32) for table in tables))


def skip_features(pairing: Pairing, stretch: Stretch) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The features of leaving each sentence of a stretch unpaired, in the order of SKIP_FEATURES.

    Returns:
        float32 (K, rows, features) for the source and (K, columns, features) for the target; 0 where padded.
    """
    return _skip(pairing, pairing.source, stretch.rows), _skip(pairing, pairing.target, stretch.columns)


def _skip(pairing: Pairing, side: PairedText, index: Index) -> NDArray[np.float32]:
    lengths = np.diff(side.lengths)
    mean_length = np.log(lengths.mean())
    best = (side.best - np.diff(side.hub)) / pairing.deviation
    columns = {
        "unpaired": np.ones(len(side)),
        "best": best,
        "best_cosine": (side.best - pairing.mean) / pairing.deviation,
        "short": np.maximum(mean_length - np.log(lengths), 0),
        "headline": np.where(np.arange(len(side)) == 0, side.headline, 0),
        "facts": np.log1p(np.diff(side.stated)),
        "names": np.log1p(np.diff(side.mentioned)),
    }
    table = np.stack([columns[name] for name in SKIP_FEATURES], axis=1).astype(np.float32)
    return np.asarray(np.where((index >= 0)[:, :, None], table[index], 0), dtype=np.float32)
