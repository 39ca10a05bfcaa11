"""``aligner convert``: rewrite an alignment or a glossary in another format."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import ReadError, UnknownNameError
from .options import (
    Force,
    Level,
    MinConfidence,
    OnlyConfirmed,
    SourceCode,
    TargetCode,
    UnitLevel,
    language_code,
)
from .outputs import STDOUT, check_outputs, write_outputs
from .pictures import with_pictures, write_output
from .talk import say, say_left_out, say_reasons

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Duplicates", "Inline", "convert"]


class Duplicates(StrEnum):
    """What becomes of repeated pairs in a TMX."""

    keep = "keep"
    pairs = "pairs"
    sources = "sources"


class Inline(StrEnum):
    """What becomes of codes inside the segments of a TMX."""

    text = "text"
    without = "strip"


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN",
            help="An alignment (.jsonl .csv .tsv .xlsx .tmx .po; XLIFF as .xlf .sdlxliff .mqxliff) or a glossary "
            "(.jsonl .sqlite .csv .xlsx .txt .memoq.csv .tbx).",
            show_default=False,
        ),
    ],
    target: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="An alignment as .jsonl .csv .xlsx .tmx .xlf .html; a glossary as .jsonl .sqlite .csv .xlsx .html, "
            "or for CAT tools as .txt (OmegaT), .memoq.csv, .tbx (version 3), .v2.tbx; - is JSONL.",
            show_default=False,
        ),
    ],
    src: Annotated[
        str | None,
        typer.Option(
            metavar="LANG",
            parser=language_code,
            help="Source language, where the file holds several or tells none.",
            show_default=False,
        ),
    ] = None,
    tgt: Annotated[
        str | None,
        typer.Option(
            metavar="LANG",
            parser=language_code,
            help="Target language, where the file holds several or tells none.",
            show_default=False,
        ),
    ] = None,
    level: UnitLevel = Level.sentence,
    min_confidence: MinConfidence = 0.0,
    duplicates: Annotated[
        Duplicates,
        typer.Option(
            help="TMX: write repeated pairs all, once, or only the best translation of each source."
        ),
    ] = Duplicates.keep,
    only_confirmed: OnlyConfirmed = False,
    inline: Annotated[
        Inline, typer.Option(help="TMX as input: keep the content of inline codes as text, or strip it.")
    ] = Inline.text,
    src_code: SourceCode = None,
    tgt_code: TargetCode = None,
    force: Force = False,
) -> None:
    """Rewrite an alignment or a glossary in another format, told by suffix."""
    from ..formats import (
        ALIGNMENT_WRITERS,
        GLOSSARY_WRITERS,
        alignment_lines,
        glossary_lines,
        open_input,
        open_units,
        read_alignment,
        read_glossary,
        write_glossary,
        write_units_sheet,
    )

    with open_input(source):
        pass  # whether there is a file comes before what it could be
    writers = with_pictures(ALIGNMENT_WRITERS, [target])
    if _is_glossary(source, target, writers):
        remedy = f"Two texts become such a file with aligner align KO EN -o {target}."
        _check_kind("a glossary", source, target, GLOSSARY_WRITERS, writers, remedy)
        names = read_glossary(source)
        write_outputs(
            [target], lambda path: write_glossary(names, path), lambda: glossary_lines(names), force=force
        )
        say_left_out(source, names.left_out)
        return
    remedy = f"Its names become a glossary with aligner glossary {source} -o {target}."
    _check_kind("an alignment", source, target, writers, GLOSSARY_WRITERS, remedy)
    options: dict[str, Any] = {}
    kind = source.suffix.lower()
    if kind == ".tmx":
        options["inline"] = inline.value
    if src or tgt:
        unknown = ("ko", "en") if kind == ".jsonl" else (None, None)
        options["langs"] = (src or unknown[0], tgt or unknown[1])
    if kind == ".tmx" and target.lower().endswith(".csv"):
        # Memories may be far larger than texts: this way needs little memory.
        told: Counter[str] = Counter()
        langs, units = open_units(source, told=told, **options)
        write_outputs(
            [target], lambda path: write_units_sheet(units, path, langs=langs), lambda: (), force=force
        )
        say_reasons(source, told)
        return
    alignment = read_alignment(source, **options)
    write_outputs(
        [target],
        lambda path: write_output(
            alignment,
            path,
            level=level.value,
            min_confidence=min_confidence,
            only_confirmed=only_confirmed,
            duplicates=duplicates.value,
            source_code=src_code,
            target_code=tgt_code,
        ),
        lambda: alignment_lines(alignment),
        force=force,
    )
    say_left_out(source, alignment.source.clutter)
    if alone := 0 if kind == ".jsonl" else sum(not bead.is_paired for bead in alignment.beads):
        say(f"{alone} {'row stands' if alone == 1 else 'rows stand'} without counterpart")


def _is_glossary(source: Path, target: str, writers: Mapping[str, object]) -> bool:
    """What the file is; a table that may be either is what the output can hold.

    Raises:
        ReadError: the file cannot be read.
    """
    from ..formats import GLOSSARY_WRITERS, is_either, is_glossary

    if is_either(source) and target != STDOUT:
        # Of names.memoq.csv the two suffixes matter together.
        suffixes = ("".join(Path(target).suffixes[-2:]).lower(), Path(target).suffix.lower())
        suffix = next((each for each in suffixes if each in {*GLOSSARY_WRITERS, *writers}), "")
        if (suffix in GLOSSARY_WRITERS) != (suffix in writers):
            return suffix in GLOSSARY_WRITERS
    return is_glossary(source)


def _check_kind(
    kind: str,
    source: Path,
    target: str,
    writers: Mapping[str, object],
    others: Mapping[str, object],
    remedy: str,
) -> None:
    """``check_outputs`` for a file that was taken for a glossary or an alignment, and may have been meant as the other.

    Raises:
        ReadError: the output has a suffix of the other kind.
    """
    try:
        check_outputs([target], writers, [source])
    except UnknownNameError as error:
        if error.name not in others:
            raise
        raise ReadError(
            f"this is taken for {kind}, which cannot be written as {error.name}",
            remedy=remedy,
            path=source,
        ) from error
