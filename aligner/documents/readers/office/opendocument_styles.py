"""Names in OpenDocument files, and which styles hide what is written in them.

In:   the XML of the parts of a file.
Out:  short names of elements and attributes; names of styles.
Not:  text (opendocument_body.py).
Idea: OpenOffice.org 1 had the same names in namespaces of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .styles import that_hide

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["hidden_styles", "short_name", "value"]

_NAMESPACE = re.compile(
    r"\{(?:urn:oasis:names:tc:opendocument:xmlns:([\w-]+):[\d.]+|http://openoffice\.org/2000/([\w-]+)"
    r"|http://www\.w3\.org/1998/Math/(MathML)|http://www\.w3\.org/1999/(xlink)|.*)\}"
)


@lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """``text:p`` for an element or attribute; without anything before the colon if its namespace says nothing here.

    >>> short_name("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"), short_name("{http://openoffice.org/2000/text}p")
    ('text:p', 'text:p')
    """
    match = _NAMESPACE.match(tag)
    if match is None:
        return f":{tag}"
    return f"{next(filter(None, match.groups()), '')}:{tag[match.end() :]}"


def value(element: etree._Element, *names: str) -> str:
    """The first of some attributes, by their short names, that an element has; ``""`` if it has none."""
    found = {short_name(str(name)): str(text) for name, text in element.attrib.items()}
    return next((found[name] for name in names if name in found), "")


def hidden_styles(*roots: etree._Element | None) -> frozenset[tuple[str, str]]:
    """Families and names of the styles in which text is hidden, or a sheet."""
    own: dict[tuple[str, str], bool] = {}
    based: dict[tuple[str, str], tuple[str, str]] = {}
    for root in roots:
        for style in () if root is None else root.iter("{*}style"):
            family = value(style, "style:family")
            name = family, value(style, "style:name")
            shown = [
                text for properties in style if (text := value(properties, "text:display", "table:display"))
            ]
            if shown:
                own[name] = shown[0] in ("none", "false")
            elif base := value(style, "style:parent-style-name"):
                based[name] = family, base
    return that_hide(own, based)
