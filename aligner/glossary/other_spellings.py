"""Spellings of a name that no sentence shows: Southern, Russian, romanized, standard English.

In:   an entry with its evidence.
Out:  the entry with those fields, as far as tables or rules settle them; what they leave open stays empty.
Not:  printed forms (entries.py).
Idea: a table of people first (seeds/lexicon/people.tsv); then rules that lead one way only; a Russian spelling
      where it leads to both printed forms (aligner.transliteration.russian_agreement).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..hangul import (
    cyrillic_to_south,
    decompose,
    is_hangul,
    romanize,
    split_korean_name,
    surnames,
    to_south,
)
from ..hangul.spelling_tables import SINO_KOREAN
from ..names.reading.lexicon import load_lexicon
from ..transliteration.russian_agreement import russian_name

if TYPE_CHECKING:
    from ..model import Entry, Evidence, Kind
    from ..transliteration.sound import SoundTable

__all__ = ["described", "standard_english"]

# How much a Korean name must sound like its English form, 0..1, to be romanized as one.
_SOUNDS = 0.3


@cache
def _known_people() -> dict[str, tuple[str, str, str]]:
    """Korean form -> South form, Russian, standard English; surnames alone too, where the words correspond."""
    known: dict[str, tuple[str, str, str]] = {}
    parts: dict[str, set[tuple[str, str, str]]] = {}
    for fact in load_lexicon().people:
        for form in (fact.ko, fact.ko_south):
            known.setdefault(form, (fact.ko_south, fact.ru, fact.en[0]))
        columns = [text.split() for text in (fact.ko, fact.ko_south, fact.ru, fact.en[0])]
        if len({len(column) for column in columns}) == 1 and len(columns[0]) > 1:
            ko, south, ru, en = (column[-1] for column in columns)
            parts.setdefault(ko, set()).add((south, ru, en))
            parts.setdefault(south, set()).add((south, ru, en))
    for surname, readings in parts.items():
        if len(readings) == 1:
            known.setdefault(surname, next(iter(readings)))
    return known


def described(entry: Entry, evidence: tuple[Evidence, ...], sound: SoundTable | None = None) -> Entry:
    """The entry with Southern and Russian spelling and romanizations, as far as rules or tables give them.

    Args:
        entry: a Korean form and its kind.
        evidence: the English forms printed for it.
        sound: the costs that sounds are compared by, the shipped ones if not given.
    """
    korean = entry.ko
    if entry.kind == "person" and _is_korean_person(korean, evidence, sound):
        return replace(
            entry,
            ko_south=to_south(korean),
            romanizations={system: romanize(korean, system, name=True) for system in ("kcna", "rr", "mr")},
        )
    if entry.kind in ("person", "term") and korean in _known_people():
        south, russian, _ = _known_people()[korean]
        return replace(entry, ko_south=south, ru=russian or None)
    for fact in (*load_lexicon().named, *load_lexicon().titles):
        if fact.ko == korean and fact.kind == entry.kind:
            return replace(entry, ko_south=fact.ko_south)
    if entry.kind == "person":
        found = russian_name(korean, tuple(item.en for item in evidence))
        return replace(entry, ko_south=cyrillic_to_south(found), ru=found) if found else entry
    return replace(entry, ko_south=_south(korean, entry.kind))


@cache
def _southern_starts() -> dict[str, str]:
    """Names of the tables that the South writes otherwise -> how."""
    return {
        fact.ko: fact.ko_south
        for fact in load_lexicon().named
        if fact.ko != fact.ko_south and len(fact.ko) > 1
    }


def _with_southern_start(word: str) -> str:
    """The word with the longest name of the tables that it begins with as the South writes it.

    Of two syllables that Korean words begin with as well (원동 in 원동기) the name must be the whole word.
    """
    starts = _southern_starts()
    for size in range(len(word), 1, -1):
        known = word[:size]
        if known in starts and (size > 2 or size == len(word) or word[0] not in SINO_KOREAN):
            return starts[known] + word[size:]
    return word


def _south(korean: str, kind: Kind) -> str | None:
    """The Southern form of what is no person, its words beginning with names of the tables where they can.

    Foreign names follow other rules in the South than a respelling knows: ``None`` for a place or body in whose name
    a letter is left that only foreign names are full of; silence is better than half a change.
    """
    south = to_south(" ".join(_with_southern_start(word) for word in korean.split()))
    foreign = kind in ("country", "place", "organization") and set("ㄲㄸㅃㅆㅉ") & {
        decompose(char)[0] for char in south if is_hangul(char)
    }
    return None if foreign else south


def _is_korean_person(korean: str, evidence: tuple[Evidence, ...], sound: SoundTable | None) -> bool:
    """True if the name is Korean: by its shape, by a spelling of its surname, and by sound (왕아군 is Wang Yajun)."""
    from ..transliteration.sound import name_similarity

    if " " in korean or korean in _known_people():
        return False
    parts = split_korean_name(korean)
    if parts is None:
        return False
    spellings = {spelling.lower() for spelling in surnames()[parts[0]]}
    return any(
        words
        and (words[0] in spellings or words[-1] in spellings)
        and name_similarity(korean, item.en, sound) >= _SOUNDS
        for item, words in ((item, re.findall(r"[^\W\d_]+", item.en.lower())) for item in evidence)
    )


def standard_english(entry: Entry, printed: str) -> str | None:
    """The usual English spelling, if it is known and more than a matter of taste away from the printed one.

    Sergey or Sergei, Saveliev or Savelyev is taste where no table decides; Mantrov for Manturov is not.

    Args:
        entry: with its Russian spelling, if it has one.
        printed: the English form printed most often.
    """
    if entry.kind != "person":
        return entry.en_standard
    if entry.ko in _known_people():
        known = _known_people()[entry.ko][2]
        return known if known.casefold() != printed.casefold() else None
    if entry.ru is None:
        return entry.en_standard
    from ..transliteration.cyrillic import cyrillic_to_latin, without_taste

    standard = cyrillic_to_latin(entry.ru)
    return standard if without_taste(standard) != without_taste(printed) else None
