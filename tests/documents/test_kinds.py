"""Every kind of file has a reader, a suffix, and its place in what a person is told."""

import inspect
import re
from collections.abc import Callable
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest

from aligner.documents import SUFFIXES, read
from aligner.documents.kinds import BINARY, GIVE, SAVE_AS, TEXTS, TOLD_BY_CONTENT
from aligner.documents.readers import READERS, kind_of
from aligner.errors import ReadError
from benchmarks.made.hwp import hwp_file, paragraph
from benchmarks.made.pdf import make_pdf

from .test_hwpx import p, package
from .test_opendocument import write as write_opendocument
from .test_opendocument import x
from .word_writer import paragraph as word_paragraph
from .word_writer import write_word

TEXT = "물레방아는 강가에서 하루종일 돈다."
ENGLISH = "The water mill turns all day by the river."


def _text(content: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding="utf-8")


def _write_presentation(path: Path) -> None:
    from pptx import Presentation

    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = TEXT
    deck.save(path)


def _write_workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append([TEXT])
    book.save(path)


def _write_book(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="book.opf"/></container>')
        item = '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
        spine = '<spine><itemref idref="one"/></spine>'
        archive.writestr("book.opf", f"<package><manifest>{item}</manifest>{spine}</package>")
        archive.writestr("one.xhtml", f"<html><body><p>{TEXT}</p></body></html>")


def _write_saved_page(path: Path) -> None:
    message = EmailMessage()
    message.set_content(f"<html><body><p>{TEXT}</p></body></html>", subtype="html")
    path.write_bytes(message.as_bytes())


#: A small file of each kind: its name, and what writes it.
FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "AsciiDoc": ("a.adoc", _text(f"= {TEXT}\n")),
    "CSV": ("a.csv", _text(f"{TEXT},{ENGLISH}\n")),
    "DOCX": ("a.docx", lambda path: write_word(path, word_paragraph(TEXT))),
    "EPUB": ("a.epub", _write_book),
    "HTML": ("a.html", _text(f"<html><body><p>{TEXT}</p></body></html>")),
    "HWP": ("a.hwp", lambda path: hwp_file(path, paragraph(TEXT))),
    "HWPX": ("a.hwpx", lambda path: package(path, p(TEXT))),
    "Markdown": ("a.md", _text(f"# {TEXT}\n")),
    "MHTML": ("a.mht", _write_saved_page),
    "ODF": ("a.odt", lambda path: write_opendocument(path, x("office:text", x("text:p", TEXT)))),
    "PDF": ("a.pdf", lambda path: path.write_bytes(make_pdf([[TEXT]]))),
    "PO": ("a.po", _text(f'msgid "{ENGLISH}"\nmsgstr "{TEXT}"\n')),
    "PPTX": ("a.pptx", _write_presentation),
    "reStructuredText": ("a.rst", _text(f".. note:: {TEXT}\n")),
    "RTF": (
        "a.rtf",
        lambda path: path.write_bytes(b"{\\rtf1\\ansicpg949 " + TEXT.encode("cp949") + b"\\par}"),
    ),
    "XLIFF": (
        "a.xlf",
        _text(
            f'<xliff version="1.2"><file source-language="en" target-language="ko"><body><trans-unit id="1">'
            f"<source>{ENGLISH}</source><target>{TEXT}</target></trans-unit></body></file></xliff>"
        ),
    ),
    "XLSX": ("a.xlsx", _write_workbook),
    "subtitles": ("a.srt", _text(f"1\n00:00:01,000 --> 00:00:02,000\n{TEXT}\n")),
    "text": ("a.txt", _text(TEXT)),
}


def test_there_is_a_file_for_every_reader() -> None:
    assert FILES.keys() == READERS.keys()


@pytest.mark.parametrize("kind", READERS)
def test_every_reader_takes_the_same(kind: str) -> None:
    module, _, function = READERS[kind].partition(":")
    reader = getattr(import_module(f"aligner.documents.readers.{module}"), function)
    signature = inspect.signature(reader)
    assert [(name, given.annotation) for name, given in signature.parameters.items()] == [
        ("data", "bytes"),
        ("path", "Path"),
        ("settings", "ReadSettings"),
    ]
    assert signature.return_annotation == "Page"


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_every_kind_is_read(kind: str, tmp_path: Path) -> None:
    name, write = FILES[kind]
    path = tmp_path / name
    write(path)
    assert kind_of(path.read_bytes(), path) == kind
    assert read(path)[0].text == TEXT


@pytest.mark.parametrize("kind", FILES)
def test_the_name_decides_only_between_kinds_of_text(kind: str, tmp_path: Path) -> None:
    """What begins like nothing else is told by its suffix; all other kinds are known by any name."""
    name, write = FILES[kind]
    path = tmp_path / name
    write(path)
    found = kind_of(path.read_bytes(), Path("a.txt"))
    by_name = ("AsciiDoc", "CSV", "MHTML", "Markdown", "reStructuredText")
    assert found == kind or (kind in by_name and found == "text")


def test_every_kind_has_a_suffix() -> None:
    assert {*TEXTS.values(), *BINARY.values(), *TOLD_BY_CONTENT.values()} == READERS.keys()
    assert {Path(name).suffix for name, _ in FILES.values()} <= SUFFIXES


def test_suffixes_are_told_in_one_place() -> None:
    """A suffix in two tables would mean two things."""
    tables = (TEXTS, BINARY, TOLD_BY_CONTENT)
    assert len({suffix for table in tables for suffix in table}) == sum(map(len, tables))


def test_what_is_told_to_give_is_read(tmp_path: Path) -> None:
    assert set(re.findall(r"\.\w+", SAVE_AS)) <= {*TEXTS, *BINARY, *TOLD_BY_CONTENT}
    assert [kind for kind in READERS if kind not in GIVE] == []
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0\1\2\3" * 9)
    with pytest.raises(ReadError, match=re.escape(GIVE)):
        read(path)
