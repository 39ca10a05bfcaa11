"""Many fixed forms looked for in a text at once.

In:   the forms, once; then texts.
Out:  every place where a form stands, also inside another one or in the middle of a word.
Not:  which of them count there (gazetteer.py, pairing/from_tables.py).
Idea: the automaton of Aho & Corasick (1975) reads each character once, however many forms there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FormFinder", "begins_hangul", "stands_alone"]


class FormFinder:
    """Looks for forms, letter for letter.

    Args:
        forms: what to look for; empty ones are left out.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for form in forms:
            if form:
                self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def by_start(self, text: str) -> dict[int, list[str]]:
        """The forms that begin at each place of a text where one does, places in order, the longest form first.

        >>> FormFinder(["조선", "조선로동당", "동당"]).by_start("조선로동당은")
        {0: ['조선로동당', '조선'], 3: ['동당']}
        """
        if not len(self._automaton):
            return {}
        found: dict[int, list[str]] = {}
        for last, form in self._automaton.iter(text):
            found.setdefault(last - len(form) + 1, []).append(form)
        # An automaton tells forms by their ends, so those of one start come shortest first.
        return {start: found[start][::-1] for start in sorted(found)}


def begins_hangul(text: str, start: int) -> bool:
    """True if no Hangul stands right before a place of a text: no other word runs into what begins there."""
    return not "가" <= text[start - 1 : start] <= "힣"


def stands_alone(text: str, start: int, end: int) -> bool:
    """True if a stretch of English is made of whole words, and is no second part of one with a hyphen."""
    return not (
        _is_word_character(text, start - 1) or text[start - 1 : start] == "-" or _is_word_character(text, end)
    )


def _is_word_character(text: str, at: int) -> bool:
    """True if there is a letter, a digit or an underscore at a place of a text; False outside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
