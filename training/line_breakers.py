"""Ways in which programs and people break a paragraph into lines.

In:   a paragraph; what stands before its first line and before the others, in columns.
Out:  its lines, without what stands before them.
Not:  what paragraphs a text is made of (wrapped_texts.py).
"""

# ruff: noqa: E501

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

__all__ = [
    "Breaker", "at_names", "by_columns", "by_letters", "by_phrases", "by_words", "columns", "fitted", "hyphenated", "ragged",
    "uneven",
]  # fmt: skip

#: (paragraph, columns before its first line, columns before the others) -> lines
Breaker = Callable[[str, int, int], list[str]]
_LATIN = re.compile(r"[\w./:@#%+'-]", re.ASCII)
_NO_START = ".,!?)”’」』》:;%"


def columns(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _greedy(text: str, width: Callable[[int], float], measure: Callable[[str], int]) -> list[str]:
    """Words into lines, as many as fit; ``width(number)`` is that of a line."""
    lines: list[str] = []
    words = text.split()
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and measure(longer) > width(len(lines)):
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def by_words(width: int) -> Breaker:
    """At words, by letters."""
    return lambda text, first, rest: _greedy(text, lambda n: width - (rest if n else first), len)


def by_columns(width: int) -> Breaker:
    """At words, by columns."""
    return lambda text, first, rest: _greedy(text, lambda n: width - (rest if n else first), columns)


def ragged(rng: Random, width: int) -> Breaker:
    """At words, in proportional letters: the width in letters varies by a fifth."""

    def lines(text: str, first: int, rest: int) -> list[str]:
        widths = [width * rng.uniform(0.82, 1.18) for _ in range(len(text) + 2)]
        return _greedy(text, lambda n: widths[n] - (rest if n else first), columns)

    return lines


def uneven(rng: Random, least: int, most: int) -> Breaker:
    """At words, at no width."""

    def lines(text: str, _first: int, _rest: int) -> list[str]:
        widths = [rng.randint(least, most) for _ in range(len(text) + 2)]
        return _greedy(text, lambda n: widths[n], columns)

    return lines


def at_names(rng: Random) -> Breaker:
    """At words, at the one of some widths at which most lines begin with a capital."""
    widths = [rng.randint(50, 80) for _ in range(8)]

    def lines(text: str, first: int, rest: int) -> list[str]:
        tried = [by_words(width)(text, first, rest) for width in widths]
        return max(tried, key=lambda found: sum(line[0].isupper() for line in found) / len(found))

    return lines


def fitted(width: int) -> Breaker:
    """At words, so that the lines of a paragraph are alike in length, as fmt does."""

    def lines(text: str, first: int, rest: int) -> list[str]:
        words = text.split()
        sizes = [columns(word) for word in words]
        goal = 0.93 * (width - rest)
        best = [0.0] * (len(words) + 1)
        ends = [len(words)] * (len(words) + 1)
        for start in range(len(words) - 1, -1, -1):
            best[start] = float("inf")
            taken = -1
            for end in range(start + 1, len(words) + 1):
                taken += sizes[end - 1] + 1
                if taken > width - (rest if start else first) and end > start + 1:
                    break
                cost = best[end] + (0 if end == len(words) else (goal - taken) ** 2)
                if cost < best[start]:
                    best[start], ends[start] = cost, end
        found = []
        start = 0
        while start < len(words):
            found.append(" ".join(words[start : ends[start]]))
            start = ends[start]
        return found

    return lines


def hyphenated(width: int) -> Breaker:
    """At words and inside them, with a hyphen."""

    def lines(text: str, first: int, rest: int) -> list[str]:
        found: list[str] = []
        line = ""
        for word in text.split():
            room = width - (rest if found else first)
            longer = f"{line} {word}" if line else word
            if len(longer) <= room:
                line = longer
                continue
            cut = _hyphen(word, room - len(line) - 2)
            if cut:
                found.append(f"{line} {word[:cut]}-" if line else f"{word[:cut]}-")
                line = word[cut:]
            else:
                found.append(line)
                line = word
        return [*filter(None, found), line]

    return lines


def _hyphen(word: str, room: int) -> int:
    """Where a word may be cut so that its beginning fits, 0 if nowhere."""
    if not re.fullmatch(r"[a-z]{6,}[.,]?", word):
        return 0
    places = [
        match.end() for match in re.finditer(r"[aeiou](?=[^aeiou][aeiou])|[aeiou][^aeiou](?=[^aeiou])", word)
    ]
    return max((place for place in places if 2 <= place <= min(room, len(word) - 3)), default=0)


def by_letters(width: int, *, columns: bool, whole_latin: bool, keep_spaces: bool) -> Breaker:
    """After any letter.

    Args:
        width: of a line.
        columns: measured in columns, else in letters.
        whole_latin: Latin words and numbers stay whole, and no line begins with a closing mark.
        keep_spaces: a space at the end of a line stays.
    """

    def size(char: str) -> int:
        return 2 if columns and unicodedata.east_asian_width(char) in "WF" else 1

    def lines(text: str, first: int, rest: int) -> list[str]:
        found: list[str] = []
        start = 0
        while start < len(text):
            room = width - (rest if found else first)
            end = start
            while end < len(text) and room >= size(text[end]):
                room -= size(text[end])
                end += 1
            if whole_latin and end < len(text):
                back = end
                while back > start + 1 and (
                    (_LATIN.match(text[back]) and _LATIN.match(text[back - 1])) or text[back] in _NO_START
                ):
                    back -= 1
                end = back if back > start + 1 else end
            end = max(end, start + 1)
            line = text[start:end]
            found.append(line if keep_spaces else line.rstrip())
            while not keep_spaces and end < len(text) and text[end] == " ":
                end += 1
            start = end
        return [found[0], *(line.lstrip() if not keep_spaces else line for line in found[1:])]

    return lines


def by_phrases(rng: Random, goal: int) -> Breaker:
    """Where a reader would draw breath: behind commas, particles and connective endings, before small words."""
    before = re.compile(
        r"(?:and|or|but|that|which|who|when|while|because|if|in|on|of|to|for|with|by|from|as|at)$"
    )
    behind = re.compile(r".*(?:[,;:]|[고며면서지만는데을를은의에로])$")

    comma = rng.random() < 0.4  # a comma mostly ends the line

    def lines(text: str, _first: int, _rest: int) -> list[str]:
        words = text.split()
        found: list[list[str]] = [[]]
        goal_here = goal * rng.uniform(0.7, 1.6)
        for number, word in enumerate(words):
            taken = columns(" ".join(found[-1]))
            good = behind.match(words[number - 1]) or before.match(word) if number else False
            least = 0.6 if good else 1.1
            if comma and number and words[number - 1].endswith(","):
                least = 0.15
            if found[-1] and taken > goal_here * least and rng.random() < (0.6 if good else 0.8):
                found.append([])
            found[-1].append(word)
        return [" ".join(line) for line in found]

    return lines
