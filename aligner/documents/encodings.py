"""Turn the bytes of a text file into text.

In:   bytes, and the file's name for messages.
Out:  text, line ends ``\\n``, no byte order mark, NFC.
Not:  HTML, DOCX, PDF (containers.py), though HTML uses this for its bytes.
Idea: UTF-8 is told for certain: other encodings hardly ever are valid UTF-8. The Korean 8-bit encodings are
      tried next and judged by what comes out: running Korean uses the 2,350 syllables of KS X 1001 almost
      only, while text read with the wrong table is full of rare ones. What is left goes to
      charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from ..errors import ReadError
from .compound_files import HWP_SIGNATURE, SIGNATURE, check_compound_file
from .kinds import GIVE, SAVE_AS

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["decode", "refuse_known_binary"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Korean encodings, and the Western one whose curly quotation marks look like Korean bytes.
_EIGHT_BIT = ("cp949", "johab", "cp1252")
_OTHERS = ["shift_jis", "euc_jp", "gb18030", "big5", "cp1251", "koi8_r", "iso2022_kr", "mac_roman", "cp1252"]

_REMEDY = "Save it as UTF-8 text and try again."
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"

#: First bytes of files that are no text, and what they are.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (HWP_SIGNATURE, "a Hangul (HWP) document of version 3 or older"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)

_TYPOGRAPHY = frozenset(
    "\xa0\u200b\u200c\u200d\u2009\u202f\ufeff“”‘’‚„‹›«»–—…·•°£€¥©®™§¶†‡″′−×÷½¼¾²³¹ªº¿¡´`¨¸"
)

# One syllable behind Latin letters that is no particle: "It뇹 fine" is "It’s fine" in Windows-1252.
_STRAY_SYLLABLE = re.compile(r"[A-Za-z](?![와과은는이가을를의에로도만씨사측등])[가-힣](?![가-힣])")


def decode(data: bytes, path: str | PathLike[str] | None = None) -> str:
    """Decode a text file.

    UTF-8, UTF-16 and UTF-32 with or without mark, CP949, EUC-KR, Johab, and what else can be told.

    Args:
        data: the whole file.
        path: its name, for messages.

    Returns:
        The text in NFC with ``\\n`` line ends.

    Raises:
        ReadError: the file is empty, is no text, or its encoding cannot be told.

    >>> decode("회담이 진행되였다.\\r\\n".encode("cp949"))
    '회담이 진행되였다.\\n'
    """
    text = _decode(data, path)
    if not text.strip():
        raise ReadError("the file holds no text", remedy="Check that it is the right file.", path=path)
    damaged = text.count("\ufffd")
    if damaged * 20 > len(text):
        raise ReadError(
            f"{damaged} characters were lost (they read �) when the file was converted before",
            remedy="Export the text again from its source as UTF-8.",
            path=path,
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return unicodedata.normalize("NFC", _HALF_WIDTH.sub(_full_width, text))


#: Hangul letters of terminals, one by one; the first is a blank.
_HALF_WIDTH = re.compile("[\uffa0-\uffdc]+")


def _full_width(letters: re.Match[str]) -> str:
    """Half-width letters as syllables; their normal form has no final consonants."""
    from ..hangul.jamo import compose

    return compose(
        "".join(chr(int(unicodedata.decomposition(letter).split()[-1], 16)) for letter in letters[0])
    )


def _decode(data: bytes, path: str | PathLike[str] | None) -> str:
    if not data.strip():
        raise ReadError("the file is empty", remedy="Check that it is the right file.", path=path)
    refuse_known_binary(data, path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path)
    if data.lstrip().startswith(b"\x1b$)C"):
        return _strictly(data, "iso2022_kr", path)
    if b"\0" in data:
        return _without_mark(data, path)
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls * 200 > len(data):
        raise _binary(path)
    try:
        text = data.decode("utf-8")
        return _encoded_once(text) if _TWICE.search(text[:10_000]) else text
    except UnicodeDecodeError as error:
        if _is_nearly_utf8(data):
            raise _broken(data, "utf-8", error, path) from error
    candidates = [(_strangeness(text), text) for text in _decodings(data)]
    if candidates:
        strangeness, text = min(candidates, key=lambda candidate: candidate[0])
        if strangeness < 0.1:
            return text
    text = data.decode("cp949", errors="replace")
    if text.count("\ufffd") * 20 < len(text) and _strangeness(text.replace("\ufffd", "")) < 0.1:
        _strictly(data, "cp949", path)  # Korean but for some bytes: raises, and says where
    return _by_statistics(data, path)


#: What Hangul in UTF-8 looks like when it was taken for Western text, and encoded again.
_TWICE = re.compile(r"(?:[\xea-\xed][\x80-\xff\u0152-\u2122]{2}){2}")


#: Letters of Windows-1252 that stand where ISO 8859-1 has control characters, to those.
_WESTERN = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if bytes([byte]).decode("cp1252", "ignore")
}


def _encoded_once(text: str) -> str:
    """A text that was encoded twice, if it was; else as it is."""
    try:
        return text.translate(_WESTERN).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def refuse_known_binary(data: bytes, path: str | PathLike[str] | None) -> None:
    """Name a file that is no text, by its first bytes.

    Raises:
        ReadError: it is of such a kind.
    """
    if data.startswith(SIGNATURE):
        check_compound_file(data, path)
        raise ReadError("the file is a Hangul (HWP) document, not text", remedy=SAVE_AS, path=path)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            remedy = "Open it in Hangul and save it as .hwpx." if signature == HWP_SIGNATURE else SAVE_AS
            raise ReadError(f"the file is {kind}, not text", remedy=remedy, path=path)


def _strictly(data: bytes, encoding: str, path: str | PathLike[str] | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, encoding, error, path) from error


def _broken(
    data: bytes, encoding: str, error: UnicodeDecodeError, path: str | PathLike[str] | None
) -> ReadError:
    """A file that is in one encoding but for some bytes: say where the first of them is."""
    before = data[: error.start].decode(encoding, errors="replace")
    return ReadError(
        f"the file looks like {encoding.upper().removesuffix('-SIG')} but holds bytes that are not",
        remedy=_REMEDY,
        path=path,
        line=before.count("\n") + 1,
        column=len(before) - (before.rfind("\n") + 1) + 1,
    )


def _binary(path: str | PathLike[str] | None) -> ReadError:
    return ReadError(
        "the file is not text (it holds binary data)",
        remedy=GIVE,
        path=path,
    )


def _is_nearly_utf8(data: bytes) -> bool:
    """True if most bytes above 127 do form UTF-8 sequences, so that the rest is damage."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    kept = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return kept > 4 * lost


def _without_mark(data: bytes, path: str | PathLike[str] | None) -> str:
    """UTF-16 or UTF-32 without a mark: zero bytes stand at every second or fourth place."""
    candidates = []
    for encoding, step in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % step == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not re.search(r"[\x00-\x08\x0e-\x1a]", text):
                candidates.append((_strangeness(text), text))
    if candidates and (best := min(candidates, key=lambda candidate: candidate[0]))[0] < 0.1:
        return best[1]
    raise _binary(path)


def _decodings(data: bytes) -> list[str]:
    decoded = []
    for encoding in _EIGHT_BIT:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Any bytes are Windows-1252 of a sort; real text in it is mostly ASCII.
        if encoding != "cp1252" or sum(char > "\x7f" and char.isalpha() for char in text) < 0.2 * len(text):
            decoded.append(text)
    return decoded


def _strangeness(text: str) -> float:
    """Share of the characters beyond ASCII that running text would not have, 0..1."""
    beyond = Counter(char for char in text if char > "\x7f")
    if not beyond:
        return 0.0
    strange = sum(count * _oddness(char) for char, count in beyond.items())
    strange += len(_STRAY_SYLLABLE.findall(text))
    return min(1.0, strange / beyond.total())


def _oddness(char: str) -> float:
    """How little a character is to be expected in running text, 0..1."""
    if "가" <= char <= "힣":
        # KS X 1001 holds the syllables in use; the other 8,822 are rare.
        return 0.0 if _in_ks_x_1001(char) else 1.0
    if "\u4e00" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
        return 0.04 if _in_ks_x_1001(char) else 0.3
    if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"):
        return 1.0
    if _in_ks_x_1001(char) or char in _TYPOGRAPHY:
        return 0.0
    return 0.05 if char.isalpha() and char < "\u0530" else 0.5


def _in_ks_x_1001(char: str) -> bool:
    try:
        # Python writes syllables outside of the standard as sequences of eight bytes.
        return len(char.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _by_statistics(data: bytes, path: str | PathLike[str] | None) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_OTHERS, threshold=0.15).best()
    if best is None:
        raise ReadError("the file is not text, or its encoding cannot be told", remedy=_REMEDY, path=path)
    return str(best)
