"""PO files: the strings of a program or a manual, and their translations.

In:   the bytes of a file, or of two files of the same program.
Out:  its units; or the page that they are, a row a string.
Not:  what a unit is (units.py), compiled catalogues (.mo).
Idea: ``msgid`` and ``msgstr`` are a pair, whichever of them is Korean. Fuzzy, untranslated and obsolete strings are no
      pairs. Where ``msgid`` is a name in the program and no text, or says the same as ``msgstr``, the file is a text in
      one language; two such files are paired string by string.
      polib reads what GNU gettext writes; what other programs write, and it refuses, is put right before.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from ...errors import ReadError
from ...language_codes import base_language
from ..encodings import decode
from ..languages import language_of
from ..pieces import FRONT_MATTER, UNTRANSLATED, Page, Piece
from .tables import row_lines
from .units import BilingualFile, Unit, page_of, paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ...errors import PathLikeStr
    from ..settings import ReadSettings

__all__ = ["page_of_two", "parse_po", "read_po"]

_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]")
# menu.file.open, ERR_NOT_FOUND, saveButton: what programs call their strings.
_NAME = re.compile(r"[A-Za-z_][\w-]*(?:[._:/\[\]-][\w.:/\[\]-]+|(?<=[a-z])[A-Z]\w*)")
_LONGEST_NAME = 300
# Share of the strings by which a file is judged.
_NEARLY_ALL = 0.9
_MANY = 0.3
_FURTHER_FORM = "further plural form"
_OBSOLETE = "obsolete"
_EARLIER = "earlier version of a string"

# What polib takes for the end of a line, and gettext does not; noncharacters stand for it in between.
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HIDDEN = str.maketrans({char: chr(0xFDD0 + place) for place, char in enumerate(_LINE_ENDS)})
_SHOWN = str.maketrans({chr(0xFDD0 + place): char for place, char in enumerate(_LINE_ENDS)})
_COMMENT = re.compile(r"#([.:,|~]?\|?)\s*(.*)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*(?=\")")
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"")


def read_po(data: bytes, path: Path, settings: ReadSettings) -> Page:
    """The strings of a PO file as rows of two columns; as text, if it is a template or has names for ``msgid``.

    Raises:
        ReadError: the file is no PO file, or in no known encoding; names the line.
    """
    return page_of(parse_po(data, path))


def parse_po(data: bytes, path: PathLikeStr) -> BilingualFile:
    """The strings of a PO file.

    Raises:
        ReadError: the file is no PO file, or in no known encoding; names the line.
    """
    catalogue = _catalogue(data, path)
    units = [unit for entry in catalogue for unit in _units(entry)]
    strings = [unit for unit in units if unit.key or unit.left_out == _OBSOLETE]
    pairs = [unit for unit in strings if not unit.left_out]
    told = {name: str(value) for name, value in catalogue.metadata.items()}
    names = sum(len(unit.source) < _LONGEST_NAME and bool(_NAME.fullmatch(unit.source)) for unit in strings)
    has_names = names > _NEARLY_ALL * len(strings)
    is_same = sum(unit.source == unit.target for unit in pairs) > _NEARLY_ALL * len(pairs)
    if has_names or is_same:
        units = [_in_one_language(unit, has_names=has_names) for unit in units]
    sides = [[unit.source for unit in pairs or strings], [unit.target for unit in pairs or strings]]
    headers = ("X-Source-Language", "Language")
    langs = [_language(texts, told.get(header, "")) for texts, header in zip(sides, headers, strict=True)]
    header = "\n".join(f"{name}: {value}" for name, value in told.items() if value)
    others = [Piece(text, 1, FRONT_MATTER) for text in (catalogue.header.strip(), header) if text]
    return BilingualFile((langs[0], langs[1]), tuple(units), tuple(others))


def _in_one_language(unit: Unit, *, has_names: bool) -> Unit:
    """A string of a file whose ``msgid`` is no text, or the same text, on the one side that it has."""
    if not unit.key and unit.left_out != _OBSOLETE:
        return unit  # another form of a string, or an earlier one
    texts = ("", unit.target) if has_names else (unit.target or unit.source, "")
    return Unit(*texts, unit.line, unit.left_out or UNTRANSLATED, unit.note, unit.number, key=unit.key)


def _language(texts: Sequence[str], told: str) -> str:
    """The language of a side: Korean if many of its strings have Hangul, else as the header says, or the letters."""
    with_letters = [text for text in texts if any(map(str.isalpha, text))]
    if sum(map(bool, map(_HANGUL.search, with_letters))) > _MANY * len(with_letters):
        return "ko"
    base = base_language(told)
    return base if base and base != "ko" else language_of("\n".join(texts))


def _units(entry: Any) -> Iterator[Unit]:
    """The pairs of a string and its plural; Korean has one form, which goes with the plural of the other language."""
    source = entry.msgid
    forms = (
        [text for _, text in sorted(entry.msgstr_plural.items())] if entry.msgid_plural else [entry.msgstr]
    )
    key = f"{entry.msgctxt or ''}\x04{source}"
    note = "\n".join(filter(None, (entry.tcomment.strip(), entry.comment.strip())))
    if not entry.msgid_plural:
        pairs = [(source, forms[0], key)]
    elif len(forms) < 2:
        pairs = [(entry.msgid_plural, "".join(forms), f"{key}\x04plural")]
    else:
        pairs = [(source, forms[0], key), (entry.msgid_plural, forms[-1], f"{key}\x04plural")]
    line = entry.linenum or 1
    why = _OBSOLETE if entry.obsolete else UNTRANSLATED
    for place, (one, two, name) in enumerate(pairs):
        texts = [text.translate(_SHOWN).strip("\n") for text in (one, two)]
        is_pair = all(map(str.strip, texts)) and not entry.obsolete and not entry.fuzzy
        yield Unit(
            texts[0],
            texts[1],
            line,
            "" if is_pair else why,
            "" if place else note.translate(_SHOWN),
            line,
            key="" if entry.obsolete else name.translate(_SHOWN),
        )
    further = [source] if len(pairs) == 1 and source != pairs[0][0] else forms[1:-1]
    for text in further:
        yield Unit(text.translate(_SHOWN).strip("\n"), "", line, _FURTHER_FORM)
    if earlier := entry.previous_msgid or "":
        yield Unit(earlier.translate(_SHOWN).strip("\n"), "", line, _EARLIER)


def _catalogue(data: bytes, path: PathLikeStr) -> Any:
    """The file as polib has it, without its head.

    Raises:
        ReadError: the file is no PO file, or in no known encoding.
    """
    import polib

    lines = []
    for number, line in enumerate(_decoded(data, path).split("\n"), 1):
        lines.append(_put_right(line))
        text = lines[-1].removeprefix("#~ ")
        # polib cuts off the last letter of a string that does not end.
        if not text.startswith("#") and '"' in text and not _STRING.fullmatch(text[text.index('"') :]):
            raise _no_po(
                "a string does not end, or holds a quotation mark without \\ before it", path, number
            )
    try:
        # No file has a name with a line end in it, so that polib takes it for the content that it is.
        catalogue = polib.pofile("\n".join([*lines, ""]))
    except OSError as error:
        place = re.search(r"line (\d+)", str(error))
        why = "the line is neither msgid, msgstr nor a comment, or at the wrong place"
        raise _no_po(why, path, int(place[1]) if place else None) from error
    # Files put together have more than one head.
    for entry in [entry for entry in catalogue if not entry.msgid and not entry.msgctxt]:
        catalogue.remove(entry)
    return catalogue


def _no_po(why: str, path: PathLikeStr, line: int | None) -> ReadError:
    return ReadError(
        f"this is no PO file ({why})",
        remedy="Check it with msgfmt --check, or with the program that wrote it.",
        path=path,
        line=line,
    )


def _decoded(data: bytes, path: PathLikeStr) -> str:
    """The text of a file: in UTF-8, else as its head says, else as the bytes show."""
    charset = _CHARSET.search(data[:100_000])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            # CP949 is EUC-KR with more syllables. Any bytes are Latin 1, which therefore says nothing.
            name = codecs.lookup(charset[1].decode("ascii") if charset else "").name
            if not name.startswith("iso8859"):
                text = data.decode("cp949" if name == "euc_kr" else name)
                return text.replace("\r\n", "\n").replace("\r", "\n")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, path)


def _put_right(line: str) -> str:
    """A line as polib takes it: marks of comments apart, comments that it does not know as those of translators."""
    line = line.strip(" \t\r").translate(_HIDDEN)
    if match := _COMMENT.fullmatch(line):
        mark, text = match.groups()
        if mark == "~" and (keyword := _KEYWORD.match(text)):
            text = f"{keyword[1]} {text[keyword.end() :]}"
        if mark == "|" and not (_KEYWORD.match(text) or text.startswith('"')):
            mark = ""
        # What an obsolete string was before is of no use to anybody.
        return f"#{mark} {text}" if text and mark != "~|" else ""
    return f"{match[1]} {line[match.end() :]}" if (match := _KEYWORD.match(line)) else line


def page_of_two(first: BilingualFile, second: BilingualFile) -> Page | None:
    """Two files of one program as one page, a row a string that both have; ``None`` if they share none.

    Its columns are the languages of the two files, in their order.
    """
    sides = [_texts(first), _texts(second)]
    languages = [
        _language([text for text, _ in side.values()], file.langs[1])
        for side, file in zip(sides, (first, second), strict=True)
    ]
    if sides[0].keys().isdisjoint(sides[1]):
        return None
    pieces = []
    for key, (text, line) in sides[0].items():
        if key in sides[1]:
            rows = row_lines([paragraphs_of(text), paragraphs_of(sides[1][key][0])])
            pieces += [Piece(row, line) for row in rows]
        else:
            pieces.append(Piece(text, line, UNTRANSLATED))
    last = max(piece.line for piece in pieces)
    pieces += [Piece(text, last, UNTRANSLATED) for key, (text, _) in sides[1].items() if key not in sides[0]]
    return Page(tuple(pieces), has_cells=True, languages=(languages[0], languages[1]))


def _texts(file: BilingualFile) -> dict[str, tuple[str, int]]:
    """The strings of a file in its language by their names, with their lines; a template's are its ``msgid``."""
    is_template = all(unit.left_out for unit in file.units)
    texts: dict[str, tuple[str, int]] = {}
    for unit in file.units:
        text = unit.target if not unit.left_out or not is_template else unit.target or unit.source
        if unit.key and text and (is_template or not unit.left_out):
            texts.setdefault(unit.key, (text, unit.line))
    return texts
