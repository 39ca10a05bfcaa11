"""Read gold beads: alignment JSONL, or a JSON list of ``[[source indexes], [target indexes]]``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import GoldError, PathLikeStr, ReadError
from ..model import Bead

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["check_beads", "read_gold"]

REMEDY = "A gold file is alignment JSONL, or a JSON list of [[source indexes], [target indexes]]."


def read_gold(
    path: PathLikeStr, *, source_count: int | None = None, target_count: int | None = None
) -> tuple[Bead, ...]:
    """Beads of a gold or prediction file; confidence is 1.0 where the file has none.

    Args:
        path: JSONL with ``source`` and ``target`` in each line, or one JSON list.
        source_count: number of source sentences, if known, to check the indexes against.
        target_count: number of target sentences, if known, to check the indexes against.

    Raises:
        ReadError: the file is missing, empty or not UTF-8.
        GoldError: it is no list of beads, an index is out of range, or a sentence is in two beads; names the line.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ReadError.missing(path) from error
    except UnicodeDecodeError as error:
        raise ReadError("this is not UTF-8 text", remedy=REMEDY, path=path) from error
    except OSError as error:
        raise ReadError(f"the file cannot be read ({error.strerror})", path=path) from error
    if not text.strip():
        raise ReadError("the file is empty", remedy=REMEDY, path=path)
    beads = []
    for line, item in _items(text, path):
        beads.append(_bead(item, path, line))
    check_beads(
        ((line, bead) for (line, _), bead in zip(_items(text, path), beads, strict=True)),
        path,
        source_count,
        target_count,
    )
    return tuple(beads)


def _items(text: str, path: Path) -> Iterable[tuple[int, Any]]:
    """Line number and parsed value of each bead."""
    try:
        return _parsed(text, path)
    except RecursionError as error:
        raise GoldError("this JSON has too many brackets in brackets", remedy=REMEDY, path=path) from error


def _parsed(text: str, path: Path) -> Iterable[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            whole = json.loads(text)
        except json.JSONDecodeError as error:
            if "\n" not in text.strip() or not error.msg.startswith("Extra data"):
                raise GoldError(
                    f"not valid JSON: {error.msg}",
                    remedy=REMEDY,
                    path=path,
                    line=error.lineno,
                    column=error.colno,
                ) from error
        else:
            lone = len(whole) == 2 and all(
                isinstance(side, list) and all(isinstance(i, int) for i in side) for side in whole
            )
            return [(1, item) for item in ([whole] if lone and any(whole) else whole)]
    items = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                items.append((number, json.loads(line)))
            except json.JSONDecodeError as error:
                raise GoldError(
                    f"not valid JSON: {error.msg}", remedy=REMEDY, path=path, line=number, column=error.colno
                ) from error
    return items


def _bead(item: Any, path: Path, line: int) -> Bead:
    """One bead from a dictionary or a pair of lists."""
    if isinstance(item, dict):
        sides = item.get("source"), item.get("target")
        confidence, similarity = item.get("confidence", 1.0), item.get("similarity", 0.0)
    elif isinstance(item, list) and len(item) == 2:
        sides = item[0], item[1]
        confidence, similarity = 1.0, 0.0
    else:
        sides = (None, None)
        confidence = similarity = 0.0
    indexes: list[tuple[int, ...]] = []
    for side in sides:
        if not isinstance(side, list) or not all(type(i) is int for i in side):
            raise GoldError(
                "this is no bead with source and target indexes", remedy=REMEDY, path=path, line=line
            )
        indexes.append(tuple(side))
    if not isinstance(confidence, int | float) or not isinstance(similarity, int | float):
        raise GoldError("confidence and similarity must be numbers", remedy=REMEDY, path=path, line=line)
    if not 0 <= confidence <= 1:
        raise GoldError(f"the confidence {confidence} is not between 0 and 1", path=path, line=line)
    return Bead(indexes[0], indexes[1], float(confidence), float(similarity))


def check_beads(
    beads: Iterable[tuple[int, Bead]],
    path: PathLikeStr | None,
    source_count: int | None = None,
    target_count: int | None = None,
) -> None:
    """Make sure that beads can belong to two documents.

    Args:
        beads: line number and bead.
        path: file to name in the message.
        source_count: number of source sentences, ``None`` if unknown.
        target_count: number of target sentences, ``None`` if unknown.

    Raises:
        GoldError: an index is negative, beyond the document, or used twice; names the line.
    """
    seen: dict[tuple[str, int], int] = {}
    for line, bead in beads:
        for side, indexes, count in (
            ("source", bead.source, source_count),
            ("target", bead.target, target_count),
        ):
            for index in indexes:
                if index < 0 or (count is not None and index >= count):
                    there = "" if count is None else f"; the document has sentences 0 to {count - 1}"
                    raise GoldError(
                        f"{side} sentence {index} does not exist{there}",
                        remedy="Indexes count sentences from 0.",
                        path=path,
                        line=line,
                    )
                if (side, index) in seen:
                    raise GoldError(
                        f"{side} sentence {index} is in two beads (first in line {seen[side, index]})",
                        remedy="Every sentence belongs to one bead.",
                        path=path,
                        line=line,
                    )
                seen[side, index] = line
