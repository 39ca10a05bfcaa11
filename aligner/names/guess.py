"""How a name that nobody has seen is probably spelt in Latin letters and in Cyrillic.

In:   a name in Hangul, Northern or Southern spelling.
Out:  guesses, best first, each with a score; they are guesses, and callers must say so.
Not:  names that a glossary holds (glossary/), Korean words that are no names.
Idea: a Korean personal name follows the systems of romanization. Any other name is tried as Russian (most foreign
      names in Northern texts are): hangul/russian_back.py searches the Cyrillic word, its Latin spelling follows by
      rule. For names that do not look Russian the joint model writes the likeliest letters.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

from ..hangul import is_korean_name, romanize
from ..hangul.russian_back import CyrillicGuess, cyrillic_guesses, is_known_name
from .cyrillic import cyrillic_to_latin
from .joint import latin_spellings

__all__ = ["Guess", "guess_name"]

_NOT_RUSSIAN = 3.2  # nats against a name being Russian, before its spelling is looked at


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


def _capital(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split())


def _russian_doubt(word: str, guess: CyrillicGuess) -> float:
    """Log-odds against a word in Hangul being Russian: a logistic model on names of many languages."""
    letters = len(guess.cyrillic) + 1
    foreign = latin_spellings(word)
    if not foreign:
        return 0.0
    return (
        _NOT_RUSSIAN
        + guess.cost / letters
        - 1.4 * foreign[0][0] / letters
        - 0.2 * letters
        - 1.0 * bool(guess.exact)
        - 2.7 * is_known_name(guess.cyrillic)
    )


def _russian(words: list[str], limit: int) -> list[Guess]:
    """Guesses for a name taken as Russian, with what speaks against that already in the score."""
    tried = [cyrillic_guesses(word, limit) for word in words]
    if not all(tried):
        return []
    doubt = max(_russian_doubt(word, guesses[0]) for word, guesses in zip(words, tried, strict=True))
    share = 1 / (1 + math.exp(min(doubt, 50)))
    found = []
    for chosen in itertools.islice(itertools.product(*tried), 200):
        cost = sum(guess.cost - guesses[0].cost for guess, guesses in zip(chosen, tried, strict=True))
        cyrillic = " ".join(guess.cyrillic for guess in chosen)
        found.append((math.exp(-cost), _capital(cyrillic)))
    total = sum(weight for weight, _ in found)
    found.sort(reverse=True)
    return [
        Guess(cyrillic_to_latin(cyrillic), cyrillic, round(share * weight / total, 4))
        for weight, cyrillic in found[:limit]
    ]


def _by_sound_name(words: list[str], limit: int) -> list[Guess]:
    tried = [latin_spellings(word, limit) for word in words]
    if not all(tried):
        return []
    found = []
    for chosen in itertools.islice(itertools.product(*tried), 200):
        cost = sum(cost - options[0][0] for (cost, _), options in zip(chosen, tried, strict=True))
        found.append((math.exp(-cost), " ".join(written for _, written in chosen)))
    total = sum(weight for weight, _ in found)
    found.sort(reverse=True)
    return [Guess(_capital(latin), None, weight / total) for weight, latin in found[:limit]]


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
    if not words or not all("가" <= char <= "힣" for char in name.replace(" ", "")):
        return ()
    if is_korean_name(name):
        spelt = dict.fromkeys(romanize(name, system, name=True) for system in ("kcna", "rr", "mr", "dprk"))
        return tuple(Guess(latin, None, round(0.5**place, 4)) for place, latin in enumerate(spelt, 1))[:limit]
    russian = _russian(words, limit)
    left = max(0.0, 1 - sum(guess.score for guess in russian))
    sounded = [
        Guess(guess.latin, None, round(left * guess.score, 4)) for guess in _by_sound_name(words, limit)
    ]
    by_latin: dict[str, Guess] = {}
    for guess in (*russian, *sounded):
        key = guess.latin.casefold()
        first = by_latin.setdefault(key, guess)
        if first is not guess:
            by_latin[key] = replace(first, score=round(first.score + guess.score, 4))
    return tuple(sorted(by_latin.values(), key=lambda guess: -guess.score)[:limit])
