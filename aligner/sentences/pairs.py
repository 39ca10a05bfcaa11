"""Which quotation marks and brackets of a line belong together.

In:   a line of text.
Out:  the offset of the closing mark for the offset of each opening one.
Not:  what that means for sentences (korean.py, english.py).
Idea: one pass with a stack. Pages mix straight and curly marks, write <…> for 《…》, and leave marks open; what was
      opened long ago is forgotten, so that a line of opening brackets alone costs no more than any other.
"""

from __future__ import annotations

import re

__all__ = ["BRACKETS", "CLOSING", "CLOSING_BRACKETS", "OPENING", "closing_marks"]

OPENING = "“‘「『《〈（(〔[【≪＜«"
CLOSING = "”’」』》〉）)〕]】≫＞»"
BRACKETS = frozenset("（(〔[【")
CLOSING_BRACKETS = frozenset("）)〕]】")

_PARTNER = dict(zip(CLOSING, OPENING, strict=True))
_QUOTE_OR_BRACKET = re.compile("[" + re.escape(OPENING + CLOSING) + "\"'<>]")
#: Marks that may wait for their partners at a time.
_MOST_WAITING = 40


def closing_marks(line: str) -> dict[int, int]:
    """Offset of the closing mark for each opening one; marks without a partner are left out.

    >>> closing_marks("그는 “가자!”라고 (크게) 말했다.")
    {3: 7, 11: 14}
    """
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for found in _QUOTE_OR_BRACKET.finditer(line):
        char, position = found[0], found.start()
        if char in OPENING or (char == "<" and not line[position + 1 : position + 2].isspace()):
            waiting.append((char, position))
            del waiting[:-_MOST_WAITING]
            continue
        if char in "\"'":
            before = line[position - 1] if position else " "
            after = line[position + 1] if position + 1 < len(line) else " "
            partners = char + ("“" if char == '"' else "‘")
            if (before.isspace() or before in OPENING) and not after.isspace():
                # What still waits was never closed.
                waiting = [entry for entry in waiting if entry[0] != char]
                waiting.append((char, position))
                continue
        else:
            # “ closed by "; and <…> for 《…》
            partners = _PARTNER.get(char, "") + {"”": '"', "’": "'", ">": "<"}.get(char, "")
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] in partners:
                pairs[waiting[depth][1]] = position
                del waiting[depth:]
                break
    return pairs
