"""What a reader takes out of a file: pieces of text, each with its fate.

In:   nothing.
Out:  Piece, Page; the reasons for which readers leave something out.
Not:  reading (readers/), furniture that shows by how a line looks (clutter.py).
Idea: a reader never drops a word: what is no text is a piece with a reason, so that it can be listed, and put back in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Cue

__all__ = [
    "BESIDE",
    "CODE",
    "COMMENT",
    "CONTROL",
    "DELETED",
    "FRONT_MATTER",
    "HIDDEN",
    "NAVIGATION",
    "NEVER_TEXT",
    "NOTE_MARK",
    "PAGE_NUMBER",
    "RUNNING_LINE",
    "UNTRANSLATED",
    "Page",
    "Piece",
]

CODE = "code block"
#: Of a web page: a label on a button, what can be chosen or is to be filled in.
CONTROL = "button or field"
#: Of a web page: what stands outside of the element that holds its text, and is not known to be text.
BESIDE = "beside the text"
FRONT_MATTER = "front matter"
NAVIGATION = "navigation"
PAGE_NUMBER = "page number"
#: A bare number at a word or a sentence, which would be read as part of it.
NOTE_MARK = "mark of a note"
#: Of every page of a document: running heads and feet.
RUNNING_LINE = "header or footer"
#: A unit of a bilingual file of which one side is missing, doubtful or given up.
UNTRANSLATED = "untranslated"
COMMENT = "comment"
DELETED = "deleted text"
HIDDEN = "hidden text"
#: What nobody sees who opens the file is listed, but never put into the text.
NEVER_TEXT = frozenset({COMMENT, DELETED, HIDDEN})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a file, a row of a table, or something that is no text.

    Attributes:
        text: a line; of what is left out perhaps several. Tabs part the cells of a row.
        line: its 1-based line in the file, or its number among what was taken out of the file. Never smaller than that
            of the piece before.
        left_out: why it is no text, in words; ``""`` if it is.
        cues: the times of its parts, with offsets into ``text``; only subtitles have them.
    """

    text: str
    line: int
    left_out: str = ""
    cues: tuple[Cue, ...] = ()

    def with_text(self, text: str) -> Piece:
        """The piece with another text; its times are then known as a whole only."""
        if text == self.text:
            return self
        cues = self.cues and (Cue(0, len(text), self.cues[0].begin, self.cues[-1].finish),)
        return replace(self, text=text, cues=cues)


@dataclass(frozen=True, slots=True)
class Page:
    """All that a file holds, top to bottom.

    Attributes:
        pieces: in the order in which they stand; blank ones may be among them.
        date: ISO date of publication that the file states outside its text.
        has_cells: a tab parts cells of a table, each a text of its own.
        languages: those of the two columns of a bilingual file that tells them; each piece of text is a row of two
            cells then. ``None`` if the letters must tell.
    """

    pieces: tuple[Piece, ...]
    date: str | None = None
    has_cells: bool = False
    languages: tuple[str, str] | None = None

    @classmethod
    def of_lines(cls, lines: list[str], date: str | None = None, *, has_cells: bool = False) -> Page:
        """A page that is text throughout, a paragraph a line."""
        pieces = tuple(Piece(line, number) for number, line in enumerate(lines, 1))
        return cls(pieces, date, has_cells)
