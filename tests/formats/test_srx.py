"""Segmentation rules for other tools: they cut where aligner cuts."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from lxml import etree

from aligner import read, split
from aligner.formats.srx import break_rules, write_segmentation_conf, write_srx
from aligner.model import Document

REPORTS = Path(__file__).parents[2] / "seeds" / "reports"
NAMES = {"s": "http://www.lisa.org/srx20"}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[bool, str, str]]]:
    """The rules as a tool reads them from the file."""
    path = tmp_path_factory.mktemp("srx") / "rules.srx"
    write_srx(path)
    root = etree.parse(str(path)).getroot()
    assert root.get("version") == "2.0"
    read_rules = {}
    for language in root.iterfind(".//s:languagerule", NAMES):
        read_rules[language.get("languagerulename")] = [
            (
                rule.get("break") == "yes",
                rule.findtext("s:beforebreak", "", NAMES),
                rule.findtext("s:afterbreak", "", NAMES),
            )
            for rule in language.iterfind("s:rule", NAMES)
        ]
    return read_rules


def cut(line: str, listed: list[tuple[bool, str, str]]) -> list[str]:
    """What the SRX standard says: at every place the first rule that fits decides."""
    places: dict[int, bool] = {}
    for cuts, before, after in listed:
        follows = regex.compile(after)
        for found in regex.finditer(before, line):
            if 0 < found.end() < len(line) and follows.match(line, found.end()):
                places.setdefault(found.end(), cuts)
    ends = [place for place, cuts in sorted(places.items()) if cuts] + [len(line)]
    pieces = [line[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ko", "6.15공동선언이 나왔다.그는 말했다. 2023. 9. 14.에 회담이 있었다."),
        ("ko", "그는 “가자! 어서.”라고 말했다. 끝이 아니다."),
        ("ko", "회담에는 로씨야의 U.S. 담당자가 참가하였다. 회담이 끝났다.(끝)"),
        ("ko", "무엇을 할것인가?우리는 안다. 조선(평양. 9월.)의 소식이다."),
        ("ko", "로동자.농민이 모였다. 인구가 줄었다.[1] 그러나 도시는 컸다.2) 봄이 왔다．꽃이 피였다． 끝."),
        ("ko", "네．그렇다。봄이 왔다。"),
        ("ko", "그림 2. 서울의 지도"),
        ("ko", "제3조의2. 이 법은 새롭다. 모두가 지킨다."),
        ("en", "He came at 10 a.m. Sept. 13. They met Mr. Kim Jong Un in the U.S. The talks began. -0-"),
        ("en", '"Long live!" and other cries rang out. See No. 3 and Vol. II of J.K. Rowling. She left.'),
        ("en", "Table 1. Rainfall by month"),
        (
            "en",
            "He lives on Main St. The house is red. It was Kim vs. The City. They met in Feb. It was cold.",
        ),
        (
            "en",
            "Mix it -- now! -- and stir. I was not . . . well, sure. Yahoo! Inc. grew. It froze.[3] Nobody fished.",
        ),
        ("en", "The building was occupied.The talks went on. It cost 3.5 million."),
    ],
)
def test_hard_places(lang: str, line: str, rules: dict[str, list[tuple[bool, str, str]]]) -> None:
    ours = [sentence.text for sentence in split(Document("line", lang, line))]
    assert cut(line, rules["Korean" if lang == "ko" else "English"]) == ours


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_reports_are_cut_alike(path: Path, rules: dict[str, list[tuple[bool, str, str]]]) -> None:
    for document in read(path, keep_clutter=True):
        listed = rules["Korean" if document.lang == "ko" else "English"]
        theirs = [piece for line in document.text.splitlines() for piece in cut(line, listed)]
        assert theirs == [sentence.text for sentence in split(document)]


def test_every_rule_says_why_and_is_a_pattern() -> None:
    for _, language, listed in break_rules():
        assert regex.compile(language)
        for rule in listed:
            assert rule.why
            assert regex.compile(rule.before)
            assert regex.compile(rule.after)


def test_older_omegat_gets_the_same_rules(tmp_path: Path) -> None:
    written = write_segmentation_conf(tmp_path / "segmentation.conf")
    text = (tmp_path / "segmentation.conf").read_text(encoding="utf-8")
    assert written.rows == sum(len(listed) for _, _, listed in break_rules())
    assert text.count("org.omegat.core.segmentation.Rule") == written.rows


def test_the_command_chooses_by_suffix(tmp_path: Path) -> None:
    from aligner.cli import main

    for name in ("rules.srx", "segmentation.conf"):
        assert main(["srx", str(tmp_path / name)]) == 0
        assert (tmp_path / name).exists()
    assert main(["srx", str(tmp_path / "rules.xml")]) == 1
