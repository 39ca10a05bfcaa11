"""Korean that lost the spaces between its words.

In:   a document.
Out:  a warning, if its Hangul runs on without a space for longer than any word.
Not:  putting the spaces back.
Idea: the longest words of Korean have some twenty syllables. A longer run comes from a file whose words are parted by
      places on a page only, or from a program that threw the spaces away; sentences, names and pairs suffer from it.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from ..errors import AlignerWarning

if TYPE_CHECKING:
    from ..model import Document

__all__ = ["warn_of_lost_spaces"]

_LONGEST_WORD = 29
_RUN = re.compile(rf"[\uac00-\ud7a3]{{{_LONGEST_WORD + 1},}}")
_SHOWN = 12


def warn_of_lost_spaces(document: Document) -> None:
    """Warn of Hangul without a space for 30 syllables and more.

    Warns:
        AlignerWarning: how many such runs there are, and where the first is.
    """
    runs = 0
    first = ""
    for number, paragraph in enumerate(document.text.split("\n"), 1):
        found = _RUN.findall(paragraph)
        runs += len(found)
        if found and not first:
            first = f"{found[0][:_SHOWN]}… in paragraph {number}"
    if runs:
        times = "at one place" if runs == 1 else f"at {runs} places"
        warnings.warn(
            f"{document.origin or document.id}: {times} Korean runs on for 30 syllables and more without a space "
            f"({first}). The spaces between words are lost; give the file that this one was made of.",
            AlignerWarning,
            stacklevel=3,
        )
