"""How a document translates: how often it joins sentences, and how often it leaves them out.

In:   a pairing, the parts of its table, the rules of the search.
Out:  Regime: how much likelier than in the texts that the weights were learned from each size of bead is in this
      document, and a sentence without counterpart on either side.
Not:  the learned weights (weights), the search itself (decoding).
Idea: expectation and maximisation (Dempster, Laird and Rubin 1977) over the sizes alone. What the document is expected
      to hold, by the probabilities of all its alignments, is counted; the counts, smoothed by what is usual, are the
      next round's expectation. A short text stays near what is usual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .shapes import BEAD_TYPES, CORE_TYPES, shape_name, types_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

    from .shapes import Float

__all__ = ["Counts", "Regime"]

# Beads and sentences of a usual text that are counted beside the document's own.
USUAL_BEADS, USUAL_SENTENCES = 30.0, 60.0
# No document is taken to be farther from the usual than this, log.
FARTHEST = 3.0
# Share of the beads with three or more sentences on a side from which on the larger sizes are looked for too.
LOOSE = 0.08
_TURNED = np.array([BEAD_TYPES.index((b, a)) for a, b in BEAD_TYPES])


@dataclass(frozen=True, slots=True)
class Regime:
    """Log of how many times likelier than usual the sizes of beads are in a document.

    Attributes:
        sizes: (types,), by the first so many BEAD_TYPES; those that are left out are not looked for.
        source_skip: of a source sentence without counterpart.
        target_skip: of a target sentence without counterpart.
        is_loose: whether three sentences and more often stand against others, as in free translations.
    """

    sizes: tuple[float, ...]
    source_skip: float = 0.0
    target_skip: float = 0.0
    is_loose: bool = False

    @classmethod
    def usual(cls, *, wide: bool = False) -> Regime:
        """What the weights were learned from.

        Args:
            wide: look for the largest sizes too.
        """
        return cls((0.0,) * len(BEAD_TYPES if wide else CORE_TYPES))

    @property
    def types(self) -> tuple[tuple[int, int], ...]:
        """Sizes of the beads that are looked for."""
        return BEAD_TYPES[: len(self.sizes)]

    def swapped(self) -> Regime:
        """This regime with source and target exchanged."""
        sizes = tuple(self.sizes[t] for t in _TURNED[: len(self.sizes)])
        return Regime(sizes, self.target_skip, self.source_skip, self.is_loose)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a document is expected to hold.

    Attributes:
        beads: (BEAD_TYPES,), beads of each size.
        skipped: (2,), sentences without counterpart on either side.
        sentences: (2,), all sentences.
    """

    beads: Float
    skipped: Float
    sentences: Float

    @classmethod
    def of(cls, beads: ArrayLike, skipped: ArrayLike, sentences: ArrayLike) -> Counts:
        """Counts of the first so many BEAD_TYPES; of the others there is none."""
        every = np.zeros(len(BEAD_TYPES))
        found = np.asarray(beads)
        every[: len(found)] = found
        return cls(every, np.array(skipped, dtype=np.float64), np.array(sentences, dtype=np.float64))

    def swapped(self) -> Counts:
        """These counts with source and target exchanged."""
        return Counts(self.beads[_TURNED], self.skipped[::-1], self.sentences[::-1])

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.beads + other.beads, self.skipped + other.skipped, self.sentences + other.sentences
        )

    @property
    def is_loose(self) -> bool:
        """Whether larger beads than those of the core are worth looking for."""
        large = self.beads[[max(size) > 2 for size in BEAD_TYPES]].sum()
        return bool(large > LOOSE * (self.beads.sum() + USUAL_BEADS))

    def regime(self, usual: Mapping[str, float], largest: int) -> Regime:
        """The regime that these counts speak for.

        Args:
            usual: share of each shape among all beads, 0..1; of ``unpaired`` among all sentences.
            largest: most sentences on a side of a bead that are looked for.
        """
        types = types_within(largest)
        shares = np.array([_usual(usual, size) for size in BEAD_TYPES])
        found = (self.beads + USUAL_BEADS * shares) / (self.beads.sum() + USUAL_BEADS)
        sizes = np.clip(np.log(found / shares), -FARTHEST, FARTHEST)[: len(types)]
        rates = (self.skipped + USUAL_SENTENCES * usual["unpaired"]) / (self.sentences + USUAL_SENTENCES)
        # Weak evidence looks like a missing counterpart, so a text that is hard to align would talk itself out of being
        # a translation: it may be found to leave out less than usual, not more.
        source, target = np.clip(_logit(rates) - _logit(usual["unpaired"]), -FARTHEST, 0.0)
        return Regime(tuple(sizes.tolist()), float(source), float(target), self.is_loose)


def _usual(shares: Mapping[str, float], size: tuple[int, int]) -> float:
    """The share of beads of that size in that direction."""
    both = shares[shape_name(size)]
    return both if size[0] == size[1] else both / 2


def _logit(share: float | Float) -> Float:
    return np.asarray(np.log(share) - np.log1p(-np.asarray(share)))
