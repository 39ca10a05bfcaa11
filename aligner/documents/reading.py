"""From a file to one or two documents.

In:   a path.
Out:  Documents: text without clutter, one paragraph a line, with language, date, and a list of what was
      left out.
Not:  sentences (sentences/).
Idea: page, then clutter, then languages: clutter is known by what stands around it, so it goes before the
      languages are taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, LanguageError, ReadError
from ..language_codes import base_language, language_name
from ..model import Clutter, Document
from .clutter import Finding, find_clutter
from .columns import given_columns, two_columns
from .dates import date_of_name, find_date, is_date_line
from .frames import frame_line
from .languages import (
    SCRIPT_LANGUAGES,
    check_language,
    is_bilingual,
    language_of,
    line_languages,
)
from .mixed_lines import part_lines
from .pieces import CODE, NEVER_TEXT, Page, Piece
from .readers import STANDARD_INPUT, read_page
from .sentence_end import CLOSING, ELLIPSIS, STOPS
from .settings import ReadSettings
from .word_spaces import warn_of_lost_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike
    from typing import Unpack

    from .settings import ReadKeywords

__all__ = ["document_from_text", "documents_of_rows", "read", "separate_clutter"]

_END_MARK = re.compile(r"\W{0,2}(?:끝|End|END|-0-|- ?끝 ?-)\W{0,2}")
_CLOSING_MARKS = re.compile(rf"[{STOPS}{ELLIPSIS}{CLOSING}]{{1,4}}")
_EDGE = 100  # lines at the top and at the bottom of a page where its date may stand
#: What shows nothing: control characters, soft hyphens, marks of direction, joiners of width 0.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\t]+")


def read(
    path: str | PathLike[str],
    *,
    langs: str | Sequence[str] | None = None,
    settings: ReadSettings | None = None,
    **keywords: Unpack[ReadKeywords],
) -> tuple[Document, ...]:
    """Read a file of any kind that is known; a bilingual one gives two documents.

    Args:
        path: the file, or ``-`` for the standard input. Its content shows what it is; text may be in UTF-8, UTF-16,
            CP949, EUC-KR, Johab.
        langs: the languages wanted, in this order: ``("ko", "en")`` insists on a bilingual file, ``("ko",)``
            or ``"ko"`` takes the Korean part of a file. By default what the file holds, Korean first.
        settings: by default those of ``ReadSettings``.
        keywords: single settings by name (``segmented``, ``keep_clutter``, ``date``); they go before those of
            ``settings``.

    Returns:
        One document, or two (Korean and the other language) for a file whose languages follow each other, take
        turns by paragraph, share each line with a mark between (``/``, brackets, a full stop), or stand in two
        columns: with tabs between, of a table, of a sheet.

    Warns:
        AlignerWarning: part of the file cannot be read, or the spaces between its words are lost.

    Raises:
        ReadError: missing, empty, binary or damaged file, or an encoding that cannot be told.
        LanguageError: the file does not hold a language that was asked for.
    """
    path = Path(path)
    if settings is not None and not isinstance(settings, ReadSettings):
        raise InputError(f"settings is a {type(settings).__name__}", remedy="Give ReadSettings(...).")
    settings = replace(settings or ReadSettings(), **keywords)
    documents = _documents(path, langs, settings)
    for document in documents:
        warn_of_lost_spaces(document)
    if settings.date is None:
        return documents
    return tuple(replace(document, date=settings.date) for document in documents)


def _documents(path: Path, langs: str | Sequence[str] | None, settings: ReadSettings) -> tuple[Document, ...]:
    """What ``read`` returns, with the day that the file tells."""
    page, left_out = _text_of(read_page(path, settings), settings)
    wanted = None if langs is None else (langs,) if isinstance(langs, str) else tuple(langs)
    if (documents := _from_columns(page, left_out, path, wanted)) is not None:
        return documents
    page = _in_pieces(page)
    lines = [piece.text for piece in page.pieces]
    findings = find_clutter(lines)
    kept, found = _apply(
        page,
        () if settings.keep_clutter or settings.segmented else findings,
        join_end_marks=not settings.segmented,
    )
    clutter = sorted([*left_out, *found], key=lambda piece: piece.line)
    texts = [piece.text for piece in kept]
    if not texts:
        raise _holds_no_text(path)
    sides = line_languages(texts)
    date = page.date or _date_of(lines, findings, texts) or date_of_name(path.name, texts)
    expected = wanted is not None and len(wanted) == 2
    if is_bilingual(texts, sides, expected=expected):
        parts = _take_apart(kept, sides, clutter)
        other = language_of("\n".join(piece.text for piece in parts["other"][0]))
        order = wanted or ("ko", other)
        chosen = [side for lang in order if (side := _side_of(lang, other)) is not None]
        if len(chosen) == len(order) == len(set(chosen)):
            return tuple(
                _document(path, lang, *parts[side], date=date)
                for lang, side in zip(order, chosen, strict=True)
            )
    if expected:
        seen = language_of("\n".join(texts))
        raise LanguageError(
            f"two versions of a text were expected in this file, but it is in {language_name(seen)}",
            remedy="Give the two languages as two files, or as two columns with a tab between.",
            path=path,
        )
    lang = wanted[0] if wanted else language_of("\n".join(texts))
    document = _document(path, lang, kept, clutter, date=date)
    check_language(document)
    return (document,)


def documents_of_rows(
    page: Page, path: Path, langs: Sequence[str], settings: ReadSettings
) -> tuple[Document, ...] | None:
    """The documents of a page whose rows hold both versions; ``None`` if they do not hold these languages.

    Args:
        page: with ``languages``.
        path: the file, for names and messages.
        langs: the languages wanted, in this order.
        settings: how the file is read.

    Raises:
        LanguageError: a column is in another language than it was said to be.
    """
    return _from_columns(*_text_of(page, settings), path, tuple(langs))


def _text_of(page: Page, settings: ReadSettings) -> tuple[Page, list[Clutter]]:
    """The page with those of its pieces that are text, and the others as a list."""
    kept: list[Piece] = []
    left_out: list[Clutter] = []
    for piece in page.pieces:
        wanted = settings.keep_code if piece.left_out == CODE else settings.keep_clutter
        if not piece.left_out or (wanted and piece.left_out not in NEVER_TEXT):
            shown = replace(piece, left_out="") if piece.left_out else piece
            kept += [shown.with_text(_tidy(line)) for line in piece.text.split("\n")]
        elif text := unicodedata.normalize("NFC", piece.text).strip("\n"):
            left_out.append(Clutter(text, piece.line, piece.left_out))
    return replace(page, pieces=tuple(kept)), left_out


def _in_pieces(page: Page) -> Page:
    """The page with a line for each cell of its tables, and for each half of lines that hold both languages."""
    pieces = page.pieces
    if page.has_cells:
        pieces = tuple(Piece(cell.strip(), piece.line) for piece in pieces for cell in piece.text.split("\t"))
    parted = part_lines([piece.text for piece in pieces])
    return replace(page, pieces=tuple(pieces[index].with_text(line) for index, line in parted))


def _side_of(lang: str, other: str) -> str | None:
    """Which part of a bilingual file is in a language; ``other`` is what the part without Hangul looks like."""
    base = base_language(lang)
    if base == "ko":
        return "ko"
    # Latin letters are called English, but may be German.
    return "other" if base == other or (other == "en" and base not in SCRIPT_LANGUAGES) else None


def document_from_text(text: str, *, lang: str | None = None, id: str = "text") -> Document:
    """A document from a string: line ends and Unicode put in order, nothing left out.

    Args:
        text: one paragraph a line.
        lang: BCP 47 code; by default what ``language_of`` says.
        id: the document's short name.

    >>> document_from_text("회담이 진행되였다.").lang
    'ko'
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Document(id, lang or language_of(text), text)


def separate_clutter(text: str) -> tuple[str, tuple[Clutter, ...]]:
    """The text of a page without its clutter, and the clutter with line numbers and reasons.

    >>> text, clutter = separate_clutter("Talks were held in Moscow.\\nwww.kcna.kp (Juche112.9.14.)")
    >>> text, clutter[0].line, clutter[0].reason
    ('Talks were held in Moscow.', 2, 'web address')
    """
    lines = [_tidy(line) for line in text.split("\n")]
    kept, clutter = _apply(Page.of_lines(lines), find_clutter(lines))
    document = _with_pieces(Document("", "", ""), kept, clutter)
    return document.text, document.clutter


def _tidy(line: str) -> str:
    """NFC, no spaces at the ends, ordinary spaces inside; tabs stay, they part columns."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", line))).strip(" ")


def _apply(
    page: Page, findings: Sequence[Finding], *, join_end_marks: bool = True
) -> tuple[list[Piece], list[Clutter]]:
    """The pieces that stay, and what goes. A mark like "(끝)" joins the line before it."""
    found = {finding.line: finding for finding in findings}
    kept: list[Piece] = []
    behind: dict[int, list[str]] = {}
    clutter = []
    for index, piece in enumerate(page.pieces):
        line = piece.text
        if finding := found.get(index):
            clutter.append(Clutter(line[finding.start : finding.end].strip(), piece.line, finding.reason))
            line = (line[: finding.start] + line[finding.end :]).strip()
        if not line.strip():
            continue
        if join_end_marks and kept and _END_MARK.fullmatch(line):
            behind.setdefault(len(kept) - 1, []).append(f" {line}")
        elif join_end_marks and kept and _CLOSING_MARKS.fullmatch(line):
            behind.setdefault(len(kept) - 1, []).append(line)
        else:
            kept.append(piece.with_text(line))
    for index, marks in behind.items():
        kept[index] = kept[index].with_text("".join([kept[index].text, *marks]))
    return kept, clutter


def _take_apart(
    kept: Sequence[Piece], languages: Sequence[str], clutter: Sequence[Clutter]
) -> dict[str, tuple[list[Piece], list[Clutter]]]:
    """Pieces and clutter by language; what has no language of its own goes with the line before it."""
    parts: dict[str, tuple[list[Piece], list[Clutter]]] = {"ko": ([], []), "other": ([], [])}
    current = next(language for language in languages if language)
    starts = []
    for piece, language in zip(kept, languages, strict=True):
        current = language or current
        parts[current][0].append(piece)
        starts.append((piece.line, current))
    numbers = [number for number, _ in starts]
    for item in clutter:
        before = bisect_right(numbers, item.line)
        parts[starts[max(0, before - 1)][1]][1].append(item)
    return parts


def _date_of(lines: Sequence[str], findings: Sequence[Finding], texts: Sequence[str]) -> str | None:
    """Date of publication, from the page without its list of other articles and without stamps of uploads."""
    others = {finding.line for finding in findings if finding.reason == "list of other articles"}
    page = [line for index, line in enumerate(lines) if line and index not in others]
    if len(page) > 2 * _EDGE:
        page = page[:_EDGE] + page[-_EDGE:]
    frames = [frame_line(line) for line in page]
    stamped = {index for index, frame in enumerate(frames) if frame is not None and frame.is_stamp}
    beside = {
        index for index, line in enumerate(page) if is_date_line(line) and {index - 1, index + 1} & stamped
    }
    asked = [line for index, line in enumerate(page) if index not in stamped | beside]
    framed = [frame.day for frame in frames if frame is not None and frame.day and not frame.is_stamp]
    return find_date(asked, texts, framed)


def _document(
    path: Path, lang: str, kept: Sequence[Piece], clutter: Sequence[Clutter], *, date: str | None
) -> Document:
    """A document of a file, from those of its pieces that are in one language."""
    origin = "standard input" if path == STANDARD_INPUT else str(path)
    document = _with_pieces(Document(_name(path, lang), lang, "", origin, date), kept, clutter)
    if not document.text.strip():
        raise _holds_no_text(path)
    return document


def _with_pieces(document: Document, kept: Sequence[Piece], clutter: Sequence[Clutter]) -> Document:
    """The document with its text, and with what was left out and between which of its paragraphs that stood."""
    kept = [piece.with_text(piece.text.replace("\t", " ").strip()) for piece in kept]
    cues = []
    offset = 0
    for piece in kept:
        cues += [replace(cue, start=offset + cue.start, end=offset + cue.end) for cue in piece.cues]
        offset += len(piece.text) + 1
    numbers = [piece.line for piece in kept]
    return replace(
        document,
        text="\n".join(piece.text for piece in kept),
        clutter=tuple(replace(item, paragraph=bisect_right(numbers, item.line)) for item in clutter),
        cues=tuple(cues),
    )


def _holds_no_text(path: Path) -> ReadError:
    return ReadError(
        "the file holds no text",
        remedy="Check that it is the right file; text in pictures is not read.",
        path=path,
    )


def _name(path: Path, lang: str) -> str:
    stem = "input" if path == STANDARD_INPUT else path.stem
    return stem if re.search(rf"(?:^|[._-]){re.escape(lang)}$", stem, re.IGNORECASE) else f"{stem}.{lang}"


def _from_columns(
    page: Page, left_out: Sequence[Clutter], path: Path, wanted: tuple[str, ...] | None
) -> tuple[Document, ...] | None:
    """Documents from tab-separated columns, or None if the file has none."""
    lines = [piece.text for piece in page.pieces]
    columns = given_columns(lines, page.languages) if page.languages else two_columns(lines)
    if columns is None:
        return None
    languages = columns.languages
    if wanted is None:
        if page.languages is None and ("ko" not in languages or languages[0] == languages[1]):
            return None
        wanted = ("ko", languages[1 - languages.index("ko")]) if "ko" in languages else languages
    bases = [base_language(code) for code in wanted]
    if len(bases) == 1 and (bases[0] not in languages or languages[0] == languages[1]):
        return None
    if languages[0] != languages[1] and set(bases) <= set(languages):
        sides = [languages.index(base) for base in bases]
    else:
        sides = [0, 1]  # languages that letters do not tell apart: as they stand
    clutter = list(left_out)
    clutter += [
        Clutter(text, page.pieces[number - 1].line, reason) for number, text, reason in columns.left_out
    ]
    clutter.sort(key=lambda piece: piece.line)
    texts = [[row[1] for row in columns.cells], [row[2] for row in columns.cells]]
    rows = [page.pieces[row[0] - 1] for row in columns.cells]
    date = page.date or date_of_name(path.name, [*texts[0][:20], *texts[1][:20]])
    documents = [
        # What is left out of both is told once.
        _document(
            path,
            lang,
            [row.with_text(cell) for row, cell in zip(rows, texts[side], strict=True) if cell],
            () if place else clutter,
            date=date,
        )
        for place, (lang, side) in enumerate(zip(wanted, sides, strict=True))
    ]
    for document in documents:
        check_language(document)
    if len(documents) == 2 and documents[0].id == documents[1].id:
        documents[1] = replace(documents[1], id=f"{documents[1].id}-2")
    return tuple(documents)
