"""What two texts need of memory is told before the work, where there is not enough."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aligner import align
from aligner.errors import InputError
from aligner.pipeline import memory
from aligner.pipeline.memory import available_memory, check_files, check_memory

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with 100 MB left."""
    monkeypatch.setattr(memory, "available_memory", lambda: 100 << 20)


def test_texts_that_fit_are_aligned_and_others_are_refused_with_the_estimate(little: None) -> None:
    assert align(["가자."], ["Let us go."]).beads
    with pytest.raises(
        InputError, match=r"20,000 sentences need some 0\.3 GB of memory, and 0\.1 GB are free"
    ):
        check_memory(20_000)


def test_large_files_are_judged_before_they_are_read(
    little: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    path.write_text("A sentence is here. " * 20_000, encoding="utf-8")
    check_files([path, tmp_path / "missing.txt"])
    monkeypatch.setattr(memory, "_LARGE", 1000)
    with pytest.raises(InputError, match=r"about 20,000 sentences .* in parts"):
        check_files([path])


def test_where_nobody_tells_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available_memory", lambda: None)
    check_memory(10**9)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads what Linux tells")
def test_a_limit_on_the_process_counts() -> None:
    assert (available_memory() or 0) > 0
    code = (
        "import resource\n"
        "from aligner.pipeline.memory import available_memory\n"
        "resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\n"
        "print(available_memory() <= 3 << 30)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
