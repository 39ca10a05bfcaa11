"""XLIFF 2.1: an aligned text as a bilingual file that translation tools review.

In:   an Alignment.
Out:  a file.
Not:  reading one (bilingual_files.py); applying a review (review.py).
Idea: one unit a bead, one segment a unit. A pair that a person confirmed is ``final``, another ``translated``, a
      sentence without translation ``initial``; a translation without source has no place in XLIFF and is counted.
      Scores and sentence numbers are in the metadata module. What XML forbids is written as ``<cp>``, as the
      standard has it, so nothing is replaced (OASIS, XLIFF 2.1, 2018).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..export import Export, Written
from ..forbidden_characters import XML_FORBIDDEN, Cleaner, printable
from ..whole_files import write_whole

if TYPE_CHECKING:
    import os

    from lxml import etree

    from ...model import Alignment, Bead

__all__ = ["write_xliff"]

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_META = "urn:oasis:names:tc:xliff:metadata:2.0"
_NAMES: Any = {None: _CORE, "mda": _META}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_DEFAULTS = Export()


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
            "srcLang": writer.clean(export.source_code or source.lang),
            "trgLang": writer.clean(export.target_code or target.lang),
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
