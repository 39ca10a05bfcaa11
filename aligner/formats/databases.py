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


def take_in_journal(path: Path, *, force: bool = False) -> None:
    """Let SQLite take in what it keeps beside a database, and remove that; beside a new file it would destroy it.

    Args:
        path: where a database is to be written; there may be none yet.
        force: remove what cannot be taken in.

    Raises:
        WriteError: another program has the database open, or what is there cannot be taken in.
    """
    beside = [name for end in _BESIDE if (name := path.with_name(path.name + end)).exists()]
    if not beside:
        return
    try:
        if has_content(path):
            with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as base:
                # Both need the file for themselves alone; the second takes in what a crash has left.
                base.execute("PRAGMA journal_mode=DELETE").fetchall()
                base.execute("BEGIN EXCLUSIVE")
                base.execute("COMMIT")
        elif not force:
            raise sqlite3.DatabaseError("there is no database to it")
    except sqlite3.OperationalError as error:
        raise WriteError(
            f"another program has this database open ({error})",
            remedy="Close it there, then run the command again.",
            path=path,
        ) from error
    except sqlite3.DatabaseError as error:
        if not force:
            raise WriteError(
                f"{beside[0].name} stands beside it and cannot be taken in ({error})",
                remedy="Choose another name, move both away, or replace them with --force.",
                path=path,
            ) from error
    for name in beside:
        name.unlink(missing_ok=True)
