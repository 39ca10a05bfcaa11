"""Writing commands killed: ``python -m benchmarks.hostile.kills [--kills 50] [--only NAME]``.

Every command that writes is killed so many times while it writes: before, after or between the calls by which it
changes the folder. At once afterwards, each file that stood there is what it was, or the complete new one; then the
same command succeeds, its files are those of a run that nobody disturbed, and nothing else is left in the folder. All
figures should be 0. They are appended to ``benchmarks/results/hostile_kills.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.records import keep

from .commands import lay_out
from .events import Moments
from .findings import state
from .forks import child, children, command, quiet, rehearse
from .samples import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from .findings import State

SORTS = (
    "lost",
    "corrupt",
    "refused afterwards",
    "another result afterwards",
    "left over",
    "the trial itself",
)
_ALIGNMENTS = (".jsonl", ".tmx", ".csv", ".xlsx", ".xlf", ".html")
_GLOSSARIES = (".jsonl", ".csv", ".xlsx", ".html", ".sqlite", ".txt", ".memoq.csv", ".tbx", ".v2.tbx")


def commands() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By name: the arguments of every writing command, and the files that it writes."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def add(name: str, arguments: tuple[str, ...], outputs: tuple[str, ...]) -> None:
        options = tuple(part for output in outputs for part in ("-o", output))
        found[name] = ((*arguments, *options), outputs)

    for suffix in _ALIGNMENTS:
        add(f"align {suffix}", ("align", "ko.txt", "en.txt"), (f"o{suffix}",))
        found[f"convert {suffix}"] = (("convert", "good.jsonl", f"o{suffix}"), (f"o{suffix}",))
    for suffix in _GLOSSARIES:
        found[f"convert names {suffix}"] = (("convert", "names.jsonl", f"g{suffix}"), (f"g{suffix}",))
    add("align to several", ("align", "ko.txt", "en.txt"), ("o.jsonl", "o.tmx", "o.xlsx", "o.csv"))
    add("import", ("import", "review.csv", "good.jsonl"), ("o.jsonl", "o.xlsx"))
    add("import names", ("import", "names.csv", "names.jsonl"), ("g.jsonl",))
    add("glossary", ("glossary", "good.jsonl"), ("g.jsonl", "g.sqlite", "g.tbx"))
    add("compare", ("compare", "ko.txt", "en.txt", "en2.txt"), ("c.csv", "c.jsonl"))
    for suffix in (".jsonl", ".sqlite"):
        found[f"into {suffix}"] = (("glossary", "good.jsonl", "--into", f"g{suffix}"), (f"g{suffix}",))
    for name in ("rules.srx", "segmentation.conf"):
        found[f"srx {name}"] = (("srx", name), (name,))
    return found


def lay_out_all(folder: Path) -> None:
    """All that the commands read."""
    lay_out(folder)
    _make_sheets(folder)


def _make_sheets(folder: Path) -> None:
    from aligner.formats import read_alignment, read_glossary, write_alignment, write_glossary

    write_alignment(read_alignment(folder / "good.jsonl"), folder / "review.csv")
    write_glossary(read_glossary(folder / "names.jsonl"), folder / "names.csv")


def _make_older(folder: Path) -> None:
    """Let what the commands read be shorter by its last line: their results will be others."""
    for name in ("good.jsonl", "names.jsonl", "ko.txt", "en.txt"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines(True)
        (folder / name).write_text("".join(lines[:-1]), encoding="utf-8")
    for name in ("review.csv", "names.csv"):
        (folder / name).unlink()
    _make_sheets(folder)


def content(name: str, data: bytes) -> Any:
    """What is in a file, without the time at which it was written."""
    if data.startswith(b"PK"):
        return {member: part for member, part in members(data).items() if not member.startswith("docProps/")}
    if data.startswith(b"SQLite format 3"):
        database = sqlite3.connect(":memory:")
        database.deserialize(data)
        try:
            return sorted(database.iterdump())
        finally:
            database.close()
    return re.sub(rb"\b20\d{6}T\d{6}Z|\b20\d\d-\d\d-\d\dT[\d:]+(?:Z|\+00:00)", b"TIME", data)


def same(first: State, second: State, names: tuple[str, ...]) -> bool:
    """True if the files of these names hold the same."""
    return all((name in first) == (name in second) for name in names) and all(
        first[name] == second[name] or content(name, first[name]) == content(name, second[name])
        for name in names
        if name in first
    )


class Victim:
    """A command that is killed again and again in one folder.

    Args:
        name: one of ``commands()``.
        place: an empty folder.
    """

    def __init__(self, name: str, place: Path) -> None:
        self.name = name
        self.arguments, self.outputs = commands()[name]
        self.folder, self.log = place / "work", place / "log"
        self.folder.mkdir()
        self.log.mkdir()
        lay_out_all(self.folder)
        if name.startswith("into"):
            self._run(("convert", "names.jsonl", *self.outputs))
        self.nothing = state(self.folder)
        _make_older(self.folder)
        self._run(self.arguments)
        old = state(self.folder)
        self.old = self.nothing | {output: old[output] for output in self.outputs}
        self.new = {name: self._undisturbed(before) for name, before in self.befores()}
        # Whoever died after the last file was in place adds to what is there already.
        self.twice = {name: self._undisturbed(before) for name, before in self.new.items()}
        self.seen: dict[str, list[float]] = {}

    def befores(self) -> list[tuple[str, State]]:
        """What stands in the folder before: older files, or none."""
        return [("older", self.old), ("none", self.nothing)]

    def kill(self, rng: random.Random) -> list[tuple[str, str]]:
        """One kill, and the same command again; returns what is wrong."""
        which, before = rng.choice(self.befores())
        if which not in self.seen:
            self._restore(before)
            self.seen[which] = self._run(self.arguments, Moments())[2]
        seen = self.seen[which]
        last = rng.randrange(len(seen))
        gap = seen[last + 1] - seen[last] if last + 1 < len(seen) else 0.002
        delay = rng.random() * gap if rng.random() < 0.5 else 0.0
        self._restore(before)
        self._run(self.arguments, Moments(last, delay))
        where = f"killed at moment {last} of {len(seen)} and {delay * 1000:.2f} ms, {which} files before"
        wrong = []
        killed = state(self.folder)
        for output in self.outputs:
            if output not in killed:
                if output in before:
                    wrong.append(("lost", output))
            elif not any(same(killed, whole, (output,)) for whole in (before, self.new[which])):
                wrong.append(("corrupt", output))
        code, err, _ = self._run(self.arguments)
        after = state(self.folder)
        if code:
            wrong.append(("refused afterwards", err.strip()[-200:]))
        elif not any(same(after, whole, self.outputs) for whole in (self.new[which], self.twice[which])):
            wrong.append(("another result afterwards", ", ".join(self.outputs)))
        wrong += [("left over", name) for name in after.keys() - before.keys() - set(self.outputs)]
        return [(sort, f"{what}; {where}") for sort, what in wrong]

    def _undisturbed(self, before: State) -> State:
        self._restore(before)
        code, err, _ = self._run(self.arguments)
        if code:
            raise RuntimeError(f"{self.name}: {err}")
        return state(self.folder)

    def _restore(self, before: State) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, data in before.items():
            (self.folder / name).write_bytes(data)

    def _run(
        self, arguments: tuple[str, ...], moments: Moments | None = None
    ) -> tuple[int, str, list[float]]:
        """Exit code, words and moments of a command in a child; the code -1 if it was killed."""
        answer = self.log / "answer"
        answer.unlink(missing_ok=True)

        def work() -> list[Any]:
            os.chdir(self.folder)
            if moments is None:
                ended = command(arguments, self.log)
                return [ended.code, ended.err, []]
            ended = command(arguments, self.log, begin=moments.watch)
            return [ended.code, ended.err, moments.seen]

        os.waitpid(child(work, answer), 0)
        if not answer.exists():
            return -1, "killed", []
        code, err, seen = json.loads(answer.read_text(encoding="utf-8"))
        return code, err, seen


def ready() -> None:
    """Run every command once, so that children write at once."""
    with tempfile.TemporaryDirectory() as name, quiet(Path(name)):
        lay_out_all(Path(name))
        for arguments, _outputs in commands().values():
            rehearse(arguments)


def run(
    kills: int, *, only: str = "", seed: int = 0, jobs: int = 1, tick: Callable[[int], None] = lambda _: None
) -> tuple[int, list[tuple[str, str, str]]]:
    """Kill every command so many times.

    Returns:
        How many kills there were; of each thing that is wrong the sort, the command and what exactly.
    """
    ready()
    names = [name for name in commands() if only in name]
    found = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)

        def start(number: int) -> int:
            here = place / str(number)
            here.mkdir()

            def work() -> list[Any]:
                victim = Victim(names[number], here)
                rng = random.Random(f"{names[number]}:{seed}")
                return [wrong for _ in range(kills) for wrong in victim.kill(rng)]

            return child(work, here / "result")

        for number, code in children(start, len(names), jobs):
            if code:
                failed = place / str(number) / "result.failed"
                told = failed.read_text(encoding="utf-8").strip() if failed.exists() else f"code {code}"
                found.append(("the trial itself", names[number], told[-400:]))
            else:
                answer = json.loads((place / str(number) / "result").read_text(encoding="utf-8"))
                found += [(sort, names[number], what) for sort, what in answer]
            tick(number)
    return kills * len(names), found


def main() -> int:
    """Kill, print, keep the figures; returns 1 if something was lost or left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=50, help="of each command")
    parser.add_argument("--only", default="", metavar="NAME", help="commands with this in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="commands at a time")
    parser.add_argument("--json", action="store_true", help="print what is wrong as JSON, keep no record")
    options = parser.parse_args()
    count, found = run(options.kills, only=options.only, jobs=options.jobs)
    if options.json:
        print(json.dumps(found))
        return 0
    counts = Counter(sort for sort, _, _ in found)
    table = Table("", f"of {count} kills")
    for sort in SORTS:
        table.add_row(sort, str(counts[sort]))
    console = Console()
    console.print(table)
    for sort, name, what in found[:20]:
        console.print(escape(f"{sort}: {name}: {what}"))
    if not options.only:
        figures = {"kills": count, **{sort: counts[sort] for sort in SORTS}}
        keep("hostile_kills", figures, f"{list(commands())}{options.kills}", split="made up")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
