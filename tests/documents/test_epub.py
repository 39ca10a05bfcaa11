"""E-books: the chapters in reading order, contents pages told, protection and damage said."""

import io
import zipfile
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted

XHTML = "http://www.w3.org/1999/xhtml"
CONTAINER = (
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='{}' media-type='application/oebps-package+xml'/></rootfiles></container>"
)
#: name -> what stands in its body
CHAPTERS = {
    "text/2.xhtml": "<h1>첫째 장</h1><p>두루미가 날아왔다.</p>",
    "text/1.xhtml": "<h1>둘째 장</h1><p>두루미가 날아갔다.</p>",
}
LINES = ["첫째 장", "두루미가 날아왔다.", "둘째 장", "두루미가 날아갔다."]
NAV = "<nav epub:type='toc'><h2>차례</h2><ol><li><a href='2.xhtml'>두루미 이야기</a></li></ol></nav>"


@pytest.fixture
def book(tmp_path: Path):
    """A book of chapters in the order given; ``spine`` may say another one, ``more`` are other files in it."""

    def _book(
        chapters: dict[str, str],
        *,
        spine: list[str] | None = None,
        folder: str = "OEBPS",
        properties: dict[str, str] | None = None,
        guide: str = "",
        more: dict[str, str] | None = None,
        name: str = "book.epub",
    ) -> Path:
        prefix = f"{folder}/" if folder else ""
        ids = {chapter: f"i{number}" for number, chapter in enumerate(chapters)}
        items = "".join(
            f"<item id='{ids[chapter]}' href='{chapter}' media-type='application/xhtml+xml' "
            f"properties='{(properties or {}).get(chapter, '')}'/>"
            for chapter in chapters
        )
        order = "".join(f"<itemref idref='{ids[chapter]}'/>" for chapter in spine or list(chapters))
        package = (
            f"<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf'><manifest>{items}</manifest>"
            f"<spine>{order}</spine>{guide}</package>"
        )
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            archive.writestr("META-INF/container.xml", CONTAINER.format(f"{prefix}content.opf"))
            archive.writestr(f"{prefix}content.opf", package)
            for chapter, body in chapters.items():
                if body:
                    archive.writestr(
                        f"{prefix}{chapter.replace('%20', ' ')}",
                        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='{XHTML}' "
                        f"xmlns:epub='http://www.idpf.org/2007/ops'><head><title>-</title></head><body>{body}</body></html>",
                    )
            for other, content in (more or {}).items():
                archive.writestr(other, content)
        return path

    return _book


@pytest.mark.parametrize("folder", ["OEBPS", "a/b", ""])
def test_the_spine_says_the_order(book, folder: str) -> None:
    (document,) = read(book(CHAPTERS, folder=folder))
    assert document.text.split("\n") == LINES
    assert document.clutter == ()
    (document,) = read(book(CHAPTERS, folder=folder, spine=list(CHAPTERS)[::-1]))
    assert document.text.split("\n") == LINES[2:] + LINES[:2]


@pytest.mark.parametrize("in_spine", [True, False])
def test_the_contents_page_is_told(book, in_spine: bool) -> None:
    chapters = {"nav.xhtml": NAV, **CHAPTERS}
    path = book(
        chapters, spine=list(chapters) if in_spine else list(CHAPTERS), properties={"nav.xhtml": "nav"}
    )
    (document,) = read(path)
    assert document.text.split("\n") == LINES
    assert [(piece.text, piece.reason) for piece in document.clutter] == [
        ("차례", "navigation"),
        ("두루미 이야기", "navigation"),
    ]


@pytest.mark.parametrize(
    "guide",
    [
        "",
        "<guide><reference type='toc' href='toc.xhtml'/></guide>",
        "<guide><reference type='cover'/></guide>",
    ],
)
def test_the_contents_page_of_an_older_book(book, guide: str) -> None:
    links = "".join(f"<p><a href='{n}.xhtml'>{n}째 두루미 이야기</a></p>" for n in "123")
    (document,) = read(book({"toc.xhtml": links, **CHAPTERS}, guide=guide))
    assert document.text.split("\n") == LINES
    assert {piece.reason for piece in document.clutter} == {"navigation"}


def test_all_of_a_chapter_is_text_but_for_page_numbers_and_what_is_hidden(book) -> None:
    body = (
        "<header>머리글이다.</header><p>옛날에 <span epub:type='pagebreak'>12</span>두루미가 살았다.<a href='#n' "
        "epub:type='noteref'><sup>1</sup></a></p><aside id='n' epub:type='footnote'><p>1. 큰 새이다.</p></aside>"
        "<p style='display:none'>숨은 글</p><pre>x = 1</pre><table><tr><td>첫칸</td><td>둘째칸</td></tr></table>"
        "<footer>끝말</footer>"
    )
    path = book({"a.xhtml": body})
    (document,) = read(path)
    assert document.text.split("\n") == [
        "머리글이다.",
        "옛날에 두루미가 살았다.",
        "1. 큰 새이다.",
        "x = 1",
        "첫칸",
        "둘째칸",
        "끝말",
    ]
    assert [(piece.text, piece.reason) for piece in document.clutter] == [
        ("12", "page number"),
        ("1", "mark of a note"),
        ("숨은 글", "hidden text"),
    ]
    assert not unaccounted("머리글이다 옛날에 12 두루미가 살았다 1 1 큰 새이다 x 1 첫칸 둘째칸 끝말", path)


@pytest.mark.parametrize("name", ["book.epub", "book", "book.zip"])
def test_a_book_is_known_by_what_is_in_it(book, name: str) -> None:
    assert read(book(CHAPTERS, name=name))[0].text.split("\n") == LINES


def test_names_with_spaces_and_other_capitals(book) -> None:
    path = book({"my%20chapter.xhtml": "<p>두루미가 살았다.</p>"}, more={"META-INF/com.apple.xml": "<a/>"})
    assert read(path)[0].text == "두루미가 살았다."


def test_a_chapter_that_is_not_well_formed(book) -> None:
    assert (
        read(book({"a.xhtml": "<p>두루미&nbsp;한 마리<br>그리고 <b>둘</p>"}))[0].text
        == "두루미 한 마리\n그리고 둘"
    )


def encryption(name: str, method: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": (
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
            "xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData>"
            f"<e:EncryptionMethod Algorithm='{method}'/><e:CipherData><e:CipherReference URI='{name}'/>"
            "</e:CipherData></e:EncryptedData></encryption>"
        )
    }


def test_a_protected_book_is_refused_and_one_with_hidden_fonts_is_not(book) -> None:
    aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    with pytest.raises(ReadError, match="protected"):
        read(book(CHAPTERS, more=encryption("OEBPS/text/1.xhtml", aes)))
    fonts = encryption("OEBPS/font.otf", "http://www.idpf.org/2008/embedding")
    assert read(book(CHAPTERS, more=fonts))[0].text.split("\n") == LINES
    assert read(book(CHAPTERS, more=encryption("OEBPS/picture.png", aes)))[0].text.split("\n") == LINES


def test_a_missing_chapter_is_said(book) -> None:
    with pytest.raises(ReadError, match=r"OEBPS/3\.xhtml is missing"):
        read(book({**CHAPTERS, "3.xhtml": ""}))


def test_a_damaged_book_is_said(book) -> None:
    data = book(CHAPTERS).read_bytes()
    for damaged in (data[:-30], data[: len(data) // 2], data.replace(b"content.opf", b"content.xyz", 1)):
        path = book(CHAPTERS)
        path.write_bytes(damaged)
        with pytest.raises(ReadError):
            read(path)


@pytest.mark.parametrize("data", [b"", b"no book at all"])
def test_what_is_no_book(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"empty|no EPUB"):
        read(path)


def test_a_book_of_pictures_holds_no_text(book) -> None:
    with pytest.raises(ReadError, match="no text"):
        read(book({"a.xhtml": "<img src='a.png'/>"}))


def test_a_book_with_a_password(book) -> None:
    path = book(CHAPTERS)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename.endswith("1.xhtml"):
                data[info.header_offset + 6] |= 1
    at = data.rfind(b"OEBPS/text/1.xhtml") - 46
    data[at + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(ReadError, match="protected"):
        read(path)
