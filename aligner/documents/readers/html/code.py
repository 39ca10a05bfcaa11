"""Which preformatted parts of a page are code.

In:   a ``pre`` element.
Out:  its lines, and whether they are code.
Not:  code inside a sentence, which is text.
Idea: pages say what is code: by an element, or by a class that highlighters and DocBook write. Preformatted text
      without such a sign, a poem or a letter, is text, and so is what reads like prose in spite of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...clutter_rules import WHOLE_SENTENCE
from .style import BLOCKS
from .tree import words

if TYPE_CHECKING:
    from .tree import Node

__all__ = ["is_code", "names_code", "plain_text"]

#: Classes of an element that holds code, or of one around it.
_CLASSES = words("""
    chroma code code-block code-example code-sample codeblock codehilite code-highlight codesample highlight
    highlight-source highlighter-rouge hljs linenos literal-block prettyprint programlisting rouge snippet sourcecode
    source-code src syntax syntaxhighlighter
    """)
#: Classes that say so of the element itself only: around it they may mean the screen that the page is read on.
_OWN_CLASSES = words("cmdsynopsis console listing screen shell shell-session synopsis terminal")
_CLASS_START = ("brush:", "highlight-", "lang-", "language-", "src-")
_CODE = words("code kbd samp tt var")
_UNSEEN = words("script style template")
_APART = BLOCKS | {"button"}
_PLAIN_WORD = re.compile(r"[(\[\"'“‘«《]*[^\W\d_]+(?:[-'’·][^\W\d_]+)*[)\]\"'”’»》.,;:!?]*")


def names_code(node: Node) -> bool:
    """True if an element says that what is preformatted inside it is code."""
    if not node.attributes:
        return False
    classes = node.get("class").lower().split()
    return any(name in _CLASSES or name.startswith(_CLASS_START) for name in classes)


def is_code(node: Node, *, inside_code: bool) -> bool:
    """True if a preformatted element holds code.

    Args:
        node: the element.
        inside_code: an element around it says so.
    """
    classes = node.get("class").lower().split()
    marked = (
        inside_code or names_code(node) or not _OWN_CLASSES.isdisjoint(classes) or _holds_code_alone(node)
    )
    return marked and not _is_prose(plain_text(node))


def _holds_code_alone(node: Node) -> bool:
    """True if all text is inside elements for code, but for a button to copy it or to choose a language."""
    inside = [
        child
        for child in node.children
        if (child.strip() if isinstance(child, str) else child.tag not in ("button", "input", "label"))
    ]
    return bool(inside) and all(not isinstance(child, str) and child.tag in _CODE for child in inside)


def plain_text(node: Node, *, only: str = "") -> str:
    """The text of an element with its line ends.

    Args:
        node: the element.
        only: the name of elements; nothing outside of such is wanted.
    """
    parts: list[str] = []
    waiting: list[tuple[Node | str, bool]] = [(node, not only)]
    while waiting:
        item, wanted = waiting.pop()
        if isinstance(item, str):
            if wanted:
                parts.append(item)
        elif item.tag == "br":
            parts.append("\n")
        elif item.tag not in _UNSEEN:
            if item is not node and item.tag in _APART and parts and not parts[-1].endswith("\n"):
                parts.append("\n")
            wanted = wanted or item.tag == only
            waiting.extend((child, wanted) for child in reversed(item.children))
    return "".join(parts)


def _is_prose(text: str) -> bool:
    """True if nearly all is words, and a line ends as sentences do."""
    words = text.split()
    if len(words) < 8 or sum(bool(_PLAIN_WORD.fullmatch(word)) for word in words) < 0.85 * len(words):
        return False
    return any(WHOLE_SENTENCE.search(line) for line in text.split("\n"))
