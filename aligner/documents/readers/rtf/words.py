"""Control words of RTF, and the code pages of its fonts.

In:   nothing.
Out:  tables, and the decoding of bytes that the tables leave in doubt.
Not:  the state in which a word is met (reading.py).
Idea: one row a word; the names are those of Microsoft's Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re

from ...pieces import COMMENT, RUNNING_LINE

__all__ = [
    "CHARACTERS",
    "DOUBLE",
    "NO_TEXT",
    "OPTIONAL_TEXT",
    "STORIES",
    "codec_of_charset",
    "codec_of_page",
    "decode_bytes",
    "is_cut",
    "symbol_text",
]

#: Words that stand for characters.
CHARACTERS = {
    "bullet": "•",
    "column": "\n",
    "emdash": "—",
    "emspace": " ",
    "endash": "–",
    "enspace": " ",
    "lbr": "\n",
    "ldblquote": "“",
    "line": "\n",
    "lquote": "‘",
    "page": "\n",
    "qmspace": " ",
    "rdblquote": "”",
    "rquote": "’",
    "tab": "\t",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}

#: Groups with paragraphs of their own, and why those are no text.
STORIES = {
    "annotation": COMMENT,
    "dptxbxtext": "",
    "footer": RUNNING_LINE,
    "footerf": RUNNING_LINE,
    "footerl": RUNNING_LINE,
    "footerr": RUNNING_LINE,
    "footnote": "",
    "header": RUNNING_LINE,
    "headerf": RUNNING_LINE,
    "headerl": RUNNING_LINE,
    "headerr": RUNNING_LINE,
    "shptxt": "",
}

#: Groups that hold no text: tables of the head, pictures, instructions, what older programs show instead of a shape,
#: and the numbers of lists, which the program counts itself.
NO_TEXT = frozenset(
    {
        "aftncn",
        "aftnsep",
        "aftnsepc",
        "bkmkend",
        "bkmkstart",
        "colortbl",
        "datafield",
        "filetbl",
        "ftncn",
        "ftnsep",
        "ftnsepc",
        "info",
        "listtable",
        "listtext",
        "mmathPict",
        "nonesttables",
        "nonshppict",
        "objalias",
        "objclass",
        "objdata",
        "objname",
        "objsect",
        "pict",
        "pntext",
        "pntxta",
        "pntxtb",
        "revtbl",
        "rxe",
        "shprslt",
        "stylesheet",
        "tc",
        "tcn",
        "template",
        "txe",
        "xe",
    }
)

#: Optional groups (``\*``) that hold text, or groups with text. All others are passed over, as readers must.
OPTIONAL_TEXT = frozenset(
    {
        "annotation",
        "do",
        "dptxbxtext",
        "fldinst",
        "footnote",
        "moMath",
        "moMathPara",
        "nesttableprops",
        "shpinst",
        "ud",
    }
)

_PAGE_OF_CHARSET = {
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
}
_NAMED_PAGES = {936: "gbk", 1361: "johab", 10000: "mac_roman", 65001: "utf-8", 0: "cp1252"}
#: Code pages whose letters take two bytes.
DOUBLE = frozenset({"cp932", "cp949", "gbk", "cp950", "johab"})

_HIGH = re.compile(rb"[\x80-\xff]+")
_PAIRS = re.compile(rb"(?:[\xa1-\xfe][\xa1-\xfe])+")

#: The letters of the font Symbol, in the order of their codes.
_SYMBOL = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywV",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψως",
        strict=True,
    )
)
_SYMBOL |= {
    "\xa3": "≤",
    "\xb0": "°",
    "\xb1": "±",
    "\xb3": "≥",
    "\xb4": "×",
    "\xb8": "÷",
    "\xb9": "≠",
    "\xa5": "∞",
    "\xae": "→",
    "\xac": "←",
}


def codec_of_page(page: int) -> str:
    """The name of Python's codec for a code page; that of Western Europe for one that is not known."""
    name = _NAMED_PAGES.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def codec_of_charset(charset: int, document_codec: str) -> str:
    """The codec for a font's character set; some leave it to the document."""
    if charset == 0 and document_codec in DOUBLE:
        return "cp1252"
    page = _PAGE_OF_CHARSET.get(charset)
    return document_codec if page is None else codec_of_page(page)


def decode_bytes(data: bytes, codec: str, document_codec: str) -> str:
    r"""The text of bytes in a font.

    Many programs write Korean with a font that says it were Western, or say nothing at all: what is Korean through and
    through is taken for that.

    >>> decode_bytes("우물".encode("cp949"), "cp1252", "cp949"), decode_bytes(b"caf\xe9", "cp1252", "cp949")
    ('우물', 'café')
    """
    if codec not in DOUBLE and (high := _HIGH.findall(data)):
        if max(map(len, high)) >= 3:
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                pass
        if all(map(_PAIRS.fullmatch, high)):
            guess = document_codec if document_codec in DOUBLE else "cp949"
            leads = [lead for run in high for lead in run[::2]]
            if document_codec in DOUBLE or 2 * sum(0xB0 <= lead <= 0xC8 for lead in leads) > len(leads):
                return data.decode(guess, "replace")
    return data.decode(codec, "replace")


def is_cut(data: bytes, codec: str) -> bool:
    """True if the bytes end in the midst of a letter."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    decoder.decode(data)
    return bool(decoder.getstate()[0])


def symbol_text(text: str, font: str) -> str:
    """What a font of symbols shows for codes 32 to 255; marks of which nothing better is known become bullets."""
    table = _SYMBOL if font.startswith("Symbol") else {}
    return "".join(table.get(char, char if table and char < "\x7f" else "•") for char in text)
