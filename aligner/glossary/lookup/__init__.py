"""Look-up: find the entries of a glossary by any spelling of a name, in any script.

In:   entries, in memory or in a database; a query as a person types it.
Out:  entries, best first; whichever of the two holds the entries, the answers are equal.
Not:  reading glossaries (store.py), guessing names that no entry has (suggest.py).

steps.py          the order of the steps and what each of them matches
memory.py         the forms of entries in memory          sqlite.py         the forms of entries in a file
whole_names.py    what stands behind a glossary           sqlite_tables.py  that file's tables, and how it is made
folding.py        case, accents, spaces                   peeling.py        titles and particles around a name
entry_forms.py    all forms of an entry                   likeness.py       how alike two spellings are
keys.py           what words share that differ by a slip, and names that sound alike
"""
