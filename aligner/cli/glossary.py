"""``aligner glossary``: alignments in, their names out."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ReadError
from .inputs import read_entries
from .options import Force, GlossaryOutputs, Table
from .outputs import STDOUT, check_outputs, write_outputs
from .progress import Bar
from .talk import say

if TYPE_CHECKING:
    from ..names.pairing.candidate import MatchSettings

__all__ = ["glossary"]

# Pairs without which there is nothing to learn of a way of writing.
_FEWEST = 5


def glossary(
    alignments: Annotated[
        list[Path],
        typer.Argument(
            metavar="ALIGNMENT... | --check KO EN GLOSSARY",
            help="Alignments: .jsonl .csv .xlsx .tmx .xlf. With --check: two texts, or an alignment, and a glossary "
            "(.jsonl .sqlite .csv .xlsx .txt .memoq.csv .tbx).",
            show_default=False,
        ),
    ],
    output: GlossaryOutputs = None,
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Add to this glossary (.jsonl .sqlite); what a person confirmed or corrected in it stays. "
            "Without -o the file itself is rewritten; if there is none, it is made.",
            show_default=False,
        ),
    ] = None,
    adapt: Annotated[
        Path | None,
        typer.Option(
            metavar="PAIRS",
            help="Learn first from names whose forms are known how they are written in your texts: a glossary, or a "
            "table with columns ko and en.",
            show_default=False,
        ),
    ] = None,
    unmatched: Annotated[
        bool, typer.Option("--unmatched", help="List the persons that only one of two texts names.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="As aligner check: collect nothing, list where a translation departs from a glossary, the last file.",
        ),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="With --check: print what departs as JSON lines.")
    ] = False,
    table: Table = None,
    force: Force = False,
) -> None:
    """Collect the names of aligned texts, with the sentences that prove them; or check a translation."""
    if check:
        if output or into or adapt or unmatched:
            raise typer.BadParameter(
                "--check collects nothing: -o, --into, --adapt and --unmatched do not go with it."
            )
        from .check import show_departures

        show_departures(alignments, json=json, table=table is not False)
        return
    if json:
        raise typer.BadParameter("--json goes with --check; entries as JSON lines are -o -.")
    outputs = output or ([] if into is None else [str(into)])
    from ..formats import GLOSSARY_WRITERS, GrowingGlossary, glossary_lines, read_alignment, write_glossary

    grown = None if into is None else GrowingGlossary(into)
    own = [path for path in outputs if into is not None and path == str(into)]
    if grown is not None and own:
        grown.check_all_is_known()
    check_outputs(own, GLOSSARY_WRITERS, alignments)
    others = [path for path in outputs if path not in own]
    check_outputs(others, GLOSSARY_WRITERS, alignments, force=force, is_new=grown is None)
    from ..glossary import glossary_and_unmatched

    settings = None if adapt is None else _adapted(adapt)
    read = []
    with Bar() as bar:
        for number, path in enumerate(alignments):
            bar("reading", number, len(alignments))
            read.append(read_alignment(path))
        bar("reading", len(alignments), len(alignments))
        found, alone = glossary_and_unmatched(read, settings=settings)
    known = None if grown is None else grown.known
    # A glossary that is only read need not be held.
    with grown.held(say) if grown is not None and own else nullcontext(known) as known:
        if known is not None:
            found = known.merge(found)
        write_outputs(
            outputs,
            lambda path: write_glossary(found, path),
            lambda: glossary_lines(found),
            force=force,
            added_to=grown if own else None,
        )
    if table or (table is None and not outputs):
        from .tables import console, name_table

        console().print(name_table(found.entries))
    if unmatched and alone:
        from .tables import console, unmatched_table

        # JSON lines on the standard output must stay alone there.
        console(stderr=STDOUT in outputs).print(unmatched_table(alone))
    say(f"{len(found)} {'entry' if len(found) == 1 else 'entries'}")
    if grown is not None:
        _tell_growth(
            len(found) - len(grown.known), into, is_new=grown.is_new, is_written=str(into) in outputs
        )
    _tell_alone(len(alone), unmatched)


def _tell_growth(new: int, into: Path | None, *, is_new: bool, is_written: bool) -> None:
    """What became of the glossary that was added to."""
    if is_new:
        say(f"new glossary {into}" if is_written else f"{into} is not made: -o says where the glossary goes")
    else:
        say(f"{new} of them new in {into}" if is_written else f"{new} of them new; {into} stays as it was")


def _tell_alone(count: int, listed: bool) -> None:
    """How many persons only one text names."""
    if count:
        persons = "1 person is" if count == 1 else f"{count} persons are"
        say(f"{persons} named in one text only{'' if listed else ' (--unmatched lists them)'}")
    elif listed:
        say("no person is named in one text only")


def _adapted(path: Path) -> MatchSettings:
    """Settings with sounds re-estimated on the pairs of a glossary; says on how many.

    Raises:
        ReadError: too few of them sound alike.
    """
    from ..names import adapt_sound
    from ..names.pairing.candidate import MatchSettings

    entries = read_entries(path).entries
    found = adapt_sound(
        # What the program found by itself, by the costs as they are, teaches it half as much.
        (entry.ko, entry.en, 0.5 if entry.status == "found" and entry.count else 1.0)
        for entry in entries
    )
    used, left = len(found.used), len(found.left_out)
    if used < _FEWEST:
        raise ReadError(
            f"{used} of {used + left} pairs sound alike, too few to learn from",
            remedy=f"At least {_FEWEST} names and their English forms are needed.",
            path=path,
        )
    others = "; the other does not sound alike" if left == 1 else f"; the other {left} do not sound alike"
    say(f"sound re-estimated on {used} of {used + left} pairs of {path}{others if left else ''}")
    return MatchSettings(sound=found.table)
