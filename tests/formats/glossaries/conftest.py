"""A small glossary with an entry that has everything, and one that a spreadsheet would run as a formula."""

from __future__ import annotations

import pytest

from aligner.glossary import Glossary
from aligner.model import Entry, Evidence, Variant

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


@pytest.fixture
def glossary() -> Glossary:
    return Glossary((MANTUROV, Entry("=뿌찐", "@Putin")), "names:sound-1|v:0.1.0")
