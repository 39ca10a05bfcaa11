"""What the tables of seeds/lexicon know, as entries: places, bodies and offices that no report has shown yet.

In:   the tables.
Out:  a Glossary whose entries have no sentences: their evidence names the table and its source.
Not:  the glossary of the reports (store.py), when a query is answered from a table (lookup/whole_names.py); people
      (suggest.py), who are many, and of whom a table knows a few.
"""

from __future__ import annotations

from functools import lru_cache

from .._version import __version__
from ..model import Entry, Evidence, Kind, Variant
from ..names.reading.lexicon import Fact, load_lexicon
from ..seeds import table_name
from .entries import order
from .glossary import Glossary
from .lookup.whole_names import WholeNames

__all__ = ["known_names", "names_of_tables"]

_TABLES: dict[Kind, str] = {"country": "countries", "title": "titles"}


@lru_cache(maxsize=1)
def known_names() -> Glossary:
    """The entries of the tables: countries, places, institutions and titles, one a Korean form.

    >>> [(entry.ko, entry.ko_south) for entry in known_names().lookup("Poland")]
    [('뽈스까', '폴란드')]
    """
    entries: dict[str, Entry] = {}
    lexicon = load_lexicon()
    for fact in (*lexicon.named, *lexicon.titles):
        entries.setdefault(fact.ko, _entry(fact))
    # 폴란드 is an entry already: the Southern form of 뽈스까.
    southern = {entry.ko_south for entry in entries.values() if entry.ko != entry.ko_south}
    kept = order(
        entry for entry in entries.values() if entry.ko != entry.ko_south or entry.ko not in southern
    )
    return Glossary(kept, f"lexicon|entries:{len(kept)}|v:{__version__}")


def _entry(fact: Fact) -> Entry:
    table = _TABLES.get(fact.kind, "institutions")
    return Entry(
        fact.ko,
        fact.en[0],
        fact.kind,
        en_variants=tuple(Variant(form, 0) for form in fact.en[1:]),
        ko_south=fact.ko_south,
        evidence=(Evidence(fact.ko, fact.en[0], "", "", f"{table_name(table)}, {fact.source}"),),
    )


@lru_cache(maxsize=1)
def names_of_tables() -> WholeNames:
    """The entries of the tables, as they stand behind the glossary that ships."""
    return WholeNames(known_names())
