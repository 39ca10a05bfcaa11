"""What the alignment is learned from, as arrays: documents made from running text, and pieces of real ones.

In:   the data folder, an encoder.
Out:  cases: vectors, lengths and clues of both sides, with the true beads, or the units that no bead crosses.
Not:  how documents are spoilt (made_documents), how real ones are read (real_documents), learning
      (alignment_learning).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from aligner.alignment import Clues, SentenceArrays
from aligner.alignment.shapes import BEAD_TYPES, CORE_TYPES
from aligner.evaluate import score
from aligner.pipeline import sentence_clues, sentence_lengths

from .made_documents import MadeDocument, Recipe, make_documents, read_pairs
from .real_documents import NOWHERE, RealDocument, read_real

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from aligner.embeddings import Encoder
    from aligner.model import Bead

__all__ = [
    "BeadCounts",
    "Case",
    "UnitCounts",
    "bare",
    "by_beads",
    "by_units",
    "in_types",
    "made_cases",
    "make_case",
    "real_case",
    "real_pieces",
    "texts",
]

RECIPES = (
    Recipe(),
    Recipe(block=0.3),
    Recipe(joins=(0.2, 0.2), gaps=0.03, cuts=0.05, headline=0.8, dateline=0.5, paragraphs=1.5),
    Recipe(joins=(0.05, 0.05), gaps=0.12, cuts=0.05, tail=0.5, headline=0.5, dateline=0.5, paragraphs=2.0),
    Recipe(unrelated=True),
    # Free translations: one side says in a sentence what the other says in many, or both cut where they like.
    Recipe(joins=(0.05, 0.5), gaps=0.03, cuts=0.1),
    Recipe(joins=(0.5, 0.05), gaps=0.03, cuts=0.1, paragraphs=4.0),
    Recipe(joins=(0.2, 0.75), gaps=0.05, cuts=0.1),
    Recipe(joins=(0.75, 0.2), gaps=0.05, cuts=0.1),
    Recipe(joins=(0.05, 0.05), gaps=0.35),
)
# Pairs in a made document, by recipe.
LENGTHS = ((20, 66), (66, 120), (20, 66), (20, 66), (40,), (66,), (66,), (90,), (90,), (66,))
FOLDS = 5
PIECE = 40  # sentences on the longer side of a piece of a real document, roughly
LONGEST_PIECE = 70
PIECES = 40  # of one real document at most


@dataclass(frozen=True)
class Case:
    """A document as arrays, and what is known of its alignment.

    Attributes:
        gold: the true beads; empty if only the units are known.
        units: the unit of each sentence of both sides, or NOWHERE; beads lie within one unit.
    """

    source: SentenceArrays
    target: SentenceArrays
    gold: tuple[Bead, ...]
    units: tuple[NDArray[np.intp], NDArray[np.intp]]

    @property
    def is_exact(self) -> bool:
        """Whether every bead is known, and is one that the search may find."""
        return bool(self.gold) and in_types(self.gold, BEAD_TYPES)

    @property
    def is_wide(self) -> bool:
        """Whether it holds beads that are looked for in free translations only."""
        if self.gold:
            return not in_types(self.gold, CORE_TYPES)
        counts = [np.bincount(side[side >= 0], minlength=1) for side in self.units]
        size = max(map(len, counts))
        source, target = (np.pad(count, (0, size - len(count))) for count in counts)
        both = (source > 0) & (target > 0)
        larger, smaller = np.maximum(source, target)[both].sum(), np.minimum(source, target)[both].sum()
        return bool(larger > 1.25 * smaller)


def in_types(beads: Sequence[Bead], types: Sequence[tuple[int, int]]) -> bool:
    """Whether all beads that have both sides are of these sizes."""
    return all((len(bead.source), len(bead.target)) in types for bead in beads if bead.is_paired)


def make_case(document: MadeDocument, encoder: Encoder) -> Case:
    """Encode a made document."""
    clues = sentence_clues(document.source, document.target, ("ko", "en"), document.breaks)
    source, target = (
        SentenceArrays.checked(name, encoder.encode(texts), sentence_lengths(texts), known)
        for name, texts, known in zip(
            ("source", "target"), (document.source, document.target), clues, strict=True
        )
    )
    units = np.full(len(document.source), NOWHERE), np.full(len(document.target), NOWHERE)
    for number, bead in enumerate(document.beads):
        units[0][list(bead.source)] = units[1][list(bead.target)] = number
    return Case(source, target, document.beads, units)


@dataclass(frozen=True, slots=True)
class BeadCounts:
    """How many beads of made documents are exactly right.

    Attributes:
        right: paired beads found that are in the truth.
        predicted: paired beads found.
        gold: paired beads of the truth.
        outcomes: confidence of each paired bead found, and whether it is right.
    """

    right: int
    predicted: int
    gold: int
    outcomes: list[tuple[float, bool]]

    @property
    def f1(self) -> float:
        """Strict F1, 0..1; there must be a bead, found or true."""
        return 2 * self.right / (self.predicted + self.gold)

    @property
    def sure(self) -> list[bool]:
        """Of each bead found with a confidence of .9 or more, whether it is right."""
        return [ok for confidence, ok in self.outcomes if confidence >= 0.9]


def by_beads(cases: Sequence[Case], align: Callable[[Case], Sequence[Bead]]) -> BeadCounts:
    """Align made documents, and count what is right."""
    right = predicted = gold = 0
    outcomes = []
    for case in cases:
        beads = align(case)
        strict = score(case.gold, beads).strict
        right, predicted, gold = right + strict.right, predicted + strict.predicted, gold + strict.gold
        truth = {(bead.source, bead.target) for bead in case.gold}
        outcomes += [(b.confidence, (b.source, b.target) in truth) for b in beads if b.is_paired]
    return BeadCounts(right, predicted, gold, outcomes)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """How far an alignment keeps to the units of a real document.

    Attributes:
        covered: sentences that are paired inside their unit.
        sentences: all sentences of units that both sides have.
        inside: paired beads that lie in one unit.
        paired: all paired beads whose sentences are all in a unit.
    """

    covered: int
    sentences: int
    inside: int
    paired: int

    def __add__(self, other: UnitCounts) -> UnitCounts:
        return UnitCounts(
            self.covered + other.covered,
            self.sentences + other.sentences,
            self.inside + other.inside,
            self.paired + other.paired,
        )


def by_units(case: Case, beads: Sequence[Bead]) -> UnitCounts:
    """Count what of an alignment lies inside the units."""
    source, target = case.units
    both = list((set(source.tolist()) & set(target.tolist())) - {NOWHERE})
    units = [
        ({*source[list(bead.source)].tolist(), *target[list(bead.target)].tolist()}, bead)
        for bead in beads
        if bead.is_paired
    ]
    paired = [(of_bead, bead) for of_bead, bead in units if NOWHERE not in of_bead]
    inside = [bead for of_bead, bead in paired if len(of_bead) == 1]
    return UnitCounts(
        sum(len(bead.source) + len(bead.target) for bead in inside),
        sum(int(np.isin(side, both).sum()) for side in (source, target)),
        len(inside),
        len(paired),
    )


def bare(case: Case) -> Case:
    """Vectors and lengths alone, the vectors in 256 dimensions chosen at random: as a lesser encoder sees the text."""
    dim = case.source.vectors.shape[1]
    turn = np.random.default_rng(0).normal(size=(dim, 256)).astype(np.float32) / 16
    source, target = (
        replace(side, vectors=side.vectors @ turn, clues=Clues()) for side in (case.source, case.target)
    )
    return replace(case, source=source, target=target)


def texts(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The running texts of ``dev/``."""
    news, flores = data / "dev" / "news_north_south.tsv", data / "dev" / "flores.tsv"
    return {
        "news, North": read_pairs(news, "ko_north", "en"),
        "news, South": read_pairs(news, "ko_south", "en"),
        "professional": read_pairs(flores, "ko", "en"),
    }


def made_cases(data: Path, encoder: Encoder, rounds: int) -> list[tuple[str, str, int, Case]]:
    """Every text spoilt by every recipe; joins, gaps and blocks also as bare vectors.

    Returns:
        The text, how it was spoilt, the part of the text that it is from, and the case.
    """
    cases = []
    for name, pairs in texts(data).items():
        per_fold = -(-len(pairs) // FOLDS)
        for number, recipe in enumerate(RECIPES):
            if name == "news, South" and number in (1, 3, 4, 7, 8, 9):
                continue  # the same text as the Northern one
            for fold in range(FOLDS):
                part = pairs[fold * per_fold : (fold + 1) * per_fold]
                for length in LENGTHS[number]:
                    for made in make_documents(part, recipe, length=length, seed=fold, rounds=rounds):
                        case = make_case(made, encoder)
                        cases.append((name, f"recipe {number}", fold, case))
                        if number < 2 and length > 20:
                            cases.append((name, f"recipe {number}, bare", fold, bare(case)))
    return cases


def real_case(document: RealDocument, encoder: Encoder, part: tuple[slice, slice]) -> Case:
    """Encode a part of a real document."""
    sentences = [side[where] for side, where in zip(document.sentences, part, strict=True)]
    said = [[sentence.text for sentence in side] for side in sentences]
    breaks = [[*(one.paragraph != two.paragraph for one, two in pairwise(side)), True] for side in sentences]
    clues = sentence_clues(said[0], said[1], ("ko", "en"), (breaks[0], breaks[1]))
    source, target = (
        SentenceArrays.checked(name, encoder.encode(side), sentence_lengths(side), known)
        for name, side, known in zip(("source", "target"), said, clues, strict=True)
    )
    units = [np.array(side[where]) for side, where in zip(document.units, part, strict=True)]
    return Case(source, target, (), (units[0], units[1]))


def real_pieces(data: Path, encoder: Encoder) -> list[tuple[RealDocument, list[Case]]]:
    """Real documents, and pieces of each that are cut between units."""
    return [
        (document, [real_case(document, encoder, part) for part in _parts(document)])
        for document in read_real(data / "dev" / "real")
    ]


def _parts(document: RealDocument) -> list[tuple[slice, slice]]:
    """Where to cut a document: both sides between the same two units, PIECES of them evenly spread."""
    source, target = (np.maximum.accumulate(np.array(side)) for side in document.units)
    parts = []
    begin = (0, 0)
    for unit in np.union1d(source[1:][np.diff(source) > 0], target[1:][np.diff(target) > 0]).tolist():
        # What is in no unit goes with the unit before it.
        end = int(np.searchsorted(source, unit)), int(np.searchsorted(target, unit))
        if max(end[0] - begin[0], end[1] - begin[1]) >= PIECE:
            parts.append((slice(begin[0], end[0]), slice(begin[1], end[1])))
            begin = end
    parts.append((slice(begin[0], len(source)), slice(begin[1], len(target))))
    fitting = [
        part
        for part in parts
        if max(side.stop - side.start for side in part) <= LONGEST_PIECE
        and min(side.stop - side.start for side in part) > 4
        and _is_known(document, part)
    ]
    return fitting[:: -(-len(fitting) // PIECES)] if fitting else []


def _is_known(document: RealDocument, part: tuple[slice, slice]) -> bool:
    """Whether all but a tenth of the sentences of the part were found in a unit."""
    return all(
        sum(unit == NOWHERE for unit in side[where]) <= 0.1 * (where.stop - where.start)
        for side, where in zip(document.units, part, strict=True)
    )
