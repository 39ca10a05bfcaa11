"""What is written in the fields of a page's forms.

In:   an ``input``, ``select`` or ``textarea`` element.
Out:  its text, and whether that is a text to read.
Not:  what stands around the fields (furniture.py).
Idea: a sentence is a text wherever it stands; a field for many lines is a text if it is filled with more than a hint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .code import plain_text
from .inline import is_sentence, squeeze, weight
from .tree import words

if TYPE_CHECKING:
    from .tree import Node

__all__ = ["FIELDS", "field_lines"]

FIELDS = words("input select textarea")
_BUTTONS = words("button reset submit")
_WITHOUT_TEXT = words("checkbox color file hidden image password radio range")
#: So much stands in a field for many lines only if it is a text; a letter of Hangul counts double.
_TEXT = 100


def field_lines(node: Node) -> tuple[list[str], bool]:
    """The lines in a field, or those that it offers, and whether they are text."""
    if node.tag == "input":
        kind = node.get("type").lower()
        if kind in _WITHOUT_TEXT:
            return [], False
        value = squeeze(node.get("value"))
        return [value or squeeze(node.get("placeholder"))], kind not in _BUTTONS and is_sentence(value)
    lines = plain_text(node).replace("\r", "").split("\n")
    sentences = sum(is_sentence(squeeze(line)) for line in lines)
    if node.tag == "select":
        return [squeeze(line) for line in lines], sentences > 0
    return lines, sentences > 1 or weight(squeeze(" ".join(lines))) >= _TEXT
