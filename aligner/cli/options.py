"""Options that several commands share, each told once."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "LARGEST",
    "AlignmentOutputs",
    "Anchors",
    "ByParagraph",
    "Day",
    "EncoderName",
    "Force",
    "GlossaryOutputs",
    "KeepClutter",
    "KeepCode",
    "Level",
    "MaxSize",
    "MinConfidence",
    "OneToOne",
    "OnlyConfirmed",
    "Prefer",
    "Preference",
    "Refine",
    "Segmented",
    "SourceCode",
    "SourceLanguage",
    "Table",
    "TargetCode",
    "TargetLanguage",
    "UnitLevel",
    "language_code",
]

AlignmentOutputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here: .tmx .xlsx .csv .jsonl .xlf or .html; map.html, .svg or .png is a picture of all "
        "similarities; may be repeated; - is JSONL on the standard output.",
        show_default=False,
    ),
]

GlossaryOutputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here: .csv .xlsx .jsonl .html or .sqlite; for CAT tools .txt (OmegaT), .memoq.csv, "
        ".tbx (version 3) or .v2.tbx; may be repeated; - is JSONL on the standard output.",
        show_default=False,
    ),
]

Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help="Replace a file that aligner did not write. What a person decided in a file is never written over.",
    ),
]

Table = Annotated[
    bool | None,
    typer.Option(
        "--table/--no-table", help="Print a short table.  [default: if there is no -o]", show_default=False
    ),
]


def _share(text: str) -> float:
    """A share between 0 and 1; who writes 90 or 90% means 0.9 and is told so.

    Raises:
        typer.BadParameter: it is no such number.
    """
    try:
        share = float(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no number. For 90 %, write 0.9.") from error
    if not 0 <= share <= 1:
        raise typer.BadParameter(f"{text} is not between 0 and 1. For 90 %, write 0.9.")
    return share


MinConfidence = Annotated[
    float,
    typer.Option(
        metavar="P",
        parser=_share,
        help="TMX, XLIFF: leave out pairs below this confidence.",
        show_default=False,
    ),
]

OnlyConfirmed = Annotated[
    bool,
    typer.Option("--only-confirmed", help="TMX, XLIFF: leave out pairs that nobody has confirmed."),
]


class Level(StrEnum):
    """What a unit of a TMX holds."""

    sentence = "sentence"
    paragraph = "paragraph"


UnitLevel = Annotated[
    Level, typer.Option("--level", help="TMX: a unit for each group of sentences, or for each paragraph.")
]


def language_code(text: str) -> str:
    """A language code as BCP 47 writes it: ``KO`` is ``ko``, ``ko_kp`` is ``ko-KP``.

    Raises:
        typer.BadParameter: it is no such code.
    """
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text):
        raise typer.BadParameter(f"{text!r} is no language code. Write ko for Korean, en for English.")
    language, *rest = re.split("[-_]", text)
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


SourceCode = Annotated[
    str | None,
    typer.Option(
        metavar="CODE",
        parser=language_code,
        help="TMX, XLIFF: language code to write for the first text, e.g. ko-KP.",
        show_default=False,
    ),
]

TargetCode = Annotated[
    str | None,
    typer.Option(
        metavar="CODE",
        parser=language_code,
        help="TMX, XLIFF: language code to write for the second text, e.g. en-US.",
        show_default=False,
    ),
]


Segmented = Annotated[
    bool, typer.Option("--segmented", help="The files hold one sentence a line: leave them so.")
]

EncoderName = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="builtin, use, e5, a sentence-transformers model or folder; or several joined with + (builtin+use).",
    ),
]


SourceLanguage = Annotated[
    str, typer.Option("--src", metavar="LANG", parser=language_code, help="Language of the first text.")
]

TargetLanguage = Annotated[
    str, typer.Option("--tgt", metavar="LANG", parser=language_code, help="Language of the second text.")
]


def _day(text: str) -> str:
    """A day as ISO writes it.

    Raises:
        typer.BadParameter: it is no such day.
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day. Write it like 2025-07-12.") from error


Day = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD",
        parser=_day,
        help="Day of both texts, instead of what the files tell.",
        show_default=False,
    ),
]

# Most sentences that a side of a pair may have.
LARGEST = 8

MaxSize = Annotated[
    int,
    typer.Option(metavar="N", min=1, max=LARGEST, help="Most sentences on one side of a pair, 1 to 8."),
]

OneToOne = Annotated[
    bool, typer.Option("--one-to-one", help="Pairs of single sentences only; the same as --max-size 1.")
]


class Preference(StrEnum):
    """What the choice among pairs goes by."""

    exact = "exact"
    coverage = "coverage"


Prefer = Annotated[
    Preference,
    typer.Option(
        "--prefer",
        help="Pairs that are wholly right (exact), or as few sentences without counterpart as the text allows "
        "(coverage).",
    ),
]

ByParagraph = Annotated[
    bool, typer.Option("--by-paragraph", help="Align paragraphs first, then the sentences inside them.")
]

Anchors = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Pairs that you know: two sentence numbers a line, from 0 as in JSONL, separated by a tab; "
        "a third column with the word not forbids the pair.",
        show_default=False,
    ),
]

Refine = Annotated[
    bool,
    typer.Option(
        "--refine", help="Look at doubtful places twice; of use with a sentence-transformers model."
    ),
]

KeepClutter = Annotated[
    bool,
    typer.Option("--keep-clutter", help="Align everything on the page, headlines of other articles too."),
]

KeepCode = Annotated[
    bool, typer.Option("--keep-code", help="Align code blocks of Markdown, HTML and the like too.")
]
