"""Web pages as files: encodings, damage, sizes and depths that parsers do not like."""

import time
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN

TEXT = "".join(f"<p>{line}</p>" for line in KOREAN)


@pytest.fixture
def page(tmp_path: Path):
    def _page(source: str | bytes, name: str = "page.html") -> Path:
        path = tmp_path / name
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return path

    return _page


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<meta charset=euc-kr>", "cp949"),
        ("<meta charset='ks_c_5601-1987'>", "cp949"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-949'>", "cp949"),
        ("<meta charset=utf-8>", "cp949"),
        ("<meta charset=iso-8859-1>", "cp949"),
        ("<meta charset=euc-kr>", "utf-8"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-16>", "utf-16"),
        ("<meta charset=utf-8>", "utf-16-le"),
        ("<meta charset=unheard-of>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
        ("<!-- <meta charset=shift_jis> --><meta charset=euc-kr>", "cp949"),
        ("<?xml version='1.0' encoding='EUC-KR'?>", "euc-kr"),
        ("<meta charset=iso-2022-kr>", "iso2022_kr"),
        ("<meta charset=johab>", "johab"),
        ("", "utf-8"),
        ("", "cp949"),
    ],
)
def test_encodings(page, declaration: str, encoding: str) -> None:
    path = page(f"{declaration}<body>{TEXT}".encode(encoding))
    assert read(path)[0].text.split("\n") == KOREAN


def test_a_declared_western_encoding(page) -> None:
    path = page("<meta charset=windows-1252><p>The “café” was closed. They went home.</p>".encode("cp1252"))
    assert read(path)[0].text == "The “café” was closed. They went home."


@pytest.mark.parametrize(
    "big", ["<img src='data:{}'>", "<!-- {} -->", "<script>{}</script>", "<p title='{}'></p>"]
)
def test_what_stands_behind_ten_million_letters(page, big: str) -> None:
    assert read(page(f"<p>{KOREAN[0]}</p>{big.format('x' * 11_000_000)}{TEXT}"))[0].text.split("\n") == [
        KOREAN[0],
        *KOREAN,
    ]


@pytest.mark.parametrize(
    "tag", ["div", "b", "span", "blockquote", "ul><li", "font", "form", "table><tr><td", "x-y"]
)
def test_thousands_of_elements_that_are_never_closed(page, tag: str) -> None:
    body = "".join(f"<{tag}>{number}번 창고에 쌀이 있다. " for number in range(3000))
    found = read(page(f"<body>{body}"))
    assert not unaccounted((f"{number}번 창고에 쌀이 있다" for number in range(3000)), found)


@pytest.mark.parametrize(
    "end", ["", '<a href="x', "<a hre", "<!-- end", "</p", "<", "<script>x", "&am", "<p title='a"]
)
def test_a_page_that_breaks_off(page, end: str) -> None:
    assert read(page(f"<body>{TEXT}{end}"))[0].text.split("\n")[: len(KOREAN)] == KOREAN


@pytest.mark.parametrize("rest", ["", '<p title="a">셋째 글이다.</p>'])
def test_a_quotation_mark_that_is_missing_takes_nothing_in(page, rest: str) -> None:
    lines = read(page(f'{TEXT}<p>첫째 <a href="x>고리</a> 글이다.</p><p>둘째 글이다.</p>{rest}'))[
        0
    ].text.split("\n")
    assert lines[: len(KOREAN) + 2] == [*KOREAN, "첫째 고리 글이다.", "둘째 글이다."]


def test_a_parser_that_stops_early_is_said(page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "aligner.documents.readers.html.tree._Builder._flush", lambda self: self._text.clear()
    )
    with pytest.raises(ReadError, match="cannot be read to its end"):
        read(page(TEXT))


def test_xhtml_is_read_by_the_rules_of_xml(page) -> None:
    head = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><script src='x'/><title/></head>"
    body = f"<body><p>회담&nbsp;소식&hearts;</p>{TEXT}"
    for end in ("</body></html>", "<br></body></html>"):  # the second is not well formed
        assert read(page(head + body + end, "page.xhtml"))[0].text.split("\n") == ["회담 소식♥", *KOREAN]


def test_entities_of_its_own_are_not_expanded(page) -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
    text = read(
        page(f"<?xml version='1.0'?>{bomb}<html xmlns='http://www.w3.org/1999/xhtml'>{TEXT}<p>&b;</p></html>")
    )
    assert text[0].text.split("\n") == [*KOREAN, "&b;"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("<html><body><script>x()</script></body></html>", "no text"),
        ("<html><body><p style='display:none'></p></body></html>", "no text"),
        (
            "<frameset cols='*,*'><frame src='menu.html'><frame src='text.html'></frameset>",
            r"menu\.html, text\.html",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "PNG"),
        (b"<p>" + bytes(range(1, 256)) * 9, "not text|encoding|looks like"),
    ],
)
def test_what_is_no_page(page, source: str | bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        read(page(source))


def test_time_grows_with_the_size_of_the_page(page) -> None:
    def seconds(times: int) -> float:
        path = page("<main>" + "".join(f"<div><p>{line}</p></div>" for line in ENGLISH) * times)
        start = time.perf_counter()
        read(path)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(1200) < 12 * seconds(300)
