"""What two words share that differ by a slip, and two names that sound alike: keys to search an index by.

In:   a word, a form.
Out:  keys; words with keys in common are worth comparing, others are not.
Not:  the comparison (likeness.py for letters, aligner.transliteration.sound for sounds).
Idea: words are kept in runs of three letters, a syllable as its jamo (뿌찐 has five), so that names of two syllables
      are found too, and under what is left when one letter is taken away (Mor and Fraenkel 1982); names under the
      classes of their consonants, which Hangul and Latin letters share.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from ...hangul import is_hangul, split_syllable
from ...limits import WORD_LETTERS
from .folding import fold, is_korean, squeezed
from .likeness import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Entry

__all__ = ["end_runs", "runs", "slips", "sound_key", "sound_keys"]

# Consonants that may stand for each other in two spellings of a name; vowels and glides are left out.
_CLASSES = {
    letter: name
    for name, members in {
        "P": "pbfvㅂㅃㅍ",
        "T": "tdszcjㄷㄸㅌㅅㅆㅈㅉㅊ",
        "K": "kgqhxㄱㄲㅋㅎ",
        "M": "mㅁ",
        "N": "nㄴ",
        "L": "lrㄹ",
    }.items()
    for letter in members
}
_AFTER_CONSONANT = re.compile(r"(?<=[skzpt])h")
_ONE_VOICE = re.compile(r"c(?=[aou]|[klr])|ck")


def runs(word: str) -> set[str]:
    """Runs of three letters, the ends marked.

    >>> sorted(runs("putin"))
    ['^pu', 'in$', 'put', 'tin', 'uti']
    """
    marked = f"^{letters(word)}$"
    return {marked[place : place + 3] for place in range(len(marked) - 2)}


def end_runs(end: str) -> set[str]:
    """The runs of all words that end so.

    >>> sorted(end_runs("putin"))
    ['in$', 'put', 'tin', 'uti']
    """
    return runs(end) - {f"^{letters(end)}"[:3]}


def slips(word: str) -> set[int]:
    """Hashes of a word's letters, and of what is left when one is taken away: words one slip apart share one.

    Of a word longer than any name, ``limits.WORD_LETTERS``, that of the whole alone.
    """
    whole = letters(word)
    if len(word) > WORD_LETTERS.most:
        return {zlib.crc32(whole.encode())}
    left = {whole, *(whole[:place] + whole[place + 1 :] for place in range(len(whole)))}
    return {zlib.crc32(text.encode()) for text in left}


def sound_key(text: str) -> str:
    """The classes of a name's consonants, those in a row that are alike once; Hangul and Latin alike.

    >>> sound_key("뿌찐"), sound_key("Pootin"), sound_key("박정천"), sound_key("Park Jung-chun")
    ('PTN', 'PTN', 'PKTNTN', 'PLKTNTN')
    """
    plain = squeezed(fold(text))
    if is_korean(plain):
        spoken = []
        for char in plain:
            if is_hangul(char) and "가" <= char <= "힣":
                parts = split_syllable(char)
                spoken += ["" if parts.initial == "ㅇ" else parts.initial, *parts.final.replace("ㅇ", "ㄴ")]
            else:
                spoken.append(char)
        plain = "".join(spoken)
    else:
        plain = _ONE_VOICE.sub("k", _AFTER_CONSONANT.sub("", plain.replace("ch", "t"))).replace("ng", "n")
    key = ""
    for char in plain:
        name = _CLASSES.get(char, "")
        if name and not key.endswith(name):
            key += name
    return key


def sound_keys(entry: Entry, texts: Iterable[str]) -> set[str]:
    """The keys under which an entry is found by sound: those of ``texts``, its forms and their words.

    Persons and places alone have any: other names are not written by sound.
    """
    return {sound_key(text) for text in texts} - {""} if entry.kind in ("person", "place") else set()
