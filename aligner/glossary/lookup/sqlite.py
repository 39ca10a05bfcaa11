"""A glossary in an SQLite file: look-up among many entries without reading them all.

In:   a file.
Out:  answers to the questions of look-up; all entries, if they are asked for.
Not:  what the questions are asked for (steps.py), making such a file (sqlite_tables.py), changing one.
Idea: every question is a search in an index of the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ReadError
from ...json_text import parse_json
from ..records import entry_from_dict
from .keys import end_runs
from .sqlite_tables import APPLICATION, TABLES, VERSION
from .steps import MOST_ANSWERS, PROPOSALS, Search

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from ...errors import PathLikeStr
    from ...model import Entry

__all__ = ["StoredGlossary"]

_CANNOT_WRITE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
# So far holders of a word are counted, to begin with the rarest.
_COUNTED = 2000


class StoredGlossary(Search):
    """A glossary that stays in its file; opened for reading only.

    Attributes:
        path: the file.
        signature: one line that says how the glossary was made.

    Raises:
        ReadError: there is no such file, or it is no glossary of ours.
    """

    def __init__(self, path: PathLikeStr) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise ReadError.missing(self.path, "glossary")
        application, version = self._opened("mode=ro")
        if application != APPLICATION or version != VERSION:
            self.close()
            raise ReadError(
                "the database is no glossary that this version of aligner reads",
                remedy="Give one as written by 'aligner glossary ... -o FILE.sqlite'.",
                path=self.path,
            )
        try:
            self.signature = str(self._rows("SELECT signature FROM about")[0][0])
        except ReadError:
            self.close()
            raise

    def _opened(self, mode: str) -> tuple[int, int]:
        """Open the file; gives whose it is, and which tables it has."""
        try:
            self._base = sqlite3.connect(f"{self.path.resolve().as_uri()}?{mode}", uri=True)
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        try:
            ((application,),) = self._base.execute("PRAGMA application_id")
            ((version,),) = self._base.execute("PRAGMA user_version")
        except sqlite3.Error as error:
            self.close()
            # In a folder that may not be written to, a database that was once open for writing is read as it lies.
            has_journal = self.path.with_name(f"{self.path.name}-wal").exists()
            if error.sqlite_errorcode & 0xFF in _CANNOT_WRITE and mode == "mode=ro" and not has_journal:
                return self._opened("mode=ro&immutable=1")
            raise self._damaged(error) from error
        return application, version

    def is_as_written(self) -> bool:
        """True if the file has our tables and no others."""
        names = {str(name) for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {name for name in names if not name.startswith("sqlite_")} == TABLES

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __enter__(self) -> StoredGlossary:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM entry")[0][0])

    def __iter__(self) -> Iterator[Entry]:
        """All entries in the order of the glossary that was written."""
        for (plain,) in self._rows("SELECT plain FROM entry ORDER BY place"):
            yield self._entry(plain)

    def lookup(self, query: str) -> list[Entry]:
        """Find entries by any spelling in any script, best first, at most 100; an empty list if nothing is like it.

        Korean in Northern or Southern spelling, with or without titles and particles; English as printed, standard or
        romanized, part of a name, any case; Russian. The answers are those of a ``Glossary`` with these entries.

        Raises:
            TypeError: the query is no text.
            ReadError: the file is damaged.
        """
        return self.find(query)

    def _rows(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> ReadError:
        return ReadError(
            f"the glossary cannot be read ({error})",
            remedy="Give a file as written by 'aligner glossary ... -o FILE.sqlite'.",
            path=self.path,
        )

    def _entry(self, plain: str) -> Entry:
        try:
            return entry_from_dict(parse_json(plain))
        except ReadError as error:
            raise self._damaged(error) from error

    def _entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        rows = self._rows(f"SELECT id, plain FROM entry WHERE id IN ({_marks(numbers)})", numbers)
        return {number: self._entry(plain) for number, plain in rows}

    def _folded_forms(self, numbers: Sequence[int]) -> Iterable[tuple[int, Sequence[str]]]:
        rows = self._rows(f"SELECT id, forms FROM entry WHERE id IN ({_marks(numbers)})", numbers)
        return [(number, forms.split("\n")) for number, forms in rows]

    def _with_form(self, form: str) -> Sequence[tuple[int, bool]]:
        question = "SELECT entry, own FROM exact WHERE form = ? ORDER BY own DESC, entry LIMIT ?"
        return [(number, bool(own)) for number, own in self._rows(question, (form, MOST_ANSWERS))]

    def _with_squeezed(self, form: str) -> Sequence[tuple[int, str, str]]:
        question = (
            "SELECT id, ko, en FROM folded JOIN entry ON entry.id = folded.entry "
            "WHERE form = ? ORDER BY id LIMIT ?"
        )
        return [(number, ko, en) for number, ko, en in self._rows(question, (form, MOST_ANSWERS))]

    def _with_words(self, words: Sequence[str]) -> Sequence[int]:
        joins = "".join(
            f" JOIN word AS w{place} ON w{place}.word = ? AND w{place}.entry = w0.entry"
            for place in range(1, len(words))
        )
        question = f"SELECT w0.entry FROM word AS w0{joins} WHERE w0.word = ? ORDER BY w0.entry LIMIT ?"
        return [number for (number,) in self._rows(question, (*words[1:], words[0], MOST_ANSWERS))]

    def _with_word_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        question = (
            "SELECT entry, length FROM word WHERE word >= ? AND word < ? ORDER BY length, entry LIMIT ?"
        )
        return self._pairs(question, (start, _after(start), MOST_ANSWERS))

    def _with_squeezed_beginning(self, start: str) -> Sequence[tuple[int, int]]:
        question = (
            "SELECT entry, length(form) FROM folded WHERE form >= ? AND form < ? "
            "ORDER BY length(form), entry LIMIT ?"
        )
        return self._pairs(question, (start, _after(start), MOST_ANSWERS))

    def _with_word_ending(self, end: str) -> Sequence[tuple[int, int]]:
        sought = sorted(end_runs(end))
        question = (
            "SELECT word.entry, min(word.length) FROM (SELECT word FROM run "
            f"WHERE run IN ({_marks(sought)}) GROUP BY word HAVING count(*) = ?) AS alike "
            "JOIN spelled ON spelled.id = alike.word JOIN word ON word.word = spelled.word "
            "WHERE substr(spelled.word, ?) = ? GROUP BY word.entry ORDER BY min(word.length), word.entry LIMIT ?"
        )
        return self._pairs(question, (*sought, len(sought), -len(end), end, MOST_ANSWERS))

    def _persons_with_word_beginning(self, start: str) -> Sequence[int]:
        question = (
            "SELECT DISTINCT entry.id FROM word JOIN entry ON entry.id = word.entry "
            "WHERE word.word >= ? AND word.word < ? AND entry.kind = 'person' ORDER BY entry.id LIMIT ?"
        )
        return [number for (number,) in self._rows(question, (start, _after(start), PROPOSALS))]

    def _words_sharing_a_slip(self, keys: set[int]) -> Sequence[str]:
        question = (
            "SELECT DISTINCT spelled.word FROM slip JOIN spelled ON spelled.id = slip.word "
            f"WHERE slip.key IN ({_marks(keys)}) ORDER BY spelled.id LIMIT ?"
        )
        return [word for (word,) in self._rows(question, (*sorted(keys), PROPOSALS))]

    def _words_sharing_runs(self, sought: set[str], least: int) -> Sequence[str]:
        question = (
            "SELECT spelled.word FROM (SELECT word, count(*) AS shared FROM run "
            f"WHERE run IN ({_marks(sought)}) GROUP BY word HAVING shared >= ? "
            "ORDER BY shared DESC, word LIMIT ?) AS near "
            "JOIN spelled ON spelled.id = near.word ORDER BY near.shared DESC, near.word"
        )
        return [word for (word,) in self._rows(question, (*sorted(sought), least, PROPOSALS))]

    def _with_one_word_of_each(self, choices: Sequence[Sequence[str]]) -> Sequence[int]:
        def rarity(words: Sequence[str]) -> int:
            question = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word IN ({_marks(words)}) LIMIT ?)"
            return int(self._rows(question, (*words, _COUNTED))[0][0])

        first, *others = sorted(choices, key=rarity)
        holds = "".join(
            f" AND EXISTS (SELECT 1 FROM word WHERE entry = held.entry AND word IN ({_marks(words)}))"
            for words in others
        )
        question = (
            f"SELECT DISTINCT held.entry FROM word AS held WHERE held.word IN ({_marks(first)}){holds} "
            "ORDER BY held.entry LIMIT ?"
        )
        values = [word for words in (first, *others) for word in words]
        return [number for (number,) in self._rows(question, (*values, PROPOSALS))]

    def _with_sound(self, key: str) -> Sequence[int]:
        question = "SELECT entry FROM sound WHERE key = ? ORDER BY entry LIMIT ?"
        return [number for (number,) in self._rows(question, (key, PROPOSALS))]

    def _pairs(self, question: str, values: Sequence[object]) -> list[tuple[int, int]]:
        return [(first, second) for first, second in self._rows(question, values)]


def _marks(values: Collection[object]) -> str:
    """As many question marks, for values to be put in."""
    return ", ".join("?" * len(values))


def _after(start: str) -> str:
    """What comes after every text that begins so."""
    return f"{start}\U0010ffff"
