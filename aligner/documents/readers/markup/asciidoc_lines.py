"""What the lines of AsciiDoc look like that are marks.

In:   a line.
Out:  patterns for it; what its attributes announce.
Not:  what becomes of a line (asciidoc.py).
Idea: a pattern is for a whole line, or for what stands at its beginning; the first marks tell them apart.
"""

from __future__ import annotations

import re

from ...prose import HANGUL

__all__ = [
    "ADMONITION",
    "BLOCK_TITLE",
    "BOX",
    "CODE_STYLES",
    "COMMENT_BLOCK",
    "CONDITION",
    "ENTRY",
    "ITEM",
    "LABEL",
    "MACRO",
    "NAMED",
    "NUMBER",
    "RULE",
    "TABLE",
    "TITLE",
    "UNDERLINE",
    "VERBATIM",
    "announces_code",
    "attributes_of",
    "is_underlined",
    "style_of",
]

COMMENT_BLOCK = re.compile(r"/{4,}")
VERBATIM = re.compile(r"-{4,}|\.{4,}|\+{4,}|`{3,}[\w+-]*")
BOX = re.compile(r"={4,}|\*{4,}|_{4,}|~{4,}|--")
TABLE = re.compile(r"([|!,:])={3,}")
RULE = re.compile(r"'{3,}|-{3}|\*{3}|<{3,}|- - -|\* \* \*")
ENTRY = re.compile(r":!?(?P<name>[A-Za-z0-9_][\w-]*)!?:(?:\s+(?P<value>.*))?")
CONDITION = re.compile(r"(?:ifn?def|ifeval|endif)::\S*?\[(?P<content>.*)\]")
MACRO = re.compile(r"(?P<name>[a-z][\w-]*)::(?P<target>\S[^\[]*?|)\[(?P<inside>.*)\]")
TITLE = re.compile(r"(?P<level>={1,6}|#{1,6})\s+(?P<title>\S.*?)(?:(?<!\s)\s+(?P=level))?")
UNDERLINE = re.compile(r"([=\-~^+])\1+")
BLOCK_TITLE = re.compile(r"\.(?P<title>[^\s.].*)")
ITEM = re.compile(r"\s*(?:\*{1,6}|-|\.{1,6}|<(?:\d+|\.)>)\s+(?:\[[ xX*]\]\s+)?(?=\S)")
NUMBER = re.compile(r"\s*(?P<value>\d{1,4})\.\s+(?=\S)")
LABEL = re.compile(r"\s*(?P<term>\S(?:.*?\S)??)(?::{2,4}|;;)(?:\s+(?P<text>\S.*))?")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?=\S)")
NAMED = re.compile(
    r"\b(?P<name>alt|caption|title|attribution|citetitle|reftext)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^,\]]*))"
)
CODE_STYLES = frozenset(
    {"source", "listing", "literal", "pass", "mermaid", "plantuml", "graphviz", "ditaa", "comment"}
)


def attributes_of(line: str) -> str | None:
    """What stands in the brackets of a line that is nothing else; ``None`` for other lines.

    >>> attributes_of("[quote, 홍길동]"), attributes_of("[1] and [2]")
    ('quote, 홍길동', None)
    """
    if line[:1] != "[" or line[-1:] != "]":
        return None
    depth = 0
    for mark in re.finditer(r"[\[\]]", line[:-1]):
        depth += 1 if mark[0] == "[" else -1
        if not depth:
            return None
    return line[1:-1]


def style_of(attributes: str) -> str:
    """The first of the attributes of a block, which says what it is.

    >>> style_of("source%linenums,python"), style_of("#anchor")
    ('source', '')
    """
    return re.split(r"[,.#%]", attributes, maxsplit=1)[0].strip().strip('"').lower()


def announces_code(line: str) -> bool:
    """True for the attributes of a block of code: ``[source,python]``."""
    attributes = attributes_of(line)
    return attributes is not None and style_of(attributes) in CODE_STYLES


def is_underlined(title: str, underline: str) -> bool:
    """True for a line of marks as long as the title above it, in letters or in columns."""
    if not any(map(str.isalnum, title)) or title[0] in " *-.[|":
        return False
    wide = len(title) + sum(map(len, HANGUL.findall(title)))
    return len(title) - 2 <= len(underline) <= wide + 2
