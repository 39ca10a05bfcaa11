"""Settings given as objects, by name, or both.

In:   AlignSettings and ReadSettings, or nothing; single settings by name.
Out:  both objects, complete.
Not:  what the settings mean (alignment, documents).
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from ..alignment import AlignKeywords, AlignSettings
from ..documents import ReadKeywords, ReadSettings
from ..errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Keywords", "both_settings"]


class Keywords(AlignKeywords, ReadKeywords, total=False):
    """Every setting of ``AlignSettings`` and of ``ReadSettings`` by itself."""


def both_settings(
    settings: AlignSettings | None, reading: ReadSettings | None, keywords: Mapping[str, Any]
) -> tuple[AlignSettings, ReadSettings]:
    """Both objects; what is given by name goes before what an object says, which goes before the default.

    Args:
        settings: ``None`` is the defaults.
        reading: ``None`` is the defaults.
        keywords: settings of either object by name.

    Raises:
        TypeError: there is no setting of that name.
        InputError: an object is none of its kind, or the day is none.
        ShapeError: ``max_size`` is not within 1..8, ``langs`` are not two, or fixed and forbidden ones no pairs.
    """
    of_reading = {field.name for field in fields(ReadSettings)}
    read = {name: value for name, value in keywords.items() if name in of_reading}
    rest = {name: value for name, value in keywords.items() if name not in of_reading}
    for name, given, kind in (("settings", settings, AlignSettings), ("reading", reading, ReadSettings)):
        if given is not None and not isinstance(given, kind):
            raise InputError(
                f"{name} is a {type(given).__name__}",
                remedy=f"Give {kind.__name__}(...), or single settings by name.",
            )
    return replace(settings or AlignSettings(), **rest), replace(reading or ReadSettings(), **read)
