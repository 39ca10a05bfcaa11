"""The glossary: how a Korean form is written in English, with the sentences that prove it.

In:   alignments (build), a JSONL or SQLite file (load), a query in any script (look-up).
Out:  a Glossary of Entries, one a Korean form.
Not:  finding and pairing names (aligner.names), writing files (aligner.formats).

glossary.py         the Glossary: look-up, merging
build.py            entries from alignments
entries.py          counting evidence, merging entries
full_forms.py       short and full names of one man
other_spellings.py  spellings that no sentence shows: Southern, Russian, romanized, standard English
records.py          entry <-> dictionary, as a line of a file holds it
store.py            glossaries from files
lookup/             finding entries by any spelling, in memory and in a database
table_entries.py    what the tables of seeds/lexicon know, as entries
suggest.py          how a name that no glossary holds is probably written
check.py            where a translation departs from a glossary
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .glossary import Glossary
from .records import entry_from_dict, entry_to_dict
from .store import is_database, load_glossary

if TYPE_CHECKING:
    from .build import build_glossary, glossary_and_unmatched

__all__ = [
    "Glossary",
    "build_glossary",
    "entry_from_dict",
    "entry_to_dict",
    "glossary_and_unmatched",
    "is_database",
    "load_glossary",
]


def __getattr__(name: str) -> Any:
    # Looking up needs nothing of name matching, and must answer in a fraction of a second.
    if name in ("build_glossary", "glossary_and_unmatched"):
        from . import build

        return getattr(build, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
