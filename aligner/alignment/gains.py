"""What choosing a bead is worth.

In:   the probability of every bead.
Out:  the expected gain of choosing each, for the path with the greatest sum (lattice).
Idea: whoever fills a translation memory counts beads that are wholly right, whoever reads on counts right links; a
      link is a source and a target sentence of one bead. Readings that differ by one sentence share their links, so
      they do not take each other's vote; where each of them is unlikely, that they have links in common is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .shapes import BEAD_TYPES

if TYPE_CHECKING:
    from .shapes import Float

__all__ = ["PREFERENCES", "Gains", "expected_gain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What the choice among beads goes by.

    Attributes:
        bead: a bead is worth its probability above this, 0..1.
        link: a link, a source and a target sentence of one bead, is worth its probability above this, 0..1.
        links: share of the links in the whole worth, 0..1; the rest is the beads'.
    """

    bead: float
    link: float
    links: float


# What each preference brings on real documents and on news: docs/alignment.md.
PREFERENCES = {
    "exact": Gains(bead=0.3, link=0.3, links=0.25),
    "coverage": Gains(bead=0.15, link=0.2, links=0.5),
}


def expected_gain(beads: Float, gains: Gains) -> Float:
    """What choosing every bead is worth, shaped as the probabilities.

    A bead counts its probability above ``gains.bead``, and each of its links its own above ``gains.link``.

    Args:
        beads: (K, types, rows + 1, columns + 1), probability of each bead, by where it ends.
        gains: what counts how much.
    """
    count, types, height, width = beads.shape
    steps = np.zeros((count, height, width))
    for t, (a, b) in enumerate(BEAD_TYPES[:types]):
        if height > a and width > b:
            # The corners of each block that the bead covers; summed up, they are its inside.
            chance = beads[:, t, a:, b:]
            up, left = height - a, width - b
            steps[:, :up, :left] += chance
            steps[:, a:, :left] -= chance
            steps[:, :up, b:] -= chance
            steps[:, a:, b:] += chance
    links = steps.cumsum(axis=1).cumsum(axis=2)[:, : height - 1, : width - 1]
    whole = np.zeros((count, height, width))
    np.cumsum((links - gains.link).cumsum(axis=1), axis=2, out=whole[:, 1:, 1:])
    result = (1 - gains.links) * (beads - gains.bead)
    for t, (a, b) in enumerate(BEAD_TYPES[:types]):
        if height > a and width > b:
            inside = whole[:, a:, b:] - whole[:, :-a, b:] - whole[:, a:, :-b] + whole[:, :-a, :-b]
            result[:, t, a:, b:] += gains.links * inside
    return result
