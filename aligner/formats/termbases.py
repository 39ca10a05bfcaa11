"""Glossaries for CAT tools: OmegaT's text file, memoQ's CSV, and TBX in both its generations.

In:   a Glossary.
Out:  a file.
Not:  spreadsheets and pages (glossary.py, workbook.py).
Idea: a tool shows a term, its translation and a remark; what else is known goes into the remark, in
      the order in which a translator asks: kind, other printed forms, usual spelling, Southern and Russian spelling.
      Rules: TBX-Basic in DCA style, ISO 30042:2019; TBX-Basic of 2008 (``martif``), which OmegaT and the
      translate-toolkit read.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._version import __version__
from .export import Written
from .files import Cleaner, printable, write_whole, write_whole_text
from .sheet import guard

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from lxml import etree

    from ..glossary import Glossary
    from ..model import Entry

__all__ = [
    "remark",
    "write_glossary_memoq",
    "write_glossary_omegat",
    "write_glossary_tbx",
    "write_glossary_tbx_v2",
]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TBX = "urn:iso:std:iso:30042:ed-2"
_NAMES: Any = {None: _TBX}
# The incremental writer does not know by itself that "xml" is the prefix of xml:lang.
_XML: Any = {"xml": "http://www.w3.org/XML/1998/namespace"}

# Names are proper nouns; titles and terms are words (data category partOfSpeech of TBX-Basic).
_PART_OF_SPEECH = {"title": "noun", "term": "noun"}


def remark(entry: Entry) -> str:
    """What a translator may want to know beside the term, on one line.

    >>> from aligner.model import Entry, Variant
    >>> remark(Entry("뿌찐", "Putin", "person", (Variant("V. V. Putin", 2),), None, "푸틴", "Путин"))
    'person; also V. V. Putin; South Korean 푸틴; Russian Путин'
    """
    told = (
        ("", entry.kind),
        ("also ", " | ".join(variant.text for variant in entry.en_variants)),
        ("usually ", entry.en_standard if entry.en_standard != entry.en else None),
        ("short for ", entry.full_form),
        ("South Korean ", entry.ko_south if entry.ko_south != entry.ko else None),
        ("Russian ", entry.ru),
        ("", entry.status if entry.status != "found" else None),
    )
    return "; ".join(f"{label}{text}" for label, text in told if text)


def write_glossary_omegat(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write source, target and remark, tab-separated, for the folder ``glossary`` of an OmegaT project."""
    with write_whole_text(path) as file:
        for entry in glossary.entries:
            cells = (entry.ko, entry.en, remark(entry))
            file.write("\t".join(" ".join(printable(cell).split()) for cell in cells) + "\n")
    return Written(Path(path), rows=len(glossary.entries))


def write_glossary_memoq(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write a table as memoQ imports it: semicolons, UTF-8, languages named in the first row."""
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file, delimiter=";")
        sheet.writerow(("Korean", "English", "Note"))
        for entry in glossary.entries:
            sheet.writerow([guard(printable(cell)) for cell in (entry.ko, entry.en, remark(entry))])
    return Written(Path(path), rows=len(glossary.entries))


class _Terms(Cleaner):
    """The terms of entries as elements; counts the characters that it had to replace."""

    def add(self, parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
        from lxml import etree

        etree.SubElement(parent, tag, attributes).text = self.clean(text)

    def terms(self, entry: Entry) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
        """Language, term and its further data categories."""
        part = ("partOfSpeech", _PART_OF_SPEECH.get(entry.kind, "properNoun"))
        preferred = ("administrativeStatus", "preferredTerm-admn-sts")
        admitted = ("administrativeStatus", "admittedTerm-admn-sts")
        yield "ko", entry.ko, (part, preferred)
        if entry.ko_south and entry.ko_south != entry.ko:
            yield "ko", entry.ko_south, (part, admitted, ("geographicalUsage", "South Korea"))
        yield "en", entry.en, (part, preferred)
        others = [variant.text for variant in entry.en_variants]
        if entry.en_standard and entry.en_standard not in (entry.en, *others):
            others.append(entry.en_standard)
        for text in others:
            yield "en", text, (part, admitted)
        if entry.ru:
            yield "ru", entry.ru, (part, preferred)


def write_glossary_tbx(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write TBX-Basic, version 3 (ISO 30042:2019), in DCA style.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    terms = _Terms()
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        root = {"type": "TBX-Basic", "style": "dca", _XML_LANG: "en"}
        with xml.element(f"{{{_TBX}}}tbx", root, nsmap=_NAMES | _XML):
            header = etree.Element(f"{{{_TBX}}}tbxHeader", nsmap=_NAMES)
            file = etree.SubElement(header, f"{{{_TBX}}}fileDesc")
            title = etree.SubElement(file, f"{{{_TBX}}}titleStmt")
            terms.add(title, f"{{{_TBX}}}title", "Names in Korean and English")
            source = etree.SubElement(file, f"{{{_TBX}}}sourceDesc")
            terms.add(source, f"{{{_TBX}}}p", f"aligner {__version__} {glossary.signature}".strip())
            xml.write(header)
            with xml.element(f"{{{_TBX}}}text"), xml.element(f"{{{_TBX}}}body"):
                for number, entry in enumerate(glossary.entries, 1):
                    concept = etree.Element(f"{{{_TBX}}}conceptEntry", {"id": f"c{number}"}, _NAMES)
                    terms.add(concept, f"{{{_TBX}}}descrip", entry.kind, type="subjectField")
                    terms.add(concept, f"{{{_TBX}}}note", remark(entry))
                    section: dict[str, etree._Element] = {}
                    for lang, text, categories in terms.terms(entry):
                        if lang not in section:
                            section[lang] = etree.SubElement(concept, f"{{{_TBX}}}langSec", {_XML_LANG: lang})
                        term = etree.SubElement(section[lang], f"{{{_TBX}}}termSec")
                        terms.add(term, f"{{{_TBX}}}term", text)
                        for kind, value in categories:
                            terms.add(term, f"{{{_TBX}}}termNote", value, type=kind)
                    _prove(terms, section, entry, f"{{{_TBX}}}")
                    concept.tail = "\n"
                    xml.write(concept)
    return Written(Path(path), rows=len(glossary.entries), replaced=terms.replaced)


def write_glossary_tbx_v2(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write TBX of 2008 (``martif``), which older tools read.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    terms = _Terms()
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("martif", {"type": "TBX", _XML_LANG: "en"}, nsmap=_XML):
            header = etree.Element("martifHeader")
            file = etree.SubElement(header, "fileDesc")
            source = etree.SubElement(file, "sourceDesc")
            terms.add(source, "p", f"aligner {__version__} {glossary.signature}".strip())
            encoding = etree.SubElement(header, "encodingDesc")
            terms.add(encoding, "p", "TBXBasicXCSV02.xcs", type="XCSURI")
            xml.write(header)
            with xml.element("text"), xml.element("body"):
                for number, entry in enumerate(glossary.entries, 1):
                    concept = etree.Element("termEntry", {"id": f"c{number}"})
                    terms.add(concept, "descrip", entry.kind, type="subjectField")
                    terms.add(concept, "note", remark(entry))
                    section: dict[str, etree._Element] = {}
                    for lang, text, categories in terms.terms(entry):
                        if lang not in section:
                            section[lang] = etree.SubElement(concept, "langSet", {_XML_LANG: lang})
                        term = etree.SubElement(section[lang], "tig")
                        terms.add(term, "term", text)
                        for kind, value in categories:
                            terms.add(term, "termNote", value, type=kind)
                    _prove(terms, section, entry, "")
                    concept.tail = "\n"
                    xml.write(concept)
    return Written(Path(path), rows=len(glossary.entries), replaced=terms.replaced)


def _prove(terms: _Terms, section: dict[str, etree._Element], entry: Entry, namespace: str) -> None:
    """The sentences that prove an entry, as contexts of its first terms."""
    if not entry.evidence:
        return
    proof = entry.evidence[0]
    for lang, text in (("ko", proof.source_text), ("en", proof.target_text)):
        if text:
            terms.add(section[lang][0], f"{namespace}descrip", text, type="context")
