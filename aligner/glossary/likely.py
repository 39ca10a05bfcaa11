"""What a name that no glossary holds is probably written like.

In:   a query that look-up did not find, in Hangul or in Cyrillic.
Out:  likely spellings, best first; every one a guess by rule and sound, and to be shown as one.
Not:  look-up itself (lookup.py), the guessing of letters (aligner.names.guess).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..hangul import is_hangul, to_north, to_south
from .lookup import peelings

__all__ = ["LikelySpelling", "likely_spellings"]

# A longer query is a phrase, not a name: words, and syllables of one word.
_MOST_WORDS = 4
_MOST_SYLLABLES = 10

# Guesses this much worse than the best are not worth saying.
_WORTH_SAYING = 0.01

_CYRILLIC = re.compile(r"[Ѐ-ӿ][Ѐ-ӿ' -]*")


@dataclass(frozen=True, slots=True)
class LikelySpelling:
    """How a name that nobody has seen may be written.

    Attributes:
        ko: Northern spelling.
        ko_south: Southern spelling.
        en: Latin spelling.
        ru: Russian spelling, ``None`` if the name does not look Russian.
        score: 0..1, how much this guess is to be preferred; the scores of all guesses add up to at most 1.
    """

    ko: str
    ko_south: str
    en: str
    ru: str | None
    score: float


def likely_spellings(query: str, limit: int = 3) -> tuple[LikelySpelling, ...]:
    """Guess how a name is written in the other scripts; titles and particles around it are ignored.

    Args:
        query: one name in Hangul (Northern or Southern spelling) or in Cyrillic.
        limit: how many guesses at most.

    Returns:
        Guesses, best first; empty for anything else, and for what is too long to be a name.

    >>> [(guess.en, guess.ru, guess.ko_south) for guess in likely_spellings("메드베제브동지", 1)]
    [('Medvedev', 'Медведев', '메드베데프')]
    >>> [(guess.ko, guess.en) for guess in likely_spellings("Смирнов")]
    [('스미르노브', 'Smirnov')]
    """
    name = " ".join(unicodedata.normalize("NFC", query).split())
    words = name.split()
    if not words or len(words) > _MOST_WORDS + 2:
        return ()
    if _CYRILLIC.fullmatch(name) and len(words) <= _MOST_WORDS:
        return (_from_cyrillic(name),)
    if all(is_hangul(char) for char in "".join(words)):
        return _from_hangul(_bare(name), limit)
    return ()


def _bare(name: str) -> str:
    """The name without titles; particles stay, as many names end like one."""
    return next(iter(peelings(name, tails=("title",))), name)


def _from_cyrillic(name: str) -> LikelySpelling:
    from ..names.cyrillic import cyrillic_to_latin, cyrillic_to_north, cyrillic_to_south

    return LikelySpelling(
        cyrillic_to_north(name), cyrillic_to_south(name), cyrillic_to_latin(name), name, 1.0
    )


def _from_hangul(name: str, limit: int) -> tuple[LikelySpelling, ...]:
    from ..names.cyrillic import cyrillic_to_north, cyrillic_to_south
    from ..names.guess import guess_name

    words = name.split()
    if len(words) > _MOST_WORDS or any(len(word) > _MOST_SYLLABLES for word in words):
        return ()
    found = []
    guesses = guess_name(name, limit)
    for guess in guesses:
        if guess.score < _WORTH_SAYING * guesses[0].score:
            continue
        if guess.cyrillic is None:
            north, south = to_north(name), to_south(name)
        else:
            north, south = cyrillic_to_north(guess.cyrillic), cyrillic_to_south(guess.cyrillic)
        # What was asked is one of the two spellings already.
        if name in (to_south(name), south) and name != north:
            south = name
        else:
            north = name
        found.append(LikelySpelling(north, south, guess.latin, guess.cyrillic, guess.score))
    return tuple(found)
