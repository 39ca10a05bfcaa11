"""From evidence to an entry, and two entries into one: pure functions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import KINDS, Entry, Evidence, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["merge_entries", "order", "printed_forms"]

_KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by kind, most often seen first, then by Korean form."""
    return tuple(sorted(entries, key=lambda entry: (_KIND_ORDER[entry.kind], -entry.count, entry.ko)))


def _same(form: str) -> str:
    """What makes two printed forms one: capitals and the shape of apostrophes do not count."""
    return " ".join(form.replace("’", "'").split()).casefold()


def printed_forms(evidence: Iterable[Evidence]) -> tuple[Variant, ...]:
    """The English forms in the evidence with count, first and last date, most frequent first.

    Forms seen next to Korean come before forms seen in English text alone. Among spellings that differ in
    capitals alone the most frequent one, then the earliest, is taken.

    >>> [form.text for form in printed_forms([Evidence("가", "B", "", ""), Evidence("가", "A", "가", "A")])]
    ['A', 'B']
    """
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(_same(item.en), []).append(item)
    ranked = []
    for place, items in enumerate(groups.values()):
        spellings = Counter(" ".join(item.en.replace("’", "'").split()) for item in items)
        dates = sorted(item.date for item in items if item.date)
        both = sum(bool(item.source_text) for item in items)
        variant = Variant(
            spellings.most_common(1)[0][0],
            len(items),
            dates[0] if dates else None,
            dates[-1] if dates else None,
        )
        ranked.append((-both, -len(items), place, variant))
    return tuple(variant for *_, variant in sorted(ranked, key=lambda item: item[:3]))


def merge_entries(first: Entry, second: Entry) -> Entry:
    """One entry from two of one Korean form; ``first`` wins where a person has decided.

    Evidence is united, counts and dates follow from it. An entry that a person confirmed or corrected keeps
    what it says about the name. Where an entry counts more than it proves, as after a table has kept the first
    sentence alone, sentences of the other that may be those that were cut off do not count again.
    """
    first, second = _with_documents(first, second), _with_documents(second, first)
    human, other = (second, first) if first.status == "found" != second.status else (first, second)
    known = Counter(first.evidence)
    extra = tuple((Counter(second.evidence) - known).elements())
    evidence = (*first.evidence, *extra)
    forms = _merge_forms(first, second, new=extra)
    en = human.en if human.status != "found" else forms[0].text
    dates = sorted(
        date
        for date in (first.first_date, first.last_date, second.first_date, second.last_date)
        if date is not None
    )
    return replace(
        human,
        en=en,
        en_variants=tuple(form for form in forms if _same(form.text) != _same(en)),
        en_standard=human.en_standard or other.en_standard,
        ko_south=human.ko_south or other.ko_south,
        ru=human.ru or other.ru,
        romanizations={**other.romanizations, **human.romanizations},
        count=sum(form.count for form in forms),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
        full_form=human.full_form or other.full_form,
        evidence=evidence,
    )


def _with_documents(entry: Entry, other: Entry) -> Entry:
    """The entry with the other's evidence in place of its own where its own has those sentences without a document."""
    known = {_sentences(item): item for item in other.evidence if item.document}
    evidence = tuple(item if item.document else known.get(_sentences(item), item) for item in entry.evidence)
    return replace(entry, evidence=evidence)


def _sentences(item: Evidence) -> tuple[str, str]:
    return " ".join(item.source_text.split()), " ".join(item.target_text.split())


def _merge_forms(first: Entry, second: Entry, *, new: tuple[Evidence, ...]) -> tuple[Variant, ...]:
    """The printed forms of both; evidence that both hold counts once."""
    counts: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    dates: dict[str, list[str]] = {}
    shared = Counter(_same(item.en) for item in second.evidence) - Counter(_same(item.en) for item in new)
    own = tuple((Counter(first.evidence) - Counter(second.evidence)).elements())
    for number, (entry, others) in enumerate(((first, new), (second, own))):
        proved = Counter(_same(item.en) for item in entry.evidence)
        for variant in _counted_forms(entry):
            key = _same(variant.text)
            spelling.setdefault(key, variant.text)
            unproved = max(0, variant.count - proved[key])
            again = min(unproved, sum(_same(item.en) == key and _may_be_of(item, entry) for item in others))
            known = max(variant.count, proved[key]) - (shared[key] if number else 0)
            counts[key] += max(0, known) - again
            dates.setdefault(key, []).extend(
                date for date in (variant.first_date, variant.last_date) if date is not None
            )
    order = {key: place for place, key in enumerate(spelling)}
    return tuple(
        Variant(spelling[key], count, min(dates[key], default=None), max(dates[key], default=None))
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], order[item[0]]))
        if count or key in (_same(first.en), _same(second.en))
    )


def _may_be_of(item: Evidence, entry: Entry) -> bool:
    """True if a sentence may be one of those that an entry was counted in: by its date."""
    return not item.date or (entry.first_date or "") <= item.date <= (entry.last_date or "9999")


def _counted_forms(entry: Entry) -> tuple[Variant, ...]:
    """The forms of an entry, its own first, each with how often it was printed.

    Where a person put another form in place of the printed one, the printed one keeps its count.
    """
    listed = {_same(form) for form in (entry.en, *(variant.text for variant in entry.en_variants))}
    printed = printed_forms(entry.evidence)
    if printed and all(_same(form.text) != _same(entry.en) for form in printed):
        replaced = tuple(form for form in printed if _same(form.text) not in listed)[:1]
        return (Variant(entry.en, 0), *replaced, *entry.en_variants)
    left = max(0, entry.count - sum(variant.count for variant in entry.en_variants))
    return (Variant(entry.en, left, *_dates_of(entry)), *entry.en_variants)


def _dates_of(entry: Entry) -> tuple[str | None, str | None]:
    """First and last date of the entry's main form, from its evidence or, without any, from the entry."""
    dates = sorted(item.date for item in entry.evidence if item.date and _same(item.en) == _same(entry.en))
    if dates:
        return dates[0], dates[-1]
    dated = any(item.date for item in entry.evidence)
    return (None, None) if dated else (entry.first_date, entry.last_date)
