"""Make an alignment again from the rows of a file.

In:   one Row a bead, in order: the sentences of either side and, where the file has them, their numbers.
Out:  an Alignment whose documents hold just these sentences.
Not:  parsing any format.
Idea: a file keeps sentences, not the white space between them, so a rebuilt document has one space between
      the sentences of a paragraph and one line break between paragraphs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from ...errors import ReadError
from ...limits import SENTENCE_NUMBER
from ...model import Alignment, Bead, Cue, Document, Sentence

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from ...model import Clutter, Status

__all__ = ["Row", "Side", "divide", "rebuild"]


@dataclass(frozen=True, slots=True)
class Side:
    """What a file says about one of its two documents.

    Attributes:
        id: short name of the document.
        lang: BCP 47 code.
        origin: file or address that it came from, ``""`` if not told.
        date: ISO date, ``None`` if not told.
        paragraphs: number of the first sentence of every paragraph; ``None``: every sentence is one.
    """

    id: str
    lang: str
    origin: str = ""
    date: str | None = None
    paragraphs: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One bead as a file holds it.

    Attributes:
        source: its source sentences.
        target: its target sentences.
        confidence: as the file says; whether it is a probability is checked when the alignment is made.
        similarity: cosine of the two sides, -1..1.
        source_numbers: numbers of the source sentences, from 0; ``None`` if the file has none.
        target_numbers: numbers of the target sentences, from 0; ``None`` if the file has none.
        line: where it stands in the file, for messages.
        status: ``"found"`` by a program, ``"confirmed"`` or ``"corrected"`` by a person.
        note: a person's comment.
        source_override: text that a person wrote in place of the source sentences.
        target_override: text that a person wrote in place of the target sentences.
        source_times: when each source sentence begins and is over, in seconds; empty if the file does not tell.
        target_times: the same of the target sentences.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float = 1.0
    similarity: float = 0.0
    source_numbers: tuple[int, ...] | None = None
    target_numbers: tuple[int, ...] | None = None
    line: int | None = None
    status: Status = "found"
    note: str = ""
    source_override: str | None = None
    target_override: str | None = None
    source_times: tuple[tuple[float, float], ...] = ()
    target_times: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class _Builder:
    """Collects one side: sentences and their times so far, and the highest sentence number read."""

    name: str
    texts: list[str] = field(default_factory=list)
    times: list[tuple[float, float] | None] = field(default_factory=list)
    last: int = -1
    most: int = field(default_factory=lambda: SENTENCE_NUMBER.most)

    def add(self, row: Row, path: os.PathLike[str] | str) -> tuple[int, ...]:
        """Take a row's sentences; returns their numbers in the rebuilt document."""
        texts = row.source if self.name == "source" else row.target
        numbers = row.source_numbers if self.name == "source" else row.target_numbers
        for number in numbers or ():
            if number > self.most:
                raise SENTENCE_NUMBER.exceeded(
                    f"the number of a {self.name} sentence is", path=path, line=row.line
                )
            if number <= self.last:
                raise ReadError(
                    f"{self.name} sentence {number} comes after sentence {self.last}",
                    remedy="Every sentence must stand once, in reading order, numbered from 0.",
                    path=path,
                    line=row.line,
                )
            self.last = number
        times = row.source_times if self.name == "source" else row.target_times
        first = len(self.texts)
        self.texts.extend(texts)
        self.times.extend(times or [None] * len(texts))
        return tuple(range(first, len(self.texts)))


def _probability(row: Row, path: os.PathLike[str] | str) -> float:
    """The row's confidence, if it is between 0 and 1."""
    if not 0 <= row.confidence <= 1:
        raise ReadError(
            f"the confidence {row.confidence:g} is not between 0 and 1",
            remedy="For 90 %, write 0.9.",
            path=path,
            line=row.line,
        )
    return row.confidence


def _finite(row: Row, path: os.PathLike[str] | str) -> float:
    """The row's similarity, if it is a number: JSON knows no other."""
    if not math.isfinite(row.similarity):
        raise ReadError(
            f"the similarity {row.similarity:g} is no number",
            remedy="Leave it out if it is not known.",
            path=path,
            line=row.line,
        )
    return row.similarity


def rebuild(
    rows: Iterable[Row],
    source: Side,
    target: Side,
    *,
    signature: str = "",
    path: os.PathLike[str] | str,
    left_out: Iterable[Clutter] = (),
) -> Alignment:
    """Put an alignment together again.

    Sentences that the file left out are not known, so the ones it has are numbered from 0 without gaps.

    Args:
        rows: in reading order.
        source: what the file says about the source.
        target: what it says about the target.
        signature: how the alignment was made, ``""`` if the file does not tell.
        path: the file, for messages.
        left_out: what the file holds besides; the source document tells it, asked for after the rows.

    Raises:
        ReadError: a sentence stands twice or out of order, a confidence is no probability or a similarity no number;
            names the line.
    """
    sides = _Builder("source"), _Builder("target")
    beads = tuple(
        Bead(
            sides[0].add(row, path),
            sides[1].add(row, path),
            _probability(row, path),
            _finite(row, path),
            row.status,
            row.note,
            row.source_override,
            row.target_override,
        )
        for row in rows
    )
    source_document, source_sentences = _document(source, sides[0])
    source_document = replace(source_document, clutter=tuple(left_out))
    target_document, target_sentences = _document(target, sides[1])
    return Alignment(source_document, target_document, source_sentences, target_sentences, beads, signature)


def divide(text: str, count: int, lang: str) -> tuple[str, ...]:
    """The ``count`` sentences of a text that were joined by spaces, if they can be told apart; else one.

    A file that joins sentences does not say where one ends; our own splitter does, unless it finds another
    number.

    Args:
        text: a cell or segment of the file.
        count: how many sentences the file says it holds; 0 or 1 leaves it whole.
        lang: BCP 47 code of the text.
    """
    if count <= 1:
        return (text,)
    from ...sentences import split

    found = tuple(sentence.text for sentence in split(Document("text", lang, normalize("NFC", text))))
    return found if len(found) == count and " ".join(found) == text else (text,)


def _document(side: Side, built: _Builder) -> tuple[Document, tuple[Sentence, ...]]:
    """The document that holds these sentences and nothing else."""
    starts = None if side.paragraphs is None else set(side.paragraphs)
    sentences: list[Sentence] = []
    position = 0
    paragraph = 0
    pieces: list[str] = []
    for number, (text, time) in enumerate(zip(built.texts, built.times, strict=True)):
        if number:
            new_paragraph = starts is None or number in starts
            pieces.append("\n" if new_paragraph else " ")
            paragraph += new_paragraph
            position += 1
        sentences.append(Sentence(text, position, position + len(text), paragraph, time))
        pieces.append(text)
        position += len(text)
    cues = tuple(Cue(found.start, found.end, *found.time) for found in sentences if found.time is not None)
    document = Document(side.id, side.lang, "".join(pieces), side.origin, side.date, cues=cues)
    return document, tuple(sentences)
