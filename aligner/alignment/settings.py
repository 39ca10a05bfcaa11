"""What a person may decide about an alignment.

In:   nothing.
Out:  AlignSettings, each setting with its default and the reason for it.
Not:  how files are read (documents has ReadSettings), learned weights (weights).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from ..errors import ShapeError
from .gains import PREFERENCES
from .shapes import BEAD_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LARGEST_SIDE", "AlignKeywords", "AlignSettings"]

# Most sentences on one side of a bead, whatever the settings: the shapes whose scores were learned.
LARGEST_SIDE = max(max(size) for size in BEAD_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignSettings:
    """How two texts are aligned.

    Attributes:
        langs: languages of source and target, BCP 47, where the texts are not documents that say it themselves.
        max_size: most sentences on one side of a bead, 1..8; 1 gives pairs of single sentences only.
        by_paragraph: align paragraphs first, then sentences inside them, so that no bead reaches over the end of a
            paragraph.
        fixed: source and target sentence numbers, from 0, that a person says belong to one bead; none may cross
            another. Any sequence of pairs may be given; it is kept as a tuple.
        forbidden: source and target sentence numbers that a person says do not belong together.
        prefer: ``"exact"``: beads that are wholly right; ``"coverage"``: as few sentences alone as the text allows.
        refine: look at doubtful places a second time with the vectors of sentences really joined.

    Raises:
        ShapeError: ``max_size`` is not within 1..8, ``langs`` are not two, or fixed and forbidden ones no pairs.

    >>> AlignSettings(max_size=1, fixed=[(3, 4)]).fixed
    ((3, 4),)
    """

    # What the program is for; two versions in one language work too.
    langs: tuple[str, str] = ("ko", "en")
    # More than four are looked for only where the text joins that many: elsewhere they invite wrong joins.
    max_size: int = LARGEST_SIDE
    # Paragraphs of news and web pages often differ between versions; in laws and scripture they match.
    by_paragraph: bool = False
    # Most alignments need no help.
    fixed: Sequence[tuple[int, int]] = ()
    forbidden: Sequence[tuple[int, int]] = ()
    # Exactness and coverage both, as measured: docs/alignment.md.
    prefer: str = "exact"
    # Of use with a transformer alone: the built-in model's vectors are exact sums, so it would see nothing new.
    refine: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.max_size, int) or not 1 <= self.max_size <= LARGEST_SIDE:
            raise ShapeError("max_size", expected=f"1 to {LARGEST_SIDE}", got=repr(self.max_size))
        if self.prefer not in PREFERENCES:
            raise ShapeError("prefer", expected=" or ".join(PREFERENCES), got=repr(self.prefer))
        langs = (self.langs,) if isinstance(self.langs, str) else tuple(self.langs)
        if len(langs) != 2:
            raise ShapeError("langs", expected="two language codes, of source and target", got=langs)
        object.__setattr__(self, "langs", langs)
        for name in ("fixed", "forbidden"):
            try:
                pairs = tuple((int(source), int(target)) for source, target in getattr(self, name))
            except (TypeError, ValueError) as error:
                given = getattr(self, name)
                raise ShapeError(name, expected="pairs of sentence numbers", got=repr(given)) from error
            object.__setattr__(self, name, pairs)


class AlignKeywords(TypedDict, total=False):
    """The settings of ``AlignSettings`` by themselves, for functions that take them by name as well."""

    langs: tuple[str, str]
    max_size: int
    by_paragraph: bool
    fixed: Sequence[tuple[int, int]]
    forbidden: Sequence[tuple[int, int]]
    prefer: str
    refine: bool
