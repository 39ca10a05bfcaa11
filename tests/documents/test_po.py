"""PO files: msgid and msgstr are a pair, whichever is Korean; what is no pair is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.documents import read, read_catalogues
from aligner.errors import ReadError

from .accounting import unaccounted

HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset={}\\n"\n\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(body: str, name: str = "app.po", lang: str = "ko", charset: str = "UTF-8") -> Path:
        path = tmp_path / name
        path.write_bytes((HEAD.format(lang, charset) + body).encode(charset))
        return path

    return _write


def string(msgid: str, msgstr: str, before: str = "") -> str:
    return f'{before}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def pairs(path: Path) -> list[tuple[str, str]]:
    korean, english = read(path)
    return list(zip(korean.text.split("\n"), english.text.split("\n"), strict=True))


def test_strings_on_several_lines(write: Write) -> None:
    body = 'msgid ""\n"The lamp is on. "\n"Turn it off."\nmsgstr ""\n"등불이 켜져있다. "\n"끄라."\n'
    assert pairs(write(body)) == [("등불이 켜져있다. 끄라.", "The lamp is on. Turn it off.")]


def test_korean_may_be_the_source(write: Write) -> None:
    assert pairs(write(string("등불을 끄라.", "Turn off the lamp."), lang="en")) == [
        ("등불을 끄라.", "Turn off the lamp.")
    ]


def test_markup_stays(write: Write) -> None:
    path = write(string('Press <b>%s</b> \\"now\\".', '<b>%s</b>을 \\"지금\\" 누르라.'))
    assert pairs(path) == [('<b>%s</b>을 "지금" 누르라.', 'Press <b>%s</b> "now".')]


def test_lines_that_were_broken_at_a_width_are_one(write: Write) -> None:
    path = write(
        string("A lamp that\\nshines.\\n\\n- one\\n- two\\n", "비치는\\n등불.\\n\\n- 하나\\n- 둘\\n")
    )
    assert pairs(path) == [("비치는 등불.", "A lamp that shines."), ("- 하나", "- one"), ("- 둘", "- two")]


def test_korean_has_one_form_for_the_plural(write: Write) -> None:
    path = write('msgid "%d lamp"\nmsgid_plural "%d lamps"\nmsgstr[0] "등불 %d개"\n')
    assert pairs(path) == [("등불 %d개", "%d lamps")]
    assert ("%d lamp", "further plural form") in [(p.text, p.reason) for p in read(path)[0].clutter]


def test_english_has_two(write: Write) -> None:
    body = 'msgid "등불 %d개"\nmsgid_plural "등불 %d개"\nmsgstr[0] "%d lamp"\nmsgstr[1] "%d lamps"\n'
    assert pairs(write(body, lang="en")) == [("등불 %d개", "%d lamp"), ("등불 %d개", "%d lamps")]


LEFT_OUT = (
    string("Lit.", "켜졌다.")
    + string("Dim the lamp.", "흐린 말", '#, fuzzy\n#| msgid "Dim the light."\n')
    + string("Not yet.", "", "# by hand\n#. extracted\n#: a.c:1\n")
    + '#~ msgid "Old lamp."\n#~ msgstr "낡은 등불."\n'
)


def test_fuzzy_untranslated_and_obsolete_strings_are_no_pairs(write: Write) -> None:
    assert pairs(write(LEFT_OUT)) == [("켜졌다.", "Lit.")]


def test_every_word_is_text_or_told(write: Write) -> None:
    visible = (
        "Language: ko Content-Type: text/plain; charset=UTF-8 Lit. 켜졌다. Dim the lamp. 흐린 말 Dim the light. "
        "Not yet. by hand extracted Old lamp. 낡은 등불."
    )
    assert not unaccounted(visible, write(LEFT_OUT))


@pytest.mark.parametrize("charset", ["EUC-KR", "CP949", "UTF-8", "utf-16"])
def test_the_encoding_is_the_one_of_the_head(charset: str, write: Write) -> None:
    path = write(string("Lit.", "켜졌다.") + string("Turn it off.", "똠방각하를 끄라."), charset=charset)
    assert pairs(path)[0] == ("켜졌다.", "Lit.") if charset == "EUC-KR" else len(pairs(path)) == 2


def test_a_template_is_a_text(write: Write) -> None:
    (document,) = read(write(string("Lit.", "") + string("Turn it off.", ""), "app.pot", lang=""))
    assert (document.lang, document.text) == ("en", "Lit.\nTurn it off.")


def test_names_of_strings_are_no_text(write: Write) -> None:
    (document,) = read(write(string("lamp.on", "켜졌다.") + string("lamp.off", "꺼졌다."), "ko.po"))
    assert document.text == "켜졌다.\n꺼졌다."


def test_two_files_are_paired_by_the_names_of_their_strings(write: Write) -> None:
    context = 'msgctxt "menu"\n'
    korean = write(
        string("lamp.on", "켬", context) + string("lamp.on", "켜졌다.") + string("a.b", "등"), "ko.po"
    )
    english = write(
        string("lamp.on", "It is on.") + string("lamp.on", "On", context) + string("c.d", "Lamps"),
        "en.po",
        "en",
    )
    for paths in ((korean, english), (english, korean)):
        found = read_catalogues(paths, langs=("ko", "en"))
        assert found is not None
        texts = [document.text.split("\n") for document in found]
        assert sorted(zip(*texts, strict=True)) == [("켜졌다.", "It is on."), ("켬", "On")]
        assert [Path(document.origin).name for document in found] == ["ko.po", "en.po"]
        assert {piece.text for document in found for piece in document.clutter} == {"등", "Lamps"}


def test_the_template_may_be_one_of_two_files(write: Write) -> None:
    korean = write(string("Lit.", "켜졌다."), "ko.po")
    template = write(string("Lit.", ""), "en.po", "en")
    found = read_catalogues((korean, template), langs=("ko", "en"))
    assert found is not None
    assert [document.text for document in found] == ["켜졌다.", "Lit."]


def test_files_of_two_programs_are_no_pair(write: Write) -> None:
    assert read_catalogues((write(LEFT_OUT), write(string("x.y", "Z"), "b.po")), langs=("ko", "en")) is None


@pytest.mark.parametrize(
    "line", ["#comment without a space", "#,fuzzy-not", "#= flag", "#~|", "#| not a string"], ids=str
)
def test_comments_that_gettext_knows_and_polib_does_not(line: str, write: Write) -> None:
    assert pairs(write(string("Lit.", "켜졌다.", f"{line}\n"))) == [("켜졌다.", "Lit.")]


def test_line_ends_of_unicode_part_no_string(write: Write) -> None:
    path = write(string("One.\u2028Two.", "하나.\u2028둘."))
    assert len(pairs(path)) == 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('msgid "Lit.\nmsgstr "켜졌다."\n', "line 6: this is no PO file .a string does not end"),
        ('msgid "a "b" c"\nmsgstr ""\n', "quotation mark without"),
        ("just text\n", "line 6: this is no PO file .the line is neither"),
        ('msgstr "a"\nmsgstr "b"\n', "this is no PO file"),
    ],
)
def test_broken_files_are_refused_with_their_line(body: str, words: str, write: Write) -> None:
    with pytest.raises(ReadError, match=words):
        read(write(body))


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "app.po").write_bytes(b"")
    with pytest.raises(ReadError, match="empty"):
        read(tmp_path / "app.po")
