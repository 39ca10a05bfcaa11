"""reStructuredText: blocks by indentation, directives and roles of Sphinx, no other file opened."""

# ruff: noqa: E501 (an example a line)

import re
from pathlib import Path

import pytest

from aligner.documents import read

from .accounting import left_out, put_together, unaccounted
from .texts import ENGLISH, KOREAN


@pytest.fixture
def document(read_as):
    return lambda text, name="diary.rst", **settings: read_as(name, text, **settings)


DIARY = """\
:orphan:

.. 쓰는 이만 본다.

=========
마을 일기
=========

봄이 왔다. *강가*\\ 에는 **버들**\\ 이 푸르다. 줄을
바꾸어 쓴 글이다 [1]_.

.. [1] 버들은 물을
   좋아한다.

할일
----

* 씨앗을 고른다.
  봄에 쓸 것이다.

  - 밭을 간다::

      print("밭")

.. note:: 땅은 거짓말을
   하지 않는다.

   마을 말이다.

.. code-block:: python

   print("끝")
"""


def test_a_page(document) -> None:
    found = document(DIARY)
    assert found.text.split("\n") == [
        "마을 일기",
        "봄이 왔다. 강가에는 버들이 푸르다. 줄을 바꾸어 쓴 글이다.",
        "버들은 물을 좋아한다.",
        "할일",
        "씨앗을 고른다. 봄에 쓸 것이다.",
        "밭을 간다:",
        "땅은 거짓말을 하지 않는다.",
        "마을 말이다.",
    ]
    assert left_out(found) == [
        ("front matter", ":orphan:"),
        ("comment", "쓰는 이만 본다."),
        ("code block", 'print("밭")'),
        ("code block", 'print("끝")'),
    ]
    assert [(piece.line, piece.paragraph) for piece in found.clutter][2:] == [(23, 6), (30, 8)]
    assert 'print("밭")' in document(DIARY, keep_code=True).text


def test_every_word_is_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "diary.rst"
    path.write_text(DIARY, encoding="utf-8")
    visible = re.sub(r"\\ |\*|\.\. (?:note|code-block)::(?: python)?|\[1\]_?", "", DIARY)
    assert not unaccounted(visible, path)


MARKS = [
    ("``a*b`` 와 *가* 와 **나** 와 `다`.", "a*b 와 가 와 나 와 다."),
    (":ref:`뒷산 <hill>` 과 :class:`~a.b.Hill` 과 :doc:`!길` 이다.", "뒷산 과 Hill 과 길 이다."),
    ("`글 <http://a.kp>`_ 과 `<http://b.kp>`_ 과 `둘째 글`__ 이다.", "글 과 http://b.kp 과 둘째 글 이다."),
    ("강가_ 와 snake_ 와 __init__ 이다.\n\n.. _강가: http://a.kp", "강가 와 snake_ 와 __init__ 이다."),
    ("|마을| 이다.\n\n.. |마을| replace:: 우리 *마을*", "우리 마을 이다."),
    ("별 \\*하나\\*\\ 와 [#a]_ [둘]_ 이다.", "별 *하나*와 [둘] 이다."),
    ("*강조*는 2*3*4 가 아니다.", "강조는 2*3*4 가 아니다."),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_come_off(document, text: str, expected: str) -> None:
    assert document(text).text.split("\n")[0] == expected


BLOCKS = {
    "terms": ("봄\n   첫째 철로, 짧고\n   따뜻하다.\n\n가을\n   셋째 철", ["봄", "첫째 철로, 짧고 따뜻하다.", "가을", "셋째 철"]),
    "numbers": ("1. 하나\n2. 둘\n#. 셋\n\n2019. 5. 3. 회의", ["하나", "둘", "셋", "2019. 5. 3. 회의"]),
    "fields": (":저자: 김철수\n   와 친구", ["저자: 김철수 와 친구"]),
    "options": ("-v, --verbose  자세히\n               알린다", ["-v, --verbose 자세히 알린다"]),
    "lines": ("| 첫 행\n| 둘째\n  행", ["첫 행", "둘째 행"]),
    "quotation": ("   땅은 정직하다.\n\n   -- 농부", ["땅은 정직하다.", "농부"]),
    "unknown directive": (".. 상자: x\n\n.. grid-item:: 제목\n   :columns: 4\n\n   글이다.", ["제목", "글이다."]),
    "a picture": (".. figure:: a.png\n   :alt: 강가\n   :width: 20\n\n   그림 말", ["강가", "그림 말"]),
    "a list of rows": (
        ".. list-table:: 표\n   :widths: 1 2\n\n   * - 가\n     - 나\n   * - 다\n     - 라\n       마",
        ["표", "가", "나", "다", "라 마"],
    ),
    "a table of commas": ('.. csv-table::\n   :header: "가", 나\n\n   "1, 2", 다', ["가", "나", "1, 2", "다"]),
    "a grid": ("+----+------+\n| 가 | 나   |\n|    | 다   |\n+----+------+", ["가", "나 다"]),
    "columns": ("==== ====\n가   나\n==== ====\n다   라\n     마\n==== ====", ["가", "나", "다", "라 마"]),
    "what was documented": (".. autofunction:: a.b\n\n   글이다.", ["글이다."]),
    "a name for another file": (".. |상자| replace:: 나무\n   상자", ["나무 상자"]),
    "a formula": (".. math::\n\n   a = b", ["a = b"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BLOCKS)
def test_blocks(document, case: str) -> None:
    text, expected = BLOCKS[case]
    assert document(f"머리\n====\n\n{text}\n").text.split("\n") == ["머리", *expected]


LEFT_OUT = {
    "other files": (".. include:: 비밀.rst", ("code block", "비밀.rst")),
    "raw": (".. raw:: html\n\n   <b>", ("code block", "html\n\n<b>")),
    "quoted literals": ("글::\n\n> a\n> b", ("code block", "> a\n> b")),
    "a session": (">>> 1 + 1\n2", ("code block", ">>> 1 + 1\n2")),
    "a list of files": (".. toctree::\n   :maxdepth: 1\n\n   a\n   b", ("navigation", "a\nb")),
    "comments": ("..\n   숨김", ("comment", "\n숨김".strip("\n"))),
    "entries of an index": (".. index:: 봄", ("hidden text", "봄")),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_is_no_text_is_told(document, case: str, tmp_path: Path) -> None:
    (tmp_path / "비밀.rst").write_text("다른 글이다.", encoding="utf-8")
    text, expected = LEFT_OUT[case]
    found = document(f"머리\n====\n\n{text}\n")
    assert left_out(found) == [expected]
    assert "다른" not in found.text


def test_a_bilingual_table(tmp_path: Path) -> None:
    rows = "".join(f"   * - {ko}\n     - {en}\n" for ko, en in zip(KOREAN, ENGLISH, strict=True))
    path = tmp_path / "talks.rst"
    path.write_text(f".. list-table::\n\n{rows}", encoding="utf-8")
    korean, english = read(path)
    assert korean.text.split("\n") == KOREAN
    assert english.text.split("\n") == ENGLISH


FRAGMENTS = """
W|W W.|W::|====|* W|- W|  W|    W|1. W|#. W|.. note:: W|.. note::|   W|.. code-block:: js|   :alt: W
.. image:: u|.. W|..|.. [1] W|:W: W|+---+---+|=== ===|W   W|-v  W|>>> W|``W``|*W*|**W|`W <u>`_|:ref:`W <u>`|W_
[1]_|\\W|-- W|||.. list-table:: W|   * - W|     - W|.. csv-table::|   W, "W"|.. toctree::|__ u|.. figure:: u
.. raw:: html|~~~~|+ W|:a: W
""".strip("\n").replace("\n", "|").split("|")  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_whatever_is_put_together(document, seed: int) -> None:
    lines, words = put_together(FRAGMENTS, seed)
    found = document("\n".join(["머리", "", *lines]))
    told = found.text + "".join(piece.text for piece in found.clutter)
    assert [word for word in words if word not in told] == []


def test_names_that_stand_for_much_do_not_blow_up_a_text(document) -> None:
    words = " ".join(["강"] * 20_000)
    found = document(f".. |a| replace:: {words}\n\n" + "|a| 이다.\n\n" * 2000)
    assert len(found.text) < 1_000_000
    assert words in found.text
