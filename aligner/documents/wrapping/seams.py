"""What stands at the seam of two lines that are joined: a space, nothing, a hyphen.

In:   two lines of one paragraph; how the first fills the width; the rest of the text.
Out:  the seam.
Not:  whether they are joined (joining.py), Korean syllables (korean.py).
Idea: a break between words took a space away, a break inside a word took nothing or brought a hyphen. Whether words
      were cut shows in the widths of all lines; which of two readings is a word shows elsewhere in the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from .korean import KoreanWords, space_odds
from .lines import columns
from .word_ends import is_korean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .gaps import Gap
    from .lines import Line
    from .widths import Fit

__all__ = ["Seams"]

_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐­]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}…”’」』》〉】）%、。，")
_NO_SPACE_AFTER = frozenset("([{“‘「『《〈【（")
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Chinese and Japanese
_ADDRESS = re.compile(r"(?:https?:|www\.|ftp:)\S*$")
_ADDRESS_GOES_ON = re.compile(r"[\w~%#?&=+-]*[/._#?&=~%-]\S*|[\w-]*\d\S*")
#: Beginnings after which English writes a hyphen, so that a break there is likely at a hyphen of the writer's.
_WITH_HYPHEN = frozenset(
    word
    for words in (
        "self non pre post co re anti multi semi mid well ill long short high low half all cross counter ex",
        "inter intra over under ultra vice so two three four five six seven eight nine ten one first second",
        "third twenty thirty forty fifty",
    )
    for word in words.split()
)


class Seams:
    """The seams of one text.

    Args:
        lines: all lines of it.
        joined: the gaps at which lines are joined, by the number of the line behind, with how lines fill the width.
    """

    def __init__(self, lines: Sequence[Line], joined: Mapping[int, tuple[Gap, Fit]]) -> None:
        self._lines = lines
        self._joined = joined
        margins: dict[int, int] = {}
        for gap, _ in joined.values():
            margins[gap.block] = min(
                gap.before.indent, gap.after.indent, margins.get(gap.block, gap.before.indent)
            )
        self._margins = margins
        cut = [gap for gap, fit in joined.values() if fit.cut]
        #: Some lines end or begin with a space and others do not: the others cut a word.
        self._spaces_kept = 0 < sum(map(self._has_space, cut)) < len(cut)

    def _has_space(self, gap: Gap) -> bool:
        """The space at a seam still stands at the end of the one line, or at the beginning of the other."""
        return gap.before.raw.endswith(" ") or gap.after.indent == self._margins.get(gap.block, 0) + 1

    def between(self, before: str, gap: Gap, fit: Fit) -> tuple[str, str]:
        """The end of what stands before a seam, and what stands in the seam.

        Args:
            before: all of the paragraph so far that matters, its last word at least.
            gap: the two lines.
            fit: how the first fills the width.
        """
        after = gap.after.text
        first, last = after[0], before[-1]
        if match := _HYPHENATED.search(before):
            return self._hyphen(before, match[1], after)
        if self._spaces_kept and fit.cut and is_korean(last) and is_korean(first):
            return before, " " if self._has_space(gap) else ""
        if first in _NO_SPACE_BEFORE and not re.match(r"\.\w", after):
            return before, ""
        if last in _NO_SPACE_AFTER or (_UNSPACED.match(last) and _UNSPACED.match(first)):
            return before, ""
        if last in "/-_" or first == "/":
            return before, self._address(before, after)
        if fit.cut and is_korean(last) and is_korean(first):
            return before, " " if self._korean_space(before, after, fit) else ""
        if fit.cut and fit.exact and last.isdigit() and first.isdigit():
            return before, ""
        return before, " "

    def _hyphen(self, before: str, left: str, after: str) -> tuple[str, str]:
        """A hyphen at the end of a line: of the word, or of the break?"""
        match = _FIRST_WORD.match(after)
        if before[-1] == "\xad":
            return before[:-1], ""
        if not match or not match[0][0].islower():
            return before, "" if match or after[0].isdigit() else " "
        whole, parted = left + match[0], f"{left}-{match[0]}"
        words = self._words
        if words[whole.lower()] != words[parted.lower()]:
            soft = words[whole.lower()] > words[parted.lower()]
        elif left.lower() in _WITH_HYPHEN:
            soft = False
        else:
            # Pieces that are words by themselves were joined by a writer.
            soft = not (words[left.lower()] and words[match[0].lower()])
        return (before[:-1], "") if soft else (before, "")

    def _address(self, before: str, after: str) -> str:
        """A path or address may be cut behind or before a slash."""
        left = before.rsplit(None, 1)[-1]
        right = after.split(None, 1)[0]
        if left in ("/", "-", "_", "--", "–") or (right == "/"):
            return " "
        whole = (left + right).strip("()[]<>.,;:\"'“”")
        if self._tokens[whole]:
            return ""
        if _ADDRESS.search(left):
            return "" if _ADDRESS_GOES_ON.match(right) or left.endswith(":/") or left.endswith("://") else " "
        if right[0] == "/":
            return "" if right.count("/") == 1 and left[-1].isalnum() and right[1:2].isupper() else " "
        return "" if left[-1] in "/_" else " "

    def _korean_space(self, before: str, after: str, fit: Fit) -> bool:
        if fit.slack >= (columns(after[0]) if fit.in_columns else 1):
            return True  # the next syllable would have fitted: a space was there
        return space_odds(before, after, self._korean) > 0

    @cached_property
    def _whole_lines(self) -> list[str]:
        """The lines without the words at seams."""
        ends = {gap.before.number for gap, _ in self._joined.values()}
        pieces = []
        for line in self._lines:
            text = line.text
            if line.number in self._joined:
                text = text.split(None, 1)[1] if " " in text else ""
            if line.number in ends:
                text = text.rsplit(None, 1)[0] if " " in text else ""
            pieces.append(text)
        return pieces

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(
            word
            for line in self._whole_lines
            for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.lower())
        )

    @cached_property
    def _tokens(self) -> Counter[str]:
        return Counter(
            word.strip("()[]<>.,;:\"'“”")
            for line in self._whole_lines
            for word in line.split()
            if "/" in word or "-" in word
        )

    @cached_property
    def _korean(self) -> KoreanWords:
        return KoreanWords(self._whole_lines)
