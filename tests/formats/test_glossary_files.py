"""Glossary files: what stands in which column, and that they come back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from aligner.formats import write_glossary
from aligner.formats.glossary import COLUMNS, is_glossary
from aligner.glossary import Glossary, load_glossary
from aligner.model import Entry, Evidence, Variant

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.model import Alignment

MANTUROV = Entry(
    "제니스 만뚜로브",
    "Denis Mantrov",
    en_variants=(Variant("Zenis Manturov", 2, "2023-09-14", None), Variant("Denis Manturov")),
    en_standard="Denis Manturov",
    ko_south="데니스 만투로프",
    ru="Денис Мантуров",
    romanizations={"kcna": "Jenis Manturobu", "rr": "Jeniseu Mantturobeu"},
    count=4,
    first_date="2023-09-14",
    last_date="2024-06-20",
    status="confirmed",
    evidence=(
        Evidence("만뚜로브", "Mantrov", "=만뚜로브동지,", "Mantrov\u2028came.", "talks", "2023-09-14"),
    ),
)
GLOSSARY = Glossary((MANTUROV, Entry("=뿌찐", "@Putin")), "names:sound-1|v:0.1.0")


def test_the_columns_of_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    assert write_glossary(GLOSSARY, path).rows == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbfko,en,")
    first, second = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    assert list(first) == list(COLUMNS)
    assert first == {
        "ko": "제니스 만뚜로브",
        "en": "Denis Mantrov",
        "en_variants": "Zenis Manturov (2); Denis Manturov (1)",
        "kind": "person",
        "ko_south": "데니스 만투로프",
        "ru": "Денис Мантуров",
        "en_standard": "Denis Manturov",
        "full_form": "",
        "romanizations": "kcna: Jenis Manturobu; rr: Jeniseu Mantturobeu",
        "count": "4",
        "first_date": "2023-09-14",
        "last_date": "2024-06-20",
        "status": "confirmed",
        "evidence_count": "4",
        "evidence_ko": "'=만뚜로브동지,",
        "evidence_en": "Mantrov\u2028came.",
    }
    assert (second["ko"], second["en"]) == ("'=뿌찐", "'@Putin")


def test_json_lines_come_back(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    write_glossary(GLOSSARY, path)
    assert load_glossary(path).entries == GLOSSARY.entries
    assert is_glossary(path)
    assert json.loads(path.read_text(encoding="utf-8").split("\n")[0])["ru"] == "Денис Мантуров"


def test_an_alignment_is_no_glossary(alignment: Alignment, tmp_path: Path) -> None:
    from aligner.formats import write_alignment

    write_alignment(alignment, tmp_path / "talks.jsonl")
    assert not is_glossary(tmp_path / "talks.jsonl")
