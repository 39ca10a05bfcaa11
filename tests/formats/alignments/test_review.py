"""An hour of correction in a spreadsheet comes home: every order is applied, every conflict is told by its row."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.errors import AlignerError, ReadError, ReviewError, WriteError
from aligner.formats import import_review, read_alignment, write_alignment
from aligner.model import Bead, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.formats import Applied
    from aligner.model import Alignment

Change = Any


def read_cells(path: Path) -> list[list[Any]]:
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    rows = openpyxl.load_workbook(path)["pairs"].iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def save_cells(path: Path, rows: list[list[Any]]) -> None:
    """As a spreadsheet saves: a new file, without what a program had put around the cells."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


@pytest.fixture(params=[".xlsx", ".csv"])
def review(request: pytest.FixtureRequest, alignment: Alignment, tmp_path: Path) -> Callable[..., Applied]:
    """Write the sheet, fill ``review`` and ``comment`` by row number, and import it."""

    def run(orders: dict[int, str], comments: dict[int, str] | None = None, **options: Any) -> Applied:
        path = tmp_path / f"reviewed{request.param}"
        write_alignment(alignment, path)
        rows = read_cells(path)
        place = rows[0].index("review")
        for number, text in orders.items():
            rows[number - 1][place] = text
        for number, text in (comments or {}).items():
            rows[number - 1][place + 1] = text
        if change := options.pop("change", None):
            rows = change(rows)
        save_cells(path, rows)
        return import_review(path, alignment, **options)

    return run


def sentences_of(alignment: Alignment) -> tuple[list[int], list[int]]:
    return (
        [number for bead in alignment.beads for number in bead.source],
        [number for bead in alignment.beads for number in bead.target],
    )


def test_an_untouched_sheet_changes_nothing(alignment: Alignment, review: Callable[..., Applied]) -> None:
    assert review({}).alignment == alignment


@pytest.mark.parametrize("word", ["ok", "OK", "Ok.", "yes", "확인"])
def test_ok_confirms_a_row(word: str, alignment: Alignment, review: Callable[..., Applied]) -> None:
    applied = review({5: word})
    assert applied.confirmed == 1
    assert applied.alignment.beads[3] == replace(alignment.beads[3], confidence=1.0, status="confirmed")
    assert applied.alignment.beads[:3] == alignment.beads[:3]
    assert applied.alignment.signature.endswith("|reviewed")


def test_any_other_text_is_a_corrected_translation(
    alignment: Alignment, review: Callable[..., Applied]
) -> None:
    applied = review({2: "Kim Jong Un met\nPresident Putin."})
    bead = applied.alignment.beads[0]
    assert (bead.status, bead.confidence) == ("corrected", 1.0)
    assert applied.alignment.target_text(bead) == "Kim Jong Un met President Putin."
    # The document says what it said.
    assert applied.alignment.target_sentences == alignment.target_sentences
    assert applied.alignment.source_text(bead) == alignment.source_text(alignment.beads[0])


def test_either_side_can_be_corrected(review: Callable[..., Applied]) -> None:
    applied = review({2: "ko: 김정은동지와 뿌찐대통령의 회담\nen: Talks"})
    assert next(applied.alignment.pairs())[:2] == ("김정은동지와 뿌찐대통령의 회담", "Talks")


def test_a_translation_that_the_document_lacks(review: Callable[..., Applied]) -> None:
    applied = review({4: "The flags of both countries were hoisted."})
    bead = applied.alignment.beads[2]
    assert (bead.source, bead.target, bead.is_paired) == ((3,), (), True)
    assert applied.alignment.target_text(bead) == "The flags of both countries were hoisted."


def test_the_text_as_it_stands_is_a_confirmation(review: Callable[..., Applied]) -> None:
    applied = review({2: "Kim Jong Un had talks with President Putin."})
    assert (applied.confirmed, applied.corrected) == (1, 0)


def test_join_joins_a_row_to_the_one_above(review: Callable[..., Applied]) -> None:
    beads = review({4: "join", 5: "join"}).alignment.beads
    assert [(bead.source, bead.target) for bead in beads] == [
        ((0,), (0,)),
        ((1, 2, 3, 4), (1, 2)),
        ((), (3,)),
    ]
    assert (beads[1].status, beads[1].confidence) == ("confirmed", 1.0)


@pytest.mark.parametrize(
    ("row", "order", "expected"),
    [
        (3, "split 1:1 1:0", [((1,), (1,)), ((2,), ())]),
        (3, "split 1:0, 1:1", [((1,), ()), ((2,), (1,))]),
        (2, "split", [((0,), ()), ((), (0,))]),
    ],
)
def test_split_parts_a_row(
    row: int, order: str, expected: list[object], review: Callable[..., Applied]
) -> None:
    beads = review({row: order}).alignment.beads
    assert [(bead.source, bead.target) for bead in beads][row - 2 : row] == expected


def test_comments_stay_with_their_row(review: Callable[..., Applied]) -> None:
    applied = review({}, {3: "Date differs, ask Minju"})
    assert applied.comments == 1
    assert applied.alignment.beads[1].note == "Date differs, ask Minju"
    assert applied.alignment.beads[1].status == "found"


@pytest.mark.parametrize(
    ("orders", "row", "words"),
    [
        ({2: "join"}, 2, "no row above"),
        ({4: "split"}, 4, "nothing to split"),
        ({3: "split"}, 3, "say which go together"),
        ({3: "split 2:2"}, 3, "does not add up"),
        ({3: "split 1:1 0:0 1:0"}, 3, "does not add up"),
        ({3: "split 1:1 1:0", 4: "join"}, 4, "is to be split"),
        ({2: "?"}, 2, "neither"),
        ({2: "jion"}, 2, "neither"),
        ({2: "en:"}, 2, "no text"),
    ],
)
def test_an_order_that_cannot_be_carried_out(
    orders: dict[int, str], row: int, words: str, review: Callable[..., Applied]
) -> None:
    with pytest.raises(ReviewError, match=f"row {row}: ") as caught:
        review(orders)
    assert words in caught.value.conflicts[0][1]


def edited(rows: list[list[Any]]) -> list[list[Any]]:
    rows[2][1] = "The talks took place on September 12."
    return rows


def renumbered(rows: list[list[Any]]) -> list[list[Any]]:
    rows[1][4] = "7"
    return rows


def without_numbers(rows: list[list[Any]]) -> list[list[Any]]:
    rows[4][4] = rows[4][5] = ""
    return rows


@pytest.mark.parametrize(
    ("change", "conflict"),
    [
        pytest.param(lambda rows: rows[:3] + rows[4:], (3, "is missing"), id="deleted"),
        pytest.param(lambda rows: rows[:1] + rows[2:], (None, "is missing"), id="first deleted"),
        pytest.param(lambda rows: rows[:3] + rows[2:], (4, "doubles row 3"), id="doubled"),
        pytest.param(lambda rows: [*rows[:2], rows[3], rows[2], *rows[4:]], (4, "moved"), id="moved"),
        pytest.param(edited, (3, "was changed"), id="edited"),
        pytest.param(renumbered, (2, "no pair of sentences ko 7, en 0"), id="renumbered"),
        pytest.param(without_numbers, (5, "no sentence numbers"), id="numbers deleted"),
    ],
)
def test_rows_that_do_not_fit_are_told_and_lose_nothing(
    change: Change, conflict: tuple[int | None, str], alignment: Alignment, review: Callable[..., Applied]
) -> None:
    with pytest.raises(ReviewError) as caught:
        review({6: "ok"}, change=change)
    assert any(row == conflict[0] and conflict[1] in problem for row, problem in caught.value.conflicts)
    # Asked to go on, it applies what fits.
    applied = review({}, change=change, skip_conflicts=True)
    assert sentences_of(applied.alignment) == sentences_of(alignment)


def test_many_conflicts_are_told_in_one_sentence(review: Callable[..., Applied]) -> None:
    with pytest.raises(ReviewError) as caught:
        review(dict.fromkeys(range(2, 7), "?"))
    assert len(caught.value.conflicts) == 5
    assert "row 2: " in str(caught.value)
    assert "row 6: " in str(caught.value)
    assert "\n" not in str(caught.value)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    orders=st.lists(
        st.sampled_from(["", "ok", "join", "split", "split 1:1 1:0", "Another text, altogether new.", "?"]),
        min_size=5,
        max_size=5,
    )
)
def test_no_review_loses_a_sentence(
    orders: list[str], alignment: Alignment, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("review") / "talks.csv"
    write_alignment(alignment, path)
    rows = read_cells(path)
    for row, order in zip(rows[1:], orders, strict=True):
        row[rows[0].index("review")] = order
    save_cells(path, rows)
    applied = import_review(path, alignment, skip_conflicts=True)
    assert sentences_of(applied.alignment) == sentences_of(alignment)
    assert applied.alignment.source_sentences == alignment.source_sentences


REVIEWED = (
    Bead((0,), (0,), 1.0, 0.8, "corrected", "as in the title", None, "Kim and Putin talked."),
    Bead((1, 2), (1,), 1.0, 0.6, "confirmed"),
    Bead((3,), (), 1.0, 0.0, "corrected", "", None, "Flags were hoisted."),
    Bead((4,), (2,), 0.4, 0.3, "found", "a mark?"),
    Bead((), (3,), 0.9),
)


def test_json_lines_keep_a_review_whole(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.jsonl"
    write_alignment(replace(alignment, beads=REVIEWED), path)
    read = read_alignment(path)
    assert read.beads == REVIEWED
    assert [s.text for s in read.target_sentences] == [s.text for s in alignment.target_sentences]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_sheets_keep_status_comment_and_the_text_to_use(
    suffix: str, alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / f"reviewed{suffix}"
    write_alignment(replace(alignment, beads=REVIEWED), path)
    read = read_alignment(path)
    assert [(b.status, b.note) for b in read.beads] == [(b.status, b.note) for b in REVIEWED]
    assert read.target_text(read.beads[0]) == "Kim and Putin talked."
    assert read.target_text(read.beads[2]) == "Flags were hoisted."


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".xlf"])
def test_a_second_review_starts_where_the_first_ended(
    suffix: str, alignment: Alignment, tmp_path: Path
) -> None:
    reviewed = replace(alignment, beads=REVIEWED)
    path = tmp_path / f"again{suffix}"
    write_alignment(reviewed, path)
    assert import_review(path, reviewed).alignment == reviewed


def test_a_memory_holds_corrected_texts_notes_and_status(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tmx"
    written = write_alignment(replace(alignment, beads=REVIEWED), path, only_confirmed=True)
    assert (written.rows, written.unconfirmed) == (3, 1)
    read = read_alignment(path)
    assert [(bead.status, bead.note) for bead in read.beads] == [
        ("corrected", "as in the title"),
        ("confirmed", ""),
        ("corrected", ""),
    ]
    assert next(read.pairs())[1] == "Kim and Putin talked."
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "formats" / "tmx14.rng"))
    assert grammar.validate(etree.parse(path)), grammar.error_log


def test_a_paragraph_holds_its_corrected_texts(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.tmx"
    write_alignment(replace(alignment, beads=REVIEWED), path, level="paragraph")
    pairs = [(source, target) for source, target, _ in read_alignment(path).pairs()]
    assert pairs[0] == ("김정은동지께서 뿌찐대통령과 회담하시였다.", "Kim and Putin talked.")
    assert pairs[1][1].endswith("& trust. Flags were hoisted.")


def test_the_page_shows_what_was_corrected_and_what_is_printed(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.html"
    write_alignment(replace(alignment, beads=REVIEWED), path)
    page = path.read_text(encoding="utf-8")
    for text in ("Kim and Putin talked.", "Kim Jong Un had talks with President Putin.", "as in the title"):
        assert text in page


def test_a_reviewed_sheet_is_not_converted_with_its_review_unread(
    alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / "reviewed.xlsx"
    write_alignment(alignment, path)
    rows = read_cells(path)
    rows[1][rows[0].index("review")] = "ok"
    save_cells(path, rows)
    with pytest.raises(ReadError, match="aligner import"):
        read_alignment(path)


# Workbooks as such.


def test_a_workbook_comes_back_with_texts_numbers_and_scores(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    assert write_alignment(alignment, path).rows == 5
    read = read_alignment(path)
    assert read.beads == alignment.beads
    assert [s.text for s in read.source_sentences] == [s.text for s in alignment.source_sentences]


def test_a_workbook_is_easy_to_review(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    write_alignment(alignment, path)
    book = openpyxl.load_workbook(path)
    sheet = book["pairs"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width >= 40
    colours = {row: sheet.cell(row, 3).fill.fgColor.rgb for row in (2, 3, 4, 5)}
    assert len(set(colours.values())) == 4
    assert any("join" in str(row[0]) for row in book["how to review"].iter_rows(values_only=True))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-0-", "@now", "#N/A", "2023-09-14", "1", "TRUE"])
def test_no_cell_of_a_workbook_is_anything_but_text(text: str, alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    sentences = (Sentence(text, 0, len(text)), *alignment.source_sentences[1:])
    write_alignment(replace(alignment, source_sentences=sentences), path)
    cell = openpyxl.load_workbook(path)["pairs"]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix


def test_forbidden_characters_are_replaced_and_reported(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    sentences = (Sentence("가\x0b나\x00", 0, 4), *alignment.source_sentences[1:])
    with_control = replace(alignment, source_sentences=sentences)
    assert write_alignment(with_control, path).replaced == 2
    # ... and are no change by the reviewer.
    assert import_review(path, with_control).alignment == with_control


def test_a_text_longer_than_a_cell_is_refused_not_cut(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    sentences = (Sentence("가" * 32_768, 0, 32_768), *alignment.source_sentences[1:])
    with pytest.raises(WriteError, match="row 2"):
        write_alignment(replace(alignment, source_sentences=sentences), path)
    assert not list(tmp_path.iterdir())


def damaged_workbook() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("xl/workbook.xml", "<workbook>")
    return buffer.getvalue()


def other_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param("ko,en\n가.,A.\n".encode(), id="a CSV"),
        pytest.param(other_zip(), id="a zip that is no XLSX"),
        pytest.param(damaged_workbook(), id="damaged"),
        pytest.param(other_zip()[:40], id="cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), id="an old or locked workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    for read in (read_alignment, lambda path: import_review(path, alignment)):
        with pytest.raises(ReadError, match=r"bad\.xlsx"):
            read(path)


def test_a_workbook_cut_off_anywhere_is_refused(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.xlsx"
    write_alignment(alignment, path)
    whole = path.read_bytes()
    for end in range(1, len(whole) - 30, 500):
        path.write_bytes(whole[:end])
        with pytest.raises(ReadError, match=r"talks\.xlsx"):
            read_alignment(path)


def test_a_sheet_without_the_columns_is_refused(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("ko,en\n가.,A.\n", encoding="utf-8")
    with pytest.raises(ReadError, match="no column 'review'"):
        import_review(path, alignment)
    with pytest.raises(AlignerError, match=r"\.csv, \.mqxliff, \.sdlxliff, \.xlf, \.xliff, \.xlsx"):
        import_review(tmp_path / "talks.ods", alignment)


def test_a_workbook_that_unpacks_to_fill_the_memory_is_refused(
    alignment: Alignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.xlsx"
    write_alignment(alignment, path)
    monkeypatch.setenv("ALIGNER_LIMIT_PART_BYTES", "1000")
    with pytest.raises(ReadError, match="ALIGNER_LIMIT_PART_BYTES"):
        read_alignment(path)
