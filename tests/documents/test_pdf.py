"""PDF files: words, lines and paragraphs out of places on a page."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read
from benchmarks.made.pdf import Canvas, by_letters, by_words, draw, make_pdf, width

from .test_wrapping import ENGLISH, KOREAN
from .texts import ENGLISH as TALKS
from .texts import GARDEN, PUMP, ROAD, TREES, WELL

Read = Callable[..., list[str]]


@pytest.mark.parametrize(("texts", "lang", "columns"), [(ENGLISH, "en", 70), (KOREAN, "ko", 36)])
def test_paragraphs_parted_by_space(tmp_path: Path, texts: list[str], lang: str, columns: int) -> None:
    lines = [line for text in texts for line in [*textwrap.wrap(text, columns), ""]]
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([lines]))
    (document,) = read(path)
    assert document.lang == lang
    assert document.text.split("\n") == texts


def test_a_line_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([TALKS]))
    assert read(path)[0].text.split("\n") == TALKS


def test_sentences_of_one_width_are_paragraphs(pdf_paragraphs: Read) -> None:
    lines = [f"Row {number} has a tree." for number in range(10, 30)]
    page = Canvas()
    page.column(50, 780, lines)
    assert pdf_paragraphs(page) == lines


# --- words


def test_spaces_that_are_only_gaps(pdf_paragraphs: Read) -> None:
    page = Canvas()
    for row, line in enumerate(["강변 마을의 우물은 맑고 깊다.", "물을 길으러 오는 사람이 많다."]):
        page.words(50, 700 - 40 * row, line, space=0.3)
    assert pdf_paragraphs(page) == ["강변 마을의 우물은 맑고 깊다.", "물을 길으러 오는 사람이 많다."]


def test_the_gap_between_hangul_and_figures_is_no_space(pdf_paragraphs: Read) -> None:
    page = Canvas()
    x = 50.0
    for piece, gap in [
        ("지난", 3.2),
        ("봄에", 3.2),
        ("나무", 3.2),
        ("240", 2),
        ("그루를", 3.2),
        ("심었다.", 0),
    ]:
        page.text(x, 700, piece)
        x += width(piece) + gap
    assert pdf_paragraphs(page) == ["지난 봄에 나무 240그루를 심었다."]


def test_spaces_that_are_drawn_after_the_words(pdf_paragraphs: Read) -> None:
    """A program that takes its spaces from another font draws them when the words of the line stand."""
    page = Canvas()
    words = ["모임은", "매달", "둘째", "토요일에", "연다."]
    x, spaces = 50.0, []
    for word in words:
        page.text(x, 700, word)
        x += width(word)
        spaces.append(x)
        x += 3
    for place in spaces[:-1]:
        page.text(place, 700, " ", 6)
    assert pdf_paragraphs(page) == ["모임은 매달 둘째 토요일에 연다."]


def test_spaced_letters_are_one_word(pdf_paragraphs: Read) -> None:
    page = Canvas()
    x = 50.0
    for char in "PROGRAMME OF THE FESTIVAL":
        page.text(x, 700, char) if char != " " else None
        x += 10 if char != " " else 6
    assert pdf_paragraphs(page) == ["PROGRAMME OF THE FESTIVAL"]


def test_marks_of_notes_stay_with_their_word(pdf_paragraphs: Read) -> None:
    page = Canvas()
    page.text(50, 700, "The price is shared")
    page.text(50 + width("The price is shared"), 704, "3", 6)
    page.text(50 + width("The price is shared") + 7, 700, "by two firms.")
    assert pdf_paragraphs(page) == ["The price is shared3 by two firms."]


# --- lines of a paragraph


def test_korean_broken_inside_of_words(pdf_paragraphs: Read) -> None:
    page = Canvas()
    y = 780.0
    for text in [*KOREAN, WELL, ROAD]:
        y = page.column(50, y, by_letters(text, 300)) - 12
    assert pdf_paragraphs(page) == [*KOREAN, WELL, ROAD]


def test_korean_broken_between_words_only(pdf_paragraphs: Read) -> None:
    page = Canvas()
    y = 780.0
    for text in [*KOREAN, WELL, ROAD]:
        y = page.column(50, y, by_words(text, 240)) - 12
    assert pdf_paragraphs(page) == [*KOREAN, WELL, ROAD]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The inter-", "national meeting"], "The international meeting"),
        (["The co-", "operation of both"], "The co-operation of both"),
        (["See the Anglo-", "Saxon law"], "See the Anglo-Saxon law"),
        (["Open /usr/local/", "share first"], "Open /usr/local/share first"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(pdf_paragraphs: Read, lines: list[str], joined: str) -> None:
    """The rest of the document shows which words are written with a hyphen, and that others are broken."""
    words = "An international town lives by co-operation and by international trade, and co-operation is dear to it. "
    page = Canvas()
    y = page.column(50, 780, textwrap.wrap(words * 2, 80)) - 20
    page.column(
        50,
        y,
        [" and ".join(["we stood beside the river"] * 3)[: 80 - len(lines[0])] + " " + lines[0], lines[1]],
    )
    assert pdf_paragraphs(page)[-1].endswith(joined)


@pytest.mark.parametrize("indent", [12, 20])
def test_first_lines_drawn_in(pdf_paragraphs: Read, indent: int) -> None:
    texts = [GARDEN, PUMP, TREES, "It is a short one.", GARDEN, PUMP]
    page = Canvas()
    y = 780.0
    for text in texts:
        first, *rest = textwrap.wrap(text, 72, initial_indent="  ")
        page.text(50 + indent, y, first.strip())
        y = page.column(50, y - 14, rest)
    assert pdf_paragraphs(page) == texts


def test_items_of_a_list_are_paragraphs_of_their_own(pdf_paragraphs: Read) -> None:
    page = Canvas()
    y = 780.0
    for mark, text in [("•", GARDEN), ("•", PUMP), ("1.", TREES), ("2.", GARDEN)]:
        page.text(50, y, mark)
        y = page.column(70, y, textwrap.wrap(text, 70))
    assert pdf_paragraphs(page) == [f"• {GARDEN}", f"• {PUMP}", f"1. {TREES}", f"2. {GARDEN}"]


def test_a_heading_is_a_paragraph_of_its_own(pdf_paragraphs: Read) -> None:
    page = Canvas()
    page.text(50, 780, "What the gardeners of the town planned when they met", 14)
    page.column(50, 762, textwrap.wrap(GARDEN, 76))
    assert pdf_paragraphs(page) == ["What the gardeners of the town planned when they met", GARDEN]


def test_another_script_begins_a_paragraph(tmp_path: Path) -> None:
    english = [
        "The trees at the well were in flower.",
        "Benches will stand along the new road by the river.",
    ] * 2
    lines = [line for pair in zip([WELL, ROAD] * 2, english, strict=True) for text in pair for line in [text]]
    page = Canvas()
    page.column(50, 780, lines)
    path = tmp_path / "turns.pdf"
    path.write_bytes(draw([page]))
    korean, other = read(path)
    assert korean.text.split("\n") == [WELL, ROAD] * 2
    assert other.text.split("\n") == english
