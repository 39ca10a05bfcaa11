"""A trial in a process of its own, forked from this one, which has imported aligner.

In:   what to do in the child.
Out:  how it ended: what it answered, or the signal that killed it; its memory.
Not:  which trials there are, what is a finding.
Idea: processor time is bounded, since other programs slow a machine down; a wall bound catches what waits for ever.
      Memory is bounded by data, not addresses: libraries map far more than they use.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_SECONDS = 5
MOST_WAIT = 30
MOST_MEGABYTES = 1024
# Above this the system refuses memory, so that a trial cannot take the machine.
_HARD_MEGABYTES = 2 * MOST_MEGABYTES


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        command: its arguments.
        code: exit code.
        out, err: what it printed.
        seconds: of the processor.
        megabytes: the most memory that its process has held so far.
    """

    command: tuple[str, ...]
    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


@contextmanager
def quiet(folder: Path) -> Iterator[None]:
    """Be in a folder, and print nothing.

    The streams stay the same objects: libraries that keep them for their messages must speak in the children.
    """
    os.environ["ALIGNER_CACHE"] = str(folder / "cache")
    os.environ["COLUMNS"] = "100"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ.pop("ALIGNER_DEBUG", None)
    old = Path.cwd()
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(folder)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, stream in enumerate(kept, 1):
            os.dup2(stream, number)
            os.close(stream)
        os.close(nowhere)
        os.chdir(old)


def rehearse(arguments: Iterable[str]) -> None:
    """Run a command in this process, so that its children have imported and read what it needs.

    Pictures must not be among them: what draws them starts threads, which a fork would lose.
    """
    from aligner.cli import main

    with suppress(SystemExit):
        main(list(arguments))


def command(
    arguments: Iterable[str],
    log: Path,
    *,
    stdin: Path | None = None,
    begin: Callable[[], None] = lambda: None,
) -> Ended:
    """Run a command line in this process, which must be a child: its limits and streams are set.

    Args:
        log: a folder outside that of the trial; ``now`` in it names the command while it runs.
        stdin: what it reads there.
        begin: called when all is set, just before the command.
    """
    from aligner.cli import main

    given = tuple(arguments)
    (log / "now").write_text(json.dumps(given), encoding="utf-8")
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(log / name, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        os.dup2(file, number)
        os.close(file)
    file = os.open(stdin or os.devnull, os.O_RDONLY)
    os.dup2(file, 0)
    os.close(file)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - these live as long as the child
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    begun = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(begun) + MOST_SECONDS + 1, resource.RLIM_INFINITY))
    signal.alarm(MOST_WAIT)
    begin()
    try:
        code = main(list(given))
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    signal.alarm(0)
    sys.stdout.flush()
    sys.stderr.flush()
    told = [(log / name).read_bytes().decode("utf-8", "replace") for name in ("out", "err")]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Ended(given, code, told[0], told[1], time.process_time() - begun, peak)


def child(work: Callable[[], Any], answer: Path) -> int:
    """Fork; the child writes what ``work`` returns as JSON to ``answer`` and ends. Returns its process id."""
    sys.stdout.flush()
    sys.stderr.flush()
    if process := os.fork():
        return process
    try:
        data = _data_bytes() + _HARD_MEGABYTES * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (data, data))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        result = work()
        answer.write_text(json.dumps(result), encoding="utf-8")
        os._exit(0)
    except BaseException:
        import traceback

        answer.with_suffix(".failed").write_text(traceback.format_exc(), encoding="utf-8")
        os._exit(99)


def _data_bytes() -> int:
    """How much memory of its own this process has asked for."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0


def children(start: Callable[[int], int], count: int, jobs: int) -> Iterator[tuple[int, int]]:
    """Run trials 0..count-1, so many at once; yields each with the signal or code that it ended with.

    Args:
        start: forks the child of a trial and returns its process id.

    Yields:
        Number of the trial; 0, its exit code, or minus the signal.
    """
    running: dict[int, int] = {}
    waiting = iter(range(count))
    left = True
    while left or running:
        while left and len(running) < jobs:
            number = next(waiting, None)
            if number is None:
                left = False
            else:
                running[start(number)] = number
        if running:
            process, status = os.waitpid(-1, 0)
            if process in running:
                yield running.pop(process), os.waitstatus_to_exitcode(status)
