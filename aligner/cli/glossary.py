"""``aligner glossary``: alignments in, their names out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import GlossaryOutputs, Table
from .outputs import STDOUT, check_outputs, write_outputs
from .progress import Bar
from .talk import say

__all__ = ["glossary"]


def glossary(
    alignments: Annotated[
        list[Path],
        typer.Argument(
            metavar="ALIGNMENT...", help="Alignments: .jsonl .csv .xlsx .tmx .xlf.", show_default=False
        ),
    ],
    output: GlossaryOutputs = None,
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Add to this glossary (.jsonl); what a person confirmed or corrected in it stays. "
            "Without -o the file itself is rewritten.",
            show_default=False,
        ),
    ] = None,
    unmatched: Annotated[
        bool, typer.Option("--unmatched", help="List the persons that only one of two texts names.")
    ] = False,
    table: Table = None,
) -> None:
    """Collect the names of aligned texts, with the sentences that prove them."""
    outputs = output or ([] if into is None else [str(into)])
    from ..formats import GLOSSARY_WRITERS, glossary_lines, read_alignment, write_glossary

    check_outputs(outputs, GLOSSARY_WRITERS, alignments)
    from ..glossary import glossary_and_unmatched, load_glossary

    known = None if into is None else load_glossary(into)
    read = []
    with Bar() as bar:
        for number, path in enumerate(alignments):
            bar("reading", number, len(alignments))
            read.append(read_alignment(path))
        bar("reading", len(alignments), len(alignments))
        found, alone = glossary_and_unmatched(read)
    if known is not None:
        found = known.merge(found)
    write_outputs(outputs, lambda path: write_glossary(found, path), lambda: glossary_lines(found))
    if table or (table is None and not outputs):
        from .tables import console, name_table

        console().print(name_table(found.entries))
    if unmatched and alone:
        from .tables import console, unmatched_table

        # JSON lines on the standard output must stay alone there.
        console(stderr=STDOUT in outputs).print(unmatched_table(alone))
    count = len(found.entries)
    say(f"{count} {'entry' if count == 1 else 'entries'}")
    if known is not None:
        say(f"{count - len(known)} of them new in {into}")
    if alone:
        persons = "1 person is" if len(alone) == 1 else f"{len(alone)} persons are"
        say(f"{persons} named in one text only{'' if unmatched else ' (--unmatched lists them)'}")
