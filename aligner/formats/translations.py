"""Several translations of one text as CSV or JSONL: one row a stretch of the source, one column a translation.

In:   Translations.
Out:  a file.
Not:  TMX, which holds pairs: align the source with one translation for that.
Idea: the rules of alignments hold: UTF-8 with a byte-order mark in CSV, formulas guarded, sentence numbers from 0.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .csv_rows import csv_line
from .export import Written
from .json_lines import json_line
from .whole_files import write_whole_text

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

    from ..model import Omission, Translations

__all__ = [
    "TRANSLATIONS_WRITERS",
    "translations_heading",
    "translations_lines",
    "write_translations_jsonl",
    "write_translations_sheet",
]


def _left_out(translations: Translations) -> list[list[str]]:
    """For each row and translation what it leaves out, in words."""
    told = [["" for _ in translations.targets] for _ in translations.rows]
    for omission in translations.omissions:
        what = "the whole sentence" if omission.kind == "sentence" else omission.what
        before = told[omission.row][omission.translation]
        told[omission.row][omission.translation] = f"{before}; {what}" if before else what
    return told


def translations_lines(translations: Translations) -> Iterator[str]:
    """JSON, a line a row: texts and sentence numbers (from 0) by column name, confidence (0..1), what is left out.

    Of what is left out ``version`` names the column, ``kind`` is ``"sentence"``, ``"name"`` or ``"number"``.
    """
    columns = translations.column_names()
    omissions: dict[int, list[Omission]] = {}
    for omission in translations.omissions:
        omissions.setdefault(omission.row, []).append(omission)
    for number, row in enumerate(translations.rows):
        texts = translations.texts(row)
        yield json_line(
            {
                "texts": dict(zip(columns, texts, strict=True)),
                "sentences": dict(
                    zip(columns, (list(side) for side in (row.source, *row.targets)), strict=True)
                ),
                "confidence": round(row.confidence, 4),
                "omissions": [
                    {
                        "version": columns[1 + omission.translation],
                        "kind": omission.kind,
                        "what": omission.what,
                    }
                    for omission in omissions.get(number, ())
                ],
            }
        )


def translations_heading(columns: Sequence[str]) -> list[str]:
    """Names of the columns of the sheet, for versions of these names, the original first."""
    numbers = (f"{name}_sentences" for name in columns)
    return [*columns, "confidence", *numbers, *(f"left out of {name}" for name in columns[1:])]


def write_translations_jsonl(translations: Translations, path: os.PathLike[str] | str) -> Written:
    """Write one JSON object a row in UTF-8, as :func:`translations_lines` makes them.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path) as file:
        for line in translations_lines(translations):
            file.write(line + "\n")
    return Written(Path(path), len(translations.rows))


def write_translations_sheet(translations: Translations, path: os.PathLike[str] | str) -> Written:
    """Write CSV: the texts, the confidence (0..1), sentence numbers (from 0), and what each translation leaves out.

    Raises:
        WriteError: the file cannot be written.
    """
    columns = translations.column_names()
    left_out = _left_out(translations)
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        file.write(csv_line(translations_heading(columns)))
        for row, missing in zip(translations.rows, left_out, strict=True):
            numbers = (" ".join(map(str, side)) for side in (row.source, *row.targets))
            file.write(csv_line([*translations.texts(row), row.confidence, *numbers, *missing]))
    return Written(Path(path), len(translations.rows))


TRANSLATIONS_WRITERS: dict[str, Callable[[Translations, os.PathLike[str] | str], Written]] = {
    ".csv": write_translations_sheet,
    ".jsonl": write_translations_jsonl,
}
