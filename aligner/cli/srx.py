"""``aligner srx``: our segmentation rules, so that a CAT tool splits sentences as we do."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Force
from .outputs import STDOUT, check_outputs
from .talk import say

__all__ = ["srx"]


def srx(
    target: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="rules.srx for OmegaT 4 and later and for other tools; segmentation.conf for older OmegaT, in the "
            "folder omegat of a project.",
            show_default=False,
        ),
    ],
    force: Force = False,
) -> None:
    """Write our segmentation rules for CAT tools."""
    from pathlib import Path

    from ..formats import SEGMENTATION_WRITERS, replacing

    if target == STDOUT:
        raise typer.BadParameter("The rules are written to a file only.")
    check_outputs([target], SEGMENTATION_WRITERS)
    with replacing(force=force):
        written = SEGMENTATION_WRITERS[Path(target).suffix.lower()](target)
    say(f"wrote {target}; {written.rows} rules")
