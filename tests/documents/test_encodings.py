"""Bytes to text."""

import codecs
import random
import unicodedata
from pathlib import Path

import pytest

from aligner.documents import decode, read
from aligner.errors import ReadError

from .texts import ENGLISH, KOREAN

LONG_KOREAN = "\n".join(KOREAN)
SHORT_KOREAN = "안녕하세요. 저는 학생입니다."
WITH_HANJA = "金日成綜合大學은 平壤에 있다. 學生들은 2023年 9月에 入學하였다."
CURLY = "It’s “good” – he said so… and left.\nThe café was naïve."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949"]
)
@pytest.mark.parametrize("text", [LONG_KOREAN, SHORT_KOREAN, WITH_HANJA, "뿌찐대통령은 KCNA와 회견하였다."])
def test_korean_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["euc-kr", "johab"])
@pytest.mark.parametrize("text", [LONG_KOREAN, SHORT_KOREAN, "\n".join(KOREAN + ENGLISH)])
def test_older_korean_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CURLY, "It’s fine.", "\n".join(ENGLISH)])
def test_curly_quotation_marks_are_not_taken_for_korean(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_russian() -> None:
    text = "Президент России прибыл в Пхеньян. Переговоры прошли в тёплой обстановке, сообщает агентство."
    assert decode(text.encode("cp1251")) == text


def test_text_is_nfc_with_plain_line_ends_and_no_mark() -> None:
    data = codecs.BOM_UTF8 + unicodedata.normalize("NFD", "회담\r\n뿌찐\r").encode()
    assert decode(data) == "회담\n뿌찐\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (codecs.BOM_UTF8, "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "Hangul (HWP)"),
        (b"{\\rtf1 text}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03text\x04\x05\x06" * 20, "binary"),
        (("회담\ufffd\ufffd\ufffd" * 20).encode(), "lost"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words.replace("(", r"\(").replace(")", r"\)")) as caught:
        decode(data, "report.txt")
    message = str(caught.value)
    assert message.startswith("report.txt")
    assert "\n" not in message
    assert caught.value.remedy


def test_damage_in_utf8_is_placed() -> None:
    data = "첫줄이다.\n둘째줄 여기 ".encode() + b"\xff" + " 셋째.\n".encode()
    with pytest.raises(ReadError, match=r"report\.txt, line 2, column 8: .*UTF-8") as caught:
        decode(data, "report.txt")
    assert (caught.value.line, caught.value.column) == (2, 8)


def test_damage_in_cp949_is_placed() -> None:
    data = LONG_KOREAN.encode("cp949") + b"\n\xff\n" + LONG_KOREAN.encode("cp949")
    with pytest.raises(ReadError, match=r"line 6, column 1: .*CP949"):
        decode(data, "report.txt")


def test_cut_off_utf16_is_placed() -> None:
    with pytest.raises(ReadError, match="UTF-16"):
        decode(codecs.BOM_UTF16_LE + "회담".encode("utf-16-le")[:3])


def test_noise_is_never_text() -> None:
    noise = random.Random(7)
    for size in (64, 640, 6400):
        for low in (0, 128):
            with pytest.raises(ReadError):
                decode(bytes(noise.randrange(low, 256) for _ in range(size)))


@pytest.mark.parametrize("mark", ["\r\n", "\r"])
def test_line_ends_of_all_systems(mark: str) -> None:
    assert decode(f"첫째이다.{mark}둘째이다.".encode()) == "첫째이다.\n둘째이다."


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\f", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_plain_text(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(f"첫째이다.{mark}둘째이다.".encode())
    assert read(path)[0].text == "첫째이다.\n둘째이다."


def test_seven_bits_of_mail() -> None:
    assert decode(LONG_KOREAN.encode("iso2022_kr")) == LONG_KOREAN


def test_half_width_letters_become_syllables() -> None:
    assert decode("ﾾￏﾧￂﾱﾷￚﾤ ﾡￂﾴﾷￜ ﾷￆﾴﾧￂ. ABC".encode()) == "회담은 값이 없다. ABC"


def test_what_was_encoded_twice_is_decoded_twice() -> None:
    text = "우리는 오늘 간다. 회담은 어제 평양에서 열렸다."
    assert decode(text.encode().decode("latin-1").encode()) == text
    windows = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert decode(windows.encode()) == text


def test_western_letters_are_not_taken_for_that() -> None:
    assert decode("Fiancée, résumé, ïî".encode()) == "Fiancée, résumé, ïî"
