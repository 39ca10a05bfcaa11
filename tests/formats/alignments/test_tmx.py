"""TMX 1.4: what translators' tools take, and what they give."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.errors import ReadError
from aligner.formats import Unit, read_alignment, read_units, write_alignment, write_units
from aligner.model import Alignment, Bead

GRAMMAR = Path(__file__).parents[2] / "data" / "formats" / "tmx14.rng"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def units_of(path: Path) -> list[etree._Element]:
    root = etree.parse(path).getroot()
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(root), grammar.error_log
    return root.findall("body/tu")


def test_the_file_fits_the_grammar_and_names_its_languages_plainly(
    alignment: Alignment, tmp_path: Path
) -> None:
    path = tmp_path / "talks.tmx"
    written = write_alignment(alignment, path)
    units = units_of(path)
    header = etree.parse(path).getroot().find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("segtype"), header.get("creationtool")) == (
        "ko",
        "sentence",
        "aligner",
    )
    assert [[tuv.get(LANG) for tuv in unit.findall("tuv")] for unit in units] == [["ko", "en"]] * 3
    assert [unit.findtext("tuv[2]/seg") for unit in units][1].endswith("<friendship> & trust.")
    assert (written.rows, written.unpaired) == (3, 2)
    assert written.notes() == ["2 groups of sentences without counterpart left out"]


def test_scores_and_provenance_are_properties(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.tmx")
    told = {prop.get("type"): prop.text for prop in units_of(tmp_path / "talks.tmx")[0].findall("prop")}
    assert told == {
        "x-confidence": "0.9876",
        "x-similarity": "0.8123",
        "x-document": "talks.ko | talks.en",
        "x-date": "2023-09-14",
        "x-signature": alignment.signature,
    }


def test_language_codes_on_request(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.tmx"
    write_alignment(alignment, path, source_code="ko-KP", target_code="en-US")
    assert b'srclang="ko-KP"' in path.read_bytes()
    assert {tuv.get(LANG) for unit in units_of(path) for tuv in unit.findall("tuv")} == {"ko-KP", "en-US"}
    assert read_alignment(path).source.lang == "ko"


def test_identifiers_are_unique_and_the_same_in_every_run(tmp_path: Path) -> None:
    units = [Unit("가.", "A."), Unit("나.", "B."), Unit("가.", "A."), Unit("가.", "A.")]
    found = []
    for name in ("one.tmx", "two.tmx"):
        write_units(units, tmp_path / name)
        found.append([unit.get("tuid") for unit in units_of(tmp_path / name)])
    assert found[0] == found[1]
    assert len(set(found[0])) == 4
    assert found[0][2] == f"{found[0][0]}-2"


def test_the_date_can_be_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1694649600")
    for name in ("one.tmx", "two.tmx"):
        write_units([Unit("가.", "A.")], tmp_path / name)
    assert (tmp_path / "one.tmx").read_bytes() == (tmp_path / "two.tmx").read_bytes()
    assert b'creationdate="20230914T000000Z"' in (tmp_path / "one.tmx").read_bytes()


def test_doubtful_pairs_are_left_out_on_request(alignment: Alignment, tmp_path: Path) -> None:
    written = write_alignment(alignment, tmp_path / "talks.tmx", min_confidence=0.5)
    assert (written.rows, written.doubtful, written.unpaired) == (2, 1, 2)


@pytest.mark.parametrize(
    ("duplicates", "targets"),
    [("keep", ["A.", "A.", "Aha.", "B."]), ("pairs", ["A.", "Aha.", "B."]), ("sources", ["Aha.", "B."])],
)
def test_repeated_pairs(duplicates: str, targets: list[str], alignment: Alignment, tmp_path: Path) -> None:
    texts = [("가.", "A.", 0.8), ("가.", "A.", 0.7), ("가.", "Aha.", 0.9), ("나.", "B.", 0.5)]
    first = alignment.source_sentences[0]
    same = replace(
        alignment,
        source_sentences=tuple(replace(first, text=one) for one, _, _ in texts),
        target_sentences=tuple(replace(first, text=two) for _, two, _ in texts),
        beads=tuple(Bead((i,), (i,), texts[i][2], 0.0) for i in range(4)),
    )
    written = write_alignment(same, tmp_path / "same.tmx", duplicates=duplicates)
    assert [unit.findtext("tuv[2]/seg") for unit in units_of(tmp_path / "same.tmx")] == targets
    assert written.duplicates == 4 - len(targets)


def test_paragraphs_for_tools_that_do_not_split_sentences(alignment: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.tmx"
    written = write_alignment(alignment, path, level="paragraph")
    units = units_of(path)
    assert b'segtype="paragraph"' in path.read_bytes()
    assert [unit.findtext("tuv[1]/seg") for unit in units] == [
        "김정은동지께서 뿌찐대통령과 회담하시였다.",
        "회담은 13일에 진행되였다. 《우의》가 깊어졌다! 두 나라 국기가 게양되였다.",
        "(끝)",
    ]
    assert [unit.findtext("prop[1]") for unit in units] == ["0.9876", "0.7321", "0.4444"]
    assert written.unpaired == 0


def test_characters_that_xml_forbids_are_replaced_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "odd.tmx"
    written = write_units([Unit("가\x00나\x0b\ufffe", "A\ud800&<b>")], path)
    assert written.replaced == 4
    assert "4 characters that XML forbids replaced by U+FFFD" in written.notes()
    unit = units_of(path)[0]
    assert unit.findtext("tuv[1]/seg") == "가\ufffd나\ufffd\ufffd"
    assert unit.findtext("tuv[2]/seg") == "A\ufffd&<b>"


def test_segments_too_long_for_some_tools_are_counted(tmp_path: Path) -> None:
    assert write_units([Unit("가" * 2_001, "A" * 2_000)], tmp_path / "long.tmx").long_segments == 1


XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r&<>\"' \x85\u2028"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(XML_TEXT, XML_TEXT), min_size=1, max_size=5))
def test_any_text_comes_back(pairs: list[tuple[str, str]], tmp_path: Path) -> None:
    write_units([Unit(one, two, 0.5, 0.25) for one, two in pairs], tmp_path / "any.tmx")
    units_of(tmp_path / "any.tmx")
    read = list(read_units(tmp_path / "any.tmx"))
    assert [(unit.source, unit.target) for unit in read] == pairs
    assert {(unit.confidence, unit.similarity) for unit in read} == {(0.5, 0.25)}


def test_reading_gives_back_pairs_scores_and_provenance(alignment: Alignment, tmp_path: Path) -> None:
    write_alignment(alignment, tmp_path / "talks.tmx")
    read = read_alignment(tmp_path / "talks.tmx")
    assert [(one, two) for one, two, _ in read.pairs()] == [(one, two) for one, two, _ in alignment.pairs()]
    assert [bead.confidence for bead in read.beads] == [0.9876, 0.7321, 0.4444]
    assert (read.signature, read.source.id, read.source.date) == (
        alignment.signature,
        "talks.ko",
        "2023-09-14",
    )


def tmx(body: str, srclang: str = "ko", before: str = "") -> str:
    header = f'<header creationtool="Some CAT" srclang="{srclang}"/>'
    return f'<?xml version="1.0"?>\n{before}<tmx version="1.4">{header}<body>\n{body}\n</body></tmx>'


PAIR = '<tu><tuv xml:lang="ko"><seg>가.</seg></tuv><tuv xml:lang="en"><seg>A.</seg></tuv></tu>'


@pytest.mark.parametrize(
    ("content", "pairs"),
    [
        pytest.param(tmx(PAIR), [("가.", "A.")], id="plain"),
        pytest.param(tmx(PAIR.replace("xml:lang", "lang")), [("가.", "A.")], id="lang instead of xml:lang"),
        pytest.param(tmx(PAIR, "*all*"), [("가.", "A.")], id="any source language"),
        pytest.param(
            tmx(PAIR.replace('"ko"', '"KO-kr"').replace('"en"', '"en_US"')), [("가.", "A.")], id="regions"
        ),
        pytest.param(
            tmx(PAIR.replace('"ko"', '"kor"').replace('"en"', '"eng"')), [("가.", "A.")], id="three letters"
        ),
        pytest.param(tmx(PAIR, "en"), [("A.", "가.")], id="English source"),
        pytest.param(
            tmx(
                '<tu><tuv xml:lang="fr"><seg>F</seg></tuv><tuv xml:lang="en"><seg>A.</seg></tuv>'
                '<tuv xml:lang="ko"><seg>가.</seg></tuv></tu>',
                "*all*",
            ),
            [("가.", "A.")],
            id="several languages",
        ),
        pytest.param(
            tmx(PAIR, before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'),
            [("가.", "A.")],
            id="DTD that is not there",
        ),
        pytest.param(
            tmx(PAIR.replace("가.", "\n  \u1100\u1161.<!-- note -->\n  ")),
            [("가.", "A.")],
            id="pretty-printed, NFD",
        ),
        pytest.param(
            tmx(PAIR).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" '),
            [("가.", "A.")],
            id="namespace",
        ),
        pytest.param(tmx(PAIR.replace("가", "가&amp;&lt;&#xAC00;")), [("가&<가.", "A.")], id="references"),
    ],
)
def test_files_of_other_tools_are_read(content: str, pairs: list[tuple[str, str]], tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    path.write_text(content, encoding="utf-8")
    assert [(unit.source, unit.target) for unit in read_units(path)] == pairs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_the_encoding_is_found(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    declared = {"utf-8-sig": "utf-8", "cp949": "euc-kr"}.get(encoding, encoding)
    content = tmx(PAIR).replace('version="1.0"', f'version="1.0" encoding="{declared}"', 1)
    path.write_bytes(content.encode(encoding))
    assert read_alignment(path).source.text == "가."


INLINE = (
    '<tu><tuv xml:lang="ko"><seg>가 <bpt i="1">&lt;b&gt;</bpt>나<ept i="1">&lt;/b&gt;</ept> <hi>다</hi>'
    '<ph>{1}<sub>라</sub></ph>.</seg></tuv><tuv xml:lang="en"><seg>A.</seg></tuv></tu>'
)


@pytest.mark.parametrize(("inline", "text"), [("text", "가 <b>나</b> 다{1}라."), ("strip", "가 나 다라.")])
def test_inline_codes(inline: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "inline.tmx"
    path.write_text(tmx(INLINE), encoding="utf-8")
    assert read_alignment(path, inline=inline).source.text == text


def test_a_code_that_breaks_the_line_parts_words(tmp_path: Path) -> None:
    path = tmp_path / "inline.tmx"
    path.write_text(tmx(PAIR.replace("가.", "문을<ph>&lt;br/&gt;</ph>열어라.")), encoding="utf-8")
    assert read_alignment(path, inline="strip").source.text == "문을 열어라."


def test_languages_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "three.tmx"
    body = (
        '<tu><tuv xml:lang="ru"><seg>Р</seg></tuv><tuv xml:lang="en"><seg>A.</seg></tuv>'
        '<tuv xml:lang="ko"><seg>가.</seg></tuv></tu>'
    )
    path.write_text(tmx(body, "ru"), encoding="utf-8")
    assert next(read_units(path)).target == "A."
    assert next(read_units(path, langs=("ko", "ru"))).target == "Р"


def test_two_english_versions_stay_apart(tmp_path: Path) -> None:
    write_units([Unit("One.", "Two.")], tmp_path / "en.tmx", source_code="en", target_code="en")
    assert [(unit.source, unit.target) for unit in read_units(tmp_path / "en.tmx")] == [("One.", "Two.")]


def test_a_unit_with_one_side_becomes_an_unpaired_sentence(tmp_path: Path) -> None:
    path = tmp_path / "half.tmx"
    path.write_text(tmx('<tu><tuv xml:lang="ko"><seg>나.</seg></tuv></tu>\n' + PAIR), encoding="utf-8")
    read = read_alignment(path)
    assert [(bead.source, bead.target) for bead in read.beads] == [((0,), ()), ((1,), (0,))]


LAUGHS = "".join(
    f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "lol"}{f"&l{n - 1};" * 9 if n else ""}">'
    for n in range(12)
)


@pytest.mark.parametrize(
    ("content", "line", "part"),
    [
        (b"", None, "empty"),
        (b"plain text", 1, "not well-formed"),
        (tmx(PAIR)[:150].encode(), 3, "not well-formed"),
        (tmx(PAIR.replace("A.", "A & B")).encode(), 3, "not well-formed"),
        (tmx(PAIR.replace("A.", "A\x01")).encode(), 3, "not well-formed"),
        (tmx(PAIR.replace("A.", "A&#1;")).encode(), 3, "not well-formed"),
        (tmx(PAIR.replace("A.", "&nbsp;")).encode(), 3, "nbsp"),
        (tmx(PAIR).encode("utf-8").replace("가".encode(), b"\xff\xfe"), 3, "not well-formed"),
        (b"<html><body/></html>", 1, "no TMX"),
        (tmx(PAIR.replace(' xml:lang="en"', "")).encode(), 3, "no language"),
        (tmx('<tu><tuv xml:lang="ko"><seg>x</seg></tuv></tu>').encode(), None, "two languages"),
        (tmx("").encode(), None, "two languages"),
        (tmx(PAIR.replace("A.", "&l11;"), before=f"<!DOCTYPE tmx [{LAUGHS}]>\n").encode(), 1, "entity"),
        (
            tmx(
                PAIR.replace("A.", "&x;"),
                before='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n',
            ).encode(),
            1,
            "entity",
        ),
        (
            tmx(PAIR).replace('version="1.0"', 'version="1.0" encoding="klingon"', 1).encode(),
            1,
            "klingon|well-formed",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_place(
    content: bytes, line: int | None, part: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.tmx"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=part) as caught:
        read_alignment(path)
    assert caught.value.path == str(path)
    assert caught.value.line == line
    assert not re.search(r"\n|\.\.$", str(caught.value))


def variants(*segments: tuple[str, str]) -> str:
    return (
        "<tu>"
        + "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in segments)
        + "</tu>"
    )


NORTH_AND_SOUTH = tmx(
    variants(("ko-KR", "노동자."), ("ko-KP", "로동자."), ("en", "Worker."))
    + variants(("ko-KP", "력사."), ("ko-KR", "역사."), ("en", "History."))
    + variants(("ko-KP", "꽃."), ("en", "Flower.")),
    "{}",
)


@pytest.mark.parametrize(
    ("head", "langs", "pairs"),
    [
        ("ko-KP", (None, None), [("로동자.", "Worker."), ("력사.", "History."), ("꽃.", "Flower.")]),
        ("ko-KR", (None, None), [("노동자.", "Worker."), ("역사.", "History."), ("꽃.", "Flower.")]),
        ("*all*", (None, None), [("로동자.", "Worker."), ("력사.", "History."), ("꽃.", "Flower.")]),
        ("en", (None, None), [("Worker.", "로동자."), ("History.", "력사."), ("Flower.", "꽃.")]),
        ("*all*", ("ko", "en"), [("로동자.", "Worker."), ("력사.", "History."), ("꽃.", "Flower.")]),
        ("*all*", ("ko-KR", "en"), [("노동자.", "Worker."), ("역사.", "History.")]),
        ("en", ("ko-KP", "ko-KR"), [("로동자.", "노동자."), ("력사.", "역사.")]),
        ("en", ("ko-KR", "ko-KP"), [("노동자.", "로동자."), ("역사.", "력사.")]),
    ],
)
def test_variants_of_a_language_are_told_apart(
    head: str, langs: tuple[str | None, str | None], pairs: list[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "two.tmx"
    path.write_text(NORTH_AND_SOUTH.replace("{}", head), encoding="utf-8")
    read = read_alignment(path, langs=langs)
    assert [(one, two) for one, two, _ in read.pairs()] == pairs
    # Codes with countries where nothing else tells the sides apart.
    is_korean = None not in langs and {"ko-KP", "ko-KR"} == set(langs)
    assert ("-" in read.source.lang) is is_korean


def test_both_variants_come_through_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "two.tmx"
    path.write_text(NORTH_AND_SOUTH.replace("{}", "en"), encoding="utf-8")
    read = read_alignment(path, langs=("ko-KP", "ko-KR"))
    expected = [(one, two) for one, two, _ in read.pairs()]
    for name in ("a.csv", "b.xlf", "c.xlsx", "d.tmx", "e.jsonl"):
        write_alignment(read, tmp_path / name)
        read = read_alignment(tmp_path / name)
        assert (read.source.lang, read.target.lang) == ("ko-KP", "ko-KR")
        assert [(one, two) for one, two, _ in read.pairs()] == expected


def test_a_memory_put_together_of_several_keeps_its_pairs(tmp_path: Path) -> None:
    path = tmp_path / "mixed.tmx"
    body = "".join(
        variants((ko, "가."), (en, "A.")) for ko, en in (("ko", "en-US"), ("ko-KR", "en"), ("KOR", "EN-GB"))
    )
    path.write_text(tmx(body, "ko-KR"), encoding="utf-8")
    assert len(list(read_alignment(path).pairs())) == 3


def test_what_a_unit_holds_besides_is_told(tmp_path: Path) -> None:
    path = tmp_path / "more.tmx"
    body = variants(("ko", "가위."), ("en", "Scissors."), ("en", "A pair of scissors."), ("fr", "Ciseaux."))
    path.write_text(tmx(body + variants(("kok", "x"), ("ko", "나."))), encoding="utf-8")
    told = {(piece.text, piece.reason) for piece in read_alignment(path).source.clutter}
    assert told == {
        ("A pair of scissors.", "further translation"),
        ("Ciseaux.", "text in another language"),
        ("x", "text in another language"),
    }


def test_a_variant_that_there_is_not(tmp_path: Path) -> None:
    path = tmp_path / "two.tmx"
    path.write_text(NORTH_AND_SOUTH.replace("{}", "en"), encoding="utf-8")
    with pytest.raises(ReadError, match=r"holds the language ko-CN. It holds en, ko-KP, ko-KR"):
        read_alignment(path, langs=("ko-CN", "en"))
