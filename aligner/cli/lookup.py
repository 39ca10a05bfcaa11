"""``aligner lookup``: how is this name written?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError

__all__ = ["lookup"]


def lookup(
    query: Annotated[
        str,
        typer.Argument(
            help="A name: North or South Korean spelling, English or Russian.", show_default=False
        ),
    ],
    glossary: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A glossary (.jsonl); without it, the one that ships.", show_default=False
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the entries as JSON lines.")] = False,
) -> None:
    """Look a name up in a glossary."""
    from ..glossary import load_glossary

    entries = load_glossary(glossary).lookup(query)
    if not entries:
        raise InputError(
            f"nothing found for {query!r}",
            remedy="Try another spelling or a part of the name.",
            path=glossary,
        )
    if json:
        from ..formats import json_line
        from ..glossary import entry_to_dict

        for entry in entries:
            typer.echo(json_line(entry_to_dict(entry)))
        return
    from .tables import console, entry_panel

    terminal = console()
    for entry in entries:
        terminal.print(entry_panel(entry))
