"""The tables of a glossary in an SQLite file, and how such a file is made.

In:   entries in their order.
Out:  the bytes of a file with every entry and an index for every question of look-up.
Not:  asking it (sqlite.py), putting it on the disk (aligner.formats does, whole or not at all), changing it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ..records import entry_to_dict
from .entry_forms import folded_forms, ranked, spellings_of, word_lengths
from .folding import squeezed
from .keys import runs, slips, sound_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model import Entry

__all__ = ["APPLICATION", "TABLES", "VERSION", "database_bytes"]

#: "algl" in the file's header says that it is ours, the version which tables it has.
APPLICATION = 0x616C676C
VERSION = 2

_TABLES = """
CREATE TABLE about (signature TEXT NOT NULL);
CREATE TABLE entry (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, ko TEXT NOT NULL, en TEXT NOT NULL,
                    kind TEXT NOT NULL, plain TEXT NOT NULL, forms TEXT NOT NULL);
CREATE TABLE exact (form TEXT, entry INTEGER, own INTEGER, PRIMARY KEY (form, entry)) WITHOUT ROWID;
CREATE TABLE folded (form TEXT, entry INTEGER, PRIMARY KEY (form, entry)) WITHOUT ROWID;
CREATE TABLE word (word TEXT, entry INTEGER, length INTEGER, PRIMARY KEY (word, entry)) WITHOUT ROWID;
CREATE TABLE spelled (id INTEGER PRIMARY KEY, word TEXT NOT NULL);
CREATE TABLE slip (key INTEGER, word INTEGER, PRIMARY KEY (key, word)) WITHOUT ROWID;
CREATE TABLE run (run TEXT, word INTEGER, PRIMARY KEY (run, word)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, entry INTEGER, PRIMARY KEY (key, entry)) WITHOUT ROWID;
"""

#: Their names.
TABLES = frozenset(re.findall(r"CREATE TABLE (\w+)", _TABLES))


def database_bytes(entries: Iterable[Entry], signature: str) -> bytes:
    """The SQLite file that holds a glossary, as bytes.

    Args:
        entries: in the order in which they are to be read back.
        signature: one line that says how the glossary was made.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.executescript(_TABLES)
        base.execute("INSERT INTO about VALUES (?)", (signature,))
        # Numbered by how often they were seen, so that the first rows of any index are the likeliest answers.
        words: dict[str, None] = {}
        for number, (place, entry) in enumerate(ranked(entries)):
            plain = json.dumps(entry_to_dict(entry), ensure_ascii=False)
            folded = folded_forms(entry)
            base.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, place, entry.ko, entry.en, entry.kind, plain, "\n".join(folded)),
            )
            _add_forms(base, number, entry, folded, words)
        numbered = list(enumerate(words))
        base.executemany("INSERT INTO spelled VALUES (?, ?)", numbered)
        for table, keys in (("slip", slips), ("run", runs)):
            rows = sorted((key, number) for number, word in numbered for key in keys(word))
            base.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
        base.commit()
        base.execute("ANALYZE")
        base.commit()
        return base.serialize()


def _add_forms(
    base: sqlite3.Connection, number: int, entry: Entry, folded: tuple[str, ...], words: dict[str, None]
) -> None:
    """Every form of an entry, in each of the indexes; sorted, so that the same glossary gives the same bytes."""
    base.executemany(
        "INSERT INTO exact VALUES (?, ?, ?)",
        [(form, number, int(form in (entry.ko, entry.en))) for form in sorted(spellings_of(entry))],
    )
    base.executemany(
        "INSERT INTO folded VALUES (?, ?)",
        [(form, number) for form in sorted(set(map(squeezed, folded)))],
    )
    lengths = word_lengths(folded)
    words |= dict.fromkeys(sorted(lengths))
    base.executemany(
        "INSERT INTO word VALUES (?, ?, ?)",
        [(word, number, length) for word, length in sorted(lengths.items())],
    )
    base.executemany(
        "INSERT INTO sound VALUES (?, ?)",
        [(key, number) for key in sorted(sound_keys(entry, (*folded, *lengths)))],
    )
