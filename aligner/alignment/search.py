"""Find the beads between two documents of which only vectors and lengths are known.

In:   the sentences of two documents as arrays, and what a person decided (AlignSettings).
Out:  a finished Search: its beads, and why each of them is as it is.
Not:  texts: splitting and encoding them, and a second look with really joined sentences (pipeline).

    sentence_arrays -> pairing -> corridor -> scoring -> lattice -> decoding -> beads
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InputError, ShapeError
from ..model import Bead
from .constraints import Constraints
from .corridor import Rectangle, stretches
from .decoding import beads_by_rectangle, expected_counts
from .explain import Explanation, explain_bead
from .gains import PREFERENCES
from .pairing import Pairing
from .paragraphs import as_paragraphs, regions_of
from .regime import Regime
from .scoring import Rules
from .sentence_arrays import SentenceArrays
from .settings import AlignSettings
from .shapes import CORE_SIDE
from .weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from numpy.typing import ArrayLike, NDArray

    from .decoding import Found, Kept
    from .sentence_arrays import Clues
    from .settings import AlignKeywords
    from .weights import Weights

__all__ = ["Search", "align_vectors"]


# Cells of the table by which a document's regime is told, and how often.
SAMPLED_CELLS = 60_000
ROUNDS = 2
# Up to so many, beads of all sizes are looked for in any case: it takes no time, and so short a text cannot tell.
SMALL_CELLS = 2_500
# Beads whose blocks' vectors are in memory at once.
BEADS_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class Search:
    """A finished search.

    Attributes:
        pairing: the two documents made ready; ``None`` if one of them has no sentence.
        rectangles: the parts of the table that were searched; they follow each other corner to corner.
        rules: what it was steered by.
        found: the beads.
        kept: what the features came to, if a search with names was to come.
    """

    pairing: Pairing | None
    rectangles: tuple[Rectangle, ...]
    rules: Rules
    found: tuple[Bead, ...]
    kept: Kept | None = field(default=None, repr=False, compare=False)

    @classmethod
    def run(
        cls,
        source: SentenceArrays,
        target: SentenceArrays,
        settings: AlignSettings | None = None,
        *,
        weights: Weights | None = None,
        whole: bool = False,
        after: Search | None = None,
        then_names: bool = False,
    ) -> Search:
        """Search two documents.

        Args:
            source: n sentences.
            target: m sentences.
            settings: by default those of ``AlignSettings``. ``langs`` and ``refine`` are for whoever has the texts.
            weights: by default the shipped table.
            whole: search the whole table, never a corridor (memory grows with n x m): the slow, exact twin.
            after: an earlier search of these sentences that knew less of their names and joined vectors: what does not
                depend on those, the parts of the table to search among it, is taken from there.
            then_names: no names are known yet, and a search with names will come after this one; the beads of this
                one get no similarity.

        Raises:
            ShapeError: the vectors of source and target differ in length.
            ConstraintError: a fixed or forbidden pair is out of range, or the pairs contradict each other.
        """
        settings = settings or AlignSettings()
        n, m = len(source), len(target)
        wishes = Constraints.checked(settings.fixed, settings.forbidden, n, m)
        weights = weights or load_weights()
        rules = Rules(weights, settings.max_size, wishes, PREFERENCES[settings.prefer])
        if not n or not m:
            alone = [Bead((i,), ()) for i in range(n)] + [Bead((), (j,)) for j in range(m)]
            return cls(None, (), rules, tuple(alone))
        if source.vectors.shape[1] != target.vectors.shape[1]:
            raise ShapeError(
                "source and target vectors",
                expected=f"the same dimensions ({source.vectors.shape[1]})",
                got=target.vectors.shape[1],
            )
        if after is not None and after.pairing is not None:
            pairing, rectangles = after.pairing.knowing(source, target), after.rectangles
            rules, kept = replace(rules, regime=after.rules.regime), after.kept
        else:
            pairing = Pairing.of(source, target, wishes.fixed)
            rectangles = _rectangles(pairing, source, target, settings, weights, whole=whole)
            kept = {}
            rules = _adapted(pairing, rectangles, rules, kept)
        solved = beads_by_rectangle(pairing, rectangles, rules, kept)
        found = [bead for rectangle in rectangles for bead in solved[rectangle]]
        beads = _as_beads(found, None if then_names else (source.vectors, target.vectors))
        wishes.check_kept(beads)
        return cls(pairing, rectangles, rules, beads, kept if then_names else None)

    def beads(self) -> tuple[Bead, ...]:
        """The beads in reading order; every sentence is in exactly one.

        ``confidence`` is the probability that the bead is part of the right alignment.
        """
        return self.found

    def explain(self, number: int) -> Explanation:
        """Take the score of one bead apart.

        Args:
            number: of the bead, from 0.

        Returns:
            The parts of its score and the runner-up, with probabilities under the settings of this search.

        Raises:
            InputError: there is no such bead.
        """
        if not 0 <= number < len(self.found):
            raise InputError("there is no such bead", remedy=f"This alignment has {len(self.found)} beads.")
        bead = self.found[number]
        if self.pairing is None:
            return Explanation(bead, (), None, ())
        return explain_bead(bead, self.pairing, self._rectangle_of(bead), self.rules)

    def _rectangle_of(self, bead: Bead) -> Rectangle:
        """The part of the table in which the bead was found."""
        return next(
            rectangle
            for rectangle in self.rectangles
            if (not bead.source or rectangle.top <= bead.source[0] < rectangle.bottom)
            and (not bead.target or rectangle.left <= bead.target[0] < rectangle.right)
        )


def _adapted(pairing: Pairing, rectangles: Sequence[Rectangle], rules: Rules, kept: Kept) -> Rules:
    """The rules in the regime that the document shows in a sample of its parts; what they come to is kept."""
    needed = rules.constraints.span > CORE_SIDE
    if needed:
        rules = replace(rules, regime=Regime.usual(wide=True))
    cells = sum(rectangle.cells for rectangle in rectangles)
    every = max(1, round(cells / SAMPLED_CELLS))
    sample = rectangles[::every]
    for _ in range(ROUNDS):
        counts = expected_counts(pairing, sample, rules, kept)
        wide = needed or counts.is_loose or cells <= SMALL_CELLS
        largest = rules.max_size if wide else min(rules.max_size, CORE_SIDE)
        rules = replace(rules, regime=counts.regime(rules.weights.usual, largest))
    return rules


def _rectangles(
    pairing: Pairing,
    source: SentenceArrays,
    target: SentenceArrays,
    settings: AlignSettings,
    weights: Weights | None,
    *,
    whole: bool,
) -> tuple[Rectangle, ...]:
    """The parts of the table to search: paragraphs, all of it, or a corridor around sure pairs."""
    if settings.by_paragraph:
        return _paragraphs(pairing, source, target, weights)
    if whole:
        return (Rectangle(0, len(source), 0, len(target)),)
    return tuple(stretches(len(source), len(target), pairing.chain, pairing.chain_margin))


def _paragraphs(
    pairing: Pairing, source: SentenceArrays, target: SentenceArrays, weights: Weights | None
) -> tuple[Rectangle, ...]:
    """What beads of paragraphs cover, cut into stretches where it is large."""
    search = Search.run(as_paragraphs(source), as_paragraphs(target), weights=weights)
    found: list[Rectangle] = []
    for top, bottom, left, right in regions_of(search.beads(), source, target):
        inside = ((pairing.chain >= (top, left)) & (pairing.chain < (bottom, right))).all(axis=1)
        chain = pairing.chain[inside] - (top, left)
        parts = stretches(bottom - top, right - left, chain, pairing.chain_margin[inside])
        found += [Rectangle(p.top + top, p.bottom + top, p.left + left, p.right + left) for p in parts]
    return tuple(found)


def align_vectors(
    source: ArrayLike,
    target: ArrayLike,
    source_lengths: ArrayLike,
    target_lengths: ArrayLike,
    *,
    source_clues: Clues | None = None,
    target_clues: Clues | None = None,
    settings: AlignSettings | None = None,
    weights: Weights | None = None,
    whole: bool = False,
    **keywords: Unpack[AlignKeywords],
) -> tuple[Bead, ...]:
    """Align two documents by their sentence vectors.

    Args:
        source: (n, dim), not normalised: the norm is the sentence's weight, and the vector of two joined sentences
            is about the sum of theirs. A row of zeros is like nothing.
        target: (m, dim), not normalised.
        source_lengths: (n,), non-space characters + 1.
        target_lengths: (m,), non-space characters + 1.
        source_clues: numbers, names and paragraphs of the source, where known.
        target_clues: numbers, names and paragraphs of the target, where known.
        settings: size limit, fixed and forbidden pairs; ``by_paragraph`` goes by the paragraph ends of the clues.
            ``langs`` and ``refine`` need texts and change nothing here.
        weights: by default the shipped table.
        whole: search the whole table, never a corridor (memory grows with n x m): the slow, exact twin.
        keywords: single settings by name; they go before those of ``settings``.

    Returns:
        Beads in reading order; every sentence is in exactly one. ``confidence`` is the probability that the bead is
        part of the right alignment.

    Raises:
        ShapeError: dims or numbers of rows differ, a value is not finite, or a length is not positive.
        ConstraintError: a fixed or forbidden pair is out of range, or the pairs contradict each other.

    >>> import numpy as np
    >>> vectors = np.eye(3)
    >>> [(bead.source, bead.target) for bead in align_vectors(vectors, vectors, [9, 9, 9], [9, 9, 9])]
    [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    """
    return Search.run(
        SentenceArrays.checked("source", source, source_lengths, source_clues),
        SentenceArrays.checked("target", target, target_lengths, target_clues),
        replace(settings or AlignSettings(), **keywords),
        weights=weights,
        whole=whole,
    ).beads()


def _as_beads(
    found: Sequence[Found], vectors: tuple[NDArray[np.float32], NDArray[np.float32]] | None
) -> tuple[Bead, ...]:
    """Beads with the cosine of their blocks' vectors; 0 if one of those is nothing, or no vectors are given."""
    cosines = repeat(0.0) if vectors is None else iter(_cosines(found, *vectors))
    return tuple(
        Bead(
            (i,) if a == 1 else tuple(range(i, i + a)),
            (j,) if b == 1 else tuple(range(j, j + b)),
            confidence,
            next(cosines) if a and b else 0.0,
        )
        for i, a, j, b, confidence in found
    )


def _cosines(found: Sequence[Found], source: NDArray[np.float32], target: NDArray[np.float32]) -> list[float]:
    """Cosine of the blocks' vectors of each bead that has both sides, -1..1; 0 if one of them is nothing."""
    columns = np.array([bead[:4] for bead in found], dtype=np.intp)
    paired = columns[(columns[:, 1] > 0) & (columns[:, 3] > 0)]
    cosines: list[float] = []
    for first in range(0, len(paired), BEADS_AT_ONCE):
        part = paired[first : first + BEADS_AT_ONCE]
        blocks = (
            _block_vectors(source, part[:, 0], part[:, 1]),
            _block_vectors(target, part[:, 2], part[:, 3]),
        )
        norms = np.linalg.norm(blocks[0], axis=1) * np.linalg.norm(blocks[1], axis=1)
        dots = np.einsum("ij,ij->i", blocks[0], blocks[1])
        cosines += np.clip(dots / np.where(norms > 1e-12, norms, np.inf), -1, 1).tolist()
    return cosines


def _block_vectors(
    rows: NDArray[np.float32], start: NDArray[np.intp], size: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The sum of ``size[k]`` rows from ``start[k]`` on, for each k."""
    total = rows[start].astype(np.float64)
    for more in range(1, int(size.max(initial=1))):
        larger = np.flatnonzero(size > more)
        total[larger] += rows[start[larger] + more]
    return total
