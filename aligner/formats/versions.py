"""Several versions of one text as CSV or JSONL: one row a stretch of the source, one column a version.

In:   Versions.
Out:  a file.
Not:  TMX, which holds pairs: align the source with one version for that.
Idea: a table as alignments have it: UTF-8 with a byte-order mark in CSV, formulas guarded, sentence numbers from 0.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from .csv_rows import guard
from .export import Written
from .forbidden_characters import printable
from .json_lines import json_line
from .whole_files import write_whole_text

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from ..model import Versions

__all__ = ["VERSIONS_WRITERS", "versions_lines", "write_versions_jsonl", "write_versions_sheet"]


def _left_out(versions: Versions) -> list[list[str]]:
    """For each row and version what it leaves out, in words."""
    told = [["" for _ in versions.targets] for _ in versions.rows]
    for omission in versions.omissions:
        what = "the whole sentence" if omission.kind == "sentence" else omission.what
        before = told[omission.row][omission.version]
        told[omission.row][omission.version] = f"{before}; {what}" if before else what
    return told


def versions_lines(versions: Versions) -> Iterator[str]:
    """JSON, a line a row: texts and sentence numbers by column name, confidence, what each version leaves out."""
    columns = versions.column_names()
    for number, row in enumerate(versions.rows):
        texts = versions.texts(row)
        yield json_line(
            {
                "texts": dict(zip(columns, texts, strict=True)),
                "sentences": dict(
                    zip(columns, (list(side) for side in (row.source, *row.targets)), strict=True)
                ),
                "confidence": round(row.confidence, 4),
                "omissions": [
                    {"version": columns[1 + omission.version], "kind": omission.kind, "what": omission.what}
                    for omission in versions.omissions
                    if omission.row == number
                ],
            }
        )


def write_versions_jsonl(versions: Versions, path: os.PathLike[str] | str) -> Written:
    """Write ``versions_lines``."""
    with write_whole_text(path) as file:
        for line in versions_lines(versions):
            file.write(line + "\n")
    return Written(Path(path), len(versions.rows))


def write_versions_sheet(versions: Versions, path: os.PathLike[str] | str) -> Written:
    """Write a column a version, the confidence, and what each version leaves out."""
    columns = versions.column_names()
    left_out = _left_out(versions)
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(
            [*columns, "confidence", *(f"{name}_sentences" for name in columns)]
            + [f"left out of {name}" for name in columns[1:]]
        )
        for row, missing in zip(versions.rows, left_out, strict=True):
            sheet.writerow(
                [guard(printable(text)) for text in versions.texts(row)]
                + [f"{row.confidence:.4f}"]
                + [" ".join(map(str, side)) for side in (row.source, *row.targets)]
                + [guard(printable(text)) for text in missing]
            )
    return Written(Path(path), len(versions.rows))


VERSIONS_WRITERS: dict[str, Callable[[Versions, os.PathLike[str] | str], Written]] = {
    ".csv": write_versions_sheet,
    ".jsonl": write_versions_jsonl,
}
