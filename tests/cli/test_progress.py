"""The progress bar: only on a terminal, only when work takes longer than a second."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from aligner.cli import progress
from aligner.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "drawn"),
    [(Terminal, 0.5, False), (Terminal, 1.5, True), (io.StringIO, 1.5, False)],
)
def test_when_it_is_drawn(
    stream: type[io.StringIO], seconds: float, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, *[seconds] * 100])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    monkeypatch.setattr("sys.stderr", written := stream())
    with Bar() as bar:
        bar("encoding", 1, 4)
        bar("encoding", 4, 4)
        bar("searching", 0, 1)
    assert bool(written.getvalue()) == drawn
    assert ("encoding" in written.getvalue()) == drawn
