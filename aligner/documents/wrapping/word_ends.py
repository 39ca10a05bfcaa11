"""What the first and the last word of a line tell: that a sentence goes on, or has gone on.

In:   ``aligner/data/word_ends.json``, made by ``python -m training.wrapping``.
Out:  log-odds.
Not:  other marks of a line's ends (words.py).
Idea: Korean words mostly end in a particle or an ending, and sentences, titles and nouns end in other syllables than
      what goes on; English has its small words. How much each says was counted in running text, against the ends of
      sentences, of titles, and nouns of dictionaries.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import SeedError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PATH", "WordEnds", "end_odds", "is_korean", "load_table", "start_odds"]

PATH = Path(__file__).resolve().parents[2] / "data" / "word_ends.json"
_TAIL = re.compile("[가-힣]*$")
_HEAD = re.compile("[가-힣]*")
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*$")
_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?")


def is_korean(char: str) -> bool:
    """Whether a letter is a whole syllable of Hangul."""
    return "가" <= char <= "힣"


def end_odds(text: str) -> float:
    """Log-odds that a sentence goes on behind a text, by its last word; 0 if that is neither Korean nor English.

    >>> end_odds("두 나라의 대표들은") > 2 > -2 > end_odds("그들이 참가하였다")
    True
    >>> end_odds("the end of the") > 2 > end_odds("the new file")
    True
    """
    if is_korean(text[-1]):
        word = _TAIL.search(text[-4:])[0]  # type: ignore[index]
        ends = load_table().ends
        return ends.get(word[-2:] if len(word) > 1 else "^" + word, ends.get(word[-1:], 0.0))
    if match := _LAST_WORD.search(text[-24:]):
        ends = load_table().english_ends
        return ends.get(match[0].lower(), ends[""])
    return 0.0


def start_odds(text: str) -> float:
    """Log-odds that a sentence has gone on into a text, by its first word; 0 if that is neither Korean nor a capital's.

    >>> start_odds("수 있다") > 2 > -2 > start_odds("그러나 우리는")
    True
    """
    if is_korean(text[0]):
        word = _HEAD.match(text[:4])[0]  # type: ignore[index]
        starts = load_table().starts
        return starts.get(word[:2] if len(word) > 1 else word + "$", starts.get(word[:1], 0.0))
    if match := _FIRST_WORD.match(text[:24]):
        starts = load_table().english_starts
        return starts.get(match[0], starts[""])
    return 0.0


@dataclass(frozen=True, slots=True)
class WordEnds:
    """Weights in log-odds, and notes on what they were learned from.

    Attributes:
        ends: of the last syllable, or two, of a Korean word: that the sentence goes on. ``^`` stands where a word
        begins. starts: of the first syllable, or two: that the sentence does not begin. ``$`` stands where a word ends.
        english_ends: of the last word, in lower case; ``""`` is any other word.
        english_starts: of the first word, if it has a capital; ``""`` is any other.
        seams: of the syllables on both sides of a Korean seam: that there was a space, see korean.py.
        own: of what the text itself says of a seam.
    """

    ends: Mapping[str, float]
    starts: Mapping[str, float]
    english_ends: Mapping[str, float]
    english_starts: Mapping[str, float]
    seams: Mapping[str, float]
    own: Mapping[str, float]
    notes: Mapping[str, object] = field(default_factory=dict)


@cache
def load_table(path: Path = PATH) -> WordEnds:
    """Read the table; by default the one that ships.

    Raises:
        SeedError: it is missing, or is no such table.
    """
    try:
        return WordEnds(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise SeedError(
            f"the table of word ends is missing or damaged ({error})",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=path,
        ) from error
