"""A stretch of one sentence of a document.

Out:  Span, with what two of them have to do with each other.
Not:  what stands there (phrase.py, aligner.model.Mention).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Span"]


class Span(NamedTuple):
    """Characters ``start`` to before ``end`` of a sentence; ordered as they are read.

    Attributes:
        sentence: index of the sentence in its document.
        start: first character, counted from the sentence's own start.
        end: behind the last.
    """

    sentence: int
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character.

        >>> Span(0, 2, 5).overlaps(Span(0, 4, 9)), Span(0, 2, 5).overlaps(Span(0, 5, 9))
        (True, False)
        """
        return self.sentence == other.sentence and self.start < other.end and other.start < self.end

    def overlaps_any(self, others: Iterable[Span]) -> bool:
        """True if it shares a character with one of several."""
        return any(self.overlaps(other) for other in others)

    def contains(self, other: Span) -> bool:
        """True if every character of the other is one of its own; a span contains itself.

        >>> Span(0, 2, 5).contains(Span(0, 3, 5)), Span(0, 2, 5).contains(Span(1, 3, 5))
        (True, False)
        """
        return self.sentence == other.sentence and self.start <= other.start and other.end <= self.end
