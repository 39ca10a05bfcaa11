"""Find the tables and reports under ``seeds/``, in a checkout or inside an installed wheel.

In:   the name of a table.
Out:  its rows as dicts, column name to field; the folder.
Not:  what the rows mean: each room reads its own tables.
"""

from __future__ import annotations

from pathlib import Path

from .errors import SeedError

__all__ = ["read_table", "seeds_folder"]


def seeds_folder() -> Path:
    """The folder that holds ``reports/`` and ``lexicon/``.

    Raises:
        SeedError: neither the wheel's copy nor a checkout's folder is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "lexicon").is_dir():
            return folder
    raise SeedError(
        "the tables that belong to aligner are missing",
        remedy="Install the package again: pip install --force-reinstall aligner.",
        path=package / "_seeds",
    )


def read_table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read ``seeds/lexicon/NAME.tsv``: UTF-8, tab separated, first line the column names, ``#`` lines skipped.

    Args:
        name: file name without suffix.
        columns: the columns that must be there; others are returned too.

    Returns:
        A dict a row, column name to field, in the order of the file; empty fields are ``""``.

    Raises:
        SeedError: the file cannot be read, a column is missing or a row has too many or too few fields; names file
            and line.
    """
    path = seeds_folder() / "lexicon" / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SeedError("the table cannot be read", path=path) from error
    header: list[str] = []
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if not header:
            header = fields
            if missing := set(columns) - set(header):
                raise SeedError(f"the column {min(missing)!r} is missing", path=path, line=number)
        elif len(fields) != len(header):
            raise SeedError(
                f"{len(fields)} fields where the heading has {len(header)}",
                remedy="Separate the fields by single tabs.",
                path=path,
                line=number,
            )
        else:
            rows.append(dict(zip(header, fields, strict=True)))
    return rows
