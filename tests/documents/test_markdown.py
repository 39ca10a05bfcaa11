"""Markdown: text without its marks, a paragraph a line; code and front matter beside it."""

# ruff: noqa: E501 (an example a line)

import re
from pathlib import Path

import pytest

from aligner.documents import read
from aligner.errors import ReadError

from .accounting import left_out, put_together, unaccounted
from .texts import ENGLISH, KOREAN


@pytest.fixture
def document(read_as):
    return lambda text, name="diary.md", **settings: read_as(name, text, **settings)


DIARY = """\
---
layout: post
title: 마을 일기
---

# 마을 일기 {#diary}

봄이 왔다. [강가](https://example.org/river "물가")에는 **버들**이 푸르다.

## 할일

- 씨앗을 고른다.
- `삽`을 닦는다.
1. 밭을 간다.

```python
print("밭")
```

| 날 | 일 |
|---|---|
| 월요일 | 밭갈이를 한다. |

> 땅은 거짓말을 하지 않는다.
"""


def test_a_page_of_markdown(document) -> None:
    found = document(DIARY)
    assert found.text.split("\n") == [
        "마을 일기",
        "봄이 왔다. 강가에는 버들이 푸르다.",
        "할일",
        "씨앗을 고른다.",
        "삽을 닦는다.",
        "밭을 간다.",
        "날",
        "일",
        "월요일",
        "밭갈이를 한다.",
        "땅은 거짓말을 하지 않는다.",
    ]
    assert left_out(found) == [
        ("front matter", "---\nlayout: post\ntitle: 마을 일기\n---"),
        ("hidden text", "물가"),
        ("code block", 'print("밭")'),
    ]
    assert [(piece.line, piece.paragraph) for piece in found.clutter] == [(1, 0), (8, 2), (16, 6)]


def test_every_word_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "diary.md"
    path.write_text(DIARY, encoding="utf-8")
    visible = re.sub(r"\]\(\S+ (\S+)\)(\S+)", r"\2 \1", DIARY)
    visible = re.sub(r"[*`\[]|\{#diary\}|(?<=```)python", "", visible)
    # The number only counts the item.
    assert unaccounted(visible, path) == {"1": 1}


def test_code_and_clutter_are_kept_on_request(document) -> None:
    assert 'print("밭")' in document(DIARY, keep_code=True).text.split("\n")
    whole = document(DIARY, keep_clutter=True)
    assert "layout: post" in whole.text
    # What shows on hovering only is never text.
    assert [piece.reason for piece in whole.clutter] == ["hidden text", "code block"]


def test_lines_that_are_final_stay_as_they_are(document) -> None:
    lines = ["# Diary", "*Talks* took", "place in", "```", "Pyongyang."]
    assert document("\n".join(lines), segmented=True).text.split("\n") == lines


# --- paragraphs


WRAPPED = {
    "English": (
        "# Diary\n\nSpring has come to the village, and the willows along the\nriver are green again.\n\n"
        "* The seeds are sorted on Monday, before the rain that the\n  old people expect.\n* The tools are cleaned.\n",
        [
            "Diary",
            "Spring has come to the village, and the willows along the river are green again.",
            "The seeds are sorted on Monday, before the rain that the old people expect.",
            "The tools are cleaned.",
        ],
    ),
    "Korean": ("# 일기\n\n봄이 온 마을의 강가에는\n버들이 푸르다.\n", ["일기", "봄이 온 마을의 강가에는 버들이 푸르다."]),
    "lazy quotation": ("> 봄이 온 마을의 강가에는\n버들이 푸르다.\n", ["봄이 온 마을의 강가에는 버들이 푸르다."]),
    "hard breaks": ("# 시\n\n봄이 오면  \n산에 들에\\\n진달래<br>피네\n", ["시", "봄이 오면", "산에 들에", "진달래", "피네"]),
    "no mark but wrapped": (
        "Spring has come to the village and all the\nwillows along the river are green again,\nas the old people said.\n",
        ["Spring has come to the village and all the willows along the river are green again, as the old people said."],
    ),
    "items the format does not know": ("# 법\n\n① 첫째\n② 둘째\n", ["법", "① 첫째", "② 둘째"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRAPPED)
def test_lines_of_a_paragraph_are_joined(document, case: str) -> None:
    text, expected = WRAPPED[case]
    assert document(text).text.split("\n") == expected


def test_a_text_that_is_called_markdown_keeps_its_lines(document) -> None:
    assert document("\n".join(ENGLISH)).text.split("\n") == ENGLISH
    poem = ["진달래", "산에 산에 피는 꽃", "들에 들에", "피는 꽃", "봄이 오면 어김없이 다시 찾아와 피는 꽃"]
    assert document("\n".join(poem)).text.split("\n") == poem


# --- marks


MARKS = [
    ("**강조(emphasis)**는 _중요_하다.", "강조(emphasis)는 중요하다."),
    ("`x`와 ``a`b``는 `**c**` 아니다.", "x와 a`b는 **c** 아니다."),
    ("별표 \\*하나\\*와 &lt;태그&gt; &amp; 끝.", "별표 *하나*와 <태그> & 끝."),
    ("[글][a]과 <https://a.kp>, ![그림](b.png)이다.\n\n[a]: http://b.kp", "글과 https://a.kp, 그림이다."),
    ("[내려받기](book-{{ lang }}.pdf)를 누른다.", "내려받기를 누른다."),
    ("값은 $a_1*b_2*c$이고 가격은 $5이다.", "값은 $a_1*b_2*c$이고 가격은 $5이다."),
    ("이름은 <이름>이나 <name>으로 적는다.", "이름은 <이름>이나 <name>으로 적는다."),
    ("<kbd>Ctrl</kbd>를 누르고 <span class='x'>기다린다</span>.", "Ctrl를 누르고 기다린다."),
    ("==밑줄==과 ~~지움~~, a==b, 2**3**4.", "밑줄과 지움, a==b, 234."),
    ("본문이다[^1]. 참고[^b]하라.", "본문이다. 참고하라."),
    ("단추 <Badge text='새것' /> 하나.", "단추 새것 하나."),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_come_off(document, text: str, expected: str) -> None:
    assert document(text).text == expected


BLOCKS = {
    "boxes": ("::: tip 참고\n글이다.\n:::\n\n:::note[제목]\n둘째다.\n:::", ["참고", "글이다.", "제목", "둘째다."]),
    "boxes of GitHub": ("> [!NOTE]\n> 글이다.\n\n> [!tip] 제목\n> 둘째다.", ["글이다.", "제목", "둘째다."]),
    "boxes of MkDocs": ('!!! note "제목"\n    글이다.\n\n    둘째다.\n\n셋째다.', ["제목", "글이다.", "둘째다.", "셋째다."]),
    "boxes that are fences": (
        '```warn header="제목"\n규칙을 지켜야 한다.\n\n- 값은 `true`라야 한다.\n```',
        ["제목", "규칙을 지켜야 한다.", "값은 true라야 한다."],
    ),
    "tags of templates": ("{{< note >}}\n글이다.\n{{< /note >}}\n\n{% include x.html %}", ["글이다."]),
    "items": ("1. 하나\n\n   둘째 문단\n   - [ ] 속\n2. 둘", ["하나", "둘째 문단", "속", "둘"]),
    "a date is no item": ("2019. 5. 3. 회의가 열렸다.", ["2019. 5. 3. 회의가 열렸다."]),
    "definitions": ("봄\n: 첫째 철\n\n가을\n\n:   셋째 철", ["봄", "첫째 철", "가을", "셋째 철"]),
    "footnotes": ("글[^1].\n\n[^1]: 각주이다.\n    이어진다.\n\n뒤의 글.", ["글.", "각주이다. 이어진다.", "뒤의 글."]),
    "indented text": ("글:\n\n    들여쓴 문장이다. 코드가 아니다.", ["글:", "들여쓴 문장이다. 코드가 아니다."]),
    "an underlined title": ("제목\n====\n\n글이다.", ["제목", "글이다."]),
    "HTML": (
        "<div>\n<p>가</p>나<ul><li>다</li></ul>\n\n<details><summary>라</summary>\n\n마 *바*\n\n</details></div>",
        ["가", "나", "다", "라", "마 바"],
    ),
    "a definition that is a remark": ("[참고]: 보라", ["[참고]: 보라"]),
    "a verse": ("| 첫 행\n| 둘째 행", ["첫 행", "둘째 행"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BLOCKS)
def test_blocks(document, case: str) -> None:
    text, expected = BLOCKS[case]
    assert document(f"# 머리\n\n{text}").text.split("\n") == ["머리", *expected]


def test_tables(document) -> None:
    rows = "| 가 | 나 |\n|---|:-:|\n| `값\\|수` | 다<br>라 | 남는 칸 |"
    assert document(rows).text.split("\n") == ["가", "나", "값|수", "다", "라", "남는 칸"]
    assert document("+---+----+\n| 가 | 나 |\n| 다 | 라 |\n+---+----+").text.split("\n") == ["가 다", "나 라"]
    assert document("<table><tr><td>가</td><td>나</td></tr></table>").text.split("\n") == ["가", "나"]


def test_a_bilingual_page(tmp_path: Path) -> None:
    path = tmp_path / "talks.md"
    marked = [f"- **{line}**" for line in (*KOREAN, *ENGLISH)]
    for lines in (marked, [line for pair in zip(KOREAN, ENGLISH, strict=True) for line in (*pair, "")]):
        path.write_text("\n".join(lines), encoding="utf-8")
        korean, english = read(path)
        assert [line.replace(" (끝)", "(끝)") for line in korean.text.split("\n")] == KOREAN
        assert english.text.split("\n") == ENGLISH


def test_an_original_in_comments_is_the_other_version(tmp_path: Path) -> None:
    path = tmp_path / "talks.md"
    path.write_text(
        "\n\n".join(f"<!-- *{en}* -->\n{ko}" for ko, en in zip(KOREAN, ENGLISH, strict=True)),
        encoding="utf-8",
    )
    korean, english = read(path)
    assert (korean.lang, english.lang) == ("ko", "en")
    assert english.text.split("\n") == ENGLISH


# --- what is no text


LEFT_OUT = {
    "fences": ("~~~\n$ ls\n~~~", ("code block", "$ ls")),
    "indented": ("글.\n\n    $ ls", ("code block", "$ ls")),
    "scripts": ("<script setup>\nlet a\n\nlet b\n</script>", ("code block", "\nlet a\n\nlet b".strip("\n"))),
    "preformatted": ("<pre><code>x = 1</code></pre>", ("code block", "x = 1")),
    "imports": ("import Tabs from '@x/Tabs';", ("code block", "import Tabs from '@x/Tabs';")),
    "code of a template": ("{% highlight c %}\nint x;\n{% endhighlight %}", ("code block", "int x;")),
    "comments": ("글<!-- 숨김 -->이다.", ("comment", "숨김")),
    "comments over empty lines": ("<!--\n숨김\n\n더\n-->", ("comment", "숨김\n\n더")),
    "comments of components": ("{/* 숨김 */}", ("comment", "숨김")),
    "a comment as a definition": ("[//]: # (숨김)", ("comment", "숨김")),
    "tooltips": ("<span title='풍선'>글</span>", ("hidden text", "풍선")),
    "a place for contents": ("[TOC]", ("navigation", "[TOC]")),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_is_no_text_is_told(document, case: str) -> None:
    text, expected = LEFT_OUT[case]
    found = document(f"# 머리\n\n{text}")
    assert left_out(found) == [expected]
    assert expected[1] not in found.text


@pytest.mark.parametrize(("mark", "line"), [("---", "title: 봄"), ("+++", 'title = "봄"')])
def test_front_matter(document, mark: str, line: str) -> None:
    assert left_out(document(f"{mark}\n{line}\n{mark}\n\n글이다.")) == [
        ("front matter", f"{mark}\n{line}\n{mark}")
    ]


def test_a_line_of_marks_is_no_front_matter(document) -> None:
    assert document("---\n봄이 왔다. 강가로 간다.\n\n---\n글이다.").text.split("\n") == [
        "봄이 왔다. 강가로 간다.",
        "글이다.",
    ]


MISSING_FENCES = {
    "no end": "```\nx = 1\n\n이어서 다음 문장을 읽는다. 끝이 없다.\n",
    "the next one ends it": "```js\nx = 1\n\n이어서 다음 문장을 읽는다. 끝이 없다.\n\n```js\nx = 1\n```\n",
}


@pytest.mark.parametrize("case", MISSING_FENCES)
def test_text_is_not_lost_where_a_fence_is_missing(document, case: str) -> None:
    found = document(MISSING_FENCES[case])
    assert found.text == "이어서 다음 문장을 읽는다. 끝이 없다."
    assert all(reason == "code block" and text.endswith("x = 1") for reason, text in left_out(found))


FRAGMENTS = """
# W|- W|  - W|1. W|> W|```|````smart header="W"|    W|W W.|**W**|*W|`W`|[W](u)|![W](u "W")|---|===|<div>|</div>
<p>W</p>|<!-- W -->|<!--|-->|:::tip W|:::|!!! note "W"|    W W.|[^1]: W|[a]: u "W"|$$|{% raw %}
{{< n text="W" >}}|||+---+|* * *|<W>|W<br>W|<script>|</script>|[!NOTE] W|W  |W\\|==W==|_W_는|: W|[W][a]
<td>W</td>|<Foo title="W">|{/* W */}|~~~|10. W
""".strip().replace("\n", "|").split("|")  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_whatever_is_put_together(document, seed: int) -> None:
    lines, words = put_together(FRAGMENTS, seed)
    found = document("\n".join(["# 머리", *lines]))
    told = found.text + "".join(piece.text for piece in found.clutter)
    assert [word for word in words if word not in told] == []


# --- bad input


def test_quotations_and_items_of_any_depth(document) -> None:
    deep = "> " * 3000 + "글이다."
    assert document(deep).text.endswith("글이다.")
    items = "\n".join("  " * depth + f"- 항목 {depth}" for depth in range(200))
    assert not set(items.split("\n")) & set(document(items).text.split("\n"))
    assert document(items).text.count("항목") == 200


@pytest.mark.parametrize("text", ["", "\n\n", "```\nx\n```", "---\na: b\n---\n"])
def test_a_file_without_text(document, text: str) -> None:
    with pytest.raises(ReadError, match=r"diary\.md: the file (?:holds no text|is empty)"):
        document(text)
