"""From Hangul back to the Russian word it may stand for.

In:   a foreign word in Northern or Southern Hangul.
Out:  Cyrillic words, likeliest first, each with a cost.
Not:  telling whether a word is Russian at all, beyond that cost.
Idea: one letter of Hangul stands for few Russian ones; a beam search tries them, a letter model of Russian names
      (trigrams over seeds/lexicon/russian_names.tsv) prefers what looks like a name, and the rules of
      russian_to_hangul.py, run forward over the finished words, tell which of them really give the Hangul form.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..limits import WORD_LETTERS
from ..seeds import read_table
from .jamo import Syllable, decompose, split_syllables
from .russian_to_hangul import cyrillic_to_north, cyrillic_to_south

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .russian_to_hangul import Side

__all__ = [
    "CyrillicGuess",
    "as_by_rule",
    "cyrillic_guesses",
    "is_known_name",
    "known_names",
    "letter_cost",
    "looks_russian",
    "north_to_south",
    "south_to_north",
]

_BEAM = 120
_CHECKED = 30  # words that are run forward through the rules
_MEASURED = 10  # and of those that give another form, how many are kept with a penalty
_EXACT = {(True, True): "both", (True, False): "north", (False, True): "south", (False, False): ""}
_OPTION = 0.7  # nats for each place further down a row of the table
_LONGEST_UNMARKED = 6  # syllables of a name without any foreign letter that is still looked up
_KNOWN = 6.0  # nats in favour of a name that the table holds and that gives the Hangul form back
_KNOWN_NEARLY = 1.0  # ... that gives another form
_MISMATCH = 4.0  # nats for each letter of Hangul that the rules would write otherwise


@dataclass(frozen=True, slots=True)
class CyrillicGuess:
    """A Cyrillic word that a Hangul form may stand for.

    Attributes:
        cyrillic: in small letters.
        cost: nats, lower is likelier; about 2 a letter for an ordinary Russian name.
        exact: do the rules give the Hangul form back? ``"north"``, ``"south"``, ``"both"`` or ``""``; in the North
            with 쉬 for 슈 and ㅢ for ㅣ too, as the press writes ш and ы.
    """

    cyrillic: str
    cost: float
    exact: str


def _rows(text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """``units = letters letters``; ``-`` is nothing, ``ㅇㅣ`` a vowel that opens, ``ㄴ.`` a final, ``$`` the end."""
    table = {}
    for line in text.strip().splitlines():
        units, letters = line.split("=")
        table[tuple(units.split())] = tuple("" if part == "-" else part for part in letters.split())
    return table


_TABLE = _rows(
    """
    ㄱ = г
    ㄲ = к
    ㄴ = н
    ㄷ = д
    ㄸ = т
    ㄹ = р л
    ㄹ. ㄹ = л
    ㅁ = м
    ㅂ = в б
    ㅃ = п
    ㅅ = с ш щ з
    ㅆ = с щ
    ㅈ = з д ж
    ㅉ = т ц
    ㅊ = ч ц
    ㅋ = к
    ㅌ = т
    ㅍ = п ф
    ㅎ = х
    ㅏ = а
    ㅑ = я а
    ㅔ = е э
    ㅖ = е
    ㅗ = о
    ㅘ = а
    ㅛ = ё о
    ㅜ = у
    ㅞ = е
    ㅟ = и ы
    ㅠ = ю у
    ㅡ = -
    ㅢ = ы
    ㅣ = и ы ь
    ㅣ $ = ий и ый
    ㅡ ㅇㅣ $ = ый
    ㅇㅏ = а
    ㅇㅑ = я ья
    ㅇㅔ = э е
    ㅇㅖ = е ье
    ㅣ ㅇㅖ = ье ие
    ㅣ ㅇㅑ = ия ья
    ㅣ ㅇㅛ = ьё иё
    ㅣ ㅇㅠ = ью ию
    ㅇㅗ = о
    ㅇㅘ = ва
    ㅇㅛ = ё йо
    ㅇㅜ = у
    ㅇㅜ ㄹ. ㄹ = вл ул
    ㅇㅝ = во
    ㅇㅞ = ве
    ㅇㅟ = ви вы
    ㅇㅠ = ю
    ㅇㅣ = й и
    ㄱ. = к г
    ㄴ. = н нь нн
    ㄷ. = т
    ㄹ. = л ль
    ㅁ. = м мь
    ㅂ. = в п б
    ㅅ. = т д
    ㅇ. = н
    ㅅ ㅠ = ш шу шю
    ㅈ ㅠ = ж жу
    ㅆ ㅠ = щ щу
    ㅅ ㅟ = ш ши
    ㅈ ㅟ = ж жи
    ㅡ ㅇㅣ = ы
    ㅅ ㅣ = ш си щ ши
    ㅈ ㅣ = ж ди зи дь
    ㅊ ㅣ = ч чи ци
    ㅊ ㅡ = ч ц
    ㅍ ㅡ = п ф в
    ㅍ ㅡ $ = в п б ф
    ㅂ ㅡ = в б
    ㅋ ㅡ = к г
    ㅌ ㅡ = т д
    ㅅ ㅡ = с з
    ㅅ ㅡ $ = с з
    ㅉ ㅡ = ц
    ㅈ ㅡ = з ж
    """
)
_LONGEST = max(map(len, _TABLE))
_KNOWN_UNITS = frozenset(unit for units in _TABLE for unit in units)


def _units(word: str) -> tuple[str, ...]:
    units: list[str] = []
    for part in split_syllables(word):
        if not isinstance(part, Syllable):
            return ()
        units += ["ㅇ" + part.medial] if part.initial == "ㅇ" else [part.initial, part.medial]
        if part.final:
            units.append(part.final + ".")
    return (*units, "$")


class _Letters:
    """Trigrams of Russian names, leaning on bigrams and those on single letters."""

    def __init__(self, words: Sequence[str]) -> None:
        self.counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        for word in words:
            padded = f"^^{word}$"
            for at in range(2, len(padded)):
                for size in range(3):
                    self.counts[size][padded[at - size : at + 1]] += 1
        self.before: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        for size in range(3):
            for gram, count in self.counts[size].items():
                self.before[size][gram[:-1]] += count
        self._known: dict[str, float] = {}

    def cost(self, before: str, letter: str) -> float:
        """Nats of a letter after two others; ``^`` stands before a word and ``$`` after it."""
        gram = before + letter
        if gram not in self._known:
            share = 1 / 40
            for size, lean in ((0, 5.0), (1, 4.0), (2, 3.0)):
                part = gram[2 - size :]
                share = (self.counts[size][part] + lean * share) / (self.before[size][part[:-1]] + lean)
            self._known[gram] = -math.log(share)
        return self._known[gram]


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """The Russian names of ``seeds/lexicon/russian_names.tsv``, small letters, with ё and without.

    Raises:
        SeedError: the table is malformed.
    """
    names = {row["ru"].lower() for row in read_table("russian_names", ("ru", "kind", "source"))}
    return frozenset(names | {name.replace("ё", "е") for name in names})


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters(sorted(known_names()))


def _distance(first: str, second: str) -> int:
    """Edit distance."""
    row = list(range(len(second) + 1))
    for number, left in enumerate(first, 1):
        corner, row[0] = row[0], number
        for at, right in enumerate(second, 1):
            corner, row[at] = row[at], min(corner + (left != right), row[at] + 1, row[at - 1] + 1)
    return row[-1]


def as_by_rule(north: str) -> str:
    """The letters of a Northern form where rules and press differ in one way: ш 슈 or 쉬, ы ㅢ or ㅣ."""
    return decompose(north).replace("ㅅㅟ", "ㅅㅠ").replace("ㅢ", "ㅣ")


@lru_cache(maxsize=4096)
def cyrillic_guesses(word: str, limit: int = 5) -> tuple[CyrillicGuess, ...]:
    """Likely Russian originals of one word in Hangul, best first.

    Args:
        word: Northern or Southern Hangul, without spaces.
        limit: how many at most.

    Returns:
        At most ``limit``, by rising cost; none if some letter cannot stand for a Russian one.

    >>> [cyrillic_guesses(word)[0].cyrillic for word in ("메드베제브", "메드베데프", "뿌찐")]
    ['медведев', 'медведев', 'путин']
    """
    if len(word) > WORD_LETTERS.most:
        return ()
    units = _units(word)
    if len(units) < 2 or not _KNOWN_UNITS.issuperset(units):
        return ()
    letters = _letters()
    beams: list[dict[str, float]] = [{} for _ in range(len(units) + 1)]
    beams[0][""] = 0.0
    for at in range(len(units) - 1):
        kept = sorted(beams[at].items(), key=lambda item: item[1])[:_BEAM]
        for size in range(1, min(_LONGEST, len(units) - at) + 1):
            options = _TABLE.get(units[at : at + size])
            if options is None:
                continue
            goal = at + size
            for written, cost in kept:
                for rank, option in enumerate(options):
                    total, grown = cost + _OPTION * rank, "^^" + written
                    for letter in option:
                        total += letters.cost(grown[-2:], letter)
                        grown += letter
                    if total < beams[goal].get(grown[2:], math.inf):
                        beams[goal][grown[2:]] = total
    finished: dict[str, float] = {}
    for beam in beams[-2:]:
        for written, cost in beam.items():
            if written:
                total = cost + letters.cost(("^^" + written)[-2:], "$")
                finished[written] = min(total, finished.get(written, math.inf))
    target = decompose(word)
    guesses = []
    for rank, (written, cost) in enumerate(sorted(finished.items(), key=lambda item: item[1])[:_CHECKED]):
        forms = cyrillic_to_north(written), cyrillic_to_south(written)
        exact = _EXACT[as_by_rule(forms[0]) == as_by_rule(word), forms[1] == word]
        if not exact:
            if rank >= _MEASURED:
                continue
            cost += _MISMATCH * min(_distance(target, decompose(form)) for form in forms)
        if is_known_name(written):
            cost -= _KNOWN if exact else _KNOWN_NEARLY
        guesses.append(CyrillicGuess(written, cost, exact))
    guesses.sort(key=lambda guess: guess.cost)
    return tuple(guesses[:limit])


def is_known_name(cyrillic: str) -> bool:
    """Is a Cyrillic word (small letters) among the names of the table?"""
    return cyrillic in known_names()


def letter_cost(cyrillic: str) -> float:
    """How unlike a Russian name the letters of a word are.

    Args:
        cyrillic: in small letters.

    Returns:
        Nats by trigrams of known names, lower is likelier; less by 6 for a name that the table holds.
    """
    letters, padded = _letters(), f"^^{cyrillic}$"
    cost = sum(letters.cost(padded[at - 2 : at], padded[at]) for at in range(2, len(padded)))
    return cost - _KNOWN * is_known_name(cyrillic)


def looks_russian(guess: CyrillicGuess) -> bool:
    """Is a guess as good as ordinary Russian names are, at most 2.5 nats a letter, and long enough to say so?"""
    if is_known_name(guess.cyrillic):
        return True
    return len(guess.cyrillic) > 5 and guess.cost <= 2.5 * (len(guess.cyrillic) + 1)


def _as_written(word: str, side: Side) -> str:
    """A form of one side as it is compared with what the rules of that side write."""
    return as_by_rule(word) if side == "north" else word


@lru_cache(maxsize=2)
def _known_forms(side: Side) -> frozenset[str]:
    """What the rules of one side write for the names of the table."""
    write = cyrillic_to_north if side == "north" else cyrillic_to_south
    return frozenset(_as_written(write(name), side) for name in known_names())


def _convert(text: str, side: Side) -> str | None:
    """A whole foreign name from one side's Hangul to the other's; ``None`` if it does not look Russian."""
    words = text.split()
    if not words or len(words) > 4:
        return None
    written = []
    marked = _NORTHERN if side == "north" else _SOUTHERN
    for word in words:
        has_mark = marked.search(decompose(word)) is not None
        # A word without such a mark must be a name of the table; most Korean words are none by their sound.
        if not has_mark and (
            len(word) > _LONGEST_UNMARKED or _as_written(word, side) not in _known_forms(side)
        ):
            return None
        found = next((guess for guess in cyrillic_guesses(word, 20) if guess.exact in (side, "both")), None)
        if found is None or not looks_russian(found) or not (has_mark or is_known_name(found.cyrillic)):
            return None
        written.append((cyrillic_to_south if side == "north" else cyrillic_to_north)(found.cyrillic))
    return " ".join(written)


# Letters that only foreign words have, by side: in the North tense initials, y after ㅅ ㅈ ㅊ, a final 브; in the
# South aspirates, or a last syllable that Korean words hardly end in.
_NORTHERN = re.compile("[ㄲㄸㅃㅆㅉ]|[ㅅㅈㅊ][ㅑㅛㅠㅘㅞㅟ]|[ㅂㄱㄷ]ㅡ$|^ㅇㅜㄹㄹ")
_SOUTHERN = re.compile("[ㅋㅌㅍ]|[ㅅㅊ]ㅣ$|ㅅㅡ$")


def north_to_south(text: str) -> str | None:
    """A Russian name in Northern Hangul, of one to four words, as the South writes it.

    Returns:
        ``None`` if a word does not look Russian.
    """
    return _convert(text, "north")


def south_to_north(text: str) -> str | None:
    """A Russian name in Southern Hangul, of one to four words, as the North writes it.

    Returns:
        ``None`` if a word does not look Russian.
    """
    return _convert(text, "south")
