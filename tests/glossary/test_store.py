"""Entries as lines of JSON: there and back without loss, and clear words for a line that is no entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from aligner.errors import ReadError
from aligner.glossary import Glossary, entry_from_dict, entry_to_dict, load_glossary
from aligner.model import Entry, Evidence, Variant

if TYPE_CHECKING:
    from pathlib import Path

FULL = Entry(
    ko="제니스 만뚜로브",
    en="Denis Mantrov",
    kind="person",
    en_variants=(Variant("Zenis Manturov", 1, "2023-09-14", "2023-09-14"),),
    en_standard="Denis Manturov",
    ko_south="데니스 만투로프",
    ru="Денис Мантуров",
    romanizations={"kcna": "x"},
    count=3,
    first_date="2023-09-14",
    last_date="2024-06-20",
    full_form="어떤 제니스 만뚜로브",
    status="corrected",
    evidence=(Evidence("제니스 만뚜로브", "Denis Mantrov", "가.", "A.", "report", "2023-09-14"),),
)


@pytest.mark.parametrize("entry", [FULL, Entry("뿌찐", "Putin")], ids=["full", "bare"])
def test_an_entry_survives_json(entry: Entry):
    assert entry_from_dict(json.loads(json.dumps(entry_to_dict(entry), ensure_ascii=False))) == entry


def test_every_field_of_the_file_format_is_there():
    assert {"ko", "en", "en_variants", "kind", "ko_south", "ru", "romanizations", "count", "first_date", "last_date",
            "evidence", "en_standard", "full_form", "status"} == set(entry_to_dict(FULL))  # fmt: skip


def test_a_file_survives_loading(tmp_path: Path):
    path = tmp_path / "names.jsonl"
    entries = (FULL, Entry("뿌찐", "Putin"))
    path.write_text("".join(json.dumps(entry_to_dict(entry)) + "\n\n" for entry in entries), encoding="utf-8")
    assert load_glossary(path).entries == entries


BAD = [
    ('{"ko": "가"', "not JSON"),
    ('["가", "A"]', "JSON object"),
    ('{"en": "A"}', "'ko'"),
    ('{"ko": "가", "en": ""}', "'en'"),
    ('{"ko": "가", "en": "A", "kind": "animal"}', "one of country, organization"),
    ('{"ko": "가", "en": "A", "status": "maybe"}', "one of found, confirmed"),
    ('{"ko": "가", "en": "A", "count": -1}', "'count'"),
    ('{"ko": "가", "en": "A", "en_variants": [{"txt": "B"}]}', "en_variants"),
    ('{"ko": "가", "en": "A", "evidence": ["x"]}', "evidence"),
    ('{"ko": "가", "en": "A", "romanizations": ["x"]}', "'romanizations'"),
    ('{"ko": "가", "en": "A", "ru": 5}', "'ru'"),
    ('{"ko": "뿌찐", "en": "A"}', "second entry"),
]


@pytest.mark.parametrize(("line", "says"), BAD, ids=[line for line, _ in BAD])
def test_a_bad_line_is_named_by_file_and_line(tmp_path: Path, line: str, says: str):
    path = tmp_path / "names.jsonl"
    path.write_text('{"ko": "뿌찐", "en": "Putin"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"names\.jsonl, line 2") as caught:
        load_glossary(path)
    assert says in str(caught.value)


def test_a_missing_file(tmp_path: Path):
    with pytest.raises(ReadError, match="no such glossary"):
        load_glossary(tmp_path / "none.jsonl")


def test_a_file_that_is_no_text(tmp_path: Path):
    path = tmp_path / "names.jsonl"
    path.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(ReadError, match="UTF-8"):
        load_glossary(path)


def test_a_folder_is_no_glossary(tmp_path: Path):
    with pytest.raises(ReadError, match="this is a folder"):
        load_glossary(tmp_path)


def test_table_and_html():
    glossary = Glossary((FULL, Entry("<가>", "A&B")))
    frame = glossary.to_frame()
    assert list(frame["ko"]) == ["제니스 만뚜로브", "<가>"]
    assert frame["en_variants"][0] == "Zenis Manturov"
    page: Any = glossary._repr_html_()
    assert "&lt;가&gt;" in page
    assert "A&amp;B" in page
    assert len(glossary) == 2
    assert list(glossary) == list(glossary.entries)
