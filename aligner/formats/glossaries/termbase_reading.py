"""TBX read, ours and those of others: version 3, that of 2008, and TBX-Min.

In:   a file.
Out:  an Entry for each Korean term of a concept that has English ones too.
Not:  writing TBX (termbases.py), tables (term_tables.py).
Idea: the first term of a language is the one to use, unless another is preferred; terms that must not be used are no
      entries, and told. Languages are compared whole: kok is not Korean.
      Rules: ISO 30042:2008 and 2019.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from ...documents.xml_elements import XML_LANG, line_of, local_name
from ...language_codes import base_language, standard_code
from ...model import Clutter, Entry, Evidence, Variant
from ..xml_input import elements_of
from .remarks import parse_remark
from .standing import MUST_NOT, standing

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["read_tbx"]

_SECTIONS = ("langSec", "langSet", "langGroup")
# Data categories and elements (DCT style) that say whether a term is to be used.
_STATUS = re.compile(
    r"(?:administrative|term|usage)?_?status|.*authorization|forbidden|preferred", re.IGNORECASE
)
_KEPT = ("ko", "en", "ru")
_OTHER_LANGUAGE = "term of another language"
_WITHOUT = "concept without a Korean and an English term"


@dataclass(slots=True)
class _Terms:
    """The terms of a concept."""

    by_language: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)  # rank, code, term
    contexts: dict[str, str] = field(default_factory=dict)
    south: str | None = None

    def of(self, lang: str) -> list[str]:
        """The terms of a language, those to use first."""
        return list(
            dict.fromkeys(
                text for _, _, text in sorted(self.by_language.get(lang, []), key=lambda term: term[0])
            )
        )


def read_tbx(path: str | os.PathLike[str], left_out: list[Clutter]) -> Iterator[Entry]:
    """The entries of a term base.

    Args:
        path: the file.
        left_out: gets what became no entry.

    Raises:
        ReadError: the file is no TBX, is broken, or declares entities; names line and column.
    """
    for _, concept in elements_of(path, ("tbx", "martif", "TBX"), (), ("conceptEntry", "termEntry", "entry")):
        terms = _Terms()
        line = line_of(concept) or 0
        for section in concept.iterchildren(*(f"{{*}}{name}" for name in _SECTIONS)):
            lang = standard_code(section.get(XML_LANG) or section.get("lang") or "")
            for holder in section.iterchildren("*"):
                left_out += [Clutter(text, line, MUST_NOT) for text in _add(terms, holder, lang)]
        korean, english = _korean(terms), terms.of("en")
        if not korean or not english:
            if texts := [text for found in terms.by_language.values() for _, _, text in found]:
                left_out.append(Clutter("; ".join(texts), line, _WITHOUT))
            continue
        left_out += [
            Clutter(text, line, _OTHER_LANGUAGE)
            for lang, found in terms.by_language.items()
            if lang not in _KEPT
            for _, _, text in found
        ]
        known = _known(concept, terms, english)
        for place, ko in enumerate(korean):
            # What is said of a Southern form, or of a proof, is said of the first term.
            own = {} if place else {"ko_south": terms.south, "evidence": _evidence(ko, english[0], terms)}
            yield Entry(ko, english[0], **{**own, **known})


def _add(terms: _Terms, holder: etree._Element, lang: str) -> Iterator[str]:
    """Take the terms of a ``tig``, ``termSec`` or the like; gives those that must not be used."""
    words = []
    is_south = False
    for note in holder.iter("*"):
        kind = note.get("type") or local_name(note)
        text = "".join(map(str, note.itertext())).strip()
        if kind == "context":
            terms.contexts.setdefault(base_language(lang), text)
        elif kind == "geographicalUsage":
            is_south = is_south or text == "South Korea"
        elif _STATUS.fullmatch(kind) and text.lower() not in ("false", "no", "0"):
            words.append(kind if text.lower() in ("true", "yes", "1") else text)
    rank = standing(words)
    for element in (holder, *holder.iterdescendants("{*}term")):
        text = normalize("NFC", " ".join("".join(map(str, element.itertext())).split()))
        if local_name(element) != "term" or not text:
            continue
        if rank is None:
            yield text
        elif is_south:
            terms.south = text
        else:
            terms.by_language.setdefault(base_language(lang), []).append((rank, lang, text))


def _korean(terms: _Terms) -> list[str]:
    """The Korean terms; the first of the South stands beside the North's, where a concept has both."""
    found = terms.by_language.get("ko", [])
    codes = {code for _, code, _ in found}
    if terms.south is None and {"ko-KP", "ko-KR"} <= codes:
        terms.south = min((term for term in found if term[1] == "ko-KR"), key=lambda term: term[0])[2]
        terms.by_language["ko"] = [term for term in found if term[1:] != ("ko-KR", terms.south)]
    return terms.of("ko")


def _known(concept: etree._Element, terms: _Terms, english: list[str]) -> dict[str, Any]:
    """What holds for every Korean term of a concept."""
    fields = parse_remark(concept.findtext("{*}note") or "")
    known: dict[str, Any] = {"kind": "term", **fields, "ru": next(iter(terms.of("ru")), None)}
    others = (form for form in english[1:] if form != fields.get("en_standard"))
    known["en_variants"] = tuple(map(Variant, others))
    return known


def _evidence(ko: str, en: str, terms: _Terms) -> tuple[Evidence, ...]:
    contexts = terms.contexts
    return (Evidence(ko, en, contexts.get("ko", ""), contexts.get("en", "")),) if contexts else ()
