"""Which variants of a translation memory are the two sides.

In:   the language codes of its first units, the source language that its head names, and what a person asked for.
Out:  for the variants of a unit, the texts of the two sides, and the rest.
Not:  reading the file (tmx_reading.py).
Idea: codes are compared whole: ko-KP is another variant than ko-KR. A language without country takes all its variants,
      in each unit the one that the file has most of, so that a memory put together from several keeps its pairs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...language_codes import base_language

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Choice"]


class Choice:
    """The two sides of a memory.

    Args:
        units: the codes of the variants of each of the first units, as BCP 47 writes them.
        head: the source language that the head of the file names; ``*all*`` or ``""`` name none.
        source: the language asked for on the one side, ``None`` if any will do.
        target: the language asked for on the other side.

    Attributes:
        langs: codes of the two sides; with their countries where these alone tell them apart.
    """

    def __init__(
        self, units: Sequence[Sequence[str]], head: str, source: str | None, target: str | None
    ) -> None:
        self.asked = {source, target}
        self.head = head
        self.counts = Counter(code for codes in units for code in codes)
        first = next((codes for codes in units if len(codes) > 1), ())
        # In the order in which a unit with both sides has them.
        present = list(dict.fromkeys([*first, *self.counts]))
        self.first = source or self._source(present, head, target)
        self.second = target or self._target(present, self.first)
        bases = base_language(self.first), base_language(self.second)
        self.langs = bases if bases[0] != bases[1] else (self.first, self.second)
        self._found = [False, False]

    def _source(self, present: Sequence[str], head: str, target: str | None) -> str:
        """The source language: as the head names it, else Korean, else the first that the target is not."""
        others = [code for code in present if target is None or not _is(code, target)] or present
        if head in others:
            return head
        for wanted in (base_language(head), "ko"):
            if same := [code for code in others if base_language(code) == wanted]:
                return self._fullest(same)
        return others[0]

    def _target(self, present: Sequence[str], source: str) -> str:
        """The language of the translations: English for Korean and Korean for English, else the first other one."""
        base = base_language(source)
        others = [code for code in present if base_language(code) != base]
        partner = [code for code in others if base_language(code) == {"ko": "en", "en": "ko"}.get(base)]
        if partner or others:
            return self._fullest(
                partner or [code for code in others if base_language(code) == base_language(others[0])]
            )
        return next((code for code in present if code != source), source)

    def _fullest(self, codes: Sequence[str]) -> str:
        return max(codes, key=lambda code: self.counts[code])

    def sides(self, variants: Sequence[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
        """The texts of the two sides, ``""`` where a unit lacks one, and the other variants that have a text."""
        left = [variant for variant in variants if variant[1]]
        texts = ["", ""]
        for side, code in enumerate((self.first, self.second)):
            fitting = [variant for variant in left if self._fits(variant[0], code)]
            if fitting:
                best = min(fitting, key=lambda variant: self._rank(variant[0], code))
                texts[side] = best[1]
                left.remove(best)
            self._found[side] = self._found[side] or any(self._fits(lang, code) for lang, _ in variants)
        return texts, left

    def _fits(self, lang: str, wanted: str) -> bool:
        """True if a variant may stand on a side."""
        if lang == wanted:
            return True
        if base_language(self.first) == base_language(self.second) or base_language(lang) != base_language(
            wanted
        ):
            return False
        # A person who asks for a country means it, but a code without country may be that of any.
        return wanted not in self.asked or "-" not in wanted or "-" not in lang

    def _rank(self, lang: str, wanted: str) -> tuple[bool, bool, int, str]:
        """How far a variant is from the one wanted: that itself, the one of the head, the fuller."""
        return lang != wanted, lang != self.head, -self.counts[lang], lang

    def missing(self) -> str:
        """The language of a side that no unit had, ``""`` if both were there."""
        return next(
            (code for code, found in zip((self.first, self.second), self._found, strict=True) if not found),
            "",
        )


def _is(code: str, wanted: str) -> bool:
    """True if a code is the one that is wanted, or a variant of a language wanted without country."""
    return code == wanted or base_language(code) == wanted
