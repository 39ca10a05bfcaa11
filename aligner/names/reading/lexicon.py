"""The tables of ``seeds/lexicon`` in the shape that name finding needs.

In:   titles.tsv, institutions.tsv, countries.tsv, people.tsv, surnames.tsv; one fact a line, each with its
      source.
Out:  a Lexicon, read once and kept.
Not:  deciding what a name is (korean_words.py, english_words.py), pairing names (pairing/).
Idea: nothing in the code knows a name; whoever edits a table changes what is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...seeds import read_table

if TYPE_CHECKING:
    from ...model import Kind

__all__ = ["Fact", "Lexicon", "load_lexicon"]

_EN_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One Korean form and the English forms it is known to be printed as.

    Attributes:
        ko: Northern (or only) Korean form.
        ko_south: Southern form; equal to ``ko`` where the two do not differ.
        en: English forms, most usual first.
        kind: what it names.
        role: for titles ``"honorific"``, ``"post"`` or ``"group"``, else ``""``.
        ru: Russian spelling, ``""`` if not known.
        source: where the table has it from.
    """

    ko: str
    ko_south: str
    en: tuple[str, ...]
    kind: Kind
    role: str = ""
    ru: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All facts, and the word lists that follow from them.

    Attributes:
        titles: what stands before or after a person's name.
        named: countries, places and organizations.
        people: persons whose standard spellings are known.
        adjectives: English adjectives of countries ("Russian").
        surnames: Korean surname -> its Latin spellings in lower case.
        common_surnames: the ones that most Koreans bear.
        latin_surnames: every Latin spelling of a Korean surname, lower case.
        vocabulary: lower-case English words that make up titles, institutions and adjectives: no part of a
            person's name when they stand in a row of capitalised words.
    """

    titles: tuple[Fact, ...]
    named: tuple[Fact, ...]
    people: tuple[Fact, ...]
    adjectives: frozenset[str]
    surnames: dict[str, frozenset[str]]
    common_surnames: frozenset[str]
    latin_surnames: frozenset[str]
    vocabulary: frozenset[str]


def _forms(cell: str) -> tuple[str, ...]:
    """The ``|``-separated forms of a table cell."""
    return tuple(form.strip() for form in cell.split("|") if form.strip())


@cache
def load_lexicon() -> Lexicon:
    """Read the tables (about 10 ms the first time, nothing after that).

    Raises:
        SeedError: a table is missing or malformed.
    """
    columns = ("ko", "ko_south", "en", "source")
    titles = tuple(
        Fact(row["ko"], row["ko_south"], _forms(row["en"]), "title", row["role"], source=row["source"])
        for row in read_table("titles", (*columns, "role"))
    )
    country_rows = read_table("countries", (*columns, "adjective"))
    named = [
        Fact(row["ko"], row["ko_south"], _forms(row["en"]), "country", source=row["source"])
        for row in country_rows
    ]
    for row in read_table("institutions", (*columns, "kind")):
        kind: Kind = "place" if row["kind"] == "place" else "organization"
        named.append(Fact(row["ko"], row["ko_south"], _forms(row["en"]), kind, source=row["source"]))
    people = tuple(
        Fact(row["ko"], row["ko_south"], _forms(row["en"]), "person", ru=row["ru"], source=row["source"])
        for row in read_table("people", (*columns, "ru"))
    )
    adjectives = frozenset(form for row in country_rows for form in _forms(row["adjective"]))
    surnames: dict[str, set[str]] = {}
    surname_rows = read_table("surnames", ("ko", "ko_south", "spellings", "common"))
    for row in surname_rows:
        spellings = {spelling.strip().lower() for spelling in row["spellings"].split("/")}
        for form in (row["ko"], row["ko_south"]):
            surnames.setdefault(form, set()).update(spellings)
    latin = frozenset(spelling for spellings in surnames.values() for spelling in spellings)
    vocabulary = {
        word.lower()
        for fact in (*titles, *(fact for fact in named if fact.kind == "organization"))
        for form in fact.en
        for word in _EN_WORD.findall(form)
    }
    vocabulary.update(word.lower() for adjective in adjectives for word in _EN_WORD.findall(adjective))
    vocabulary -= {"a", "an", "and", "c", "d", "for", "in", "of", "or", "s", "the", "to", "u", "under"}
    # Words of institutions that are somebody's name ("Kim Il Sung University") stay names.
    vocabulary -= {word for fact in named for word in _personal_words(fact, latin)}
    return Lexicon(
        titles=titles,
        named=tuple(named),
        people=people,
        adjectives=adjectives,
        surnames={form: frozenset(spellings) for form, spellings in surnames.items()},
        common_surnames=frozenset(
            form for row in surname_rows if row["common"] == "yes" for form in (row["ko"], row["ko_south"])
        ),
        latin_surnames=latin,
        vocabulary=frozenset(vocabulary),
    )


def _personal_words(fact: Fact, latin_surnames: frozenset[str]) -> set[str]:
    """The words of a Korean person's name that an institution bears, lower case."""
    words: set[str] = set()
    for form in fact.en:
        printed = _EN_WORD.findall(form)
        # U.S. Congress, UN: no surname; Song and Dance Ensemble: no given name.
        if not printed or printed[0].isupper() or not all(word[0].isupper() for word in printed[:2]):
            continue
        parts = [word.lower() for word in printed]
        if len(parts) > 2 and parts[0] in latin_surnames and len(parts[1]) <= 6:
            words.update(parts[:3] if len(parts) > 3 else parts[:2])
    return words
