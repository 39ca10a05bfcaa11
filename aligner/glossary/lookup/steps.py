"""The steps of look-up: their order, and what each of them matches.

In:   a query as a person types it.
Out:  entries, best first.
Not:  where the forms of the entries are kept (memory.py, sqlite.py).
Idea: five steps, each only wider than the one before: the form itself; the form without case, hyphens, accents,
      titles and particles, in Northern or Southern spelling; names that contain the query as whole words, or have a
      word that begins with it or, in Korean, ends with it; spellings that differ by a slip; names that sound like it.
      An entry stands where its best step puts it. Memory and file answer questions that have one right
      answer (who has this form, this word, this key?) and judge nothing, so that their answers are equal.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from ...hangul import surnames
from .entry_forms import bears
from .folding import fold, is_korean, squeezed, tidy
from .keys import runs, slips, sound_key
from .likeness import NEAR_ENOUGH, Likeness, letters
from .peeling import SMALL_WORDS, peelings, respelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...model import Entry

__all__ = ["MOST_ANSWERS", "PROPOSALS", "Search"]

#: Most answers to one query, the best and of these the commonest.
MOST_ANSWERS = 100

#: Most entries or words that are compared with a query letter by letter or sound by sound, the commonest.
PROPOSALS = 300

# The steps, each wider than the one before.
_EXACT, _FOLDED, _WORDS, _PREFIX, _NEAR, _SOUND = range(6)

# Letters below which a query holds too little to be found with a slip in it, and a word of a query to have one.
_SHORTEST = 4
_SHORTEST_WORD = 3

# How likely a Korean and a Latin form must be one name by sound before the query is answered with it, 0..1.
_SOUNDS_ALIKE = 0.8

# Characters and words above which a query is a text, and no name.
_LONGEST = 200
_MOST_WORDS = 30

# Entries by number, each with the best step that found it and a penalty, 0..1: smaller is better.
_Found = dict[int, tuple[int, float]]


class Search(ABC):
    """Look-up; a subclass keeps the forms of the entries and answers plain questions about them.

    Entries go by numbers from 0, the most often seen first, so that the first of many are the likeliest to be meant;
    lists of numbers rise.
    """

    def find(self, query: str) -> list[Entry]:
        """Entries for a query, best first, at most ``MOST_ANSWERS``; empty if nothing is like it.

        Raises:
            TypeError: the query is no text.
        """
        query = tidy(query)
        if (
            SMALL_WORDS.issuperset(fold(query).split())
            or len(query) > _LONGEST
            or query.count(" ") >= _MOST_WORDS
        ):
            return []
        found = self._spelled(query)
        for other in respelt(query):
            found = found or self._spelled(other)
        best = min((step for step, _ in found.values()), default=_SOUND + 1)
        if best > _FOLDED:
            for peeled in peelings(query):
                if not fold(peeled) or (is_korean(peeled) and len(peeled) < 2):
                    continue  # what is left of 조로 without 로 is no name
                for number, (step, penalty) in self._spelled(peeled).items():
                    # A peeled query is a little less than the query itself.
                    _keep(found, number, max(step, _FOLDED), penalty + 0.01)
                if any(step <= _WORDS for step, _ in found.values()):
                    break
        found = found or self._bearing(query) or self._near(query) or self._sounding(query)
        best_first = sorted(found, key=lambda number: (*found[number], number))[:MOST_ANSWERS]
        entries = self._entries(best_first)
        return [entries[number] for number in best_first]

    # --- What each step matches ---------------------------------------------------------------------------

    def _spelled(self, query: str) -> _Found:
        """The first three steps."""
        found: _Found = {}
        for number, own in self._with_form(query):
            _keep(found, number, _EXACT, 0.0 if own else 0.1)
        plain = fold(query)
        for number, ko, en in self._with_squeezed(squeezed(plain)):
            # Its Korean and its first English form count a little more than the others of an entry.
            own = squeezed(plain) in (squeezed(fold(ko)), squeezed(fold(en)))
            _keep(found, number, _FOLDED, 0.0 if own else 0.005)
        if words := list(dict.fromkeys(plain.split())):
            for number in self._with_words(words):
                _keep(found, number, _WORDS, 0.0)
        if len(found) < MOST_ANSWERS and len(plain) >= (2 if is_korean(query) else 4):
            # With spaces as they are; then, for entries that this does not find, with none.
            for start, begun in (
                (plain, self._with_word_beginning(plain)),
                (squeezed(plain), self._with_squeezed_beginning(squeezed(plain))),
            ):
                for number, length in begun:
                    if number not in found:
                        _keep(found, number, _PREFIX, _left_over(start, length))
        if not found and len(plain) >= 2 and is_korean(query):
            for number, length in self._with_word_ending(plain):
                _keep(found, number, _PREFIX, _left_over(plain, length))
        return found

    def _bearing(self, query: str) -> _Found:
        """Persons whose Korean surname, of one syllable or two, is the query."""
        if query not in surnames():
            return {}
        entries = self._entries(self._persons_with_word_beginning(query))
        return {number: (_PREFIX, 0.0) for number, entry in entries.items() if bears(entry, query)}

    def _near(self, query: str) -> _Found:
        """Entries with a form, or a word of a form, that differs by a slip or two."""
        found: _Found = {}
        wanted = Likeness(fold(query))
        if wanted.size < _SHORTEST:
            return found
        words = list(dict.fromkeys(fold(query).split()))
        # One slip in a word first; then more; and one word of several may be beyond recognition.
        for alike in (self._words_one_slip_away, self._words_like):
            spelled = [[word, *alike(word)] for word in words]
            for left_out in (None, *range(len(words))) if len(words) > 1 else (None,):
                kept = [texts for place, texts in enumerate(spelled) if place != left_out]
                for number, forms in self._folded_forms(self._with_one_word_of_each(kept)):
                    for text in {*forms, *(word for form in forms for word in form.split())}:
                        if (likeness := wanted.of(text)) >= NEAR_ENOUGH:
                            _keep(found, number, _NEAR, 1 - likeness)
                if found and left_out is None:
                    return found
            if found:
                return found
        return found

    def _words_one_slip_away(self, word: str) -> list[str]:
        """Words that differ from this one by one letter, or by two that changed places."""
        if len(letters(word)) < _SHORTEST_WORD:
            return []
        return _like(word, self._words_sharing_a_slip(slips(word)))

    def _words_like(self, word: str) -> list[str]:
        """Words that share a third of their runs of letters with this one, and differ by a few letters."""
        if len(letters(word)) < _SHORTEST:
            return []
        sought = runs(word)
        return _like(word, self._words_sharing_runs(sought, max(2, len(sought) // 3)))

    def _sounding(self, query: str) -> _Found:
        """Persons and places whose form in the other script, or a word of it, sounds like the query."""
        from ...transliteration.sound import name_similarities

        found: _Found = {}
        korean = is_korean(query)
        first, last = "가힣" if korean else "az"
        if not any(first <= char <= last for char in fold(query)):
            return found  # ㅋㅋ has no sound
        key = sound_key(query)
        forms: dict[str, list[int]] = {}
        for number, entry in self._entries(self._with_sound(key) if key else []).items():
            printed = (entry.en, *(variant.text for variant in entry.en_variants)) if korean else (entry.ko,)
            # A word of Lavrov's name is a name; one of Kim Jong Un's is a syllable.
            parted = " " in entry.ko and " " not in query
            for text in dict.fromkeys(text for form in printed for text in (form, *form.split() * parted)):
                if korean or "가" <= text[0] <= "힣":
                    forms.setdefault(text, []).append(number)
        if forms:
            listed = list(forms)
            likeness = name_similarities([query], listed) if korean else name_similarities(listed, [query])
            for form, similarity in zip(listed, likeness.ravel().tolist(), strict=True):
                if similarity >= _SOUNDS_ALIKE:
                    for number in forms[form]:
                        _keep(found, number, _SOUND, 1 - similarity)
        return found

    # --- What a subclass is asked -------------------------------------------------------------------------

    @abstractmethod
    def _entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """The entries with these numbers."""

    @abstractmethod
    def _folded_forms(self, numbers: Sequence[int]) -> Iterable[tuple[int, Sequence[str]]]:
        """The entries with these numbers, each with its folded forms."""

    @abstractmethod
    def _with_form(self, form: str) -> Sequence[tuple[int, bool]]:
        """Entries that have exactly this form, and whether it is their Korean or first English one.

        Such first; at most ``MOST_ANSWERS``.
        """

    @abstractmethod
    def _with_squeezed(self, form: str) -> Sequence[tuple[int, str, str]]:
        """Entries with this folded and squeezed form, their Korean and English; at most ``MOST_ANSWERS``."""

    @abstractmethod
    def _with_words(self, words: Sequence[str]) -> Sequence[int]:
        """Entries with all these words, in any of their folded forms; at most ``MOST_ANSWERS``."""

    @abstractmethod
    def _with_word_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        """Entries with a word that begins so, and the length of their shortest form with it.

        An entry stands once for each such word, shortest forms first; at most ``MOST_ANSWERS``.
        """

    @abstractmethod
    def _with_squeezed_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        """Entries with a folded and squeezed form that begins so, and its length; order and limit as for words."""

    @abstractmethod
    def _with_word_ending(self, end: str) -> Sequence[tuple[int, int]]:
        """Entries with a word that ends so, each once, and the length of their shortest form with such a word.

        Shortest forms first; at most ``MOST_ANSWERS``.
        """

    @abstractmethod
    def _persons_with_word_beginning(self, start: str) -> Sequence[int]:
        """Persons with a word that begins so; at most ``PROPOSALS``."""

    @abstractmethod
    def _words_sharing_a_slip(self, keys: set[int]) -> Sequence[str]:
        """Words with one of these keys (``keys.slips``), those of commoner entries first; at most ``PROPOSALS``."""

    @abstractmethod
    def _words_sharing_runs(self, sought: set[str], least: int) -> Sequence[str]:
        """Words with at least so many of these runs (``keys.runs``).

        Those with most first, then those of commoner entries; at most ``PROPOSALS``.
        """

    @abstractmethod
    def _with_one_word_of_each(self, choices: Sequence[Sequence[str]]) -> Sequence[int]:
        """Entries that have at least one word of every list; at most ``PROPOSALS``."""

    @abstractmethod
    def _with_sound(self, key: str) -> Sequence[int]:
        """Persons and places with this key of sound (``keys.sound_keys``); at most ``PROPOSALS``."""


def _keep(found: _Found, number: int, step: int, penalty: float) -> None:
    """Note that an entry was found, unless a better step has found it already."""
    found[number] = min(found.get(number, (step, penalty)), (step, penalty))


def _left_over(text: str, length: int) -> float:
    """The share of a form that a text which it contains leaves over, 0..1."""
    return 1 - min(1.0, len(text) / length)


def _like(word: str, proposed: Iterable[str]) -> list[str]:
    """Of the words proposed those that are like this one, and not itself."""
    likeness = Likeness(word)
    return [text for text in proposed if text != word and likeness.of(text) >= NEAR_ENOUGH]
