"""How many of the names in short lists come out: floors on all lists of a split together, none on a single one.

A list for development may lose a name that another rule wins elsewhere. The reported lists only tell how good the rules
are (tests/data/names/README.md): their floors lie a little below what is reached, and no rule may be changed for the
sake of one of their sentences. A failing test shows the whole table; ``python -m benchmarks.lists`` shows each list.
"""

from __future__ import annotations

import pytest

from benchmarks.lists import COMPLETE, count, found_in, read_lists, table, total

# Split, kind, least precision (none where the lists do not name everything of the kind), least recall.
FLOORS = [
    ("development", "person", 0.98, 0.98),
    ("development", "place", None, 0.93),
    ("development", "country", None, 0.95),
    ("development", "organization", None, 0.93),
    ("development", "named", None, 0.94),
    ("reported", "person", 0.92, 0.95),
    ("reported", "place", 0.89, 0.76),
    ("reported", "country", 0.92, 0.96),
    ("reported", "organization", 0.86, 0.61),
    ("reported", "named", 0.93, 0.77),
    ("reported", "title", 0.85, 0.62),
]


@pytest.fixture(scope="module")
def totals():
    """Split -> group of kinds -> right, made up and missed."""
    return {split: total(count(one, found_in(one)) for one in read_lists(split)) for split in COMPLETE}


@pytest.mark.parametrize(
    ("split", "group", "precision", "recall"), FLOORS, ids=[f"{split} {group}" for split, group, *_ in FLOORS]
)
def test_all_lists_together(totals, split: str, group: str, precision: float | None, recall: float):
    shown = "\n" + table({(each, "all lists"): counts for each, counts in totals.items()})
    assert totals[split][group].recall >= recall, shown
    assert precision is None or totals[split][group].precision >= precision, shown


def test_precision_is_asked_where_it_is_known():
    for split, group, precision, _ in FLOORS:
        assert (precision is not None) == (group in COMPLETE[split])


@pytest.mark.parametrize(
    "one", [one for split in COMPLETE for one in read_lists(split)], ids=lambda one: one.name
)
def test_the_names_of_a_list_stand_in_its_sentences(one):
    korean, english = (" ".join(bead[side] for bead in one.beads) for side in (0, 1))
    assert [
        name for name in one.names | one.optional if name[1] not in korean or name[2] not in english
    ] == []
    assert one.names.isdisjoint(one.optional)


def test_no_sentence_is_in_both_splits():
    first, second = ({ko for one in read_lists(split) for ko, _ in one.beads} for split in COMPLETE)
    assert first.isdisjoint(second)


def test_reported_lists_are_large_enough_to_tell_something():
    assert [len(one.names) for one in read_lists("reported") if len(one.names) < 20] == [0]
