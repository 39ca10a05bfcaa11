"""Web pages: the text with its headlines, breaks and tables, without navigation."""

from pathlib import Path

import pytest

from aligner.documents import read

from .texts import ENGLISH, KOREAN

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title} - Some Site</title>{head}</head><body>
<header><div>Some Site</div></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/p">Photos</a></li></ul></nav>
{body}
<aside><h3>Popular</h3><ul><li><a href="/1">Other headline</a></li><li><a href="/2">Another one</a></li></ul></aside>
<footer>Copyright 2024 Some Site. All rights reserved.</footer>
<script>var text = "not text";</script></body></html>"""


@pytest.fixture
def page(tmp_path: Path):
    def _page(body: str, *, head: str = "", charset: str = "utf-8", encoding: str = "utf-8") -> Path:
        path = tmp_path / "page.html"
        text = PAGE.format(body=body, head=head, charset=charset, title="Talks")
        path.write_bytes(text.encode(encoding))
        return path

    return _page


def article(lines: list[str]) -> str:
    return f"<article><h1>{lines[0]}</h1>" + "".join(f"<p>{line}</p>" for line in lines[1:]) + "</article>"


@pytest.mark.parametrize("lines", [KOREAN, ENGLISH])
def test_headline_and_paragraphs(page, lines: list[str]) -> None:
    (document,) = read(page(article(lines)))
    assert document.text.split("\n") == lines


def test_a_headline_outside_of_the_text(page) -> None:
    body = (
        f"<div class='top'><h1>{ENGLISH[0]}</h1></div><div class='text'>{article(['', *ENGLISH[1:]])}</div>"
    )
    assert read(page(body))[0].text.split("\n") == ENGLISH


@pytest.mark.parametrize("separator", ["<br>", "<br/><br/>\n"])
def test_line_breaks_part_paragraphs(page, separator: str) -> None:
    body = f"<div><h2>{KOREAN[0]}</h2><div class='content'>{separator.join(KOREAN[1:])}</div></div>"
    assert read(page(body))[0].text.split("\n") == KOREAN


def test_repeated_paragraphs_stay(page) -> None:
    lines = [*ENGLISH, ENGLISH[2], ENGLISH[3]]
    assert read(page(article(lines)))[0].text.split("\n") == lines


def test_subheadings_lists_and_quotations_stay(page) -> None:
    body = (
        f"<main><h1>{ENGLISH[0]}</h1><p>{ENGLISH[1]}</p><h2>Second day</h2><p>{ENGLISH[2]}</p>"
        f"<ul><li>First item of the agreement</li><li>Second item of it</li></ul>"
        f"<blockquote><p>{ENGLISH[3]}</p></blockquote></main>"
    )
    expected = [
        *ENGLISH[:2],
        "Second day",
        ENGLISH[2],
        "First item of the agreement",
        "Second item of it",
        ENGLISH[3],
    ]
    assert read(page(body))[0].text.split("\n") == expected


def test_marks_inside_a_paragraph_do_not_part_it(page) -> None:
    body = (
        "<article><p>The <b>talks</b> took <i>place</i> in\n   <a href='/x'>Pyongyang</a>&nbsp;today.</p>"
        + "".join(f"<p>{line}</p>" for line in ENGLISH[2:])
    )
    assert (
        read(page(body + "</article>"))[0].text.split("\n")[0] == "The talks took place in Pyongyang today."
    )


@pytest.mark.parametrize(
    "body",
    [
        article(KOREAN) + article(ENGLISH),
        f"<div id='en'>{article(ENGLISH)}</div><hr><div id='ko'>{article(KOREAN)}</div>",
        "<main>"
        + "".join(f"<p>{ko}</p><p>{en}</p>" for ko, en in zip(KOREAN, ENGLISH, strict=True))
        + "</main>",
        "<table>"
        + "".join(f"<tr><td>{ko}</td><td>{en}</td></tr>" for ko, en in zip(KOREAN, ENGLISH, strict=True))
        + "</table>",
        "<h1>자료</h1><table><tr><th>English</th><th>Korean</th></tr>"
        + "".join(f"<tr><td>{en}</td><td>{ko}</td></tr>" for ko, en in zip(KOREAN, ENGLISH, strict=True))
        + "</table>",
    ],
    ids=["articles", "boxes", "in turns", "table", "table with headings"],
)
def test_bilingual_pages(page, body: str) -> None:
    korean, english = read(page(body))
    assert korean.text.split("\n") == KOREAN
    assert english.text.split("\n") == ENGLISH


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("euc-kr", "cp949"), ("utf-8", "utf-8"), ("utf-8", "cp949"), ("EUC-KR", "utf-8")],
)
def test_the_declared_encoding_may_be_wrong(page, charset: str, encoding: str) -> None:
    (document,) = read(page(article(KOREAN), charset=charset, encoding=encoding))
    assert document.text.split("\n") == KOREAN


def test_the_date_that_the_head_states(page) -> None:
    head = "<meta property='article:published_time' content='2023-09-14T06:00:00+09:00'>"
    assert read(page(article(ENGLISH), head=head))[0].date == "2023-09-14"


def test_html_is_known_without_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!doctype html><html><body>" + article(ENGLISH) + "</body></html>", encoding="utf-8")
    assert read(path)[0].text.split("\n") == ENGLISH


def test_a_page_without_body(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>Talks took place.</p><p>They ended.</p>", encoding="utf-8")
    assert read(path)[0].text.split("\n") == ["Talks took place.", "They ended."]


def test_a_headline_in_the_header_of_the_article(page) -> None:
    body = (
        f"<div class='wrap'><header><div class='t'><h2>{KOREAN[0]}</h2></div></header>"
        f"<article><div>{''.join(f'<p>{line}</p>' for line in KOREAN[1:])}</div></article></div>"
    )
    assert read(page(body))[0].text.split("\n") == KOREAN


def test_a_headline_known_by_the_title_of_the_page(page) -> None:
    text = "<br>".join(ENGLISH[1:])
    body = f"<div class='head'><div class='h'>{ENGLISH[0]}</div></div><div class='text'>{text}</div>"
    head = f'<meta property="og:title" content="{ENGLISH[0]} | Some Site">'
    assert read(page(body, head=head))[0].text.split("\n") == ENGLISH


def test_a_table_that_only_lays_out_the_page(page) -> None:
    links = "".join(f"<a href='/{n}'>Link {n}</a><br>" for n in range(5))
    text = "<br><br>".join(ENGLISH)
    assert (
        read(page(f"<table><tr><td>{links}</td><td>{text}</td></tr></table>"))[0].text.split("\n") == ENGLISH
    )


def test_a_list_of_other_articles_beside_the_text(page) -> None:
    others = "".join(f"<li><a href='/{n}'>Headline of another article, number {n}</a></li>" for n in range(6))
    body = f"<div><div>{article(ENGLISH)}</div><div class='more'><h3>Related articles</h3><ul>{others}</ul></div></div>"
    assert read(page(body))[0].text.split("\n") == ENGLISH


def test_text_set_in_pre_keeps_its_lines(page) -> None:
    joined = "\n".join(ENGLISH)
    assert read(page(f"<pre>{joined}</pre>"))[0].text.split("\n") == ENGLISH
