"""The reader of RTF documents.

In:   the bytes of a file.
Out:  a Page.

    reading.py            one pass over groups, control words and letters
    story.py              paragraphs and tables as their marks end them
    words.py              what control words and code pages mean
"""

from __future__ import annotations

from .reading import read_rtf

__all__ = ["read_rtf"]
