"""``aligner import``: what a person wrote into a spreadsheet, applied to the alignment or the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AlignmentOutputs, Force
from .outputs import check_outputs, write_outputs
from .pictures import with_pictures, write_output
from .talk import say

__all__ = ["import_review"]


def import_review(
    reviewed: Annotated[
        Path,
        typer.Argument(
            metavar="REVIEWED",
            help="A sheet with its column review filled (.xlsx .csv), or a reviewed .xlf; of names, any glossary "
            "with its status filled.",
            show_default=False,
        ),
    ],
    alignment: Annotated[
        Path,
        typer.Argument(
            metavar="ALIGNMENT",
            help="The alignment or the glossary that the sheet was written from, best as .jsonl.",
            show_default=False,
        ),
    ],
    output: AlignmentOutputs = None,
    skip_conflicts: Annotated[
        bool,
        typer.Option("--skip-conflicts", help="Apply the rows that fit, and leave the others as they were."),
    ] = False,
    force: Force = False,
) -> None:
    """Apply a reviewed spreadsheet: ok, a corrected text, join, split, and comments; of names, what was decided.

    Without -o it only tells what it would do.
    """
    from ..formats import ALIGNMENT_WRITERS, alignment_lines, is_glossary, open_input, read_alignment
    from ..formats import import_review as apply

    outputs = output or []
    with open_input(alignment):
        pass  # whether there is a file comes before what it could be
    if is_glossary(alignment):
        _import_names(reviewed, alignment, outputs, force=force)
        return
    check_outputs(outputs, with_pictures(ALIGNMENT_WRITERS, outputs), [reviewed, alignment])
    applied = apply(reviewed, read_alignment(alignment), skip_conflicts=skip_conflicts)
    for row, problem in applied.conflicts:
        say(f"left as it was, row {row}: {problem}" if row else f"left as it was: {problem}")
    write_outputs(
        outputs,
        lambda path: write_output(applied.alignment, path),
        lambda: alignment_lines(applied.alignment),
        force=force,
    )
    told = (
        f"{applied.confirmed} confirmed, {applied.corrected} corrected, {applied.joined} joined, "
        f"{applied.split} split, {applied.comments} with a new comment, {len(applied.conflicts)} conflicts"
    )
    _tell(told, written=bool(outputs))


def _import_names(reviewed: Path, glossary: Path, outputs: list[str], *, force: bool) -> None:
    """What a person confirmed or corrected in a table of names, in the glossary with all its sentences."""
    from ..formats import GLOSSARY_WRITERS, glossary_lines, read_glossary, write_glossary

    check_outputs(outputs, GLOSSARY_WRITERS, [reviewed, glossary])
    table = read_glossary(reviewed)
    names = read_glossary(glossary).decided(table)
    write_outputs(
        outputs, lambda path: write_glossary(names, path), lambda: glossary_lines(names), force=force
    )
    statuses = [entry.status for entry in table]
    told = f"{statuses.count('confirmed')} confirmed, {statuses.count('corrected')} corrected"
    _tell(told, written=bool(outputs))


def _tell(told: str, *, written: bool) -> None:
    say(told if written else f"{told}; nothing written (give -o FILE)")
