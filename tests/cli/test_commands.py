"""Every command from files to files, as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aligner
from aligner.formats import read_alignment

# Runs a command line; gives its exit code and what it said (conftest.py).
Run = Callable[..., Any]
PAIRS = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,))]


def beads_of(path: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in read_alignment(path).beads]


def test_align_writes_every_format_at_once(aligner: Run, korean: Path, english: Path) -> None:
    outputs = ["talks.tmx", "talks.csv", "talks.jsonl", "talks.html"]
    outcome = aligner("align", korean, english, *(part for name in outputs for part in ("-o", name)))
    assert outcome.code == 0, outcome.err
    assert outcome.out == ""
    for name in outputs:
        assert f"wrote {name}" in outcome.err
        assert Path(name).stat().st_size > 200
    assert beads_of("talks.jsonl") == beads_of("talks.csv") == beads_of("talks.tmx") == PAIRS
    assert "4 sentence pairs" in outcome.err


def test_align_prints_a_table(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english)
    assert outcome.code == 0, outcome.err
    assert "Korean" in outcome.out
    assert "The talks took place in Pyongyang." in outcome.out
    assert aligner("align", korean, english, "-o", "a.csv", "--table").out == outcome.out
    assert aligner("align", korean, english, "--no-table").out == ""


def test_align_prints_json_lines(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "-o", "-")
    assert outcome.code == 0
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert [(tuple(line["source"]), tuple(line["target"])) for line in lines] == PAIRS
    assert lines[0]["source_text"] == "회담이 평양에서 진행되였다."


def test_the_order_of_the_files_is_put_right(aligner: Run, korean: Path, english: Path) -> None:
    assert aligner("align", english, korean, "-o", "talks.jsonl").code == 0
    assert read_alignment("talks.jsonl").source.lang == "ko"


def test_one_bilingual_file(aligner: Run, korean: Path, english: Path, tmp_path: Path) -> None:
    (tmp_path / "both.txt").write_text(english.read_text("utf-8") + "\n" + korean.read_text("utf-8"), "utf-8")
    assert aligner("align", "both.txt", "-o", "both.jsonl").code == 0
    assert beads_of("both.jsonl") == PAIRS


def test_segmented_lines_are_left_as_they_are(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "ko.txt").write_text("회담이 진행되였다. 토의하였다.\n\n그는 평양에 도착하였다.\n", "utf-8")
    (tmp_path / "en.txt").write_text(
        "Talks took place. They discussed.\n\nHe arrived in Pyongyang.\n", "utf-8"
    )
    assert aligner("align", "ko.txt", "en.txt", "--segmented", "-o", "talks.jsonl").code == 0
    read = read_alignment("talks.jsonl")
    assert [sentence.text for sentence in read.source_sentences] == [
        "회담이 진행되였다. 토의하였다.",
        "그는 평양에 도착하였다.",
    ]


def test_two_english_versions_when_told_so(aligner: Run, english: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(english.read_bytes())
    outcome = aligner("align", english, "other.txt", "--src", "en", "--tgt", "en", "-o", "talks.csv")
    assert outcome.code == 0, outcome.err
    assert Path("talks.csv").read_text("utf-8-sig").startswith("en,en_2,")


def test_clutter_is_listed_on_request(aligner: Run, korean: Path, english: Path) -> None:
    english.write_text("Source: KCNA\nhttp://www.kcna.kp/en/article\n" + english.read_text("utf-8"), "utf-8")
    outcome = aligner("align", korean, english, "--show-clutter", "--no-table")
    assert outcome.code == 0
    assert "http://www.kcna.kp/en/article" in outcome.err
    kept = aligner("align", korean, english, "--keep-clutter", "-o", "-")
    assert "http://www.kcna.kp/en/article" in kept.out


def test_doubtful_pairs_can_stay_out_of_the_tmx(aligner: Run, korean: Path, english: Path) -> None:
    outcome = aligner("align", korean, english, "-o", "talks.tmx", "--min-confidence", "1")
    assert "4 pairs below the minimum confidence left out" in outcome.err


def test_language_codes_of_the_tmx(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.tmx", "--src-code", "ko-KP", "--tgt-code", "en-GB")
    assert 'xml:lang="ko-KP"' in Path("talks.tmx").read_text("utf-8")


def test_paragraphs_in_the_tmx(aligner: Run, korean: Path, english: Path) -> None:
    for path in (korean, english):
        path.write_text(" ".join(path.read_text("utf-8").splitlines()), "utf-8")
    aligner("align", korean, english, "-o", "talks.tmx", "--level", "paragraph", "-o", "talks.jsonl")
    assert Path("talks.tmx").read_text("utf-8").count("<tu ") == 1
    aligner("convert", "talks.jsonl", "again.tmx", "--level", "paragraph")
    assert Path("again.tmx").read_text("utf-8").count("<tu ") == 1


def test_glossary_of_alignments_in_every_format(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl", "-o", "talks.tmx", "-o", "talks.csv")
    for name in ("talks.jsonl", "talks.tmx", "talks.csv"):
        outcome = aligner("glossary", name, "-o", "names.csv", "-o", "names.jsonl", "-o", "names.html")
        assert outcome.code == 0, outcome.err
        assert "뿌찐,Putin" in Path("names.csv").read_text("utf-8-sig")
    assert "뿌찐" in aligner("glossary", "talks.jsonl").out
    found = aligner("lookup", "푸틴", "--glossary", "names.jsonl")
    assert found.code == 0
    assert "Putin" in found.out
    entry = json.loads(aligner("lookup", "Putin", "--glossary", "names.jsonl", "--json").out.splitlines()[0])
    assert (entry["ko"], entry["en"]) == ("뿌찐", "Putin")


@pytest.mark.parametrize("query", ["뿌찐", "푸틴", "Putin", "Путин"])
def test_lookup_works_right_after_install(query: str, aligner: Run) -> None:
    outcome = aligner("lookup", query)
    assert outcome.code == 0, outcome.err
    assert "뿌찐" in outcome.out
    assert "Putin" in outcome.out


@pytest.mark.parametrize(
    ("query", "english", "russian"),
    [
        ("메드베제브", "Medvedev", "Медведев"),
        ("메드베제브동지", "Medvedev", "Медведев"),
        ("메드베데프", "Medvedev", "Медведев"),
        ("Смирнов", "Smirnov", "Смирнов"),
        ("리정남", "Ri Jong Nam", None),
    ],
)
def test_a_name_never_seen_is_guessed_and_marked_as_a_guess(
    query: str, english: str, russian: str | None, aligner: Run
) -> None:
    outcome = aligner("lookup", query)
    assert outcome.code == 1
    assert f"not in the glossary; probably {english}" in outcome.err
    assert english in outcome.out
    guess = json.loads(aligner("lookup", query, "--json").out.splitlines()[0])
    assert (guess["guess"], guess["en"], guess["ru"]) == (True, english, russian)


def test_guesses_know_both_korean_spellings(aligner: Run) -> None:
    guess = json.loads(aligner("lookup", "메드베제브", "--json").out.splitlines()[0])
    assert (guess["ko"], guess["ko_south"]) == ("메드베제브", "메드베데프")


def test_glossary_grows_and_keeps_what_a_person_decided(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    aligner("glossary", "talks.jsonl", "-o", "names.jsonl")
    lines = [json.loads(line) for line in Path("names.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        if line["ko"] == "뿌찐":
            line |= {"en": "Vladimir Putin", "status": "corrected"}
    Path("names.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    korean.write_text("뿌찐대통령은 라브로브외무상과 함께 떠났다.\n", "utf-8")
    english.write_text("President Putin left together with Foreign Minister Lavrov.\n", "utf-8")
    aligner("align", korean, english, "-o", "more.jsonl")

    outcome = aligner("glossary", "more.jsonl", "--into", "names.jsonl", "-o", "new.jsonl")
    assert outcome.code == 0, outcome.err
    merged = {line["ko"]: line for line in map(json.loads, Path("new.jsonl").read_text("utf-8").splitlines())}
    assert (merged["뿌찐"]["en"], merged["뿌찐"]["status"]) == ("Vladimir Putin", "corrected")
    assert len(merged["뿌찐"]["evidence"]) == 2
    assert merged["김정은"]["en"] == "Kim Jong Un"
    assert merged["라브로브"]["en"] == "Lavrov"

    # Once more, into the file itself: the same texts prove nothing new.
    for _ in range(2):
        assert aligner("glossary", "more.jsonl", "--into", "names.jsonl").code == 0
    assert Path("names.jsonl").read_text("utf-8") == Path("new.jsonl").read_text("utf-8")


def test_glossary_reports_persons_of_one_text_only(aligner: Run, korean: Path, english: Path) -> None:
    korean.write_text(korean.read_text("utf-8") + "조용원비서가 여기에 참가하였다.\n", "utf-8")
    english.write_text(english.read_text("utf-8") + "Officials took part in it.\n", "utf-8")
    aligner("align", korean, english, "-o", "talks.jsonl")
    assert "1 person is named in one text only" in aligner("glossary", "talks.jsonl").err
    listed = aligner("glossary", "talks.jsonl", "--unmatched")
    assert "조용원" in listed.out
    to_stdout = aligner("glossary", "talks.jsonl", "--unmatched", "-o", "-")
    assert all(json.loads(line) for line in to_stdout.out.splitlines())
    assert "조용원" in to_stdout.err


def test_evaluate(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    Path("gold.json").write_text(json.dumps([[[0], [0]], [[1], [1]], [[2, 3], [2, 3]]]))
    outcome = aligner("evaluate", "gold.json", "talks.jsonl")
    assert outcome.code == 0, outcome.err
    assert "strict" in outcome.out
    scores = json.loads(aligner("evaluate", "gold.json", "talks.jsonl", "--json").out)
    assert scores["strict"]["precision"] == 0.5
    assert scores["lax"]["recall"] == 1.0


def test_convert_there_and_back(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    for name in ("b.csv", "b.tmx", "b.html"):
        outcome = aligner("convert", "talks.jsonl", name)
        assert outcome.code == 0, outcome.err
    assert aligner("convert", "b.csv", "c.tmx").code == 0
    assert aligner("convert", "c.tmx", "d.jsonl").code == 0
    assert beads_of("d.jsonl") == PAIRS
    assert aligner("convert", "talks.jsonl", "-").out == Path("talks.jsonl").read_text("utf-8")


def test_convert_a_glossary(aligner: Run, korean: Path, english: Path) -> None:
    aligner("align", korean, english, "-o", "talks.jsonl")
    aligner("glossary", "talks.jsonl", "-o", "names.jsonl")
    assert aligner("convert", "names.jsonl", "names.csv").code == 0
    assert "뿌찐,Putin" in Path("names.csv").read_text("utf-8-sig")


def test_cache(aligner: Run) -> None:
    assert "0 vectors" in aligner("cache").out
    assert "0 vectors deleted" in aligner("cache", "--clear").out


def test_version_and_help(aligner: Run) -> None:
    assert aligner("--version").out == f"aligner {aligner_version()}\n"
    assert "align" in aligner("--help").out
    assert aligner("-h").code == 0


def aligner_version() -> str:
    return aligner.__version__


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "aligner", *arguments], capture_output=True, timeout=60, **options
    )  # type: ignore[call-overload,no-any-return]


def test_korean_comes_out_right_in_any_locale(korean: Path, english: Path, tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    environment |= {
        "ALIGNER_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(Path(aligner.__file__).parent.parent),
    }
    done = run("align", str(korean), str(english), "-o", "-", env=environment)
    assert done.returncode == 0, done.stderr
    assert "회담이 평양에서 진행되였다." in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(korean: Path, english: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "aligner", "align", str(korean), str(english), "-o", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode("utf-8")
        assert process.wait(60) == 0
    assert "Traceback" not in told
    assert "Broken pipe" not in told


def test_an_interruption_is_quiet(
    aligner: Run, korean: Path, english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aligner.pipeline.align_files", interrupted)
    outcome = aligner("align", korean, english, "-o", "talks.tmx")
    assert outcome.code == 130
    assert outcome.err == "aligner: interrupted.\n"
    assert not Path("talks.tmx").exists()


def test_what_should_not_happen_is_told_without_a_traceback(
    aligner: Run, korean: Path, english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("aligner.pipeline.align_files", broken)
    outcome = aligner("align", korean, english)
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert "ALIGNER_DEBUG" in outcome.err
