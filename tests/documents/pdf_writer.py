"""Write small PDF files for the tests: pages of lines, any script, with or without a text layer.

In:   pages, each a list of lines.
Out:  the bytes of a PDF whose text can be taken out through a ToUnicode table.
Not:  pretty pages; no glyphs are embedded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def make_pdf(pages: Sequence[Sequence[str]], *, leading: int = 14) -> bytes:
    """A PDF with one text line under the other; no lines at all give pages without a text layer."""
    letters = sorted({char for page in pages for line in page for char in line})
    table = "\n".join(f"<{ord(char):04X}> <{char.encode('utf-16-be').hex().upper()}>" for char in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{table}\nendbfchar\nendcmap end end"
    )
    objects: list[bytes] = []

    def add(body: str, stream: str | None = None) -> int:
        data = body.encode("latin-1")
        if stream is not None:
            data = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream.encode("latin-1"))
        objects.append(data)
        return len(objects)

    catalog = add("<< /Type /Catalog /Pages 2 0 R >>")
    add("")  # the page tree, filled in below
    unicode_table = add("", cmap)
    descendant = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
    )
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H "
        f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode_table} 0 R >>"
    )
    kids = []
    for page in pages:
        drawn = "".join(
            f"BT /F1 10 Tf 1 0 0 1 50 {780 - leading * row} Tm "
            f"<{''.join(f'{ord(char):04X}' for char in line)}> Tj ET\n"
            for row, line in enumerate(page)
            if line
        )
        content = add("", drawn)
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    ).encode()
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        catalog,
        start,
    )
    return out
