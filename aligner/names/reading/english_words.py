"""Where names can stand in an English sentence.

In:   the text of one sentence.
Out:  words with their offsets, and runs of words that could be part of a name.
Not:  choosing among the candidates (mentions/ for one text, pairing/ for two).
Idea: KCNA strings titles and names together without a comma ("Minister of Trade, Economy, Science and
      Technology Alexandr Kozlov"), so a name is what a run of capitalised words leaves once the words of
      titles, institutions and nationalities are taken away; Korean names are known by surname and syllable
      shape even in a headline where every word has a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...limits import NAME_WORDS, WORD_LETTERS
from ...seeds import Words
from .lexicon import load_lexicon

__all__ = [
    "EnglishText",
    "LINKS",
    "NOT_NAMES",
    "PLACE_HEADS",
    "Word",
    "is_capital",
    "is_headline",
    "is_title_word",
    "joins",
    "korean_name_at",
    "name_runs",
    "words",
]

# Lower-case words inside surnames of other languages.
LINKS = Words("stop_words", "link", "en")

# Words that take a capital at the start of a sentence or in a headline and are no part of a name.
NOT_NAMES = Words("stop_words", "no_name", "en")

# Words that headlines leave in lower case.
_SMALL = Words("stop_words", "headline", "en")

# Words after a proper name that make it a place or a body.
PLACE_HEADS = Words("place_words", "after_name")

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")

# A Korean syllable in Latin letters: KCNA, Revised, McCune-Reischauer without marks, and common personal
# spellings.
_SYLLABLE = (
    r"(?:kk|kh|k|g|gh|n|tt|th|t|d|r|l|rh|m|pp|ph|p|b|ss|sh|s|jj|j|tch|chh|ch|h|wh|w|y)?"
    r"(?:yae|yeo|yoo|you|yea|ya|ye|yo|yu|yi|wae|wa|weo|wo|we|wi|wu|wue|eui|eu|eo|ee|ae|oe|oi|oo|ou|ui|uh|ah|aw|a|e|i|o|u|ŏ|ŭ|yŏ|wŏ)"
    r"(?:ng|n|k|ck|g|l|ll|r|m|p|b|t|h|w)?"
)
_GIVEN = re.compile(_SYLLABLE, re.IGNORECASE)
_GIVEN_TWO = re.compile(_SYLLABLE + _SYLLABLE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    Attributes:
        text: as printed, without possessive ending.
        start: its first character in the sentence.
        end: behind its last.
        gap: what stands between it and the word before, or the beginning of the sentence.
    """

    text: str
    start: int
    end: int
    gap: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class EnglishText:
    """An English sentence and its words.

    Attributes:
        text: the sentence; of one with more words than ``limits.NAME_WORDS``, what stands before the first too many.
        words: its words.
    """

    def __init__(self, text: str) -> None:
        """Take a sentence apart."""
        found, most = words(text), NAME_WORDS.most
        self.text = text if len(found) <= most else text[: found[most].start]
        self.words: tuple[Word, ...] = found[:most]


def words(text: str) -> tuple[Word, ...]:
    """The words of a sentence; ``'s`` is left outside the word, and what is longer than any word is none.

    >>> [word.text for word in words("Putin's visit to Jong-un")]
    ['Putin', 'visit', 'to', 'Jong', 'un']
    """
    found = []
    before = 0
    longest = WORD_LETTERS.most
    for match in _WORD.finditer(text):
        if match.end() - match.start() > longest:
            continue
        bare = _POSSESSIVE.sub("", match.group())
        found.append(Word(bare, match.start(), match.start() + len(bare), text[before : match.start()]))
        before = match.start() + len(bare)
    return tuple(found)


def is_capital(word: Word) -> bool:
    """True if the word starts with a capital letter."""
    return word.text[0].isupper()


def is_title_word(word: Word) -> bool:
    """True if the word belongs to titles, institutions or nationalities."""
    return word.lower in load_lexicon().vocabulary


def is_headline(sentence: tuple[Word, ...]) -> bool:
    """True if every word but the small ones has a capital, so that capitals say nothing about names."""
    longer = [word for word in sentence if len(word.text) > 3]
    lower = [word for word in sentence if not is_capital(word) and word.gap not in ("-", "‑")]
    return len(longer) >= 3 and all(word.lower in _SMALL or word.lower in LINKS for word in lower)


def joins(previous: Word, word: Word) -> bool:
    """True if what stands between two words lets them belong to one name: V. Putin, St. John, Jong-un."""
    if word.gap in (" ", "-", "‑", "\u00a0"):
        return True
    return word.gap in (". ", ".") and len(previous.text) <= 2


def name_runs(sentence: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Runs of words that could hold names: capitalised words, with particles and hyphenated parts between
    them.

    >>> [[word.text for word in run] for run in name_runs(words("Ursula von der Leyen met Kim Jong-un , chairman"))]
    [['Ursula', 'von', 'der', 'Leyen'], ['Kim', 'Jong', 'un']]
    """
    runs: list[tuple[Word, ...]] = []
    run: list[Word] = []

    def close() -> None:
        while run and run[-1].gap != "-" and not is_capital(run[-1]):
            run.pop()
        if run:
            runs.append(tuple(run))
        run.clear()

    for word in sentence:
        goes_on = bool(run) and joins(run[-1], word)
        if is_capital(word):
            if not goes_on:
                close()
            run.append(word)
        elif goes_on and (word.lower in LINKS or (word.gap in ("-", "‑") and len(word.text) <= 7)):
            run.append(word)
        else:
            close()
    close()
    return tuple(runs)


# Small words that are Korean syllables as well.
_SYLLABLES_TOO = Words("stop_words", "syllable", "en")


def korean_name_at(run: tuple[Word, ...], index: int) -> int:
    """How many words from ``index`` on are a Korean person's name; 0 if it is none.

    >>> korean_name_at(words("Comrade Kim Jong Un Meets"), 1)
    3
    >>> korean_name_at(words("Park Geun-hye"), 0), korean_name_at(words("Lee Meets"), 0)
    (3, 0)
    """
    if (
        not is_capital(run[index])
        or run[index].lower not in load_lexicon().latin_surnames
        or index + 1 >= len(run)
    ):
        return 0
    given = run[index + 1 : index + 3]
    if len(given) == 2 and given[1].gap not in (" ", "\u00a0", "-", "‑"):
        given = given[:1]
    fits = [bool(_GIVEN.fullmatch(word.text)) for word in given]
    if run[index + 1].gap not in (" ", "\u00a0") or (
        len(run[index + 1].text) < 2 and run[index + 1].lower != "o"
    ):
        return 0
    if (
        len(given) == 2
        and all(fits)
        and (
            given[1].gap in ("-", "‑") or given[1].lower not in NOT_NAMES or given[1].lower in _SYLLABLES_TOO
        )
    ):
        return 3
    if _GIVEN_TWO.fullmatch(given[0].text) or fits[0]:
        return 0 if given[0].lower in NOT_NAMES else 2
    return 0
