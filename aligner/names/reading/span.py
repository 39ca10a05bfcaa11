"""A stretch of one sentence of a document.

Out:  Span, with what two of them have to do with each other; Taken, several of them.
Not:  what stands there (phrase.py, aligner.model.Mention).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Span", "Taken"]


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

    def contains(self, other: Span) -> bool:
        """True if every character of the other is one of its own; a span contains itself.

        >>> Span(0, 2, 5).contains(Span(0, 3, 5)), Span(0, 2, 5).contains(Span(1, 3, 5))
        (True, False)
        """
        return self.sentence == other.sentence and self.start <= other.start and other.end <= self.end


class Taken:
    """The characters of some spans, asked span by span whether any is taken already; spans may overlap.

    Args:
        spans: those taken at first.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        # Of each sentence, the stretches that no gap parts: where they start, where they end.
        self._stretches: dict[int, tuple[list[int], list[int]]] = {}
        for span in spans:
            self.add(span)

    def overlaps(self, span: Span) -> bool:
        """True if the span shares a character with one of those taken.

        >>> taken = Taken([Span(0, 2, 5), Span(0, 7, 9)])
        >>> taken.overlaps(Span(0, 4, 6)), taken.overlaps(Span(0, 5, 7)), taken.overlaps(Span(1, 2, 5))
        (True, False, False)
        """
        starts, ends = self._stretches.get(span.sentence, ((), ()))
        first = bisect_right(ends, span.start)
        return first < len(starts) and starts[first] < span.end

    def add(self, span: Span) -> None:
        """Take a span."""
        starts, ends = self._stretches.setdefault(span.sentence, ([], []))
        first, last = bisect_left(ends, span.start), bisect_right(starts, span.end)
        start, end = span.start, span.end
        if first < last:
            start, end = min(start, starts[first]), max(end, ends[last - 1])
        starts[first:last] = [start]
        ends[first:last] = [end]
