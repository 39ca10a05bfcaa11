"""The texts of an XLIFF unit: inline codes off, segments by their marks.

In:   the elements source, seg-source and target of a unit.
Out:  their text, or the text of each segment, as people read it.
Not:  which units there are, and what is said of them (xliff.py).
Idea: content of ``g``, ``pc`` and ``mrk`` is text, that of native codes is not. A code stands for what the file says
      that it equals, in the target for what it equals in the source; a code that breaks the line stands for a space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import ReadError
from ..xml_elements import LONGEST, line_of, local_name, too_long, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from ...errors import PathLikeStr

__all__ = ["Part", "Texts", "breaks_line"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"\w")

# Elements whose content is code of another program (XLIFF 1.2, 2.3 "Inline elements"), and codes without content.
_NATIVE = frozenset({"bpt", "ept", "it", "ph"})
_CODES = _NATIVE | {"x", "bx", "ex"}
# Marks of Trados for what a reviewer took out.
_TAKEN_OUT = frozenset({"x-sdl-deleted"})
_MARKUP = re.compile(r"\s*(?:<[^>]*>\s*)+")
_BREAK = re.compile(r"<\s*(?:/\s*)?(?:br|p|div|li|tab|w:br|w:tab)\b|\\[nt]|[\n\t]", re.IGNORECASE)
_BREAK_TYPE = re.compile(r"(?:.*[-:])?(?:lb|pb|br)", re.IGNORECASE)
# What a program writes something else for: people see it in the text, and it belongs to the sentence.
_PLACEHOLDER = re.compile(
    r"%(?:\d+\$)?[-+#.\d]*l{0,2}[@cdfisux]|%\(\w+\)[ds]|%\w+%|\{{1,2}\s*[\w.$:,#]+\s*\}{1,2}|\$\{?\w+\}?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: a segment with its mark, or what stands between segments, with ``None``."""

    mark: str | None
    text: str


class Texts:
    """Reads the texts of one unit.

    Args:
        path: the file, for messages.
        unit: the element that holds them.
        is_exact: leave them as they are, where white space is to be kept: the file is one of ours.
    """

    def __init__(self, path: PathLikeStr, unit: etree._Element, *, is_exact: bool = False) -> None:
        self.path = path
        self.line = line_of(unit)
        self.is_exact = is_exact
        self.keeps_space = _keeps_space(unit)
        #: What codes equal, by name and id, as the source says.
        self.equal: dict[tuple[str, str], str] = {}

    def plain(self, element: etree._Element) -> str:
        """The text of an element, segments and what is between them alike."""
        return self._tidied("".join(part.text for part in self._parts(element)), element)

    def parts(self, element: etree._Element) -> list[Part]:
        """The segments of an element, and what stands between them; one part without mark if there are no segments."""
        return [Part(part.mark, self._tidied(part.text, element)) for part in self._parts(element)]

    def _parts(self, element: etree._Element) -> list[Part]:
        parts: list[tuple[str | None, list[str]]] = [(None, [])]
        muted = [False]  # whether content is text, for each open element
        for begins, each in walk(element, self.path, self.line):
            name = local_name(each)
            is_segment = name == "mrk" and each.get("mtype") == "seg"
            if begins:
                if is_segment:
                    parts.append((each.get("mid", ""), []))
                elif not muted[-1]:
                    parts[-1][1].append(self._code(name, each))
                muted.append(
                    name in _NATIVE or each.get("mtype") in _TAKEN_OUT or (muted[-1] and name != "sub")
                )
                if not muted[-1]:
                    # A text inside a code, such as that of a picture, is none of its sentence.
                    parts[-1][1].append(f" {each.text or ''}" if name == "sub" else each.text or "")
            else:
                muted.pop()
                if is_segment:
                    parts.append((None, []))
                elif name == "sub":
                    parts[-1][1].append(" ")
                if each is not element and not muted[-1]:
                    parts[-1][1].append(each.tail or "")
        return [Part(mark, "".join(pieces)) for mark, pieces in parts if mark is not None or any(pieces)]

    def _code(self, name: str, element: etree._Element) -> str:
        """The text that an inline code stands for."""
        if name == "cp":
            return self._character(element)
        if name == "ch" and element.get("val") is not None:  # memoQ's way to write a character
            return element.get("val", "")
        if name not in _CODES:
            return ""
        told = element.get("equiv-text") or element.get("equiv") or ""
        native = told or element.get("disp") or "".join(map(str, element.itertext()))
        kinds = element.get("ctype", ""), element.get("subType", "")
        if any(map(_BREAK_TYPE.fullmatch, kinds)) or breaks_line(native):
            stands_for = " "
        elif _PLACEHOLDER.fullmatch(native) or not _MARKUP.fullmatch(told):
            stands_for = native if _PLACEHOLDER.fullmatch(native) else told
        else:
            stands_for = ""
        key = name, element.get("id", "")
        # The target may name a code without saying again what it equals.
        return self.equal.setdefault(key, stands_for) if stands_for else self.equal.get(key, "")

    def _character(self, element: etree._Element) -> str:
        code = element.get("hex", "")
        try:
            # No encoding can store half of a pair of surrogates.
            return re.sub("[\\ud800-\\udfff]", "�", chr(int(code, 16)))
        except (ValueError, OverflowError) as error:
            raise ReadError(
                f"{code!r} is no character",
                remedy='Write its code, e.g. <cp hex="001F"/>.',
                path=self.path,
                line=line_of(element),
            ) from error

    def _tidied(self, text: str, element: etree._Element) -> str:
        """White space as a reader of the file sees it; composed Hangul."""
        if len(text) > LONGEST:
            raise too_long(self.path, line_of(element))
        keeps_space = self.keeps_space if element.get(_SPACE) is None else element.get(_SPACE) == "preserve"
        if keeps_space and self.is_exact:
            return text
        return unicodedata.normalize("NFC", text if keeps_space else _WHITE.sub(" ", text))

    def joined(self, parts: Sequence[Part]) -> list[str]:
        """The segments, with words that stand between them put before the next one, or behind the last."""
        texts: list[str] = []
        before = ""
        for part in parts:
            if part.mark is not None:
                texts.append(before + part.text)
                before = ""
            elif _WORD.search(part.text):
                before += part.text
        if before:
            texts.append((texts.pop() if texts else "") + before)
        return [text if self.is_exact else text.strip() for text in texts]

    def matched(
        self, sources: Sequence[Part], targets: Sequence[Part]
    ) -> Iterator[tuple[str | None, str, str]]:
        """Mark, source and target of every segment; the whole of both sides if one of them has no segments."""
        marks = [[part.mark for part in side if part.mark is not None] for side in (sources, targets)]
        if not marks[0] or (targets and not marks[1]):
            whole = ["".join(part.text for part in side).strip() for side in (sources, targets)]
            yield None, whole[0], whole[1]
            return
        texts = [self.joined(side) for side in (sources, targets)]
        left = list(zip(marks[1], texts[1], strict=True))
        by_mark: dict[str | None, list[str]] = {}
        for mark, text in left:
            by_mark.setdefault(mark, []).append(text)
        for mark, text in zip(marks[0], texts[0], strict=True):
            yield mark, text, (by_mark.get(mark) or [""]).pop(0)
        for known, rest in by_mark.items():
            for text in rest:
                yield known, "", text


def breaks_line(code: str) -> bool:
    """True if a native code starts a new line or another paragraph, so that it stands for a space.

    >>> breaks_line("<br/>"), breaks_line("</b>")
    (True, False)
    """
    return bool(_BREAK.search(code))


def _keeps_space(unit: etree._Element) -> bool:
    """True if the unit, or what it stands in, says that its white space matters."""
    told = next((value for each in (unit, *unit.iterancestors()) if (value := each.get(_SPACE))), "default")
    return told == "preserve"
