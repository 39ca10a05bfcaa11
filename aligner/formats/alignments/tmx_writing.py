"""Translation memories written: TMX 1.4, unit by unit, so that size costs time and not memory.

In:   an Alignment, or any stream of units.
Out:  a TMX file valid to the TMX 1.4 DTD.
Not:  reading one (tmx_reading.py), XLIFF (xliff.py), term bases (glossaries/termbases.py).
Idea: what tools accept was found by running them: plain language codes, one code for a language in the whole file;
      the source variant first; scores as ``prop``, because TMX allows no attributes of one's own; a unique
      ``tuid``.
      Rules: TMX 1.4b specification, OSCAR 2005; characters: XML 1.0 section 2.2.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..._version import __version__
from ...documents.xml_elements import XML_LANG
from ..export import Export, Written
from ..forbidden_characters import Cleaner
from ..whole_files import write_whole
from .joining import paragraph_beads
from .units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from ...model import Alignment, Bead

__all__ = ["write_tmx", "write_units"]

PathLikeStr = str | os.PathLike[str]

# Trados Cloud takes at most so many characters a segment.
_LONG_SEGMENT = 2_000

_DEFAULTS = Export()


def write_tmx(alignment: Alignment, path: PathLikeStr, export: Export = _DEFAULTS) -> Written:
    """Write the pairs of an alignment; sentences without counterpart cannot be in a TMX and are counted.

    Args:
        alignment: two texts and the beads between them.
        path: where the file should stand.
        export: every field but ``glossary`` concerns TMX.

    Raises:
        WriteError: the file cannot be written.
    """
    if export.level == "paragraph":
        alignment = replace(alignment, beads=paragraph_beads(alignment))
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
                (*properties, *_times(alignment, bead)),
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


def _times(alignment: Alignment, bead: Bead) -> Iterator[tuple[str, str]]:
    """When each side of a bead begins and is over, in seconds, if it is from subtitles."""
    for side, numbers, sentences in (
        ("source", bead.source, alignment.source_sentences),
        ("target", bead.target, alignment.target_sentences),
    ):
        times = [time for number in numbers if (time := sentences[number].time) is not None]
        if times:
            yield f"x-{side}-time", f"{times[0][0]:.2f} {times[-1][1]:.2f}"


def write_units(
    units: Iterable[Unit],
    path: PathLikeStr,
    *,
    source_code: str = "ko",
    target_code: str = "en",
    segtype: Literal["block", "paragraph", "sentence", "phrase"] = "sentence",
) -> Written:
    """Write a stream of units; memory grows only by eight bytes' hash a unit, which keeps ``tuid`` unique.

    Args:
        units: in the order of the file; each is asked for once.
        path: where the file should stand.
        source_code: BCP 47 code of all source texts.
        target_code: BCP 47 code of all target texts.
        segtype: what a unit holds, as the header of TMX 1.4 says it.

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
        tuv = etree.SubElement(parent, "tuv", {XML_LANG: clean(code)})
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


class _Identifier:
    """Gives a pair a ``tuid`` that is its own in every run, and that no other pair of the file gets."""

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


def _now() -> datetime:
    """The time to write into files; SOURCE_DATE_EPOCH fixes it for reproducible builds."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Eleven digits reach the year 5138.
    is_time = fixed.isascii() and fixed.isdecimal() and len(fixed) <= 11
    return datetime.fromtimestamp(int(fixed), UTC) if is_time else datetime.now(UTC)
