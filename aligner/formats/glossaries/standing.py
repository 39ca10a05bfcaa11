"""Whether a term is to be used, as term bases say it: preferred, admitted, or not any more.

In:   the words of a term base about a term.
Out:  its rank among the terms of its language.
Not:  what a person decided about an entry of ours (statuses.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MUST_NOT", "standing"]

#: Reason for leaving out a term that its term base forbids.
MUST_NOT = "term that must not be used"

# TBX-Basic has preferredTerm-admn-sts, admittedTerm-, deprecatedTerm- and supersededTerm-; memoQ, SDL and others words.
_MUST_NOT = re.compile(
    r"deprecat|supersed|forbid|prohibit|obsolete|not.?recommended|do.?not.?use|avoid|reject|금지|폐기|비추천",
    re.IGNORECASE,
)
_PREFERRED = re.compile(r"prefer|recommend|standard|권장|우선|표준", re.IGNORECASE)
_ADMITTED = re.compile(r"admit|allow|synonym|variant|허용", re.IGNORECASE)


def standing(words: Iterable[str]) -> int | None:
    """0 for a preferred term, 1 if nothing is said, 2 for an admitted one; ``None`` if it must not be used.

    >>> standing(["preferredTerm-admn-sts"]), standing([]), standing(["Forbidden"])
    (0, 1, None)
    """
    told = " ".join(words)
    if _MUST_NOT.search(told):
        return None
    return 0 if _PREFERRED.search(told) else 2 if _ADMITTED.search(told) else 1
