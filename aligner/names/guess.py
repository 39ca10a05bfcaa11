"""How a name that nobody has seen is probably spelt in Latin letters and in Cyrillic.

In:   a name in Hangul, Northern or Southern spelling.
Out:  guesses, best first, each with a score; they are guesses, and callers must say so.
Not:  names that a glossary holds (glossary/), Korean words that are no names.
Idea: a Korean personal name follows the systems of romanization. Any other name is tried as Russian (most foreign
      names in Northern texts are): hangul/russian_back.py searches the Cyrillic word, its Latin spelling follows by
      rule. For names that do not look Russian the sound model writes the likeliest letters.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import lru_cache

from ..hangul import is_korean_name, romanize
from ..hangul.russian_back import CyrillicGuess, cyrillic_guesses, is_known_name
from .cyrillic import cyrillic_to_latin
from .sound import load_table
from .sound_units import korean_units

__all__ = ["Guess", "guess_name"]

_ORDINARY = 2.5  # nats a letter of an ordinary Russian name, as russian_back counts them
_BEAM = 60
_OPTIONS = 10
_LETTER_MODEL = 0.6  # weight of "does this look like a name" beside "does this sound like it"


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


def _russian_doubt(guess: CyrillicGuess) -> float:
    """Log-odds against the word being Russian."""
    if is_known_name(guess.cyrillic):
        return -6.0
    per_letter = guess.cost / (len(guess.cyrillic) + 1)
    return 5.0 * (per_letter - _ORDINARY) + (0.0 if guess.exact else 1.5)


def _russian(words: list[str], limit: int) -> list[Guess]:
    """Guesses for a name taken as Russian, with what speaks against that already in the score."""
    tried = [cyrillic_guesses(word, limit) for word in words]
    if not all(tried):
        return []
    doubt = max(_russian_doubt(guesses[0]) for guesses in tried)
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


@lru_cache(maxsize=4096)
def _by_sound(word: str, limit: int) -> tuple[tuple[float, str], ...]:
    """Likeliest letters of one word by the sound model, with their costs."""
    table = load_table()
    rows = table.rows("foreign", korean_units(word))
    if not rows:
        return ()
    beam: dict[str, float] = {"": 0.0}
    for _, row in rows:
        options = [(table.grams[gram], float(row[gram])) for gram in row.argsort()[:_OPTIONS].tolist()]
        grown: dict[str, float] = {}
        for written, cost in beam.items():
            for letters, price in options:
                if "#" in letters:
                    continue
                chance = table.chance(written[-1:] + letters)
                start = 1 if written else 0
                total = cost + price + _LETTER_MODEL * sum(chance[start : start + len(letters)])
                longer = written + letters
                grown[longer] = min(total, grown.get(longer, math.inf))
        beam = dict(sorted(grown.items(), key=lambda item: item[1])[:_BEAM])
    finished = [
        (cost + _LETTER_MODEL * table.chance(written[-1:])[-1], written)
        for written, cost in beam.items()
        if written
    ]
    return tuple(sorted(finished)[:limit])


def _by_sound_name(words: list[str], limit: int) -> list[Guess]:
    tried = [_by_sound(word, limit) for word in words]
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
        For a Korean personal name its romanizations, KCNA's first. Else Russian guesses, and guesses by sound alone
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
    known = {guess.latin for guess in russian}
    guesses = russian + [guess for guess in sounded if guess.latin not in known]
    return tuple(sorted(guesses, key=lambda guess: -guess.score)[:limit])
