"""``aligner align KO EN1 EN2``: several translations of a text in one table, and what each leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .outputs import check_outputs, write_outputs
from .talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["show_translations"]


def show_translations(
    texts: Sequence[Path],
    outputs: Sequence[str],
    *,
    encoder: str,
    langs: tuple[str, str],
    keep_clutter: bool,
    table: bool | None,
) -> None:
    """Align, write, print."""
    from ..formats.translations import TRANSLATIONS_WRITERS, translations_lines

    check_outputs(outputs, TRANSLATIONS_WRITERS, texts)
    from ..translations import align_translation_files

    translations = align_translation_files(texts, encoder=encoder, langs=langs, keep_clutter=keep_clutter)
    write_outputs(
        outputs,
        lambda path: TRANSLATIONS_WRITERS[Path(path).suffix.lower()](translations, path),
        lambda: translations_lines(translations),
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
