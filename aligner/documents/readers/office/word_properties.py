"""Properties in Word documents that concern the text: what is hidden, what goes on, what is merged.

In:   the XML of properties and of the styles.
Out:  what they say.
Not:  how anything looks.
Idea: hiding is a toggle (ECMA-376 part 1, 17.7.3): set by the style of the paragraph and by that of the run, it is off
      again; what the run itself says counts before either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...xml_elements import attribute, local_name
from .styles import that_hide

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["goes_on", "hidden_styles", "is_continued", "is_on", "number_of", "property_of"]

_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: etree._Element) -> bool:
    """True if a property that is there is not switched off."""
    return attribute(element, "val").lower() not in _OFF


def property_of(properties: etree._Element | None, name: str) -> etree._Element | None:
    """A property among those of a paragraph, a run, a cell; ``None`` if it is not there."""
    if properties is not None:
        for child in properties:
            if local_name(child) == name:
                return child
    return None


def hidden_styles(root: etree._Element | None) -> frozenset[str]:
    """Ids of the styles in which text is hidden, by their own word or by that of the style on which they are based."""
    own: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in () if root is None else root.iter("{*}style"):
        name = attribute(style, "styleId")
        vanish = property_of(property_of(style, "rPr"), "vanish")
        if vanish is not None:
            own[name] = is_on(vanish)
        elif (base := property_of(style, "basedOn")) is not None:
            based[name] = attribute(base, "val")
    return that_hide(own, based)


def goes_on(properties: etree._Element | None) -> bool:
    """True if the text of the next paragraph follows in the same line: the mark between is deleted or hidden.

    Or it is the first letter of the next one, grown over several lines.
    """
    if properties is None:
        return False
    mark = property_of(properties, "rPr")
    if property_of(mark, "del") is not None or property_of(mark, "moveFrom") is not None:
        return True
    vanish = property_of(mark, "vanish")
    if vanish is not None and is_on(vanish):
        return True
    frame = property_of(properties, "framePr")
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def number_of(element: etree._Element | None, default: int) -> int:
    """The value of a property that is a number; the default where there is none."""
    try:
        return default if element is None else int(attribute(element, "val"))
    except ValueError:
        return default


def is_continued(merge: etree._Element | None) -> bool:
    """True if a cell goes on with the one before it: that is so unless it says that it begins."""
    return merge is not None and attribute(merge, "val") != "restart"
