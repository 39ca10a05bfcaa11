"""Chinese names, which Korean writes by the Sino-Korean reading of their characters (습근평, Xi Jinping).

In:   a Korean form and an English one.
Out:  whether characters exist that are read both ways.
Not:  names written by their Mandarin sound, as the South writes them (시진핑): sound/ knows those.
Idea: syllable by syllable, the pinyin must be a Mandarin reading of some character with that Korean
      reading. By chance a syllable fits about one time in forty, so two syllables and a title, or three,
      are proof.
"""

from __future__ import annotations

import re
from functools import cache

from ..seeds import read_table

__all__ = ["agreeing_syllables", "pinyin_syllables"]

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|a|e|i|o|u)"
)

_LONGEST, _MOST_SYLLABLES = 6, 3  # letters of a syllable; syllables of a word


@cache
def _readings() -> dict[str, frozenset[str]]:
    """Korean syllable -> Mandarin readings; Southern initial sounds (이 for 리) read like the Northern ones."""
    readings: dict[str, set[str]] = {}
    for row in read_table("chinese_readings", ("ko", "pinyin", "source")):
        readings.setdefault(row["ko"], set()).update(row["pinyin"].split())
    return {syllable: frozenset(pinyin) for syllable, pinyin in readings.items()}


@cache
def pinyin_syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """Every way to cut a word into pinyin syllables (at most three of them).

    >>> pinyin_syllables("jinping"), pinyin_syllables("putin")
    ((('jin', 'ping'),), (('pu', 'tin'),))
    >>> pinyin_syllables("brown")
    ()
    """
    found: list[tuple[str, ...]] = []
    letters = word.lower().replace("'", "").replace("’", "").replace("ü", "u")
    if len(letters) > _MOST_SYLLABLES * _LONGEST:
        return ()
    for end in range(1, min(_LONGEST, len(letters)) + 1):
        if not _SYLLABLE.fullmatch(letters[:end]):
            continue
        if end == len(letters):
            found.append((letters,))
        else:
            found += [
                (letters[:end], *rest)
                for rest in pinyin_syllables(letters[end:])
                if len(rest) < _MOST_SYLLABLES
            ]
    return tuple(found)


@cache
def agreeing_syllables(ko: str, words: tuple[str, ...]) -> int:
    """How many syllables of a Korean form can be read as the pinyin of the words; -1 if their numbers differ.

    Args:
        ko: a syllable of Hangul for each character.
        words: the name in pinyin without tones, in the order of the Korean form.

    >>> agreeing_syllables("습근평", ("Xi", "Jinping")), agreeing_syllables("뿌찐", ("Pu", "Tin"))
    (3, 0)
    """
    readings = _readings()
    best = -1
    ways: list[tuple[str, ...]] = [()]
    for word in words:
        ways = [(*way, *syllables) for way in ways for syllables in pinyin_syllables(word)]
    for way in ways:
        if len(way) == len(ko):
            agreeing = sum(
                pinyin in readings.get(syllable, frozenset())
                for syllable, pinyin in zip(ko, way, strict=True)
            )
            best = max(best, agreeing)
    return best
