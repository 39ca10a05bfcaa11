"""How alike two spellings are.

In:   two words or names, folded.
Out:  the share of their letters that agree, in order; a Korean syllable counts as its letters.
Not:  finding the words worth comparing (keys.py).
Idea: the longest common subsequence, all letters of one text at once as the bits of a number (Hyyrö 2004).
"""

from __future__ import annotations

from functools import lru_cache

from ...hangul import decompose
from .folding import is_korean

__all__ = ["NEAR_ENOUGH", "Likeness", "letters"]

#: How alike two spellings must be to count as one with a slip, 0..1.
NEAR_ENOUGH = 0.8


@lru_cache(maxsize=1 << 16)
def letters(text: str) -> str:
    """Jamo for Hangul, so that one wrong letter of a syllable is one slip; other letters as they are."""
    return decompose(text) if not text.isascii() and is_korean(text) else text


class Likeness:
    """How like a text other texts are: the share of letters that agree, in order.

    The longest common subsequence, all letters of the text at once as the bits of a number (Hyyrö 2004).

    Attributes:
        size: letters of the text.

    >>> round(Likeness("lavrov").of("lavrof"), 2), Likeness("라브로브").of("푸틴")
    (0.83, 0.0)
    """

    def __init__(self, text: str) -> None:
        written = letters(text)
        self.size = len(written)
        self._places: dict[str, int] = {}
        for place, letter in enumerate(written):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def of(self, text: str) -> float:
        """0..1; 0 where the lengths are too far apart for ``NEAR_ENOUGH``."""
        written = letters(text)
        both = self.size + len(written)
        if 2 * min(self.size, len(written)) < NEAR_ENOUGH * both:
            return 0.0
        every = (1 << self.size) - 1
        left = every  # a bit for each letter that no letter so far agrees with
        for letter in written:
            met = left & self._places.get(letter, 0)
            left = (left + met | left - met) & every
        return 2 * (self.size - left.bit_count()) / both
