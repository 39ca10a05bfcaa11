"""Paragraphs aligned first, so that sentences are looked for inside them only.

In:   the sentences of two documents as arrays, with the ends of their paragraphs.
Out:  where each sure bead of paragraphs begins and ends, as sentence boundaries of both documents.
Not:  the alignment of the paragraphs itself (search).
Idea: a paragraph's vector and length are the sums of its sentences'; it states and mentions what they do. Where it is
      not sure which paragraphs answer to each other, their borders say nothing, and the sentences are aligned across.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .sentence_arrays import Clues, SentenceArrays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Bead
    from .shapes import Index

__all__ = ["as_paragraphs", "regions_of"]

# First and last boundary of the source, then of the target sentences.
Region = tuple[int, int, int, int]

# A bead of paragraphs less probable than this is no reason to keep its sentences apart from those beside it.
SURE = 0.8


def as_paragraphs(text: SentenceArrays) -> SentenceArrays:
    """A document with a row a paragraph; it has at least one sentence.

    What a paragraph states and mentions is the most that one of its sentences does. Without known ends, the text is
    one paragraph.
    """
    starts = _starts(text)
    facts, names = (
        None if side is None else np.maximum.reduceat(side, starts, axis=0)
        for side in (text.clues.facts, text.clues.names)
    )
    return SentenceArrays(
        np.add.reduceat(text.vectors, starts, axis=0),
        np.add.reduceat(text.lengths, starts),
        Clues(facts, names),
    )


def regions_of(beads: Sequence[Bead], source: SentenceArrays, target: SentenceArrays) -> list[Region]:
    """What beads of paragraphs cover, in sentence boundaries: they follow each other corner to corner.

    Unsure beads that follow each other are one region.

    Args:
        beads: their ``source`` and ``target`` count paragraphs; every paragraph is in one, in order.
        source: the sentences of the source, with the ends of its paragraphs.
        target: the sentences of the target, with the ends of its paragraphs.
    """
    ends = [[*_starts(text).tolist(), len(text)] for text in (source, target)]
    regions: list[Region] = []
    i = j = 0
    goes_on = False
    for bead in beads:
        last_i, last_j = i + len(bead.source), j + len(bead.target)
        region = (ends[0][i], ends[0][last_i], ends[1][j], ends[1][last_j])
        is_unsure = bead.confidence < SURE
        if goes_on and is_unsure:
            top, _, left, _ = regions.pop()
            region = (top, region[1], left, region[3])
        regions.append(region)
        goes_on = is_unsure
        i, j = last_i, last_j
    return regions


def _starts(text: SentenceArrays) -> Index:
    """The first sentence of each paragraph."""
    breaks = text.clues.breaks
    inner = np.zeros(len(text) - 1, dtype=bool) if breaks is None else breaks[:-1]
    return np.flatnonzero(np.concatenate([[True], inner]))
