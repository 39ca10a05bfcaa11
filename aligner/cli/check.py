"""``aligner check``: where does a translation depart from a glossary?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import read_entries
from .progress import Bar
from .talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["check", "show_departures"]


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="KO EN GLOSSARY | ALIGNMENT GLOSSARY",
            help="Two texts, or an alignment (.jsonl .csv .xlsx .tmx .xlf), and a glossary "
            "(.jsonl .sqlite .csv .xlsx .txt .memoq.csv .tbx).",
            show_default=False,
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print what departs as JSON lines.")] = False,
    table: Annotated[bool, typer.Option("--table/--no-table", help="Print what departs as a table.")] = True,
) -> None:
    """List where a translation departs from a glossary."""
    show_departures(files, json=json, table=table)


def show_departures(files: Sequence[Path], *, json: bool, table: bool) -> None:
    """Print where the English of two texts, or of an alignment, departs from a glossary.

    Args:
        files: two texts or an alignment, and the glossary last.
        json: print JSON lines instead of the table.
        table: print a table, if anything departs.

    Raises:
        BadParameter: fewer than two files, or more than three.
        ReadError: a file is missing or cannot be read, or the glossary has no entries.
        UnknownNameError: a suffix that no alignment or no glossary has.
        LanguageError: the texts are not a Korean and an English one.
    """
    if not 2 <= len(files) <= 3:
        told = "1 file" if len(files) == 1 else f"{len(files)} files"
        raise typer.BadParameter(
            f"a check takes two texts and a glossary, or an alignment and a glossary; {told} given."
        )
    from ..formats import json_line, read_alignment
    from ..glossary.check import departures, english_forms

    *texts, last = files
    names = read_entries(last)
    if len(texts) == 1:
        alignment = read_alignment(texts[0])
    else:
        from ..pipeline import align_files

        with Bar() as bar:
            alignment = align_files(texts, progress=bar)
    found = departures(alignment, names)
    if json:
        for one in found:
            typer.echo(
                json_line(
                    {
                        "row": one.bead + 1,
                        "ko": one.ko,
                        "entry": one.entry.ko,
                        "expected": list(english_forms(one.entry)),
                        "source": one.source_text,
                        "target": one.target_text,
                        "confidence": round(alignment.beads[one.bead].confidence, 4),
                    }
                )
            )
    elif table and found:
        from .tables import console, departure_table

        console().print(departure_table(found))
    pairs = sum(bead.is_paired for bead in alignment.beads)
    say(
        f"{len(found)} {'departure' if len(found) == 1 else 'departures'} from {last} "
        f"in {pairs} {'pair' if pairs == 1 else 'pairs'}"
    )
