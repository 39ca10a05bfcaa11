"""What steers an alignment: paragraphs, anchors, sizes, explanations."""

import json
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

import aligner
from aligner import AlignSettings, Document, ReadSettings, align, read
from aligner.cli import main
from aligner.errors import ConstraintError, InputError, LanguageError, ReadError, ShapeError
from aligner.pipeline import align_files, explain, explain_files, read_anchors

KOREAN = [
    "회담은 평양에서 진행되였다.",
    "두 정상은 경제 협력을 논의했다.",
    "날씨가 매우 추웠다.",
    "기자 20명이 참석했다.",
]
ENGLISH = [
    "The talks took place in Pyongyang.",
    "The two leaders discussed economic cooperation.",
    "The weather was very cold.",
    "20 journalists attended.",
]


def shapes(alignment):
    return [(bead.source, bead.target) for bead in alignment.beads]


def test_the_signature_tells_how_the_result_was_made():
    plain = align(KOREAN, ENGLISH).signature
    assert plain.startswith("enc:builtin-")
    assert "|v:" in plain
    steered = align(KOREAN, ENGLISH, max_size=2, by_paragraph=True, fixed=[(0, 0)]).signature
    assert {"max:2", "by:paragraph", "set:1+0"} <= set(steered.split("|"))
    everything = align(
        KOREAN,
        ENGLISH,
        max_size=1,
        by_paragraph=True,
        refine=True,
        fixed=[(0, 0)],
        forbidden=[(0, 1), (1, 0)],
    )
    _, *told, version = everything.signature.split("|")
    assert [part.split(":")[0] for part in told] == ["score", "max", "clues", "by", "refined", "set"]
    assert "set:1+2" in told
    assert version == f"v:{aligner.__version__}"


def test_settings_are_given_as_an_object_by_name_or_both():
    target = [" ".join(ENGLISH[:2]), *ENGLISH[2:]]
    limited = align(KOREAN, target, max_size=1, forbidden=[(0, 0)])
    mine = AlignSettings(max_size=1, forbidden=[(0, 0)])
    assert align(KOREAN, target, settings=mine) == limited
    assert align(KOREAN, target, settings=replace(mine, max_size=4), max_size=1) == limited
    assert align(KOREAN, target, settings=mine).signature == limited.signature
    lines = "\n".join(KOREAN), "\n".join(["One. Two.", "Three. Four."])
    assert align(*lines, segmented=True) == align(*lines, reading=ReadSettings(segmented=True))
    assert len(align(*lines, segmented=True).target_sentences) == 2
    assert align(*lines, reading=ReadSettings(date="2023-09-14")).source.date == "2023-09-14"
    with pytest.raises(TypeError, match="max_sise"):
        align(KOREAN, ENGLISH, max_sise=1)
    with pytest.raises(ShapeError, match="max_size: expected 1 to 8, got 9"):
        align(KOREAN, ENGLISH, max_size=9)


def test_by_paragraph_no_bead_reaches_over_the_end_of_a_paragraph():
    source = "\n".join([" ".join(KOREAN[:2]), " ".join(KOREAN[2:])])
    target = "\n".join([" ".join(ENGLISH[:2]), " ".join(ENGLISH[2:])])
    alignment = align(source, target, by_paragraph=True)
    assert shapes(alignment) == [((i,), (i,)) for i in range(4)]
    for bead in alignment.beads:
        for sentences, members in (
            (alignment.source_sentences, bead.source),
            (alignment.target_sentences, bead.target),
        ):
            assert len({sentences[index].paragraph for index in members}) == 1


@pytest.mark.parametrize(("source", "target"), [("", ""), ("", "Only one.\nAnd two."), ("하나뿐이다.", "")])
def test_by_paragraph_with_nothing_on_a_side(source, target):
    sentences = [source] if source else []
    alignment = align(sentences, target.split("\n") if target else [], by_paragraph=True)
    assert not any(bead.is_paired for bead in alignment.beads)
    assert len(alignment.beads) == len(alignment.source_sentences) + len(alignment.target_sentences)


def test_anchors_from_a_file(tmp_path):
    path = tmp_path / "anchors.tsv"
    path.write_text("# known pairs\n\n0\t0\n2\t1\tnot\n", encoding="utf-8")
    assert read_anchors(path) == ([(0, 0)], [(2, 1)])


@pytest.mark.parametrize("line", ["a\tb", "1", "1\t2\tmaybe", "1,2", "-1\t0"])
def test_a_line_that_is_no_anchor_is_named(tmp_path, line):
    path = tmp_path / "anchors.tsv"
    path.write_text(f"0\t0\n{line}\n", encoding="utf-8")
    with pytest.raises(ConstraintError, match="line 2: this is no pair"):
        read_anchors(path)


def test_a_missing_anchor_file_is_named(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read_anchors(tmp_path / "anchors.tsv")


def test_options_on_the_command_line(tmp_path, capsys):
    (tmp_path / "ko.txt").write_text("\n".join(KOREAN), encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    (tmp_path / "anchors.tsv").write_text("1\t1\tnot\n", encoding="utf-8")
    files = [str(tmp_path / "ko.txt"), str(tmp_path / "en.txt")]
    assert (
        main(
            [
                "align",
                *files,
                "--segmented",
                "--one-to-one",
                "--anchors",
                str(tmp_path / "anchors.tsv"),
                "-o",
                "-",
            ]
        )
        == 0
    )
    beads = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert not any(1 in bead["source"] and 1 in bead["target"] for bead in beads)
    assert all(len(bead["source"]) <= 1 and len(bead["target"]) <= 1 for bead in beads)
    (tmp_path / "anchors.tsv").write_text("0\t3\n3\t0\n", encoding="utf-8")
    assert main(["align", *files, "--anchors", str(tmp_path / "anchors.tsv")]) == 1
    assert "anchors.tsv: the fixed pairs" in capsys.readouterr().err


def test_an_explanation_adds_up_and_names_the_runner_up():
    alignment, explanation = explain(KOREAN, ENGLISH, 2)
    assert explanation.bead.source == alignment.beads[2].source
    assert explanation.score == pytest.approx(sum(part.value * part.weight for part in explanation.parts))
    assert explanation.bead == alignment.beads[2]
    assert explanation.runner_up is not None
    assert explanation.runner_up.confidence < explanation.bead.confidence
    shared = set(explanation.runner_up.source) & {2} or set(explanation.runner_up.target) & {2}
    assert shared
    by_size = [abs(part.contribution) for part in explanation.parts]
    assert by_size == sorted(by_size, reverse=True)


def test_an_unpaired_sentence_is_explained_too():
    alignment, explanation = explain([KOREAN[0], "전혀 다른 이야기가 여기에 있다."], ENGLISH[:1], 1)
    assert alignment.beads[1].target == ()
    assert {part.name for part in explanation.parts} & {"unpaired", "best"}


@pytest.mark.parametrize(
    "texts", [("", ""), ("", "The talks took place."), ("  \n", "The talks took place.")]
)
def test_an_empty_text_is_called_empty(texts):
    with pytest.raises(LanguageError, match=r"source: this text is empty\. Give one in Korean\."):
        align(*texts)


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("korean.txt", "source is the name of a file"),
        ("가을 보고.HWP", "source is the name of a file"),
        ("memory.tmx", "source is the name of a file"),
        (Path("korean.txt"), "something of the type PosixPath|something of the type WindowsPath"),
        (None, "something of the type NoneType"),
        (["가자.", 3], "something of the type int"),
        ((Document("a", "ko", "가자."), Document("b", "en", "Let us go.")), "source is 2 documents"),
    ],
)
def test_what_is_no_text_is_refused(side, words):
    with pytest.raises(InputError, match=words) as caught:
        align(side, ENGLISH)
    assert caught.value.remedy


def test_what_read_gives_can_be_aligned(tmp_path):
    for name, sentences in (("ko.txt", KOREAN), ("en.txt", ENGLISH)):
        (tmp_path / name).write_text("\n".join(sentences), encoding="utf-8")
    alignment = align(read(tmp_path / "ko.txt"), read(tmp_path / "en.txt"))
    assert shapes(alignment) == shapes(align(KOREAN, ENGLISH))


def test_a_bead_that_does_not_exist_is_refused():
    with pytest.raises(InputError, match=r"there is no such bead\. This alignment has 4 beads"):
        explain(KOREAN, ENGLISH, 99)


def test_an_explanation_is_of_the_alignment_with_the_same_settings(tmp_path, capsys):
    target = [" ".join(ENGLISH[:2]), *ENGLISH[2:]]
    for settings in ({"max_size": 1}, {"fixed": [(0, 1)]}, {"forbidden": [(0, 0)]}, {"by_paragraph": True}):
        alignment, explanation = explain(KOREAN, target, 1, **settings)
        assert shapes(alignment) == shapes(align(KOREAN, target, **settings))
        assert explanation.bead == alignment.beads[1]
    (tmp_path / "ko.txt").write_text("\n".join(KOREAN), encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(target), encoding="utf-8")
    (tmp_path / "anchors.tsv").write_text("0\t0\tnot\n", encoding="utf-8")
    files = [str(tmp_path / "ko.txt"), str(tmp_path / "en.txt")]
    assert main(["explain", *files, "--bead", "1", "--anchors", str(tmp_path / "anchors.tsv"), "--json"]) == 0
    told = capsys.readouterr()
    assert 0 not in json.loads(told.out)["target"]
    assert told.err == ""


def test_explanations_of_files_are_those_of_their_alignment(tmp_path):
    (tmp_path / "ko.txt").write_text("\n".join(KOREAN), encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    (tmp_path / "anchors.tsv").write_text("0\t0\tnot\n", encoding="utf-8")
    files = [tmp_path / "ko.txt", tmp_path / "en.txt"]
    options = {"anchors": tmp_path / "anchors.tsv", "segmented": True, "max_size": 1}
    alignment = align_files(files, **options)
    for number, bead in enumerate(alignment.beads):
        told, explanation = explain_files(files, number, **options)
        assert told == alignment
        assert explanation.bead == bead
    (tmp_path / "anchors.tsv").write_text("0\t3\n3\t0\n", encoding="utf-8")
    with pytest.raises(ConstraintError, match=r"anchors\.tsv: the fixed pairs"):
        explain_files(files, 0, **options)


def test_explain_on_the_command_line(tmp_path, capsys):
    (tmp_path / "ko.txt").write_text("\n".join(KOREAN), encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(ENGLISH), encoding="utf-8")
    files = [str(tmp_path / "ko.txt"), str(tmp_path / "en.txt")]
    assert main(["explain", *files, "--bead", "1"]) == 0
    out = capsys.readouterr().out
    assert KOREAN[0] in out
    assert "Runner-up" in out
    assert main(["explain", *files, "--bead", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == [0]
    assert main(["explain", *files, "--bead", "77"]) == 1
    assert "there is no such bead" in capsys.readouterr().err


class Stubborn:
    """An encoder whose vector of a joined text is not the sum of its parts' vectors."""

    name = "stubborn"
    dim = 32

    def encode(self, texts):
        return np.array([self.vector(text) for text in texts], dtype=np.float32).reshape(-1, self.dim)

    def vector(self, text):
        meaning = {
            "하나": 1,
            "둘 셋": 2,
            "two": 3,
            "three": 4,
            "two three": 2,
            "one": 1,
            "넷": 5,
            "four": 5,
            "다섯": 6,
            "five": 6,
        }
        number = meaning.get(text, 99 + crc32(text.encode()))  # no other texts mean the same
        return np.random.default_rng(number).normal(size=self.dim)


def test_refinement_sees_what_joined_sentences_mean():
    source, target = ["하나", "둘 셋", "넷", "다섯"], ["one", "two", "three", "four", "five"]
    whole = ((1,), (1, 2))
    plain = align(source, target, encoder=Stubborn())
    assert whole not in shapes(plain)
    refined = align(source, target, encoder=Stubborn(), refine=True)
    assert whole in shapes(refined)
    assert "|refined:" in refined.signature


def test_refinement_changes_nothing_where_vectors_add_up():
    plain = align(KOREAN, [" ".join(ENGLISH[:2]), *ENGLISH[2:]])
    refined = align(KOREAN, [" ".join(ENGLISH[:2]), *ENGLISH[2:]], refine=True)
    assert shapes(plain) == shapes(refined)


def test_iterators_are_read_once() -> None:
    korean, english = ["공장은 문을 열었다.", "기차가 떠났다."], ["The factory opened.", "The train left."]
    listed = align(korean, english)
    assert align(iter(korean), map(str.strip, english)) == listed
    assert align((text for text in korean), dict(enumerate(english)).values()) == listed


def test_sentences_in_swapped_order_are_refused() -> None:
    with pytest.raises(LanguageError, match="Korean sentences first"):
        align(["The factory opened."], ["공장은 문을 열었다."])


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 12])
def test_an_anchor_beyond_any_text_is_named(tmp_path, number):
    path = tmp_path / "anchors.tsv"
    path.write_text(f"0\t0\n{number}\t0\n", encoding="utf-8")
    with pytest.raises(ConstraintError, match="line 2: this is no pair of sentences"):
        read_anchors(path)
