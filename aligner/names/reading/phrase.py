"""A stretch of a sentence that may name a body, a place or an office.

Out:  Phrase, the noun that korean_phrases.py and english_phrases.py make.
Not:  finding them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...model import Kind

__all__ = ["Phrase"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a sentence.

    Attributes:
        start: its first character in the sentence.
        end: behind its last.
        heads: the Korean words for a body, a place or an office that its own one is, or renders.
        kind: what such a word names.
        has_body: a body is named besides the office (외무성 부상, chairman of the Standing Committee).
        country: the country that it has in English (Korean Philosophical Society), or that is left out before it in
            Korean (조선 before 철학학회): such two are not the same stretch.
    """

    start: int
    end: int
    heads: frozenset[str]
    kind: Kind
    has_body: bool = False
    country: bool = False

    @property
    def is_office(self) -> bool:
        """True if it may be somebody's title, False for a body or a place."""
        return self.kind == "title"

    def joined(self, other: Phrase) -> Phrase:
        """This stretch, read in this way and in the other: its head may render the words of either."""
        return replace(self, heads=self.heads | other.heads, has_body=self.has_body or other.has_body)
