"""What the South writes for names of countries, bodies and places."""

import pytest

from aligner.glossary.other_spellings import described
from aligner.model import Entry


@pytest.mark.parametrize(
    ("ko", "kind", "south"),
    [
        ("윁남공산당", "organization", "베트남공산당"),  # the table's
        ("윁남공산당 중앙위원회", "organization", "베트남공산당 중앙위원회"),  # a name of the table and more
        ("윁남 사회주의공화국", "country", "베트남 사회주의공화국"),
        ("꾸바혁명군", "organization", "쿠바혁명군"),
        ("도이췰란드련방", "country", "독일연방"),
        ("로씨야련방 외무성", "organization", "러시아연방 외무성"),
        ("조선로동당 중앙위원회", "organization", "조선노동당 중앙위원회"),  # Korean words, by rule
        ("국가우주개발국", "organization", "국가우주개발국"),
        ("원동기공장", "organization", "원동기공장"),  # an engine, not the Far East
        ("뽀르쑤그나", "place", None),  # foreign, and no rule or table says
        ("꼬메르싼뜨", "organization", None),
        ("꽃파는 처녀", "term", "꽃파는 처녀"),  # tense letters are Korean as well
    ],
)
def test_the_southern_form_is_made_of_known_parts_or_left_open(ko, kind, south):
    assert described(Entry(ko, "", kind), ()).ko_south == south
