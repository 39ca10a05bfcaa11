"""What a name that no glossary holds is probably written like.

In:   a query that look-up did not find, in any script.
Out:  likely spellings, best first, by the table of people, by rule or by sound; every one is to be shown as a guess.
Not:  look-up itself (lookup/), the guessing of letters (aligner.transliteration.guesses).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..hangul import is_hangul, is_korean_name, to_north, to_south
from ..limits import WORD_LETTERS
from ..names.reading.lexicon import load_lexicon
from .lookup.folding import squeezed, tidy
from .lookup.peeling import peelings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..names import Guess

__all__ = ["LikelySpelling", "likely_spellings"]

# A longer query is a phrase, not a name: words, and syllables or letters of one word.
_MOST_WORDS = 4
_MOST_SYLLABLES = 10
_MOST_LETTERS = 25

# Log-odds a syllable below which a word of three or more is Korean (국방과학원 has -2.4, 뜨람쁘 -1.8).
_TOO_KOREAN = -2.0

# Guesses this much worse than the best are not worth saying.
_WORTH_SAYING = 0.01

# Southern spellings among which one that was asked is looked for.
_TRIED = 10

_CYRILLIC = re.compile(r"[Ѐ-ӿ][Ѐ-ӿ' -]*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’ -]+")
_STRESS = "\N{COMBINING ACUTE ACCENT}"
# Quotation marks and brackets around a name.
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class LikelySpelling:
    """How a name that nobody has seen may be written.

    Attributes:
        ko: Northern spelling, ``None`` where no rule leads to it.
        ko_south: Southern spelling.
        en: Latin spelling.
        ru: Russian spelling, ``None`` if the name does not look Russian.
        known: the table of people has it; ``False`` for what was guessed from the spelling.
        score: 0..1, how much this guess is to be preferred; the scores of all guesses add up to at most 1.
    """

    ko: str | None
    ko_south: str
    en: str
    ru: str | None
    score: float
    known: bool = False


def likely_spellings(query: str, limit: int = 3) -> tuple[LikelySpelling, ...]:
    """Guess how a name is written in the other scripts; titles and particles around it are ignored.

    Args:
        query: one name in Hangul (Northern or Southern spelling), in Cyrillic or in Latin letters.
        limit: how many guesses at most.

    Returns:
        Guesses, best first; empty for anything else, and for what is too long to be a name.

    >>> [(guess.en, guess.ru, guess.ko_south) for guess in likely_spellings("메드베제브동지", 1)]
    [('Medvedev', 'Медведев', '메드베데프')]
    >>> [(guess.ko, guess.en) for guess in likely_spellings("Смирнов")]
    [('스미르노브', 'Smirnov')]
    >>> [(guess.ko, guess.ko_south) for guess in likely_spellings("President Zelensky", 1)]
    [('젤렌스끼', '젤렌스키')]
    """
    tidied = tidy(query).replace(_STRESS, "")
    if len(tidied) > WORD_LETTERS.most:
        return ()
    plain = _EDGES.sub("", tidied)
    name = _bare(" ".join(plain.split()))
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return ()
    if known := _known_people(name):
        return known[:limit]
    if _CYRILLIC.fullmatch(name):
        return (_from_cyrillic(name),)
    if _LATIN.fullmatch(name) and max(map(len, words)) <= _MOST_LETTERS:
        return _from_latin(name, limit)
    if all(is_hangul(char) for char in "".join(words)) and all(map(_may_be_a_name, words)):
        return _from_hangul(name, limit)
    return ()


def _known_people(name: str) -> tuple[LikelySpelling, ...]:
    """What the table of people says of a name, in whichever spelling."""
    asked = squeezed(name.casefold())
    found = [
        fact
        for fact in load_lexicon().people
        if asked in (squeezed(form.casefold()) for form in (fact.ko, fact.ko_south, *fact.en, fact.ru))
    ]
    # 시진핑 has a row as the South writes 습근평; the North does not.
    northern = {fact.ko_south for fact in found if fact.ko != fact.ko_south}
    found = [fact for fact in found if fact.ko != fact.ko_south or fact.ko not in northern]
    return tuple(
        LikelySpelling(
            fact.ko, fact.ko_south, fact.en[0], fact.ru or None, round(1 / len(found), 4), known=True
        )
        for fact in found
    )


def _may_be_a_name(word: str) -> bool:
    """False for what is surely a Korean word (국방과학원): to spell it in Latin letters would help nobody."""
    from ..names.reading.korean_words import foreignness

    if len(word) < 3 or is_korean_name(word):
        return True
    return len(word) <= _MOST_SYLLABLES and foreignness(word) > _TOO_KOREAN * len(word)


def _bare(name: str) -> str:
    """The name without titles; particles stay, and titles of one syllable, as many names end like one (그로씨)."""
    from ..names import korean_readings

    bare = name
    for peeled in peelings(name, tails=("title",)):
        if _LATIN.fullmatch(bare) and korean_readings(bare):
            break  # Pak Song Un has nothing to do with the UN
        # The last is the barest: 메드베제브 of 메드베제브부위원장, after 메드베제브부위.
        if len(squeezed(name)) - len(squeezed(peeled)) > 1:
            bare = peeled
    return bare


def _from_cyrillic(name: str) -> LikelySpelling:
    from ..names import cyrillic_to_latin, cyrillic_to_north, cyrillic_to_south

    return LikelySpelling(
        cyrillic_to_north(name), cyrillic_to_south(name), cyrillic_to_latin(name), name, 1.0
    )


def _from_latin(name: str, limit: int) -> tuple[LikelySpelling, ...]:
    from ..names import cyrillic_to_north, guess_hangul, korean_readings

    name = name if any(map(str.isupper, name)) else name.title()
    if readings := korean_readings(name, limit):
        return _worth_saying(LikelySpelling(ko, to_south(ko), name, None, score) for score, ko in readings)
    return _worth_saying(
        LikelySpelling(
            cyrillic_to_north(guess.cyrillic) if guess.cyrillic else None,
            guess.south,
            name,
            guess.cyrillic,
            guess.score,
        )
        for guess in guess_hangul(name.replace("-", " "), limit)
    )


def _from_hangul(name: str, limit: int) -> tuple[LikelySpelling, ...]:
    from ..names import guess_name

    return _worth_saying(
        LikelySpelling(*_both_sides(name, guess), guess.latin, guess.cyrillic, guess.score)
        for guess in guess_name(name, limit)
    )


def _both_sides(name: str, guess: Guess) -> tuple[str | None, str]:
    """Northern and Southern spelling of a guess; what was asked is one of the two."""
    from ..names import cyrillic_to_north, cyrillic_to_south
    from ..transliteration.letter_pairs import hangul_spellings

    if guess.cyrillic:
        north, south = cyrillic_to_north(guess.cyrillic), cyrillic_to_south(guess.cyrillic)
        return (north, name) if name == south else (name, south)
    if is_korean_name(name):
        north, south = to_north(name), to_south(name)
        return (name, south) if south != name else (north, name)
    southern = [
        [spelling for _, spelling in hangul_spellings(word, _TRIED)] or [asked]
        for word, asked in zip(guess.latin.split(), name.split(), strict=True)
    ]
    if all(asked in spellings for asked, spellings in zip(name.split(), southern, strict=True)):
        return None, name
    return name, " ".join(spellings[0] for spellings in southern)


def _worth_saying(guesses: Iterable[LikelySpelling]) -> tuple[LikelySpelling, ...]:
    found = tuple(guesses)
    return tuple(guess for guess in found if guess.score >= _WORTH_SAYING * found[0].score)
