"""Hangul that a Korean personal name in Latin letters may stand for.

In:   a name in Latin letters, in any romanization: Kim Tok Hun, Deok-hun Kim, Kim Duk-hoon.
Out:  Northern forms, likeliest first. Latin does not determine them (KCNA writes both ㅓ and ㅗ as o): all are guesses.
Not:  foreign names (letter_pairs.py), judging two forms that are both at hand (sound/).
Idea: the surname by the table of surnames; each syllable of the given name by the sound table, and by how usual it is
      in given names.
"""

from __future__ import annotations

import itertools
import math
from functools import lru_cache
from typing import TYPE_CHECKING

from ..hangul import surnames, to_south
from ..hangul.spelling_tables import SINO_KOREAN
from ..limits import WORD_LETTERS
from .sound.likeness import name_similarity, walk
from .sound.table import load_table
from .sound.units import BOUNDARY, korean_units, latin_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["korean_readings"]

# Syllables of given names, North and South, most usual first; all others come after them.
_USUAL = (
    "정영성철은일희현수순진경선혁호남광명춘훈국룡금옥덕학해태봉미준민지상원승재동길강용연창인복주화근병석만향심성란"
    "종설식규문기천실유신혜숙애자송림양두범대찬우욱운웅윤의전택필하한홍환후흥걸권균담도련렬무배백보빈산삼서세소"
)
_RARE = len(_USUAL) + 60.0
_MOST = 6  # readings of one syllable that are followed
_KEPT = 20  # readings of the whole name that share its probability
_WORST = 3.0  # nats a letter of a syllable: above, the letters are no Korean syllable
_LESS_USUAL = 2.0  # nats for each place that a spelling of a surname stands down in its row of the table
_TURNED = 3.5  # nats that a surname in last place costs
_SINGLE = 3.0  # nats that a given name of one syllable costs
_LONGEST = 6  # letters of a syllable


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, ...]]:
    """Surnames by their Latin spellings, the usual one first; Northern forms, each once."""
    found: dict[str, list[tuple[int, str]]] = {}
    for family, spellings in surnames().items():
        for place, spelling in enumerate(spellings):
            found.setdefault(latin_letters(spelling), []).append((place, family))
    families = {}
    for spelling, ranked in found.items():
        named = [family for _, family in sorted(ranked, key=lambda item: item[0])]
        southern = {
            to_south(family + "정은")[: len(family)] for family in named if family[0] in "리류림로량렴라려"
        }
        families[spelling] = tuple(family for family in dict.fromkeys(named) if family not in southern)
    return families


@lru_cache(maxsize=512)
def _syllables(letters: str) -> tuple[tuple[float, str], ...]:
    """Cost and syllable, the likeliest few; none if the letters are no Korean syllable."""
    if not 1 <= len(letters) <= _LONGEST or not set(letters) & set("aeiouy"):
        return ()
    table = load_table()
    found = []
    for syllable in sorted(SINO_KOREAN):
        rows = table.rows("korean", korean_units(syllable))
        if rows:
            cost, _ = walk(table, rows, letters)
            if cost <= _WORST * len(letters):
                place = _USUAL.find(syllable)
                found.append((cost + math.log(place + 5 if place >= 0 else _RARE), syllable))
    return tuple(sorted(found)[:_MOST])


def _given(words: list[str]) -> list[list[str]]:
    """The ways to part a given name into one or two syllables."""
    if len(words) == 2:
        return [words]
    if len(words) != 1:
        return []
    word = words[0]
    return [[word], *([word[:cut], word[cut:]] for cut in range(1, len(word)))]


def _parted(latin: str) -> Iterator[tuple[float, str, list[str]]]:
    """The ways to part a name: nats against it, the surname in Hangul, the syllables of the given name in Latin."""
    words = latin_letters(latin.replace("-", " ").replace("‐", " ")).split(BOUNDARY)
    if len(words) < 2:
        return
    for turned, (surname, *rest) in ((False, words), (True, [words[-1], *words[:-1]])):
        for place, family in enumerate(_families().get(surname, ())):
            for syllables in _given(rest):
                single = len(syllables) == 1
                if not (turned and single):  # Young Kim is no 김영
                    yield _LESS_USUAL * place + _TURNED * turned + _SINGLE * single, family, syllables


def korean_readings(latin: str, limit: int = 5) -> tuple[tuple[float, str], ...]:
    """Korean names that may be meant by a name in Latin letters, likeliest first.

    Args:
        latin: one name in any romanization, its surname first or last.
        limit: how many at most.

    Returns:
        Share (0..1, at most 1 together) and Northern form of each; none if the letters spell no Korean name.

    >>> [korean for _, korean in korean_readings("Kim Jong Un", 2)]
    ['김정은', '김종은']
    """
    if len(latin) > WORD_LETTERS.most:
        return ()
    found: dict[str, float] = {}
    for cost, family, syllables in _parted(latin):
        for chosen in itertools.product(*map(_syllables, syllables)):
            name = family + "".join(syllable for _, syllable in chosen)
            total = cost + sum(price for price, _ in chosen)
            found[name] = min(total, found.get(name, math.inf))
    ranked = sorted((cost, name) for name, cost in found.items())[:_KEPT]
    if not ranked or name_similarity(ranked[0][1], latin) < 0.5:
        return ()
    weights = [math.exp(ranked[0][0] - cost) for cost, _ in ranked]
    return tuple(
        (round(weight / sum(weights), 4), name)
        for weight, (_, name) in itertools.islice(zip(weights, ranked, strict=True), limit)
    )
