"""Words for bodies, places and offices, in both languages: what phrases end in (위원회, Committee).

In:   seeds/lexicon: kinds.tsv for bodies and places, titles.tsv for offices, countries.tsv.
Out:  which of them a Korean word ends in, and which Korean ones an English word renders.
Not:  phrases in a sentence (korean_phrases.py, english_phrases.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...seeds import read_table
from .lexicon import load_lexicon

if TYPE_CHECKING:
    from ...model import Kind

__all__ = [
    "body_words",
    "country_words",
    "english_heads",
    "head_kind",
    "head_words",
    "is_body",
    "korean_heads",
    "office_words",
]


@cache
def _heads() -> dict[str, tuple[Kind, tuple[str, ...]]]:
    """Korean word for a body, a place or an office -> what it names, and its English renderings."""
    heads: dict[str, tuple[Kind, tuple[str, ...]]] = {}
    for row in read_table("kinds", ("ko", "en", "kind", "source")):
        if row["en"] and row["kind"] != "country":
            heads[row["ko"]] = (
                ("place" if row["kind"] == "place" else "organization"),
                tuple(row["en"].split(" | ")),
            )
    for fact in load_lexicon().titles:
        if fact.role == "post" and " " not in fact.ko:
            for form in (fact.ko, fact.ko_south):
                heads.setdefault(form, ("title", fact.en))
    return heads


def head_kind(heads: frozenset[str]) -> Kind:
    """What the longest of some Korean words for bodies, places or offices names."""
    return _heads()[max(heads, key=len)][0]


@cache
def korean_heads(body: str) -> frozenset[str]:
    """The words for bodies and offices that a word ends in, all of the longest one's kind."""
    ends = [body[start:] for start in range(len(body)) if body[start:] in _heads()]
    return frozenset(end for end in ends if _heads()[end][0] == _heads()[ends[0]][0])


def is_body(word: str) -> bool:
    """True if a Korean word ends in a word for bodies.

    >>> is_body("평양시당위원회"), is_body("총비서"), is_body("모스크바")
    (True, False, False)
    """
    heads = korean_heads(word)
    return bool(heads) and head_kind(heads) == "organization"


@cache
def head_words() -> frozenset[str]:
    """Words that head the names of bodies and places, lower case."""
    rows = [row for found in english_heads().values() for row in found]
    # House of Culture: house.
    return frozenset(
        plain[plain.index("of") - 1 if "of" in plain[1:] else -1]
        for plain, _, kind in rows
        if kind != "title"
    )


@cache
def body_words() -> frozenset[str]:
    """Words that head the names of bodies, with a capital."""
    rendered = (form for kind, forms in _heads().values() if kind == "organization" for form in forms)
    # Ministry of Defence, but State Academy.
    return frozenset(form.split(" of ")[0].split()[-1] for form in rendered)


@cache
def office_words() -> frozenset[str]:
    """Offices of one word, lower case; not "general", which is an adjective as well."""
    rows = [row for found in english_heads().values() for row in found]
    return frozenset(plain[0] for plain, _, kind in rows if kind == "title" and len(plain) == 1) - {"general"}


@cache
def country_words() -> frozenset[str]:
    """First words of the names of countries."""
    countries = (fact for fact in load_lexicon().named if fact.kind == "country")
    return frozenset(form.split()[0] for fact in countries for form in fact.en) | {"Democratic", "Republic"}


@cache
def english_heads() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str], Kind], ...]]:
    """First word, lower case -> renderings that begin with it: words, Korean heads they render, kind."""
    rendered: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for ko, (kind, forms) in _heads().items():
        for form in forms:
            plain = tuple(re.findall(r"\w+", form.replace("'s", "").lower()))
            rendered.setdefault((plain, kind == "title"), set()).add(ko)
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str], Kind]]] = {}
    for (plain, _), heads in rendered.items():
        kind = _heads()[min(heads)][0]
        found.setdefault(plain[0], []).append((plain, frozenset(heads), kind))
    return {first: tuple(rows) for first, rows in found.items()}
