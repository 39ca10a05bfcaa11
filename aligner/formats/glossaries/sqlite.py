"""Glossaries as SQLite files, for look-up among many entries.

In:   a Glossary.
Out:  a file that ``aligner lookup --glossary`` asks without reading it whole.
Not:  its tables and how they are asked (aligner.glossary.lookup: sqlite_tables, sqlite).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..databases import take_in_journal
from ..export import Written
from ..file_locks import locked
from ..whole_files import write_whole

if TYPE_CHECKING:
    from ...glossary import Glossary

__all__ = ["write_glossary_database"]


def write_glossary_database(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write all entries with everything they hold, and the indexes that look-up needs.

    Raises:
        WriteError: the file cannot be written, or another program has it open.
    """
    from ...glossary.lookup.sqlite_tables import database_bytes

    content = database_bytes(glossary.entries, glossary.signature)
    target = Path(os.path.realpath(path))
    with locked(target):
        take_in_journal(target)
        with write_whole(path) as file:
            file.write(content)
    return Written(Path(path), rows=len(glossary.entries))
