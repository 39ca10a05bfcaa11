"""How a name that nobody has seen is probably spelt in another script.

In:   a name in Hangul, Northern or Southern spelling; or a foreign one in Latin letters.
Out:  guesses, best first, each with a score; they are guesses, and callers must say so.
Not:  names that a glossary holds (glossary/), Korean words that are no names.
Idea: a Korean personal name follows the systems of romanization. Any other name is tried as Russian (most foreign
      names in Northern texts are): hangul/russian_from_hangul.py searches the Cyrillic word, its Latin spelling
      follows by rule. For names that do not look Russian the joint model writes the likeliest letters.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..hangul import cyrillic_to_south, is_korean_name, romanize
from ..hangul.russian_from_hangul import cyrillic_guesses, is_known_name, known_names, letter_cost
from ..limits import WORD_LETTERS
from ..probability import logistic
from .cyrillic import CYRILLIC_SYSTEMS, cyrillic_candidates, cyrillic_to_latin, without_taste
from .letter_pairs import hangul_spellings, latin_spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Guess", "HangulGuess", "guess_hangul", "guess_name"]

_NOT_RUSSIAN = 3.2  # nats against a name being Russian, before its spelling is looked at
_NO_WORD = 6.0  # nats a letter above which letters are no name; of 300 names the oddest has 5.3
_READINGS = 60  # Cyrillic words that a Latin one is tried as
_ODDER = 0.3  # nats for each that is plainer


@dataclass(frozen=True, slots=True)
class Guess:
    """A spelling that a name may have.

    Attributes:
        latin: in the style of the press (Medvedev), or a romanization for a Korean name.
        cyrillic: the Russian word behind it, ``None`` if the name does not look Russian.
        score: 0..1, how much this guess is to be preferred; the scores of all guesses add up to at most 1.
    """

    latin: str
    cyrillic: str | None
    score: float


@dataclass(frozen=True, slots=True)
class HangulGuess:
    """Hangul that a foreign name in Latin letters may have.

    Attributes:
        south: Southern spelling.
        cyrillic: the Russian name behind it, ``None`` if it does not look Russian.
        score: 0..1, how much this guess is to be preferred; the scores of all guesses add up to at most 1.
    """

    south: str
    cyrillic: str | None
    score: float


def _capital(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _russian_doubt(cyrillic: str, cost: float, foreign: float, *, exact: bool) -> float:
    """Log-odds against a word being Russian: a logistic model on names of many languages.

    Args:
        cost: nats of the Russian reading.
        foreign: nats of the likeliest foreign one.
        exact: does the Russian reading give the form back by rule?
    """
    letters = len(cyrillic) + 1
    known = is_known_name(cyrillic)
    return _NOT_RUSSIAN + (cost - 1.4 * foreign) / letters - 0.2 * letters - exact - 2.7 * known


def _russian(words: list[str], limit: int) -> list[Guess]:
    """Guesses for a name taken as Russian, with what speaks against that already in the score."""
    tried = [cyrillic_guesses(word, limit) for word in words]
    if not all(tried):
        return []
    share = 1.0
    for word, guesses in zip(words, tried, strict=True):
        if foreign := latin_spellings(word):
            best = guesses[0]
            doubt = _russian_doubt(best.cyrillic, best.cost, foreign[0][0], exact=bool(best.exact))
            share = min(share, logistic(-doubt))
    rows = [[(guess.cost, guess.cyrillic) for guess in guesses] for guesses in tried]
    names = ((weight, _capital(cyrillic)) for weight, cyrillic in _names(rows)[:limit])
    return [Guess(cyrillic_to_latin(name), name, round(share * weight, 4)) for weight, name in names]


def _names(tried: Sequence[Sequence[tuple[float, str]]]) -> list[tuple[float, str]]:
    """Share and words of whole names, best first, from costs and spellings of each word; shares add up to 1."""
    found = []
    for chosen in itertools.islice(itertools.product(*tried), 200):
        cost = sum(cost - options[0][0] for (cost, _), options in zip(chosen, tried, strict=True))
        found.append((math.exp(-cost), " ".join(word for _, word in chosen)))
    total = sum(weight for weight, _ in found)
    return sorted(((weight / total, name) for weight, name in found), reverse=True)


def _foreign(words: list[str], limit: int) -> list[Guess]:
    """Guesses for a name of any other language."""
    tried = [latin_spellings(word, limit) for word in words]
    if not all(tried):
        return []
    return [Guess(_capital(latin), None, weight) for weight, latin in _names(tried)[:limit]]


def guess_name(ko: str, limit: int = 5) -> tuple[Guess, ...]:
    """Likely spellings of a name in Hangul, best first.

    Args:
        ko: one name; words separated by spaces.
        limit: how many guesses at most.

    Returns:
        For a Korean personal name its romanizations, KCNA's first. Else Russian guesses, and guesses of other names
        in the proportion in which the name does not look Russian. Nothing for text without Hangul.

    >>> [(guess.latin, guess.cyrillic) for guess in guess_name("메드베제브", 1)]
    [('Medvedev', 'Медведев')]
    >>> guess_name("리병철", 2)[0].latin
    'Ri Pyong Chol'
    """
    name = " ".join(ko.split())
    words = name.split()
    if not words or len(name) > WORD_LETTERS.most or not all("가" <= char <= "힣" for char in "".join(words)):
        return ()
    if is_korean_name(name):
        spelt = dict.fromkeys(romanize(name, system, name=True) for system in ("kcna", "rr", "mr", "dprk"))
        return tuple(Guess(latin, None, round(0.5**place, 4)) for place, latin in enumerate(spelt, 1))[:limit]
    russian = _russian(words, limit)
    left = max(0.0, 1 - sum(guess.score for guess in russian))
    foreign = [replace(guess, score=round(left * guess.score, 4)) for guess in _foreign(words, limit)]
    by_latin: dict[str, Guess] = {}
    for guess in (*russian, *foreign):
        key = guess.latin.casefold()
        first = by_latin.setdefault(key, guess)
        if first is not guess:
            by_latin[key] = replace(first, score=round(first.score + guess.score, 4))
    return tuple(sorted(by_latin.values(), key=lambda guess: -guess.score)[:limit])


@lru_cache(maxsize=1)
def _known_in_latin() -> dict[str, list[str]]:
    """Latin spelling, differences of system and taste taken out -> Russian names of the table."""
    found: dict[str, list[str]] = {}
    for name in sorted(known_names()):
        for spelling in {without_taste(cyrillic_to_latin(name, system)) for system in CYRILLIC_SYSTEMS}:
            found.setdefault(spelling, []).append(name)
    return found


@lru_cache(maxsize=1)
def _with_dots() -> dict[str, str]:
    """Names of the table as they are without the dots of ё -> with them."""
    return {name.replace("ё", "е"): name for name in known_names() if "ё" in name}


def _cyrillic_readings(word: str) -> list[tuple[float, str]]:
    """Cost and Cyrillic of what a Latin word may be in Russian, best first."""
    readings = [*_known_in_latin().get(without_taste(word), ()), *cyrillic_candidates(word, _READINGS)]
    dotted = dict.fromkeys(_with_dots().get(cyrillic, cyrillic) for cyrillic in readings)
    costs = ((letter_cost(cyrillic) + _ODDER * place, cyrillic) for place, cyrillic in enumerate(dotted))
    return sorted(costs)[:5]


def guess_hangul(latin: str, limit: int = 5) -> tuple[HangulGuess, ...]:
    """Likely Southern spellings of a foreign name in Latin letters, best first; Russian ones with their Cyrillic.

    Args:
        latin: one name; words separated by spaces.
        limit: how many guesses at most.

    Returns:
        At most ``limit``; none if a word has anything but Latin letters, or nobody could speak it.

    >>> [(guess.south, guess.cyrillic) for name in ("Zelensky", "Trump") for guess in guess_hangul(name, 1)]
    [('젤렌스키', 'Зеленский'), ('트럼프', None)]
    """
    words = latin.split()
    if len(latin) > WORD_LETTERS.most:
        return ()
    foreign = [hangul_spellings(word, limit) for word in words]
    if not words or not all(foreign):
        return ()
    if any(best[0][0] > _NO_WORD * (len(word) + 1) for word, best in zip(words, foreign, strict=True)):
        return ()
    russian = [_cyrillic_readings(word) for word in words]
    guesses: list[HangulGuess] = []
    left = 1.0
    if all(russian):
        doubts = (
            _russian_doubt(best[0][1], best[0][0], other[0][0], exact=True)
            for best, other in zip(russian, foreign, strict=True)
        )
        share = logistic(-max(doubts))
        left -= share
        for weight, name in _names(russian)[:limit]:
            guesses.append(HangulGuess(cyrillic_to_south(name), _capital(name), round(share * weight, 4)))
    guesses += [HangulGuess(name, None, round(left * weight, 4)) for weight, name in _names(foreign)[:limit]]
    return tuple(sorted(guesses, key=lambda guess: -guess.score)[:limit])
