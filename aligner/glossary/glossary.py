"""A Glossary and what can be done with it.

In:   entries.
Out:  look-up, merging, a table.
Not:  making entries from alignments (build.py), reading files (store.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..signature import Signature
from .entries import merge_entries, order
from .full_forms import link_full_forms
from .lookup.folding import squeezed
from .lookup.memory import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from ..model import Clutter, Entry
    from .lookup.whole_names import WholeNames

__all__ = ["Glossary"]


@dataclass(frozen=True, repr=False)
class Glossary:
    """Entries in a fixed order, one a Korean form.

    Attributes:
        entries: most often seen first within persons, countries, places, organizations, titles and terms.
        signature: one line that says how it was made.
        behind: gives the names that stand behind the entries: look-up asks them for a whole form that no entry has.
            The glossary that ships has the tables of ``seeds/lexicon`` there, others have nothing.
        left_out: what the file that it was read from holds besides, such as terms of other languages.
    """

    entries: tuple[Entry, ...] = ()
    signature: str = ""
    behind: Callable[[], WholeNames] | None = field(default=None, repr=False, compare=False)
    left_out: tuple[Clutter, ...] = field(default=(), repr=False, compare=False)
    _index: list[Index] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<Glossary of {len(self)} {'entry' if len(self) == 1 else 'entries'}, {self.signature}>"

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def lookup(self, query: str) -> list[Entry]:
        """Find entries by any spelling in any script, best first.

        Korean in Northern or Southern spelling, with or without titles and particles; English as printed,
        standard or romanized, part of a name, any case; Russian. Exact matches come before folded ones,
        then names that contain the query, then near spellings, then names that sound like it. Nothing like
        it: an empty list. Of more than a hundred answers the best are given, and of these the commonest.

        Raises:
            TypeError: the query is no text.

        >>> from aligner.model import Entry
        >>> glossary = Glossary((Entry("쎄르게이 라브로브", "Sergei Lavrov", ko_south="세르게이 라브로프"),))
        >>> [entry.en for query in ("lavrov", "라브로프", "라브로브동지", "coffee") for entry in glossary.lookup(query)]
        ['Sergei Lavrov', 'Sergei Lavrov', 'Sergei Lavrov']
        """
        if not self._index:
            self._index.append(Index(self.entries))
        found = self._index[0].find(query)
        if self.behind is None:
            return found
        own = {entry.ko: entry for entry in self.entries}
        return [own.get(entry.ko, entry) for entry in self.behind().answers(query, found)]

    def merge(self, other: Glossary) -> Glossary:
        """Both glossaries in one; all evidence is kept, once.

        What a person confirmed or corrected stays as it is and only gains evidence; of two such entries the
        one in this glossary wins. Korean forms that differ in nothing but spaces are one entry, spelt as in this
        glossary or as a person decided.
        """
        merged = {entry.ko: entry for entry in self.entries}
        spaced = {squeezed(ko): ko for ko in reversed(merged)}
        for entry in other.entries:
            known = merged.pop(entry.ko if entry.ko in merged else spaced.get(squeezed(entry.ko), ""), None)
            joined = merge_entries(known, entry) if known else entry
            merged[joined.ko] = joined
            spaced[squeezed(joined.ko)] = joined.ko
        link_full_forms(merged)
        signature = Signature.of_both(self.signature, other.signature)
        return replace(self, entries=order(merged.values()), signature=signature)

    def decided(self, reviewed: Glossary) -> Glossary:
        """This glossary with what a person confirmed or corrected in a table made from it.

        The table says how a name is written, this glossary where it was seen: counts and sentences are its own.
        """
        decisions = tuple(
            replace(entry, count=0, en_variants=(), evidence=())
            for entry in reviewed.entries
            if entry.status != "found"
        )
        return replace(self, entries=Glossary(decisions).merge(self).entries)

    def to_frame(self) -> pd.DataFrame:
        """One row an entry; variants joined by `` | ``, evidence left out."""
        import pandas as pd

        columns = ("ko", "en", "kind", "en_variants", "en_standard", "ko_south", "ru", "romanizations", "count",
                   "first_date", "last_date", "full_form", "status")  # fmt: skip
        rows = [
            [
                entry.ko,
                entry.en,
                entry.kind,
                " | ".join(variant.text for variant in entry.en_variants),
                entry.en_standard,
                entry.ko_south,
                entry.ru,
                " | ".join(f"{system}: {text}" for system, text in entry.romanizations.items()),
                entry.count,
                entry.first_date,
                entry.last_date,
                entry.full_form,
                entry.status,
            ]
            for entry in self.entries
        ]
        return pd.DataFrame(rows, columns=list(columns))

    def _repr_html_(self) -> str:
        """A small table for notebooks."""
        from ..notebook import names_table

        rows = [
            (
                entry.ko,
                entry.en,
                entry.kind,
                ", ".join(variant.text for variant in entry.en_variants),
                entry.ko_south or "",
                entry.ru or "",
                str(entry.count),
            )
            for entry in self.entries
        ]
        return names_table(("ko", "en", "kind", "also", "South", "Russian", "seen"), rows, self.signature)
