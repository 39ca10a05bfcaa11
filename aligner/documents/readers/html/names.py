"""Names that pages give to their furniture.

In:   an element.
Out:  whether its class, identifier or role says that it is no part of the text.
Not:  deciding by that alone; it only keeps what stands outside of the text from being taken in.
Idea: page makers call the parts of a page by few names. The list follows the one in Mozilla's Readability
      (Apache 2.0), https://github.com/mozilla/readability.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tree import words

if TYPE_CHECKING:
    from .tree import Node

__all__ = ["names_furniture"]

_ELEMENTS = words("aside dialog footer menu nav search")
_ROLES = words(
    "alert alertdialog banner complementary contentinfo dialog menu menubar navigation search toolbar"
)
_NAMES = words("""
    ad ads advert advertisement agreement alert banner bottom breadcrumb breadcrumbs byline category comment comments
    consent cookie cookies copyright disclaimer disqus donate extra follow foot footer gdpr gnb header legends lnb login
    logo masthead menu meta modal more nav navbar navi navigation newsletter notice outbrain pager pagination paging
    popular popup privacy promo ranking recommend recommended related remark replies reply rss search share sharing
    sidebar skip skyscraper snb sns social sponsor sponsored subscribe subscription supplemental taboola tag tags teaser
    tool toolbar tools top topbar trending util utility widget widgets
    """)
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def names_furniture(node: Node) -> bool:
    """True if an element is called by a name of furniture."""
    if node.tag in _ELEMENTS:
        return True
    if not node.attributes:
        return False
    if node.get("role").lower() in _ROLES:
        return True
    names = f"{node.get('class')} {node.get('id')}"
    return any(part.lower() in _NAMES for part in _PART.findall(names[:300]))
