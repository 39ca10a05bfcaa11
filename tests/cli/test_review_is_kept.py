"""A repeated command does not write over a sheet that somebody has reviewed."""

import csv

import pytest

from aligner.cli import main


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_reviewed_sheet_is_not_written_over(tmp_path, capsys, suffix):
    (tmp_path / "ko.txt").write_text("회담은 평양에서 진행되였다.\n날씨가 추웠다.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("The talks took place in Pyongyang.\nIt was cold.\n", encoding="utf-8")
    sheet = tmp_path / f"review.{suffix}"
    command = ["align", str(tmp_path / "ko.txt"), str(tmp_path / "en.txt"), "-o", str(sheet)]
    assert main(command) == 0
    assert main(command) == 0
    if suffix == "csv":
        with sheet.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        rows[1][rows[0].index("review")] = "ok"
        with sheet.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        import openpyxl

        book = openpyxl.load_workbook(sheet)
        page = book.worksheets[0]
        column = [cell.value for cell in page[1]].index("review") + 1
        page.cell(2, column).value = "ok"
        book.save(sheet)
    before = sheet.read_bytes()
    capsys.readouterr()
    assert main(command) == 1
    assert f"review.{suffix}: this sheet holds 1 reviewed row" in capsys.readouterr().err
    assert sheet.read_bytes() == before
