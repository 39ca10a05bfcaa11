"""PDF files: the order of reading, running lines, and what cannot be read."""

import re
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import AlignerWarning, ReadError
from benchmarks.made.pdf import Canvas, by_letters, by_words, draw, make_pdf, numbered

from .accounting import unaccounted
from .texts import ENGLISH as TALKS
from .texts import GARDEN, PUMP, ROAD, STORY, TREES, WELL

Read = Callable[..., list[str]]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_are_read_one_after_the_other(pdf_paragraphs: Read, count: int) -> None:
    letters, step = {2: (44, 260), 3: (28, 170)}[count]
    page = Canvas()
    page.text(80, 800, "A report of the gardeners that is much wider than a column", 16)
    texts = [[GARDEN, PUMP], [TREES, GARDEN], [PUMP, TREES]][:count]
    for number, column in enumerate(texts):
        y = 760.0
        for text in column:
            y = page.column(40 + number * step, y, textwrap.wrap(text, letters)) - 8
    assert pdf_paragraphs(page) == [
        "A report of the gardeners that is much wider than a column",
        *(text for column in texts for text in column),
    ]


def test_a_paragraph_goes_on_in_the_next_column(pdf_paragraphs: Read) -> None:
    lines = [line for text in [GARDEN, PUMP, TREES] for line in [*textwrap.wrap(text, 44), ""]][:-1]
    page = Canvas()
    page.column(40, 760, lines[:8])
    page.column(300, 760, lines[8:])
    assert pdf_paragraphs(page) == [GARDEN, PUMP, TREES]


def test_cells_of_a_table_are_kept_apart(tmp_path: Path) -> None:
    page = Canvas()
    y = page.column(50, 780, textwrap.wrap(GARDEN, 90)) - 20
    for row in [("Tool", "Number", "Price"), ("Long spade", "12", "4,000"), ("Hand pump", "1", "90,500")]:
        for x, cell in zip((50, 200, 300), row, strict=True):
            page.text(x, y, cell)
        y -= 16
    path = tmp_path / "table.pdf"
    path.write_bytes(draw([page]))
    assert read(path)[0].text.split("\n")[
        1:
    ] == "Tool Number Price Long_spade 12 4,000 Hand_pump 1 90,500".replace(" ", "\n").replace(
        "_", " "
    ).split("\n")


def test_rules_tell_the_cells_of_a_table(tmp_path: Path) -> None:
    """Cells of several lines, as close to each other as the lines are."""
    road = "길가에 놓은 의자에서 나이가 많은 이웃들이 쉬어 간다."
    rows = [
        (WELL, "The trees at the well were in flower."),
        (road, "Old people rest on the benches of the road."),
    ]
    page = Canvas()
    y = 700
    for x in (48, 252, 458):
        page.rule(x, y + 12, x, y + 12 - 14 * 6)
    for korean, english in rows:
        page.rule(48, y + 12, 458, y + 12)
        page.column(50, y, by_words(korean, 190))
        page.column(255, y, textwrap.wrap(english, 30))
        y -= 14 * 3
    page.rule(48, y + 12, 458, y + 12)
    path = tmp_path / "table.pdf"
    path.write_bytes(draw([page]))
    korean_text, english_text = read(path)
    assert korean_text.text.split("\n") == [WELL, road]
    assert english_text.text.split("\n") == [row[1] for row in rows]


@pytest.mark.parametrize("turned", [True, False])
def test_pages_that_lie_on_their_side(pdf_paragraphs: Read, turned: bool) -> None:
    page = Canvas(rotate=90 if turned else 0)
    for row, line in enumerate(textwrap.wrap(GARDEN, 80)):
        page.text(100 + 14 * row, 50, line, turned=True)
    assert pdf_paragraphs(page) == [GARDEN]


def test_text_in_columns_from_top_to_bottom(pdf_paragraphs: Read) -> None:
    page = Canvas()
    for row, line in enumerate(by_letters(WELL, 300)):
        page.text(400 - 20 * row, 700, line, font="F2")
    assert pdf_paragraphs(page) == [WELL]


# --- running lines


@pytest.mark.parametrize("foot", ["- # -", "#", "#/9", "Page # of 9", "# 쪽"])
def test_running_heads_and_page_numbers_are_told(tmp_path: Path, foot: str) -> None:
    body = [line for text in STORY[:12] for line in [*textwrap.wrap(text, 60), ""]]
    path = tmp_path / "report.pdf"
    path.write_bytes(draw(numbered(body, head="Report of the gardeners", foot=foot)))
    (document,) = read(path)
    assert document.text.split("\n") == STORY[:12]
    assert {(piece.text, piece.reason) for piece in document.clutter} == {
        ("Report of the gardeners", "header or footer"),
        *((foot.replace("#", str(number)), "page number") for number in (1, 2, 3)),
    }


def test_left_and_right_pages_have_heads_of_their_own_and_chapters_change(tmp_path: Path) -> None:
    body = [line for text in STORY for line in [*textwrap.wrap(text, 60), ""]]
    pages = numbered(body)
    heads = ["The first chapter"] * 3 + ["The second chapter", "The last one"]
    for number, page in enumerate(pages):
        if number % 2:
            page.text(50, 800, "Report of the gardeners", 8)
            page.text(50, 40, str(number + 3), 8)
        else:
            page.text(480, 800, heads[number // 2] if number // 2 < len(heads) else "More", 8)
            page.text(520, 40, str(number + 3), 8)
    path = tmp_path / "book.pdf"
    path.write_bytes(draw(pages))
    (document,) = read(path)
    assert document.text.split("\n") == STORY
    assert sum(piece.reason == "page number" for piece in document.clutter) == len(pages)


def test_a_preface_is_numbered_in_roman(tmp_path: Path) -> None:
    pages = numbered(line for text in STORY[:12] for line in [*textwrap.wrap(text, 60), ""])
    for number, page in zip(("iii", "iv", "v"), pages, strict=False):
        page.text(280, 40, number, 8)
    path = tmp_path / "book.pdf"
    path.write_bytes(draw(pages))
    (document,) = read(path)
    assert document.text.split("\n") == STORY[:12]
    assert [piece.text for piece in document.clutter] == ["iii", "iv", "v"]


def test_first_lines_and_numbered_headings_are_text(pdf_paragraphs: Read) -> None:
    """On each page one stands at the same place."""
    pages = []
    for number, text in enumerate([GARDEN, PUMP, TREES], 1):
        page = Canvas()
        page.text(50, 780, f"Article {number * 3}", 12)
        page.column(50, 750, textwrap.wrap(text, 80))
        pages.append(page)
    assert pdf_paragraphs(*pages) == ["Article 3", GARDEN, "Article 6", PUMP, "Article 9", TREES]


def test_a_page_that_is_copied_is_text_each_time(pdf_paragraphs: Read) -> None:
    page = Canvas()
    page.column(50, 780, [line for text in [GARDEN, PUMP, TREES] for line in [*textwrap.wrap(text, 50), ""]])
    assert pdf_paragraphs(page, page) == [GARDEN, PUMP, TREES] * 2


def test_a_stamp_across_all_pages_is_told(tmp_path: Path) -> None:
    pages = numbered(line for text in STORY[:9] for line in [*textwrap.wrap(text, 60), ""])
    for page in pages:
        page.text(30, 200, "Copy for the archive", turned=True)
    path = tmp_path / "stamped.pdf"
    path.write_bytes(draw(pages))
    (document,) = read(path)
    assert document.text.split("\n") == STORY[:9]
    assert {piece.text for piece in document.clutter} == {"Copy for the archive"}


def test_a_sentence_goes_on_past_footnotes_and_running_lines(tmp_path: Path) -> None:
    first, second = Canvas(), Canvas()
    lines = textwrap.wrap(f"{PUMP} {GARDEN}", 80)
    first.column(50, 780, [*textwrap.wrap(TREES, 80), "", *lines[:3]])
    first.column(50, 90, ["1 The oaks were measured twice, once in", "spring and once in autumn."], 8, 10)
    second.column(50, 780, [*lines[3:], "", *textwrap.wrap(TREES, 80)])
    for number, page in enumerate((first, second), 1):
        page.text(280, 40, f"- {number} -", 8)
    path = tmp_path / "notes.pdf"
    path.write_bytes(draw([first, second]))
    (document,) = read(path)
    assert document.text.split("\n") == [
        TREES,
        f"{PUMP} {GARDEN}",
        "1 The oaks were measured twice, once in spring and once in autumn.",
        TREES,
    ]
    assert [piece.paragraph for piece in document.clutter] == [3, 4]


# --- the account of every word, and what cannot be read


def test_every_word_is_text_or_told(tmp_path: Path) -> None:
    body = [line for text in [GARDEN, WELL, TREES, ROAD] * 2 for line in [*textwrap.wrap(text, 60), ""]]
    pages = numbered(body, head="Report # of the gardeners", foot="#")
    pages[0].text(50, -30, "mark of the printer")
    pages[0].text(20, 100, "Aside, on its side", turned=True)
    pages[1].column(400, 200, ["Tool  12", "Pump  1"])
    pages[1].remark = "확인할 것"
    visible = [
        *body,
        "mark of the printer",
        "확인할 것",
        "Aside, on its side",
        "Tool 12 Pump 1 Report of the gardeners",
    ]
    path = tmp_path / "all.pdf"
    path.write_bytes(draw(pages))
    assert not unaccounted(visible, path)
    told = {(piece.text, piece.reason) for document in read(path) for piece in document.clutter}
    assert told >= {("mark of the printer", "hidden text"), ("확인할 것", "comment")}


def test_an_empty_password_opens_and_a_real_one_is_asked_for(tmp_path: Path) -> None:
    page = Canvas()
    page.column(50, 780, textwrap.wrap(GARDEN, 80))
    path = tmp_path / "locked.pdf"
    path.write_bytes(draw([page], password=""))
    assert read(path)[0].text == GARDEN
    path.write_bytes(draw([page], password="oak"))
    with pytest.raises(ReadError, match=r"protected by a password\. Save a copy without password\."):
        read(path)


def test_a_scan_has_no_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(make_pdf([[], []]))
    with pytest.raises(ReadError, match=r"no text layer .*text recognition"):
        read(path)


def test_some_pages_without_text_layer_are_warned_about(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    path.write_bytes(make_pdf([TALKS, [], [], TALKS, []]))
    with pytest.warns(
        AlignerWarning, match=r"mixed\.pdf: there is a picture but no text on pages 2-3, 5; .*OCR"
    ):
        assert read(path)[0].text.split("\n") == TALKS * 2


def test_an_empty_page_is_no_loss(pdf_paragraphs: Read) -> None:
    page = Canvas()
    page.text(50, 700, "The only line of the report.")
    assert pdf_paragraphs(Canvas(), page) == ["The only line of the report."]


def test_glyphs_without_letters_are_refused(pdf_paragraphs: Read) -> None:
    page = Canvas()
    page.column(50, 780, textwrap.wrap(GARDEN, 80))
    with pytest.raises(ReadError, match="does not tell which letters its glyphs are"):
        pdf_paragraphs(page, unicode_table=False)


def test_a_file_cut_off_is_warned_about(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(make_pdf([TALKS]).removesuffix(b"%%EOF\n"))
    with pytest.warns(AlignerWarning, match="cut off before its end"):
        assert read(path)[0].text.split("\n") == TALKS


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:40],
        lambda data: data[: len(data) // 3],
        lambda data: data.replace(b"/Kids", b"/Kidz"),
        lambda data: re.sub(rb"/Count 1 /Kids \[.*?\]", b"/Count 0 /Kids []", data),
        lambda data: b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
    ],
)
def test_damaged_files_are_refused_in_a_sentence(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(damage(make_pdf([TALKS])))
    with pytest.raises(ReadError, match=r"PDF is damaged or has no pages|none of the pages of the PDF"):
        read(path)


@pytest.mark.parametrize(("pages", "rows"), [(2000, 1), (1, 3000)])
def test_a_long_file_takes_no_long(tmp_path: Path, pages: int, rows: int) -> None:
    """Time grows with the file: nothing compares each page, or each line, with each."""
    drawn = []
    for number in range(pages):
        page = Canvas(box=(0, 0, 595, 20 * rows + 100))
        page.column(50, 20 * rows + 50, [f"Page {number} and row {row} are short." for row in range(rows)])
        drawn.append(page)
    path = tmp_path / "long.pdf"
    path.write_bytes(draw(drawn))
    start = time.process_time()
    assert len(read(path)[0].text.split("\n")) == pages * rows
    assert time.process_time() - start < 10
