"""Small texts in files, and a way to run the command line as a person does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from aligner.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KOREAN = """회담이 평양에서 진행되였다.
김정은동지께서 뿌찐대통령과 인사를 나누시였다.
쌍방은 경제협조문제를 토의하였다.
회담은 9월 13일 오후 3시에 끝났다.
"""
ENGLISH = """The talks took place in Pyongyang.
Kim Jong Un exchanged greetings with President Putin.
Both sides discussed the issue of economic cooperation.
The talks ended at 3 p.m. on September 13.
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def aligner(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Outcome]:
    """Run ``aligner ARGUMENTS`` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGNER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.delenv("ALIGNER_DEBUG", raising=False)

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        caught = capsys.readouterr()
        return Outcome(code, caught.out, caught.err)

    return run


@pytest.fixture
def korean(tmp_path: Path) -> Path:
    path = tmp_path / "talks_ko.txt"
    path.write_text(KOREAN, encoding="utf-8")
    return path


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "talks_en.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path
