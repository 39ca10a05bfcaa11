"""The report of 14 September 2023 against truth made by reading: see tests/data/gold/README.md."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aligner.evaluate import read_gold, score
from aligner.pipeline import align, align_files, read_files

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "seeds" / "reports"
GOLD = ROOT / "tests" / "data" / "gold"
BOTH = REPORTS / "2023-09-14_kcna_ko_unofficial-en.txt"
OFFICIAL = REPORTS / "2023-09-14_kcna_en.txt"
VERSIONS = {"official": [BOTH, OFFICIAL], "unofficial": [BOTH]}


def gold_beads(version):
    return read_gold(GOLD / f"talks-{version}.json")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_bead_is_right(version):
    alignment = align_files(VERSIONS[version])
    gold = gold_beads(version)
    assert len(alignment.source_sentences) == 1 + max(i for bead in gold for i in bead.source)
    assert len(alignment.target_sentences) == 1 + max(j for bead in gold for j in bead.target)
    assert {(b.source, b.target) for b in alignment.beads if b.is_paired} == {
        (b.source, b.target) for b in gold if b.is_paired
    }
    assert score(gold, alignment.beads).strict.f1 == 1.0


@pytest.mark.parametrize("version", VERSIONS)
def test_every_bead_is_right_with_the_clutter_left_in(version):
    clean = align_files(VERSIONS[version])
    expected = {
        (clean.source_text(bead), clean.target_text(bead)) for bead in gold_beads(version) if bead.is_paired
    }
    cluttered = align_files(VERSIONS[version], keep_clutter=True)
    assert len(cluttered.target_sentences) > len(clean.target_sentences)
    clutter = {line.text.strip() for side in (clean.source, clean.target) for line in side.clutter}
    found = {(source, target) for source, target, _ in cluttered.pairs()}
    assert expected <= found
    # What else is paired must be clutter on both sides: the address lines translate each other.
    for source, target in found - expected:
        assert source in clutter
        assert target in clutter


def test_the_tail_of_other_headlines_stays_unpaired():
    alignment = align_files(VERSIONS["official"], keep_clutter=True)
    texts = [sentence.text for sentence in alignment.target_sentences]
    tail = texts.index("More From KCNA.kp (En)")
    assert len(texts) - tail >= 66
    assert [bead for bead in alignment.beads if bead.source and any(j >= tail for j in bead.target)] == []


def test_a_second_run_gives_the_same_result():
    source, target = read_files(VERSIONS["official"])
    assert align(source, target) == align(source, target)


# Runs a command line and tells the peak memory of its own process; the figure that a parent is told about a child
# counts the parent's own memory at the time of the fork.
RUN_AND_TELL = """
import sys
from pathlib import Path
from aligner.cli import main
code = main(sys.argv[1:])
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
print(*[line.split()[1] for line in lines if line.startswith("VmHWM")] or [0])
sys.exit(code)
"""


def test_cold_start_to_finish_takes_two_seconds_and_400_megabytes(tmp_path):
    arguments = ["align", *map(str, VERSIONS["official"]), "-o", str(tmp_path / "a.tmx")]
    seconds, kilobytes = [], []
    for _ in range(3):
        start = time.perf_counter()
        outcome = subprocess.run(
            [sys.executable, "-c", RUN_AND_TELL, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        seconds.append(time.perf_counter() - start)
        kilobytes.append(int(outcome.stdout.split()[-1]))
    # Twice the bar: the machine may be doing other work.
    assert min(seconds) < 2 * 2.0
    assert max(kilobytes) < 400 * 1024
