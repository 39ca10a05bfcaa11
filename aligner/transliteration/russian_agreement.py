"""The Russian spelling behind a name that both texts print.

In:   a Northern form and its printed English forms.
Out:  the Cyrillic, or None: most foreign names are not Russian.
Not:  people of the table (aligner.glossary), guesses from one side alone (guesses.py).
Idea: word by word the Cyrillic must lead to both forms: to Hangul by the rules of the North, to Latin letters by one
      of the usual systems. That alone fits many a Spanish name too, so a surname must be in the table of Russian
      names or end as Russian ones do after a given name, and every given name must be in the table.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..hangul import cyrillic_to_north
from ..hangul.russian_from_hangul import as_by_rule, cyrillic_guesses, is_known_name, known_names, letter_cost
from .cyrillic import CYRILLIC_SYSTEMS, cyrillic_candidates, cyrillic_to_latin, without_taste

__all__ = ["russian_name"]

# Ends of surnames that no other language writes so in both scripts; -ин only after letters rare elsewhere.
_SURNAME = re.compile(
    "..+(?:[оеё]ва?|[гжкхцшщ]ина?|[цчш]ына?|ский|ская|цкий|цкая|(?:ен|ач|яч|еч|ят)ко|[нчщь]ук|[ыи]х)"
)
# Letters that the press does not write for Cyrillic, and -ski, which is Polish.
_OTHER_LATIN = re.compile("[wqäöüéèáíóúñçã]|c(?!h)|ski$|ska$")

_READINGS = 60  # Cyrillic words that a Latin or a Korean one is tried as
_CONSONANTS = 4  # of a known surname with a vowel lost in print (Mantrov)


def russian_name(korean: str, printed: tuple[str, ...]) -> str | None:
    """The Cyrillic that gives the Korean form and one of the printed ones, if the name is Russian.

    Args:
        korean: Northern spelling, words parted by spaces.
        printed: English forms, the first that fits counts; as many words as the Korean one has.

    >>> russian_name("올레그 꼬제먀꼬", ("Oleg Kozhemyako",))
    'Олег Кожемяко'
    >>> russian_name("마코 루비오", ("Marco Rubio",))
    """
    return next((found for form in printed if (found := _agreed(korean.split(), form.split()))), None)


def _agreed(korean: list[str], printed: list[str]) -> str | None:
    if not korean or len(korean) != len(printed):
        return None
    # Given names must be in the table, and a surname by itself; most names sound like none there.
    if not _known_sounds().issuperset(map(_heard, korean[:-1] or korean)):
        return None
    words: list[str] = []
    for north, latin in zip(korean, printed, strict=True):
        word = _word(north, latin)
        if word is None:
            return None
        words.append(word)
    *given, surname = words
    if not (is_known_name(surname) or (given and _SURNAME.fullmatch(surname))):
        return None
    return " ".join(word.capitalize() for word in words) if all(map(is_known_name, given)) else None


@lru_cache(maxsize=1)
def _known_sounds() -> frozenset[str]:
    """How the Russian names of the table are heard in Northern spelling."""
    return frozenset(_heard(cyrillic_to_north(name)) for name in known_names())


@lru_cache(maxsize=4096)
def _word(north: str, latin: str) -> str | None:
    """The likeliest Cyrillic of one word that leads to both forms, small letters."""
    if _OTHER_LATIN.search(latin.casefold()):
        return None
    tried = [
        *cyrillic_candidates(latin, _READINGS),
        *(guess.cyrillic for guess in cyrillic_guesses(north, _READINGS)),
    ]
    fits = [word for word in dict.fromkeys(tried) if _heard(cyrillic_to_north(word)) == _heard(north)]
    agreeing = [word for word in fits if _is_way_to_write(latin, word)] or [
        word for word in fits if is_known_name(word) and _lost_a_vowel(latin, word)
    ]
    return min(agreeing, key=lambda word: _oddness(word, latin), default=None)


def _oddness(cyrillic: str, latin: str) -> tuple[bool, bool, float]:
    """Known names first, then those that are printed letter by letter (-nn-), then the commonest letters."""
    return not is_known_name(cyrillic), cyrillic_to_latin(cyrillic) != latin.casefold(), letter_cost(cyrillic)


def _heard(north: str) -> str:
    """The letters of a Northern form where rules and press differ: ш 슈 or 쉬, ы ㅢ or ㅣ, же 줴 or 제."""
    return re.sub("(?<=[ㅈㅅㅆㅊ])ㅞ", "ㅔ", as_by_rule(north))


def _is_way_to_write(latin: str, cyrillic: str) -> bool:
    plain = without_taste(latin)
    return any(without_taste(cyrillic_to_latin(cyrillic, system)) == plain for system in CYRILLIC_SYSTEMS)


def _lost_a_vowel(latin: str, cyrillic: str) -> bool:
    """Is the printed form that of a Russian name but for one vowel that is missing?"""
    printed, right = without_taste(latin), without_taste(cyrillic_to_latin(cyrillic))
    if len(re.sub("[aeiou]", "", printed)) < _CONSONANTS:
        return False
    return any(
        right[:at] + right[at + 1 :] == printed for at, letter in enumerate(right) if letter in "aeiou"
    )
