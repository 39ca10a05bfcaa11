"""Possible pairs of names between two sentences, word by word and by sound.

In:   a Korean and an English sentence, taken apart.
Out:  Candidates: single words that sound alike, and rows of words that follow each other on both sides.
Not:  names that the tables know, Korean and Chinese persons (from_tables.py, korean_persons.py,
      chinese_persons.py), the choice (choose.py).
Idea: tokens and words meet in cells (sound_grid.py), cells that follow each other make a row. A row is as likely as its
      words together; a given name that is printed oddly (제니스, "Zenis") does not part the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..reading.english_words import LINKS, NOT_NAMES, Word, is_capital, is_title_word
from ..reading.korean_person_rules import (
    can_be_given,
    goes_on,
    never_in_name,
    stands_behind_office,
    title_evidence,
)
from ..reading.korean_words import Cut, foreignness, town
from .candidate import UNKNOWN, Candidate, MatchSettings, latin, weight
from .context import english_evidence
from .kind import Location, kind_evidence
from .score import WEAKEST, by_sound, lowered
from .sound_grid import (
    SURELY_ALIKE,
    Cell,
    Cells,
    Grid,
    cells_between,
    joined_words,
    usable_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.sentences import EnglishSentence, KoreanSentence

__all__ = ["sound_candidates"]

# How far below the threshold a pair may stay in one bead if others repeat it.
_REPEATED = 0.2


class _Meeting(NamedTuple):
    """One step of a row: the token, the first word, and how they meet."""

    token: int
    word: int
    cell: Cell


def sound_candidates(
    korean: KoreanSentence, english: EnglishSentence, settings: MatchSettings
) -> Iterator[Candidate]:
    """Names word by word, and rows of words that follow each other on both sides.

    Args:
        korean: a Korean sentence.
        english: an English one.
        settings: thresholds.
    """
    usable = usable_words(english.words, english.lower)
    cells = cells_between(korean, english, usable, settings)
    cells.update(_given_names(korean, english, usable, cells, settings))
    for place in cells:
        for rows in _rows(korean, english, place, cells):
            if any(row.cell.similarity >= settings.word_similarity for row in rows):
                yield from _row_candidate(korean, english, rows, settings)


# Words of the longest names (Arab rulers').
_LONGEST = 9


def _rows(
    korean: KoreanSentence, english: EnglishSentence, place: tuple[int, int], cells: Grid
) -> Iterator[list[_Meeting]]:
    """The rows of words that start at a place."""
    best, whole = cells[place]
    if best is not None:
        yield [_Meeting(*place, best)]
    rows = [] if whole is None else [_Meeting(*place, whole)]
    while 0 < len(rows) < _LONGEST:
        position = rows[-1].token
        start = _next_word(english.words, rows[-1].cell.last)
        if (position + 1, start) not in cells or not goes_on(korean.tokens[position + 1]):
            break
        if never_in_name(korean.tokens[position + 1].text) or (
            never_in_name(korean.tokens[position].text) and rows[-1].cell.similarity < SURELY_ALIKE
        ):
            break
        last, inner = cells[position + 1, start]
        if last is not None:
            yield [*rows, _Meeting(position + 1, start, last)]
        if inner is None:
            break
        rows.append(_Meeting(position + 1, start, inner))
    yield from _swapped(korean, english, place, cells)


def _swapped(
    korean: KoreanSentence, english: EnglishSentence, place: tuple[int, int], cells: Grid
) -> Iterator[list[_Meeting]]:
    """Surname first in Korean and last in English (기시다 후미오, Fumio Kishida), told in English order."""
    position, index = place
    if index < 1 or (position + 1, index - 1) not in cells or not goes_on(korean.tokens[position + 1]):
        return
    family, given = cells[place].whole, cells[position + 1, index - 1].best
    if family is None or given is None or english.words[index].gap != " ":
        return
    if min(family.similarity, given.similarity) >= _SURE and family.last == index and given.last == index - 1:
        yield [
            _Meeting(position, index - 1, Cell(family.cut, family.similarity, index - 1)),
            _Meeting(position + 1, index, Cell(given.cut, given.similarity, index)),
        ]


# The last word of a name is its surname as a rule, and must sound at least this much alike, 0..1, if nothing else
# says that the name ends there.
_LAST_WORD = 0.15


# Both parts must sound this much alike before their order may differ, 0..1.
_SURE = 0.7


def _given_names(
    korean: KoreanSentence, english: EnglishSentence, usable: list[bool], cells: Grid, settings: MatchSettings
) -> Grid:
    """Cells for given names that are printed too oddly to be known by sound (위딸리, "Tali").

    The surname has to sound alike, and titles or punctuation have to say that the name has just these two words.
    """
    found: Grid = {}
    sentence, spelled = korean.tokens, english.words
    for (position, index), (best, _) in cells.items():
        before = (position - 1, index - 1)
        if best is None or best.similarity < settings.word_similarity or min(before) < 0 or before in cells:
            continue
        if not usable[index - 1] or not is_capital(spelled[index - 1]) or spelled[index].gap != " ":
            continue
        korean_bounded = (
            position < 2 or sentence[position - 1].gap != " " or stands_behind_office(sentence, position - 1)
        )
        english_bounded = index < 2 or spelled[index - 1].gap != " " or not usable[index - 2]
        token = sentence[position - 1].text
        following = cells.get((position + 1, index + 1))
        if following is not None and following.best is not None:
            continue
        if (
            korean_bounded
            and english_bounded
            and can_be_given(token)
            and spelled[index - 1].lower not in NOT_NAMES
        ):
            found[before] = Cells(None, Cell(Cut(len(token), ""), WEAKEST, index - 1))
    return found


def _next_word(english: tuple[Word, ...], last: int) -> int:
    """Index of the word that can go on with a name after the word ``last``, initials skipped; -1 if none can."""
    index = last + 1
    while index < len(english) and len(english[index].text) == 1 and english[index].gap == " ":
        index += 1
    return index if joined_words(english, index) else -1


def _is_lent(korean: KoreanSentence, english: EnglishSentence, row: _Meeting) -> bool:
    """True for a word of offices and countries that makes no name by itself (Christian, Israel)."""
    return is_title_word(english.words[row.word]) or never_in_name(korean.tokens[row.token].text)


_WORKERS = ("ist", "er", "or", "ian", "man", "ess", "eer")


def _opens_with_occupation(korean: KoreanSentence, english: EnglishSentence, rows: list[_Meeting]) -> bool:
    """True if what seems to be a given name says what somebody is (피아노연주가, Pianist)."""
    first, token = rows[0], korean.tokens[rows[0].token].text
    is_worker = len(token) > 2 and token[-1] in "가자원사수관공인" and len(rows) > 1
    return (
        is_worker
        and first.cell.similarity < _LAST_WORD
        and english.words[first.word].lower.endswith(_WORKERS)
    )


def _row_candidate(
    korean: KoreanSentence, english: EnglishSentence, rows: list[_Meeting], settings: MatchSettings
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
    ko_person = title_evidence(korean.tokens, first.token, last.token, last.cell.cut)
    en_person, en_place = english_evidence(english.words, first.word, last.cell.last)
    lent = [_is_lent(korean, english, row) for row in rows]
    if all(lent) or (any(lent) and not ko_person + en_person):
        return
    # Syllables that foreign names seldom have speak against one word by itself.
    strangeness = foreignness(korean.tokens[last.token].text[: last.cell.cut.length]) / last.cell.cut.length
    doubt = -0.3 * max(-3.0, min(2.0, strangeness)) if len(rows) == 1 else 0.0
    score = lowered(by_sound(parts, person=ko_person + en_person), doubt)
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
        Location(first.token, last.token, last.cell.cut, first.word, last.cell.last),
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
