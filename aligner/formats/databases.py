"""What SQLite keeps beside a database that is to be replaced.

In:   the path of a database.
Out:  nothing beside it any more, or an error that says why that cannot be.
Not:  what is in the database (aligner.glossary.lookup.sqlite_tables).
Idea: a new file beside the journal of an old one is destroyed when it is opened: SQLite plays the journal into it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ..errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["has_content", "take_in_journal"]

# Files that SQLite keeps beside a database while it is open, or that a program that was stopped has left.
_BESIDE = ("-wal", "-shm", "-journal")


def has_content(path: Path) -> bool:
    """True for a plain file with anything in it."""
    return path.is_file() and path.stat().st_size > 0


def take_in_journal(path: Path) -> None:
    """Make sure that nobody has a database open, and let SQLite take in what it keeps beside it.

    Args:
        path: where a database is to be written; there may be none yet.

    Raises:
        WriteError: another program has the database open, or what is there cannot be taken in.
    """
    beside = [name for end in _BESIDE if (name := path.with_name(path.name + end)).exists()]
    if not has_content(path):
        if beside:
            raise _left_over(beside[0], path, "there is no database to it")
        return
    try:
        with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as base:
            # Both need the file for themselves alone; the second takes in what a crash has left.
            if beside:
                base.execute("PRAGMA journal_mode=DELETE").fetchall()
            base.execute("BEGIN EXCLUSIVE")
            base.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if not beside and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
            return  # a file that may not be changed, in a folder where it may be replaced
        raise WriteError(
            f"another program has this database open ({error})",
            remedy="Close it there, then run the command again.",
            path=path,
        ) from error
    except sqlite3.DatabaseError as error:
        if beside:
            raise _left_over(beside[0], path, str(error)) from error
        return  # no database at all: whether it may be replaced is not asked here
    for name in beside:
        name.unlink(missing_ok=True)


def _left_over(name: Path, path: Path, why: str) -> WriteError:
    return WriteError(
        f"{name.name} stands beside it and cannot be taken in ({why})",
        remedy="Choose another name, or move both away.",
        path=path,
    )
