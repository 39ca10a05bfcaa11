"""Which parts of a page are furniture by what they are: menus, heads and feet, forms, lists of links.

In:   the paragraphs of a page.
Out:  the reason why a paragraph is no text, written into it.
Not:  where the page's text is (main_text.py); furniture that shows by how a line looks (clutter.py).
Idea: an element's name says what its maker wanted it to be, and what it holds says what it is: sentences are text
      wherever they stand, but for the foot of a page.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ...clutter import find_clutter
from ...languages import language_of
from ...pieces import CONTROL, HIDDEN, NAVIGATION, RUNNING_LINE
from .inline import bare, weight
from .names import names_furniture
from .paragraphs import FALLBACK
from .sums import Sums
from .tree import words

if TYPE_CHECKING:
    from .paragraphs import Paragraph, Paragraphs
    from .tree import Node

__all__ = ["leave_out", "leave_out_furniture", "leave_out_link_lists", "only_links", "settle_hidden"]

_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
}
_TAGS = {
    "nav": "nav",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "search": "form",
}
#: Elements with a head and a foot of their own.
_WITH_OWN_ENDS = words("article blockquote figure main section")
_LISTS = words("dir dl menu ol ul")
_BOXES = words("center div p section td") | _LISTS
_LEAST_LINKS = 3
#: Of the letters of a list of links at least so many are links.
_LINKED = 0.8


def settle_hidden(paragraphs: Paragraphs) -> None:
    """Believe what a page hides, unless it is most of its text, or its text in another language.

    Then a script shows it: when the page is there, or when somebody asks for that language.
    """
    hidden = [one for one in paragraphs.all if one.left_out == HIDDEN and one.prose]
    shown = [one for one in paragraphs.all if not one.left_out]
    amount = sum(weight(one.text) for one in hidden)
    visible = sum(weight(one.text) for one in shown)
    if hidden and (amount > visible or (3 * amount > visible and _language(hidden) != _language(shown))):
        for one in paragraphs.all:
            if one.left_out == HIDDEN:
                one.left_out = ""
    for one in paragraphs.all:
        if one.left_out == FALLBACK:
            one.left_out = HIDDEN


def _language(paragraphs: list[Paragraph]) -> str:
    return language_of("\n".join(one.text for one in paragraphs))


def leave_out_furniture(paragraphs: Paragraphs, titles: frozenset[str]) -> None:
    """Menus, heads and feet of the page, forms to fill in; and mark what is text only inside of the text.

    Args:
        paragraphs: of the page.
        titles: what the page's head calls the page, without white space.
    """
    sums = Sums(paragraphs.all)
    page = paragraphs.nodes[0]
    titled = [
        number
        for number, one in enumerate(paragraphs.all)
        if one.heading is not None and bare(one.text) in titles
    ]
    done = inside = 0
    for node in paragraphs.nodes:
        if node.tag in _WITH_OWN_ENDS:
            inside = max(inside, node.end)
        kind = _ROLES.get(node.get("role").lower()) or _TAGS.get(node.tag)
        if not kind or node.start < done or not sums.count(node):
            continue
        if 2 * sums.prose(node) > sums.prose(page) > 0:
            continue  # it holds the text of the page
        is_inside = node.start < inside
        reason = ""
        if kind in ("nav", "aside"):
            reason = "" if sums.told(node) else NAVIGATION
        elif kind == "footer":
            reason = "" if is_inside and sums.told(node) else RUNNING_LINE
        elif kind == "header":
            # The site's name is a heading that links to its front page.
            is_text = sums.told(node) or sums.headings(node, linked=is_inside) or _any_in(titled, node)
            reason = "" if is_text else RUNNING_LINE
        elif paragraphs.has_field(node) and not sums.told(node) and not sums.prose(node):
            reason = CONTROL
        is_aside = kind in ("nav", "aside") and not reason
        if reason or is_aside:
            leave_out(paragraphs, node, reason, is_aside=is_aside)
            done = node.end


def _any_in(numbers: list[int], node: Node) -> bool:
    """True if a paragraph with one of these numbers begins inside an element."""
    return bisect_left(numbers, node.start) < bisect_left(numbers, node.end)


def leave_out(paragraphs: Paragraphs, node: Node, reason: str, *, is_aside: bool = False) -> None:
    """Leave out all of an element that is not left out yet; with ``is_aside`` it only is text if it is inside of it."""
    for one in paragraphs.all[node.start : node.end]:
        one.is_aside = is_aside
        one.left_out = one.left_out or reason


def leave_out_link_lists(paragraphs: Paragraphs, main: Node) -> None:
    """Lists of links in the page's text: menus before it, other articles after it.

    A table of contents of the page itself is text, and so are sentences that are links, and a list with text before
    and after it.
    """
    sums = Sums(paragraphs.all)
    lists = []
    done = 0
    for node in paragraphs.nodes:
        inside = main.start <= node.start < node.end <= main.end
        if inside and node.tag in _BOXES and node.start >= done and only_links(node, sums):
            done = node.end
            lists.append(node)
    if not lists:
        return
    # A notice of rights at the foot is prose to look at.
    lines = ["" if one.left_out else one.text for one in paragraphs.all[main.start : main.end]]
    furniture = {main.start + finding.line for finding in find_clutter(lines)}
    told = [
        number
        for number in range(main.start, main.end)
        if paragraphs.all[number].prose and not paragraphs.all[number].left_out and number not in furniture
    ]
    for node in lists:
        is_between = bool(told) and told[0] < node.start and node.end <= told[-1]
        if not (_is_contents(paragraphs, node) or (is_between and _is_mere_list(paragraphs, node, main))):
            leave_out(paragraphs, node, NAVIGATION)


def only_links(node: Node, sums: Sums) -> bool:
    """True if an element holds several links and hardly any other text, and few of them are sentences."""
    if sums.links(node) < _LEAST_LINKS or sums.link_size(node) < _LINKED * sums.size(node):
        return False
    return 3 * sums.sentences(node) < sums.count(node)


def _is_contents(paragraphs: Paragraphs, node: Node) -> bool:
    """True if its links lead to places in the page."""
    inside = paragraphs.all[node.start : node.end]
    here = sum(target in paragraphs.anchors for one in inside for target in one.targets)
    return here >= _LINKED * sum(one.links for one in inside)


def _is_mere_list(paragraphs: Paragraphs, node: Node, main: Node) -> bool:
    """True for a list with no heading of its own that is not called furniture."""
    named = paragraphs.all[node.start].named
    if names_furniture(node) or (
        named is not None and not (named.start <= main.start and named.end >= main.end)
    ):
        return False
    inner: Node | None = node
    while inner is not None and inner.tag not in _LISTS and inner.tag != "p":
        inner = next(
            (child for child in inner.elements() if (child.start, child.end) == (node.start, node.end)), None
        )
    return inner is not None
