"""Outputs that are pictures: the similarity map, as a page, a drawing or an image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .outputs import STDOUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..formats import Written
    from ..model import Alignment

__all__ = ["is_picture", "with_pictures", "write_output"]


def with_pictures(writers: Mapping[str, Any], outputs: Sequence[str]) -> dict[str, Any]:
    """The writers by suffix, and those of pictures; what pictures need is looked for if one is wanted.

    Raises:
        MissingExtraError: the drawing packages are not installed.
        FontError: an image is wanted and no font has Korean letters.
    """
    from ..plots import check_picture, write_map

    for output in outputs:
        if is_picture(output):
            check_picture(output)
    return {**writers, ".png": write_map, ".svg": write_map}


def is_picture(output: str) -> bool:
    """True if the output is the similarity map."""
    from ..plots import is_map

    return output != STDOUT and is_map(output)


def write_output(alignment: Alignment, path: str, *, encoder: str = "builtin", **options: Any) -> Written:
    """Write an alignment as its map, if the name says so, or in another format.

    Args:
        encoder: what the map compares sentences with.
        options: for the other formats.
    """
    if is_picture(path):
        from ..plots import write_map

        drawn: Written = write_map(alignment, path, encoder=encoder)
        return drawn
    from ..formats import write_alignment

    return write_alignment(alignment, path, **options)
