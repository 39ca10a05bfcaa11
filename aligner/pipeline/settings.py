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
        ShapeError: ``max_size`` is not within 1..4.
    """
    of_reading = {field.name for field in fields(ReadSettings)}
    read = {name: value for name, value in keywords.items() if name in of_reading}
    rest = {name: value for name, value in keywords.items() if name not in of_reading}
    return replace(settings or AlignSettings(), **rest), replace(reading or ReadSettings(), **read)
