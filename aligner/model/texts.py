"""Texts: documents and the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Clutter", "Cue", "Document", "Sentence"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text that is shown, or said, during a known time: a cue of a subtitle file.

    Attributes:
        start: offset into the text, in code points.
        end: end in the text, exclusive.
        begin: when it begins, in seconds.
        finish: when it is over, in seconds.
    """

    start: int
    end: int
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class Clutter:
    """Something in a file that is not part of the text, and why it was taken for that.

    Attributes:
        text: the line as it stood; of a code block all its lines.
        line: 1-based number of its first line in the file, or in what was taken out of the file.
        reason: what it was recognised as, in words ("web address", "list of other articles", "code block", ...).
        paragraph: how many paragraphs of the document's text stand before it.
    """

    text: str
    line: int
    reason: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One text in one language.

    Attributes:
        id: short name, unique among the documents of a run (by default the file's stem and the language).
        lang: BCP 47 code, ``"ko"`` or ``"en"`` as a rule.
        text: NFC, lines separated by ``\\n``; every line is a paragraph, blank lines carry no meaning.
        origin: file or address that it came from, ``""`` if none.
        date: ISO date of publication (``YYYY-MM-DD``) if the text or its page tells, else ``None``.
        clutter: what was left out of ``text``, in order.
        cues: stretches of ``text`` with their times, in the order of the text; only subtitles have them.
    """

    id: str
    lang: str
    text: str
    origin: str = ""
    date: str | None = None
    clutter: tuple[Clutter, ...] = ()
    cues: tuple[Cue, ...] = ()

    def __repr__(self) -> str:
        day = f", {self.date}" if self.date else ""
        return f"<Document {self.id}: {self.lang}, {len(self.text)} characters{day}>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document: ``document.text[start:end] == text``.

    Attributes:
        text: the sentence, without white space at its ends.
        start: offset into the document's text, in code points.
        end: end in the document's text, exclusive.
        paragraph: number of its paragraph in the document, from 0.
        time: when it begins and when it is over, in seconds, if the document has cues.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0
    time: tuple[float, float] | None = None
