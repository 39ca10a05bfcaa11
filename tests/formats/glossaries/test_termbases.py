"""Glossaries for CAT tools: what stands where, and that a second reader sees it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree

from aligner.errors import ReadError, UnknownNameError
from aligner.formats import is_glossary, read_glossary, read_terms, write_glossary
from aligner.glossary import Glossary
from aligner.model import Entry, Evidence, Variant

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = Glossary(
    (
        Entry(
            "만뚜로브",
            "Mantrov",
            en_variants=(Variant("D. Mantrov", 2),),
            en_standard="Manturov",
            ko_south="만투로프",
            ru="Мантуров",
            full_form="제니스 만뚜로브",
            status="confirmed",
            evidence=(Evidence("만뚜로브", "Mantrov", "만뚜로브동지", "Comrade Mantrov"),),
        ),
        Entry("국무위원장", "President of\tthe State <Affairs> & \x0b", "title", ko_south="국무위원장"),
    ),
    "names:sound-1",
)
REMARK = (
    "person; also D. Mantrov; usually Manturov; short for 제니스 만뚜로브; South Korean 만투로프; "
    "Russian Мантуров; confirmed"
)


def test_omegat_text(tmp_path: Path) -> None:
    assert write_glossary(GLOSSARY, tmp_path / "names.txt").rows == 2
    lines = (tmp_path / "names.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"만뚜로브\tMantrov\t{REMARK}"
    # A tab inside a term would be a column too many.
    assert lines[1].split("\t") == ["국무위원장", "President of the State <Affairs> &", "title"]


def test_memoq_table(tmp_path: Path) -> None:
    path = tmp_path / "talks.2023.memoq.csv"
    write_glossary(GLOSSARY, path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Korean", "English", "Note"]
    assert rows[1] == ["만뚜로브", "Mantrov", REMARK]


def test_workbook(tmp_path: Path) -> None:
    written = write_glossary(GLOSSARY, tmp_path / "names.xlsx")
    assert (written.rows, written.replaced) == (2, 1)
    sheet = openpyxl.load_workbook(tmp_path / "names.xlsx")["names"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["B2"].value] == ["ko", "만뚜로브", "Mantrov"]
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("name", ["names.tbx", "names.v2.tbx"])
def test_term_base(name: str, tmp_path: Path) -> None:
    written = write_glossary(GLOSSARY, tmp_path / name)
    assert (written.rows, written.replaced) == (2, 1)
    root = etree.parse(str(tmp_path / name)).getroot()
    local = [etree.QName(element).localname for element in root.iter()]
    if name == "names.tbx":
        assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
        assert etree.QName(root).namespace == "urn:iso:std:iso:30042:ed-2"
        assert local.count("conceptEntry") == 2
    else:
        assert local[0] == "martif"
        assert local.count("termEntry") == 2
    terms = [element.text for element in root.iterfind(".//{*}term")]
    assert terms[:6] == ["만뚜로브", "만투로프", "Mantrov", "D. Mantrov", "Manturov", "Мантуров"]
    statuses = [e.text for e in root.iterfind(".//{*}termNote") if e.get("type") == "administrativeStatus"]
    assert statuses[:4] == ["preferredTerm-admn-sts", "admittedTerm-admn-sts"] * 2
    contexts = [e.text for e in root.iterfind(".//{*}descrip") if e.get("type") == "context"]
    assert contexts == ["만뚜로브동지", "Comrade Mantrov"]


def test_a_suffix_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"\.memoq\.csv"):
        write_glossary(GLOSSARY, tmp_path / "names.tsv")


@pytest.mark.parametrize("suffix", [".txt", ".memoq.csv", ".tbx", ".v2.tbx", ".csv", ".xlsx"])
def test_a_glossary_comes_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"names{suffix}"
    write_glossary(GLOSSARY, path)
    assert is_glossary(path)
    first, second = read_terms(path).entries
    known = replace(GLOSSARY.entries[0], evidence=first.evidence, en_variants=first.en_variants)
    assert first == known
    assert [variant.text for variant in first.en_variants] == ["D. Mantrov"]
    assert (second.ko, second.kind) == ("국무위원장", "title")
    if suffix not in (".txt", ".memoq.csv"):
        proof = first.evidence[0]
        assert (proof.source_text, proof.target_text) == ("만뚜로브동지", "Comrade Mantrov")


def test_glossaries_of_others(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("# my words\n주체\tJuche\tkeep; do not translate\n", encoding="utf-8")
    assert read_terms(path).entries == (Entry("주체", "Juche", "term"),)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.txt", b"\x81\xfe\x00\x81\xfe", "the file is not text"),
        ("bad.txt", "주체\n".encode(), "line 1: this is no glossary: the line has no term"),
        ("bad.txt", b"", "empty"),
        ("bad.tbx", b"<tbx><text>", "line 1, column"),
        ("bad.tbx", b"<tmx/>", "no TBX"),
        ("bad.tbx", b"<martif/>", "no terms"),
        ("bad.memoq.csv", b"Korean;English\nx\n", "line 2"),
        ("bad.csv", b"a,b\nc,d\n", "no columns ko and en"),
    ],
)
def test_broken_glossaries(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=words):
        read_terms(path)


@pytest.mark.parametrize(
    "name", ["n.csv", "n.xlsx", "n.txt", "n.memoq.csv", "n.tbx", "n.v2.tbx", "n.jsonl", "n.sqlite"]
)
def test_commas_semicolons_quotes_and_formulas_come_back(name: str, tmp_path: Path) -> None:
    forms = (
        "Ministry of Culture, Sports and Tourism",
        '=SUM(A1) "quoted"',
        "+82 <b>&amp;</b>",
        "-minus",
        "@home",
    )
    entries = tuple(
        Entry(
            f"문화성{place}",
            form,
            "organization",
            tuple(Variant(other, 2) for other in forms if other != form),
        )
        for place, form in enumerate(forms)
    )
    write_glossary(Glossary(entries), tmp_path / name)
    for entry, again in zip(entries, read_glossary(tmp_path / name), strict=True):
        assert (again.ko, again.en, again.kind) == (entry.ko, entry.en, entry.kind)
        assert [form.text for form in again.en_variants] == [form.text for form in entry.en_variants]


@pytest.mark.parametrize("name", ["n.csv", "n.xlsx"])
def test_tables_keep_semicolons_and_counts(name: str, tmp_path: Path) -> None:
    entry = Entry("가", "A", en_variants=(Variant("B; C", 3), Variant("D (1)", 2)))
    write_glossary(Glossary((entry,)), tmp_path / name)
    (again,) = read_glossary(tmp_path / name)
    assert again.en_variants[0] == Variant("B; C", 3)


def test_variants_as_a_person_writes_them(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("ko,en,kind,en_variants\n가,A,person,B; C\n", encoding="utf-8")
    (entry,) = read_glossary(tmp_path / "n.csv")
    assert entry.en_variants == (Variant("B"), Variant("C"))
