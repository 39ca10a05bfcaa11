"""Glossary tables: what stands in which column."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from aligner.formats import write_glossary
from aligner.formats.glossaries.columns import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.glossary import Glossary


def test_the_columns_of_the_sheet(glossary: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    assert write_glossary(glossary, path).rows == 2
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
