"""``aligner lookup``: how is this name written?"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..errors import InputError
from .talk import say, say_left_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from ..glossary import Glossary
    from ..glossary.lookup.sqlite import StoredGlossary
    from ..glossary.suggest import LikelySpelling
    from ..model import Entry

__all__ = ["lookup"]

# Letters of a query that a message repeats.
_SHOWN = 60


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
            metavar="FILE",
            help="A glossary (.jsonl .sqlite .csv .xlsx .txt .memoq.csv .tbx); without it, the one that ships.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the entries, or guesses marked as such, as JSON lines.")
    ] = False,
) -> None:
    """Look a name up in a glossary; for a name it lacks, say how it is probably written (and end with 1)."""
    entries = _answers(query, glossary)
    if not entries:
        _guess(query, glossary, json=json)
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


def _answers(query: str, path: Path | None) -> list[Entry]:
    """What a glossary of any format says, the one that ships without a path; a database stays in its file.

    Raises:
        ReadError: it cannot be read.
        InputError: it has no entries.
    """
    from ..glossary.lookup.steps import MOST_ANSWERS

    with _opened(path) as names:
        if not len(names):
            raise InputError("the glossary has no entries", remedy="Choose another one.", path=path)
        entries = names.lookup(query)
    if len(entries) == MOST_ANSWERS:
        say(f"{query}: the {MOST_ANSWERS} commonest answers; ask for more of the name to see others")
    return entries


def _opened(path: Path | None) -> AbstractContextManager[Glossary | StoredGlossary]:
    from ..glossary import is_database, load_glossary

    if path is None:
        return nullcontext(load_glossary())
    if is_database(path):
        from ..glossary.lookup.sqlite import StoredGlossary

        return StoredGlossary(path)
    from ..formats import read_glossary

    names = read_glossary(path)
    say_left_out(path, names.left_out)
    return nullcontext(names)


def _guess(query: str, glossary: Path | None, *, json: bool) -> NoReturn:
    """Show how a name that the glossary lacks is probably written; the query stays unanswered.

    Raises:
        InputError: nothing can be guessed.
        Exit: always else, with code 1, so that no script takes a guess for an answer.
    """
    from ..glossary.suggest import likely_spellings

    guesses = likely_spellings(query)
    if not guesses:
        raise InputError(
            f"nothing found for {query if len(query) <= _SHOWN else query[:_SHOWN] + '…'!r}",
            remedy="Try another spelling or a part of the name.",
            path=glossary,
        )
    say(f"{query}: not in the glossary; {_told(query, guesses)}")
    if json:
        from dataclasses import asdict

        from ..formats import json_line

        for guess in guesses:
            typer.echo(json_line({"guess": True, "query": query, **asdict(guess)}))
    else:
        from .tables import console, guess_table

        console().print(guess_table(guesses))
    raise typer.Exit(1)


def _told(query: str, guesses: Sequence[LikelySpelling]) -> str:
    """The best guess in words, and how far it can be trusted."""
    best = guesses[0]
    if best.known:
        asked = query.casefold()
        others = [form for form in (best.en, best.ko, best.ru) if form and form.casefold() != asked]
        return f"probably {', '.join(others)} (from the table of people)"
    if best.en.casefold() not in query.casefold():
        return f"probably {', '.join(filter(None, (best.en, best.ru)))} (a guess from the spelling)"
    if best.ko and not best.ru:
        names = " or ".join(filter(None, (guess.ko for guess in guesses)))
        return f"perhaps {names} (guesses: Latin letters do not determine the Hangul of a Korean name)"
    spelt = ", ".join(filter(None, (best.ko, best.ru))) or f"{best.ko_south} in South Korea"
    return f"probably {spelt} (a guess from the spelling)"
