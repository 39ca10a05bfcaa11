"""Entries of a glossary, with the sentences that prove them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .names import Kind
    from .status import Status


__all__ = ["Evidence", "Variant", "Romanizations", "Entry"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where a name was seen in both languages.

    Attributes:
        ko: the Korean form there.
        en: the English form there.
        source_text: the Korean sentences.
        target_text: the English sentences.
        document: ``id`` of the document, ``""`` if not known.
        date: ISO date (``YYYY-MM-DD``) of the document, ``None`` if not known.
    """

    ko: str
    en: str
    source_text: str
    target_text: str
    document: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One printed English form of a name.

    Attributes:
        text: the form.
        count: number of places where it was seen.
        first_date: ISO date of the earliest dated place, ``None`` if no place is dated.
        last_date: ISO date of the latest dated place, ``None`` if no place is dated.
    """

    text: str
    count: int = 1
    first_date: str | None = None
    last_date: str | None = None


class Romanizations(dict[str, str]):
    """Romanization system -> Latin spelling; a dict that can be hashed, because it cannot be changed.

    A plain dict cannot be hashed, and an entry that holds one could be in no set.

    >>> spelt = Romanizations({"kcna": "Kim Jong Un", "rr": "Gim Jeong-eun"})
    >>> spelt["rr"], spelt == {"rr": "Gim Jeong-eun", "kcna": "Kim Jong Un"}, len({spelt, spelt})
    ('Gim Jeong-eun', True, 1)
    """

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Romanizations], tuple[dict[str, str]]]:
        return Romanizations, (dict(self),)

    def _fixed(self, *_: object, **__: object) -> NoReturn:
        raise TypeError(
            "the romanizations of an entry are fixed; make another entry with dataclasses.replace"
        )

    __setitem__ = __delitem__ = __ior__ = _fixed
    update = setdefault = pop = popitem = clear = _fixed


@dataclass(frozen=True, slots=True)
class Entry:
    """One Korean form and how it is written in English.

    Attributes:
        ko: the Korean form as printed.
        en: the English form printed most often.
        kind: person, place, organization, country, title or term.
        en_variants: the other printed English forms, most frequent first.
        en_standard: the usual English spelling where it differs from the printed one (Mantrov -> Manturov).
        ko_south: South Korean spelling, ``None`` if not known.
        ru: Russian spelling, ``None`` if not known or not a Russian name.
        romanizations: system name -> Latin spelling, for Korean names; a dict that is given is copied.
        count: number of places seen.
        first_date: ISO date of the earliest dated place.
        last_date: ISO date of the latest dated place.
        full_form: the longer Korean form that this one is short for, if it has an entry of its own.
        status: ``"found"`` by the program, ``"confirmed"`` or ``"corrected"`` by a person.
        evidence: the sentences that prove it.
    """

    ko: str
    en: str
    kind: Kind = "person"
    en_variants: tuple[Variant, ...] = ()
    en_standard: str | None = None
    ko_south: str | None = None
    ru: str | None = None
    romanizations: Mapping[str, str] = field(default_factory=Romanizations)
    count: int = 0
    first_date: str | None = None
    last_date: str | None = None
    full_form: str | None = None
    status: Status = "found"
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.romanizations, Romanizations):
            object.__setattr__(self, "romanizations", Romanizations(self.romanizations))

    def _repr_html_(self) -> str:
        """A card for notebooks: what is known, and the first sentences that prove it."""
        from ..notebook import name_card

        return name_card(self.ko, self.en, self._facts())

    def _facts(self) -> Iterator[tuple[str, str | None]]:
        """What is known, with a name for each, and the first three sentences that prove it."""
        dates = " to ".join(sorted({date for date in (self.first_date, self.last_date) if date}))
        yield "kind", self.kind
        yield "also printed", ", ".join(f"{variant.text} ({variant.count})" for variant in self.en_variants)
        yield "usual English", self.en_standard
        yield "short for", self.full_form
        yield "South Korean", self.ko_south
        yield "Russian", self.ru
        for system, text in self.romanizations.items():
            yield f"romanized, {system}", text
        yield "seen", f"{self.count} times" + (f", {dates}" if dates else "")
        for place in self.evidence[:3]:
            yield place.date or place.document, f"{place.source_text}\n{place.target_text}".strip()
