"""XLIFF 2.1: an aligned text as a bilingual file that translation tools review.

In:   an Alignment, or an XLIFF 2 file of any tool.
Out:  a file, or an Alignment.
Not:  XLIFF 1.2, which is another format; applying a review (review.py).
Idea: one unit a bead, one segment a unit. A pair that a person confirmed is ``final``, another ``translated``, a
      sentence without translation ``initial``; a translation without source has no place in XLIFF and is counted.
      Scores and sentence numbers are in the metadata module. What XML forbids is written as ``<cp>``, as the
      standard has it, so nothing is replaced (OASIS, XLIFF 2.1, 2018).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import ReadError
from ..export import Export, Written
from ..forbidden_characters import XML_FORBIDDEN, Cleaner, printable
from ..statuses import as_status
from ..whole_files import write_whole
from ..xml_input import elements_in, line_of, local_name, read_elements
from .from_rows import Row, Side, divide, rebuild

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from lxml import etree

    from ...model import Alignment, Bead

__all__ = ["Segment", "read_segments", "read_xliff", "write_xliff"]

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_META = "urn:oasis:names:tc:xliff:metadata:2.0"
_NAMES: Any = {None: _CORE, "mda": _META}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# States that say that a person has looked at it.
_SEEN = ("reviewed", "final")

_DEFAULTS = Export()


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a file.

    Attributes:
        unit: number of its unit in the file, from 1.
        source: its text, inline codes dropped.
        target: its translation, ``""`` if there is none.
        note: a person's comment, ``""`` if there is none.
        facts: what the metadata of the unit, or of the file, says.
        is_seen: True if its state says that a person has reviewed it.
        line: where it stands in the file, for messages.
    """

    unit: int
    source: str
    target: str
    note: str
    facts: dict[str, str]
    is_seen: bool
    line: int | None = None

    def numbers(self, side: str) -> tuple[int, ...]:
        """Sentence numbers of one side, ``()`` where the file has none."""
        return tuple(int(number) for number in re.findall(r"\d+", self.facts.get(f"{side}-sentences", "")))


def write_xliff(alignment: Alignment, path: str | os.PathLike[str], export: Export = _DEFAULTS) -> Written:
    """Write the pairs, and source sentences without counterpart as not yet translated.

    Args:
        alignment: two texts and the beads between them.
        path: where the file should stand.
        export: ``min_confidence``, ``only_confirmed``, ``source_code`` and ``target_code`` concern XLIFF.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    writer = _Writer()
    source, target = alignment.source, alignment.target
    rows = unpaired = doubtful = unconfirmed = 0
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        root = {
            "version": "2.1",
            "srcLang": export.source_code or source.lang,
            "trgLang": export.target_code or target.lang,
        }
        with (
            xml.element(f"{{{_CORE}}}xliff", root, nsmap=_NAMES),
            xml.element(f"{{{_CORE}}}file", {"id": "f1", "original": writer.clean(source.id)}),
        ):
            about = {
                "source-id": source.id,
                "target-id": target.id,
                "source-origin": source.origin,
                "target-origin": target.origin,
                "source-date": source.date,
                "target-date": target.date,
                "signature": alignment.signature,
            }
            xml.write(writer.metadata({name: text for name, text in about.items() if text}))
            for number, bead in enumerate(alignment.beads, 1):
                if not alignment.source_text(bead):
                    unpaired += 1
                elif export.only_confirmed and bead.status == "found":
                    unconfirmed += 1
                elif bead.confidence < export.min_confidence:
                    doubtful += 1
                else:
                    xml.write(writer.unit(alignment, bead, number))
                    rows += 1
    return Written(
        Path(path),
        rows,
        unpaired=unpaired,
        doubtful=doubtful,
        unconfirmed=unconfirmed,
        replaced=writer.replaced,
    )


class _Writer(Cleaner):
    """Makes elements; counts the characters that it had to replace.

    Only attributes, notes and metadata are cleaned: they take no ``cp``.
    """

    def metadata(self, facts: dict[str, str]) -> etree._Element:
        from lxml import etree

        metadata = etree.Element(f"{{{_META}}}metadata", nsmap=_NAMES)
        group = etree.SubElement(metadata, f"{{{_META}}}metaGroup", category="aligner")
        for kind, text in facts.items():
            etree.SubElement(group, f"{{{_META}}}meta", type=kind).text = self.clean(text)
        return metadata

    def unit(self, alignment: Alignment, bead: Bead, number: int) -> etree._Element:
        from lxml import etree

        unit = etree.Element(f"{{{_CORE}}}unit", {"id": f"u{number}", _SPACE: "preserve"}, _NAMES)
        facts = {
            "confidence": f"{bead.confidence:.4f}",
            "similarity": f"{bead.similarity:.4f}",
            "source-sentences": " ".join(map(str, bead.source)),
            "target-sentences": " ".join(map(str, bead.target)),
            "status": bead.status,
        }
        unit.append(self.metadata(facts))
        if bead.note:
            notes = etree.SubElement(unit, f"{{{_CORE}}}notes")
            etree.SubElement(notes, f"{{{_CORE}}}note").text = self.clean(bead.note)
        target = alignment.target_text(bead)
        state = "initial" if not target else "translated" if bead.status == "found" else "final"
        segment = etree.SubElement(unit, f"{{{_CORE}}}segment", {"id": "s1", "state": state})
        self.fill(etree.SubElement(segment, f"{{{_CORE}}}source"), alignment.source_text(bead))
        if target:
            self.fill(etree.SubElement(segment, f"{{{_CORE}}}target"), target)
        unit.tail = "\n"
        return unit

    def fill(self, element: etree._Element, text: str) -> None:
        """Set the text; a control character becomes an element that names it."""
        from lxml import etree

        clean = printable(text)
        self.replaced += sum(one != two for one, two in zip(text, clean, strict=True))
        # A carriage return is allowed, but every XML reader takes it for a line feed.
        pieces = re.split(f"({XML_FORBIDDEN.pattern}|\r)", clean)
        element.text = pieces[0]
        for char, after in zip(pieces[1::2], pieces[2::2], strict=True):
            etree.SubElement(element, f"{{{_CORE}}}cp", hex=f"{ord(char):04X}").tail = after


def read_xliff(
    path: str | os.PathLike[str], *, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """Read an XLIFF 2 file as an alignment, one bead a segment; inline codes are dropped, their text is kept.

    Args:
        langs: languages of the two sides, where the file tells none.

    Raises:
        ReadError: the file is no XLIFF 2, is broken, or declares entities; names line and column.
    """
    reader = _Reader(path)
    rows = []
    for segment in reader.segments():
        facts = segment.facts
        status = as_status(facts.get("status", "found"))
        confidence = _decimal(facts.get("confidence", ""), 1.0)
        if segment.is_seen and status == "found":
            status, confidence = "confirmed", 1.0
        source_numbers, target_numbers = segment.numbers("source"), segment.numbers("target")
        lacks_target = status == "corrected" and not target_numbers and bool(facts)
        rows.append(
            Row(
                divide(segment.source, len(source_numbers), reader.langs[0]) if segment.source else (),
                divide(segment.target, len(target_numbers), reader.langs[1])
                if segment.target and not lacks_target
                else (),
                confidence,
                _decimal(facts.get("similarity", ""), 0.0),
                line=segment.line,
                status=status,
                note=segment.note,
                target_override=segment.target if lacks_target else None,
            )
        )
    if not rows:
        raise ReadError("the file holds no segments", remedy="Give a file with text in it.", path=path)
    stem = Path(path).stem
    sides = []
    for place, name in enumerate(("source", "target")):
        lang = langs[place] or reader.langs[place]
        told = reader.about
        sides.append(
            Side(
                told.get(f"{name}-id", f"{stem}.{lang}"),
                lang,
                told.get(f"{name}-origin", "" if told else str(path)),
                told.get(f"{name}-date"),
            )
        )
    return rebuild(rows, sides[0], sides[1], signature=reader.about.get("signature", ""), path=path)


def read_segments(path: str | os.PathLike[str]) -> Iterator[Segment]:
    """The segments of a file one by one, in little memory.

    Raises:
        ReadError: on the way, if the file is no XLIFF 2, is broken, or declares entities; names line and column.
    """
    return _Reader(path).segments()


class _Reader:
    """Reads one file; languages and what the file says of itself are known once segments come."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path
        self.langs = ("ko", "en")
        self.about: dict[str, str] = {}
        self.facts: dict[str, str] = {}

    def segments(self) -> Iterator[Segment]:
        number = 0
        for name, element in read_elements(self.path, "xliff", ("xliff",), ("unit", "metadata")):
            if name == "xliff":
                self._check_version(element)
            elif name == "metadata":
                parent = element.getparent()
                if parent is not None and local_name(parent) == "file":
                    self.about = self.about or _facts(element)
                elif parent is not None:
                    # Read here, because what has ended is freed.
                    self.facts = _facts(element)
            else:
                number += 1
                yield from self._unit(element, number)
                self.facts = {}

    def _check_version(self, root: etree._Element) -> None:
        version = root.get("version", "")
        if not version.startswith("2."):
            raise ReadError(
                f"this is XLIFF {version or 'without a version'}, and only version 2 is read",
                remedy="Export it as XLIFF 2.0 or 2.1, or as TMX.",
                path=self.path,
                line=line_of(root),
            )
        self.langs = root.get("srcLang", "ko"), root.get("trgLang", "en")

    def _unit(self, unit: etree._Element, number: int) -> Iterator[Segment]:
        facts = self.facts
        note = "; ".join("".join(map(str, each.itertext())) for each in unit.iterfind("{*}notes/{*}note"))
        for segment in unit.iterchildren("{*}segment"):
            source, target = segment.find("{*}source"), segment.find("{*}target")
            if source is None:
                raise ReadError(
                    "a segment has no source",
                    remedy="Every <segment> needs a <source>.",
                    path=self.path,
                    line=line_of(segment),
                )
            yield Segment(
                number,
                self._text(source),
                "" if target is None else self._text(target),
                note,
                facts,
                segment.get("state") in _SEEN,
                line_of(segment),
            )

    def _text(self, element: etree._Element) -> str:
        pieces = [element.text or ""]
        for child in elements_in(element, self.path, line_of(element)):
            if local_name(child) == "cp":
                pieces.append(self._character(child))
            else:
                pieces.append(self._text(child))
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _character(self, element: etree._Element) -> str:
        try:
            return printable(chr(int(element.get("hex", ""), 16)))
        except (ValueError, OverflowError) as error:
            raise ReadError(
                f"{element.get('hex')!r} is no character",
                remedy='Write its code, e.g. <cp hex="001F"/>.',
                path=self.path,
                line=line_of(element),
            ) from error


def _facts(metadata: etree._Element) -> dict[str, str]:
    """Our own group of a metadata element."""
    groups = (group for group in metadata.iterchildren("{*}metaGroup") if group.get("category") == "aligner")
    return {
        meta.get("type", ""): "".join(map(str, meta.itertext()))
        for group in groups
        for meta in group.iterchildren("{*}meta")
    }


def _decimal(text: str, default: float) -> float:
    try:
        number = float(text)
    except ValueError:
        return default
    return number if -1.0 <= number <= 1.0 else default
