"""Translation memories read, those of any tool: TMX 1.4, unit by unit, so that size costs time and not memory.

In:   a TMX file.
Out:  an Alignment, or a stream of units.
Not:  writing one (tmx_writing.py); fetching or expanding anything that a file points at (xml_input.py).
Idea: which languages matter is told by the first unit that holds two; our own files are exact, others' text is brought
      to NFC.
      Rules: TMX 1.4b specification, OSCAR 2005.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import normalize

from ...documents.xml_elements import XML_LANG, elements_in, line_of, local_name
from ...errors import ReadError
from ..statuses import as_status
from ..xml_input import elements_of
from .from_rows import Row, Side, rebuild
from .units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from ...model import Alignment

__all__ = ["open_units", "read_tmx", "read_units"]

PathLikeStr = str | os.PathLike[str]

# Three-letter codes that older tools write, and the codes of the rest of aligner.
_TWO_LETTERS = {"kor": "ko", "eng": "en", "rus": "ru", "zho": "zh", "jpn": "ja"}

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
        langs: languages of the two sides, where the file holds several; ``None`` takes the file's source
            language, and English for Korean or else the first other language.
        inline: keep the content of inline codes (``bpt``, ``ph``, ...) as text, or strip it.

    Raises:
        ReadError: the file is no TMX, is broken, or declares entities; names line and column.
    """
    reader = _Reader(path, langs, inline)
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
        langs: languages of the two sides, where the file holds several; ``None`` takes the file's source
            language, and English for Korean or else the first other language.
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
) -> tuple[tuple[str, str], Iterator[Unit]]:
    """The languages of the two sides, which the first pair tells, and the units one by one, in little memory.

    Args:
        path: the file; after its first pair it is read as units are asked for.
        langs: languages of the two sides, where the file holds several; ``None`` takes the file's source
            language, and English for Korean or else the first other language.
        inline: keep the content of inline codes (``bpt``, ``ph``, ...) as text, or strip it.

    Raises:
        ReadError: at once or on the way, if the file is no TMX, is broken, or declares entities; names line and
            column.
    """
    reader = _Reader(path, langs, inline)
    units = reader.units()
    # Which languages they are is known once the first pair has been read.
    first = next(units)
    return reader.langs, chain([first], units)


class _Reader:
    """Reads one file; ``langs`` and ``ours`` are known once units come."""

    def __init__(
        self, path: PathLikeStr, langs: tuple[str | None, str | None], inline: Literal["text", "strip"]
    ) -> None:
        self.path = path
        self.asked = tuple(None if lang is None else _language(lang) for lang in langs)
        self.inline = inline
        self.langs: tuple[str, str] = ("ko", "en")
        self.ours = False
        self.source_language = ""
        self.present: set[str] = set()

    def units(self) -> Iterator[Unit]:
        chosen = False
        waiting: list[tuple[Any, ...]] = []
        for found in self._variants():
            self.present.update(lang for lang, _ in found[0])
            if not chosen:
                # One-language units before the first pair wait until it is known which languages matter.
                waiting.append(found)
                if len(found[0]) < 2:
                    continue
                self.langs = self._choose([lang for lang, _ in found[0]])
                chosen = True
                for each in waiting:
                    yield from self._unit(*each)
                waiting.clear()
            else:
                yield from self._unit(*found)
        if not chosen:
            raise ReadError(
                "no translation unit holds two languages",
                remedy="Export the memory again, with both languages.",
                path=self.path,
            )
        if missing := [lang for lang in self.langs if lang not in self.present]:
            raise ReadError(
                f"no translation unit holds the language {missing[0]}",
                remedy=f"It holds {', '.join(sorted(self.present))}.",
                path=self.path,
            )

    def _unit(
        self, variants: list[tuple[str, str]], properties: list[tuple[str, str]], line: int | None
    ) -> Iterator[Unit]:
        texts = ["", ""]
        left = list(variants)
        for side, lang in enumerate(self.langs):
            for variant in left:
                if variant[0] == lang:
                    texts[side] = variant[1]
                    left.remove(variant)
                    break
        if any(texts):
            told = dict(properties)
            status, note = told.pop("x-status", "found"), told.pop("note", "")
            yield Unit(
                texts[0],
                texts[1],
                _score(told.pop("x-confidence", ""), default=1.0),
                _score(told.pop("x-similarity", ""), default=0.0),
                tuple(told.items()),
                line,
                as_status(status),
                note,
            )

    def _choose(self, present: Sequence[str]) -> tuple[str, str]:
        """Source and target among the languages of a unit."""
        asked_source, asked_target = self.asked
        source = asked_source or next(
            (
                lang
                for lang in (self.source_language, "ko", *present)
                if lang in present and lang != asked_target
            ),
            present[0],
        )
        partner = {"ko": "en", "en": "ko"}.get(source, "")
        target = asked_target or next(
            (lang for lang in (partner, *present) if lang in present and lang != source), source
        )
        return source, target

    def _variants(self) -> Iterator[tuple[list[tuple[str, str]], list[tuple[str, str]], int | None]]:
        """Language and text of every variant of a unit, its properties, and its line."""
        for name, element in elements_of(self.path, "tmx", (), ("header", "tu")):
            if name == "header":
                self.ours = element.get("creationtool") == "aligner"
                self.source_language = _language(element.get("srclang", ""))
            else:
                yield self._read_unit(element)

    def _read_unit(
        self, unit: etree._Element
    ) -> tuple[list[tuple[str, str]], list[tuple[str, str]], int | None]:
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
            variants.append((_language(lang), "" if segment is None else self._text(segment)))
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
                walk(child, name == "sub" or (spoken and (self.inline == "text" or name not in _CODES)))
                if spoken and child.tail:
                    pieces.append(child.tail)

        walk(segment, True)
        return self._tidy("".join(pieces))

    def _tidy(self, text: str) -> str:
        """Our own files are exact; others come pretty-printed and in any normal form."""
        return text if self.ours else normalize("NFC", text.strip())


def _score(text: str, *, default: float) -> float:
    """A number from a ``prop``; another tool may use our type for something else."""
    try:
        number = float(text)
    except ValueError:
        return default
    return number if -1.0 <= number <= 1.0 else default


@lru_cache
def _language(code: str) -> str:
    """The bare language: ``KO_kr`` -> ``ko``, ``eng`` -> ``en``; ``*all*`` -> ``""``."""
    bare = re.split("[-_]", code.strip().lower())[0]
    return "" if "*" in bare else _TWO_LETTERS.get(bare, bare)
