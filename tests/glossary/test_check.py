"""Checking a translation: what departs is told, what keeps to the glossary is not."""

from __future__ import annotations

import pytest

from aligner.errors import LanguageError
from aligner.glossary import Glossary
from aligner.glossary.check import departures
from aligner.model import Alignment, Bead, Document, Entry, Sentence, Variant

GLOSSARY = Glossary(
    (
        Entry("뿌찐", "Putin", ko_south="푸틴"),
        Entry("쎄르게이 라브로브", "Sergei Lavrov", en_variants=(Variant("Sergey Lavrov", 2),)),
        Entry("제니스 만뚜로브", "Denis Mantrov", en_standard="Denis Manturov"),
        Entry("김정은", "Kim Jong Un"),
        Entry("임정", "Im"),
        Entry("조", "Jo"),
        Entry("로씨야", "Russia", kind="country", ko_south="러시아"),
        Entry("로씨야련방", "Russian Federation", kind="country"),
        Entry("중국", "China", kind="country"),
        Entry("조선", "Korea", kind="country"),
        Entry("평양", "Pyongyang", kind="place"),
        Entry("국방상", "Minister of Defence", kind="title"),
    )
)


def alignment(*pairs: tuple[str, str], langs: tuple[str, str] = ("ko", "en")) -> Alignment:
    """Each pair in a bead of its own; an empty text is a side without counterpart."""
    sides = []
    for side in (0, 1):
        texts = [pair[side] for pair in pairs if pair[side]]
        document = Document(langs[side], langs[side], "\n".join(texts))
        places = [document.text.index(text) for text in texts]
        sides.append(
            (
                document,
                tuple(Sentence(text, at, at + len(text)) for text, at in zip(texts, places, strict=True)),
            )
        )
    beads, source, target = [], 0, 0
    for first, second in pairs:
        beads.append(Bead((source,) if first else (), (target,) if second else ()))
        source, target = source + bool(first), target + bool(second)
    return Alignment(sides[0][0], sides[1][0], sides[0][1], sides[1][1], tuple(beads))


DEPARTS = [
    ("뿌찐은 도착하였다.", "Puchin arrived.", ["뿌찐"]),
    ("뿌찐동지께서 오시였다.", "Comrade Puchin came.", ["뿌찐"]),
    ("푸틴이 도착했다.", "Puchin arrived.", ["뿌찐"]),
    ("쎄르게이 라브로브는 말하였다.", "Foreign Minister Lavroff said.", ["쎄르게이 라브로브"]),
    ("국방상이 도착하였다.", "The Secretary of Defense arrived.", ["국방상"]),
    ("뿌찐은 평양에 왔다.", "He came to the capital.", ["뿌찐", "평양"]),
    ("뿌찐은 가고 뿌찐은 왔다.", "He went, and came.", ["뿌찐"]),
    ("로씨야련방은 크다.", "The Republic is large.", ["로씨야련방"]),
    ("임정이 왔다.", "The image came.", ["임정"]),
]


@pytest.mark.parametrize(("korean", "english", "expected"), DEPARTS, ids=[case[0] for case in DEPARTS])
def test_what_departs(korean: str, english: str, expected: list[str]):
    assert [one.entry.ko for one in departures(alignment((korean, english)), GLOSSARY)] == expected


KEEPS = [
    ("뿌찐은 도착하였다.", "President PUTIN's plane landed."),
    # Printed variants and the usual form do as well as the first one.
    ("쎄르게이 라브로브는 말하였다.", "Sergey Lavrov said."),
    ("제니스 만뚜로브", "Denis Manturov"),
    # Hyphens, capitals.
    ("김정은동지께서 오시였다.", "Kim Jong-un came."),
    # Adjectives of countries.
    ("로씨야 군대", "the Russian army"),
    ("중국 인민", "the Chinese people"),
    # A longer form of the glossary, a longer word, and the end of another word are not the form.
    ("로씨야련방은 크다.", "The Russian Federation is large."),
    ("중국산제품", "foreign goods"),
    ("남조선은 말하였다.", "The south said."),
    # One syllable is rather a part of speech.
    ("조가 왔다.", "He came."),
    ("사람들이 왔다.", "People came."),
]


@pytest.mark.parametrize(("korean", "english"), KEEPS, ids=[case[0] for case in KEEPS])
def test_what_keeps_to_the_glossary(korean: str, english: str):
    assert departures(alignment((korean, english)), GLOSSARY) == ()


def test_where_it_departs():
    pairs = alignment(("회담이 끝났다.", "The talks ended."), ("푸틴은 갔다.", "Puchin left."))
    (one,) = departures(pairs, GLOSSARY)
    assert (one.bead, one.ko, one.entry.en) == (1, "푸틴", "Putin")
    assert (one.source_text, one.target_text) == ("푸틴은 갔다.", "Puchin left.")


def test_what_is_not_translated_departs_from_nothing():
    assert departures(alignment(("뿌찐은 갔다.", ""), ("", "Nobody left.")), GLOSSARY) == ()


def test_english_may_stand_first():
    pairs = alignment(("Puchin left.", "뿌찐은 갔다."), langs=("en", "ko"))
    assert [one.ko for one in departures(pairs, GLOSSARY)] == ["뿌찐"]


def test_two_english_texts_have_no_korean_forms():
    with pytest.raises(LanguageError, match="Korean text and its English"):
        departures(alignment(("a", "b"), langs=("en", "en")), GLOSSARY)
