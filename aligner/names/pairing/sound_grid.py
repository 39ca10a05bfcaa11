"""Where a Korean token and an English word may meet as parts of one name, and how alike they sound there.

In:   a Korean and an English sentence, taken apart.
Out:  cells: for a token and a word the best way to read one as the other, ending inside the token or taking it whole.
Not:  rows of cells, and what names they make (by_sound.py).
Idea: every place where a token may end is compared with every capitalised word, all sounds of a bead at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...transliteration.sound import pair_similarities
from ..reading.english_person_rules import can_be_name_word
from ..reading.english_words import LINKS, NOT_NAMES, Word, is_capital, is_title_word, joins
from ..reading.korean_person_rules import can_be_inner
from ..reading.korean_words import NOT_KOREAN_NAMES, Cut, Token, cuts, foreignness, is_post, looks_foreign
from .candidate import UNKNOWN, MatchSettings
from .context import CASES
from .score import WEAKEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = [
    "Cell",
    "Cells",
    "Grid",
    "can_both_be_inner",
    "can_open",
    "cells_between",
    "joined_words",
    "usable_words",
]

# First consonant of a Hangul syllable -> letters with which a Latin spelling of it can start. Wide on
# purpose: it only saves comparisons. ㅇ stands before a vowel or a glide, and for v in 울라지미르.
_OPENINGS = {
    "ㄱ": "gkcqjx", "ㄲ": "kcqgx", "ㄴ": "nlrkmg", "ㄷ": "dtzj", "ㄸ": "tdz", "ㄹ": "lrnyh", "ㅁ": "mn", "ㅂ": "bvpwf",
    "ㅃ": "pbvf", "ㅅ": "scztxph", "ㅆ": "sczthxp", "ㅇ": "aeiouyvwhjéáóíúöüåøāīūəŏŭgxoc", "ㅈ": "zjgdcxy",
    "ㅉ": "tzcjd",
    "ㅊ": "ctqsjzx", "ㅋ": "kcqxghw", "ㅌ": "tdz", "ㅍ": "pfvb", "ㅎ": "hkfjwxgcp",
}  # fmt: skip
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def can_open(token: str, word: str) -> bool:
    """True if a Hangul token and a Latin word can start alike; it only saves comparisons. Neither may be empty."""
    letter = word[0].lower()
    if not letter.isascii() or letter in _OPENINGS[_INITIALS[(ord(token[0]) - 0xAC00) // 588]]:
        return True
    # 은게마, 음바쏘고: Korean puts a vowel before a nasal that opens a cluster.
    return letter in "mn" and token[0] in "은응음엔엠"


@dataclass(frozen=True, slots=True)
class Cell:
    """Best way to read one token as one word (or as several words written together).

    Attributes:
        cut: where the name ends in the token.
        similarity: probability by sound alone, 0..1, that the two spell one name.
        last: index of the last of the words.
    """

    cut: Cut
    similarity: float
    last: int


class Cells(NamedTuple):
    """How one token and one word may meet.

    Attributes:
        best: as a name's last word, which may end inside the token; ``None`` if they cannot.
        whole: as an inner word, which takes the whole token; ``None`` if they cannot.
    """

    best: Cell | None
    whole: Cell | None


Grid = dict[tuple[int, int], Cells]
_Sounds = dict[tuple[str, str], float]


def usable_words(english: tuple[Word, ...], lower: Set[str]) -> list[bool]:
    """Which words may be part of a name that is found by sound.

    Args:
        english: the words of a sentence.
        lower: words that the text also writes in lower case: they are no names.
    """
    return [_is_usable(english, index, lower) for index in range(len(english))]


def cells_between(
    korean: KoreanSentence, english: EnglishSentence, usable: list[bool], settings: MatchSettings
) -> Grid:
    """The cells of two sentences, by token and word.

    Args:
        korean: a Korean sentence.
        english: an English one.
        usable: of :func:`usable_words`.
        settings: the sounds to compare by.
    """
    lent = _lent(english.words, usable)
    meeting = [
        (position, index)
        for position, token in enumerate(korean.tokens)
        if _may_be_a_name(token.text)
        for index, word in enumerate(english.words)
        if (usable[index] or lent[index]) and can_open(token.text, word.text)
    ]
    sounds = _sounds(korean, english, meeting, settings)
    return {
        (position, index): _cells(korean.tokens, position, english.words, index, sounds)
        for position, index in meeting
    }


def can_both_be_inner(token: str, word: Word) -> bool:
    """True if nothing speaks against a token and a word being an inner part of one name."""
    return can_be_inner(token) and word.lower not in NOT_NAMES


def _lent(english: tuple[Word, ...], usable: list[bool]) -> list[bool]:
    """Which capitalised words of offices and countries have a usable one beside them (Christian Schneider).

    They may be part of its name, if they sound all the more alike.
    """
    return [
        is_title_word(word)
        and is_capital(word)
        and word.lower not in NOT_NAMES
        and any(
            usable[other] and is_capital(english[other]) and english[max(other, index)].gap == " "
            for other in (index - 1, index + 1)
            if 0 <= other < len(english)
        )
        for index, word in enumerate(english)
    ]


def _is_usable(english: tuple[Word, ...], index: int, lower: Set[str]) -> bool:
    """True if a word may be part of a name that is found by sound."""
    word = english[index]
    if not is_capital(word):
        linked = word.lower in LINKS or (word.gap == "-" and is_capital(english[index - 1]))
        return bool(index) and word.gap in (" ", "-") and linked
    # An initial has no sound to go by; rows step over it.
    return len(word.text) > 1 and (can_be_name_word(english, index, lower) or _is_small_name(english, index))


def _is_small_name(english: tuple[Word, ...], index: int) -> bool:
    """True for To Lam, An Nguyen: a small word with a capital that another capital follows may be a name after all.

    That it sounds like the Korean one has to bear it out; in one text alone it opens a sentence ("And Joseph").
    """
    word = english[index]
    following = english[index + 1] if index + 1 < len(english) else None
    return (
        word.lower in NOT_NAMES
        and len(word.text) <= 3
        and not (len(word.text) > 1 and word.text.isupper())
        and following is not None
        and following.gap == " "
        and is_capital(following)
        and following.lower not in NOT_NAMES
        and not is_title_word(following)
    )


def joined_words(english: tuple[Word, ...], index: int) -> bool:
    """True if a word goes on with the name that the one before it belongs to."""
    return index < len(english) and joins(english[index - 1], english[index])


def _spellings(english: tuple[Word, ...], index: int) -> Iterator[tuple[int, str]]:
    """The word, and the word together with what is linked to it (von der Leyen, Diaz-Canel), with its last index."""
    spelling, last = english[index].text, index
    yield last, spelling
    while last + 1 < len(english) and last < index + 2 and joined_words(english, last + 1):
        if english[last + 1].gap != "-" and english[last].lower not in LINKS:
            return
        last += 1
        spelling += english[last].text
        yield last, spelling


@cache
def _all_cuts(token: str) -> tuple[Cut, ...]:
    """The cuts of a token, and those where an office or a word that no table knows is glued to the name."""
    known = cuts(token)
    lengths = {cut.length for cut in known}
    glued = []
    for length in range(1, len(token) - 1):
        name, rest = token[:length], token[length:]
        if length in lengths:
            continue
        if looks_foreign(name) and any(is_post(rest[: cut.length]) for cut in cuts(rest)):
            glued.append(Cut(length, "title", rest))
        elif length > 2 and foreignness(name) >= length and not looks_foreign(rest):
            glued.append(Cut(length, UNKNOWN))
    return (*known, *glued)


def _lengths(token: str, spelling: str) -> Iterator[Cut]:
    """The cuts of a token that are neither much too long nor much too short for a spelling."""
    # An x is two consonants, and so two syllables at the end of a word.
    letters = len(spelling) + spelling.lower().count("x")
    for cut in _all_cuts(token):
        if 0.2 * letters - 1 <= cut.length <= 0.9 * letters + 1:
            yield cut


@cache
def _may_be_a_name(token: str) -> bool:
    """False for running words: every reading of the token has syllables that foreign names hardly have."""
    return token not in NOT_KOREAN_NAMES and any(
        cut.length < 3 or foreignness(token[: cut.length]) > _TOO_KOREAN * cut.length
        for cut in cuts(token)
        if cut.length > 1 or len(token) < 3
    )


# Log-odds a syllable below which a word of three or more is not even compared: one name in two hundred goes lower,
# two words of running text in five.
_TOO_KOREAN = -1.7


def _sounds(
    korean: KoreanSentence, english: EnglishSentence, meeting: list[tuple[int, int]], settings: MatchSettings
) -> _Sounds:
    """Likeness of every token's cuts with every word that it may meet, computed all at once."""
    wanted: dict[tuple[str, str], None] = {}
    for position, index in meeting:
        token = korean.tokens[position].text
        for _, spelling in _spellings(english.words, index):
            for cut in _lengths(token, spelling):
                wanted[token[: cut.length], spelling] = None
    return dict(zip(wanted, pair_similarities(list(wanted), settings.sound).tolist(), strict=True))


# What each sort of ending adds to likeness, 0..1, when cuts of one token compete.
_ENDED = {"title": 0.05, "case": 0.04, "particle": -0.05, UNKNOWN: -0.1}


# Likeness, 0..1, that a word must have where more than sound speaks against it.
SURELY_ALIKE = 0.8


def _is_possible(
    cut: Cut, tokens: tuple[Token, ...], position: int, english: tuple[Word, ...], last: int
) -> bool:
    """False where a name ends before 와 although a comma follows, or behind it although English goes on with "and"."""
    token = tokens[position].text
    if not token.endswith(("와", "과")) or len(token) - cut.length > 1:
        return True
    following = tokens[position + 1].gap if position + 1 < len(tokens) else ""
    if not following or following.startswith(","):
        return cut.length == len(token)
    return cut.length < len(token) or last + 1 == len(english) or english[last + 1].lower != "and"


def _cells(
    tokens: tuple[Token, ...], position: int, english: tuple[Word, ...], index: int, sounds: _Sounds
) -> Cells:
    """The readings of a token that sound most like the word: one that may end inside it, one that takes it whole."""
    best: Cell | None = None
    best_value = WEAKEST
    whole: Cell | None = None
    token, strict = tokens[position], is_title_word(english[index])
    # Initials that agree are enough for the inner word of a name, unless the words stand where no name does.
    if not strict and can_both_be_inner(token.text, english[index]):
        whole = Cell(Cut(len(token.text), ""), WEAKEST, index)
    for last, spelling in _spellings(english, index):
        for cut in _lengths(token.text, spelling):
            similarity = sounds[token.text[: cut.length], spelling]
            if not _is_possible(cut, tokens, position, english, last):
                continue
            if (strict or cut.tail == UNKNOWN) and similarity < SURELY_ALIKE:
                continue
            joined = 0.03 if last > index else 0.0
            # A title behind the cut says that the name really ends there; so does a case particle, though less
            # surely: 하노이 ends in one by chance. Other endings (아, 고, 라) are more often part of the name.
            tail = token.text[cut.length :]
            ended = _ENDED.get(cut.tail if cut.tail != "particle" or tail not in CASES else "case", 0.0)
            # 팜 밍 찡수상: where sound does not tell, 수상 is rather what is meant than 상.
            ended += 0.01 * len(cut.title)
            if (value := similarity + joined + ended) > best_value:
                best, best_value = Cell(cut, similarity, last), value
            if cut.length == len(token.text) and similarity + joined > (whole.similarity if whole else 0.5):
                whole = Cell(cut, similarity, last)
    return Cells(best, whole)
