"""Hangul: letters of syllables, romanization, Northern and Southern spelling. Pure functions on strings.

jamo.py                  syllables apart and together
korean_names.py          the shape of a Korean person's name, surname and given name
romanization.py          Korean to Latin letters: KCNA, DPRK, Revised, McCune-Reischauer
spelling.py              North <-> South, with the syllables and stems of spelling_tables.py
russian_to_hangul.py     Cyrillic to the Hangul of either side
russian_from_hangul.py   the Russian word that a Hangul form may stand for
"""

from __future__ import annotations

from .jamo import Syllable, compose, decompose, hangul_ratio, is_hangul, split_syllable, split_syllables
from .korean_names import is_korean_name, split_korean_name, split_surname, surnames
from .romanization import SYSTEMS, romanize
from .russian_to_hangul import cyrillic_to_north, cyrillic_to_south
from .spelling import to_north, to_south

__all__ = [
    "SYSTEMS",
    "Syllable",
    "compose",
    "cyrillic_to_north",
    "cyrillic_to_south",
    "decompose",
    "hangul_ratio",
    "is_hangul",
    "is_korean_name",
    "romanize",
    "split_korean_name",
    "split_surname",
    "split_syllable",
    "split_syllables",
    "surnames",
    "to_north",
    "to_south",
]
