"""AsciiDoc: boxes are passed over, what is in them is read; code, comments and settings are told."""

import re
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import left_out, put_together, unaccounted
from .texts import ENGLISH, KOREAN


@pytest.fixture
def document(read_as):
    return lambda text, name="diary.adoc", **settings: read_as(name, text, **settings)


DIARY = """\
= 마을 일기
김철수와 친구
:toc:
:place: 강가

봄이 왔다. *{place}*에는 _버들_이 푸르다.
줄을 바꾸어 쓴 글이다.footnote:[버들은 물을 좋아한다.]

[[todo]]
== 할일

// 쓰는 이만 본다.
[source,python]
----
print("밭")
----

* 씨앗을 고른다.
봄에 쓸 것이다.
+
이어진 문단이다.
** 밭을 간다.

[NOTE]
.알림
====
땅은 거짓말을 하지 않는다.

NOTE: 마을 말이다.
====
"""


def test_a_page(document) -> None:
    found = document(DIARY)
    assert found.text.split("\n") == [
        "마을 일기",
        "김철수와 친구",
        "봄이 왔다. 강가에는 버들이 푸르다. 줄을 바꾸어 쓴 글이다.",
        "버들은 물을 좋아한다.",
        "할일",
        "씨앗을 고른다. 봄에 쓸 것이다.",
        "이어진 문단이다.",
        "밭을 간다.",
        "알림",
        "땅은 거짓말을 하지 않는다.",
        "마을 말이다.",
    ]
    assert left_out(found) == [
        ("front matter", ":toc:"),
        ("front matter", ":place: 강가"),
        ("comment", "쓰는 이만 본다."),
        ("code block", 'print("밭")'),
    ]
    assert [(piece.line, piece.paragraph) for piece in found.clutter][2:] == [(12, 5), (15, 5)]
    assert 'print("밭")' in document(DIARY, keep_code=True).text


def test_every_word_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "diary.adoc"
    path.write_text(DIARY, encoding="utf-8")
    visible = re.sub(r"[*_]|\[\[.*\]\]|\[(?:NOTE|source,python)\]|NOTE:|footnote:", "", DIARY)
    visible = visible.replace("{place}", "강가")
    assert not unaccounted(visible, path)


MARKS = [
    ("`git add *` 와 ``a_b_c`` 와 `+{x}+` 이다.", "git add * 와 a_b_c 와 {x} 이다."),
    ("https://a.kp[글] 과 https://b.kp[] 과 link:c.html[둘째^] 이다.", "글 과 https://b.kp 과 둘째 이다."),
    ("<<todo,할일>> 과 xref:a.adoc#b[다른 글] 을 보라.", "할일 과 다른 글 을 보라."),
    ("((봄)) 은 첫째(((철, 봄))) 철이다.", "봄 은 첫째 철이다."),
    ("\\*별* 과 [.x]#칠# 과 H~2~O 와 \"`말`\" 이다.", "*별* 과 칠 과 H2O 와 “말” 이다."),
    ("kbd:[Ctrl] 과 menu:파일[저장] 과 image:a.png[그림,20] 이다.", "Ctrl 과 파일 > 저장 과 그림 이다."),
    ("{없음} 과 {nbsp}&lt;태그&gt; 이다.", "{없음} 과 <태그> 이다."),
    ("첫째 +\n둘째", "첫째\n둘째"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_come_off(document, text: str, expected: str) -> None:
    assert document(text).text == expected


BLOCKS = {
    "items": (". 하나\n. 둘\n\n2019. 5. 3. 회의\n\n* [x] 할일", ["하나", "둘", "2019. 5. 3. 회의", "할일"]),
    "terms": (
        "봄:: 첫째 철로\n따뜻하다.\n가을::\n  셋째 철",
        ["봄", "첫째 철로 따뜻하다.", "가을", "셋째 철"],
    ),
    "notes on code": ("----\nx <1>\n----\n<1> 값이다.", ["값이다."]),
    "a quotation": ("[quote, 농부]\n____\n땅은 정직하다.\n____", ["농부", "땅은 정직하다."]),
    "a verse": ("[verse]\n____\n첫 행\n둘째 행\n____", ["첫 행", "둘째 행"]),
    "a picture": (".강가\nimage::a.png[강가]\n\nimage::b.png[뒷산, 20]", ["강가", "뒷산"]),
    "a table": ("|===\n|가 |나\n\n|다\n|라\n마\n2+|바\n|===", ["가", "나", "다", "라 마", "바"]),
    "a table of commas": (",===\n가,나\n,===", ["가", "나"]),
    "columns by number": ('[cols="2*"]\n|===\n|가\n|나\n|다\n|라\n|===', ["가", "나", "다", "라"]),
    "conditions": ("ifdef::x[]\n가\nendif::[]\nifdef::y[나]", ["가", "나"]),
    "indented text": (" 들여쓴 문장이다. 코드가 아니다.", ["들여쓴 문장이다. 코드가 아니다."]),
    "a remark in brackets": ("[참고 글]", ["[참고 글]"]),
    "lines of marks": ("가\n\n'''\n\n<<<\n\n나", ["가", "나"]),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_blocks(document, case: str) -> None:
    text, expected = BLOCKS[case]
    assert document(f"== 머리\n\n{text}\n").text.split("\n") == ["머리", *expected]


def test_underlined_titles_of_old_files(document) -> None:
    assert document("마을 일기\n---------\n\n글이다.\n\n----\nx = 1\n----\n").text.split("\n") == [
        "마을 일기",
        "글이다.",
    ]


LEFT_OUT = {
    "other files": ("include::비밀.adoc[]", ("code block", "include::비밀.adoc[]")),
    "literal blocks": ("....\n$ ls\n....", ("code block", "$ ls")),
    "indented": (" $ ls", ("code block", " $ ls")),
    "a paragraph of code": ("[source]\nx = 1\ny = 2", ("code block", "x = 1\ny = 2")),
    "an open block of code": ("[source]\n--\nx = 1\n--", ("code block", "x = 1")),
    "fences": ("```python\nx = 1\n```", ("code block", "x = 1")),
    "passed through": ("++++\n<b>\n++++", ("code block", "<b>")),
    "a block of comments": ("////\n숨김\n////", ("comment", "숨김")),
    "entries of an index": ("글(((봄)))이다.", ("hidden text", "봄")),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_is_no_text_is_told(document, case: str, tmp_path: Path) -> None:
    (tmp_path / "비밀.adoc").write_text("다른 글이다.", encoding="utf-8")
    text, expected = LEFT_OUT[case]
    found = document(f"== 머리\n\n{text}\n")
    assert left_out(found) == [expected]
    assert "다른" not in found.text


def test_a_line_of_marks_too_many_turns_no_text_into_code(document) -> None:
    block = "[source]\n----\nx = 1\n----\n"
    found = document(f"== 머리\n\n{block}----\n\n글이다.\n\n{block}\n둘째 글이다.\n")
    assert found.text.split("\n") == ["머리", "글이다.", "둘째 글이다."]
    found = document(
        f"== 머리\n\n[source]\n----\nx = 1\n\n문장이 하나 있다. 또 있다.\n\n{block}\n둘째 글이다.\n"
    )
    assert found.text.split("\n") == ["머리", "문장이 하나 있다. 또 있다.", "둘째 글이다."]


@pytest.mark.parametrize("comment", ["////\n{}\n////\n{}\n", "// {}\n{}\n\n"])
def test_an_original_in_comments_is_the_other_version(tmp_path: Path, comment: str) -> None:
    path = tmp_path / "talks.asc"
    pairs = zip(KOREAN, ENGLISH, strict=True)
    path.write_text("".join(comment.format(f"_{en}_", ko) for ko, en in pairs), encoding="utf-8")
    korean, english = read(path)
    assert [line.replace(" (끝)", "(끝)") for line in korean.text.split("\n")] == KOREAN
    assert english.text.split("\n") == ENGLISH


def test_a_signature_is_no_text(document) -> None:
    with pytest.raises(ReadError, match="PGP"):
        document("-----BEGIN PGP SIGNATURE-----\n\nabc\n", "report.asc")


FRAGMENTS = """
W~W W.~= W~== W~* W~** W~. W~1. W~- W~W:: W~W::~----~....~====~____~****~--~|===~|W |W~2+|W~a|W~[source]~[NOTE]
[quote, W]~.W~// W~////~+~:a: W~{a}~image::u[W]~image:u[W]~https://u[W]~link:u[W]~<<a,W>>~(((W)))~footnote:[W]
`W`~`+W+`~*W*~_W_는~#W#~^W^~W +~NOTE: W~ W~'''~ifdef::a[W]~endif::[]~[[a]]~pass:[W]~+++W+++~~~++++~```js~```
menu:W[W]~\\*W*~[verse]~,===~W,W
""".strip("\n").replace("\n", "~").split("~")  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_whatever_is_put_together(document, seed: int) -> None:
    lines, words = put_together(FRAGMENTS, seed)
    found = document("\n".join(["머리", "", *lines]))
    told = found.text + "".join(piece.text for piece in found.clutter)
    assert [word for word in words if word not in told] == []


def test_attributes_do_not_blow_up_a_text(document) -> None:
    doubling = "".join(f":a{n}: {{a{n - 1}}}{{a{n - 1}}}\n" for n in range(1, 60))
    found = document(f":a0: 강\n{doubling}\n{{a59}} 이다.\n")
    assert len(found.text) < 1_000_000
