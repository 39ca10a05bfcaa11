"""Persons are found by how they sound and by the words around them; the table of people only adds to that."""

from __future__ import annotations

import pytest

from aligner.names import match_names
from benchmarks.lists import FOLDER, found_in, read_list

pytestmark = pytest.mark.usefixtures("nobody_known")


def persons(found):
    return {(korean, english) for kind, korean, english in found if kind == "person"}


@pytest.mark.parametrize("name", ["kcna_russia", "kcna_world"])
def test_persons_of_a_list(name: str):
    one = read_list(FOLDER / "development" / f"{name}.tsv")
    assert persons(found_in(one)) == persons(one.names)


@pytest.mark.parametrize("version", ["official", "unofficial"])
def test_persons_of_the_report(version: str, request: pytest.FixtureRequest):
    found = {
        (pair.kind, pair.ko.text, pair.en.text) for pair in match_names(request.getfixturevalue(version))
    }
    expected = persons(read_list(FOLDER / "development" / f"talks-{version}.tsv").names)
    assert persons(found) == expected
    assert len(expected) == 19
