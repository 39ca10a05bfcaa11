"""Persons whom the sentences of one Korean text name.

In:   sentences.
Out:  where persons stand in them.
Not:  persons whom only an English sentence vouches for (pairing/korean_persons.py, pairing/by_sound.py).
Idea: a title beside a word, or glued to it, says that it is a name if it has the shape of one: a Korean surname and
      given name, or foreign syllables. A name found once by its title is found again where it stands bare.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ...seeds import Words
from ..reading.gazetteer import korean_forms
from ..reading.korean_person_rules import (
    can_be_given,
    can_be_inner,
    ends_like_a_word,
    goes_on,
    never_in_name,
    stands_behind_office,
    vouches,
)
from ..reading.korean_titles import is_office, stands_before_title
from ..reading.korean_words import (
    NOT_KOREAN_NAMES,
    PLACE_WORDS,
    Token,
    cuts,
    foreignness,
    is_common_korean_name,
    is_post,
    korean_name_lengths,
    looks_foreign,
)
from ..reading.lexicon import load_lexicon
from ..reading.sentences import REMEMBERED, read_korean
from ..reading.span import Span, Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..reading.sentences import KoreanReading

__all__ = ["korean_persons"]


def korean_persons(texts: Sequence[str]) -> dict[int, list[Span]]:
    """Where persons stand, by index of the sentence."""
    readings = [read_korean(text) for text in texts]
    found: dict[int, list[Span]] = {}
    known: set[str] = set()
    for index, reading in enumerate(readings):
        found[index] = [Span(index, *stretch) for stretch in _titled_persons(reading)]
        known.update(texts[index][span.start : span.end] for span in found[index])
    # A name that some title vouched for is found where it stands bare.
    for index, reading in enumerate(readings):
        taken = Taken(found[index])
        for token in reading.tokens:
            for cut in cuts(token.text):
                span = Span(index, token.start, token.start + cut.length)
                if token.text[: cut.length] in known and not taken.overlaps(span):
                    found[index].append(span)
                    taken.add(span)
                    break
    return found


@lru_cache(maxsize=REMEMBERED)
def _titled_persons(reading: KoreanReading) -> tuple[tuple[int, int], ...]:
    """Start and end of names that a title stands next to, the longest first; of overlapping ones the longest."""
    found = sorted(
        (Span(0, start, end) for start, end in _titled(reading.tokens)),
        key=lambda span: (span.start - span.end, span),
    )
    taken = Taken()
    kept = []
    for span in found:
        if not taken.overlaps(span):
            kept.append((span.start, span.end))
        taken.add(span)
    return tuple(kept)


def _titled(sentence: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Start and end of names that a title stands next to."""
    table = korean_forms()
    behind_office = False
    for position, token in enumerate(sentence):
        behind_office = behind_office or (position > 0 and is_post(sentence[position - 1].text))
        options = cuts(token.text)
        place = min((cut.length for cut in options if cut.tail == "place"), default=99)
        attached = [
            cut.length
            for cut in options
            if cut.tail == "title"
            and cut.length <= place
            and token.text[: cut.length] not in table
            and vouches(cut.title, token.text[: cut.length])
        ]
        # Two texts hear that 고든장군은 is a name with a title; one takes it for an office, as 국방위원장은.
        if is_office(token.text) or never_in_name(token.text):
            continue
        if any(is_post(token.text[:length]) for length in attached):
            continue
        if token.text in NOT_KOREAN_NAMES or token.text in PLACE_WORDS:
            continue
        after = stands_before_title(sentence, position) and not _has_case(token.text)
        if not (attached or after or behind_office):
            continue
        start = _foreign_start(sentence, position)
        before = stands_behind_office(sentence, start)
        length = _name_length(token, attached, stands_free=after)
        if not (attached or after or before) or length < 2:
            continue
        name = token.text[:length]
        shaped = length in korean_name_lengths(name)
        if name in NOT_KOREAN_NAMES:
            continue
        words_before = [part.text for part in sentence[start:position]]
        following = sentence[position + 1].text if position + 1 < len(sentence) else ""
        if not attached and not _may_stand_free([*words_before, name], following, shaped=shaped):
            continue
        if looks_foreign(name) or start < position:
            yield sentence[start].start, token.start + length
        elif shaped and (length >= 3 or before or "동" in token.text[length:]):
            yield token.start, token.start + length


def _has_case(token: str) -> bool:
    """True if a name with a case particle: it does something, and no title is meant to follow."""
    stems = [token[: cut.length] for cut in cuts(token) if token[cut.length :] in _CASES]
    return any(looks_foreign(stem) or is_common_korean_name(stem) for stem in stems)


_CASES = Words("particles", "no_title")


def _may_stand_free(parts: list[str], following: str, *, shaped: bool) -> bool:
    """True if a word that only stands beside a title, not glued to one, can be a name.

    Most words before 대통령 or 대표 are none (유명한 감독, 지난해 후보): Korean names have three syllables and a
    common surname there, foreign ones clearly foreign syllables.
    """
    name = parts[-1]
    if ends_like_a_word(name):
        return False
    if shaped and len(parts) == 1 and len(name) in (2, 3) and name[0] in load_lexicon().common_surnames:
        # 최태원 회장, 한룡국 상, but 정보국 국장
        is_given = (
            len(name) == 3 and name.endswith(_GIVEN_ENDINGS.endings) and not following.startswith(name[-1])
        )
        return (is_given or not name.endswith(_BODY_ENDINGS.endings)) and (
            not name.endswith("은") or len(name) == 3
        )
    if name.endswith(_BODY_ENDINGS.endings):
        return False
    return sum(map(foreignness, parts)) >= _CLEARLY_FOREIGN


# Log-odds of the syllables from which a word is taken for foreign although no title is glued to it.
_CLEARLY_FOREIGN = 2.0


# What bodies, not people, end in.
_BODY_ENDINGS = Words("person_words", "body_ending", "ko")


# Those that end given names as well.
_GIVEN_ENDINGS = Words("person_words", "given_ending", "ko")


def _name_length(token: Token, attached: list[int], *, stands_free: bool) -> int:
    """Syllables of the token that are the name; 0 if none fits.

    The Korean shape decides where there is one (박태성동지); a foreign name takes all up to the titles, or,
    where none is attached, up to a particle.
    """
    korean = korean_name_lengths(token.text)
    if attached:
        return next((length for length in korean if length in attached), min(attached))
    if stands_free:
        return len(token.text)
    lengths = [cut.length for cut in cuts(token.text) if cut.tail in ("", "particle")]
    if shaped := next((length for length in korean if length in lengths), 0):
        return shaped
    return max((length for length in lengths if length < len(token.text)), default=len(token.text))


# Words of a name before its last one.
_MOST_BEFORE = 4


def _foreign_start(sentence: tuple[Token, ...], position: int) -> int:
    """Index of the token where a name with inner spaces that ends at ``position`` begins."""
    start = position
    if korean_name_lengths(sentence[position].text) and any(
        cut.tail == "title" and cut.length == 3 and not looks_foreign(sentence[position].text[:3])
        for cut in cuts(sentence[position].text)
    ):
        return start
    while start > 0 and goes_on(sentence[start]) and position - start < _MOST_BEFORE:
        previous = sentence[start - 1].text
        # One text alone wants clear syllables; right behind an office a given name stands, foreign-looking or not.
        is_given = stands_behind_office(sentence, start - 1) and can_be_given(previous)
        if not is_given and not (looks_foreign(previous) and can_be_inner(previous)):
            break
        if any(cut.tail == "title" and vouches(cut.title, "") for cut in cuts(previous)):
            break
        start -= 1
    return start
