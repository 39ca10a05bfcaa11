"""Adding to a glossary: what a person decided stays, evidence counts once, and one name has one entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.formats import read_glossary, write_glossary
from aligner.glossary import Glossary
from aligner.model import Entry, Evidence, Variant

if TYPE_CHECKING:
    from pathlib import Path

PROOFS = tuple(
    Evidence("뿌찐", "Putin", f"뿌찐 {n}.", f"Putin {n}.", "report", "2023-09-14") for n in range(3)
)
FOUND = Entry("뿌찐", "Putin", count=3, first_date="2023-09-14", last_date="2023-09-14", evidence=PROOFS)


def added(known: Entry, *found: Entry, times: int = 1) -> tuple[Entry, ...]:
    glossary = Glossary((known,))
    for _ in range(times):
        glossary = glossary.merge(Glossary(found))
    return glossary.entries


def test_a_second_run_over_the_same_texts_changes_nothing():
    assert added(FOUND, FOUND, times=3) == (FOUND,)


def test_a_corrected_form_stays_and_the_printed_one_keeps_its_count():
    corrected = replace(FOUND, en="V. V. Putin", status="corrected")
    (entry,) = added(corrected, FOUND, times=2)
    assert (entry.en, entry.status, entry.count) == ("V. V. Putin", "corrected", 3)
    assert [(form.text, form.count) for form in entry.en_variants] == [("Putin", 3)]


def test_a_variant_that_a_person_took_out_does_not_come_back():
    wrong = Evidence("뿌찐", "Lavrov", "뿌찐.", "Lavrov.", "report", "2023-09-14")
    with_wrong = replace(FOUND, en_variants=(Variant("Lavrov", 1),), count=4, evidence=(*PROOFS, wrong))
    reviewed = replace(FOUND, evidence=with_wrong.evidence, status="confirmed")
    (entry,) = added(reviewed, with_wrong, times=2)
    assert entry.en_variants == ()


def test_forms_that_differ_in_spaces_are_one_entry_spelt_as_a_person_decided():
    spaced = replace(
        FOUND, ko="울라지미르 뿌찐", en="Vladimir Putin", status="confirmed", evidence=(), count=0
    )
    joined = replace(FOUND, ko="울라지미르뿌찐", en="Wladimir Putin")
    for first, second in ((spaced, joined), (joined, spaced)):
        (entry,) = added(first, second, times=2)
        assert (entry.ko, entry.en, entry.status) == ("울라지미르 뿌찐", "Vladimir Putin", "confirmed")
        assert entry.evidence == PROOFS


def test_two_people_whose_names_sound_alike_stay_two():
    names = [Entry(ko, en) for ko, en in (("김정일", "Kim Jong Il"), ("김정은", "Kim Jong Un"))]
    others = [Entry(ko, "Pak Thae Song") for ko in ("박태성", "박태송")]
    assert len(added(names[0], names[1], *others)) == 4


def test_a_decided_spacing_takes_every_other_one():
    decided = Entry("국제우주대회", "Space Congress", status="confirmed")
    entries = added(Entry("국제 우주 대회", "ISC"), decided, Entry("국제 우주대회", "ISC"))
    assert [(entry.ko, entry.en) for entry in entries] == [("국제우주대회", "Space Congress")]


def through_a_table(entry: Entry, folder: Path) -> Entry:
    write_glossary(Glossary((entry,)), folder / "names.csv")
    return read_glossary(folder / "names.csv").entries[0]


def test_a_table_cuts_sentences_off_and_they_are_not_counted_again(tmp_path: Path):
    confirmed = replace(through_a_table(FOUND, tmp_path), status="confirmed")
    assert (confirmed.count, len(confirmed.evidence)) == (3, 1)
    (entry,) = added(confirmed, FOUND, times=2)
    assert (entry.count, entry.status) == (3, "confirmed")
    assert set(entry.evidence) == set(PROOFS)


def test_a_form_corrected_in_a_table_takes_no_sentences_from_the_printed_one(tmp_path: Path):
    corrected = through_a_table(replace(FOUND, en="V. V. Putin", status="corrected"), tmp_path)
    (entry,) = added(corrected, FOUND, times=2)
    assert (entry.en, entry.count) == ("V. V. Putin", 3)
    assert [(form.text, form.count) for form in entry.en_variants] == [("Putin", 3)]


def test_sentences_of_several_days_are_those_that_the_table_cut_off(tmp_path: Path):
    days = tuple(replace(item, date=f"2023-09-{10 + n}") for n, item in enumerate(PROOFS))
    found = replace(FOUND, evidence=days, first_date="2023-09-10", last_date="2023-09-12")
    (entry,) = added(through_a_table(found, tmp_path), found, times=2)
    assert entry == found


def test_after_a_table_a_later_text_counts(tmp_path: Path):
    later = replace(
        FOUND,
        evidence=tuple(
            Evidence("뿌찐", "Putin", f"뿌찐은 {n}", f"Putin, {n}", "new", "2024-06-19") for n in range(3)
        ),
    )
    (entry,) = added(through_a_table(FOUND, tmp_path), later)
    assert entry.count == 6


def test_a_table_of_a_table_still_tells_how_many_sentences_there_were(tmp_path: Path):
    once = through_a_table(FOUND, tmp_path)
    first = (tmp_path / "names.csv").read_bytes()
    assert through_a_table(once, tmp_path) == once
    assert (tmp_path / "names.csv").read_bytes() == first
