"""The tables and reports under ``seeds/``, in a checkout, inside an installed wheel, or in a folder of the user's.

In:   seeds/lexicon/*.tsv: one fact a line, each with its source; the variable ALIGNER_SEEDS names another folder.
Out:  the rows of a table; of a table of words those with one use, read once and kept.
Not:  what the facts are for (names/, hangul/, documents/ ...).
Idea: whoever edits a table changes what the program does, and needs no program for it. A table that is empty but for
      its heading takes away what it knew, and nothing else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, cached_property
from pathlib import Path

from .errors import SeedError

__all__ = [
    "FOLDER_VARIABLE",
    "USES",
    "VALUES",
    "Words",
    "alternatives",
    "read_table",
    "seeds_folder",
    "table_name",
]

#: The variable of the environment that names another folder of tables.
FOLDER_VARIABLE = "ALIGNER_SEEDS"

#: Tables of words -> language ("" where a table has one only) -> the uses that a row may name. What each says stands
#: in the head of the table.
USES: dict[str, dict[str, tuple[str, ...]]] = {
    "abbreviations": {
        "": ("abbreviation", "never_ends", "before_name", "before_number", "before_roman", "company", "street"),
    },
    "business_words": {"ko": ("owned",), "en": ("owned", "sort", "market", "in_name")},
    "kinds": {"": ("after_name", "one_syllable", "town")},
    "page_words": {
        "": (
            "label_of_source", "label_of_address", "label_of_day", "button", "navigation", "home", "count",
            "list_heading", "unsure_list_heading", "list_foot", "reporter", "language_name", "language_link",
            "section", "stamp", "account",
        ),
    },
    "particles": {
        "": (
            "after_name", "ends_name", "place", "subject", "no_title", "no_name", "no_korean_name", "closing",
            "parting",
        ),
    },
    "person_words": {
        "ko": (
            "before_title", "country", "weak_title", "title_of_foreigner", "office_ending", "ministry_office",
            "member", "body_ending", "given_ending", "after_quote",
        ),
        "en": ("courtesy", "speech", "after_quote", "deed", "follower", "rank", "title_part"),
        "ru": ("title",),
    },
    "place_words": {"": ("after_name", "closes_list", "last_word")},
    "sentence_words": {"ko": ("label", "like_an_ending"), "en": ("label", "when", "of_a_country")},
    "stop_words": {
        "ko": ("no_name", "no_body"),
        "en": (
            "no_name", "no_start", "headline", "joint", "link", "syllable", "auxiliary", "abbreviation",
            "sentence_start",
        ),
    },
}  # fmt: skip


def seeds_folder() -> Path:
    """The folder that holds ``lexicon/`` and, in what ships, ``reports/``.

    Raises:
        SeedError: ALIGNER_SEEDS names no such folder, or neither the wheel's copy nor a checkout's folder is there.
    """
    if chosen := os.environ.get(FOLDER_VARIABLE):
        folder = Path(chosen).expanduser()
        if (folder / "lexicon").is_dir():
            return folder
        raise SeedError(
            f"{FOLDER_VARIABLE} names this folder, but it has no folder lexicon/ in it",
            remedy="Name the folder above lexicon/, or unset the variable to use the tables that belong to aligner.",
            path=folder,
        )
    package = Path(__file__).resolve().parent
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "lexicon").is_dir():
            return folder
    raise SeedError(
        "the tables that belong to aligner are missing",
        remedy="Install the package again: pip install --force-reinstall aligner.",
        path=package / "_seeds",
    )


#: Columns with a closed set of values, by table.
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "institutions": {"kind": ("organization", "place")},
    "kinds": {"kind": ("organization", "place", "country", "")},
    "publishers": {"lang": ("ko", "en")},
    "russian_names": {"kind": ("surname", "first", "patronymic", "place")},
    "titles": {"role": ("honorific", "post", "group")},
}


def read_table(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Read ``seeds/lexicon/NAME.tsv``: UTF-8, tab separated, first line the column names, ``#`` lines skipped.

    Args:
        name: file name without suffix.
        columns: the columns that must be there; others are returned too.

    Returns:
        A dict a row, column name to field, in the order of the file; empty fields are ``""``.

    Raises:
        SeedError: the table cannot be read, a column is missing, a row has too many or too few fields, or a field none
            of the values that its column may have; names file and line.
    """
    path, rows = _path(name), []
    for number, row in _numbered_rows(path, columns):
        for column, values in VALUES.get(name, {}).items():
            if row.get(column, values[0]) not in values:
                known = ", ".join(filter(None, values))
                raise SeedError(
                    f"{row[column]!r} is no {column} that the program knows",
                    remedy=f"Write one of: {known}.",
                    path=path,
                    line=number,
                )
        rows.append(row)
    return rows


def table_name(name: str) -> str:
    """How a table is told to a reader: ``seeds/lexicon/NAME.tsv``, or where it lies in a folder of the user's."""
    return f"seeds/lexicon/{name}.tsv" if not os.environ.get(FOLDER_VARIABLE) else str(_path(name))


def _path(name: str) -> Path:
    return seeds_folder() / "lexicon" / f"{name}.tsv"


def _numbered_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Number of the line, from 1, and the row that stands there."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(
            "the table cannot be read",
            remedy=f"A folder that {FOLDER_VARIABLE} names needs every table that aligner has, in UTF-8.",
            path=path,
        ) from error
    header: list[str] = []
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
            yield number, dict(zip(header, fields, strict=True))
    if not header:
        raise SeedError("the heading is missing", remedy="The first line names the columns.", path=path)


class Words(Set[str]):
    """The words of a table that have one use; a set that reads its table when it is first asked, and once.

    >>> courtesies = Words("person_words", "courtesy", "en")
    >>> "mrs" in courtesies, "president" in courtesies, "said" in courtesies
    (True, True, False)
    """

    def __init__(self, table: str, use: str, lang: str = "") -> None:
        """Nothing read yet.

        Args:
            table: file name without suffix, one of ``USES``.
            use: what the words are for.
            lang: ``"ko"``, ``"en"`` or ``"ru"`` where the table has several languages.

        Raises:
            ValueError: no such use, table or language.
        """
        if use not in USES.get(table, {}).get(lang, ()):
            raise ValueError(f"no use {use!r} in the table {table!r} for the language {lang!r}")
        self._key = table, lang, use

    @cached_property
    def all(self) -> frozenset[str]:
        """The words.

        Raises:
            SeedError: the table is missing or malformed, or has a use that is unknown.
        """
        table, lang, use = self._key
        return _words(table).get((lang, use), frozenset())

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The words in the form that ``str.endswith`` and ``str.startswith`` take, longest first."""
        return tuple(sorted(self.all, key=lambda word: (-len(word), word)))

    @classmethod
    def _from_iterable(cls, words: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        """What the operators of sets make."""
        return frozenset(words)

    def __contains__(self, word: object) -> bool:
        return word in self.all

    def __iter__(self) -> Iterator[str]:
        return iter(self.endings)

    def __len__(self) -> int:
        return len(self.all)

    def __repr__(self) -> str:
        return f"Words{self._key}"


@cache
def _words(table: str) -> dict[tuple[str, str], frozenset[str]]:
    """Language and use -> the words of a table."""
    path = _path(table)
    found: dict[tuple[str, str], set[str]] = {}
    for number, row in _numbered_rows(path, ("uses", "source")):
        # The word stands in the first column, whatever that is called.
        word, lang = next(iter(row.values())), row.get("lang", "")
        known = USES[table].get(lang)
        if known is None:
            raise SeedError(
                f"the language {lang!r} is unknown here",
                remedy=f"Choose one of: {', '.join(USES[table])}.",
                path=path,
                line=number,
            )
        for use in filter(None, map(str.strip, row["uses"].split("|"))):
            if use not in known:
                raise SeedError(
                    f"the use {use!r} is unknown here",
                    remedy=f"Choose one of: {', '.join(known)}.",
                    path=path,
                    line=number,
                )
            found.setdefault((lang, use), set()).add(word)
    return {key: frozenset(words) for key, words in found.items()}


def alternatives(words: Set[str] | tuple[str, ...] | list[str]) -> str:
    """A pattern, to be put in brackets, for any of the words, the longest first; for no words one that never matches.

    >>> alternatives(("a", "ab", "a.c")), re.search(alternatives(()), "")
    ('a\\\\.c|ab|a', None)
    """
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word))) or "(?!)"
