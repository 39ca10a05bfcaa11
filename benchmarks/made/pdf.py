"""Write small PDF files: any script, words where one wants them, with or without a text layer.

In:   pages of lines; or pages of texts with their places, of rules and pictures.
Out:  the bytes of a PDF whose text can be taken out through a ToUnicode table.
Not:  pretty pages; no glyphs are embedded. Asian letters are as wide as high, all others half as wide.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
_ASIAN = 0x1100


@dataclass
class Canvas:
    """A page to draw on; places are points from the left and from below."""

    rotate: int = 0
    drawn: list[str] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)
    box: tuple[int, int, int, int] = (0, 0, WIDTH, HEIGHT)
    remark: str = ""

    def text(
        self, x: float, y: float, text: str, size: float = 10, *, font: str = "F1", turned: bool = False
    ) -> None:
        """Draw a text from a point on; turned: upwards."""
        self.letters.update(text)
        matrix = "0 1 -1 0" if turned else "1 0 0 1"
        self.drawn.append(f"BT /{font} {size} Tf {matrix} {x} {y} Tm <{_codes(text)}> Tj ET\n")

    def words(self, x: float, y: float, text: str, size: float = 10, *, space: float = 0.3) -> None:
        """Draw words without the spaces between them, which are so many letter heights wide."""
        for word in text.split(" "):
            self.text(x, y, word, size)
            x += width(word, size) + space * size

    def column(
        self, x: float, y: float, lines: Iterable[str], size: float = 10, leading: float = 14
    ) -> float:
        """Draw lines below each other, nothing for an empty one; returns where the next would stand."""
        for line in lines:
            if line:
                self.text(x, y, line, size)
            y -= leading
        return y

    def rule(self, x: float, y: float, x2: float, y2: float) -> None:
        """Draw a straight line."""
        self.drawn.append(f"{x} {y} m {x2} {y2} l S\n")

    def picture(self) -> None:
        """Cover the page with a picture."""
        self.drawn.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q\n")


def width(text: str, size: float = 10) -> float:
    """How wide a text is, in points."""
    return sum(size if ord(char) >= _ASIAN else size / 2 for char in text)


def by_letters(text: str, most: float, size: float = 10) -> list[str]:
    """Lines broken between any two syllables, as most programs break Korean; a space at the break is gone."""
    lines = [""]
    for char in text:
        if width(lines[-1] + char, size) > most:
            lines.append("")
        lines[-1] += char
    return [line.strip() for line in lines]


def by_words(text: str, most: float, size: float = 10) -> list[str]:
    """Lines broken between words."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def numbered(
    lines: Iterable[str], *, head: str = "", foot: str = "", first: int = 1, count: int = 20
) -> list[Canvas]:
    """Pages of so many lines each, with a head and a foot in which # stands for the number of the page."""
    lines = list(lines)
    pages = []
    for start in range(0, len(lines), count):
        page = Canvas()
        number = str(first + len(pages))
        if head:
            page.text(50, 800, head.replace("#", number), 8)
        page.column(50, 750, lines[start : start + count])
        if foot:
            page.text(280, 40, foot.replace("#", number), 8)
        pages.append(page)
    return pages


def _codes(text: str) -> str:
    return "".join(f"{ord(char):04X}" for char in text)


def make_pdf(pages: Sequence[Sequence[str]], *, leading: int = 14) -> bytes:
    """A PDF with one text line under the other; no lines at all give pages without a text layer."""
    canvases = []
    for page in pages:
        canvas = Canvas()
        if page:
            canvas.column(50, 780, page, leading=leading)
        else:
            canvas.picture()
        canvases.append(canvas)
    return draw(canvases)


def draw(pages: Sequence[Canvas], *, password: str | None = None, unicode_table: bool = True) -> bytes:
    """A PDF of pages that were drawn.

    Args:
        pages: at least one.
        password: that the file asks for, perhaps an empty one; ``None`` leaves it open.
        unicode_table: fonts tell which letter a glyph is.
    """
    objects: list[tuple[str, bytes | None]] = []

    def add(body: str, stream: bytes | None = None) -> int:
        objects.append((body, stream))
        return len(objects)

    catalog = add("<< /Type /Catalog /Pages 2 0 R >>")
    add("")  # the page tree, filled in below
    letters = sorted(set().union(*(page.letters for page in pages)))
    table = add("", _unicode_table(letters).encode("latin-1"))
    fonts = "".join(
        f"/{name} {_font(add, encoding, table if unicode_table else None)} 0 R "
        for name, encoding in (("F1", "Identity-H"), ("F2", "Identity-V"))
    )
    picture = add(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\xff",
    )
    kids = []
    for page in pages:
        content = add("", "".join(page.drawn).encode("latin-1"))
        remark = page.remark.encode("utf-16-be").hex()
        note = (
            f"/Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 9 9] /Contents <FEFF{remark}> >>] "
            if page.remark
            else ""
        )
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, page.box))}] /Rotate {page.rotate} "
                f"{note}/Contents {content} 0 R /Resources << /Font << {fonts}>> /XObject << /I1 {picture} 0 R >> >> >>"
            )
        )
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>",
        None,
    )
    return _file(objects, catalog, _Lock(password) if password is not None else None)


def _unicode_table(letters: Sequence[str]) -> str:
    rows = "\n".join(f"<{ord(char):04X}> <{char.encode('utf-16-be').hex().upper()}>" for char in letters)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    )


def _font(add, encoding: str, table: int | None) -> int:
    descendant = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW 500 /W [{_ASIAN} 65535 1000] >>"
    )
    told = f"/ToUnicode {table} 0 R " if table else ""
    return add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /{encoding} "
        f"/DescendantFonts [{descendant} 0 R] {told}>>"
    )


class _Lock:
    """Encryption of the oldest kind (RC4, 40 bits); the owner has no password of his own."""

    ID = b"0123456789abcdef"
    _PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    _RIGHTS = -4

    def __init__(self, password: str) -> None:
        padded = (password.encode() + self._PADDING)[:32]
        self.owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        rights = (self._RIGHTS & 0xFFFFFFFF).to_bytes(4, "little")
        self._key = hashlib.md5(padded + self.owner + rights + self.ID).digest()[:5]

    def lock(self, number: int, data: bytes) -> bytes:
        return _rc4(hashlib.md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], data)

    def trailer(self) -> str:
        user = _rc4(self._key, self._PADDING)
        return (
            f"/ID [<{self.ID.hex()}> <{self.ID.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 "
            f"/O <{self.owner.hex()}> /U <{user.hex()}> /P {self._RIGHTS} >>"
        )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    place = 0
    for index in range(256):
        place = (place + state[index] + key[index % len(key)]) % 256
        state[index], state[place] = state[place], state[index]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def _file(objects: Sequence[tuple[str, bytes | None]], catalog: int, lock: _Lock | None) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, (body, stream) in enumerate(objects, 1):
        offsets.append(len(out))
        data = body.encode("latin-1")
        if stream is not None:
            locked = lock.lock(number, stream) if lock else stream
            data = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (data, len(locked), locked)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    more = lock.trailer() if lock else ""
    trailer = f"trailer << /Size {len(objects) + 1} /Root {catalog} 0 R {more}>>\nstartxref\n{start}\n%%EOF\n"
    return out + trailer.encode("latin-1")
