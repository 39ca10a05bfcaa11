"""Bilingual files of translation tools as alignments: XLIFF of every version and maker, and PO.

In:   a file.
Out:  an Alignment, a bead a unit.
Not:  what stands in the files (documents/readers: xliff.py, po.py), writing XLIFF (xliff.py), reviews
      (review_rows.py).
Idea: a unit is a pair as it stands, and no sentence of it is looked for. What has no translation is a bead with an
      empty side; a translation that is none, or doubtful, is told as left out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...documents.pieces import UNTRANSLATED
from ...documents.readers.po import parse_po
from ...documents.readers.xliff import parse_xliff
from ...errors import ReadError
from ...input_files import open_input, read_bounded
from ...language_codes import base_language
from ...model import Clutter
from ..statuses import as_status
from .from_rows import Row, Side, divide, rebuild
from .units import score_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from ...documents.readers.units import BilingualFile, Unit
    from ...model import Alignment

__all__ = ["read_po", "read_units_of_xliff", "read_xliff"]


def read_xliff(
    path: str | os.PathLike[str], *, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """Read an XLIFF file as an alignment, one bead a segment; inline codes are dropped, their text is kept.

    Args:
        path: a file of version 1 or 2, of Trados (``.sdlxliff``) or memoQ (``.mqxliff``).
        langs: languages of the two sides, where the file holds several or tells none; sides in the other order are
            exchanged.

    Raises:
        ReadError: the file is no XLIFF, is broken, or declares entities; names line and column.
    """
    with open_input(path) as stream:
        file = parse_xliff(stream, path, langs)
    return _alignment(file, langs, path)


def read_units_of_xliff(path: str | os.PathLike[str]) -> tuple[Unit, ...]:
    """The segments of an XLIFF file as they stand, for a review that comes home in it.

    Raises:
        ReadError: the file is no XLIFF, is broken, or declares entities; names line and column.
    """
    with open_input(path) as stream:
        return parse_xliff(stream, path).units


def read_po(
    path: str | os.PathLike[str], *, langs: tuple[str | None, str | None] = (None, None)
) -> Alignment:
    """Read a PO file as an alignment, one bead a string; Korean is the source, whichever side it stands on.

    Args:
        path: the file.
        langs: languages of the two sides, to be called so instead of as the file shows; sides in the other order are
            exchanged.

    Raises:
        ReadError: the file is no PO file, or in no known encoding; names the line.
    """
    with open_input(path) as stream:
        file = parse_po(read_bounded(stream, path), path)
    # In most of them English is the source; ours is Korean unless another order is asked for.
    is_turned = file.langs[1] == "ko" != file.langs[0] and not any(langs)
    return _alignment(file, ("ko", file.langs[0]) if is_turned else langs, path)


def _without_doubtful(file: BilingualFile) -> BilingualFile:
    """The file without translations that are none: their sources wait for one."""
    units = (
        replace(unit, target="") if unit.left_out == UNTRANSLATED and unit.source else unit
        for unit in file.units
    )
    return replace(file, units=tuple(units))


def _in_order(file: BilingualFile, langs: tuple[str | None, str | None]) -> BilingualFile:
    """The file with its sides exchanged, if they are asked for the other way round."""
    source, target = (base_language(lang) for lang in file.langs)
    asked = [base_language(lang) if lang else "" for lang in langs]
    if source == target or (asked[0] != target and asked[1] != source):
        return file
    return replace(
        file,
        langs=(file.langs[1], file.langs[0]),
        units=tuple(replace(unit, source=unit.target, target=unit.source) for unit in file.units),
    )


def _kept(units: Sequence[Unit]) -> list[Unit]:
    """The units that become beads: pairs, and those that wait for a translation."""
    return [unit for unit in units if unit.left_out in ("", UNTRANSLATED)]


def _row(unit: Unit, langs: tuple[str, str], path: str | os.PathLike[str]) -> Row:
    facts = unit.facts
    status = as_status(facts.get("status", "found"))
    confidence = score_of(facts.get("confidence", ""), 1.0, path, unit.line)
    if unit.is_seen and status == "found":
        status, confidence = "confirmed", 1.0
    counts = [len(facts.get(f"{side}-sentences", "").split()) for side in ("source", "target")]
    # A person wrote a translation where the text has none.
    is_added = status == "corrected" and not counts[1] and bool(facts)
    target = unit.target
    return Row(
        divide(unit.source, counts[0], langs[0]) if unit.source else (),
        divide(target, counts[1], langs[1]) if target and not is_added else (),
        confidence,
        score_of(facts.get("similarity", ""), 0.0, path, unit.line),
        line=unit.line,
        status=status,
        note=unit.note,
        target_override=target if is_added else None,
    )


def _alignment(
    file: BilingualFile, asked: tuple[str | None, str | None], path: str | os.PathLike[str]
) -> Alignment:
    left_out = list(_left_out(file))
    file = _in_order(_without_doubtful(file), asked)
    langs = asked[0] or file.langs[0], asked[1] or file.langs[1]
    rows = [_row(unit, langs, path) for unit in _kept(file.units)]
    if not rows:
        raise ReadError("the file holds no segments", remedy="Give a file with text in it.", path=path)
    stem = Path(path).stem
    about = file.about
    sides = [
        Side(
            about.get(f"{name}-id", f"{stem}.{lang}"),
            lang,
            about.get(f"{name}-origin", "" if about else str(path)),
            about.get(f"{name}-date"),
        )
        for name, lang in zip(("source", "target"), langs, strict=True)
    ]
    return rebuild(
        rows, sides[0], sides[1], signature=about.get("signature", ""), path=path, left_out=left_out
    )


def _left_out(file: BilingualFile) -> Iterator[Clutter]:
    """What becomes no bead: the head of the file, other languages, translations that are none."""
    for piece in file.others:
        yield Clutter(piece.text, piece.line, piece.left_out)
    for unit in file.units:
        if unit.left_out == UNTRANSLATED:
            texts = [unit.target] if unit.source else []
        else:
            texts = [unit.source, unit.target] if unit.left_out else []
        for text in filter(None, texts):
            yield Clutter(text, unit.line, unit.left_out)
