"""What closes a sentence at the end of a line: one set of marks for all that judge lines by it.

In:   nothing.
Out:  the marks, for patterns; the pattern of a line that ends in a whole sentence.
Not:  where sentences end inside a paragraph (sentences).
"""

from __future__ import annotations

import re

__all__ = ["CLOSING", "ELLIPSIS", "SENTENCE_END", "STOPS"]

#: Marks that end a sentence, East Asian forms included; for the inside of a character class.
STOPS = ".?!。．？！"
#: It ends a sentence too, but also breaks one off: a teaser is no whole sentence.
ELLIPSIS = "…"
#: Quotation marks and brackets that may follow; for the inside of a character class.
CLOSING = "\"'”’»》」』)）\\]］】"

SENTENCE_END = re.compile(rf"[{STOPS}{ELLIPSIS}][{CLOSING}]*\s*$")
