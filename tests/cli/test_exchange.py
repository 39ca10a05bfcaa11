"""Files for other tools, and what comes back from them, as a person does it on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aligner.formats import open_units, read_alignment, write_alignment, write_units_sheet

# Runs a command line; gives its exit code and what it said (conftest.py).
Run = Callable[..., Any]


@pytest.fixture
def talks(aligner: Run, korean: Path, english: Path) -> Path:
    assert aligner("align", korean, english, "-o", "talks.jsonl", "-o", "talks.xlsx").code == 0
    return Path("talks.jsonl")


def fill(path: str, orders: dict[int, str]) -> None:
    """Write into the column review, as a person does."""
    book = openpyxl.load_workbook(path)
    sheet = book["pairs"]
    place = [cell.value for cell in sheet[1]].index("review") + 1
    for row, text in orders.items():
        sheet.cell(row, place).value = text
    book.save(path)


def test_a_review_comes_home(aligner: Run, talks: Path) -> None:
    fill("talks.xlsx", {2: "ok", 3: "Kim Jong Un greeted Putin.", 5: "join"})
    outcome = aligner("import", "talks.xlsx", talks, "-o", "reviewed.jsonl", "-o", "reviewed.tmx")
    assert outcome.code == 0
    assert "1 confirmed, 1 corrected, 1 joined, 0 split" in outcome.err
    rows = [json.loads(line) for line in Path("reviewed.jsonl").read_text("utf-8").splitlines()]
    assert [row.get("status", "found") for row in rows] == ["confirmed", "corrected", "confirmed"]
    assert rows[1]["target_text"] == "Kim Jong Un greeted Putin."
    assert rows[1]["target_sentences"] == ["Kim Jong Un exchanged greetings with President Putin."]
    assert "Kim Jong Un greeted Putin." in Path("reviewed.tmx").read_text("utf-8")
    outcome = aligner("convert", "reviewed.jsonl", "confirmed.tmx", "--only-confirmed")
    assert outcome.code == 0
    assert len(read_alignment("confirmed.tmx").beads) == 3


def test_without_an_output_it_only_tells(aligner: Run, talks: Path) -> None:
    fill("talks.xlsx", {2: "ok"})
    before = talks.read_bytes()
    outcome = aligner("import", "talks.xlsx", talks)
    assert outcome.code == 0
    assert "1 confirmed" in outcome.err
    assert "nothing written" in outcome.err
    assert talks.read_bytes() == before


def delete_row(sheet: Any) -> None:
    sheet.delete_rows(3)


def double_row(sheet: Any) -> None:
    sheet.insert_rows(4)
    for column in range(1, 10):
        sheet.cell(4, column).value = sheet.cell(3, column).value


def move_row(sheet: Any) -> None:
    for column in range(1, 10):
        one, two = sheet.cell(2, column), sheet.cell(3, column)
        one.value, two.value = two.value, one.value


def edit_row(sheet: Any) -> None:
    sheet["A3"].value = "다른 말이다."


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (delete_row, "row 2: below it the row of sentences ko 1, en 1, is missing"),
        (double_row, "row 4: it doubles row 3"),
        (move_row, "row 3: it was moved"),
        (edit_row, "row 3: the text in ko was changed"),
    ],
)
def test_a_damaged_sheet_is_refused_and_nothing_is_written(
    damage: Callable[[Any], None], words: str, aligner: Run, talks: Path
) -> None:
    fill("talks.xlsx", {5: "ok"})
    book = openpyxl.load_workbook("talks.xlsx")
    damage(book["pairs"])
    book.save("talks.xlsx")
    before = sorted(Path().iterdir())
    outcome = aligner("import", "talks.xlsx", talks, "-o", "out.jsonl")
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 1
    assert "talks.xlsx" in outcome.err
    assert words in outcome.err
    assert sorted(Path().iterdir()) == before
    # What fits can be taken all the same.
    outcome = aligner("import", "talks.xlsx", talks, "-o", "out.jsonl", "--skip-conflicts")
    assert outcome.code == 0
    assert "left as it was" in outcome.err
    told = read_alignment("out.jsonl")
    assert len(told.source_sentences) == len(told.target_sentences) == 4


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "xlsx", "tmx", "xlf", "html"])
def test_every_format_is_written_from_every_one_that_is_read(suffix: str, aligner: Run, talks: Path) -> None:
    for source in ("jsonl", "csv", "xlsx", "tmx", "xlf"):
        if not Path(f"talks.{source}").exists():
            assert aligner("convert", talks, f"talks.{source}").code == 0
        outcome = aligner("convert", f"talks.{source}", f"from-{source}.{suffix}")
        assert outcome.code == 0, outcome.err
        if suffix != "html":
            read = read_alignment(f"from-{source}.{suffix}")
            assert next(read.pairs())[0] == "회담이 평양에서 진행되였다."
            assert len(read.beads) == 4


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "txt", "memoq.csv", "tbx", "v2.tbx", "html"])
def test_a_glossary_in_every_format(suffix: str, aligner: Run, talks: Path) -> None:
    assert aligner("glossary", talks, "-o", "names.jsonl").code == 0
    assert aligner("convert", "names.jsonl", f"names.{suffix}").code == 0
    assert Path(f"names.{suffix}").stat().st_size > 100


def test_a_memory_becomes_the_same_table_in_little_memory(aligner: Run, talks: Path) -> None:
    assert aligner("convert", talks, "talks.tmx").code == 0
    assert aligner("convert", "talks.tmx", "streamed.csv").code == 0
    write_alignment(read_alignment("talks.tmx"), "whole.csv")
    assert Path("streamed.csv").read_bytes() == Path("whole.csv").read_bytes()


def test_a_memory_with_notes_and_inline_codes(aligner: Run, tmp_path: Path) -> None:
    Path("other.tmx").write_text(
        '<tmx version="1.4"><header srclang="ko"/><body><tu><note>check</note><tuv xml:lang="ko"><seg>'
        '<bpt i="1">[b]</bpt>끝.</seg></tuv><tuv xml:lang="en"><seg>End.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert aligner("convert", "other.tmx", "kept.csv").code == 0
    assert aligner("convert", "other.tmx", "bare.csv", "--inline", "strip").code == 0
    kept, bare = (
        next(csv.DictReader(io.StringIO(Path(name).read_text("utf-8-sig"), newline="")))
        for name in ("kept.csv", "bare.csv")
    )
    assert (kept["ko"], bare["ko"], bare["comment"]) == ("[b]끝.", "끝.", "check")


BILLION_LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;']>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
TMX = (
    '<tmx version="1.4"><header srclang="ko"/><body><tu><tuv xml:lang="ko"><seg>{}</seg></tuv>'
    '<tuv xml:lang="en"><seg>End.</seg></tuv></tu></body></tmx>'
)
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ko" trgLang="en"><file id="f">'
    '<unit id="u"><segment><source>{}</source><target>End.</target></segment></unit></file></xliff>'
)


@pytest.mark.parametrize(("name", "pattern"), [("bad.tmx", TMX), ("bad.xlf", XLIFF)])
@pytest.mark.parametrize(
    ("damage", "words"),
    [
        pytest.param(lambda text: text.format("끝.")[:-40].encode(), "line 1, column", id="truncated"),
        pytest.param(lambda text: text.format("가 & 나").encode(), "line 1, column", id="bare ampersand"),
        pytest.param(lambda text: text.format("가\x01").encode(), "line 1, column", id="control character"),
        pytest.param(lambda text: text.format("가&#1;").encode(), "line 1, column", id="reference to one"),
        pytest.param(
            lambda text: b'<?xml version="1.0" encoding="UTF-8"?>' + text.format("끝났다.").encode("cp949"),
            "line 1, column",
            id="wrong encoding declared",
        ),
        pytest.param(
            lambda text: b'<?xml version="1.0" encoding="x-none"?>' + text.format("a").encode(),
            "encoding",
            id="unknown encoding",
        ),
        pytest.param(
            lambda text: (BILLION_LAUGHS + text.format("&c;")).encode(), "entity", id="billion laughs"
        ),
        pytest.param(lambda text: (EXTERNAL + text.format("&c;")).encode(), "entity", id="external entity"),
        pytest.param(
            lambda text: text.format("a" * 12_000_000).encode(), "longer than 10 million", id="giant segment"
        ),
        pytest.param(lambda text: b"PK\x03\x04" + bytes(99), "line 1", id="a zip"),
        pytest.param(lambda text: b"", "empty", id="empty"),
    ],
)
def test_bad_xml_is_refused_in_one_sentence_and_nothing_is_written(
    name: str, pattern: str, damage: Callable[[str], bytes], words: str, aligner: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(damage(pattern))
    (tmp_path / "good.csv").write_text("before")
    for target in ("good.csv", "good.jsonl"):
        outcome = aligner("convert", name, target)
        assert outcome.code == 1
        assert len(outcome.err.splitlines()) == 1, outcome.err
        assert name in outcome.err
        assert words in outcome.err
        assert "should not have happened" not in outcome.err
    assert (tmp_path / "good.csv").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "cache") == [name, "good.csv"]


@pytest.mark.parametrize(("name", "pattern"), [("odd.tmx", TMX), ("odd.xlf", XLIFF)])
def test_names_that_no_standard_allows_do_no_harm(name: str, pattern: str, aligner: Run) -> None:
    Path(name).write_text(pattern.format("<x:y>끝</x:y>."), encoding="utf-8")
    outcome = aligner("convert", name, "out.jsonl")
    assert outcome.code in (0, 1)
    assert "should not have happened" not in outcome.err


def test_a_table_that_ends_halfway_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cut.tmx"
    units = "".join(
        f'<tu><tuv xml:lang="ko"><seg>{n}</seg></tuv><tuv xml:lang="en"><seg>{n}</seg></tuv></tu>\n'
        for n in range(3000)
    )
    path.write_text(f'<tmx version="1.4"><header srclang="ko"/><body>{units}', encoding="utf-8")
    _, read = open_units(path)
    with pytest.raises(Exception, match="line 3001"):
        write_units_sheet(read, tmp_path / "cut.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["cut.tmx"]
