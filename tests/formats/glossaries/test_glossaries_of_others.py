"""Glossaries as OmegaT, memoQ, Weblate and spreadsheets have them, in either direction; TBX of any make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aligner.errors import ReadError
from aligner.formats import is_either, is_glossary, read_glossary

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = [("다리", "bridge"), ("공장", "factory")]


def forms(path: Path) -> list[tuple[str, str]]:
    return [(entry.ko, entry.en) for entry in read_glossary(path)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("omegat.txt", "# words\n다리\tbridge\n공장\tfactory\tplace\n"),
        ("omegat.utf8", "bridge\t다리\tplace\nfactory\t공장\n"),
        ("both.tab", "다리\tbridge\nfactory\t공장\n"),
        ("excel.txt", '한국어\t영어\n"다리"\tbridge\n공장\tfactory\n'),
        ("memoq.memoq.csv", "English;Korean;Note\nbridge;다리;\nfactory;공장;x\n"),
        (
            "memoq.csv",
            "Entry_ID;English_United States;Term_Info;Korean;Term_Info\n1;bridge;;다리;\n2;factory;;공장;\n",
        ),
        ("weblate.csv", '"source","target","context"\n"다리","bridge",""\n"공장","factory",""\n'),
        ("plain.csv", "다리,bridge\n공장,factory\n"),
        ("named.csv", "Korean,English\n다리,bridge\n공장,factory\n"),
        ("third.csv", "용어,일본어,영어\n다리,橋,bridge\n공장,工場,factory\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_terms_are_told_by_their_letters(name: str, content: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding=encoding)
    assert forms(path) == BRIDGE


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["About the words"])
    sheet = book.create_sheet("1")
    for row in [("No.", "영어", "용어"), (1, "bridge", "다리")]:
        sheet.append(row)
    book.create_sheet("2").append(["공장", "factory"])
    book.save(tmp_path / "terms.xlsx")
    assert forms(tmp_path / "terms.xlsx") == BRIDGE


def test_synonyms_of_memoq_are_variants_and_forbidden_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "terms.memoq.csv"
    path.write_text(
        "Entry_ID;English;Term_Info;English;Term_Info;English;Term_Info;Korean;Korean_Def\n"
        "1;bridge;CasePermissive;span;;overpass;Forbidden;다리;물을 건너는것\n",
        encoding="utf-8",
    )
    (entry,) = read_glossary(path)
    assert (entry.ko, entry.en, [variant.text for variant in entry.en_variants]) == (
        "다리",
        "bridge",
        ["span"],
    )
    told = {(piece.text, piece.reason) for piece in read_glossary(path).left_out}
    assert told == {
        ("overpass", "term that must not be used"),
        ("물을 건너는것", "other column"),
        ("1", "other column"),
    }


def test_rows_without_a_translation_are_told(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("ko,en\n다리,bridge\n기차,\n", encoding="utf-8")
    names = read_glossary(path)
    assert [entry.ko for entry in names] == ["다리"]
    assert "기차" in {piece.text for piece in names.left_out}


def test_terms_of_other_languages_alone_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("ko,ja\n다리,橋\n", encoding="utf-8")
    with pytest.raises(ReadError, match="no columns ko and en"):
        read_glossary(path)


def test_a_table_of_terms_may_be_one_of_pairs(tmp_path: Path) -> None:
    for name, content, either, glossary in (
        ("a.csv", "다리,bridge\n", True, False),
        ("b.csv", "ko,en,kind\n다리,bridge,term\n", False, True),
        ("c.csv", "ko,en,ko_sentences,en_sentences\n다리,bridge,0,0\n", False, False),
        ("d.txt", "다리\tbridge\n공장\tfactory\n", True, True),
        ("e.txt", "가자.\tLet us go.\n그만.\tStop.\n", True, False),
        ("f.memoq.csv", "Korean;English\n다리;bridge\n", False, True),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert (is_either(tmp_path / name), is_glossary(tmp_path / name)) == (either, glossary), name


def concept(*terms: tuple[str, str, str]) -> str:
    """A concept of TBX version 2: language, term and status of each."""
    sections = ""
    for lang, term, status in terms:
        note = f'<termNote type="administrativeStatus">{status}</termNote>' if status else ""
        sections += f'<langSet xml:lang="{lang}"><tig><term>{term}</term>{note}</tig></langSet>'
    return f"<termEntry>{sections}</termEntry>"


@pytest.mark.parametrize(
    ("terms", "entries"),
    [
        (
            [("ko", "다리", ""), ("ko", "교량", ""), ("en", "bridge", "")],
            [("다리", "bridge"), ("교량", "bridge")],
        ),
        ([("kor", "다리", ""), ("eng", "bridge", "")], [("다리", "bridge")]),
        ([("Korean", "다리", ""), ("EN_us", "bridge", "")], [("다리", "bridge")]),
        (
            [("ko", "옛말", "deprecatedTerm-admn-sts"), ("ko", "새말", ""), ("en", "word", "")],
            [("새말", "word")],
        ),
        (
            [
                ("ko", "말", ""),
                ("en", "speech", "admittedTerm-admn-sts"),
                ("en", "word", "preferredTerm-admn-sts"),
            ],
            [("말", "word")],
        ),
        (
            [("ko", "말", ""), ("en", "speech", "supersededTerm-admn-sts"), ("en", "word", "")],
            [("말", "word")],
        ),
        ([("ko", "말", ""), ("en", "speech", "notRecommended"), ("en", "word", "")], [("말", "word")]),
    ],
)
def test_term_bases(
    terms: list[tuple[str, str, str]], entries: list[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "terms.tbx"
    others = concept(("kok", "कोकणी", ""), ("en", "Konkani", "")) + concept(
        ("ko", "기차", ""), ("fr", "train", "")
    )
    path.write_text(f"<martif><text><body>{concept(*terms)}{others}</body></text></martif>", encoding="utf-8")
    names = read_glossary(path)
    assert [(entry.ko, entry.en) for entry in names] == entries
    told = {piece.reason for piece in names.left_out}
    assert "concept without a Korean and an English term" in told


VERSION_3 = """<tbx type="TBX-Min" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://x/min"><text><body>
<conceptEntry id="1"><langSec xml:lang="en"><termSec><term>span</term><min:administrativeStatus>admittedTerm-admn-sts
</min:administrativeStatus></termSec><termSec><term>bridge</term></termSec></langSec>
<langSec xml:lang="ko-KR"><termSec><term>교량</term></termSec></langSec>
<langSec xml:lang="ko-KP"><termSec><term>다리</term></termSec></langSec></conceptEntry></body></text></tbx>"""
MINIMAL = """<TBX dialect="TBX-Min"><body><entry id="1"><langGroup xml:lang="en"><termGroup><term>bridge</term>
<termStatus>preferred</termStatus></termGroup><termGroup><term>span</term></termGroup></langGroup>
<langGroup xml:lang="ko"><termGroup><term>다리</term></termGroup></langGroup></entry></body></TBX>"""


@pytest.mark.parametrize("content", [VERSION_3, MINIMAL], ids=["version 3, DCT", "TBX-Min of 2014"])
def test_other_dialects(content: str, tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(content, encoding="utf-8")
    (entry,) = read_glossary(path)
    assert (entry.ko, entry.en, [variant.text for variant in entry.en_variants]) == (
        "다리",
        "bridge",
        ["span"],
    )
    assert entry.ko_south == ("교량" if "ko-KR" in content else None)
