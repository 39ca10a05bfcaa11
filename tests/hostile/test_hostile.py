"""Hostile files, kills and writers leave nothing half written, nothing lost, and no command without an answer.

The whole runs are commands of ``benchmarks.hostile``; these are their first part. Each runs in a process of its own,
since the threads of other tests would not live through a fork.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.hostile import findings, fuzz, kills, mutations, samples
from benchmarks.hostile.commands import Step
from benchmarks.hostile.forks import Ended
from benchmarks.hostile.writers import BAD

ROOT = Path(__file__).parents[2]


def found(module: str, *options: str) -> Any:
    """What a command of ``benchmarks.hostile`` found, as its JSON tells it."""
    ended = subprocess.run(
        [sys.executable, "-m", f"benchmarks.hostile.{module}", "--json", *options],
        capture_output=True,
        text=True,
        timeout=570,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.slow
def test_damaged_files_end_in_a_result_or_a_sentence() -> None:
    """300 files: to see one again, ``python -m benchmarks.hostile.fuzz --only KIND:SEED``."""
    wrong = found("fuzz", "--files", "300")
    assert [f"{each['sort']}: {each['file']}: {each['command']}: {each['what']!a}" for each in wrong] == []


@pytest.mark.slow
def test_killed_commands_lose_nothing_and_leave_nothing() -> None:
    """5 kills of each writing command."""
    assert found("kills", "--kills", "5") == []


def test_writers_at_once_lose_no_name() -> None:
    counts = found("writers", "--runs", "5")
    assert counts["writers"]["runs"] + counts["with convert"]["runs"] == 5
    assert {sort: each[sort] for each in counts.values() for sort in BAD if each.get(sort)} == {}


@pytest.fixture(scope="module")
def kinds() -> dict[str, samples.Sample]:
    return samples.samples()


def test_a_seed_makes_the_same_file_again(kinds: dict[str, samples.Sample]) -> None:
    again = samples.samples()
    for kind in kinds:
        made = [fuzz.made(kinds, kind, seed) for seed in range(3)]
        assert made == [fuzz.made(again, kind, seed) for seed in range(3)], kind
        assert len({*made, kinds[kind].content}) > 2, kind


def test_members_of_archives_are_damaged_inside(kinds: dict[str, samples.Sample]) -> None:
    """Damage to an archive as a whole is found by its checksums, before any reader sees the text."""
    inside = 0
    for seed in range(20):
        try:
            parts = samples.members(mutations.mutant(kinds, "docx", random.Random(seed)))
        except Exception:
            continue
        inside += parts != samples.members(kinds["docx"].content)
    assert inside > 10


def ended(
    code: int = 0, err: str = "", *, out: str = "", seconds: float = 1.0, megabytes: float = 300.0
) -> Ended:
    return Ended(("align",), code, out, err, seconds, megabytes)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (ended(), []),
        (ended(1, "aligner: a.txt: the file is empty."), []),
        (ended(1, "aligner: this should not have happened (ValueError: x)."), ["internal error"]),
        (ended(1, "Exception ignored in: <ZipFile>"), ["internal error"]),
        (ended(134), ["exit code"]),
        (ended(seconds=5.5), ["hang"]),
        (ended(megabytes=1100), ["over memory"]),
        (ended(1, "aligner: the texts are too large for this machine's memory."), ["over memory"]),
        (ended(out="가\x1b[31m"), ["control characters"]),
        (ended(0, "\x9b1m"), ["control characters"]),
        (ended(0, "a\u202eb"), ["control characters"]),
        (ended(out="가\tb\n"), []),
    ],
)
def test_what_is_wrong_is_seen(how: Ended, expected: list[str]) -> None:
    assert [sort for sort, _ in findings.told(how)] == expected


@pytest.mark.parametrize(
    ("code", "after", "expected"),
    [
        (0, {"a": b"1", "o": b"2"}, []),
        (1, {"a": b"1"}, []),
        (1, {"a": b"1", "o": b""}, ["half written"]),
        (0, {"a": b"1"}, ["half written"]),
        (0, {"a": b"!", "o": b"2"}, ["half written"]),
        (0, {"o": b"2"}, ["half written"]),
        (0, {"a": b"1", "o": b"2", ".o.part": b""}, ["left over"]),
    ],
    ids=["written", "refused", "refused and written", "not written", "an input", "an input gone", "a part"],
)
def test_what_is_left_is_seen(code: int, after: dict[str, bytes], expected: list[str]) -> None:
    step = Step(("align",), ("o",))
    assert [sort for sort, _ in findings.left(step, ended(code), {"a": b"1"}, after)] == expected


def test_a_file_that_was_written_later_is_the_same() -> None:
    first = {"a.tmx": b'<tu creationdate="20230914T120000Z">', "b": b"1"}
    later = {"a.tmx": b'<tu creationdate="20240101T000000Z">', "b": b"2"}
    assert kills.same(first, later, ("a.tmx",))
    assert not kills.same(first, later, ("a.tmx", "b"))
    assert not kills.same(first, {}, ("a.tmx",))


def test_every_writing_command_is_killed() -> None:
    from aligner.formats import ALIGNMENT_WRITERS, GLOSSARY_WRITERS, SEGMENTATION_WRITERS

    written = [output for _, outputs in kills.commands().values() for output in outputs]
    same_as_another = {".db", ".xliff"}
    for suffix in {*ALIGNMENT_WRITERS, *GLOSSARY_WRITERS, *SEGMENTATION_WRITERS} - same_as_another:
        assert any(output.endswith(suffix) for output in written), suffix
