"""Costs of sounds re-estimated on a user's own pairs: what they learn, and what they leave as it was."""

import itertools

import numpy as np
import pytest

from aligner.model import Alignment, Bead, Document, Sentence
from aligner.names import adapt_sound, match_names, name_path, name_similarities, name_similarity
from aligner.names.pairing.candidate import MatchSettings
from aligner.transliteration.sound import load_table
from aligner.transliteration.sound.adapt import Adaptation

# A made house style: ㅈ zh, ㅊ ts, ㅓ ò, ㅡ ù.
HOUSE = [
    ("박정천", "Bak Zhòngtsòn"), ("전현철", "Zhòn Hyòntsòl"), ("리창대", "Ri Tsangdae"), ("김여정", "Gim Yòzhòng"),
    ("최선희", "Tsoe Sònhi"), ("장금철", "Zhang Gùmtsòl"), ("우상철", "U Sangtsòl"), ("김재룡", "Gim Zhaeryong"),
    ("허철만", "Hò Tsòlman"), ("강순남", "Gang Sunnam"), ("리히용", "Ri Hiyong"), ("안금철", "An Gùmtsòl"),
]  # fmt: skip
NEW = [
    ("정경택", "Zhòng Gyòngtaek"),
    ("주창일", "Zhu Tsangil"),
    ("조용원", "Zho Yongwon"),
    ("최룡해", "Tsoe Ryonghae"),
]
# Another: ㅓ aw, 혀 xaw.
ODD = [
    ("박정천", "Pak Chawngchawn"), ("전현철", "Chawn Xawnchawl"), ("김여정", "Kim Yawjawng"),
    ("최선희", "Choe Sawnhui"), ("리선권", "Ri Sawngwawn"), ("김성남", "Kim Sawngnam"), ("조용원", "Cho Yongwawn"),
    ("현송월", "Xawn Songwawl"),
    ("김형식", "Kim Xawngsik"), ("허철만", "Haw Chawlman"), ("서홍찬", "Saw Hongchan"), ("오일정", "O Ilchawng"),
]  # fmt: skip
# Welsh ll, dd and w, as the South writes them.
WELSH = [
    ("흘라넬리", "Llanelli"),
    ("흘란디드노", "Llandudno"),
    ("흘란골렌", "Llangollen"),
    ("흘란루스트", "Llanrwst"),
]
TRANSLATIONS = [
    ("국방상", "Minister of National Defence"), ("외무성", "Ministry of Foreign Affairs"), ("회담", "talks"),
    ("조선로동당", "Workers' Party of Korea"), ("중국", "China"), ("영국", "United Kingdom"),
    ("기념촬영", "photo session"), ("비밀리에", "in secrecy"), ("우호", "friendship"), ("만찬", "banquet"),
    ("내각총리", "Premier of the Cabinet"),
]  # fmt: skip
PEOPLE = [
    ("김정은", "Kim Jong Un"), ("박태성", "Pak Thae Song"), ("최룡해", "Choe Ryong Hae"), ("조용원", "Jo Yong Won"),
    ("리병철", "Ri Pyong Chol"), ("정경택", "Jong Kyong Thaek"), ("오수용", "O Su Yong"), ("강순남", "Kang Sun Nam"),
    ("뿌찐", "Putin"), ("라브로브", "Lavrov"), ("쇼이구", "Shoigu"),
    ("만뚜로브", "Manturov"), ("후스눌린", "Khusnullin"),
]  # fmt: skip


@pytest.fixture(scope="module")
def house() -> Adaptation:
    return adapt_sound(HOUSE)


def scores(pairs: list[tuple[str, str]], learned: Adaptation | None = None) -> list[float]:
    table = None if learned is None else learned.table
    return [name_similarity(ko, en, table) for ko, en in pairs]


@pytest.mark.parametrize(("known", "new"), [(HOUSE, NEW), (WELSH, [("흘란베리스", "Llanberis")])])
def test_names_written_like_the_known_ones_sound_more_alike(known, new) -> None:
    learned = adapt_sound(known)
    assert learned.used == tuple(known)
    for before, after in zip(scores(new), scores(new, learned), strict=True):
        assert after > 0.9
        assert after > before


def test_names_that_did_not_sound_alike_do_after_learning() -> None:
    new = [("현학봉", "Xawn Hakpong"), ("김현성", "Kim Xawnsawng"), ("허정억", "Haw Chawng-awk")]
    assert max(scores(new)) < 0.5 < min(scores(new, adapt_sound(ODD)))


def test_other_people_stay_other_people(house) -> None:
    wrong = [(ko, en) for (ko, own), (_, en) in itertools.product(NEW, NEW) if own != en]
    assert max(scores(wrong, house)) < 0.5


def test_the_usual_spellings_are_not_forgotten(house) -> None:
    np.testing.assert_allclose(scores(PEOPLE, house), scores(PEOPLE), atol=0.1)


def test_the_shipped_costs_stay_as_they_are(house) -> None:
    before = scores(NEW + PEOPLE)
    adapt_sound(HOUSE)
    assert scores(NEW + PEOPLE) == before
    assert house.table is not load_table()
    # The table is part of what is remembered: asked with and without in turns, each gives its own answer.
    assert name_similarity(*NEW[0], house.table) != name_similarity(*NEW[0]) == before[0]


def test_every_function_goes_by_the_table_given(house) -> None:
    kos, ens = ([pair[side] for pair in NEW] for side in (0, 1))
    together = name_similarities(kos, ens, house.table).diagonal()
    np.testing.assert_allclose(together, scores(NEW, house), atol=1e-3)
    assert name_path(*NEW[0], house.table)[0] == scores(NEW[:1], house)[0]


def test_translations_teach_nothing() -> None:
    learned = adapt_sound(TRANSLATIONS)
    assert not learned.used
    assert learned.left_out == tuple(TRANSLATIONS)
    assert learned.table is load_table()


def test_translations_among_names_change_nothing(house) -> None:
    mixed = adapt_sound(TRANSLATIONS + HOUSE)
    assert mixed.used == tuple(HOUSE)
    np.testing.assert_allclose(scores(NEW + PEOPLE, mixed), scores(NEW + PEOPLE, house), atol=1e-3)


def test_people_with_each_others_names_teach_next_to_nothing() -> None:
    names = [en for _, en in PEOPLE]
    wrong = [(ko, en) for (ko, _), en in zip(PEOPLE, names[3:] + names[:3], strict=True)]
    learned = adapt_sound(wrong)
    assert len(learned.used) <= 1
    np.testing.assert_allclose(scores(PEOPLE, learned), scores(PEOPLE), atol=0.05)


def test_the_order_of_the_pairs_and_repeated_ones_do_not_matter(house) -> None:
    again = adapt_sound([*reversed(HOUSE), *HOUSE])
    assert again.table.name == house.table.name
    np.testing.assert_allclose(scores(NEW, again), scores(NEW, house), atol=1e-6)


def test_the_name_says_on_how_many_pairs_and_tells_lists_apart(house) -> None:
    assert house.table.name.startswith("sound+adapted-12-")
    other = adapt_sound([*HOUSE[:-1], ("김성남", "Gim Sòngnam")])
    assert other.table.name.startswith("sound+adapted-12-")
    assert other.table.name != house.table.name


def test_a_pair_that_counts_half_teaches_less(house) -> None:
    half = adapt_sound((ko, en, 0.5) for ko, en in HOUSE)
    assert half.used == house.used
    shipped = scores(NEW)
    assert all(
        before < less < full
        for before, less, full in zip(shipped, scores(NEW, half), scores(NEW, house), strict=True)
    )


@pytest.mark.parametrize(
    "pairs", [[], [("", "")], [("Putin", "Путин"), ("!", "1"), ("뿌찐", ""), ("", "Putin")]]
)
def test_what_has_no_sound_is_left_out(pairs) -> None:
    learned = adapt_sound(pairs)
    assert learned.used == ()
    assert learned.left_out == tuple(pairs)


def talks() -> Alignment:
    """Four sentences about people, their names in the house style."""
    rows = [(f"{ko}동지가 회의에서 보고를 하였다.", f"{en} made a report at the meeting.") for ko, en in NEW]
    sides = []
    for lang, texts in zip(("ko", "en"), zip(*rows, strict=True), strict=True):
        starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
        sentences = tuple(
            Sentence(text, start, start + len(text)) for text, start in zip(texts, starts, strict=True)
        )
        sides.append((Document(lang, lang, "\n".join(texts)), sentences))
    beads = tuple(Bead((at,), (at,), confidence=0.99) for at in range(len(rows)))
    return Alignment(sides[0][0], sides[1][0], sides[0][1], sides[1][1], beads, "")


def test_people_are_paired_that_were_not_before(house) -> None:
    def found(settings: MatchSettings) -> set[tuple[str, str]]:
        return {(pair.ko.text, pair.en.text) for pair in match_names(talks(), settings=settings)}

    assert not found(MatchSettings())
    assert found(MatchSettings(sound=house.table)) == set(NEW)


def test_what_is_no_pair_of_texts_is_told():
    with pytest.raises(TypeError, match="two texts"):
        adapt_sound([("푸틴", None)])  # type: ignore[list-item]
