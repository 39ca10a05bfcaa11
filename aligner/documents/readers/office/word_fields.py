"""Fields of Word documents: which marks of them belong together, and what those show that hold no result.

In:   the XML of a part of a document; the code of a field.
Out:  marks that say of each field mark whether it counts; text.
Not:  the results of fields, which are text like any other (word_body.py).
Idea: a field goes from mark to mark over words and paragraphs, and programs forget marks. A mark without its other half
      does not count: else all text after it would pass for the code of a field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...xml_elements import attribute
from .formulas import field_formula
from .symbol_fonts import symbol
from .word_properties import number_of, property_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["CODE_AND_RESULT", "CODE_ONLY", "FIELD_MARK", "chosen_entry", "mark_fields", "shown_code"]

#: Attribute that ``mark_fields`` gives to those marks that count; of the first one of a field it says what follows.
FIELD_MARK = "field"
CODE_AND_RESULT = "code and result"
CODE_ONLY = "code only"

#: What a field cannot go out of.
_STORIES = ("txbxContent", "footnote", "endnote", "comment")


def mark_fields(root: etree._Element) -> None:
    """Say of each field mark (``w:fldChar``) of a part whether it counts, with an attribute."""
    from lxml import etree

    open_fields: list[list[tuple[str, etree._Element]]] = [[]]
    names = tuple(f"{{*}}{name}" for name in ("fldChar", *_STORIES))
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=names):
        if not str(element.tag).endswith("}fldChar"):
            if event == "start":
                open_fields.append([])
            else:
                open_fields.pop()
            continue
        if event == "end":
            continue
        marks = open_fields[-1]
        kind = attribute(element, "fldCharType")
        if kind in ("begin", "separate"):
            marks.append((kind, element))
        elif kind == "end":
            # What was begun last and not ended; of several marks before a result the first counts.
            separate = None
            while marks and marks[-1][0] == "separate":
                separate = marks.pop()[1]
            if not marks:
                continue
            begin = marks.pop()[1]
            begin.set(FIELD_MARK, CODE_ONLY if separate is None else CODE_AND_RESULT)
            element.set(FIELD_MARK, "end")
            if separate is not None:
                separate.set(FIELD_MARK, "separate")


def shown_code(code: str) -> str:
    r"""What a field shows that holds no result: formulas, symbols, buttons; ``""`` if its code alone shows nothing.

    >>> shown_code(r' SYMBOL 183 \f "Symbol" '), shown_code(r" EQ \f(1,2) "), shown_code(" MACROBUTTON Go 누르시오")
    ('•', '1/2', '누르시오')
    """
    name, _, rest = code.strip().partition(" ")
    name = name.upper()
    if name == "EQ":
        return field_formula(rest)
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        return rest.strip().partition(" ")[2].strip()
    if name == "SYMBOL" and (match := re.match(r"\s*(0x[0-9a-f]{1,6}|\d{1,7})", rest, re.I)):
        font = re.search(r'\\f\s+(?:"([^"]*)"|(\S+))', rest, re.I)
        return symbol(
            next(filter(None, font.groups()), "") if font else "",
            int(match[1], 16 if match[1][:2] in ("0x", "0X") else 10),
        )
    return ""


def chosen_entry(mark: etree._Element) -> str:
    """The entry that is chosen in the list of a form, which stands in the first mark of a field."""
    for entries in mark.iter("{*}ddList"):
        names = [attribute(entry, "val") for entry in entries.iterchildren("{*}listEntry")]
        chosen = property_of(entries, "result")
        index = number_of(chosen if chosen is not None else property_of(entries, "default"), 0)
        return names[index] if 0 <= index < len(names) else ""
    return ""
