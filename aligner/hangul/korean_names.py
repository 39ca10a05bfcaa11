"""The shape of a Korean personal name: a surname of the table, then a given name.

In:   a word, or two words, in Hangul.
Out:  whether it can be a Korean person's name; its surname and given name.
Not:  whether it is one where it stands (aligner.names), how it is written in Latin letters (romanization.py).
Idea: some 100 surnames of one or two syllables, and given names of two syllables, nearly all of them readings of
      Chinese characters. That is all a shape can tell: 조선인 passes.
"""

from __future__ import annotations

from functools import lru_cache

from ..seeds import read_table
from .spelling_tables import SINO_KOREAN

__all__ = ["is_korean_name", "split_korean_name", "split_surname", "surnames"]

# Syllables of native given names (하늘, 슬기, 보람) that no Chinese character reads.
_NATIVE_GIVEN = "늘솔빛별봄샘힘꽃달들결름누빛"


@lru_cache(maxsize=1)
def surnames() -> dict[str, tuple[str, ...]]:
    """Korean surnames, Northern and Southern spelling, to their Latin spellings, most usual first.

    Raises:
        SeedError: ``seeds/lexicon/surnames.tsv`` is missing or malformed.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("surnames", ("ko", "ko_south", "spellings", "source")):
        spellings = tuple(row["spellings"].split("/"))
        for key in (row["ko"], row["ko_south"]):
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *spellings)))
    return found


def split_surname(name: str) -> tuple[str, str]:
    """Surname and given name; the first syllable is the surname unless a double one from the table fits.

    >>> split_surname("박정천"), split_surname("남궁민"), split_surname("김 정은")
    (('박', '정천'), ('남궁', '민'), ('김', '정은'))
    """
    parts = name.split()
    if len(parts) > 1:
        return parts[0], "".join(parts[1:])
    double = name[:2] in surnames() and len(name) > 2
    cut = 2 if double else 1
    return name[:cut], name[cut:]


def split_korean_name(name: str) -> tuple[str, str] | None:
    """Surname and given name, if the surname is in the table and the given name has one or two syllables.

    >>> split_korean_name("박정천"), split_korean_name("뿌찐"), split_korean_name("조 바이든")
    (('박', '정천'), None, None)
    """
    surname, given = split_surname(name)
    return (surname, given) if surname in surnames() and 1 <= len(given) <= 2 else None


def _is_given(name: str) -> bool:
    """Only syllables that Korean given names use?"""
    return all(char in SINO_KOREAN or char in _NATIVE_GIVEN for char in name)


def is_korean_name(text: str) -> bool:
    """True if a text has the shape of a Korean personal name: a surname of the table and a given name.

    Given names of two syllables (the usual case) for a word without space; one or two if a space divides. It is
    a guess from the shape: 조선인 passes.

    >>> is_korean_name("박정천"), is_korean_name("뿌찐"), is_korean_name("김 구")
    (True, False, True)
    """
    words, parts = text.split(), split_korean_name(text)
    if parts is None or len(words) > 2 or not _is_given(parts[1]):
        return False
    return len(words) == 2 or len(parts[1]) == 2
