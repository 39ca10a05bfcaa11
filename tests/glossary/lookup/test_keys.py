"""Keys: what names that sound alike and words that differ by a slip have in common."""

from __future__ import annotations

import pytest

from aligner.glossary.lookup.keys import end_runs, runs, slips, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("뿌찐", "Putin"),
        ("푸틴", "Pootin"),
        ("박정천", "Pak Jong Chon"),
        ("흐루쑈브", "Khrushov"),
        ("김영강", "Kim Yong Gang"),
    ],
)
def test_both_scripts_have_one_key(one: str, other: str):
    assert sound_key(one) == sound_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lavrov", "lavrof"),
        ("lavrov", "lavorv"),
        ("lavrov", "lavrv"),
        ("lavrov", "laavrov"),
        ("뿌찐", "뿌친"),
    ],
)
def test_words_one_slip_apart_share_a_key(one: str, other: str):
    assert slips(one) & slips(other)


def test_words_two_slips_apart_share_none():
    assert not slips("lavrov") & slips("lafrof")


@pytest.mark.parametrize(("word", "end"), [("조선로동당", "로동당"), ("putin", "tin"), ("putin", "putin")])
def test_a_word_has_all_runs_of_its_end(word: str, end: str):
    assert end_runs(end) <= runs(word)
