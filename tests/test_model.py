"""The nouns are values: compared by content, fixed, and members of a set."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import asdict, replace

import pytest

from aligner.glossary import entry_to_dict
from aligner.model import Alignment, Bead, Document, Entry, Evidence, Variant

SPELT = {"kcna": "Pak Jong Chon", "rr": "Bak Jeongcheon"}
ENTRY = Entry(
    "박정천",
    "Pak Jong Chon",
    en_variants=(Variant("Park Jong-chon", 2),),
    romanizations=SPELT,
    evidence=(Evidence("박정천", "Pak Jong Chon", "박정천동지", "Pak Jong Chon"),),
)


def test_entries_of_equal_content_are_one_member_of_a_set():
    turned = replace(ENTRY, romanizations=dict(reversed(SPELT.items())))
    assert turned == ENTRY
    assert {ENTRY, turned, replace(ENTRY, count=1)} == {ENTRY, replace(ENTRY, count=1)}
    assert {Entry("뿌찐", "Putin"): 1}[Entry("뿌찐", "Putin")] == 1


def test_romanizations_are_read_like_a_dict_and_equal_one():
    spelt, plain = ENTRY.romanizations, dict(SPELT)
    assert spelt == plain
    assert plain == spelt
    assert spelt != {"kcna": "Pak Jong Chon"}
    assert (spelt["rr"], spelt.get("mr"), list(spelt.items())) == ("Bak Jeongcheon", None, [*SPELT.items()])
    assert {**spelt, "mr": "x"} == {**SPELT, "mr": "x"}
    assert repr(spelt) == repr(SPELT)
    with pytest.raises(KeyError):
        spelt["mr"]


def test_romanizations_change_neither_by_assignment_nor_with_the_dict_they_came_from():
    given = dict(SPELT)
    entry = replace(ENTRY, romanizations=given)
    given["rr"] = "x"
    assert entry == ENTRY
    with pytest.raises(TypeError):
        entry.romanizations["rr"] = "x"  # type: ignore[index]


def test_copies_and_dictionaries_keep_them():
    for again in (pickle.loads(pickle.dumps(ENTRY)), copy.deepcopy(ENTRY)):
        assert again == ENTRY
        assert hash(again) == hash(ENTRY)
    assert asdict(ENTRY)["romanizations"] == SPELT
    for plain in (asdict(ENTRY), entry_to_dict(ENTRY)):
        assert json.loads(json.dumps(plain))["romanizations"] == SPELT


@pytest.mark.parametrize(
    "change", ["update", "setdefault", "pop", "popitem", "clear", "__ior__", "__delitem__"]
)
def test_romanizations_have_no_way_to_change_them(change: str):
    with pytest.raises(TypeError, match="fixed"):
        getattr(ENTRY.romanizations, change)({"rr": "x"})
    assert ENTRY.romanizations == SPELT


def test_an_alignment_is_walked_bead_by_bead():
    beads = (Bead((0,), (0,)), Bead((1,), ()))
    alignment = Alignment(Document("k", "ko", ""), Document("e", "en", ""), (), (), beads)
    assert len(alignment) == 2
    assert list(alignment) == list(beads)
    assert (alignment[0], alignment[-1], alignment[:1]) == (beads[0], beads[1], beads[:1])
    with pytest.raises(IndexError):
        alignment[2]
