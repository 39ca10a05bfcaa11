"""What the last word of a line says about its going on, and the first about its having gone on.

In:   the text of a line.
Out:  the name of a sort of end, of a sort of beginning.
Not:  deciding: the sorts are weighed in evidence.py.
Idea: marks and capitals make the sorts; of words, the table of word_ends.py says how much.
"""

from __future__ import annotations

import math
import re

from ...seeds import Words
from ..sentence_end import CLOSING, STOPS
from .word_ends import end_odds, start_odds

__all__ = ["ENDS", "STARTS", "end_of", "late_start", "open_end", "sentence_ends_inside", "start_of"]

#: Sorts of ends, as ``end_of`` names them.
ENDS = (
    "stop", "short form", "ellipsis", "colon", "semicolon", "comma", "hyphen", "dash", "opening", "slash", "closing",
    "ko", "small word", "lower", "capital", "number", "other",
)  # fmt: skip
#: Sorts of beginnings, as ``start_of`` names them.
STARTS = (
    "lower", "capital", "ko", "ko particle", "number", "quote", "bracket", "closing", "address",
    "other",
)  # fmt: skip

_ABBREVIATIONS = Words("abbreviations", "abbreviation")
_STOP = re.compile(rf"[{STOPS}][{CLOSING}]*$")
_OPENING = "(（[［{“‘「『《〈【"

_KO_PARTICLE = re.compile(
    r"(?:[은는이가을를의에도로와과만]|에서|으로|에게|까지|부터|처럼|보다|이다|이며|이고|하고|라고|다고|했다|였다|었다|았다|습니다|니다|다|요)"
    rf"(?:[{STOPS},]|\s|$)"
)
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?:[a-z]{{2}}|[)\d%]|[가-힣])[{STOPS}…]+[{CLOSING}]*\s+(?=[\"“‘'(\[<《「]*[A-Z0-9가-힣])"
)


def end_of(text: str) -> str:
    """The sort of a line's end, one of ENDS.

    >>> [end_of(line) for line in ("They met.", "They met in the", "and others,", "그들은")]
    ['stop', 'lower', 'comma', 'ko']
    """
    last = text[-1]
    if last in STOPS or _STOP.search(text[-4:]):
        return _stop(text)
    if last in "…‥":
        return "ellipsis"
    if last in ":：":
        return "colon"
    if last in ";；":
        return "semicolon"
    if last in ",，、":
        return "comma"
    if last in "-‐­":
        return "hyphen" if text[-2:-1].isalpha() else "dash"
    if last in "–—―":
        return "dash"
    if last in _OPENING:
        return "opening"
    if last == "/":
        return "slash"
    if last in "\"'”’»》」』)）]］】〉":
        return "closing"
    word = text.rsplit(None, 1)[-1]
    if "가" <= last <= "힣":
        return "ko"
    if last.isdigit() or last in "%℃°":
        return "number"
    if last.isalpha():
        return "capital" if word[0].isupper() else "lower"
    return "other"


def _stop(text: str) -> str:
    word = text.rsplit(None, 1)[-1].lstrip(_OPENING + "\"'").rstrip(CLOSING.replace("\\", ""))
    if word[-3:].strip(".") == "" and len(word) > 1:
        return "ellipsis"
    bare = word.rstrip(".").lower()
    if word.endswith(".") and (
        (len(bare) == 1 and bare.isascii() and bare.isalpha()) or (bare.isascii() and bare in _ABBREVIATIONS)
    ):
        return "short form"
    return "stop"


def start_of(text: str) -> str:
    """The sort of a line's beginning, one of STARTS.

    >>> [start_of(line) for line in ("the river", "The river", "는 강이다", "강이다")]
    ['lower', 'capital', 'ko particle', 'ko']
    """
    first = text[0]
    if first in "hwHW" and _ADDRESS.match(text):
        return "address"
    if "가" <= first <= "힣":
        return "ko particle" if _KO_PARTICLE.match(text) else "ko"
    if first.isalpha():
        if first.islower():
            return "lower"
        return "capital"
    if first.isdigit():
        return "number"
    if first in "\"“‘'「『《〈«":
        return "quote"
    if first in "(（[［{【<":
        return "bracket"
    return "closing" if first in ".,;:!?)）]］}”’」』》〉»%…·" else "other"


#: How likely a sentence goes on behind an end of a sort, by and large: counted in running text that was broken
#: anywhere, against titles and whole sentences.
_OPEN = {
    "hyphen": 0.95, "opening": 0.95, "slash": 0.8, "comma": 0.8, "semicolon": 0.5, "dash": 0.5,
    "number": 0.4, "other": 0.4, "closing": 0.25,
}  # fmt: skip
_LATE = {
    "lower": 0.95, "ko particle": 0.95, "closing": 0.9, "number": 0.5, "other": 0.5, "bracket": 0.5, "address": 0.5,
    "quote": 0.2,
}  # fmt: skip


def open_end(text: str, end: str) -> float:
    """How likely a line's last word needs another, 0..1; ``end`` is its sort."""
    return _chance(end_odds(text)) if end in ("ko", "lower", "capital") else _OPEN.get(end, 0.0)


def late_start(text: str, start: str) -> float:
    """How likely a line's first word stands inside a sentence, 0..1; ``start`` is its sort."""
    return _chance(start_odds(text)) if start in ("ko", "capital") else _LATE.get(start, 0.0)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def sentence_ends_inside(text: str) -> int:
    """How many sentences end inside a line, before its last word."""
    return len(_INSIDE.findall(text)) if "." in text or "?" in text or "!" in text else 0
