"""Characters that a file cannot hold: replaced by U+FFFD, and counted where a user should be told.

In:   text.
Out:  text that UTF-8, or XML, can store.
Not:  what HTML forbids besides (page.py), what a spreadsheet would run as a formula (csv_rows.py).
"""

from __future__ import annotations

import re

__all__ = ["XML_FORBIDDEN", "Cleaner", "printable", "replace_forbidden"]

#: Everything but the characters of XML 1.0, section 2.2, production 2.
XML_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Unpaired surrogates are no characters: UTF-8 cannot hold them.
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with lone surrogates, which no encoding can store, replaced by U+FFFD."""
    return _SURROGATE.sub("�", text)


def replace_forbidden(text: str) -> tuple[str, int]:
    """The text with each character that XML forbids as U+FFFD, and how many those were."""
    return XML_FORBIDDEN.subn("\N{REPLACEMENT CHARACTER}", text)


class Cleaner:
    """Replaces what XML forbids, and counts it.

    Attributes:
        replaced: how many characters were replaced so far.
    """

    def __init__(self) -> None:
        self.replaced = 0

    def clean(self, text: str) -> str:
        """The text with each character that XML forbids as U+FFFD."""
        text, count = replace_forbidden(text)
        self.replaced += count
        return text
