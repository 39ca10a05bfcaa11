"""Glossaries for CAT tools: OmegaT's text file, memoQ's CSV, and TBX in both its generations.

In:   a Glossary.
Out:  a file.
Not:  spreadsheets and pages (tables.py, html.py), reading them (reading.py).
Idea: a tool shows a term, its translation and a remark; what else is known goes into the remark (remarks.py).
      Rules: TBX-Basic in DCA style, ISO 30042:2019; TBX-Basic of 2008 (``martif``), which OmegaT and the
      translate-toolkit read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..._version import __version__
from ...documents.xml_elements import XML_LANG
from ..csv_rows import csv_line, guard
from ..export import Written
from ..forbidden_characters import Cleaner, printable
from ..whole_files import write_whole, write_whole_text
from .remarks import remark

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from lxml import etree

    from ...glossary import Glossary
    from ...model import Entry

__all__ = [
    "write_glossary_memoq",
    "write_glossary_omegat",
    "write_glossary_tbx",
    "write_glossary_tbx_v2",
]

_TBX = "urn:iso:std:iso:30042:ed-2"
_NAMES: Any = {None: _TBX}
# The incremental writer does not know by itself that "xml" is the prefix of xml:lang.
_XML: Any = {"xml": "http://www.w3.org/XML/1998/namespace"}

# Names are proper nouns; titles and terms are words (data category partOfSpeech of TBX-Basic).
_PART_OF_SPEECH = {"title": "noun", "term": "noun"}


def write_glossary_omegat(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write source, target and remark, tab-separated, for the folder ``glossary`` of an OmegaT project.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path) as file:
        for entry in glossary.entries:
            cells = (guard(" ".join(printable(cell).split())) for cell in (entry.ko, entry.en, remark(entry)))
            file.write("\t".join(cells) + "\n")
    return Written(Path(path), rows=len(glossary.entries))


def write_glossary_memoq(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write a table as memoQ imports it: semicolons, UTF-8, languages named in the first row.

    Raises:
        WriteError: the file cannot be written.
    """
    with write_whole_text(path, encoding="utf-8-sig", newline="") as file:
        file.write(csv_line(("Korean", "English", "Note"), ";"))
        for entry in glossary.entries:
            file.write(csv_line((entry.ko, entry.en, remark(entry)), ";"))
    return Written(Path(path), rows=len(glossary.entries))


@dataclass(frozen=True, slots=True)
class _Generation:
    """What the elements of an entry are called."""

    concept: str
    section: str
    term: str
    namespace: str | None = None

    def name(self, tag: str) -> str:
        return tag if self.namespace is None else f"{{{self.namespace}}}{tag}"


_OF_2019 = _Generation("conceptEntry", "langSec", "termSec", _TBX)
_OF_2008 = _Generation("termEntry", "langSet", "tig")


class _Terms(Cleaner):
    """The terms of entries as elements; counts the characters that it had to replace."""

    def __init__(self, generation: _Generation) -> None:
        super().__init__()
        self.generation = generation

    def add(self, parent: etree._Element, tag: str, text: str, **attributes: str) -> None:
        from lxml import etree

        etree.SubElement(parent, self.generation.name(tag), attributes).text = self.clean(text)

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

    def concept(self, entry: Entry, number: int) -> etree._Element:
        """An entry with its terms, language by language, and the sentences that prove it."""
        from lxml import etree

        name = self.generation.name
        concept = etree.Element(
            name(self.generation.concept), {"id": f"c{number}"}, _NAMES if self.generation.namespace else None
        )
        self.add(concept, "descrip", entry.kind, type="subjectField")
        self.add(concept, "note", remark(entry))
        sections: dict[str, etree._Element] = {}
        for lang, text, categories in self.terms(entry):
            if lang not in sections:
                sections[lang] = etree.SubElement(concept, name(self.generation.section), {XML_LANG: lang})
            term = etree.SubElement(sections[lang], name(self.generation.term))
            self.add(term, "term", text)
            for kind, value in categories:
                self.add(term, "termNote", value, type=kind)
        if entry.evidence:
            # Contexts of the first terms.
            proof = entry.evidence[0]
            for lang, text in (("ko", proof.source_text), ("en", proof.target_text)):
                if text:
                    self.add(sections[lang][0], "descrip", text, type="context")
        concept.tail = "\n"
        return concept

    def write_body(self, xml: Any, glossary: Glossary) -> None:
        """Write all entries, one by one, so that size costs time and not memory."""
        with xml.element(self.generation.name("text")), xml.element(self.generation.name("body")):
            for number, entry in enumerate(glossary.entries, 1):
                xml.write(self.concept(entry, number))


def write_glossary_tbx(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write TBX-Basic, version 3 (ISO 30042:2019), in DCA style.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    terms = _Terms(_OF_2019)
    name = _OF_2019.name
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        root = {"type": "TBX-Basic", "style": "dca", XML_LANG: "en"}
        with xml.element(name("tbx"), root, nsmap=_NAMES | _XML):
            header = etree.Element(name("tbxHeader"), nsmap=_NAMES)
            file = etree.SubElement(header, name("fileDesc"))
            title = etree.SubElement(file, name("titleStmt"))
            terms.add(title, "title", "Names in Korean and English")
            source = etree.SubElement(file, name("sourceDesc"))
            terms.add(source, "p", f"aligner {__version__} {glossary.signature}".strip())
            xml.write(header)
            terms.write_body(xml, glossary)
    return Written(Path(path), rows=len(glossary.entries), replaced=terms.replaced)


def write_glossary_tbx_v2(glossary: Glossary, path: str | os.PathLike[str]) -> Written:
    """Write TBX of 2008 (``martif``), which older tools read.

    Raises:
        WriteError: the file cannot be written.
    """
    from lxml import etree

    terms = _Terms(_OF_2008)
    with write_whole(path) as stream, etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("martif", {"type": "TBX", XML_LANG: "en"}, nsmap=_XML):
            header = etree.Element("martifHeader")
            file = etree.SubElement(header, "fileDesc")
            source = etree.SubElement(file, "sourceDesc")
            terms.add(source, "p", f"aligner {__version__} {glossary.signature}".strip())
            encoding = etree.SubElement(header, "encodingDesc")
            terms.add(encoding, "p", "TBXBasicXCSV02.xcs", type="XCSURI")
            xml.write(header)
            terms.write_body(xml, glossary)
    return Written(Path(path), rows=len(glossary.entries), replaced=terms.replaced)
