"""XLIFF of every version and maker: 1.x, that of Trados (SDLXLIFF) and memoQ (MQXLIFF), and 2.x.

In:   the bytes of a file.
Out:  its units; or the page that they are.
Not:  inline codes (xliff_texts.py), what a unit is (units.py), writing (aligner.formats).
Idea: source and target are what stands directly in a unit: proposals of a memory, earlier versions and comments of
      tools stand deeper or in elements of their own. Segments belong together by their marks (``mid``), not by their
      order. What stands between the segments of a unit and has letters goes to the next of them, so that no word is
      lost.
      Rules: OASIS, XLIFF 1.2 (2008) and 2.1 (2018).
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from ...errors import ReadError
from ...language_codes import base_language, standard_code
from ..languages import language_of
from ..pieces import UNTRANSLATED, Page
from ..xml_elements import XML_LANG, line_of, local_name, read_elements, walk
from .units import BilingualFile, Unit, is_copy, page_of
from .xliff_texts import Part, Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from lxml import etree

    from ...errors import PathLikeStr
    from ..settings import ReadSettings

__all__ = ["parse_xliff", "read_xliff"]

# What tools say of a unit that a person has approved: XLIFF 1.2 and 2, Trados, memoQ.
_SEEN = {
    "state": {"final", "reviewed", "signed-off"},
    "conf": {"approvedtranslation", "approvedsignoff"},
    "status": {"manuallyconfirmed", "proofread", "reviewer1confirmed", "reviewer2confirmed", "confirmed"},
}
# What they say where the translation is not one, or was given up; and where nobody has begun.
_GIVEN_UP = {"needs-translation", "rejected", "rejectedtranslation", "rejectedsignoff"}
_NOT_BEGUN = {"new", "initial", "notstarted", "unspecified"}

_OTHER_LANGUAGE = "in another language"


def read_xliff(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The units of an XLIFF file as rows of two columns.

    Raises:
        ReadError: the file is no XLIFF, is empty, broken, or declares entities; names line and column.
    """
    if not data.strip():
        raise ReadError("the file is empty", remedy="Check that it is the right file.", path=path)
    return page_of(parse_xliff(io.BytesIO(data), path))


def parse_xliff(
    stream: BinaryIO, path: PathLikeStr, asked: tuple[str | None, str | None] = (None, None)
) -> BilingualFile:
    """The units of an XLIFF file; of several languages in it, those with most units, Korean before others.

    Args:
        stream: the open file.
        path: its name, for messages.
        asked: the two languages wanted, where the file holds several; ``None`` if any will do.

    Raises:
        ReadError: the file is no XLIFF, is broken, or declares entities; names line and column.
    """
    reader = _Reader(path)
    found = list(reader.units(stream))
    counts: dict[tuple[str, str], int] = {}
    for langs, unit in found:
        counts[langs] = counts.get(langs, 0) + bool(unit.target)
    wanted = {base_language(lang) for lang in asked if lang}

    def worth(langs: tuple[str, str]) -> tuple[int, bool, bool, int]:
        bases = set(map(base_language, langs))
        return len(bases & wanted), "ko" in bases, all(langs), counts[langs]

    chosen = max(counts, key=worth, default=("", ""))
    units = [
        unit if _agree(langs, chosen) else replace(unit, left_out=_OTHER_LANGUAGE) for langs, unit in found
    ]
    texts = ["\n".join(unit.source for unit in units), "\n".join(unit.target for unit in units)]
    source, target = (
        standard_code(lang) or language_of(text) for lang, text in zip(chosen, texts, strict=True)
    )
    return BilingualFile((source, target), tuple(units), about=reader.about)


def _agree(langs: tuple[str, str], chosen: tuple[str, str]) -> bool:
    """True if both name the same two languages, as far as they name any."""
    return all(
        base_language(one) == base_language(two)
        for one, two in zip(langs, chosen, strict=True)
        if one and two
    )


class _Reader:
    """Reads one file."""

    def __init__(self, path: PathLikeStr) -> None:
        self.path = path
        self.about: Mapping[str, str] = {}
        self.comments: dict[str, str] = {}

    def units(self, stream: BinaryIO) -> Iterator[tuple[tuple[str, str], Unit]]:
        """Every unit with the languages of its file, ``""`` where that does not tell."""
        langs = ("", "")
        facts: Mapping[str, str] = {}
        number = 0
        events = read_elements(
            stream,
            self.path,
            "xliff",
            ("xliff", "file"),
            ("unit", "trans-unit", "metadata", "cmt-def"),
            any_length=True,
        )
        for name, element in events:
            parent = element.getparent()
            if name == "xliff":
                langs = self._languages(element)
            elif name == "file":
                own = element.get("source-language", ""), element.get("target-language", "")
                langs = own if any(own) else langs
            elif name == "cmt-def":
                texts = ("".join(map(str, each.itertext())).strip() for each in element.iter("{*}Comment"))
                self.comments[element.get("id", "")] = "; ".join(filter(None, texts))
            elif name == "metadata":
                # Read here, because what has ended is freed.
                if parent is not None and local_name(parent) == "file":
                    self.about = self.about or _facts(element)
                elif parent is not None and local_name(parent) == "unit":
                    facts = _facts(element)
            else:
                number += 1
                read = self._trans_unit(element) if name == "trans-unit" else self._unit(element)
                for found in read:
                    if found.source or found.target:
                        yield self._told(element, langs), replace(found, number=number, facts=facts)
                facts = {}

    def _languages(self, root: etree._Element) -> tuple[str, str]:
        version = root.get("version", "")
        if version and not version.startswith(("1.", "2.")):
            raise ReadError(
                f"this is XLIFF {version}, and versions 1 and 2 are read",
                remedy="Export it as XLIFF 1.2 or 2.1, or as TMX.",
                path=self.path,
                line=line_of(root),
            )
        return root.get("srcLang", ""), root.get("trgLang", "")

    def _told(self, unit: etree._Element, langs: tuple[str, str]) -> tuple[str, str]:
        """The languages of a unit: as its file says, or as its elements do."""
        if all(langs):
            return langs
        own = []
        for lang, name in zip(langs, ("source", "target"), strict=True):
            element = unit.find(f"{{*}}{name}")
            own.append(lang or ("" if element is None else element.get(XML_LANG, "")))
        return own[0], own[1]

    def _unit(self, unit: etree._Element) -> Iterator[Unit]:
        """The segments of a unit of XLIFF 2."""
        texts = Texts(self.path, unit, is_exact=bool(self.about))
        note = "; ".join("".join(map(str, each.itertext())) for each in unit.iterfind("{*}notes/{*}note"))
        parts: list[tuple[Part, Part, etree._Element]] = []
        for segment in unit.iterchildren("{*}segment", "{*}ignorable"):
            source, target = segment.find("{*}source"), segment.find("{*}target")
            is_segment = local_name(segment) == "segment"
            if source is None and is_segment:
                raise ReadError(
                    "a segment has no source",
                    remedy="Every <segment> needs a <source>.",
                    path=self.path,
                    line=line_of(segment),
                )
            mark = "segment" if is_segment else None
            parts.append(
                (
                    Part(mark, "" if source is None else texts.plain(source)),
                    Part(mark, "" if target is None else texts.plain(target)),
                    segment,
                )
            )
        sources = texts.joined([source for source, _, _ in parts]) or [""]
        targets = texts.joined([target for _, target, _ in parts]) or [""]
        segments = [segment for source, _, segment in parts if source.mark] or [unit]
        for source_text, target_text, segment in zip(sources, targets, segments, strict=True):
            state = segment.get("state", "").lower()
            is_seen = state in _SEEN["state"]
            found = Unit(source_text, target_text, line_of(segment) or 0, note=note, is_seen=is_seen)
            yield _judged(found, {state}, unit)

    def _trans_unit(self, unit: etree._Element) -> Iterator[Unit]:
        """The segments of a unit of XLIFF 1, by their marks; one if there are none."""
        source, target = unit.find("{*}source"), unit.find("{*}target")
        parted = unit.find("{*}seg-source")
        texts = Texts(self.path, unit)
        sources = [] if source is None else texts.parts(source if parted is None else parted)
        targets = [] if target is None else texts.parts(target)
        for mark, source_text, target_text in texts.matched(sources, targets):
            told = _states(unit, target, mark)
            is_seen = unit.get("approved") == "yes" or any(
                word in _SEEN.get(kind, ()) for kind, word in told.items()
            )
            found = Unit(
                source_text, target_text, line_of(unit) or 0, note=self._note(unit, mark), is_seen=is_seen
            )
            yield _judged(found, set(told.values()), unit)

    def _note(self, unit: etree._Element, mark: str | None) -> str:
        """What people wrote beside a unit, or with tools that mark it in the text, beside a segment."""
        notes = ["".join(map(str, each.itertext())).strip() for each in unit.iterchildren("{*}note")]
        notes += [
            "".join(map(str, each.itertext())).strip() for each in unit.iterfind("{*}comments/{*}comment")
        ]
        inside = mark is None
        depth = 0
        for name in ("seg-source", "source", "target") if self.comments else ():
            for element in unit.iterchildren(f"{{*}}{name}"):
                for begins, each in walk(element, self.path, line_of(unit)):
                    if local_name(each) != "mrk":
                        continue
                    if each.get("mtype") == "seg" and mark is not None:
                        depth = depth + (1 if begins else -1) if each.get("mid") == mark else depth
                    elif begins and (inside or depth):
                        known = (self.comments.get(value, "") for value in map(str, each.attrib.values()))
                        notes += filter(None, known)
        return "; ".join(dict.fromkeys(filter(None, notes)))


def _judged(unit: Unit, states: set[str], element: etree._Element) -> Unit:
    """The unit, and why it is no pair, if it is none: a side is missing, given up, or the other once more."""
    is_finished = unit.is_seen or any(
        state.startswith(("translated", "needs-review", "final")) for state in states
    )
    if unit.source.split() == unit.target.split() and not is_finished:
        is_pair = (
            not is_copy(unit.source, unit.target)
            and states.isdisjoint(_NOT_BEGUN)
            and _is_to_translate(element)
        )
    else:
        is_pair = bool(unit.source and unit.target) and states.isdisjoint(_GIVEN_UP)
    return unit if is_pair else replace(unit, left_out=UNTRANSLATED)


def _is_to_translate(unit: etree._Element) -> bool:
    """False if the unit, or what it stands in, says that it is not to be translated."""
    told = next(
        (value for each in (unit, *unit.iterancestors()) if (value := each.get("translate")) is not None),
        "yes",
    )
    return told != "no"


def _states(unit: etree._Element, target: etree._Element | None, mark: str | None) -> dict[str, str]:
    """What is said of a segment: ``state`` (XLIFF), ``conf`` (Trados), ``status`` (memoQ), in small letters."""
    told = {}
    if target is not None and target.get("state"):
        told["state"] = target.get("state", "").lower()
    for name, value in unit.attrib.items():
        if str(name).endswith("}status"):
            told["status"] = str(value).lower()
    definitions = list(unit.iterfind("{*}seg-defs/{*}seg"))
    for each in definitions:
        if each.get("conf") and (each.get("id") == mark or len(definitions) == 1):
            told["conf"] = each.get("conf", "").lower()
    return told


def _facts(metadata: etree._Element) -> dict[str, str]:
    """Our own group of a metadata element."""
    groups = (group for group in metadata.iterchildren("{*}metaGroup") if group.get("category") == "aligner")
    return {
        meta.get("type", ""): "".join(map(str, meta.itertext()))
        for group in groups
        for meta in group.iterchildren("{*}meta")
    }
