"""Several translations of one text: one table, consistent, and what each leaves out."""

from pathlib import Path

import pytest

from aligner.embeddings import load_encoder
from aligner.errors import InputError
from aligner.translations import align_translation_files, align_translations

REPORTS = Path(__file__).parents[2] / "seeds" / "reports"
KOREAN = REPORTS / "2023-09-14_kcna_ko_unofficial-en.txt"
OFFICIAL = REPORTS / "2023-09-14_kcna_en.txt"

SOURCE = [
    "푸틴 대통령이 9월 13일 평양에 도착했다.",
    "시민들이 꽃을 들고 그를 환영했다.",
    "두 정상은 경제 협력을 논의했다.",
    "회담은 두 시간 동안 계속되였다.",
]
FIRST = [
    "President Putin arrived in Pyongyang on September 13.",
    "The two leaders discussed economic cooperation.",
    "The talks lasted for two hours.",
]
SECOND = [
    "Putin came to Pyongyang.",
    "Citizens welcomed him with flowers.",
    "The two leaders discussed economic cooperation. The talks went on for two hours.",
]


@pytest.fixture(scope="module")
def small():
    return align_translations(SOURCE, [FIRST, SECOND])


@pytest.fixture(scope="module")
def talks():
    return align_translation_files([KOREAN, OFFICIAL, KOREAN])


@pytest.mark.parametrize("which", ["small", "talks"])
def test_every_sentence_of_every_translation_is_in_one_row_and_in_order(which, request):
    translations = request.getfixturevalue(which)
    columns = [[row.source for row in translations.rows]]
    columns += [[row.targets[place] for row in translations.rows] for place in range(2)]
    counts = [len(translations.source_sentences), *map(len, translations.target_sentences)]
    for column, count in zip(columns, counts, strict=True):
        assert [index for members in column for index in members] == list(range(count))


def test_each_sentence_is_encoded_once(small):
    encoder = load_encoder()
    encoded = []

    class Counting:
        name, dim = encoder.name, encoder.dim

        def encode(self, texts):
            encoded.extend(texts)
            return encoder.encode(texts)

    assert align_translations(SOURCE, [FIRST, SECOND], encoder=Counting()).rows == small.rows
    assert sorted(encoded) == sorted({*SOURCE, *FIRST, *SECOND})


def test_rows_bring_together_what_belongs_together(small):
    assert [(row.source, row.targets) for row in small.rows] == [
        ((0,), ((0,), (0,))),
        ((1,), ((), (1,))),
        ((2, 3), ((1, 2), (2,))),
    ]


def test_what_one_translation_leaves_out_is_listed(small):
    found = {
        (omission.row, omission.translation, omission.kind, omission.what) for omission in small.omissions
    }
    assert (1, 0, "sentence", SOURCE[1]) in found
    assert (0, 1, "number", "13") in found
    assert not any(omission.what == "13" and omission.translation == 0 for omission in small.omissions)


def test_the_report_shows_what_the_official_english_dropped(talks):
    row = next(number for number, row in enumerate(talks.rows) if row.source == (4,))
    dropped = {
        omission.what for omission in talks.omissions if (omission.row, omission.translation) == (row, 0)
    }
    assert {"김정은", "뿌찐", "국무위원장"} <= dropped


def test_as_a_table(small):
    frame = small.to_frame()
    assert list(frame.columns[:4]) == ["ko", "en_1", "en_2", "confidence"]
    assert frame.loc[1, "en_1"] == ""


def test_in_a_notebook(small):
    shown = small._repr_html_()
    assert shown.count("<tr") == 1 + len(small.rows)
    assert shown.count("no counterpart") == 1
    assert small.signature in shown


def test_a_single_translation_is_refused():
    with pytest.raises(InputError, match="needs two"):
        align_translations(SOURCE, [FIRST])


def test_many_rows_are_put_in_order_one_by_one():
    import time

    count = 1_500
    source, first = ([text for _ in range(count)] for text in ("그가 왔다.", "He came."))
    second = first[: count // 2]
    begin = time.process_time()
    translations = align_translations(source, [first, second])
    assert time.process_time() - begin < 20
    for column in range(2):
        numbers = [index for row in translations.rows for index in row.targets[column]]
        assert numbers == sorted(numbers)
