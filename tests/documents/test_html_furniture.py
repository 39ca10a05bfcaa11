"""What of a web page is no text: all of it is told, with the reason."""

from pathlib import Path

import pytest

from aligner.documents import read

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN

TEXT = "".join(f"<p>{line}</p>" for line in KOREAN)
LINKS = "".join(f"<li><a href='/{n}'>다른 기사의 제목 {word}</a></li>" for n, word in enumerate("ㄱㄴㄷㄹㅁ"))
LINK_WORDS = "다른 기사의 제목 ㄱ ㄴ ㄷ ㄹ ㅁ"


@pytest.fixture
def parts(tmp_path: Path):
    """Lines of a page's text, and what is left out of it by reason; nothing is lost between them."""

    def _parts(body: str, shown: str = "", *, head: str = "") -> tuple[list[str], dict[str, str]]:
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{head}<body>{body}", encoding="utf-8")
        documents = read(path)
        assert not unaccounted([*(KOREAN if TEXT in body else []), shown], documents)
        told: dict[str, str] = {}
        for piece in (piece for document in documents for piece in document.clutter):
            told[piece.reason] = f"{told.get(piece.reason, '')} {piece.text}".strip()
        return [line for document in documents for line in document.text.split("\n")], told

    return _parts


@pytest.mark.parametrize(
    ("furniture", "reason"),
    [
        ("<nav><a href=/>첫 페지</a><span>소식란</span></nav>", "navigation"),
        ("<div role=navigation>첫 페지 소식란</div>", "navigation"),
        ("<header><div>첫 페지 소식란</div></header>", "header or footer"),
        ("<header><h1><a href=/>첫 페지 소식란</a></h1></header>", "header or footer"),
        ("<footer>첫 페지 소식란. 주소는 여기에 있다.</footer>", "header or footer"),
        ("<aside><h3>첫 페지 소식란</h3></aside>", "navigation"),
        ("<div><a href=1>첫</a> <a href=2>페지</a> <a href=3>소식란</a></div>", "navigation"),
    ],
)
def test_furniture_is_told(parts, furniture: str, reason: str) -> None:
    lines, told = parts(furniture + TEXT, "첫 페지 소식란")
    assert lines == KOREAN
    assert "소식란" in told[reason]


def test_what_stands_beside_the_text_is_told(parts) -> None:
    body = (
        f"<div class=top><span>본사 소식</span></div><div class=text>{TEXT * 2}</div><div>읽은이 31명</div>"
    )
    lines, told = parts(body, "본사 소식 읽은이 31명")
    assert lines == KOREAN * 2
    assert told == {"beside the text": "본사 소식 읽은이 31명"}


def test_prose_beside_the_text_is_text_unless_it_is_called_furniture(parts) -> None:
    lead, notice = (
        "어제 두 나라 대표단이 평양에서 만나 오래동안 이야기를 나누었다.",
        "이 페지의 글을 보려면 먼저 이름을 적고 들어와야 한다는것을 알린다.",
    )
    days = "".join(
        f"<p>{n}일째 회담에서는 {n}가지 문제가 토의되고 {n}개의 문건이 채택되였다.</p>" for n in range(20)
    )
    body = f"<div class=lead><p>{lead}</p></div><div class=body>{days}</div>"
    lines, told = parts(f"{body}<div id=loginBox><p>{notice}</p></div>", notice)
    assert (lines[0], len(lines)) == (lead, 21)
    assert told == {"beside the text": notice}


def test_a_list_of_links_after_the_text(parts) -> None:
    lines, told = parts(
        f"<main>{TEXT}<div><h4>더 읽기</h4><ul>{LINKS}</ul></div></main>", f"더 읽기 {LINK_WORDS}"
    )
    assert lines == KOREAN
    assert "더 읽기" in told["navigation"]


@pytest.mark.parametrize("kind", ["<ul>{}</ul>", "<div class=list><ol>{}</ol></div>"])
def test_a_list_of_links_between_paragraphs_is_text(parts, kind: str) -> None:
    lines, told = parts(f"{TEXT}{kind.format(LINKS)}{TEXT}")
    assert len(lines) == 2 * len(KOREAN) + 5
    assert told == {}


def test_a_list_of_links_before_a_notice_of_rights_is_none_of_the_text(parts) -> None:
    rights = "Copyright 2023 Some House of Many Papers. All Rights Reserved."
    lines, told = parts(f"{TEXT}<div><ul>{LINKS}</ul></div><div>{rights}</div>", f"{LINK_WORDS} {rights}")
    assert lines == KOREAN
    assert told["copyright notice"] == rights


def test_links_that_follow_each_other_are_words_apart(parts) -> None:
    parts(f"<div><a href=1>소식</a><a href=2>사진</a><a href=3>편지</a></div>{TEXT}", "소식 사진 편지")


def test_a_list_of_links_between_paragraphs_that_is_called_furniture(parts) -> None:
    lines, told = parts(f"{TEXT}<div class=related><ul>{LINKS}</ul></div>{TEXT}", LINK_WORDS)
    assert (lines, list(told)) == (2 * KOREAN, ["navigation"])


def test_the_contents_of_the_page_itself_are_text(parts) -> None:
    contents = "".join(f"<li><a href='page.html#{n}'>{n}째 장</a></li>" for n in "가나다")
    chapters = "".join(f"<h2 id={n}>{n}째 장</h2>{TEXT}" for n in "가나다")
    lines, told = parts(f"<div><p>차례</p><ul>{contents}</ul></div>{chapters}")
    assert lines[:4] == ["차례", "가째 장", "나째 장", "다째 장"]
    assert told == {}


def test_sentences_that_are_links_are_text(parts) -> None:
    lines, _ = parts(
        "<div>" + "".join(f"<p><a href=/{n}>{line}</a></p>" for n, line in enumerate(KOREAN)) + "</div>"
    )
    assert lines == KOREAN


@pytest.mark.parametrize(
    "page", [f"<ul>{LINKS}</ul>", f"<nav><ul>{LINKS}</ul></nav>", "<footer>끝말</footer>"]
)
def test_a_page_of_furniture_alone_is_text(parts, page: str) -> None:
    lines, _ = parts(page)
    assert len(lines) in (1, 5)


def test_an_aside_is_text_inside_of_the_text_only(parts) -> None:
    note = "<aside><p>덧붙임: 회담에는 통역도 두 사람 참가하였다.</p></aside>"
    assert len(parts(f"<main>{TEXT}{note}</main>")[0]) == len(KOREAN) + 1
    lines, told = parts(f"<main>{TEXT * 2}</main>{note}", "덧붙임: 회담에는 통역도 두 사람 참가하였다.")
    assert (lines, list(told)) == (KOREAN * 2, ["beside the text"])


def test_a_headline_that_links_to_its_own_page(parts) -> None:
    head = "<title>두 나라 회담 - 신문</title>"
    body = f"<header><h1><a href=/>신문</a></h1></header><header><h2><a href=/1>두 나라 회담</a></h2></header>{TEXT}"
    lines, told = parts(body, "신문", head=head)
    assert lines == ["두 나라 회담", *KOREAN]
    assert told == {"header or footer": "신문"}


def test_beside_a_table_of_two_languages(parts) -> None:
    rows = "".join(f"<tr><td>{ko}</td><td>{en}</td></tr>" for ko, en in zip(KOREAN, ENGLISH, strict=True))
    lines, told = parts(f"<div>자료 모음</div><table>{rows}</table><p>본사</p>", "자료 모음 본사")
    assert lines == [*KOREAN, *ENGLISH]
    assert told == {"beside the text": "자료 모음 본사"}


def test_all_of_it_can_be_put_back(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<nav>차림표</nav><main>{TEXT}</main><footer>끝말</footer>", encoding="utf-8")
    assert read(path, keep_clutter=True)[0].text.split("\n") == ["차림표", *KOREAN, "끝말"]
