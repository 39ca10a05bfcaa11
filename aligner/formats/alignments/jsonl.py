"""Alignments as JSON lines: one bead a line, in reading order, sentences without counterpart included.

In:   an Alignment, or a file of such lines, ours or another tool's.
Out:  a file, or an Alignment.
Not:  gold files (evaluate/), glossaries (glossaries/jsonl.py), what a line of JSON is (json_lines.py).
Idea: every line can be read by itself; what belongs to the whole file (documents, signature) is in ``meta``
      on the first line, and the sentences of a side are listed one by one only where there are several.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from ...errors import ReadError
from ..export import Export, Written
from ..json_lines import ALIGNMENT_LINE, json_line, read_json_lines
from ..statuses import as_status
from ..whole_files import write_whole_text
from .from_rows import Row, Side, divide, rebuild

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from ...model import Alignment, Bead, Document, Sentence

__all__ = ["alignment_lines", "read_jsonl", "sentence_counts", "write_jsonl"]

_DEFAULTS = Export()
# A language code, BCP 47, as far as its letters go.
_CODE = re.compile(r"[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")


def alignment_lines(alignment: Alignment) -> Iterator[str]:
    """The lines of the file, without line ends.

    >>> from aligner.model import Alignment, Bead, Document, Sentence
    >>> texts = Document("k", "ko", "끝."), Document("e", "en", "End.")
    >>> sentences = (Sentence("끝.", 0, 2),), (Sentence("End.", 0, 4),)
    >>> next(alignment_lines(Alignment(*texts, *sentences, (Bead((0,), (0,), 0.9, 0.8),))))[:68]
    '{"source": [0], "target": [0], "confidence": 0.9, "similarity": 0.8,'
    """
    told: dict[str, Any] = {
        "source": _side(alignment.source, alignment.source_sentences),
        "target": _side(alignment.target, alignment.target_sentences),
        "signature": alignment.signature,
    }
    if alignment.probability is not None:
        told["probability"] = alignment.probability
    meta: dict[str, Any] | None = told
    for bead in alignment.beads:
        row = _row(alignment, bead)
        if meta is not None:
            row["meta"] = meta
            meta = None
        yield json_line(row)
    if meta is not None:
        yield json_line({"meta": meta})


def write_jsonl(alignment: Alignment, path: os.PathLike[str] | str, export: Export = _DEFAULTS) -> Written:
    """Write one JSON object a bead, those without counterpart too; no field of ``export`` concerns this format.

    Raises:
        WriteError: the file cannot be written; what stood there is untouched.
    """
    with write_whole_text(path) as file:
        for line in alignment_lines(alignment):
            file.write(line + "\n")
    return Written(Path(path), rows=len(alignment.beads))


def read_jsonl(path: os.PathLike[str] | str, *, langs: tuple[str, str] = ("ko", "en")) -> Alignment:
    """Read an alignment from JSON lines, ours or those of a tool that writes ``source_text`` and ``target_text``.

    Args:
        langs: languages of the two sides if the file does not tell them.

    Raises:
        ReadError: the file does not hold an alignment; names file, line and column.
    """
    lines = read_json_lines(path)
    first = next(lines, None)
    if first is None:
        raise ReadError("the file is empty", remedy="Give a file with an alignment.", path=path)
    meta = _object(first[1].get("meta", {}), "meta", path, first[0])
    stem = Path(path).stem
    sides = []
    for name, lang in zip(("source", "target"), langs, strict=True):
        sides.append(_read_side(_object(meta.get(name, {}), name, path, first[0]), stem, lang))
    # What we wrote is exact; other tools' text is brought to NFC, on which every other room relies.
    ours = bool(meta)
    rows = (
        _read_row(value, number, path, sides, ours)
        for number, value in chain([first], lines)
        if value.keys() != {"meta"}
    )
    signature = meta.get("signature", "")
    alignment = rebuild(rows, sides[0], sides[1], signature=_said(signature), path=path)
    probability = meta.get("probability")
    if isinstance(probability, int | float) and 0 <= probability <= 1:
        return replace(alignment, probability=float(probability))
    return alignment


def sentence_counts(path: os.PathLike[str] | str) -> tuple[int | None, int | None]:
    """How many sentences source and target of an alignment file have; ``None`` where its first line does not say."""
    try:
        first = next((value for _, value in read_json_lines(path)), {})
    except ReadError:
        # A JSON list, perhaps: the reader of gold files judges that.
        return None, None
    meta = first.get("meta")
    sides = [meta.get(name) if isinstance(meta, dict) else None for name in ("source", "target")]
    counts = [side.get("sentences") if isinstance(side, dict) else None for side in sides]
    source, target = (count if isinstance(count, int) else None for count in counts)
    return source, target


def _side(document: Document, sentences: tuple[Sentence, ...]) -> dict[str, Any]:
    """What the first line says about one document."""
    starts = [
        number
        for number, sentence in enumerate(sentences)
        if number == 0 or sentence.paragraph != sentences[number - 1].paragraph
    ]
    return {
        "id": document.id,
        "lang": document.lang,
        "origin": document.origin,
        "date": document.date,
        "sentences": len(sentences),
        "paragraphs": starts,
    }


def _row(alignment: Alignment, bead: Bead) -> dict[str, Any]:
    row: dict[str, Any] = {
        "source": list(bead.source),
        "target": list(bead.target),
        "confidence": round(float(bead.confidence), 4),
        "similarity": round(float(bead.similarity), 4),
        "source_text": alignment.source_text(bead),
        "target_text": alignment.target_text(bead),
    }
    # The text is the one to use; the sentences are what the document says.
    if len(bead.source) > 1 or (bead.source and bead.source_override is not None):
        row["source_sentences"] = [alignment.source_sentences[i].text for i in bead.source]
    if len(bead.target) > 1 or (bead.target and bead.target_override is not None):
        row["target_sentences"] = [alignment.target_sentences[i].text for i in bead.target]
    for name, numbers, sentences in (
        ("source", bead.source, alignment.source_sentences),
        ("target", bead.target, alignment.target_sentences),
    ):
        if numbers and all(sentences[i].time for i in numbers):
            row[f"{name}_times"] = [sentences[i].time for i in numbers]
    if bead.status != "found":
        row["status"] = bead.status
    if bead.note:
        row["note"] = bead.note
    return row


def _object(value: object, name: str, path: os.PathLike[str] | str, line: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ReadError(f"{name!r} must be a JSON object", path=path, line=line)
    return value


def _read_side(told: dict[str, Any], stem: str, lang: str) -> Side:
    said = _said(told.get("lang"))
    # What is no code would be written into attributes of other formats as one.
    lang = said if _CODE.fullmatch(said) else lang
    starts = told.get("paragraphs")
    return Side(
        id=_said(told.get("id")) or f"{stem}.{lang}",
        lang=lang,
        origin=_said(told.get("origin")),
        date=_said(told.get("date")) or None,
        paragraphs=tuple(start for start in starts if type(start) is int)
        if isinstance(starts, list)
        else None,
    )


def _said(value: object) -> str:
    """A text or number as text; nothing for what is none."""
    return str(value) if isinstance(value, str | int | float) else ""


def _read_row(
    value: dict[str, Any], line: int, path: os.PathLike[str] | str, sides: list[Side], ours: bool
) -> Row:
    def fault(problem: str) -> ReadError:
        return ReadError(
            problem,
            remedy=ALIGNMENT_LINE,
            path=path,
            line=line,
        )

    def number(name: str, default: float) -> float:
        found = value.get(name, default)
        if found is None:
            return default
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise fault(f"{name!r} is not a number")
        return float(found)

    status = as_status(_said(value.get("status", "found")))

    def one_side(name: str, lang: str) -> tuple[tuple[str, ...], tuple[int, ...], str | None]:
        numbers = value.get(name)
        if not isinstance(numbers, list) or not all(type(item) is int and item >= 0 for item in numbers):
            raise fault(f"{name!r} is not a list of sentence numbers")
        text = value.get(f"{name}_text", "" if not numbers else None)
        listed = value.get(f"{name}_sentences")
        if listed is None:
            if not isinstance(text, str):
                raise fault(f"{name!r} names sentences, but {name + '_text'!r} with their text is missing")
            texts = divide(text, len(numbers), lang) if numbers else ()
        elif isinstance(listed, list) and all(isinstance(item, str) for item in listed):
            if len(listed) != len(numbers):
                raise fault(
                    f"{len(numbers)} numbers in {name!r}, {len(listed)} texts in {name + '_sentences'!r}"
                )
            texts = tuple(listed)
        else:
            raise fault(f"{name + '_sentences'!r} is not a list of texts")
        if not ours:
            texts = tuple(normalize("NFC", item) for item in texts)
        override = None
        if status == "corrected" and isinstance(text, str) and text != " ".join(texts):
            override = text if ours else normalize("NFC", text)
        return texts, tuple(numbers), override

    def times(name: str, count: int) -> tuple[tuple[float, float], ...]:
        found = value.get(f"{name}_times")
        if found is None:
            return ()
        is_times = isinstance(found, list) and all(
            isinstance(item, list)
            and len(item) == 2
            and all(type(moment) in (int, float) and math.isfinite(moment) for moment in item)
            for item in found
        )
        if not is_times or len(found) != count:
            raise fault(f"{name + '_times'!r} does not hold begin and end of each sentence, in seconds")
        return tuple((float(begin), float(finish)) for begin, finish in found)

    source, source_numbers, source_override = one_side("source", sides[0].lang)
    target, target_numbers, target_override = one_side("target", sides[1].lang)
    return Row(
        source,
        target,
        number("confidence", 1.0),
        number("similarity", 0.0),
        source_numbers,
        target_numbers,
        line,
        status,
        _said(value.get("note") or ""),
        source_override,
        target_override,
        times("source", len(source)),
        times("target", len(target)),
    )
