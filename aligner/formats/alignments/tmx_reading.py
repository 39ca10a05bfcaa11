"""Translation memories read, those of any tool: TMX 1.4, unit by unit, so that size costs time and not memory.

In:   a TMX file.
Out:  an Alignment, or a stream of units.
Not:  writing one (tmx_writing.py); fetching or expanding anything that a file points at (xml_input.py).
Idea: which languages matter is told by the first thousand units (tmx_languages.py); what a unit holds besides is
      counted and told. Our own files are exact, others' text is brought to NFC.
      Rules: TMX 1.4b specification, OSCAR 2005.
"""

from __future__ import annotations

import os
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from ...documents.readers.xliff_texts import breaks_line
from ...documents.xml_elements import XML_LANG, elements_in, line_of, local_name
from ...errors import ReadError
from ...language_codes import base_language, standard_code
from ...model import Clutter
from ..statuses import as_status
from ..xml_input import elements_of
from .from_rows import Row, Side, rebuild
from .tmx_languages import Choice
from .units import Unit, score_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from ...model import Alignment

__all__ = ["open_units", "read_tmx", "read_units"]

PathLikeStr = str | os.PathLike[str]
#: Language and text of every variant of a unit, its properties, and its line.
_Found = tuple[list[tuple[str, str]], list[tuple[str, str]], int | None]

# Units that are looked at before the languages are chosen: enough to see which variant is the fuller.
_LOOKED_AT = 1_000

_FURTHER_SOURCE = "further version of the source text"
_FURTHER_TARGET = "further translation"
_OTHER_LANGUAGE = "text in another language"

# Elements of a segment whose content is code of another program, not text (TMX 1.4b, "Content markup").
_CODES = ("bpt", "ept", "it", "ph", "ut")


def read_tmx(
    path: PathLikeStr,
    *,
    langs: tuple[str | None, str | None] = (None, None),
    inline: Literal["text", "strip"] = "text",
) -> Alignment:
    """Read a translation memory as an alignment; every segment is one sentence, every unit one bead.

    Args:
        langs: languages of the two sides, where the file holds several; a code with a country takes that variant alone.
            ``None`` takes the file's source language, and English for Korean or else the first other language; of
            several variants of it the fuller.
        inline: keep the content of inline codes (``bpt``, ``ph``, ...) as text, or strip it.

    Raises:
        ReadError: the file is no TMX, is broken, or declares entities; names line and column.
    """
    reader = _Reader(path, langs, inline, keeps_left_out=True)
    properties: dict[str, str] = {}

    def rows() -> Iterator[Row]:
        for unit in reader.units():
            for kind, value in unit.properties:
                properties.setdefault(kind, value)
            yield Row(
                (unit.source,) if unit.source else (),
                (unit.target,) if unit.target else (),
                unit.confidence,
                unit.similarity,
                line=unit.line,
                status=unit.status,
                note=unit.note,
            )

    everything = list(rows())
    left_out = [Clutter(text, line or 0, reason) for text, line, reason in reader.left_out]
    stem = Path(path).stem
    source, target = reader.langs
    ids = properties.get("x-document", "").split(" | ") if reader.ours else []
    names = ids if len(ids) == 2 else [f"{stem}.{source}", f"{stem}.{target}"]
    date = properties.get("x-date") if reader.ours else None
    return rebuild(
        everything,
        Side(names[0], source, str(path), date),
        Side(names[1], target, str(path), date),
        signature=properties.get("x-signature", ""),
        path=path,
        left_out=left_out,
    )


def read_units(
    path: PathLikeStr,
    *,
    langs: tuple[str | None, str | None] = (None, None),
    inline: Literal["text", "strip"] = "text",
) -> Iterator[Unit]:
    """The units of a TMX file one by one, in little memory.

    Args:
        path: the file; it is read as units are asked for.
        langs: languages of the two sides, where the file holds several; a code with a country takes that variant alone.
            ``None`` takes the file's source language, and English for Korean or else the first other language; of
            several variants of it the fuller.
        inline: keep the content of inline codes (``bpt``, ``ph``, ...) as text, or strip it.

    Raises:
        ReadError: on the way, if the file is no TMX, is broken, or declares entities; names line and column.
    """
    return _Reader(path, langs, inline).units()


def open_units(
    path: PathLikeStr,
    *,
    langs: tuple[str | None, str | None] = (None, None),
    inline: Literal["text", "strip"] = "text",
    told: Counter[str] | None = None,
) -> tuple[tuple[str, str], Iterator[Unit]]:
    """The languages of the two sides, which the first units tell, and the units one by one, in little memory.

    Args:
        path: the file; after its first pair it is read as units are asked for.
        langs: languages of the two sides, where the file holds several; a code with a country takes that variant alone.
            ``None`` takes the file's source language, and English for Korean or else the first other language; of
            several variants of it the fuller.
        inline: keep the content of inline codes (``bpt``, ``ph``, ...) as text, or strip it.
        told: gets, as units are asked for, how many texts were left out, by reason.

    Raises:
        ReadError: at once or on the way, if the file is no TMX, is broken, or declares entities; names line and
            column.
    """
    reader = _Reader(path, langs, inline, told=told)
    units = reader.units()
    # Which languages they are is known once the first pair has been read.
    first = next(units)
    return reader.langs, chain([first], units)


class _Reader:
    """Reads one file; ``langs`` and ``ours`` are known once units come."""

    def __init__(
        self,
        path: PathLikeStr,
        langs: tuple[str | None, str | None],
        inline: Literal["text", "strip"],
        *,
        told: Counter[str] | None = None,
        keeps_left_out: bool = False,
    ) -> None:
        self.path = path
        self.asked = tuple(None if lang is None else standard_code(lang) for lang in langs)
        self.inline = inline
        self.langs: tuple[str, str] = ("ko", "en")
        self.ours = False
        self.source_language = ""
        self.told: Counter[str] = Counter() if told is None else told
        self.keeps_left_out = keeps_left_out
        self.left_out: list[tuple[str, int | None, str]] = []

    def units(self) -> Iterator[Unit]:
        waiting: list[_Found] = []
        choice: Choice | None = None
        counts: Counter[str] = Counter()
        has_pair = False
        for found in self._variants():
            counts.update(lang for lang, _ in found[0])
            if choice is None:
                waiting.append(found)
                has_pair = has_pair or len(found[0]) > 1
                if has_pair and len(waiting) >= _LOOKED_AT:
                    choice = self._chosen(waiting)
                    for each in waiting:
                        yield from self._unit(choice, *each)
                    waiting.clear()
            else:
                yield from self._unit(choice, *found)
        if choice is None:
            if not has_pair:
                raise ReadError(
                    "no translation unit holds two languages",
                    remedy="Export the memory again, with both languages.",
                    path=self.path,
                )
            choice = self._chosen(waiting)
            for each in waiting:
                yield from self._unit(choice, *each)
        if missing := choice.missing():
            raise ReadError(
                f"no translation unit holds the language {missing}",
                remedy=f"It holds {', '.join(sorted(counts))}.",
                path=self.path,
            )

    def _chosen(self, units: Sequence[_Found]) -> Choice:
        choice = Choice(
            [[lang for lang, _ in variants] for variants, _, _ in units], self.source_language, *self.asked
        )
        self.langs = choice.langs
        return choice

    def _unit(
        self,
        choice: Choice,
        variants: list[tuple[str, str]],
        properties: list[tuple[str, str]],
        line: int | None,
    ) -> Iterator[Unit]:
        texts, rest = choice.sides(variants)
        for lang, text in rest:
            base = base_language(lang)
            reason = (
                _FURTHER_TARGET
                if base == base_language(self.langs[1])
                else _FURTHER_SOURCE
                if base == base_language(self.langs[0])
                else _OTHER_LANGUAGE
            )
            self.told[reason] += 1
            if self.keeps_left_out:
                self.left_out.append((text, line, reason))
        if any(texts):
            told = dict(properties)
            status, note = told.pop("x-status", "found"), told.pop("note", "")
            yield Unit(
                texts[0],
                texts[1],
                score_of(told.pop("x-confidence", ""), 1.0, self.path, line),
                score_of(told.pop("x-similarity", ""), 0.0, self.path, line),
                tuple(told.items()),
                line,
                as_status(status),
                note,
            )

    def _variants(self) -> Iterator[_Found]:
        """Language and text of every variant of a unit, its properties, and its line."""
        for name, element in elements_of(self.path, "tmx", (), ("header", "tu")):
            if name == "header":
                self.ours = element.get("creationtool") == "aligner"
                self.source_language = standard_code(element.get("srclang", ""))
            else:
                yield self._read_unit(element)

    def _read_unit(self, unit: etree._Element) -> _Found:
        variants = []
        for tuv in unit.iterchildren("{*}tuv"):
            lang = tuv.get(XML_LANG) or tuv.get("lang")
            if not lang:
                raise ReadError(
                    "a variant has no language (xml:lang)",
                    remedy="Every <tuv> needs one.",
                    path=self.path,
                    line=line_of(tuv),
                )
            segment = next(tuv.iterchildren("{*}seg"), None)
            variants.append((standard_code(lang), "" if segment is None else self._text(segment)))
        properties = [
            (prop.get("type", ""), "".join(map(str, prop.itertext())))
            for prop in unit.iterchildren("{*}prop")
        ]
        if note := "; ".join("".join(map(str, each.itertext())) for each in unit.iterchildren("{*}note")):
            properties.append(("note", note))
        return variants, properties, line_of(unit)

    def _text(self, segment: etree._Element) -> str:

        if not len(segment):
            return self._tidy(segment.text or "")
        pieces: list[str] = []

        def walk(element: etree._Element, spoken: bool) -> None:
            if spoken and element.text:
                pieces.append(element.text)
            for child in elements_in(element, self.path, line_of(segment)):
                name = local_name(child)
                is_code = self.inline == "strip" and name in _CODES
                if spoken and is_code and breaks_line(child.text or ""):
                    pieces.append(" ")
                walk(child, name == "sub" or (spoken and not is_code))
                if spoken and child.tail:
                    pieces.append(child.tail)

        walk(segment, True)
        return self._tidy("".join(pieces))

    def _tidy(self, text: str) -> str:
        """Our own files are exact; others come pretty-printed and in any normal form."""
        return text if self.ours else normalize("NFC", text.strip())
