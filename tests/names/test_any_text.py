"""Whatever the text: no crash, offsets that hold, no two mentions on the same letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.names import find_names, match_names
from benchmarks.lists import as_sentences, pairs_alignment

WORDS = """
김정은 뿌찐 동지 대통령 ,,, 울라지미르 로씨야련방 은 께서 Kim Jong Un Putin President of the , . - ' ’ van Xi
Jinping 습근평 《 》 ( ) 1 외무상 Minister DPRK 가 A. É 山 \u200b 😀 조선로동당 Workers' Party
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
    st.text(max_size=30),
)


@pytest.mark.parametrize("lang", ["ko", "en"])
@given(texts=st.lists(TEXTS, max_size=3))
@settings(max_examples=60, deadline=None)
def test_mentions_hold_for_any_text(lang: str, texts: list[str]):
    mentions = find_names(as_sentences(texts), lang)
    for mention in mentions:
        assert texts[mention.sentence][mention.start : mention.end] == mention.text
        assert mention.text.strip()
    for first, second in pairwise(mentions):
        assert first.sentence < second.sentence or first.end <= second.start


@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
@settings(max_examples=60, deadline=None)
def test_pairs_hold_for_any_text(pairs: list[tuple[str, str]]):
    for pair in match_names(pairs_alignment(pairs)):
        korean, english = pairs[pair.bead]
        assert korean[pair.ko.start : pair.ko.end] == pair.ko.text
        assert english[pair.en.start : pair.en.end] == pair.en.text
        assert 0 <= pair.score <= 1
