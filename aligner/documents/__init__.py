"""Read files into documents.

In:   the path of a text, HTML, DOCX, PDF, CSV or XLSX file.
Out:  one Document, or two for a bilingual file, with the page's clutter set apart.
Not:  sentences (sentences/), alignment.

    reading.py      the whole story: page -> clutter -> languages -> documents
    settings.py     what a person may decide about it
    encodings.py    bytes -> text
    containers.py   files -> lines (html.py, word.py, pdf.py, tables.py; wrapping.py for lines broken at a width)
    clutter.py      which lines are furniture (clutter_rules.py: how they look)
    languages.py    Korean or English, and both in one file (columns.py: side by side; mixed_lines.py: in one line)
    dates.py        day of publication
    sentence_end.py what closes a sentence at the end of a line
"""

from __future__ import annotations

from .encodings import decode
from .languages import check_language, check_pair, language_of
from .reading import document_from_text, read, separate_clutter
from .settings import ReadKeywords, ReadSettings

__all__ = [
    "ReadKeywords",
    "ReadSettings",
    "check_language",
    "check_pair",
    "decode",
    "document_from_text",
    "language_of",
    "read",
    "separate_clutter",
]
