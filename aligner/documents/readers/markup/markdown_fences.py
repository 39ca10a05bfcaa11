"""Fences and boxes of Markdown: which of them hold text.

In:   the first line of a fence or a box, and the lines inside.
Out:  its title; whether the inside is a document, code, or both because a fence is missing.
Not:  where blocks begin and end (markdown.py, markdown_blocks.py).
Idea: the name of a fence is the name of a language, or of a box for notes and warnings; many generators write boxes as
      fences. Names that are neither are judged by what is inside: plain sentences are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...prose import HANGUL, is_running_text
from .light_markup import ADMONITIONS, CODE_DIRECTIVES, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LIST_MARK", "chunks", "is_box", "lacks_fence", "title_of_box", "title_of_fence", "words_of_fence"]

#: What stands before the text of an item.
LIST_MARK = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
#: Names of fences whose content is to be shown as it is, be it prose.
_VERBATIM = word_set("""
    adoc ascii asciidoc bash bat batch bibtex cmd console diff email html latex log markdown md mdx none output
    plain plaintext powershell ps1 rst sh shell shell-session stderr stdout tex terminal text txt xml zsh
""")
_TITLE = re.compile(r"\b(?:header|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# What introduces code or a list with a colon is a sentence if it has so many words.
_WORDS_OF_INTRODUCTION = 6
_BRACES = re.compile(r"\{[^{}]*\}")


def title_of_box(line: str) -> str:
    """The words behind ``:::`` that are no name: of ``tip 참고``, ``note[참고]``, ``{.note title="참고"}``."""
    attributes = " ".join(_BRACES.findall(line))
    name, _, rest = _BRACES.sub("", line, count=0).strip().partition(" ")
    if label := re.fullmatch(r"[\w-]*\[(.*)\]", f"{name} {rest}".strip()):
        return label[1]
    titles = [double or single for double, single in _TITLE.findall(attributes)]
    if not name.isascii():
        rest = f"{name} {rest}"
    return " ".join([rest.strip(), *titles]).strip()


def title_of_fence(info: str) -> str:
    """The words in the first line of a fence that are shown above what is in it."""
    if match := _TITLE.search(info):
        return match[1] or match[2] or ""
    name, _, rest = info.partition("}")
    return rest.strip() if name.lstrip().removeprefix("{").strip() in ADMONITIONS else ""


def words_of_fence(info: str) -> str:
    """The first line of a fence if there are words in it and not only the name of a language."""
    return info.strip() if HANGUL.search(info) or _TITLE.search(info) else ""


def _name(info: str) -> str:
    return info.split()[0].strip("{}.:") if info.strip() else ""


def is_box(info: str, lines: Sequence[str]) -> bool:
    """True for a fence whose content is a document: a box by its name, or one that plainly holds sentences."""
    name = _name(info)
    if name in ADMONITIONS:
        return True
    if name in _VERBATIM or name in CODE_DIRECTIVES:
        return False
    prose = size = 0
    for start, end in chunks(_without_fences(lines)):
        chunk = [LIST_MARK.sub("", line.strip(), count=1) for line in lines[start:end]]
        length = sum(map(len, chunk))
        if chunk[-1].endswith(":") and len(chunk[-1].split()) >= _WORDS_OF_INTRODUCTION:
            chunk[-1] = f"{chunk[-1][:-1]}."
        size += length
        prose += length * is_running_text(chunk)
    return prose > 0.7 * size


def lacks_fence(info: str, source: Sequence[str], lines: Sequence[str]) -> bool:
    """True for a fence that is never closed, or only by that of the next block of code, whose first line is inside."""
    marks = re.match(r"[\s>]*(`{3,}|~{3,})", source[0])
    if marks is None or _name(info) in ADMONITIONS:
        return False
    if len(source) < 2 or not re.fullmatch(rf"[\s>]*{marks[1]}+\s*", source[-1]):
        return not re.match(r":::|\{", source[0].strip())
    return any(re.match(rf"\s*{marks[1]}\s*\w", line) for line in lines)


def _without_fences(lines: Sequence[str]) -> list[str]:
    """Lines with empty ones for the fences inside."""
    kept = []
    inside = False
    for line in lines:
        fence = line.strip().startswith(("```", "~~~"))
        kept.append("" if fence or inside else line)
        inside ^= fence
    return kept


def chunks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines without an empty one between begin and end."""
    chunks: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if chunks and chunks[-1][1] == number:
            chunks[-1] = (chunks[-1][0], number + 1)
        else:
            chunks.append((number, number + 1))
    return chunks
