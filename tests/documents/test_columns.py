"""Which columns of a table hold the versions, and whether its first row names them."""

import pytest

from aligner.documents.columns import find_layout
from aligner.documents.headings import meaning

WORDS = [("다리", "bridge"), ("공장", "factory"), ("기차", "train")]
SENTENCES = [("다리가 놓였다.", "A bridge was built."), ("공장이 섰다.", "A factory was built.")]


@pytest.mark.parametrize(
    "heading",
    [
        ("ko", "en"),
        ("KOR", "ENG"),
        ("Korean", "English"),
        ("한국어", "영어"),
        ("조선어", "영문"),
        ("국문", "English"),
        ("원문", "번역"),
        ("원문(KO)", "번역(EN)"),
        ("source", "target"),
        ("Source text", "Translation"),
        ("용어", "영어"),
        ("term", "translation"),
        ("Korean (South Korea)", "English_United States"),
        ("ko-KR", "en_US"),
        ("sourceText", "targetText"),
        ("국문명칭", "영문명칭"),
        ("우리말 문장", "영어로 옮긴것"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("rows", [WORDS, SENTENCES], ids=["words", "sentences"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_heading(heading: tuple[str, str], rows: list[tuple[str, str]], turned: bool) -> None:
    table = [row[::-1] if turned else row for row in (heading, *rows)]
    layout = find_layout(table)
    assert layout is not None
    assert layout.heading == 0
    assert [lang[:2] for lang in layout.languages] == (["en", "ko"] if turned else ["ko", "en"])


@pytest.mark.parametrize(
    "first",
    [
        ("다리", "bridge"),
        ("한국어", "Korean"),
        ("영어", "English"),
        ("번역", "translation"),
        ("원문", "source"),
        ("용어", "term"),
        ("KCNA", "Korean Central News Agency"),
        ("DVD", "DVD"),
        ("김치", "김치"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("terms", [False, True])
def test_no_heading(first: tuple[str, str], terms: bool) -> None:
    layout = find_layout([first, *WORDS], terms=terms)
    assert layout is not None
    assert (layout.columns, layout.heading) == ((0, 1), None)


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        (("번호", "용어", "term", "비고"), (1, 2)),
        (("No.", "Satz", "Übersetzung", "Wer"), (1, 2)),
        (("id", "en", "ko", "note"), (1, 2)),
    ],
)
def test_numbers_and_notes_stand_beside(heading: tuple[str, ...], columns: tuple[int, int]) -> None:
    sides = [pair[::-1] if "en" in heading else pair for pair in WORDS]
    layout = find_layout([heading, *((str(n), *pair, "") for n, pair in enumerate(sides))])
    assert layout is not None
    assert (layout.columns, layout.heading) == (columns, 0)


def test_headings_go_before_the_amount_of_text() -> None:
    notes = "a remark that is much longer than the term itself"
    layout = find_layout([("ko", "en", "definition"), *((*pair, notes) for pair in WORDS)])
    assert layout is not None
    assert layout.columns == (0, 1)


def test_of_several_languages_korean_and_english_are_taken() -> None:
    rows = [("표제어", "일본어", "영어"), *((ko, "日本語", en) for ko, en in WORDS)]
    layout = find_layout(rows)
    assert layout is not None
    assert layout.columns == (0, 2)


def test_of_a_list_of_terms_the_first_columns_are_taken() -> None:
    rows = [
        ("지명", ko, en, f"{en}: a long description of it") for ko, en in [*WORDS, *SENTENCES, ("산", "hill")]
    ]
    layout = find_layout(rows, terms=True)
    assert layout is not None
    assert layout.columns == (1, 2)


def test_two_variants_of_a_language_by_their_codes() -> None:
    layout = find_layout([("ko-KP", "ko-KR"), ("로동자", "노동자"), ("력사", "역사")])
    assert layout is not None
    assert (layout.languages, layout.heading) == (("ko-KP", "ko-KR"), 0)


@pytest.mark.parametrize("cell", ["Open the file", "bridge", "The English language is old.", "x" * 99, ""])
def test_other_cells_mean_nothing(cell: str) -> None:
    assert not meaning(cell).is_text
    assert not meaning(cell).is_other
