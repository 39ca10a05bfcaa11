"""``aligner compare``: several translations of a text in one table, and what each leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import EncoderName, Force, KeepClutter, KeepCode, SourceLanguage, Table, language_code
from .outputs import check_outputs, write_outputs
from .talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["compare", "show_translations"]


def compare(
    texts: Annotated[
        list[Path],
        typer.Argument(
            metavar="KO EN1 EN2",
            help="The original and two translations of it or more, in any files that aligner align takes.",
            show_default=False,
        ),
    ],
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write here: .csv or .jsonl; may be repeated; - is JSONL on the standard output.",
            show_default=False,
        ),
    ] = None,
    encoder: EncoderName = "builtin",
    src: SourceLanguage = "ko",
    tgt: Annotated[
        str,
        typer.Option("--tgt", metavar="LANG", parser=language_code, help="Language of all translations."),
    ] = "en",
    keep_clutter: KeepClutter = False,
    keep_code: KeepCode = False,
    table: Table = None,
    force: Force = False,
) -> None:
    """Set translations of a text side by side, and list what each leaves out."""
    if len(texts) < 3:
        told = "1 file" if len(texts) == 1 else f"{len(texts)} files"
        raise typer.BadParameter(
            f"the original and two translations or more are compared; {told} given. For one translation use align."
        )
    show_translations(
        texts,
        output or [],
        encoder=encoder,
        langs=(src, tgt),
        keep_clutter=keep_clutter,
        keep_code=keep_code,
        table=table,
        force=force,
    )


def show_translations(
    texts: Sequence[Path],
    outputs: Sequence[str],
    *,
    encoder: str,
    langs: tuple[str, str],
    keep_clutter: bool,
    keep_code: bool,
    table: bool | None,
    force: bool,
) -> None:
    """Align, write, print.

    Args:
        texts: the original, then its translations.
        outputs: files to write; ``-`` is JSONL on the standard output.
        langs: language of the original, and of all translations.
        keep_clutter: everything on a page, not the text alone.
        keep_code: code blocks too.
        table: print the tables; ``None``: if nothing is written.
        force: replace files that aligner did not write.

    Raises:
        UnknownNameError: an output has another suffix than ``.csv`` and ``.jsonl``.
        ReadError: a file is missing, empty, binary, or in no known encoding.
        LanguageError: a file is not in the language that it should be in.
        WriteError: an output cannot be written.
    """
    from ..formats.translations import TRANSLATIONS_WRITERS, translations_lines

    check_outputs(outputs, TRANSLATIONS_WRITERS, texts, force=force, is_new=True)
    from ..translations import align_translation_files

    translations = align_translation_files(
        texts, encoder=encoder, langs=langs, keep_clutter=keep_clutter, keep_code=keep_code
    )
    write_outputs(
        outputs,
        lambda path: TRANSLATIONS_WRITERS[Path(path).suffix.lower()](translations, path),
        lambda: translations_lines(translations),
        force=force,
    )
    if table or (table is None and not outputs):
        from .tables import console, omission_table, translation_table

        console().print(translation_table(translations))
        console().print(omission_table(translations))
    whole = sum(omission.kind == "sentence" for omission in translations.omissions)
    say(
        f"{len(translations.rows)} rows in {len(translations.targets)} translations; left out of one but not of all: "
        f"{whole} whole sentences, {len(translations.omissions) - whole} names and numbers"
    )
