"""Possible pairs of names between two sentences, word by word and by sound.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: single words that sound alike, and rows of words that follow each other on both sides.
Not:  names that the tables know, Korean and Chinese persons (candidates.py), the choice (match.py).
Idea: every place where a Korean token may end is compared with every capitalised word. A row is as likely as its
      words together; a given name that is printed oddly (제니스, "Zenis") does not part the row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .candidates import UNKNOWN, Candidate, MatchSettings, latin, weight
from .english import LINKS, NOT_NAMES, Word, is_capital, is_title_word
from .evidence import (
    CASES,
    WEAKEST,
    english_evidence,
    lowered,
    person_evidence,
    probability,
)
from .kind_evidence import Place, kind_evidence
from .korean import NOT_KOREAN_NAMES, Cut, Token, cuts, foreignness, is_post, looks_foreign, town
from .lexicon import word_list
from .listed import korean_forms
from .sound import name_similarities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .texts import EnglishSide, KoreanSide

__all__ = ["can_open", "candidates_by_words"]

# How far below the threshold a pair may stay in one bead if others repeat it.
_REPEATED = 0.2

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
    """True if a Hangul token and a Latin word can start alike."""
    letter = word[0].lower()
    if not letter.isascii() or letter in _OPENINGS[_INITIALS[(ord(token[0]) - 0xAC00) // 588]]:
        return True
    # 은게마, 음바쏘고: Korean puts a vowel before a nasal that opens a cluster.
    return letter in "mn" and token[0] in "은응음엔엠"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Best way to read one token as one word (or as several words written together)."""

    cut: Cut
    similarity: float
    last: int


class _Cells(NamedTuple):
    """How one token and one word may meet, as a name's last word and as an inner one."""

    best: _Cell | None
    whole: _Cell | None


class _Row(NamedTuple):
    """One step of a name: the token, the first word, and how they meet."""

    token: int
    word: int
    cell: _Cell


_Grid = dict[tuple[int, int], _Cells]
_Sounds = dict[tuple[str, str], float]


def candidates_by_words(
    korean: KoreanSide, english: EnglishSide, lower: set[str], settings: MatchSettings
) -> Iterator[Candidate]:
    """Names word by word, and rows of words that follow each other on both sides.

    Args:
        korean: a Korean sentence.
        english: an English one.
        lower: words that the English text also writes in lower case: they are no names.
        settings: thresholds.
    """
    usable = [_is_usable(english.words, index, lower) for index in range(len(english.words))]
    lent = _lent(english.words, usable)
    meeting = [
        (position, index)
        for position, token in enumerate(korean.tokens)
        if _may_be_a_name(token.text)
        for index, word in enumerate(english.words)
        if (usable[index] or lent[index]) and can_open(token.text, word.text)
    ]
    sounds = _sounds(korean, english, meeting, settings)
    cells: _Grid = {
        (position, index): _cells(korean.tokens, position, english.words, index, sounds)
        for position, index in meeting
    }
    cells.update(_given_names(korean, english, usable, cells, settings))
    for place in cells:
        for rows in _rows(korean, english, place, cells):
            if any(row.cell.similarity >= settings.word_similarity for row in rows):
                yield from _row_candidate(korean, english, rows, settings)


# Words of the longest names (Arab rulers').
_LONGEST = 9


def _rows(
    korean: KoreanSide, english: EnglishSide, place: tuple[int, int], cells: _Grid
) -> Iterator[list[_Row]]:
    """The rows of words that start at a place."""
    best, whole = cells[place]
    if best is not None:
        yield [_Row(*place, best)]
    rows = [] if whole is None else [_Row(*place, whole)]
    while 0 < len(rows) < _LONGEST:
        position = rows[-1].token
        start = _next_word(english.words, rows[-1].cell.last)
        if (position + 1, start) not in cells or not _joined(korean.tokens[position + 1]):
            break
        if _never_in_name(korean.tokens[position + 1].text) or (
            _never_in_name(korean.tokens[position].text) and rows[-1].cell.similarity < _SURELY_ALIKE
        ):
            break
        last, inner = cells[position + 1, start]
        if last is not None:
            yield [*rows, _Row(position + 1, start, last)]
        if inner is None:
            break
        rows.append(_Row(position + 1, start, inner))
    yield from _swapped(korean, english, place, cells)


def _swapped(
    korean: KoreanSide, english: EnglishSide, place: tuple[int, int], cells: _Grid
) -> Iterator[list[_Row]]:
    """Surname first in Korean and last in English (기시다 후미오, Fumio Kishida), told in English order."""
    position, index = place
    if index < 1 or (position + 1, index - 1) not in cells or not _joined(korean.tokens[position + 1]):
        return
    family, given = cells[place].whole, cells[position + 1, index - 1].best
    if family is None or given is None or english.words[index].gap != " ":
        return
    if min(family.similarity, given.similarity) >= _SURE and family.last == index and given.last == index - 1:
        yield [
            _Row(position, index - 1, _Cell(family.cut, family.similarity, index - 1)),
            _Row(position + 1, index, _Cell(given.cut, given.similarity, index)),
        ]


# The last word of a name is its surname as a rule, and must sound at least this much alike, 0..1, if nothing else
# says that the name ends there.
_LAST_WORD = 0.15

# Both parts must sound this much alike before their order may differ, 0..1.
_SURE = 0.7


def _given_names(
    korean: KoreanSide, english: EnglishSide, usable: list[bool], cells: _Grid, settings: MatchSettings
) -> _Grid:
    """Cells for given names that are printed too oddly to be known by sound (위딸리, "Tali").

    The surname has to sound alike, and titles or punctuation have to say that the name has just these two words.
    """
    found: _Grid = {}
    sentence, spelled = korean.tokens, english.words
    for (position, index), (best, _) in cells.items():
        before = (position - 1, index - 1)
        if best is None or best.similarity < settings.word_similarity or min(before) < 0 or before in cells:
            continue
        if not usable[index - 1] or not is_capital(spelled[index - 1]) or spelled[index].gap != " ":
            continue
        korean_bounded = (
            position < 2 or sentence[position - 1].gap != " " or is_post(sentence[position - 2].text)
        )
        english_bounded = index < 2 or spelled[index - 1].gap != " " or not usable[index - 2]
        token = sentence[position - 1].text
        following = cells.get((position + 1, index + 1))
        if following is not None and following.best is not None:
            continue
        if (
            korean_bounded
            and english_bounded
            and 2 <= len(token) <= 6
            and _can_be_inner(token, spelled[index - 1])
        ):
            found[before] = _Cells(None, _Cell(Cut(len(token), ""), WEAKEST, index - 1))
    return found


def _can_be_inner(token: str, word: Word) -> bool:
    """True if nothing speaks against a token and a word being an inner part of one name."""
    if _never_in_name(token) or token in NOT_KOREAN_NAMES or token.endswith(_NO_NAME_ENDINGS):
        return False
    if foreignness(token) < _TOO_KOREAN_INSIDE * len(token):
        return False
    return word.lower not in NOT_NAMES


@cache
def _never_in_name(token: str) -> bool:
    """True if a token is an office, a country or an institution, so that no longer name runs through it."""
    return len(token) > 1 and (is_post(token) or token in korean_forms())


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


def _is_usable(english: tuple[Word, ...], index: int, lower: set[str]) -> bool:
    """True if a word may be part of a name that is found by sound."""
    word = english[index]
    if not is_capital(word):
        linked = word.lower in LINKS or (word.gap == "-" and is_capital(english[index - 1]))
        return bool(index) and word.gap in (" ", "-") and linked
    if len(word.text) < 2 or (len(word.text) <= 4 and word.text.isupper()):
        return False
    if word.lower in NOT_NAMES:
        # To Lam, An Nguyen: a small word with a capital that another capital follows may be a name after all.
        following = english[index + 1] if index + 1 < len(english) else None
        return (
            len(word.text) <= 3
            and following is not None
            and following.gap == " "
            and is_capital(following)
            and following.lower not in NOT_NAMES
            and not is_title_word(following)
        )
    following = english[index + 1] if index + 1 < len(english) else None
    if word.lower in LINKS and following is not None and following.gap in (" ", "-"):
        # Al-Assad, though "al" stands elsewhere.
        return is_capital(following) or following.lower in LINKS
    return word.lower not in lower and not is_title_word(word)


def _joined(token: Token) -> bool:
    """True if the token goes on with the name before it, an initial in Latin letters between them allowed."""
    return token.is_joined or bool(re.fullmatch(r" (?:[A-Z]\.? ?)+", token.gap))


def _joined_words(english: tuple[Word, ...], index: int) -> bool:
    return index < len(english) and (
        english[index].gap in (" ", "-", "‑", "\u00a0")
        or (english[index].gap in (". ", ".") and len(english[index - 1].text) <= 2)
    )


def _next_word(english: tuple[Word, ...], last: int) -> int:
    """Index of the word that can go on with a name after the word ``last``, initials skipped; -1 if none can."""
    index = last + 1
    while index < len(english) and len(english[index].text) == 1 and english[index].gap == " ":
        index += 1
    return index if _joined_words(english, index) else -1


def _spellings(english: tuple[Word, ...], index: int) -> Iterator[tuple[int, str]]:
    """The word, and the word together with what is linked to it (von der Leyen, Diaz-Canel), with its last index."""
    spelling, last = english[index].text, index
    yield last, spelling
    while last + 1 < len(english) and last < index + 2 and _joined_words(english, last + 1):
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

# The same for the inner words of a name that need not sound alike.
_TOO_KOREAN_INSIDE = -0.6


def _sounds(
    korean: KoreanSide, english: EnglishSide, meeting: list[tuple[int, int]], settings: MatchSettings
) -> _Sounds:
    """Likeness of every token's cuts with every word that it may meet, computed all at once."""
    wanted: dict[str, dict[str, None]] = {}
    for position, index in meeting:
        token = korean.tokens[position].text
        for _, spelling in _spellings(english.words, index):
            for cut in _lengths(token, spelling):
                wanted.setdefault(token[: cut.length], {})[spelling] = None
    spellings = list(dict.fromkeys(spelling for row in wanted.values() for spelling in row))
    if not spellings:
        return {}
    similarities = name_similarities(list(wanted), spellings, settings.sound)
    return {
        (form, spelling): float(similarities[row, column])
        for row, form in enumerate(wanted)
        for column, spelling in enumerate(spellings)
    }


# Endings of Korean words that stand inside no name.
_NO_NAME_ENDINGS = word_list(
    """
    은 는 을 를 의 에 에서 와 과 하고 했고 된 한 인
    """
)


# What each sort of ending adds to likeness, 0..1, when cuts of one token compete.
_ENDED = {"title": 0.05, "case": 0.04, "particle": -0.05, UNKNOWN: -0.1}

# Likeness, 0..1, that a word must have where more than sound speaks against it.
_SURELY_ALIKE = 0.8


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
) -> _Cells:
    """The readings of a token that sound most like the word: one that may end inside it, one that takes it whole."""
    best: _Cell | None = None
    best_value = WEAKEST
    whole: _Cell | None = None
    token, strict = tokens[position], is_title_word(english[index])
    # Initials that agree are enough for the inner word of a name, unless the words stand where no name does.
    if not strict and _can_be_inner(token.text, english[index]):
        whole = _Cell(Cut(len(token.text), ""), WEAKEST, index)
    for last, spelling in _spellings(english, index):
        for cut in _lengths(token.text, spelling):
            similarity = sounds[token.text[: cut.length], spelling]
            if not _is_possible(cut, tokens, position, english, last):
                continue
            if (strict or cut.tail == UNKNOWN) and similarity < _SURELY_ALIKE:
                continue
            joined = 0.03 if last > index else 0.0
            # A title behind the cut says that the name really ends there; so does a case particle, though less
            # surely: 하노이 ends in one by chance. Other endings (아, 고, 라) are more often part of the name.
            tail = token.text[cut.length :]
            ended = _ENDED.get(cut.tail if cut.tail != "particle" or tail not in CASES else "case", 0.0)
            # 팜 밍 찡수상: where sound does not tell, 수상 is rather what is meant than 상.
            ended += 0.01 * len(cut.title)
            if (value := similarity + joined + ended) > best_value:
                best, best_value = _Cell(cut, similarity, last), value
            if cut.length == len(token.text) and similarity + joined > (whole.similarity if whole else 0.5):
                whole = _Cell(cut, similarity, last)
    return _Cells(best, whole)


def _is_lent(korean: KoreanSide, english: EnglishSide, row: _Row) -> bool:
    """True for a word of offices and countries that makes no name by itself (Christian, Israel)."""
    return is_title_word(english.words[row.word]) or _never_in_name(korean.tokens[row.token].text)


_WORKERS = ("ist", "er", "or", "ian", "man", "ess", "eer")


def _opens_with_occupation(korean: KoreanSide, english: EnglishSide, rows: list[_Row]) -> bool:
    """True if what seems to be a given name says what somebody is (피아노연주가, Pianist)."""
    first, token = rows[0], korean.tokens[rows[0].token].text
    is_worker = len(token) > 2 and token[-1] in "가자원사수관공인" and len(rows) > 1
    return (
        is_worker
        and first.cell.similarity < _LAST_WORD
        and english.words[first.word].lower.endswith(_WORKERS)
    )


def _row_candidate(
    korean: KoreanSide, english: EnglishSide, rows: list[_Row], settings: MatchSettings
) -> Iterator[Candidate]:
    """The candidate that a row of words makes, if it is good enough."""
    first, last = rows[0], rows[-1]
    spelled = english.words[first.word : last.cell.last + 1]
    if len(rows) > 1 and not is_capital(spelled[-1]) and spelled[-1].gap == " ":
        return
    if not is_capital(spelled[0]) and (spelled[0].lower not in LINKS or len(spelled) == 1):
        return
    if not any(is_capital(word) and len(word.text) > 2 for word in spelled) and len(rows) > 1:
        return
    if _opens_with_occupation(korean, english, rows) or (len(rows) == 1 and last.cell.cut.tail == UNKNOWN):
        return
    parts = [
        (row.cell.similarity, row.cell.cut.length, len(latin(english.words[row.word : row.cell.last + 1])))
        for row in rows
    ]
    ko_person = person_evidence(korean.tokens, first.token, last.token, last.cell.cut)
    en_person, en_place = english_evidence(english.words, first.word, last.cell.last)
    lent = [_is_lent(korean, english, row) for row in rows]
    if all(lent) or (any(lent) and not ko_person + en_person):
        return
    # Syllables that foreign names seldom have speak against one word by itself.
    strangeness = foreignness(korean.tokens[last.token].text[: last.cell.cut.length]) / last.cell.cut.length
    doubt = -0.3 * max(-3.0, min(2.0, strangeness)) if len(rows) == 1 else 0.0
    score = lowered(probability(parts, person=ko_person + en_person), doubt)
    # 응웬, Nguyen: the first of several words may be odd if all others are sure.
    others = min((row.cell.similarity for row in rows[1:]), default=0.0)
    if first.cell.similarity < _LAST_WORD and len(rows) > 2 and others < settings.word_similarity:
        return
    if last.cell.similarity < _LAST_WORD and not ko_person + en_person:
        return
    if score < settings.min_score - _REPEATED:
        return
    if last.cell.cut.title == "군" and en_place:
        # 무산군, "in Musan": a county, not a young man.
        ko_person = en_person = 0
    kind, person, place = kind_evidence(
        korean,
        english,
        Place(first.token, last.token, last.cell.cut, first.word, last.cell.last),
        (ko_person, ko_person + en_person, en_place),
        several=len(rows) > 1,
    )
    ending = (
        "" if len(rows) > 1 or ko_person else town(korean.tokens[last.token].text[last.cell.cut.length :])
    )
    if ending:
        person, place = 0, place + 1
    yield Candidate(
        korean.span(first.token, last.token, last.cell.cut.length + len(ending)),
        english.span(first.word, last.cell.last),
        score,
        weight(sum(part[1] for part in parts), sum(part[2] for part in parts)) * score,
        kind,
        person=person,
        place=place,
    )
