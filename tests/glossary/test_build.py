"""From alignments to entries: what was printed, how often, when, where; and what rules and tables add."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.glossary import Glossary, build_glossary, load_glossary
from aligner.glossary.entries import merge_entries, printed_forms
from aligner.model import Alignment, Bead, Document, Entry, Evidence, Sentence, Variant


def alignment(pairs: list[tuple[str, str]], date: str | None = None, name: str = "list") -> Alignment:
    sides = []
    for lines in zip(*pairs, strict=True):
        sentences, start = [], 0
        for number, line in enumerate(lines):
            sentences.append(Sentence(line, start, start + len(line), number))
            start += len(line) + 1
        sides.append(("\n".join(lines), tuple(sentences)))
    (korean, ko_sentences), (english, en_sentences) = sides
    return Alignment(
        Document(f"{name}-ko", "ko", korean, date=date),
        Document(f"{name}-en", "en", english),
        ko_sentences,
        en_sentences,
        tuple(Bead((number,), (number,)) for number in range(len(pairs))),
    )


TALKS_2019 = alignment(
    [
        (
            "로씨야련방 대통령 울라지미르 뿌찐동지가 왔다.",
            "Vladimir Putin, president of the Russian Federation, came.",
        ),
        ("뿌찐대통령은 갔다.", "President Putin left."),
        ("박정천동지가 왔다.", "Pak Jong Chon came."),
    ],
    "2019-04-26",
    "first",
)
TALKS_2023 = alignment(
    [
        ("뿌찐동지가 왔다.", "Comrade Putin came."),
        ("박정천동지가 왔다.", "Park Jong-chon came."),
        ("박정천동지는 갔다.", "Park Jong-chon left."),
        ("제니스 만뚜로브동지가 왔다.", "Deputy Prime Minister Denis Mantrov came."),
    ],
    "2023-09-14",
    "second",
)


def entry(glossary: Glossary, korean: str) -> Entry:
    return next(entry for entry in glossary if entry.ko == korean)


def test_one_entry_a_korean_form_with_counts_dates_and_evidence():
    found = entry(build_glossary([TALKS_2019, TALKS_2023]), "뿌찐")
    assert (found.en, found.kind, found.count) == ("Putin", "person", 2)
    assert (found.first_date, found.last_date) == ("2019-04-26", "2023-09-14")
    assert found.evidence[0] == Evidence(
        "뿌찐", "Putin", "뿌찐대통령은 갔다.", "President Putin left.", "first-ko", "2019-04-26"
    )


def test_the_form_printed_most_often_leads_and_the_others_are_variants():
    found = entry(build_glossary([TALKS_2019, TALKS_2023]), "박정천")
    assert found.en == "Park Jong-chon"
    assert found.en_variants == (Variant("Pak Jong Chon", 1, "2019-04-26", "2019-04-26"),)
    assert found.romanizations == {"kcna": "Pak Jong Chon", "rr": "Bak Jeongcheon", "mr": "Pak Chŏng-ch'ŏn"}
    assert found.ru is None


def test_what_was_printed_stays_and_the_standard_form_stands_beside_it():
    found = entry(build_glossary(TALKS_2023), "제니스 만뚜로브")
    assert found.en == "Denis Mantrov"
    assert found.en_standard == "Denis Manturov"
    assert found.ko_south == "데니스 만투로프"
    assert found.ru == "Денис Мантуров"
    assert found.romanizations == {}


def test_a_short_form_is_linked_to_the_full_one():
    glossary = build_glossary([TALKS_2019])
    assert entry(glossary, "뿌찐").full_form == "울라지미르 뿌찐"
    assert entry(glossary, "울라지미르 뿌찐").full_form is None


def test_a_short_form_of_two_men_is_linked_to_neither():
    brothers = alignment(
        [
            ("의원 이반 이바노브동지가 왔다.", "Deputy Ivan Ivanov came."),
            ("의원 안똔 이바노브동지가 왔다.", "Deputy Anton Ivanov came."),
            ("이바노브동지는 갔다.", "Comrade Ivanov left."),
        ]
    )
    glossary = build_glossary(brothers)
    assert entry(glossary, "이바노브").full_form is None


def test_two_people_are_not_merged_because_their_names_sound_alike():
    alike = alignment(
        [
            ("김정일동지께서 오시였다.", "Kim Jong Il came."),
            ("김정은동지께서 오시였다.", "Kim Jong Un came."),
            ("박태성동지가 왔다.", "Pak Thae Song came."),
            ("박태송동지가 왔다.", "Pak Thae Song left."),
        ]
    )
    glossary = build_glossary(alike)
    assert {(found.ko, found.en) for found in glossary} == {
        ("김정일", "Kim Jong Il"),
        ("김정은", "Kim Jong Un"),
        ("박태성", "Pak Thae Song"),
        ("박태송", "Pak Thae Song"),
    }
    assert all(not found.en_variants for found in glossary)


def test_english_text_alone_adds_variants_but_no_entries():
    alone = Document(
        "later",
        "en",
        "Foreign Minister Sergey Lavrov met Comrade Putin and Minister Yuri Ushakov.",
        date="2025-09-04",
    )
    talks = alignment(
        [
            (
                "외무상 쎄르게이 라브로브동지와 뿌찐동지가 왔다.",
                "Foreign Minister Sergei Lavrov and Putin came.",
            )
        ]
    )
    glossary = build_glossary([talks], monolingual=[alone])
    found = entry(glossary, "쎄르게이 라브로브")
    assert found.en == "Sergei Lavrov"
    assert found.en_variants == (Variant("Sergey Lavrov", 1, "2025-09-04", "2025-09-04"),)
    assert found.evidence[-1].source_text == ""
    assert found.last_date == "2025-09-04"
    assert entry(glossary, "뿌찐").count == 2
    assert not any("Ushakov" in each.en for each in glossary)


def test_order_does_not_depend_on_the_order_of_alignments():
    there = build_glossary([TALKS_2019, TALKS_2023])
    back = build_glossary([TALKS_2023, TALKS_2019])
    assert [(found.ko, found.en, found.count) for found in there] == [
        (found.ko, found.en, found.count) for found in back
    ]


def test_the_same_alignment_twice_counts_once():
    once = build_glossary([TALKS_2019, TALKS_2023])
    assert build_glossary([TALKS_2019, TALKS_2023, TALKS_2019]).entries == once.entries


def test_no_alignment_no_entry():
    assert build_glossary([]).entries == ()


# --- Merging ---------------------------------------------------------------------------------------------------


def test_merging_two_glossaries_equals_building_from_all():
    merged = build_glossary([TALKS_2019]).merge(build_glossary([TALKS_2023]))
    whole = build_glossary([TALKS_2019, TALKS_2023])
    assert {(found.ko, found.en, found.count, found.evidence) for found in merged} == {
        (found.ko, found.en, found.count, found.evidence) for found in whole
    }
    assert entry(merged, "박정천") == entry(whole, "박정천")


def test_merging_the_same_glossary_changes_nothing():
    glossary = build_glossary([TALKS_2019, TALKS_2023])
    assert glossary.merge(glossary).entries == glossary.entries


@pytest.mark.parametrize("status", ["confirmed", "corrected"])
def test_what_a_person_decided_is_never_overwritten(status: str):
    human = Entry("박정천", "Pak Jong-chon", status=status, ru="Пак Чен Чхон", count=0)  # type: ignore[arg-type]
    later = build_glossary([TALKS_2019, TALKS_2023])
    for merged in (Glossary((human,)).merge(later), later.merge(Glossary((human,)))):
        found = entry(merged, "박정천")
        assert (found.en, found.ru, found.status) == ("Pak Jong-chon", "Пак Чен Чхон", status)
        assert found.count == 3
        assert len(found.evidence) == 3
        assert {variant.text for variant in found.en_variants} == {"Park Jong-chon", "Pak Jong Chon"}


def test_evidence_that_both_hold_counts_once():
    shared = Evidence("가", "A", "가.", "A.", "x", "2020-01-01")
    first = Entry("가", "A", count=1, evidence=(shared,), first_date="2020-01-01", last_date="2020-01-01")
    second = replace(first, count=2, evidence=(shared, replace(shared, target_text="A!", date="2021-01-01")))
    merged = merge_entries(first, replace(second, last_date="2021-01-01"))
    assert merged.count == 2
    assert len(merged.evidence) == 2
    assert (merged.first_date, merged.last_date) == ("2020-01-01", "2021-01-01")


def test_capitals_and_apostrophes_do_not_make_a_new_form():
    evidence = [
        Evidence("조선로동당", form, "가.", "A.")
        for form in ("Workers' Party", "Workers’ Party", "WORKERS' PARTY")
    ]
    assert [(form.text, form.count) for form in printed_forms(evidence)] == [("Workers' Party", 3)]


# --- The shipped glossary --------------------------------------------------------------------------------------


def test_the_shipped_glossary_is_what_the_program_finds_in_the_reports():
    path = Path(__file__).resolve().parents[2] / "training" / "glossary.py"
    spec = importlib.util.spec_from_file_location("training_glossary", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built = module.build_from_reports()
    shipped = load_glossary()
    assert [found.ko for found in built] == [found.ko for found in shipped]
    assert built.entries == shipped.entries
