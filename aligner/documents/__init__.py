"""Read files into documents.

In:   the path of a file of any kind that people keep texts in.
Out:  one Document, or two for a bilingual file, with the page's clutter set apart.
Not:  sentences (sentences/), alignment.

    reading.py      the whole story: page -> clutter -> languages -> documents
    settings.py     what a person may decide about it
    catalogues.py   two PO files of one program -> two documents
    readers/        files -> pieces, each with its fate (pieces.py); a file for each kind
    kinds.py        what files are called, and what a person is told to give
    compound_files.py which old Office or Hangul document a file is
    encodings.py    bytes -> text
    xml_elements.py XML -> elements, with nothing in it trusted
    wrapping/       lines that were broken at a width, or by hand -> paragraphs
    word_spaces.py  Korean that lost all its spaces is warned about
    clutter.py      which lines are furniture (clutter_rules.py: how they look; frames.py: what sites put round a text)
    languages.py    Korean or English, and both in one file (columns.py: side by side, headings.py: by the names of the
                    columns; mixed_lines.py: in one line)
    prose.py        whether lines are running text rather than code
    spoken.py       what a cue of subtitles holds beside words, and where its sentence goes on
    dates.py        day of publication
    sentence_end.py what closes a sentence at the end of a line
"""

from __future__ import annotations

from .catalogues import read_catalogues
from .encodings import decode
from .kinds import SUFFIXES
from .languages import check_language, check_pair, language_of
from .reading import document_from_text, read, separate_clutter
from .settings import ReadKeywords, ReadSettings

__all__ = [
    "SUFFIXES",
    "ReadKeywords",
    "ReadSettings",
    "check_language",
    "check_pair",
    "decode",
    "document_from_text",
    "language_of",
    "read",
    "read_catalogues",
    "separate_clutter",
]
