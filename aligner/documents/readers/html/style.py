"""What a page's own styles hide, and which of its elements begin a line.

In:   elements, and the style sheets inside a page.
Out:  whether an element is shown, and whether it stands on lines of its own.
Not:  style sheets in other files, what a script shows later.
Idea: only what is said plainly is believed: a rule for one class or one name, outside of conditions like "print".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tree import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .tree import Node

__all__ = ["BLOCKS", "HiddenNames", "hidden_names", "is_hidden", "keeps_lines", "stands_alone"]

#: Elements that stand on lines of their own; ``text`` is one of a drawing.
BLOCKS = words("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li listing main menu nav noframes ol
    optgroup option p plaintext pre search section summary svg table tbody td text tfoot th thead tr ul xmp
    """)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([\w-]+)", re.I)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I)
_WHITE_SPACE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.I)

#: Classes (``.name``) and identifiers (``#name``), alone or behind the element's name, that a style sheet hides.
HiddenNames = frozenset[str]


def hidden_names(nodes: Sequence[Node]) -> HiddenNames:
    """The names that the style sheets of a page hide; of two rules for one name the later holds."""
    shown: dict[str, bool] = {}
    for node in nodes:
        if node.tag == "style":
            css = "".join(child for child in node.children if isinstance(child, str))
            # A comment that never ends is cut off first: looking for its end from each beginning takes too long.
            closed, end, rest = css.rpartition("*/")
            css = _CSS_COMMENT.sub("", closed + end) + rest.partition("/*")[0]
            for selectors, rule in _rules(css):
                if _UNSEEN.search(rule) or _DISPLAY.search(rule):
                    names = [name.strip() for name in selectors.split(",")]
                    shown.update(
                        {name: not _UNSEEN.search(rule) for name in names if _SELECTOR.fullmatch(name)}
                    )
    return frozenset(name for name, is_shown in shown.items() if not is_shown)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold always, not inside of ``@media`` and the like."""
    depth = after = 0
    selectors = ""
    for brace in _BRACE.finditer(css):
        if brace[0] == "{":
            if depth == 0:
                selectors = css[after : brace.start()].rpartition(";")[2].strip()
            depth += 1
        else:
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, css[after : brace.start()]
            depth = max(0, depth - 1)
        after = brace.end()


def is_hidden(node: Node, hidden: HiddenNames) -> bool:
    """True if the page does not show an element until something is done."""
    if node.tag == "dialog" and "open" not in node.attributes:
        return True
    if not node.attributes:
        return False
    if "hidden" in node.attributes and node.get("hidden").lower() != "until-found":
        return True
    style = node.get("style")
    if style and _UNSEEN.search(style):
        return True
    if not hidden or (style and _DISPLAY.search(style)):
        return False
    names = [f".{name}" for name in node.get("class").split()]
    if node.get("id"):
        names.append(f"#{node.get('id')}")
    return any(name in hidden or f"{node.tag}{name}" in hidden for name in names)


def stands_alone(node: Node) -> bool:
    """True if an element begins and ends a line."""
    if node.attributes and (style := node.get("style")) and (display := _DISPLAY.search(style)):
        return not display[1].lower().startswith(("inline", "contents", "ruby"))
    return node.tag in BLOCKS


def keeps_lines(node: Node) -> bool:
    """True if the line ends inside an element are shown."""
    if node.tag in ("pre", "listing", "xmp", "plaintext"):
        return True
    return bool(node.attributes) and bool(_WHITE_SPACE.search(node.get("style")))
