"""A glossary in an SQLite file: look-up among many entries without reading them all.

In:   entries (to make a file); a file and a query (to look up).
Out:  the file's bytes; entries, best first.
Not:  putting the file on the disk (aligner.formats does, whole or not at all), changing a file in place.
Idea: the steps of look-up are those of lookup.py; every step is a search in an index of the file. For slips,
      words are kept in runs of three letters, a syllable as its jamo (뿌찐 has five), so that names of two syllables
      are found too; for sound, under the classes of their consonants, which Hangul and Latin share. What such a
      search brings is only a proposal: it is judged as lookup.py judges it.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from .._version import __version__
from ..errors import ReadError
from ..hangul import is_hangul, to_south
from .glossary import Glossary
from .lookup import (
    EXACT,
    FOLDED,
    NEAR,
    NEAR_ENOUGH,
    PREFIX,
    SHORTEST,
    WORDS,
    Likeness,
    Search,
    bears,
    fold,
    is_korean,
    keep,
    keep_by_sound,
    letters,
    of_other_form,
    spellings_of,
    squeezed,
)
from .store import entry_from_dict, entry_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from ..errors import PathLikeStr
    from ..model import Entry

__all__ = ["MOST_ANSWERS", "StoredGlossary", "database_bytes", "load_database", "sound_key"]

# "algl" in the file's header says that it is ours, the version which tables it has.
_APPLICATION = 0x616C676C
_VERSION = 2

#: Most answers to one query, the commonest names first.
MOST_ANSWERS = 100

# Most proposals that a step judges.
_PROPOSALS = 300

# Letters below which a word of a query is taken as it stands.
_SHORTEST_WORD = 3

# So far holders of a word are counted, to begin with the rarest.
_COUNTED = 2000

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

# Consonants that may stand for each other in two spellings of a name; vowels and glides are left out.
_CLASSES = {
    letter: name
    for name, members in {
        "P": "pbfvㅂㅃㅍ",
        "T": "tdszcjㄷㄸㅌㅅㅆㅈㅉㅊ",
        "K": "kgqhxㄱㄲㅋㅎ",
        "M": "mㅁ",
        "N": "nㄴ",
        "L": "lrㄹ",
    }.items()
    for letter in members
}
_AFTER_CONSONANT = re.compile(r"(?<=[skzpt])h")
_ONE_VOICE = re.compile(r"c(?=[aou]|[klr])|ck")


def sound_key(text: str) -> str:
    """The classes of a name's consonants, those in a row that are alike once; Hangul and Latin alike.

    >>> sound_key("뿌찐"), sound_key("Pootin"), sound_key("박정천"), sound_key("Park Jung-chun")
    ('PTN', 'PTN', 'PKTNTN', 'PLKTNTN')
    """
    plain = fold(text).replace(" ", "")
    if is_korean(plain):
        from ..hangul import split_syllable

        spoken = []
        for char in plain:
            if is_hangul(char) and "가" <= char <= "힣":
                parts = split_syllable(char)
                spoken += ["" if parts.initial == "ㅇ" else parts.initial, *parts.final.replace("ㅇ", "ㄴ")]
            else:
                spoken.append(char)
        plain = "".join(spoken)
    else:
        plain = _ONE_VOICE.sub("k", _AFTER_CONSONANT.sub("", plain.replace("ch", "t"))).replace("ng", "n")
    key = ""
    for char in plain:
        name = _CLASSES.get(char, "")
        if name and not key.endswith(name):
            key += name
    return key


def _runs(word: str) -> set[str]:
    """Runs of three letters, the ends marked: ``^pu``, ``put``, ``uti``, ``tin``, ``in$``."""
    marked = f"^{letters(word)}$"
    return {marked[place : place + 3] for place in range(len(marked) - 2)}


def _slips(word: str) -> set[int]:
    """Hashes of a word's letters, and of what is left when one is taken away: words one slip apart share one."""
    whole = letters(word)
    left = {whole, *(whole[:place] + whole[place + 1 :] for place in range(len(whole)))}
    return {zlib.crc32(text.encode()) for text in left}


def database_bytes(glossary: Glossary) -> bytes:
    """The SQLite file that holds a glossary."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f"PRAGMA application_id = {_APPLICATION}")
        base.execute(f"PRAGMA user_version = {_VERSION}")
        base.executescript(_TABLES)
        base.execute("INSERT INTO about VALUES (?)", (glossary.signature,))
        # Numbered by how often they were seen, so that the first rows of any index are the likeliest answers.
        ranked = sorted(enumerate(glossary.entries), key=lambda numbered: (-numbered[1].count, numbered[0]))
        words: dict[str, None] = {}
        for number, (place, entry) in enumerate(ranked):
            plain = json.dumps(entry_to_dict(entry), ensure_ascii=False)
            folded = _folded(entry)
            base.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, place, entry.ko, entry.en, entry.kind, plain, "\n".join(folded)),
            )
            _add_forms(base, number, entry, folded, words)
        numbered = list(enumerate(words))
        base.executemany("INSERT INTO spelled VALUES (?, ?)", numbered)
        for table, keys in (("slip", _slips), ("run", _runs)):
            rows = sorted((key, number) for number, word in numbered for key in keys(word))
            base.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
        base.commit()
        base.execute("ANALYZE")
        base.commit()
        return base.serialize()


def _folded(entry: Entry) -> tuple[str, ...]:
    """Every form of an entry, folded, each once."""
    forms = spellings_of(entry)
    folded = {fold(form): None for form in forms}
    if not entry.ko_south:
        folded |= {fold(to_south(form)): None for form in forms if is_korean(form)}
    folded.pop("", None)
    return tuple(folded)


def _add_forms(
    base: sqlite3.Connection, number: int, entry: Entry, folded: tuple[str, ...], words: dict[str, None]
) -> None:
    """Every form of an entry, in each of the indexes."""
    base.executemany(
        "INSERT INTO exact VALUES (?, ?, ?)",
        [(form, number, int(form in (entry.ko, entry.en))) for form in spellings_of(entry)],
    )
    base.executemany(
        "INSERT OR IGNORE INTO folded VALUES (?, ?)", [(squeezed(form), number) for form in folded]
    )
    lengths: dict[str, int] = {}
    for form in folded:
        for word in form.split():
            lengths[word] = min(lengths.get(word, len(form)), len(form))
    words |= dict.fromkeys(lengths)
    base.executemany(
        "INSERT INTO word VALUES (?, ?, ?)", [(word, number, length) for word, length in lengths.items()]
    )
    if entry.kind in ("person", "place"):
        keys = {sound_key(form) for form in (*folded, *lengths)} - {""}
        base.executemany("INSERT INTO sound VALUES (?, ?)", [(key, number) for key in keys])


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
        try:
            self._base = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        try:
            ((application,),) = self._base.execute("PRAGMA application_id")
            ((version,),) = self._base.execute("PRAGMA user_version")
        except sqlite3.Error as error:
            self.close()
            raise self._damaged(error) from error
        if application != _APPLICATION or version != _VERSION:
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
        """Find entries by any spelling in any script, best first, as ``Glossary.lookup`` does; at most 100."""
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
            return entry_from_dict(json.loads(plain))
        except (ReadError, json.JSONDecodeError) as error:
            raise self._damaged(error) from error

    def _entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        wanted = list(numbers)
        rows = self._rows(f"SELECT id, plain FROM entry WHERE id IN ({_marks(wanted)})", wanted)
        return {number: self._entry(plain) for number, plain in rows}

    def _ranked(self, found: dict[int, tuple[int, float]]) -> list[Entry]:
        ranked = sorted(found, key=lambda number: (*found[number], number))[:MOST_ANSWERS]
        entries = self._entries(ranked)
        return [entries[number] for number in ranked]

    def _spelled(self, query: str) -> dict[int, tuple[int, float]]:
        found: dict[int, tuple[int, float]] = {}
        for number, own in self._rows(
            "SELECT entry, own FROM exact WHERE form = ? LIMIT ?", (query, MOST_ANSWERS)
        ):
            keep(found, number, EXACT, 0.0 if own else 0.1)
        plain = fold(query)
        question = (
            "SELECT id, ko, en FROM folded JOIN entry ON entry.id = folded.entry "
            "WHERE form = ? ORDER BY id LIMIT ?"
        )
        for number, ko, en in self._rows(question, (squeezed(plain), MOST_ANSWERS)):
            keep(found, number, FOLDED, of_other_form(plain, ko, en))
        words = list(dict.fromkeys(plain.split()))
        if words:
            joins = "".join(
                f" JOIN word AS w{place} ON w{place}.word = ? AND w{place}.entry = w0.entry"
                for place in range(1, len(words))
            )
            question = f"SELECT w0.entry FROM word AS w0{joins} WHERE w0.word = ? ORDER BY w0.entry LIMIT ?"
            for (number,) in self._rows(question, (*words[1:], words[0], MOST_ANSWERS)):
                keep(found, number, WORDS, 0.0)
        if len(found) < MOST_ANSWERS and len(plain) >= (2 if is_korean(query) else 4):
            for table, start, length in (
                ("word", plain, "length"),
                ("folded", squeezed(plain), "length(form)"),
            ):
                column = "word" if table == "word" else "form"
                question = (
                    f"SELECT entry, {length} FROM {table} WHERE {column} >= ? AND {column} < ? "
                    f"ORDER BY {length}, entry LIMIT ?"
                )
                for number, size in self._rows(question, (start, f"{start}\U0010ffff", MOST_ANSWERS)):
                    if number not in found:
                        keep(found, number, PREFIX, 1 - min(1.0, len(start) / size))
        if not found and len(plain) >= 2 and is_korean(query):
            for number, size in self._ending(plain):
                keep(found, number, PREFIX, 1 - min(1.0, len(plain) / size))
        return found

    def _ending(self, plain: str) -> list[tuple[Any, ...]]:
        """Entries with a word that ends so, and the length of their shortest form with it."""
        end = sorted(_runs(plain) - {f"^{letters(plain)}"[:3]})
        question = (
            "SELECT word.entry, min(word.length) FROM (SELECT word FROM run "
            f"WHERE run IN ({_marks(end)}) GROUP BY word HAVING count(*) = ?) AS alike "
            "JOIN spelled ON spelled.id = alike.word JOIN word ON word.word = spelled.word "
            "WHERE substr(spelled.word, ?) = ? GROUP BY word.entry ORDER BY min(word.length), word.entry LIMIT ?"
        )
        return self._rows(question, (*end, len(end), -len(plain), plain, MOST_ANSWERS))

    def _bearing(self, surname: str) -> dict[int, tuple[int, float]]:
        question = (
            "SELECT DISTINCT entry.id FROM word JOIN entry ON entry.id = word.entry "
            "WHERE word.word >= ? AND word.word < ? AND entry.kind = 'person' ORDER BY entry.id LIMIT ?"
        )
        rows = self._rows(question, (surname, f"{surname}\U0010ffff", _PROPOSALS))
        entries = self._entries(number for (number,) in rows)
        return {number: (PREFIX, 0.0) for number, entry in entries.items() if bears(entry, surname)}

    def _near(self, query: str) -> dict[int, tuple[int, float]]:
        wanted = Likeness(fold(query))
        found: dict[int, tuple[int, float]] = {}
        if wanted.size < SHORTEST:
            return found
        words = list(dict.fromkeys(fold(query).split()))
        # One slip in a word first; then more; and one word of several may be beyond recognition.
        for alike in (self._words_one_slip_away, self._words_like):
            spelled = [[word, *alike(word)] for word in words]
            for left_out in (None, *range(len(words))) if len(words) > 1 else (None,):
                kept = [texts for place, texts in enumerate(spelled) if place != left_out]
                self._judge(wanted, self._holders(kept), found)
                if found and left_out is None:
                    return found
            if found:
                return found
        return found

    def _holders(self, spelled: list[list[str]]) -> list[int]:
        """Entries that have one word of every list, the commonest first."""

        def rarity(texts: list[str]) -> int:
            question = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word IN ({_marks(texts)}) LIMIT ?)"
            return int(self._rows(question, (*texts, _COUNTED))[0][0])

        first, *others = sorted(spelled, key=rarity)
        holds = "".join(
            f" AND EXISTS (SELECT 1 FROM word WHERE entry = held.entry AND word IN ({_marks(texts)}))"
            for texts in others
        )
        question = (
            f"SELECT DISTINCT held.entry FROM word AS held WHERE held.word IN ({_marks(first)}){holds} "
            "ORDER BY held.entry LIMIT ?"
        )
        values = [text for texts in (first, *others) for text in texts]
        return [number for (number,) in self._rows(question, (*values, _PROPOSALS))]

    def _judge(self, wanted: Likeness, proposed: list[int], found: dict[int, tuple[int, float]]) -> None:
        """Keep the entries that have a form, or a word of a form, which differs by a slip."""
        rows = self._rows(f"SELECT id, forms FROM entry WHERE id IN ({_marks(proposed)})", proposed)
        for number, forms in rows:
            for text in {*forms.split("\n"), *forms.split()}:
                if (likeness := wanted.of(text)) >= NEAR_ENOUGH:
                    keep(found, number, NEAR, 1 - likeness)

    def _words_one_slip_away(self, word: str) -> list[str]:
        """Words that differ from this one by one letter, or by two that changed places."""
        if len(letters(word)) < _SHORTEST_WORD:
            return []
        keys = sorted(_slips(word))
        rows = self._rows(
            "SELECT DISTINCT spelled.word FROM slip JOIN spelled ON spelled.id = slip.word "
            f"WHERE slip.key IN ({_marks(keys)}) LIMIT ?",
            (*keys, _PROPOSALS),
        )
        return _like(word, rows)

    def _words_like(self, word: str) -> list[str]:
        """Words that share a third of their runs of letters with this one, and differ by a few letters."""
        runs = sorted(_runs(word))
        if len(letters(word)) < SHORTEST:
            return []
        rows = self._rows(
            "SELECT spelled.word FROM (SELECT word, count(*) AS shared FROM run "
            f"WHERE run IN ({_marks(runs)}) GROUP BY word HAVING shared >= ? ORDER BY shared DESC, word LIMIT ?) "
            "AS near JOIN spelled ON spelled.id = near.word",
            (*runs, max(2, len(runs) // 3), _PROPOSALS),
        )
        return _like(word, rows)

    def _sounding(self, query: str) -> dict[int, tuple[int, float]]:

        found: dict[int, tuple[int, float]] = {}
        korean = is_korean(query)
        key = sound_key(query)
        if not key or not (korean or any("a" <= char <= "z" for char in fold(query))):
            return found
        rows = self._rows(
            "SELECT entry.id, entry.ko, entry.plain FROM sound JOIN entry ON entry.id = sound.entry "
            "WHERE sound.key = ? ORDER BY entry.id LIMIT ?",
            (key, _PROPOSALS),
        )
        forms: dict[str, list[int]] = {}
        for number, ko, plain in rows:
            entry = self._entry(plain) if korean else None
            printed = (ko,) if entry is None else (entry.en, *(variant.text for variant in entry.en_variants))
            for form in printed:
                texts = (form, *form.split()) if len(query.split()) == 1 else (form,)
                for text in texts:
                    if korean or is_hangul(text[0]):
                        forms.setdefault(text, []).append(number)
        keep_by_sound(found, query, korean, forms)
        return found


def load_database(path: PathLikeStr) -> Glossary:
    """All entries of a glossary in SQLite.

    Raises:
        ReadError: there is no such file, or it is no glossary of ours.
    """
    with StoredGlossary(path) as stored:
        entries = tuple(stored)
    return Glossary(entries, f"glossary:{Path(path).stem}|entries:{len(entries)}|v:{__version__}")


def _like(word: str, rows: list[tuple[Any, ...]]) -> list[str]:
    """Of the words in rows those that are like this one, and not itself."""
    likeness = Likeness(word)
    return [text for (text,) in rows if text != word and likeness.of(text) >= NEAR_ENOUGH]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
