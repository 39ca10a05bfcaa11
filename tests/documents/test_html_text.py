"""What of a web page is text: whatever is shown and is no furniture, whichever element it stands in."""

from pathlib import Path

import pytest

from aligner.documents import read

from .accounting import unaccounted
from .texts import ENGLISH, KOREAN

TEXT = "".join(f"<p>{line}</p>" for line in KOREAN)


@pytest.fixture
def lines(tmp_path: Path):
    """The lines of a page's text; all words that it shows are told."""

    def _lines(body: str, *, head: str = "", shown: str = "") -> list[str]:
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{head}<body>{body}", encoding="utf-8")
        documents = read(path)
        assert not unaccounted([*KOREAN, shown] if TEXT in body else shown, documents)
        return [line for document in documents for line in document.text.split("\n")]

    return _lines


@pytest.mark.parametrize(
    "tag", ["form", "aside", "header", "section", "center", "custom-element", "fieldset", "nav"]
)
def test_the_whole_text_in_one_element(lines, tag: str) -> None:
    assert lines(f"<{tag}>{TEXT}<input type=hidden value=x></{tag}>") == KOREAN


@pytest.mark.parametrize(
    "inside",
    [
        "<aside><p>{}</p></aside>",
        "<details><summary>{}</summary></details>",
        "<figure><img src=a.png><figcaption>{}</figcaption></figure>",
        "<form><p>{}</p><input name=a></form>",
        "<article><header><h3>{}</h3></header></article>",
        "<article><footer><p>{}</p></footer></article>",
        "<dl><dt>{}</dt></dl>",
        "<table><caption>{}</caption><tr><td>1</td></tr></table>",
        "<svg><text>{}</text></svg>",
        "<div role=note>{}</div>",
        "<dialog open>{}</dialog>",
        "<iframe srcdoc='&lt;p&gt;{}&lt;/p&gt;'></iframe>",
    ],
)
def test_a_sentence_in_an_element_inside_the_text(lines, inside: str) -> None:
    sentence = "통역 두 사람도 회담에 참가하였다."
    assert sentence in lines(f"<main>{TEXT}{inside.format(sentence)}{TEXT}</main>", shown=sentence)


def test_a_word_on_a_button_in_a_sentence_is_a_word_of_the_sentence(lines) -> None:
    assert "회담은 평양에서 열렸다." in lines(f"<p>회담은 <button>평양</button>에서 열렸다.</p>{TEXT}")
    assert "회담은 평양에서 열렸다." in lines(f"<p>회담은 <input value=평양>에서 열렸다.</p>{TEXT}")


@pytest.mark.parametrize(
    "control",
    [
        "<button>복사</button>",
        "<div><button>앞으로</button> <button>뒤로</button></div>",
        "<select><option>서울<option>부산</select>",
        "<form><label>이름</label><input name=a><label>주소</label><input name=b><button>보내기</button></form>",
        "<form role=search><input placeholder=찾기><input type=submit value=찾기></form>",
        "<textarea>여기에 의견을 쓰시오.</textarea>",
    ],
)
def test_controls_are_told_and_are_no_text(lines, tmp_path: Path, control: str) -> None:
    assert lines(f"{TEXT}{control}") == KOREAN
    assert {piece.reason for piece in read(tmp_path / "page.html")[0].clutter} == {"button or field"}


def test_a_button_that_is_a_heading_or_a_question_is_text(lines) -> None:
    found = lines(f"<h3><button>첫째 물음</button></h3>{TEXT}<button>회담은 언제 다시 열립니까?</button>")
    assert found == ["첫째 물음", *KOREAN, "회담은 언제 다시 열립니까?"]


def test_a_button_behind_a_heading_is_none_of_its_words(lines) -> None:
    assert lines(f"<h2>둘째 날 <button>접기</button></h2>{TEXT}", shown="접기") == ["둘째 날", *KOREAN]


def test_a_text_in_a_field(lines) -> None:
    assert lines("<textarea>" + "\n".join(KOREAN) + "</textarea>") == KOREAN
    question = "<select><option>회담은 봄에 열렸다.<option>회담은 가을에 열렸다.</select>"
    assert lines(f"{TEXT}{question}")[-2:] == ["회담은 봄에 열렸다.", "회담은 가을에 열렸다."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='color: red; display:none'>{}</p>",
        "<p style='visibility: hidden'>{}</p>",
        "<p hidden>{}</p>",
        "<p class='a secret'>{}</p>",
        "<p>본 글의 <span id=gone>{}</span> 끝</p>",
        "<dialog>{}</dialog>",
        "<noscript>{}</noscript>",
        "<video>{}</video>",
    ],
)
def test_hidden_text_is_told_and_never_text(lines, tmp_path: Path, hidden: str) -> None:
    css = "<style>/* .a {} */ .secret, #gone { display: none } p.b{display:none} p.b{display:block}</style>"
    sentence = "이 글은 보이지 않는다."
    assert sentence not in "".join(lines(TEXT + hidden.format(sentence), head=css))
    (document,) = read(tmp_path / "page.html", keep_clutter=True)
    assert [(piece.text, piece.reason) for piece in document.clutter] == [(sentence, "hidden text")]


def test_what_is_hidden_only_on_paper_is_shown(lines) -> None:
    css = "<style>@media print { .a { display: none } } .b { display: none } .b { display: block }</style>"
    assert lines(f"{TEXT}<p class=a>첫째 줄이다.</p><p class=b>둘째 줄이다.</p>", head=css)[-2:] == [
        "첫째 줄이다.",
        "둘째 줄이다.",
    ]


def test_what_a_script_shows_is_text(lines) -> None:
    assert lines(f"<div style='display:none'>{TEXT}</div>") == KOREAN
    other = "".join(f"<p>{line}</p>" for line in ENGLISH)
    assert lines(f"<div>{TEXT}</div><div style='display:none'>{other}</div>") == [*KOREAN, *ENGLISH]


def test_nothing_that_a_page_never_shows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    unseen = (
        "<script>x = 'no text'</script><template>no text</template><!-- no text --><iframe>no text</iframe>"
    )
    path.write_text(f"<head><title>no text</title></head><body>{TEXT}{unseen}", encoding="utf-8")
    (document,) = read(path)
    assert (document.text.split("\n"), document.clutter) == (KOREAN, ())


@pytest.mark.parametrize(
    "code",
    [
        "<pre><code>{}</code></pre>",
        "<pre class=programlisting>{}</pre>",
        "<pre class=screen>{}</pre>",
        "<div class=highlight><pre><span>{}</span></pre></div>",
        "<pre class='sourceCode python'>{}</pre>",
        "<pre><code class=language-sh>{}</code><button></button></pre>",
    ],
)
def test_code_blocks_are_told_with_their_lines(lines, tmp_path: Path, code: str) -> None:
    block = "x = [1, 2]\nfor y in x:\n    print(y)"
    page = f"<main>{TEXT}{code.format(block)}<p>변수 <code>x</code>를 본다.</p></main>"
    assert lines(page, shown=block) == [*KOREAN, "변수 x를 본다."]
    (document,) = read(tmp_path / "page.html")
    assert [(piece.text, piece.reason) for piece in document.clutter] == [(block, "code block")]
    (document,) = read(tmp_path / "page.html", keep_code=True)
    assert "for y in x:" in document.text.split("\n")


@pytest.mark.parametrize("start", ["<pre>", "<pre class=screen>"])
def test_preformatted_prose_is_text(lines, start: str) -> None:
    letter = ["Dear friends,", "we have come home.", "The talks went on for two days.", "All of us are well."]
    assert lines(f"{start}{chr(10).join(letter)}</pre>") == letter


def test_line_ends_that_a_style_keeps(lines) -> None:
    assert lines(f"<div style='white-space: pre-line'>첫째 줄이다.\n둘째 줄이다.</div>{TEXT}")[:2] == [
        "첫째 줄이다.",
        "둘째 줄이다.",
    ]


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        ("<ruby>朝<rp>(</rp><rt>조</rt><rp>)</rp>鮮<rt>선</rt></ruby>의 력사", "朝鮮(조선)의 력사"),
        ("<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>이다", "x=1/2이다"),
        ("값은 <del>10</del><ins>12</ins>원이다", "값은 12원이다"),
        ("그는 <q>가자</q>고 하였다", "그는 “가자”고 하였다"),
        ("줄었다.<sup><a href='#n1'>1</a></sup> 그러나", "줄었다. 그러나"),
        ("줄었다.<a href='#n1'><sup>12</sup></a> 그러나", "줄었다. 그러나"),
        ("줄었다.<sup>1</sup> 그러나", "줄었다. 그러나"),
        ("줄었다.<sup>1)</sup> 그러나", "줄었다.1) 그러나"),
        ("넓이는 5km<sup>2</sup>이다", "넓이는 5km2이다"),
        ("회<wbr>담&nbsp;소식<img alt='그림'>", "회담 소식"),
        ("회담&#44284; &#xC18C;식 &unknown;", "회담과 소식 &unknown;"),
    ],
)
def test_text_inside_a_line(lines, inline: str, expected: str) -> None:
    assert expected in lines(f"{TEXT}<p>{inline}</p>{TEXT}")


def test_cells_over_several_rows_and_columns_are_said_once(lines) -> None:
    table = (
        "<table><tr><th>도시</th><th>수도</th></tr><tr><td rowspan=2>평양시</td><td>강동군</td></tr>"
        "<tr><td>강남군</td></tr><tr><td colspan=2>모두 두 군</td></tr></table>"
    )
    assert lines(TEXT + table)[len(KOREAN) :] == ["도시", "수도", "평양시", "강동군", "강남군", "모두 두 군"]


def test_a_cell_above_keeps_the_column_of_those_beside_it(lines) -> None:
    rows = "<tr><td rowspan=2>그는 왔다. 그는 갔다.</td><td>He came.</td></tr><tr><td>He went.</td></tr>"
    more = "".join(f"<tr><td>{ko}</td><td>{en}</td></tr>" for ko, en in zip(KOREAN, ENGLISH, strict=True))
    assert lines(f"<table>{more}{rows}</table>") == [
        *KOREAN,
        "그는 왔다. 그는 갔다.",
        *ENGLISH,
        "He came.",
        "He went.",
    ]


def test_a_table_in_a_table_that_lays_out_the_page(lines) -> None:
    inner = "<table><tr><td>첫째 칸</td><td>둘째 칸</td></tr></table>"
    found = lines(
        f"<table><tr><td>자료</td><td>{TEXT}{inner}</td></tr></table>", shown="자료 첫째 칸 둘째 칸"
    )
    assert found[-len(KOREAN) - 2 :] == [*KOREAN, "첫째 칸", "둘째 칸"]


@pytest.mark.parametrize("source", ["회담은 열렸다.\n모두가 왔다.", "회담은 열렸다.<br>모두가 왔다."])
def test_a_page_of_hardly_any_elements(tmp_path: Path, source: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    assert read(path)[0].text == "회담은 열렸다.\n모두가 왔다."
