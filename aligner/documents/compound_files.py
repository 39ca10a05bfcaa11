"""Tell what a compound file holds: the container of old Office and Hangul documents (OLE 2, MS-CFB).

In:   the bytes of a file that begins like one.
Out:  what it is in words, and what a person can do about it; "HWP" for the one kind that is read.
Not:  reading it (readers/hangul/hwp.py).
Idea: its streams have telling names. A damaged one is called after its suffix.
"""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..errors import ReadError
from .kinds import OLD

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["HWP", "HWP_SIGNATURE", "SIGNATURE", "check_compound_file", "damaged_compound_file"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The beginning of the stream FileHeader of version 5, and of a whole file of version 3 and before.
HWP_SIGNATURE = b"HWP Document File"
HWP = "HWP"

_WORD = ("an old Word document (.doc)", "Open it in Word or LibreOffice and save it as .docx.")
_EXCEL = ("an old Excel workbook (.xls)", "Open it in Excel or LibreOffice and save it as .xlsx.")
_POWERPOINT = (
    "an old PowerPoint presentation (.ppt)",
    "Open it in PowerPoint or LibreOffice and save it as .pptx.",
)
_LOCKED = (
    "an Office document protected with a password",
    "Open it with the password and save it without.",
)
_OTHER = ("an old Office file", "Open it in the program that made it and save the text as .docx or .txt.")

#: What it is by a stream that it has, the first that is there.
_BY_STREAM = {
    "EncryptedPackage": _LOCKED,
    "WordDocument": _WORD,
    "Workbook": _EXCEL,
    "Book": _EXCEL,
    "PowerPoint Document": _POWERPOINT,
}


def check_compound_file(data: bytes, path: str | PathLike[str] | None) -> str:
    """The kind of a compound file: ``HWP``, the only one that is read.

    Raises:
        ReadError: it is of another kind, which is named with the remedy, or damaged.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {entry[0].lower() for entry in file.listdir() if len(entry) == 1}
            start = file.openstream("FileHeader").read(32) if "fileheader" in streams else b""
    except Exception as error:  # olefile lets through what struct and its own checks raise
        raise damaged_compound_file(path) from error
    if start.startswith(HWP_SIGNATURE):
        return HWP
    told = next((told for name, told in _BY_STREAM.items() if name.lower() in streams), None)
    if not streams or (told is None and _suffix(path) in OLD):
        raise damaged_compound_file(path)
    kind, remedy = told or _OTHER
    raise ReadError(f"the file is {kind}, which is not read", remedy=remedy, path=path)


def damaged_compound_file(path: str | PathLike[str] | None) -> ReadError:
    """The error for a compound file that cannot be opened."""
    kind = OLD.get(_suffix(path), "old Office or Hangul (HWP) document")
    return ReadError(
        f"the {kind} is damaged", remedy="Save it again in its own program, or get it anew.", path=path
    )


def _suffix(path: str | PathLike[str] | None) -> str:
    return "" if path is None else PurePath(path).suffix.lower()
