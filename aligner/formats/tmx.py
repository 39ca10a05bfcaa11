"""Translation memories: TMX 1.4, written and read unit by unit, so that size costs time and not memory.

In:   an Alignment (or any stream of units), or a TMX file of any tool.
Out:  a TMX file valid to the TMX 1.4 DTD, or an Alignment (or a stream of units).
Not:  XLIFF, term bases; fetching or expanding anything that a file points at.
Idea: what tools accept was found by running them: plain language codes, the same string everywhere; the
      source variant first; scores as ``prop``, because TMX allows no attributes of one's own; a unique
      ``tuid``.
      Rules: TMX 1.4b specification, OSCAR 2005; characters: XML 1.0 section 2.2.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import normalize

from .._version import __version__
from ..errors import ReadError
from .export import Export, Written
from .files import Cleaner, write_whole
from .rebuild import Row, Side, Status, as_status, join_beads, rebuild
from .xml_input import line_of, local_name, read_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from ..model import Alignment, Bead

__all__ = ["Unit", "open_units", "read_tmx", "read_units", "write_tmx", "write_units"]

PathLikeStr = str | os.PathLike[str]

# Trados Cloud takes at most so many characters a segment.
_LONG_SEGMENT = 2_000

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Three-letter codes that older tools write, and the codes of the rest of aligner.
_TWO_LETTERS = {"kor": "ko", "eng": "en", "rus": "ru", "zho": "zh", "jpn": "ja"}

# Elements of a segment whose content is code of another program, not text (TMX 1.4b, "Content markup").
_CODES = ("bpt", "ept", "it", "ph", "ut")

_DEFAULTS = Export()


@dataclass(frozen=True, slots=True)
class Unit:
    """One translation unit; either text may be ``""`` if the file has that side only.

    Attributes:
        properties: type and text of further ``prop`` elements; types start with ``x-``.
        line: where it stands in the file, for messages.
    """

    source: str
    target: str
    confidence: float = 1.0
    similarity: float = 0.0
    properties: tuple[tuple[str, str], ...] = ()
    line: int | None = None
    status: Status = "found"
    note: str = ""


def write_tmx(alignment: Alignment, path: PathLikeStr, export: Export = _DEFAULTS) -> Written:
    """Write the pairs of an alignment; sentences without counterpart cannot be in a TMX and are counted.

    Raises:
        WriteError: the file cannot be written.
    """
    if export.level == "paragraph":
        alignment = replace(alignment, beads=_paragraphs(alignment))
    pairs = list(alignment.pairs())
    asked = [pair for pair in pairs if pair[2].status != "found" or not export.only_confirmed]
    kept = [pair for pair in asked if pair[2].confidence >= export.min_confidence]
    chosen = _without_duplicates([(one, two, bead.confidence) for one, two, bead in kept], export.duplicates)
    told = [("x-document", f"{alignment.source.id} | {alignment.target.id}")]
    told += [("x-date", date) for date in [alignment.source.date or alignment.target.date] if date]
    told += [("x-signature", alignment.signature)] if alignment.signature else []
    properties = tuple(told)
    written = write_units(
        (
            Unit(
                source,
                target,
                bead.confidence,
                bead.similarity,
                properties,
                status=bead.status,
                note=bead.note,
            )
            for source, target, bead in (kept[number] for number in chosen)
        ),
        path,
        source_code=export.source_code or alignment.source.lang,
        target_code=export.target_code or alignment.target.lang,
        segtype=export.level,
    )
    return replace(
        written,
        unpaired=len(alignment.beads) - len(pairs),
        unconfirmed=len(pairs) - len(asked),
        doubtful=len(asked) - len(kept),
        duplicates=len(kept) - len(chosen),
    )


def write_units(
    units: Iterable[Unit],
    path: PathLikeStr,
    *,
    source_code: str = "ko",
    target_code: str = "en",
    segtype: Literal["block", "paragraph", "sentence", "phrase"] = "sentence",
) -> Written:
    """Write a stream of units; memory grows only by eight bytes' hash a unit, which keeps ``tuid`` unique.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    date = _now().strftime("%Y%m%dT%H%M%SZ")
    identify = _Identifier()
    rows = long_segments = 0
    cleaner = Cleaner()
    clean = cleaner.clean

    def variant(parent: etree._Element, code: str, text: str) -> None:
        tuv = etree.SubElement(parent, "tuv", {_XML_LANG: code})
        etree.SubElement(tuv, "seg").text = text

    header = {
        "creationtool": "aligner",
        "creationtoolversion": __version__,
        "segtype": segtype,
        "o-tmf": "aligner",
        "adminlang": "en",
        "srclang": clean(source_code),
        "datatype": "plaintext",
        "creationdate": date,
    }
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write("\n")
            xml.write(etree.Element("header", header))
            xml.write("\n")
            with xml.element("body"):
                xml.write("\n")
                for unit in units:
                    source, target = clean(unit.source), clean(unit.target)
                    tuid = identify(source, target)
                    tu = etree.Element("tu", tuid=tuid, creationdate=date)
                    if unit.note:
                        etree.SubElement(tu, "note").text = clean(unit.note)
                    for kind, value in (
                        ("x-confidence", f"{unit.confidence:.4f}"),
                        ("x-similarity", f"{unit.similarity:.4f}"),
                        *([] if unit.status == "found" else [("x-status", unit.status)]),
                        *unit.properties,
                    ):
                        etree.SubElement(tu, "prop", type=kind).text = clean(value)
                    for code, text in ((source_code, source), (target_code, target)):
                        variant(tu, code, text)
                        long_segments += len(text) > _LONG_SEGMENT
                    tu.tail = "\n"
                    xml.write(tu)
                    rows += 1
            xml.write("\n")
    return Written(Path(path), rows=rows, replaced=cleaner.replaced, long_segments=long_segments)


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
    """The units of a TMX file one by one, in little memory; arguments and errors as in ``read_tmx``."""
    return _Reader(path, langs, inline).units()


def open_units(
    path: PathLikeStr,
    *,
    langs: tuple[str | None, str | None] = (None, None),
    inline: Literal["text", "strip"] = "text",
) -> tuple[tuple[str, str], Iterator[Unit]]:
    """The languages of the two sides, and the units one by one; arguments and errors as in ``read_tmx``."""
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
        for name, element in read_elements(self.path, "tmx", (), ("header", "tu")):
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
            lang = tuv.get(_XML_LANG) or tuv.get("lang")
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
            for child in element:
                if not isinstance(child.tag, str):
                    # With entities left alone, a reference to an unknown one shows up as a node of its own.
                    raise ReadError(
                        f"the entity {child.text} is not known",
                        remedy="Write &lt; &gt; &amp; &quot; &apos; or the character itself.",
                        path=self.path,
                        line=line_of(segment),
                    )
                name = local_name(child)
                walk(child, name == "sub" or (spoken and (self.inline == "text" or name not in _CODES)))
                if spoken and child.tail:
                    pieces.append(child.tail)

        walk(segment, True)
        return self._tidy("".join(pieces))

    def _tidy(self, text: str) -> str:
        """Our own files are exact; others come pretty-printed and in any normal form."""
        return text if self.ours else normalize("NFC", text.strip())


class _Identifier:
    """Gives a pair the same ``tuid`` in every run, and no two pairs of a file the same one."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._again: dict[int, int] = {}

    def __call__(self, source: str, target: str) -> str:
        digest = blake2b(f"{source}\0{target}".encode(), digest_size=8)
        key = int.from_bytes(digest.digest())
        if key not in self._seen:
            self._seen.add(key)
            return digest.hexdigest()
        self._again[key] = count = self._again.get(key, 1) + 1
        return f"{digest.hexdigest()}-{count}"


def _without_duplicates(
    pairs: Sequence[tuple[str, str, float]], duplicates: Literal["keep", "pairs", "sources"]
) -> list[int]:
    """Numbers of the pairs to write, in order."""
    if duplicates == "keep":
        return list(range(len(pairs)))
    best: dict[str | tuple[str, str], int] = {}
    for number, (source, target, confidence) in enumerate(pairs):
        key = source if duplicates == "sources" else (source, target)
        if key not in best or confidence > pairs[best[key]][2]:
            best[key] = number
    return sorted(best.values())


def _score(text: str, *, default: float) -> float:
    """A number from a ``prop``; another tool may use the same type for something else."""
    try:
        number = float(text)
    except ValueError:
        return default
    return number if -1.0 <= number <= 1.0 else default


def _paragraphs(alignment: Alignment) -> tuple[Bead, ...]:
    """The beads joined until both sides have come to the end of a paragraph; as sure as the least sure of them."""
    sides = (alignment.source_sentences, alignment.target_sentences)

    def at_end(side: int, done: int) -> bool:
        sentences = sides[side]
        return done in (0, len(sentences)) or sentences[done].paragraph != sentences[done - 1].paragraph

    joined = []
    group: list[Bead] = []
    done = [0, 0]
    for bead in alignment.beads:
        group.append(bead)
        done = [done[0] + len(bead.source), done[1] + len(bead.target)]
        if at_end(0, done[0]) and at_end(1, done[1]):
            joined.append(join_beads(alignment, group))
            group = []
    return tuple(joined)


@lru_cache
def _language(code: str) -> str:
    """The bare language: ``KO_kr`` -> ``ko``, ``eng`` -> ``en``; ``*all*`` -> ``""``."""
    bare = re.split("[-_]", code.strip().lower())[0]
    return "" if "*" in bare else _TWO_LETTERS.get(bare, bare)


def _now() -> datetime:
    """The time to write into files; SOURCE_DATE_EPOCH fixes it for reproducible builds."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
