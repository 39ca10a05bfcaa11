"""Several items of a list in one line: 1. … 2. …; (1) … (2) …; a) … b) …; • … • …

In:   a line, with what ends no sentence hidden (veil.py).
Out:  where each item begins; and the line with the full stops of their numbers hidden.
Not:  the number before a single sentence (labels.py).
Idea: a list is known by numbers of one form that rise by one, from the beginning of the line or behind a full stop or
      colon, with words between. Items parted by commas or "and" are parts of one sentence: (1) bread, (2) milk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..seeds import Words
from .labels import BULLETS, CIRCLED, LABELS, LIST_SYLLABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["list_items"]

_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
#: The first of each row of signs.
_FIRST_SIGNS = "①⑴⒈⒜ⒶⓐⅠⅰ❶➀➊㈀㈎㉠㉮㊀"
_MARK = re.compile(
    rf"(?<!\S)(?P<bullet>[{BULLETS}]\s{{0,2}})?(?:"
    rf"(?P<open>[(（\[【])?(?P<value>\d{{1,3}}|[ivx]{{1,4}}|[IVX]{{1,4}}|[A-Za-z{LIST_SYLLABLES}{_JAMO}])"
    # a full stop needs a space behind it (3.5), a bracket does not: 1)신청서
    rf"(?P<close>\.(?=\s)|\.?[)）\]】](?![.,;]))|(?P<sign>[{CIRCLED}])(?P<stop>\.?))"
)
#: Where a list may begin inside a line; looked for first, because few lines hold any.
_FIRST_MARK = re.compile(
    rf"[.!?。:：)\]”\"]\s*(?:[{BULLETS}]\s{{0,2}})?(?:[(（\[【]?[1aAiI가ㄱ][.)）\]】]|[{_FIRST_SIGNS}])"
)
_BULLET = re.compile(rf"(?<!\S)[{BULLETS}](?=[\s\d])")
_PARTNER = {"(": ")", "（": "）", "[": "]", "【": "】", "": ".)）"}
_LETTER = re.compile(r"[^\W\d_]")
#: Behind this the next item is a part of the same sentence.
_RUN_ON = re.compile(
    r"(?:[,;，、·/~-]|\b(?:and|or|nor|to|&)|(?:및|또는|혹은|그리고|부터|에서|[와과고며나]))\s*$"
)
_BEGINS = re.compile(r"(?:^|[.!?。:：)\]”\"])\s*$")
_BEHIND_AN_END = re.compile(r"[.!?。]\s*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s*$")
#: Words that a number belongs to, or that no item ends in: rose to 2. The
_SMALL_WORDS = (Words("stop_words", "headline", "en"), Words("stop_words", "auxiliary", "en"))
_WINDOW = 30


@dataclass(frozen=True, slots=True)
class _Mark:
    """The number of an item: where it begins and ends, what it counts."""

    start: int
    end: int
    value: int


def list_items(line: str) -> tuple[str, list[int]]:
    """Find the items of lists in a line.

    Args:
        line: with what ends no sentence hidden.

    Returns:
        The line with full stops of numbers hidden too, and the offsets at which an item begins, in order, without
        that of the line itself.

    >>> list_items("1. Open the door 2. Close it")
    ('1) Open the door 2) Close it', [17])
    >>> list_items("We need (1) bread and (2) milk.")[1]
    []
    """
    cuts: set[int] = set()
    characters: list[str] | None = None
    for chain in _chains(line):
        characters = characters or list(line)
        for mark in chain:
            characters[mark.start : mark.end] = line[mark.start : mark.end].replace(".", ")")
        if not any(_RUN_ON.search(line, max(0, mark.start - _WINDOW), mark.start) for mark in chain[1:]):
            cuts.update(mark.start for mark in chain[1:])
            if _BEHIND_AN_END.search(line, max(0, chain[0].start - _WINDOW), chain[0].start):
                cuts.add(chain[0].start)
    cuts.update(_bullets(line))
    return "".join(characters) if characters else line, sorted(cuts - {0})


def _bullets(line: str) -> Iterator[int]:
    """Where the bullet that opens the line stands again, with words between."""
    first = line.lstrip()[:1]
    if not first or first not in BULLETS:
        return
    places = [found.start() for found in _BULLET.finditer(line) if found[0] == first]
    for place, after in zip(places, [*places[1:], len(line)], strict=True):
        if not _LETTER.search(line, place, after):
            return
    yield from places[1:]


def _chains(line: str) -> list[list[_Mark]]:
    """Numbers of one form that rise by one, two at least."""
    open_chains: dict[tuple[str, str, str], list[_Mark]] = {}
    chains: list[list[_Mark]] = []
    first = len(line) - len(line.lstrip())
    if not _MARK.match(line, first) and not _FIRST_MARK.search(line):
        return []
    for found in _MARK.finditer(line):
        begins = bool(_BEGINS.search(line, max(0, found.start() - _WINDOW), found.start()))
        for form, value in _readings(found):
            mark = _Mark(found.start(), found.end(), value)
            chain = open_chains.get(form)
            if (
                chain
                and value == chain[-1].value + 1
                and _LETTER.search(line, max(chain[-1].end, mark.start - _WINDOW), mark.start)
                and not _belongs_to_word(line, mark, form)
            ):
                chain.append(mark)
            elif begins and (value == 1 or found.start() == first):
                open_chains[form] = [mark]
                chains.append(open_chains[form])
    return [chain for chain in chains if len(chain) > 1 and _LETTER.search(line, chain[-1].end)]


def _belongs_to_word(line: str, mark: _Mark, form: tuple[str, str, str]) -> bool:
    """True for a number that the word before it needs (Table 2., rose to 2.), or that is an initial (Mary B. Jones)."""
    if form[1] != ".":
        return False
    before = _WORD_BEFORE.search(line, max(0, mark.start - _WINDOW), mark.start)
    if before is None:
        return False
    word = before[1]
    if form[2] == "upper" and mark.value == 2 and word[0].isupper():
        return True
    if any(word.lower() in words for words in LABELS.values()):
        # Repeat step 2. Then go., but in a list without full stops: The first item 2. The second item
        return not word.islower() or line.rstrip().endswith(".")
    return any(word.lower() in words for words in _SMALL_WORDS)


def _readings(found: re.Match[str]) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Form and value of a number; a letter may be a Roman number as well."""
    if sign := found["sign"]:
        first = max(filter(sign.__ge__, _FIRST_SIGNS))
        yield (first, found["stop"], "sign"), ord(sign) - ord(first) + 1
        return
    opening, value, closing = found["open"] or "", found["value"], found["close"]
    if closing[-1] not in _PARTNER[opening]:
        return
    if value.isdigit():
        yield (opening, closing, "number"), int(value)
    elif value in LIST_SYLLABLES:
        yield (opening, closing, "syllable"), LIST_SYLLABLES.index(value) + 1
    elif value in _JAMO:
        yield (opening, closing, "jamo"), _JAMO.index(value) + 1
    else:
        case = "lower" if value.islower() else "upper"
        if len(value) == 1:
            yield (opening, closing, case), ord(value.lower()) - ord("a") + 1
        if value.lower() in _ROMAN:
            yield (opening, closing, f"{case} Roman"), _ROMAN.index(value.lower()) + 1
