"""Whether a space was lost between two pieces of Korean, or a word was cut there.

In:   the text on both sides of a seam; the words of the whole text.
Out:  log-odds of a space.
Not:  where a text was cut (wrapping.py, readers/pdf/).
Idea: Korean words mostly end in a particle or an ending and begin with something else. A small table, learned from
      prose of North and South, weighs the syllables on both sides. What the same text writes elsewhere, whole or apart,
      says more, and follows its own habits of spacing.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SeedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["KoreanWords", "space_odds"]

_PATH = Path(__file__).resolve().parents[1] / "data" / "korean_seams.json"
_TAIL = re.compile("[가-힣]*$")
_HEAD = re.compile("[가-힣]*")
_WORD = re.compile("[가-힣]+")
_PAIR = re.compile("([가-힣]{1,2}) (?=([가-힣]{1,2}))")
# Of a word that is longer no more syllables count.
_REACH = 20


class KoreanWords:
    """The Korean words of a text, and what stands together in them.

    Args:
        lines: pieces of the text in which no word is cut.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.apart: Counter[str] = Counter()
        for line in lines:
            words = _WORD.findall(line)
            self.words.update(words)
            for word in words:
                self.inside.update(word[start : start + 2] for start in range(len(word) - 1))
                self.inside.update(word[start : start + 4] for start in range(len(word) - 3))
            for left, right in _PAIR.findall(line):
                self.apart[left[-1] + right[0]] += 1
                if len(left + right) == 4:
                    self.apart[left + right] += 1


def space_odds(before: str, after: str, words: KoreanWords) -> float:
    """Log-odds that a space stood at a seam.

    Args:
        before: ends in Hangul.
        after: begins with Hangul.
        words: of the whole text.

    >>> nothing = KoreanWords([])
    >>> space_odds("회담을", "진행하였다", nothing) > 0 > space_odds("회담이 진행되였", "다.", nothing)
    True
    """
    syllables, own = _table()
    left, right = _found(_TAIL.search(before[-_REACH:])), _found(_HEAD.match(after[:_REACH]))
    odds = own["always"]
    odds += own["syllables"] * sum(syllables.get(name, 0.0) for name in ("always", *_around(left, right)))
    return odds + sum(own[name] * amount for name, amount in _elsewhere(left, right, words).items())


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


def _around(left: str, right: str) -> list[str]:
    """What the syllables at a seam are: names of weights; ``|`` is the end of a word."""
    last, first = left[-1:], right[:1]
    return [
        f"{last}_", f"_{first}", f"{last}_{first}", f"{left[-2:]}_{first}", f"{last}_{right[:2]}",
        f"{left[-2:]}_" if len(left) > 1 else f"|{left}_", f"_{right[:2]}" if len(right) > 1 else f"_{right}|",
        f"{left[-3:]}_" if len(left) > 2 else f"||{left}_", f"_{right[:3]}" if len(right) > 2 else f"_{right}||",
        f"{min(len(left), 6)}_", f"_{min(len(right), 6)}",
    ]  # fmt: skip


def _elsewhere(left: str, right: str, words: KoreanWords) -> dict[str, float]:
    """What the text itself says of a seam: weights by name, with the amount of each."""
    two, four = left[-1:] + right[:1], left[-2:] + right[:2]
    return {
        "two": math.log((words.apart[two] + 0.3) / (words.inside[two] + 0.3)),
        "four": math.log((words.apart[four] + 0.3) / (words.inside[four] + 0.3)) if len(four) == 4 else 0.0,
        "whole": math.log(words.words[left + right] + 1),
        "both": math.log(min(words.words[left], words.words[right]) + 1),
        "right": math.log(words.words[right] + 1),
        "left": math.log(words.words[left] + 1),
    }


@cache
def _table() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Weights of syllables at a seam, and of what the text itself says."""
    try:
        table = json.loads(_PATH.read_text(encoding="utf-8"))
        return dict(table["syllables"]), dict(table["own"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SeedError(
            f"the table of Korean word seams is missing or damaged ({error})",
            remedy="Install the package again: pip install --force-reinstall aligner.",
            path=_PATH,
        ) from error
