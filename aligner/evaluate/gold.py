"""Read gold beads: alignment JSONL, or a JSON list of ``[[source indexes], [target indexes]]``."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import GoldError, PathLikeStr, ReadError
from ..input_files import read_input_text
from ..json_text import parse_json
from ..limits import SENTENCE_NUMBER
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
        text = read_input_text(path)
    except UnicodeDecodeError as error:
        raise ReadError("this is not UTF-8 text", remedy=REMEDY, path=path) from error
    if not text.strip():
        raise ReadError("the file is empty", remedy=REMEDY, path=path)
    beads = [(line, _bead(item, path, line)) for line, item in _items(text, path)]
    check_beads(beads, path, source_count, target_count)
    return tuple(bead for _, bead in beads)


def _items(text: str, path: Path) -> Iterable[tuple[int, Any]]:
    """Line number and parsed value of each bead."""
    if text.lstrip().startswith("["):
        try:
            whole = parse_json(text, path=path, remedy=REMEDY, error=GoldError)
        except GoldError as error:
            # A list on each line.
            if "\n" not in text.strip() or "Extra data" not in error.problem:
                raise
        else:
            lone = len(whole) == 2 and all(
                isinstance(side, list) and all(isinstance(i, int) for i in side) for side in whole
            )
            return [(1, item) for item in ([whole] if lone and any(whole) else whole)]
    return [
        (number, parse_json(line.strip(), path=path, line=number, remedy=REMEDY, error=GoldError))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]


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
        if any(index > SENTENCE_NUMBER.most for index in side):
            raise GoldError(
                "no text has so many sentences as an index says", remedy=REMEDY, path=path, line=line
            )
        indexes.append(tuple(side))
    if not isinstance(confidence, int | float) or not isinstance(similarity, int | float):
        raise GoldError("confidence and similarity must be numbers", remedy=REMEDY, path=path, line=line)
    if not 0 <= confidence <= 1:
        raise GoldError(f"the confidence {confidence} is not between 0 and 1", path=path, line=line)
    if not math.isfinite(similarity):
        raise GoldError(f"the similarity {similarity} is no number", path=path, line=line)
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
