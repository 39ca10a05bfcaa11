"""Whether a space was lost between two pieces of Korean text, or a word was cut.

In:   the text on both sides of a seam; the words of the whole text.
Out:  log-odds that there was a space.
Not:  other languages, whether there is a seam at all (seams.py).
Idea: Korean words mostly end in a particle or an ending and begin with something else, so the syllables on both sides
      say much: a small table, learned from prose of North and South, weighs them. What the same text writes elsewhere,
      whole or apart, says more, and follows its own habits of spacing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from .word_ends import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["KoreanWords", "own_observations", "space_odds", "syllable_observations", "syllable_odds"]

_TAIL = re.compile("[가-힣]*$")
_HEAD = re.compile("[가-힣]*")
_WORD = re.compile("[가-힣]+")


def syllable_observations(before: str, after: str) -> list[str]:
    """What the syllables at a seam are: names of weights.

    Args:
        before: ends in Hangul.
        after: begins with Hangul.
    """
    left = _TAIL.search(before[-8:])[0]  # type: ignore[index]
    right = _HEAD.match(after[:8])[0]  # type: ignore[index]
    last, first = left[-1:], right[:1]
    names = [
        f"{last}_", f"_{first}", f"{last}_{first}", f"{left[-2:]}_{first}", f"{last}_{right[:2]}",
        f"{left[-2:]}_" if len(left) > 1 else f"|{left}_", f"_{right[:2]}" if len(right) > 1 else f"_{right}|",
        f"{min(len(left), 6)}_", f"_{min(len(right), 6)}",
    ]  # fmt: skip
    names.append(f"{left[-3:]}_" if len(left) > 2 else f"||{left}_")
    names.append(f"_{right[:3]}" if len(right) > 2 else f"_{right}||")
    return names


def syllable_odds(before: str, after: str) -> float:
    """Log-odds of a space at a seam, by the syllables on both sides alone, where three in ten seams have one."""
    weights = load_table().seams
    return sum(weights.get(name, 0.0) for name in ["always", *syllable_observations(before, after)])


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
                for start in range(len(word) - 1):
                    self.inside[word[start : start + 2]] += 1
                    if start + 4 <= len(word):
                        self.inside[word[start : start + 4]] += 1
            for left, right in re.findall("([가-힣]{1,2}) (?=([가-힣]{1,2}))", line):
                self.apart[left[-1] + right[0]] += 1
                if len(left + right) == 4:
                    self.apart[left + right] += 1


def own_observations(before: str, after: str, words: KoreanWords) -> dict[str, float]:
    """What the text itself says of a seam."""
    left = _TAIL.search(before[-20:])[0]  # type: ignore[index]
    right = _HEAD.match(after[:20])[0]  # type: ignore[index]
    two, four = left[-1:] + right[:1], left[-2:] + right[:2]
    return {
        "two": math.log((words.apart[two] + 0.3) / (words.inside[two] + 0.3)),
        "four": math.log((words.apart[four] + 0.3) / (words.inside[four] + 0.3)) if len(four) == 4 else 0.0,
        "whole": math.log(words.words[left + right] + 1),
        "both": math.log(min(words.words[left], words.words[right]) + 1),
        "right": math.log(words.words[right] + 1),
        "left": math.log(words.words[left] + 1),
    }


def space_odds(before: str, after: str, words: KoreanWords) -> float:
    """Log-odds of a space at a seam, by the syllables on both sides and by what the text itself says.

    Args:
        before: ends in Hangul.
        after: begins with Hangul.
        words: of the whole text.

    >>> nothing = KoreanWords([])
    >>> space_odds("회담을", "진행하였다", nothing) > 0 > space_odds("회담이 진행되였", "다.", nothing)
    True
    """
    own = load_table().own
    odds = own["always"] + own["syllables"] * syllable_odds(before, after)
    return odds + sum(own[name] * amount for name, amount in own_observations(before, after, words).items())
