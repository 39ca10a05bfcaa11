"""``aligner import``: what a person wrote into a spreadsheet, applied to the alignment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AlignmentOutputs
from .outputs import check_outputs, write_outputs
from .pictures import with_pictures, write_output
from .talk import say

__all__ = ["import_review"]


def import_review(
    reviewed: Annotated[
        Path,
        typer.Argument(
            metavar="REVIEWED",
            help="A sheet with its column review filled (.xlsx .csv), or a reviewed .xlf.",
            show_default=False,
        ),
    ],
    alignment: Annotated[
        Path,
        typer.Argument(
            metavar="ALIGNMENT",
            help="The alignment that the sheet was written from, best as .jsonl.",
            show_default=False,
        ),
    ],
    output: AlignmentOutputs = None,
    skip_conflicts: Annotated[
        bool,
        typer.Option("--skip-conflicts", help="Apply the rows that fit, and leave the others as they were."),
    ] = False,
) -> None:
    """Apply a reviewed spreadsheet: ok, a corrected text, join, split, and comments.

    Without -o it only tells what it would do.
    """
    from ..formats import ALIGNMENT_WRITERS, alignment_lines, read_alignment
    from ..formats import import_review as apply

    outputs = output or []
    check_outputs(outputs, with_pictures(ALIGNMENT_WRITERS, outputs), [reviewed, alignment])
    applied = apply(reviewed, read_alignment(alignment), skip_conflicts=skip_conflicts)
    for row, problem in applied.conflicts:
        say(f"left as it was, row {row}: {problem}" if row else f"left as it was: {problem}")
    write_outputs(
        outputs,
        lambda path: write_output(applied.alignment, path),
        lambda: alignment_lines(applied.alignment),
    )
    told = (
        f"{applied.confirmed} confirmed, {applied.corrected} corrected, {applied.joined} joined, "
        f"{applied.split} split, {applied.comments} with a new comment, {len(applied.conflicts)} conflicts"
    )
    say(told if outputs else f"{told}; nothing written (give -o FILE)")
