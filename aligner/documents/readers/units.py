"""Bilingual files: a text and its translation, unit by unit.

In:   units, as the reader of a format found them.
Out:  the page that they are: a row a unit, with a tab between its sides; what is no pair, with the reason.
Not:  reading a format (xliff.py, po.py), memories and tables of pairs (aligner.formats).
Idea: one parser a format for both ways in: here units become rows of a page, whose sentences are still to be aligned;
      ``aligner.formats`` takes the same units as the pairs that they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...language_codes import base_language
from ..pieces import COMMENT, UNTRANSLATED, Page, Piece
from ..sentence_end import CLOSING, ELLIPSIS, STOPS
from .tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BilingualFile", "Unit", "is_copy", "page_of", "paragraphs_of"]

_LINE_END = re.compile(rf"[{STOPS}{ELLIPSIS}:;：][{CLOSING}]*$")
_NEW_ITEM = re.compile(r"[-*•○●■□◇◆▲△▶·]\s|\(?\w{1,3}[.)]\s|[%<\[{]")
_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment of a bilingual file, with its translation.

    Attributes:
        source: its text, without inline codes.
        target: the translation, ``""`` if there is none.
        line: where it stands in the file.
        left_out: why it is no pair, ``""`` if it is one. Which side is missing or doubtful shows by the texts.
        note: what people wrote beside it.
        number: which unit of the file it belongs to, from 1; several segments may share one.
        is_seen: a person has confirmed or approved it.
        facts: what the file says of it in our own metadata.
        key: names it in every file of the same program, ``""`` where the format has no such names.
    """

    source: str
    target: str
    line: int
    left_out: str = ""
    note: str = ""
    number: int = 0
    is_seen: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True)
class BilingualFile:
    """What a bilingual file holds.

    Attributes:
        langs: BCP 47 codes of the two sides.
        units: in the order of the file.
        others: what is neither, such as its head; all of it left out.
        about: what it says of itself in our own metadata.
    """

    langs: tuple[str, str]
    units: tuple[Unit, ...]
    others: tuple[Piece, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def is_copy(source: str, target: str) -> bool:
    """True if a translation is the source once more, put there to be written over; a name may be the same in both.

    >>> is_copy("문을 열어라.", "문을 열어라."), is_copy("Open the door.", "Open the door."), is_copy("KCNA", "KCNA")
    (True, True, False)
    """
    same = source.split() == target.split()
    return same and bool(_HANGUL.search(source) or sum(map(bool, map(_LETTER.search, source.split()))) > 2)


def page_of(file: BilingualFile) -> Page:
    """The units as rows of two columns; if not one of them is translated, the text of the one side."""
    is_pair = any(not unit.left_out for unit in file.units)
    pieces = list(file.others)
    for unit in file.units:
        pieces += _pieces(unit, with_pairs=is_pair)
    pieces.sort(key=lambda piece: piece.line)
    languages = (base_language(file.langs[0]), base_language(file.langs[1])) if is_pair else None
    return Page(tuple(pieces), has_cells=True, languages=languages)


def _pieces(unit: Unit, *, with_pairs: bool) -> Iterator[Piece]:
    if unit.note:
        yield Piece(unit.note, unit.line, COMMENT)
    sides = [paragraphs_of(unit.source), paragraphs_of(unit.target)]
    if not unit.left_out:
        for line in row_lines(sides):
            yield Piece(line, unit.line)
        return
    if not with_pairs and unit.left_out == UNTRANSLATED:
        # A template, or a file that nobody has translated yet, is a text in one language.
        text, *sides = sides if unit.source else sides[::-1]
        for line in text:
            yield Piece(line, unit.line)
    for side in sides:
        if any(side):
            yield Piece("\n".join(side), unit.line, unit.left_out)


def paragraphs_of(text: str) -> list[str]:
    """The lines of a unit; those that were broken at a width are joined again.

    >>> paragraphs_of("A line that goes\\non here.\\n- item")
    ['A line that goes on here.', '- item']
    """
    paragraphs: list[str] = []
    going_on = False
    for line in text.replace("\t", " ").split("\n"):
        line = line.strip()
        if not line:
            going_on = False
        elif going_on and not _NEW_ITEM.match(line):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        going_on = bool(line) and not _LINE_END.search(line)
    return paragraphs or [""]
