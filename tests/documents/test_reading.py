"""read(): from files to one or two documents."""

import io
from pathlib import Path

import pytest

from aligner.documents import ReadSettings, check_language, check_pair, document_from_text, read
from aligner.errors import LanguageError, ReadError
from aligner.model import Document

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN


@pytest.fixture
def write(tmp_path: Path):
    def _write(lines: list[str] | str | bytes, name: str = "report.txt", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        text = "\n".join(lines) if isinstance(lines, list) else lines
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return _write


# --- one language


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16", "johab"])
def test_a_korean_file(write, encoding: str) -> None:
    (document,) = read(write(KOREAN, encoding=encoding))
    assert document.lang == "ko"
    assert document.text.split("\n") == KOREAN
    assert document.id == "report.ko"
    assert document.origin.endswith("report.txt")
    assert document.clutter == ()


def test_the_id_does_not_repeat_the_language(write) -> None:
    assert read(write(ENGLISH, "talks_en.txt"))[0].id == "talks_en"
    assert read(write(KOREAN, "talks-KO.txt"))[0].id == "talks-KO"


def test_text_is_tidied(write) -> None:
    (document,) = read(write("\ufeff  두  나라\u00a0회담 \n\n\n\u3000회담이 진행되였다.\u200b\n(끝)\n"))
    assert document.text == "두 나라 회담\n회담이 진행되였다. (끝)"


def test_markdown_is_text(write) -> None:
    assert read(write(ENGLISH, "talks.md"))[0].text.split("\n") == ENGLISH


def test_clutter_is_listed_and_kept_on_request(write) -> None:
    path = write([*ENGLISH, "www.kcna.kp (Juche112.9.14.)"])
    (document,) = read(path)
    assert document.text.split("\n") == ENGLISH
    assert [(piece.line, piece.reason) for piece in document.clutter] == [(6, "web address")]
    assert document.date == "2023-09-14"
    (whole,) = read(path, keep_clutter=True)
    assert whole.text.split("\n") == [*ENGLISH, "www.kcna.kp (Juche112.9.14.)"]
    assert whole.clutter == ()
    assert whole.date == "2023-09-14"


def test_lines_that_are_final_stay_as_they_are(write) -> None:
    lines = ["Talks took", "place in", "Pyongyang.", "-0-", "www.kcna.kp (Juche112.9.14.)"]
    (document,) = read(write(lines), segmented=True)
    assert document.text.split("\n") == lines


def test_settings_are_given_as_an_object_by_name_or_both(write) -> None:
    path = write([*ENGLISH, "www.kcna.kp (Juche112.9.14.)"])
    whole = ReadSettings(keep_clutter=True, date="2024-01-01")
    assert read(path, settings=whole) == read(path, keep_clutter=True, date="2024-01-01")
    (document,) = read(path, settings=whole, keep_clutter=False)
    assert document.clutter
    assert document.date == "2024-01-01"


# --- two languages in one file

ORDERS = {
    "Korean first": KOREAN + ENGLISH,
    "English first": ENGLISH + KOREAN,
    "in turns": [line for pair in zip(KOREAN, ENGLISH, strict=True) for line in pair],
    "in turns, English first": [line for pair in zip(ENGLISH, KOREAN, strict=True) for line in pair],
    "in turns, blank lines between": [x for pair in zip(KOREAN, ENGLISH, strict=True) for x in (*pair, "")],
    "columns": [f"{ko}\t{en}" for ko, en in zip(KOREAN, ENGLISH, strict=True)],
    "columns, English first": [f"{en}\t{ko}" for ko, en in zip(KOREAN, ENGLISH, strict=True)],
    "columns with numbers": [
        f"{number}\t{ko}\t{en}\tnote" for number, (ko, en) in enumerate(zip(KOREAN, ENGLISH, strict=True), 1)
    ],
    "columns under headings": ["Korean\tEnglish"]
    + [f"{ko}\t{en}" for ko, en in zip(KOREAN, ENGLISH, strict=True)],
    "columns under Korean headings": ["번호\t원문\t번역문"]
    + [f"{n}\t{ko}\t{en}" for n, (ko, en) in enumerate(zip(KOREAN, ENGLISH, strict=True))],
}


@pytest.mark.parametrize("order", ORDERS)
def test_a_bilingual_file_gives_two_documents(write, order: str) -> None:
    korean, english = read(write(ORDERS[order]))
    assert (korean.lang, english.lang) == ("ko", "en")
    assert (korean.id, english.id) == ("report.ko", "report.en")
    assert [line.replace(" (끝)", "(끝)") for line in korean.text.split("\n")] == KOREAN
    assert english.text.split("\n") == ENGLISH


@pytest.mark.parametrize("order", ORDERS)
def test_one_language_of_a_bilingual_file(write, order: str) -> None:
    path = write(ORDERS[order])
    assert [document.text.split("\n") for document in read(path, langs=("en",))] == [ENGLISH]
    assert [document.text.split("\n") for document in read(path, langs="ko")] == [KOREAN]
    assert [document.lang for document in read(path, langs=("en", "ko"))] == ["en", "ko"]


def test_clutter_of_a_bilingual_page_goes_to_the_side_it_stands_on(write) -> None:
    lines = [
        *ENGLISH,
        "http://www.kcna.kp (Juche 112.9.14.)",
        "North Korean Language Text:",
        "http://www.kcna.kp/kp/article/q/1.kcmsf",
        *KOREAN,
        "http://www.kcna.kp (주체112.9.14.)",
    ]
    korean, english = read(write(lines))
    assert english.text.split("\n") == ENGLISH
    assert korean.text.split("\n") == KOREAN
    assert [piece.line for piece in english.clutter] == [6, 7, 8]
    assert [piece.line for piece in korean.clutter] == [14]
    assert korean.date == english.date == "2023-09-14"
    korean, english = read(write(lines), keep_clutter=True)
    assert len(english.text.split("\n")) == 8
    assert len(korean.text.split("\n")) == 6


def test_empty_cells_are_no_paragraphs(write) -> None:
    rows = ["가자.\tLet us go.", "그만.\t", "\tStop it.", "온다.\tThey come."]
    korean, english = read(write(rows))
    assert korean.text.split("\n") == ["가자.", "그만.", "온다."]
    assert english.text.split("\n") == ["Let us go.", "Stop it.", "They come."]


def test_a_title_above_columns_goes_to_its_language(write) -> None:
    rows = ["회담", "Talks", *(f"{ko}\t{en}" for ko, en in zip(KOREAN, ENGLISH, strict=True))]
    korean, english = read(write(rows))
    assert korean.text.split("\n") == ["회담", *KOREAN]
    assert english.text.split("\n") == ["Talks", *ENGLISH]


@pytest.mark.parametrize("title", ["회담 진행 / Talks Held", "Talks Held (회담 진행)"])
def test_a_title_in_both_languages_above_columns(write, title: str) -> None:
    rows = [f"{ko}\t{en}" for ko, en in zip(KOREAN, ENGLISH, strict=True)]
    for lines in ([title, *rows], [title, *("\t".join(row.split("\t")[::-1]) for row in rows)]):
        korean, english = read(write(lines))
        assert korean.text.split("\n")[0] == "회담 진행"
        assert english.text.split("\n")[0] == "Talks Held"


def test_columns_in_one_language_when_asked_for(write) -> None:
    rows = [f"{one}\t{one.replace('talks', 'negotiations')}" for one in ENGLISH]
    first, second = read(write(rows), langs=("en", "en"))
    assert (first.id, second.id) == ("report.en", "report.en-2")
    assert "negotiations" in second.text


# --- what is not bilingual


@pytest.mark.parametrize(
    "lines",
    [
        [*ENGLISH, KOREAN[0]],
        [KOREAN[0], *ENGLISH],
        [ENGLISH[0], *KOREAN],
        [*KOREAN, ENGLISH[0]],
        [KOREAN[0], "Workers' Party of Korea", *KOREAN[1:], "KCNA, September 14"],
        [*KOREAN, "다음을 입력한다.", "pip install aligner", "그리고 다음을 입력한다.", "aligner --help"],
        ["그는 New York Times, Washington Post, Financial Times와 회견하였다.", *KOREAN],
        [*ENGLISH[:2], "Kim Jong Un (김정은) visited the factory (공장) with officials.", *ENGLISH[2:]],
    ],
)
def test_a_few_words_of_the_other_language_do_not_split_a_text(write, lines: list[str]) -> None:
    assert len(read(write(lines))) == 1


def test_a_table_in_a_text_is_not_two_columns(write) -> None:
    lines = [*ENGLISH, "Year\tTons", "2021\t10", "2022\t12"]
    (document,) = read(write(lines))
    assert document.text.split("\n")[-1] == "2022 12"


# --- languages that were asked for


@pytest.mark.parametrize(
    ("lines", "langs", "words"),
    [
        (ENGLISH, ("ko",), "no Hangul"),
        (KOREAN, ("en",), "in Korean"),
        (KOREAN, ("ko", "en"), "it is in Korean"),
        (ENGLISH, ("ko", "en"), "it is in English"),
        (["123 456", "789"], ("en",), "without letters"),
        (["Президент прибыл."], ("en",), "in Russian"),
    ],
)
def test_the_wrong_language_is_refused(write, lines: list[str], langs: tuple[str, ...], words: str) -> None:
    with pytest.raises(LanguageError, match=words) as caught:
        read(write(lines), langs=langs)
    assert str(caught.value).count("\n") == 0
    assert "report.txt" in str(caught.value)
    assert caught.value.remedy


def test_other_languages_are_believed(write) -> None:
    (document,) = read(write(["Die Gespräche fanden in Moskau statt."]), langs=("de",))
    assert document.lang == "de"
    (document,) = read(write(["Президент прибыл в Пхеньян."]))
    assert document.lang == "ru"


RUSSIAN = [
    "Переговоры прошли в Пхеньяне.",
    "Стороны договорились о сотрудничестве в области культуры и экономики.",
]


def test_korean_with_another_language(write) -> None:
    path = write([*KOREAN, *RUSSIAN])
    korean, russian = read(path)
    assert (korean.lang, russian.lang) == ("ko", "ru")
    assert russian.text.split("\n") == RUSSIAN
    assert [document.lang for document in read(path, langs=("ru",))] == ["ru"]
    german = [
        "Die Gespräche fanden statt.",
        "Beide Seiten vereinbarten eine engere Zusammenarbeit in der Kultur.",
    ]
    assert [document.lang for document in read(write([*german, *KOREAN]), langs=("ko", "de"))] == ["ko", "de"]


def test_two_languages_without_korean_are_not_told_apart(write) -> None:
    with pytest.raises(LanguageError, match="two files"):
        read(write([*RUSSIAN, *ENGLISH]), langs=("ru", "en"))


def test_a_short_version_is_believed_when_two_are_asked_for(write) -> None:
    path = write([*ENGLISH * 3, KOREAN[2]])
    assert len(read(path)) == 1
    assert [document.lang for document in read(path, langs=("ko", "en"))] == ["ko", "en"]


def test_check_language_and_check_pair() -> None:
    korean, english = Document("a", "ko", KOREAN[1]), Document("b", "en", ENGLISH[1])
    check_language(korean)
    check_language(english)
    check_pair(korean, english)
    with pytest.raises(LanguageError, match="no Hangul"):
        check_language(Document("a", "ko", ENGLISH[1]))
    with pytest.raises(LanguageError, match="both in Korean"):
        check_pair(korean, Document("c", "en", KOREAN[2]))


def test_document_from_text() -> None:
    document = document_from_text("회담이 진행되였다.\r\n끝.", id="x")
    assert (document.id, document.lang, document.text) == ("x", "ko", "회담이 진행되였다.\n끝.")


# --- bad input


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: there is no such file"):
        read(tmp_path / "gone.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\n \n", "empty"),
        ("a.docx", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.html", b"", "empty"),
        ("a.docx", b"Plain text called docx.", "no DOCX document"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.pdf", b"%PDF-1.4 broken", "PDF is damaged"),
        ("a.png", b"\x89PNG\r\n\x1a\n0000", "PNG picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Word"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "no text"),
    ],
)
def test_files_that_cannot_be_read(write, name: str, data: bytes, words: str) -> None:
    path = write(data, name)
    with pytest.raises(ReadError, match=words) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_an_unreadable_file_names_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read(tmp_path / "locked.txt")


# --- every word is accounted for


def test_every_line_of_a_page_is_text_or_told(write) -> None:
    page = [*ENGLISH, "www.kcna.kp (Juche112.9.14.)", "More Articles", "Other Talks Held", "Another Meeting"]
    path = write(page)
    assert not unaccounted(page, path)


def test_what_is_left_out_has_its_place(write) -> None:
    (document,) = read(write(["More News", "2023-09-13", *ENGLISH[:2], "www.kcna.kp", *ENGLISH[2:]]))
    assert [(piece.text, piece.paragraph) for piece in document.clutter if "kcna" in piece.text] == [
        ("www.kcna.kp", len(document.text.split("\n")) - len(ENGLISH[2:]))
    ]


def test_standard_input_is_a_file(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(KOREAN).encode("cp949"))))
    (document,) = read("-")
    assert (document.id, document.origin) == ("input.ko", "standard input")
    assert document.text.split("\n") == KOREAN


@pytest.mark.parametrize("address", ["https://kcna.kp/en/1.html", "http://a.org", "www.kcna.kp/x"])
def test_a_web_address_is_told_to_be_one(address: str) -> None:
    with pytest.raises(ReadError, match="web address") as error:
        read(address)
    assert address in str(error.value)
