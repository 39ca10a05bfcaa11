"""``aligner lookup`` and ``--into`` with any glossary that there is, and with what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Outcome

    Run = Callable[..., Outcome]

FORMATS = ["n.jsonl", "n.sqlite", "n.db", "n.csv", "n.xlsx", "n.txt", "n.memoq.csv", "n.tbx", "n.v2.tbx"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_glossary_is_asked(name: str, aligner: Run) -> None:
    entry = {"ko": "뿌찐", "en": "Putin", "ko_south": "푸틴", "ru": "Путин"}
    Path("names.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    assert aligner("convert", "names.jsonl", name).code == 0
    for query in ("뿌찐", "푸틴", "putin", "Pootin", "뿌찐동지는"):
        outcome = aligner("lookup", query, "--glossary", name, "--json")
        assert outcome.code == 0, outcome.err
        assert json.loads(outcome.out)["ko"] == "뿌찐"


@pytest.mark.parametrize(
    "query",
    [
        "뿌찐",
        "라브로프",
        "Poland",
        "뛰르끼에",
        "외무성은",
        "Lavrof",
        "Pootin",
        "WPK",
        "Security Counsil",
        "Trumph",
    ],
)
def test_the_command_and_python_give_one_answer(query: str, aligner: Run) -> None:
    from aligner.glossary import entry_to_dict, load_glossary

    shown = [json.loads(line) for line in aligner("lookup", query, "--json").out.splitlines()]
    assert [one for one in shown if "guess" not in one] == list(
        map(entry_to_dict, load_glossary().lookup(query))
    )


@pytest.mark.parametrize("suffix", ["jsonl", "sqlite", "csv"])
def test_where_many_answers_are_cut_the_command_says_so(suffix: str, aligner: Run) -> None:
    lines = (json.dumps({"ko": f"김{chr(0xAC00 + n)}", "en": f"Kim {n}"}) + "\n" for n in range(120))
    Path("many.jsonl").write_text("".join(lines), encoding="utf-8")
    if suffix != "jsonl":
        assert aligner("convert", "many.jsonl", f"many.{suffix}").code == 0
    outcome = aligner("lookup", "Kim", "--glossary", f"many.{suffix}", "--json")
    assert len(outcome.out.splitlines()) == 100
    assert "Kim: the 100 commonest answers" in outcome.err


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("메드베제브", "probably Medvedev, Медведев (from the table of people)"),
        ("Zelensky", "probably 젤렌스끼, Зеленский (from the table of people)"),
        ("Смирнов", "probably Smirnov, Смирнов (a guess"),
        ("Schneider", "probably 슈나이더 in South Korea (a guess"),
        ("Kim Tok Hun", "Latin letters do not determine the Hangul"),
    ],
)
def test_a_guess_is_said_to_be_one(query: str, told: str, aligner: Run) -> None:
    outcome = aligner("lookup", query)
    assert outcome.code == 1
    assert f"{query}: not in the glossary; " in outcome.err
    assert told in outcome.err
    guessed = aligner("lookup", query, "--json")
    assert all(json.loads(line)["guess"] is True for line in guessed.out.splitlines())


@pytest.mark.parametrize("query", ["Xi Jinping", "시 진핑", "시진핑", "습근평"])
def test_what_the_table_of_people_says_is_no_guess_from_the_spelling(query: str, aligner: Run) -> None:
    outcome = aligner("lookup", query)
    assert outcome.code == 1
    assert "(from the table of people)" in outcome.err
    (said,) = map(json.loads, aligner("lookup", query, "--json").out.splitlines())
    assert (said["ko"], said["ko_south"], said["en"]) == ("습근평", "시진핑", "Xi Jinping")


def test_an_alignment_is_no_glossary(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "pairs.jsonl")
    for arguments in (
        ["lookup", "뿌찐", "--glossary"],
        ["glossary", "pairs.jsonl", "-o", "x.jsonl", "--into"],
    ):
        outcome = aligner(*arguments, "pairs.jsonl")
        assert outcome.code == 1
        assert "this is an alignment, not a glossary" in outcome.err
        assert "aligner glossary pairs.jsonl -o names.jsonl" in outcome.err


def test_a_glossary_grows_only_where_all_sentences_are_kept(
    aligner: Run, korean: Path, english: Path
) -> None:
    aligner("align", korean, english, "-o", "pairs.jsonl")
    aligner("glossary", "pairs.jsonl", "-o", "names.csv")
    before = Path("names.csv").read_bytes()
    outcome = aligner("glossary", "pairs.jsonl", "--into", "names.csv")
    assert outcome.code == 1
    assert "aligner import names.csv names.jsonl -o decided.jsonl" in outcome.err
    assert Path("names.csv").read_bytes() == before


@pytest.mark.parametrize("suffix", ["jsonl", "sqlite"])
def test_a_glossary_that_is_not_there_yet_is_made(
    suffix: str, aligner: Run, korean: Path, english: Path
) -> None:
    aligner("align", korean, english, "-o", "pairs.jsonl")
    outcome = aligner("glossary", "pairs.jsonl", "--into", f"names.{suffix}")
    assert outcome.code == 0
    assert f"new glossary names.{suffix}" in outcome.err
    assert "0 of them new" in aligner("glossary", "pairs.jsonl", "--into", f"names.{suffix}").err


def test_what_a_person_decided_in_a_table_comes_home(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "pairs.jsonl")
    aligner("glossary", "pairs.jsonl", "-o", "names.jsonl", "-o", "names.csv")
    table = Path("names.csv").read_text("utf-8-sig")
    table = table.replace("뿌찐,Putin,", "뿌찐,V. V. Putin,")
    lines = [
        line.replace(",found,", ", OK ," if line.startswith("김정은") else ",Corrected,", 1)
        if line.startswith(("뿌찐", "김정은"))
        else line
        for line in table.splitlines(keepends=True)
    ]
    Path("names.csv").write_text("".join(lines), "utf-8")
    outcome = aligner("import", "names.csv", "names.jsonl", "-o", "decided.jsonl")
    assert outcome.code == 0, outcome.err
    assert "1 confirmed, 1 corrected" in outcome.err
    before, after = (
        {line["ko"]: line for line in map(json.loads, Path(name).read_text("utf-8").splitlines())}
        for name in ("names.jsonl", "decided.jsonl")
    )
    assert (after["뿌찐"]["en"], after["뿌찐"]["status"]) == ("V. V. Putin", "corrected")
    assert after["김정은"]["status"] == "confirmed"
    for ko, entry in before.items():
        assert (after[ko]["count"], after[ko]["evidence"]) == (entry["count"], entry["evidence"])
    again = aligner("glossary", "pairs.jsonl", "--into", "decided.jsonl", "-o", "grown.jsonl")
    assert "0 of them new" in again.err
    assert Path("grown.jsonl").read_text("utf-8") == Path("decided.jsonl").read_text("utf-8")


def test_a_word_that_is_no_status_is_told_with_its_row(aligner: Run) -> None:
    Path("names.csv").write_text(
        "ko,en,kind,status\n평양,Pyongyang,place,\n뿌찐,Putin,person,okay\n", "utf-8"
    )
    outcome = aligner("convert", "names.csv", "names.jsonl")
    assert outcome.code == 1
    assert "names.csv, line 3: 'okay' is no status" in outcome.err
    assert "ok, confirmed, corrected" in outcome.err


def test_what_another_program_wrote_meanwhile_is_not_overwritten(
    aligner: Run, korean: Path, english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aligner import formats

    aligner("align", korean, english, "-o", "pairs.jsonl")
    Path("names.jsonl").write_text('{"ko": "평양", "en": "Pyongyang", "kind": "place"}\n', encoding="utf-8")
    write = formats.write_glossary

    def slow(glossary: object, path: str) -> object:
        with Path("names.jsonl").open("a", encoding="utf-8") as file:
            file.write('{"ko": "모스크바", "en": "Moscow", "kind": "place"}\n')
        return write(glossary, path)

    monkeypatch.setattr(formats, "write_glossary", slow)
    outcome = aligner("glossary", "pairs.jsonl", "--into", "names.jsonl")
    assert outcome.code == 1
    assert "another program changed the glossary" in outcome.err
    assert "Moscow" in Path("names.jsonl").read_text(encoding="utf-8")


def test_what_was_added_while_names_were_collected_is_kept(
    aligner: Run, korean: Path, english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from aligner import formats

    aligner("align", korean, english, "-o", "pairs.jsonl")
    Path("names.jsonl").write_text('{"ko": "평양", "en": "Pyongyang", "kind": "place"}\n', encoding="utf-8")
    read = formats.read_alignment

    def slow(path: Path) -> object:
        with Path("names.jsonl").open("a", encoding="utf-8") as file:
            file.write('{"ko": "모스크바", "en": "Moscow", "kind": "place"}\n')
        return read(path)

    monkeypatch.setattr(formats, "read_alignment", slow)
    assert aligner("glossary", "pairs.jsonl", "--into", "names.jsonl").code == 0
    assert {"Pyongyang", "Moscow"} <= {
        json.loads(line)["en"] for line in Path("names.jsonl").read_text(encoding="utf-8").splitlines()
    }


def test_two_translations_of_one_term_are_one_entry(aligner: Run) -> None:
    Path("terms.csv").write_text(
        "ko,en,kind\n총비서,general secretary,title\n총비서,General Secretary of the WPK,title\n",
        encoding="utf-8",
    )
    assert aligner("convert", "terms.csv", "terms.jsonl").code == 0
    (line,) = Path("terms.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert entry["en"] == "general secretary"
    assert [variant["text"] for variant in entry["en_variants"]] == ["General Secretary of the WPK"]
    assert aligner("lookup", "총비서", "--glossary", "terms.jsonl").code == 0


def test_a_list_of_pairs_may_have_a_heading_and_be_tsv(aligner: Run) -> None:
    for name in ("known.txt", "known.tsv"):
        Path(name).write_text("ko\ten\n뿌찐\tPutin\n평양\tPyongyang\n", encoding="utf-8")
        outcome = aligner("lookup", "Putin", "--glossary", name, "--json")
        assert outcome.code == 0, outcome.err
        assert json.loads(outcome.out)["ko"] == "뿌찐"
        assert aligner("lookup", "ko", "--glossary", name).code == 1


def test_a_message_does_not_repeat_a_whole_text(aligner: Run) -> None:
    outcome = aligner("lookup", "x" * 100_000)
    assert outcome.code == 1
    assert len(outcome.err) < 200


@pytest.mark.parametrize("query", ["Ｐｕｔｉｎ", "ＰＵＴＩＮ", "Ｐｏｌａｎｄ"])
def test_fullwidth_letters_are_letters(query: str, aligner: Run) -> None:
    assert aligner("lookup", query).code == 0


def test_a_field_that_somebody_added_is_not_lost_in_silence(
    aligner: Run, korean: Path, english: Path
) -> None:
    aligner("align", korean, english, "-o", "pairs.jsonl")
    mine = '{"ko": "평양", "en": "Pyongyang", "kind": "place", "remark": "mine"}\n'
    Path("names.jsonl").write_text(mine, encoding="utf-8")
    outcome = aligner("glossary", "pairs.jsonl", "--into", "names.jsonl")
    assert outcome.code == 1
    assert "names.jsonl, line 1: a field that no entry has (remark: mine)" in outcome.err
    assert Path("names.jsonl").read_text(encoding="utf-8") == mine
    assert aligner("glossary", "pairs.jsonl", "--into", "names.jsonl", "-o", "grown.jsonl").code == 0
