"""Tags of HTML and of components inside text of another format.

In:   text in which a tag may begin.
Out:  where the tag ends; what a reader of the page sees of it.
Not:  HTML files (html.py).
Idea: tags come off, words stay: those in attributes that are shown too. What only looks like a tag, a place-holder such
      as <name>, is text: it is no element of HTML, has no attributes, and nothing in the file closes it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from .light_markup import BREAK, CELL, ROW, word_set

__all__ = ["Shown", "Tags", "tag_end"]

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)")
_BLOCKS = word_set("""
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre
    search section select summary table tbody template textarea tfoot thead title tr ul
""")
_ELEMENTS = _BLOCKS | word_set("""
    a abbr acronym area audio b base bdi bdo big button canvas cite code col colgroup data datalist del dfn em
    embed font i iframe img input ins kbd label link map mark math meta meter noscript object output param path
    picture progress q rp rt ruby s samp script slot small source span strike strong style sub sup svg td th
    time track tt u var video wbr
""")
#: Attributes without a value; others are words of a sentence between two marks that look like a tag.
_SWITCH = re.compile(
    r"(?:[@:#v{.]|data-).*|(?:allowfullscreen|async|autoplay|checked|client\b.*|closed|controls|default|defer|disabled|"
    r"hidden|loop|multiple|muted|noshade|nowrap|open|readonly|required|reversed|selected|setup|scoped)"
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
#: Attributes with words that are seen: of any element, of components, and those that show only on hovering.
_SEEN = frozenset({"alt", "label", "placeholder"})
_SEEN_OF_COMPONENTS = frozenset({"caption", "description", "header", "heading", "summary", "text", "title"})
_HOVERING = frozenset({"aria-label", "title"})
# A tag is no longer than this; without a limit each mark that opens none would be followed to the end of the file.
_LONGEST = 20_000
_CLOSED_BY = {'"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a tag.

    Attributes:
        text: in its place, with control characters for what it parts.
        hidden: words that show on hovering only.
    """

    text: str
    hidden: str = ""


def tag_end(text: str, start: int) -> int:
    """Where the tag that begins at ``start`` ends; -1 if none begins there.

    Values in quotation marks and, as components have them, in braces may hold anything.

    >>> tag_end("<b>bold</b>", 0), tag_end('<Tab :is="a > b" />', 0), tag_end("a < b", 2)
    (3, 19, -1)
    """
    name = _NAME.match(text, start)
    if name is None:
        return -1
    position, last = name.end(), min(len(text), start + _LONGEST)
    if position < last and text[position] not in " \t\n/>":
        return -1
    braces = 0
    while position < last:
        char = text[position]
        if char in _CLOSED_BY:
            position = text.find(_CLOSED_BY[char], position + 1, last)
            if position < 0:
                return -1
        elif char == "{":
            braces += 1
        elif char == "}":
            braces -= 1
        elif not braces:
            if char == ">":
                return position + 1
            if char == "<":
                return -1
        position += 1
    return -1


class Tags:
    """The tags of a file."""

    def __init__(self, source: str) -> None:
        self._opened = set(re.findall(r"<([A-Za-z][\w.:-]*)", source))
        self._closed = set(re.findall(r"</([A-Za-z][\w.:-]*)", source))

    def shown(self, tag: str, *, alone: bool = False) -> Shown:
        """What is seen of a tag.

        Args:
            tag: the whole of it.
            alone: it stands outside of paragraphs, so that its words are a paragraph.
        """
        match = _NAME.match(tag)
        if match is None:
            return Shown("")
        name = match[1]
        lower = name.lower()
        inside = tag[match.end() :].rstrip(">").rstrip("/")
        is_element = lower in _ELEMENTS
        attributes = [(key, value) for key, value in _ATTRIBUTE.findall(_without_braces(inside))]
        if any(not value and not _SWITCH.fullmatch(key) for key, value in attributes):
            return Shown(tag)
        if not is_element and not attributes and not tag.endswith("/>"):
            partners = self._opened if tag.startswith("</") else self._closed
            if name not in partners:
                return Shown(tag)
        if tag.startswith("</"):
            return Shown(_part(lower) if is_element and lower not in ("td", "th") else BREAK if alone else "")
        seen, hidden = _words(lower, is_element, {key.lower(): value for key, value in attributes})
        if alone and seen:
            seen = f"{BREAK}{seen}{BREAK}"
        elif seen:
            seen = seen if is_element else f" {seen} "
        parts = _part(lower) if is_element else BREAK if alone else ""
        return Shown(parts + seen, hidden)


def _part(name: str) -> str:
    """What an element parts where it begins or ends."""
    if name == "tr":
        return ROW
    if name in ("td", "th"):
        return CELL
    return BREAK if name in _BLOCKS else ""


def _words(name: str, is_element: bool, attributes: dict[str, str]) -> tuple[str, str]:
    """The words in the attributes of a tag: those that are seen, and those that show on hovering."""
    seen, hidden = [], []
    for key, quoted in attributes.items():
        value = html.unescape(quoted.strip("\"'"))
        if not any(map(str.isalpha, value)):
            continue
        of_button = name == "input" and key == "value" and attributes.get("type", "").strip("\"'") in _BUTTONS
        if key in _SEEN or of_button or (not is_element and key in _SEEN_OF_COMPONENTS):
            seen.append(value)
        elif key in _HOVERING:
            hidden.append(value)
    return BREAK.join(seen), "\n".join(hidden)


_BUTTONS = frozenset({"button", "reset", "submit"})


def _without_braces(text: str) -> str:
    """Attributes without the expressions in braces, which are code."""
    if "{" not in text:
        return text
    parts, depth, start = [], 0, 0
    for position, char in enumerate(text):
        if char == "{":
            if not depth:
                parts.append(text[start:position])
            depth += 1
        elif char == "}" and depth:
            depth -= 1
            if not depth:
                parts.append("{}")
                start = position + 1
    return "".join(parts) + ("" if depth else text[start:])
