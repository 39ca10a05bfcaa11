"""Word documents made of the XML of their parts, so that a test shows what it is about."""

from pathlib import Path
from zipfile import ZipFile

from aligner.documents import read

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
#: Paragraphs before and after what a test is about.
FIRST = "방앗간은 강가에 서있다."
LAST = "물레는 밤에도 돈다."
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(name: str, content: str) -> str:
    """A part of a document: ``<w:NAME>`` with all names declared."""
    return f"<w:{name} {_DECLARED}>{content}</w:{name}>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with ``<`` becomes one."""
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    runs = (each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{shown}{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells, each the XML that it holds."""
    lines = (
        "".join(each if each.startswith("<w:tc>") else f"<w:tc>{each}</w:tc>" for each in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def cell(content: str, properties: str) -> str:
    """A cell with properties."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


_BOX = f"<w:txbxContent>{paragraph('알림: 손을 조심하시오.')}{paragraph('주인 씀.')}</w:txbxContent>"
#: A text box of two paragraphs, as Word draws them now and as it did before.
NEW_BOX = f"<w:drawing><a:graphic><wps:wsp><wps:txbx>{_BOX}</wps:txbx></wps:wsp></a:graphic></w:drawing>"
OLD_BOX = f"<w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict>"


def write_word(
    path: Path,
    body: str,
    parts: dict[str, str] | None = None,
    *,
    main: str = "word/document.xml",
    namespaces: dict[str, str] | None = None,
) -> Path:
    """A document on the disk.

    Args:
        path: where.
        body: the XML inside its body.
        parts: other parts by name in the folder of the main part; their kind is the beginning of the name:
            ``footnotes.xml``, ``header1.xml``. Their relation is called as they are, without suffix.
        main: name of the main part.
        namespaces: other names for those of ``NAMESPACES``.
    """
    text = part("document", f"<w:body>{body}</w:body>")
    for old, new in (namespaces or {}).items():
        text = text.replace(NAMESPACES[old], new)
    folder, _, name = main.rpartition("/")
    kinds = {"chunk": "aFChunk", "diagram": "diagramData"}
    relations = "".join(
        f'<Relationship Id="{(stem := each.partition(".")[0])}" Target="{each}" '
        f'Type="{NAMESPACES["r"]}/{kinds.get(stem.rstrip("0123456789"), stem.rstrip("0123456789"))}"/>'
        for each in parts or {}
    )
    with ZipFile(path, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="main" Target="/{main}" '
            f'Type="{NAMESPACES["r"]}/officeDocument"/></Relationships>',
        )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            f'PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(main, text)
        archive.writestr(
            f"{folder}/_rels/{name}.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        for each, content in (parts or {}).items():
            archive.writestr(f"{folder}/{each}", content)
    return path


def text_of(path: Path) -> list[str]:
    """The lines of a document between ``FIRST`` and ``LAST``."""
    (document,) = read(path)
    first, *lines, last = document.text.split("\n")
    assert (first, last) == (FIRST, LAST)
    return lines


def left_out(path: Path) -> list[tuple[str, str]]:
    """What of a document is no text, with the reasons."""
    return [(piece.text.strip(), piece.reason) for document in read(path) for piece in document.clutter]
