"""What can be part of a person's name in an English sentence, and what says that a name stands there.

In:   the words of a sentence.
Out:  the rules that the persons of one text (mentions/english_persons.py) and the pairs of two (pairing/) both go by:
      which words a name may have, and which titles before it speak for a person.
Not:  how much of that is needed: one text wants a title or a second word, two texts want equal sounds.
Idea: a name is what a run of capitalised words leaves once the words of titles, bodies and countries are taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...seeds import Words
from .english_words import LINKS, NOT_NAMES, Word, is_capital, is_title_word

if TYPE_CHECKING:
    from collections.abc import Set

__all__ = ["COURTESIES", "can_be_name_word", "is_definite", "is_titled"]

# What stands before the names of people alone.
COURTESIES = Words("person_words", "courtesy", "en")


# Letters of the longest word all in capitals that is taken for an abbreviation.
_ABBREVIATION = 4


def can_be_name_word(words: tuple[Word, ...], index: int, lower: Set[str]) -> bool:
    """True if a capitalised word can be part of a person's name.

    Args:
        words: of the sentence.
        index: of the word.
        lower: words that the text also writes in lower case, as they are printed: with a capital they are no names.
    """
    word = words[index]
    if word.lower in NOT_NAMES or (1 < len(word.text) <= _ABBREVIATION and word.text.isupper()):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if word.lower in LINKS and following is not None and following.gap in (" ", "-"):
        # Al-Assad, though "al" stands elsewhere.
        return is_capital(following) or following.lower in LINKS
    return word.lower not in lower and not is_title_word(word)


def is_titled(words: tuple[Word, ...], first: int) -> bool:
    """True if a title or a courtesy stands right before the word with which a name begins."""
    if not first or words[first].gap not in (" ", ". "):
        return False
    before = words[first - 1]
    return before.lower in COURTESIES or (is_title_word(before) and is_capital(before))


def is_definite(words: tuple[Word, ...], first: int) -> bool:
    """True if an article stands before a name: "the Orlando Pirates" are no person."""
    return first > 0 and words[first].gap == " " and words[first - 1].lower == "the"
