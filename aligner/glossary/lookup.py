"""Find entries by a query in any script and spelling.

In:   entries; a query as a person types it.
Out:  entries, best first.
Not:  reading glossaries (store.py), guessing names that no entry has.
Idea: five steps, each only wider than the one before: the form itself; the same form folded (case, hyphens,
      accents, Northern and Southern spelling, titles and particles peeled); names that contain the query as
      whole words, or have a word that begins with it or, in Korean, ends with it; near spellings; names that
      sound like it. An entry stands where its best step puts it.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..hangul import (
    cyrillic_to_north,
    cyrillic_to_south,
    is_hangul,
    is_korean_name,
    romanize,
    split_surname,
    surnames,
    to_south,
)
from ..seeds import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..model import Entry

__all__ = [
    "EXACT",
    "FOLDED",
    "NEAR",
    "NEAR_ENOUGH",
    "PREFIX",
    "SHORTEST",
    "SOUND",
    "SOUNDS_ALIKE",
    "WORDS",
    "Index",
    "Likeness",
    "Search",
    "bears",
    "fold",
    "is_korean",
    "keep",
    "letters",
    "of_other_form",
    "peelings",
    "spellings_of",
    "squeezed",
    "tidy",
]

# The steps, each wider than the one before.
EXACT, FOLDED, WORDS, PREFIX, NEAR, SOUND = range(6)

# How alike two spellings must be to count as one with a slip, 0..1 (share of letters that agree, in order).
NEAR_ENOUGH = 0.8

# Letters below which a query holds too little to be found with a slip in it.
SHORTEST = 4

# How likely a Korean and a Latin form must be one name by sound before the query is answered with it, 0..1.
SOUNDS_ALIKE = 0.8

# Putin's, Sergeis'
_OWNER = re.compile(r"(?<=\w)['’]s?$")
# English words that stand around names and titles, and say nothing by themselves.
_SMALL_WORDS = frozenset(("mr", "mrs", "ms", "dr", "of", "the", "for", "and"))
# Russian ones.
_RUSSIAN_TITLES = Words("person_words", "title", "ru")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
# Characters and words above which a query is a text, and no name.
_LONGEST = 200
_MOST_WORDS = 30
# The fullwidth forms of ASCII; the whole of NFKC would also take single Korean letters (ㅋ) apart.
_ORDINARY = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_PUNCTUATION = re.compile(r"[^\w\s]+")


def fold(text: str) -> str:
    """The text without case, accents, hyphens and other marks; spaces single.

    >>> fold("Park Jong-chon"), fold("Chŏng-ŭn"), fold("ЙОЖ")
    ('park jongchon', 'chongun', 'йож')
    """
    if text.isascii():
        return " ".join(_PUNCTUATION.sub("", text.casefold()).split())
    kept = []
    for char in unicodedata.normalize("NFC", text).casefold():
        # Only Latin letters lose their marks: й is not и, and Hangul must not fall into jamo.
        base = unicodedata.normalize("NFD", char)[0]
        kept.append(base if base.isascii() else char)
    return " ".join(_PUNCTUATION.sub("", "".join(kept)).split())


def tidy(query: str) -> str:
    """A query in NFC, its spaces single, fullwidth letters as ordinary ones (Ｐｕｔｉｎ).

    Raises:
        TypeError: it is no text.
    """
    if not isinstance(query, str):
        raise TypeError(f"a name to look up must be a text, not {type(query).__name__}")
    return " ".join(unicodedata.normalize("NFC", query.translate(_ORDINARY)).split())


def is_korean(text: str) -> bool:
    """True if there is Hangul in the text."""
    return any(is_hangul(char) for char in text)


def squeezed(text: str) -> str:
    """The text without spaces."""
    return text.replace(" ", "")


@cache
def _title_words() -> frozenset[str]:
    """English and Russian words that may stand around a name in a query."""
    from ..names.reading.lexicon import load_lexicon

    titles = (word for fact in load_lexicon().titles for form in fact.en for word in fold(form).split())
    return frozenset(titles) | _SMALL_WORDS | _RUSSIAN_TITLES


def _is_title(word: str) -> bool:
    """True for a post or a form of address that stands alone, with or without a particle (대통령의, 동지는)."""
    from ..names.reading.korean_words import cuts, is_post

    bare = [word[: cut.length] for cut in cuts(word) if cut.tail in ("", "particle")]
    return any(is_post(text) or text in _korean_titles() for text in bare)


@cache
def _korean_titles() -> frozenset[str]:
    from ..names.reading.lexicon import load_lexicon

    return frozenset(fact.ko for fact in load_lexicon().titles)


def peelings(query: str, tails: tuple[str, ...] = ("title", "particle")) -> Iterator[str]:
    """The query without titles and particles (of these tails only), nearest to the original first."""
    if is_korean(query):
        from ..names.reading.gazetteer import korean_forms
        from ..names.reading.korean_words import cuts

        parts = query.split()
        while len(parts) > 1 and (_is_title(parts[0]) or parts[0] in korean_forms()):
            parts = parts[1:]
            yield " ".join(parts)
        titled = len(parts)
        # A country stands before its office: 라브로프 러시아연방 외무상.
        while len(parts) > 1 and (
            _is_title(parts[-1]) or (len(parts) < titled and parts[-1] in korean_forms())
        ):
            parts = parts[:-1]
            yield " ".join(parts)
        for tail in tails:
            for cut in cuts(parts[-1]):
                if cut.tail == tail:
                    yield " ".join((*parts[:-1], parts[-1][: cut.length]))
    else:
        words = [_OWNER.sub("", word) for word in query.split()]
        kept = [word for word in words if fold(word) not in _title_words()]
        for left in (words, kept):
            if left and left != query.split():
                yield " ".join(left)


def _respelt(query: str) -> tuple[str, ...]:
    """The query as other rules spell it: Korean in the Southern way, Russian in Hangul."""
    if is_korean(query):
        return (to_south(query),)
    if _CYRILLIC.search(query):
        return cyrillic_to_north(query), cyrillic_to_south(query)
    return ()


class Search(ABC):
    """The order in which the steps are tried; where the forms are kept is for the subclasses to know.

    Each step gives entries by number, with the step and a penalty, 0..1: smaller is better.
    """

    def find(self, query: str) -> list[Entry]:
        """Entries for a query, best first; empty if nothing is like it."""
        query = tidy(query)
        if (
            _SMALL_WORDS.issuperset(fold(query).split())
            or len(query) > _LONGEST
            or query.count(" ") >= _MOST_WORDS
        ):
            return []
        found = self._spelled(query)
        for respelt in _respelt(query):
            found = found or self._spelled(respelt)
        best = min((step for step, _ in found.values()), default=SOUND + 1)
        if best > FOLDED:
            for peeled in peelings(query):
                if not fold(peeled) or (is_korean(peeled) and len(peeled) < 2):
                    continue  # what is left of 조로 without 로 is no name
                for number, (step, score) in self._spelled(peeled).items():
                    # A peeled query is a little less than the query itself.
                    keep(found, number, max(step, FOLDED), score + 0.01)
                if any(step <= WORDS for step, _ in found.values()):
                    break
        if not found and query in surnames():
            found = self._bearing(query)
        if not found:
            found = self._near(query)
        if not found:
            found = self._sounding(query)
        return self._ranked(found)

    @abstractmethod
    def _spelled(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries by the first three steps, those with a word that begins so, or else one in Korean that ends so."""

    @abstractmethod
    def _bearing(self, surname: str) -> dict[int, tuple[int, float]]:
        """Persons with a Korean surname of one syllable or two."""

    @abstractmethod
    def _near(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries with a form, or a word of a form, that differs by a slip."""

    @abstractmethod
    def _sounding(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries whose form in the other script sounds like the query."""

    @abstractmethod
    def _ranked(self, found: dict[int, tuple[int, float]]) -> list[Entry]:
        """The entries found, best first; those alike by how often they were seen."""


class Index(Search):
    """Every form of every entry, ready to be asked."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._exact: dict[str, list[int]] = {}
        self._folded: dict[str, list[int]] = {}
        self._words: dict[str, set[int]] = {}
        self._forms: list[tuple[str, int]] = []
        for number, entry in enumerate(self._entries):
            folded: dict[str, None] = {}
            for form in spellings_of(entry):
                self._exact.setdefault(form, []).append(number)
                folded[fold(form)] = None
                if not entry.ko_south and is_korean(form):
                    folded[fold(to_south(form))] = None
            for form in folded:
                self._forms.append((form, number))
                self._folded.setdefault(squeezed(form), []).append(number)
                for word in form.split():
                    self._words.setdefault(word, set()).add(number)

    def _ranked(self, found: dict[int, tuple[int, float]]) -> list[Entry]:
        ranked = sorted(found, key=lambda number: (*found[number], -self._entries[number].count, number))
        return [self._entries[number] for number in ranked]

    def _spelled(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries by the first three steps: (step, penalty), smaller is better."""
        found: dict[int, tuple[int, float]] = {}
        for number in self._exact.get(query, ()):
            own = query in (self._entries[number].ko, self._entries[number].en)
            keep(found, number, EXACT, 0.0 if own else 0.1)
        folded = fold(query)
        for number in self._folded.get(squeezed(folded), ()):
            entry = self._entries[number]
            keep(found, number, FOLDED, of_other_form(folded, entry.ko, entry.en))
        holders = [self._words.get(word, set()) for word in folded.split()]
        for number in set.intersection(*holders) if holders else ():
            keep(found, number, WORDS, 0.0)
        if len(folded) >= (2 if is_korean(query) else 4):
            for form, number in self._forms:
                if number not in found and any(word.startswith(folded) for word in (form, *form.split())):
                    keep(found, number, PREFIX, 1 - len(folded) / len(form))
        if not found and len(folded) >= 2 and is_korean(query):
            for form, number in self._forms:
                if any(word.endswith(folded) for word in form.split()):
                    keep(found, number, PREFIX, 1 - len(folded) / len(form))
        return found

    def _bearing(self, surname: str) -> dict[int, tuple[int, float]]:
        bearers = (number for number, entry in enumerate(self._entries) if bears(entry, surname))
        return dict.fromkeys(bearers, (PREFIX, 0.0))

    def _near(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries with a form, or a word of a form, that differs by a slip."""
        found: dict[int, tuple[int, float]] = {}
        wanted = Likeness(fold(query))
        if wanted.size < SHORTEST:
            return found
        for form, number in self._forms:
            for text in {form, *form.split()}:
                if (likeness := wanted.of(text)) >= NEAR_ENOUGH:
                    keep(found, number, NEAR, 1 - likeness)
        return found

    def _sounding(self, query: str) -> dict[int, tuple[int, float]]:
        """Entries whose form in the other script sounds like the query."""
        from ..names.pairing.sound_grid import can_open

        found: dict[int, tuple[int, float]] = {}
        korean = is_korean(query)
        if not korean and not any("a" <= char <= "z" for char in fold(query)):
            return found
        forms: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            if entry.kind in ("person", "place"):
                variants = (variant.text for variant in entry.en_variants)
                for form in (entry.en, *variants) if korean else (entry.ko,):
                    ko, en = (query, form) if korean else (form, query)
                    if (
                        "가" <= ko[0] <= "힣"  # ㅋㅋ has no sound
                        and can_open(ko, en)
                        and 0.2 * len(en) - 1 <= len(ko) <= 0.9 * len(en) + 1
                    ):
                        forms.setdefault(form, []).append(number)
        keep_by_sound(found, query, korean, forms)
        return found


def of_other_form(folded: str, ko: str, en: str) -> float:
    """The penalty for a folded query that is a form of an entry, but neither its Korean nor its first English one."""
    return 0.0 if squeezed(folded) in (squeezed(fold(ko)), squeezed(fold(en))) else 0.005


def bears(entry: Entry, surname: str) -> bool:
    """True for a person with this Korean surname, in Northern or Southern spelling."""
    if entry.kind != "person" or not is_korean_name(entry.ko):
        return False
    return surname in (split_surname(form)[0] for form in (entry.ko, entry.ko_south or to_south(entry.ko)))


def keep_by_sound(
    found: dict[int, tuple[int, float]], query: str, korean: bool, forms: Mapping[str, Sequence[int]]
) -> None:
    """Keep the entries with a form in the other script that sounds like the query.

    Args:
        korean: the query is in Hangul, and the forms are not; else the other way round.
        forms: form -> numbers of the entries that have it.
    """
    from ..transliteration.sound import name_similarities

    if not forms:
        return
    listed = list(forms)
    likeness = name_similarities([query], listed) if korean else name_similarities(listed, [query])
    for form, similarity in zip(listed, likeness.ravel().tolist(), strict=True):
        if similarity >= SOUNDS_ALIKE:
            for number in forms[form]:
                keep(found, number, SOUND, 1 - similarity)


def keep(found: dict[int, tuple[int, float]], number: int, step: int, penalty: float) -> None:
    """Note that an entry was found, unless a better step has found it already."""
    found[number] = min(found.get(number, (step, penalty)), (step, penalty))


@lru_cache(maxsize=1 << 16)
def letters(text: str) -> str:
    """Jamo for Hangul, so that one wrong letter of a syllable is one slip; other letters as they are."""
    from ..hangul import decompose

    return decompose(text) if not text.isascii() and is_korean(text) else text


class Likeness:
    """How like a text other texts are: the share of letters that agree, in order.

    The longest common subsequence, all letters of the text at once as the bits of a number (Hyyrö 2004).

    Attributes:
        size: letters of the text.

    >>> round(Likeness("lavrov").of("lavrof"), 2), Likeness("라브로브").of("푸틴")
    (0.83, 0.0)
    """

    def __init__(self, text: str) -> None:
        written = letters(text)
        self.size = len(written)
        self._places: dict[str, int] = {}
        for place, letter in enumerate(written):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def of(self, text: str) -> float:
        """0..1; 0 where the lengths are too far apart for ``NEAR_ENOUGH``."""
        written = letters(text)
        both = self.size + len(written)
        if 2 * min(self.size, len(written)) < NEAR_ENOUGH * both:
            return 0.0
        every = (1 << self.size) - 1
        left = every  # a bit for each letter that no letter so far agrees with
        for letter in written:
            met = left & self._places.get(letter, 0)
            left = (left + met | left - met) & every
        return 2 * (self.size - left.bit_count()) / both


def spellings_of(entry: Entry) -> tuple[str, ...]:
    """All spellings that an entry holds."""
    forms = [entry.ko, entry.ko_south, entry.en, entry.en_standard, entry.ru]
    forms += [variant.text for variant in entry.en_variants]
    forms += list(entry.romanizations.values())
    if entry.ko_south and entry.romanizations:
        forms.append(romanize(entry.ko_south, "rr", name=entry.kind == "person"))
    return tuple(dict.fromkeys(form for form in forms if form))
