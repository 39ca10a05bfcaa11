"""How texts are compared: without case, accents, hyphens and, where a form is squeezed, spaces.

In:   a query, or a form of an entry.
Out:  the text as look-up compares it.
Not:  leaving out words (peeling.py).
"""

from __future__ import annotations

import re
import unicodedata

from ...hangul import is_hangul

__all__ = ["fold", "is_korean", "squeezed", "tidy"]

# The fullwidth forms of ASCII; the whole of NFKC would also take single Korean letters (ㅋ) apart.
_ORDINARY = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_PUNCTUATION = re.compile(r"[^\w\s]+")


def fold(text: str) -> str:
    """The text without case, accents, hyphens and other marks; spaces single.

    >>> fold("Park Jong-chon"), fold("Chŏng-ŭn"), fold("ЙОЖ")
    ('park jongchon', 'chongun', 'йож')
    """
    if text.isascii():
        return " ".join(_PUNCTUATION.sub("", text.casefold()).split())
    kept = []
    for char in unicodedata.normalize("NFC", text).casefold():
        # Only Latin letters lose their marks: й is not и, and Hangul must not fall into jamo.
        base = unicodedata.normalize("NFD", char)[0]
        kept.append(base if base.isascii() else char)
    return " ".join(_PUNCTUATION.sub("", "".join(kept)).split())


def tidy(query: str) -> str:
    """A query in NFC, its spaces single, fullwidth letters as ordinary ones (Ｐｕｔｉｎ).

    Raises:
        TypeError: it is no text.
    """
    if not isinstance(query, str):
        raise TypeError(f"a name to look up must be a text, not {type(query).__name__}")
    return " ".join(unicodedata.normalize("NFC", query.translate(_ORDINARY)).split())


def is_korean(text: str) -> bool:
    """True if there is Hangul in the text."""
    return any(is_hangul(char) for char in text)


def squeezed(text: str) -> str:
    """The text without spaces."""
    return text.replace(" ", "")
