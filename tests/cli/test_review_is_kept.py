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


@pytest.mark.parametrize("name", ["my.tmx", "my.csv", "my.html"])
def test_a_file_that_others_made_is_replaced_only_by_force(tmp_path, capsys, name):
    (tmp_path / "ko.txt").write_text("회담은 평양에서 진행되였다.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("The talks took place in Pyongyang.\n", encoding="utf-8")
    command = ["align", str(tmp_path / "ko.txt"), str(tmp_path / "en.txt"), "-o"]
    assert main([*command, str(tmp_path / "pairs.jsonl")]) == 0
    mine = tmp_path / name
    mine.write_text("mine", encoding="utf-8")
    capsys.readouterr()
    for again in ([*command, str(mine)], ["convert", str(tmp_path / "pairs.jsonl"), str(mine)]):
        assert main(again) == 1
        assert f"{name}: this file was there before" in capsys.readouterr().err
        assert mine.read_text(encoding="utf-8") == "mine"
    assert main([*command, str(mine), "--force"]) == 0
    assert main([*command, str(mine)]) == 0


def test_a_decided_name_is_not_written_over_even_by_force(tmp_path, capsys):
    decided = '{"ko": "뿌찐", "en": "V. Putin", "kind": "person", "count": 1, "status": "corrected"}\n'
    for name, text in (("names.jsonl", decided), ("new.jsonl", decided.replace("corrected", "found"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["convert", str(tmp_path / "new.jsonl"), str(tmp_path / "names.jsonl"), "--force"]) == 1
    assert "1 reviewed row" in capsys.readouterr().err
    assert (tmp_path / "names.jsonl").read_text(encoding="utf-8") == decided


def test_if_one_output_cannot_be_written_none_is(tmp_path, capsys):
    (tmp_path / "ko.txt").write_text("가" * 40_000 + "\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("The talks took place in Pyongyang.\n", encoding="utf-8")
    outputs = [str(tmp_path / f"pairs.{suffix}") for suffix in ("jsonl", "tmx", "xlsx")]
    command = ["align", str(tmp_path / "ko.txt"), str(tmp_path / "en.txt")]
    assert main([*command, *(part for output in outputs for part in ("-o", output))]) == 1
    assert "more than a spreadsheet cell holds" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"ko.txt", "en.txt"}
