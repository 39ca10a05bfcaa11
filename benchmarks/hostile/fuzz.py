"""Damaged files in every command: ``python -m benchmarks.hostile.fuzz [--files 1500] [--seed 0] [--only KIND:SEED]``.

Each file is a valid one of a kind that aligner reads, damaged, or made of its grammar; it goes through the command
that takes its kind and through some of the others that do, each within 5 seconds of processor time, 30 of the clock,
and 1 GB of memory. All figures should be 0. Every whole run is appended to ``benchmarks/results/hostile_fuzz.jsonl``.
``--only KIND:SEED`` makes one file again, keeps it, and prints what every command said.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.records import keep

from .commands import lay_out, steps
from .findings import SORTS, left, state, told, unreadable
from .forks import child, children, command, quiet, rehearse
from .mutations import mutant
from .samples import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from .forks import Ended
    from .samples import Sample

_SHOWN = 40
#: A name, without suffix, that a terminal, a table or a pattern takes for something else.
_STEERING = "in[red]\x1b[31m\u202e{0} %s"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: what sort, what exactly, in which command, and the file as KIND:SEED."""

    sort: str
    what: str
    command: str
    file: str


def made(kinds: dict[str, Sample], kind: str, seed: int) -> bytes:
    """The damaged file of a kind with a seed; the seed -1 is the valid one."""
    if seed < 0:
        return kinds[kind].content
    return mutant(kinds, kind, random.Random(f"{kind}:{seed}"))


def trial(kinds: dict[str, Sample], kind: str, seed: int, folder: Path, log: Path) -> list[dict[str, str]]:
    """Make a file and run its commands; in a child, since nothing may be hurt by what happens."""
    sample = kinds[kind]
    rng = random.Random(f"{kind}:{seed}:commands")
    name = (_STEERING if rng.random() < 0.1 else "in") + sample.suffix
    os.chdir(folder)
    lay_out(folder)
    (folder / name).write_bytes(made(kinds, kind, seed))
    found: list[Finding] = []
    for step in steps(name, sample.sort, rng):
        before = state(folder)
        ended = command(step.arguments, log, stdin=folder / name if step.reads_stdin else None)
        wrong = told(ended) + left(step, ended, before, state(folder))
        for output in step.outputs if ended.code == 0 else ():
            if (folder / output).exists() and (
                problem := _read_back(step.arguments[0], folder / output, log)
            ):
                wrong.append(("not readable again", f"{output}: {problem}"))
        found += [Finding(sort, what, shlex.join(step.arguments), f"{kind}:{seed}") for sort, what in wrong]
        with (log / "all").open("a", encoding="utf-8") as file:
            file.write(f"$ aligner {shlex.join(step.arguments)}\n{ended.out}{ended.err}")
            file.write(f"-> {ended.code}, {ended.seconds:.1f} s\n")
    return [asdict(finding) for finding in found]


def _read_back(name: str, path: Path, log: Path) -> str | None:
    """What is wrong with a file that was written."""
    back = path.with_name("back.jsonl")
    takes = path.suffix not in (".html",) and name != "compare"
    # What it is must not be guessed from a text with few rows.
    ended: Ended | None = None
    if takes and not path.name.endswith(".txt"):
        ended = command(("convert", path.name, back.name), log)
        back.unlink(missing_ok=True)
    try:
        return unreadable(path, ended)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def ready() -> dict[str, Sample]:
    """All samples, with every command for each of them run once: children have what is read when first used."""
    kinds = samples()
    with tempfile.TemporaryDirectory() as name, quiet(Path(name)):
        lay_out(Path(name))
        for kind, sample in kinds.items():
            Path(f"in{sample.suffix}").write_bytes(sample.content)
            for step in steps(f"in{sample.suffix}", sample.sort, random.Random(kind)):
                rehearse(step.arguments)
    return kinds


def run(
    files: int, seed: int, *, jobs: int, tick: Callable[[int], None] = lambda _: None
) -> tuple[list[Finding], float]:
    """Try so many files; returns what was found, and how many seconds the slowest of them took."""
    kinds = ready()
    names = list(kinds)
    given = [(names[number % len(names)], seed + number // len(names)) for number in range(files)]
    found: list[Finding] = []
    begun: dict[int, float] = {}
    slowest = 0.0
    with tempfile.TemporaryDirectory() as place:

        def start(number: int) -> int:
            kind, each = given[number]
            folder, log = Path(place, f"{number}"), Path(place, f"{number}.log")
            folder.mkdir()
            log.mkdir()
            begun[number] = time.monotonic()
            return child(lambda: trial(kinds, kind, each, folder, log), log / "answer")

        for number, code in children(start, files, jobs):
            slowest = max(slowest, time.monotonic() - begun[number])
            log = Path(place, f"{number}.log")
            found += _answer(log, code, "{}:{}".format(*given[number]))
            shutil.rmtree(Path(place, f"{number}"), ignore_errors=True)
            shutil.rmtree(log, ignore_errors=True)
            tick(number)
    return found, slowest


def _answer(log: Path, code: int, file: str) -> list[Finding]:
    """The findings of a trial, or the one that its process did not live to tell."""
    if code == 0:
        return [Finding(**each) for each in json.loads((log / "answer").read_text(encoding="utf-8"))]
    now = log / "now"
    line = shlex.join(json.loads(now.read_text(encoding="utf-8"))) if now.exists() else ""
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        what = "5 s of processor time" if code == -signal.SIGXCPU else "30 s of the clock"
        return [Finding("hang", f"over {what}", line, file)]
    if code < 0:
        return [Finding("killed by a signal", signal.Signals(-code).name, line, file)]
    failed = log / "answer.failed"
    what = (
        failed.read_text(encoding="utf-8").strip().splitlines()[-1]
        if failed.exists()
        else f"exit code {code}"
    )
    return [Finding("the trial itself", what, line, file)]


def show_one(file: str) -> None:
    """Make one file again, keep it, run its commands, print all that they said."""
    kind, _, seed = file.rpartition(":")
    kinds = ready()
    place = Path(tempfile.mkdtemp(prefix="hostile-"))
    folder, log = place / "work", place / "log"
    folder.mkdir()
    log.mkdir()
    process = child(lambda: trial(kinds, kind, int(seed), folder, log), log / "answer")
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if (log / "all").exists():
        print(ascii_controls((log / "all").read_text(encoding="utf-8")))
    for finding in _answer(log, code, file):
        print(ascii_controls(f"{finding.sort}: {finding.what}\n    aligner {finding.command}"))
    print(f"kept: {folder}/in{kinds[kind].suffix}")


def ascii_controls(text: str) -> str:
    """A text that cannot steer the terminal on which a finding is shown."""
    return "".join(char if char == "\n" or char.isprintable() else ascii(char)[1:-1] for char in text)


def show(found: list[Finding], files: int) -> dict[str, Any]:
    """Print the table and the first findings; returns the figures."""
    counts = Counter(finding.sort for finding in found)
    table = Table("", f"of {files} files")
    for sort in SORTS:
        table.add_row(sort, str(counts[sort]))
    console = Console()
    console.print(table)
    for finding in found[:_SHOWN]:
        console.print(
            escape(ascii_controls(f"{finding.sort}: --only '{finding.file}': aligner {finding.command}")),
            style="bold",
        )
        console.print(escape(ascii_controls(f"    {finding.what}")))
    return {"files": files, **{sort: counts[sort] for sort in SORTS}}


def main() -> int:
    """Try, print, keep the figures; returns 1 if something was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=0, help="first seed of each kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="files at a time")
    parser.add_argument("--only", metavar="KIND:SEED", help="one file again, with all that was printed")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON, keep no record")
    options = parser.parse_args()
    if options.only:
        show_one(options.only)
        return 0
    begun = time.monotonic()
    found, slowest = run(options.files, options.seed, jobs=options.jobs)
    if options.json:
        print(json.dumps([asdict(finding) for finding in found]))
        return 0
    figures = show(found, options.files) | {"slowest seconds": round(slowest, 1)}
    print(f"{time.monotonic() - begun:.0f} s; the slowest file took {slowest:.1f} s")
    keep("hostile_fuzz", figures | {"seed": options.seed}, f"{options.files} {options.seed}", split="made up")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
