"""Two documents made ready to be aligned: everything about them that beads are judged by.

In:   the sentences of two documents as arrays: vectors, lengths, clues.
Out:  a Pairing: sums from the start, block norms, nearest-neighbour levels, background, a chain of sure pairs.
Not:  features of beads (features), blocks of both sides together (blocks).
Idea: one vector a sentence. Sums from the start give the length, the facts and the hub level of any block in one
      subtraction; no overlap of sentences is ever encoded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from .corridor import Neighbours, rising_chain
from .nearest import levels, unit_rows
from .shapes import LARGEST_BLOCK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from .sentence_arrays import SentenceArrays
    from .shapes import Float, Index

__all__ = ["PairedText", "Pairing"]

# Sure pairs between which the ratio of lengths is measured: enough for a sentence or two to make little difference.
RATIO_PAIRS = 10


@dataclass(frozen=True, slots=True)
class PairedText:
    """One document: cumulated vectors and lengths, block norms, hub level and facts.

    Attributes:
        vectors: (n, dim), a row a sentence; a block's vector is the sum of its rows.
        norms: (LARGEST_BLOCK + 1, n + 1), ``norms[a, i]`` the length of the vector of the a sentences that end at i.
        first: (LARGEST_BLOCK + 1, n + 1), cosine of the first of the a sentences that end at i with the others' sum.
        last: (LARGEST_BLOCK + 1, n + 1), cosine of the last of the a sentences that end at i with the others' sum.
        headline: greatest cosine of the first sentence with one of the next three.
        lengths: (n + 1,), characters summed from the start.
        hub: (n + 1,), mean cosine with the nearest sentences of the other side, summed from the start.
        best: (n,), cosine with the nearest sentence of the other side.
        best_sums: (n + 1,), ``best`` summed from the start.
        facts: (n, facts) weight of each fact that a sentence states, or ``None``.
        stated: (n + 1,), weight of all facts, summed from the start.
        names: (n, names) weight of each name that a sentence mentions, or ``None``.
        mentioned: (n + 1,), weight of all names, summed from the start.
        breaks: (n + 1,), 1 where a paragraph ends at that boundary; all 0 if paragraphs say nothing.
        broken: (n + 2,), breaks summed from the start.
        blocks: vectors of joined sentences that are known better than as a sum.
    """

    vectors: NDArray[np.float32]
    norms: NDArray[np.float32]
    first: NDArray[np.float32]
    last: NDArray[np.float32]
    headline: float
    lengths: Float
    hub: Float
    best: Float
    best_sums: Float
    facts: NDArray[np.floating] | None
    stated: Float
    names: NDArray[np.floating] | None
    mentioned: Float
    breaks: Float
    broken: Float
    blocks: Mapping[tuple[int, int], NDArray[np.float32]]

    def __len__(self) -> int:
        return len(self.best)


class _OfClues(TypedDict):
    """The parts of a document that may become known after a first search."""

    names: NDArray[np.floating] | None
    mentioned: Float
    blocks: Mapping[tuple[int, int], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two documents made ready, and the background that their cosines are measured against.

    Attributes:
        chain: (pairs, 2), sure pairs in rising order.
        chain_margin: (pairs,), how far their similarity stands above both sides' nearest-neighbour level.
        mean: background cosine.
        deviation: its standard deviation.
        log_ratio: log of target characters per source character.
    """

    source: PairedText
    target: PairedText
    chain: Index
    chain_margin: Float
    mean: float
    deviation: float
    log_ratio: float

    @classmethod
    def of(
        cls,
        source: SentenceArrays,
        target: SentenceArrays,
        fixed: Index | None = None,
        log_ratio: float | None = None,
    ) -> Pairing:
        """Everything about the two documents that beads are judged by.

        Args:
            source: at least one sentence.
            target: at least one sentence, vectors as long as the source's.
            fixed: (pairs, 2), rising pairs that a person has set: the chain runs through them.
            log_ratio: log of target characters per source character; by default that of mutual nearest neighbours.
        """
        found = levels(unit_rows(source.vectors), unit_rows(target.vectors))
        hub = (found.source_hub + found.target_hub[found.of_source]) / 2
        margin = (found.source_best - hub) / found.deviation
        chain = rising_chain(Neighbours(found.of_source, found.of_target), fixed)
        chain_margin = margin[chain[:, 0]]
        if fixed is not None and len(fixed):
            chain = np.concatenate([chain, fixed])
            order = np.lexsort((chain[:, 1], chain[:, 0]))
            chain, chain_margin = (
                chain[order],
                np.concatenate([chain_margin, np.full(len(fixed), np.inf)])[order],
            )
        if log_ratio is None:
            log_ratio = _log_ratio(source.lengths, target.lengths, chain)
        breaks = _breaks(source, target)
        return cls(
            _paired_text(source, found.source_hub, found.source_best, breaks[0]),
            _paired_text(target, found.target_hub, found.target_best, breaks[1]),
            chain,
            chain_margin,
            found.mean,
            found.deviation,
            log_ratio,
        )

    def knowing(self, source: SentenceArrays, target: SentenceArrays) -> Pairing:
        """This pairing with other names and vectors of joined sentences; all else of the clues must be as it was.

        Args:
            source: the sentences that it was made from, with what is known of them now.
            target: those of the target.
        """
        return replace(
            self,
            source=replace(self.source, **_of_clues(source)),
            target=replace(self.target, **_of_clues(target)),
        )

    def swapped(self) -> Pairing:
        """This pairing with source and target exchanged."""
        return Pairing(
            self.target,
            self.source,
            self.chain[:, ::-1],
            self.chain_margin,
            self.mean,
            self.deviation,
            -self.log_ratio,
        )


def _log_ratio(source_lengths: Float, target_lengths: Float, chain: Index) -> float:
    """Log of target characters per source character: the median of what lies between sure pairs, drawn towards the
    whole texts'.

    A missing block would mislead the whole texts' ratio, a handful of pairs the median. What lies between them counts,
    and not the pairs by themselves: where one text says in a sentence what the other says in three, a sentence is
    next to one of the three, and is no measure of its length.
    """
    whole = float(np.log(target_lengths.sum() / source_lengths.sum()))
    step = min(RATIO_PAIRS, len(chain) // 2)
    if not step:
        return whole
    source, target = (
        _from_start(lengths)[side]
        for lengths, side in ((source_lengths, chain[:, 0]), (target_lengths, chain[:, 1]))
    )
    between = np.log((target[step:] - target[:-step]) / (source[step:] - source[:-step]))
    return (float(np.median(between)) * len(between) + whole * 3) / (len(between) + 3)


def _paired_text(text: SentenceArrays, hub: Float, best: Float, breaks: Float) -> PairedText:
    """Cumulate one document."""
    n, vectors, clues = len(text), text.vectors, text.clues
    apart = _products(vectors)
    norms = _block_norms(apart, n)
    return PairedText(
        vectors,
        norms,
        *_outermost(apart, norms),
        _headline(vectors),
        _from_start(text.lengths),
        _from_start(hub),
        best,
        _from_start(best),
        clues.facts,
        _from_start(np.zeros(n) if clues.facts is None else clues.facts.sum(axis=1, dtype=np.float64)),
        breaks=breaks,
        broken=_from_start(breaks),
        **_of_clues(text),
    )


def _of_clues(text: SentenceArrays) -> _OfClues:
    """What may become known of a text only after a first search."""
    names = text.clues.names
    return {
        "names": names,
        "mentioned": _from_start(
            np.zeros(len(text)) if names is None else names.sum(axis=1, dtype=np.float64)
        ),
        "blocks": text.clues.blocks or {},
    }


def _products(vectors: NDArray[np.float32]) -> list[Float]:
    """Dot products of rows that stand 0, 1, ... LARGEST_BLOCK - 1 apart: the k-th array has n - k values."""
    n = len(vectors)
    return [
        np.einsum("ij,ij->i", vectors[: n - k], vectors[k:], dtype=np.float64)
        for k in range(min(LARGEST_BLOCK, n))
    ]


def _block_norms(apart: list[Float], n: int) -> NDArray[np.float32]:
    """Lengths of the vectors of all blocks of up to LARGEST_BLOCK rows, by where they end: (LARGEST_BLOCK + 1, n + 1).

    The squared length of a sum is the sum of all dot products of its members; infinite for a block without a
    vector, which is like nothing: cosine 0.
    """
    squares = np.zeros((LARGEST_BLOCK + 1, n + 1))
    for size in range(1, min(LARGEST_BLOCK, n) + 1):
        # One member more, at the start: its own square and twice its products with the others.
        squares[size, size:] = squares[size - 1, size:] + apart[0][: n - size + 1]
        for k in range(1, size):
            squares[size, size:] += 2 * apart[k][: n - size + 1]
    norms = np.sqrt(np.maximum(squares, 0))
    norms[norms <= 1e-9] = np.inf
    return norms.astype(np.float32)


def _outermost(
    apart: list[Float], norms: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Cosine of the first and of the last row of each block with the sum of its others, shaped as the norms."""
    first, last = np.zeros_like(norms), np.zeros_like(norms)
    n = norms.shape[1] - 1
    for size in range(2, min(LARGEST_BLOCK, n) + 1):
        count = n - size + 1  # blocks, by their first row
        with_first = sum(apart[k][:count] for k in range(1, size))
        with_last = sum(apart[k][size - 1 - k : size - 1 - k + count] for k in range(1, size))
        first[size, size:] = with_first / (norms[1, 1 : count + 1] * norms[size - 1, size:])
        last[size, size:] = with_last / (norms[1, size:] * norms[size - 1, size - 1 : n])
    return first, last


def _headline(vectors: NDArray[np.float32]) -> float:
    """Greatest cosine of the first row with one of the next three, not below 0."""
    unit = unit_rows(vectors[:4])
    return float(max([0.0, *(unit[1:] @ unit[0]).tolist()]))


def _from_start(values: ArrayLike) -> Float:
    """Sums from the start, beginning with 0."""
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def _breaks(source: SentenceArrays, target: SentenceArrays) -> tuple[Float, Float]:
    """Paragraph ends at each boundary; all 0 unless both sides have paragraphs that tell something.

    They tell nothing if one side is a single paragraph, or if every sentence of both is a paragraph of its own.
    """
    empty = np.zeros(len(source) + 1), np.zeros(len(target) + 1)
    if source.clues.breaks is None or target.clues.breaks is None:
        return empty
    breaks = source.clues.breaks, target.clues.breaks
    inner = [side[:-1] for side in breaks]
    if not all(side.any() for side in inner) or all(side.all() for side in inner):
        return empty
    sides = [np.concatenate([[1.0], side.astype(np.float64)]) for side in breaks]
    for side in sides:
        side[-1] = 1.0
    return sides[0], sides[1]
