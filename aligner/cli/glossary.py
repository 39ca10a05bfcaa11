"""``aligner glossary``: alignments in, their names out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import GlossaryOutputs, Table
from .outputs import check_outputs, write_outputs
from .progress import Bar
from .talk import say

__all__ = ["glossary"]


def glossary(
    alignments: Annotated[
        list[Path],
        typer.Argument(metavar="ALIGNMENT...", help="Alignments: .jsonl, .tmx or .csv.", show_default=False),
    ],
    output: GlossaryOutputs = None,
    table: Table = None,
) -> None:
    """Collect the names of aligned texts, with the sentences that prove them."""
    outputs = output or []
    from ..formats import GLOSSARY_WRITERS, glossary_lines, read_alignment, write_glossary

    check_outputs(outputs, GLOSSARY_WRITERS, alignments)
    from ..glossary import build_glossary

    read = []
    with Bar() as bar:
        for number, path in enumerate(alignments):
            bar("reading", number, len(alignments))
            read.append(read_alignment(path))
        bar("reading", len(alignments), len(alignments))
        found = build_glossary(read)
    write_outputs(outputs, lambda path: write_glossary(found, path), lambda: glossary_lines(found))
    if table or (table is None and not outputs):
        from .tables import console, name_table

        console().print(name_table(found.entries))
    count = len(found.entries)
    say(f"{count} {'entry' if count == 1 else 'entries'}")
