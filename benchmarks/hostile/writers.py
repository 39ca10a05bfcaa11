"""Several processes add to one glossary at once: ``python -m benchmarks.hostile.writers [--runs 100] [--writers 4]``.

Each writer adds a name of its own; all begin at the same moment. Afterwards every name of every writer that ended with
exit code 0 must be there, and all that were there before. A run with ``aligner convert`` into the same glossary among
the writers may replace all of it, so that only a glossary that cannot be read is wrong there. Lost names should be 0.
The figures are appended to ``benchmarks/results/hostile_writers.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.records import keep

from .forks import child, command, quiet, rehearse

if TYPE_CHECKING:
    from collections.abc import Callable

#: Korean and English names that no two writers share.
NAMES = (
    ("김철수", "Kim Chol Su"),
    ("박영호", "Pak Yong Ho"),
    ("리명국", "Ri Myong Guk"),
    ("최선희", "Choe Son Hui"),
    ("한광상", "Han Kwang Sang"),
    ("오수용", "O Su Yong"),
    ("조용원", "Jo Yong Won"),
    ("정경택", "Jong Kyong Thaek"),
)
_BASE = 300
SORTS = (
    "names lost",
    "names of before lost",
    "glossaries damaged",
    "left over",
    "internal errors",
    "refused",
)
#: What must be 0; that a writer is refused is no loss, since it says so.
BAD = SORTS[:-1]


def lay_out(folder: Path, writers: int) -> None:
    """An alignment for each writer, and a glossary with many names."""
    for number, (ko, en) in enumerate(NAMES[:writers]):
        line = {
            "source": [0],
            "target": [0],
            "confidence": 0.99,
            "similarity": 0.8,
            "source_text": f"{ko}외무상이 평양에서 담화를 발표하였다.",
            "target_text": f"Foreign Minister {en} issued a statement in Pyongyang.",
        }
        (folder / f"a{number}.jsonl").write_text(
            json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    base = (
        {"ko": f"동무{chr(0xAC00 + each)}", "en": f"Tongmu {each}", "kind": "term"} for each in range(_BASE)
    )
    (folder / "base.jsonl").write_text("".join(json.dumps(each) + "\n" for each in base), encoding="utf-8")


def trial(
    folder: Path, log: Path, glossary: str, *, writers: int, exists: bool, converts: bool
) -> Counter[str]:
    """Let all writers begin at once; returns how often each sort of wrong was seen.

    Args:
        glossary: its name, which decides its format.
        exists: it holds names already.
        converts: one more process writes the base glossary over it.
    """
    from aligner.glossary import load_glossary

    os.chdir(folder)
    lay_out(folder, writers)
    if exists:
        _ended(log / "base", ("convert", "base.jsonl", glossary))
    given = [("glossary", f"a{number}.jsonl", "--into", glossary) for number in range(writers)]
    if converts:
        given.append(("convert", "base.jsonl", glossary))
    before = set(os.listdir(folder))
    gate, opener = os.pipe()
    processes = []
    for number, arguments in enumerate(given):
        place = log / f"{number}"
        place.mkdir()

        def work(arguments: tuple[str, ...] = arguments, place: Path = place) -> list[object]:
            os.close(opener)
            os.read(gate, 1)
            ended = command(arguments, place)
            return [ended.code, ended.err]

        processes.append(child(work, place / "answer"))
    os.close(gate)
    os.close(opener)  # now all of them begin
    for process in processes:
        os.waitpid(process, 0)
    answers = [_answer(log / f"{number}") for number in range(len(given))]
    wrong: Counter[str] = Counter()
    wrong["internal errors"] = sum(code not in (0, 1) or "should not have" in err for code, err in answers)
    wrong["refused"] = sum(code == 1 for code, _ in answers)
    wrong["left over"] = len(set(os.listdir(folder)) - before - {glossary})
    if not any(code == 0 for code, _ in answers) and not exists:
        return wrong
    try:
        found = {entry.ko for entry in load_glossary(folder / glossary)}
    except Exception:
        wrong["glossaries damaged"] = 1
        return wrong
    if not converts:
        wrong["names lost"] = sum(
            code == 0 and ko not in found for (code, _), (ko, _) in zip(answers, NAMES, strict=False)
        )
    if exists:
        wrong["names of before lost"] = sum(f"동무{chr(0xAC00 + each)}" not in found for each in range(_BASE))
    return wrong


def _answer(place: Path) -> tuple[int, str]:
    """Exit code and words of a writer; -1 for one that did not live to tell."""
    if not (place / "answer").exists():
        return -1, ""
    code, err = json.loads((place / "answer").read_text(encoding="utf-8"))
    return code, err


def _ended(place: Path, arguments: tuple[str, ...]) -> None:
    place.mkdir()
    os.waitpid(child(lambda: command(arguments, place).code, place / "answer"), 0)


def ready(writers: int) -> None:
    """Collect and convert once, so that the children begin to write at once."""
    with tempfile.TemporaryDirectory() as name, quiet(Path(name)):
        lay_out(Path(name), writers)
        for glossary in ("g.sqlite", "g.jsonl"):
            rehearse(("convert", "base.jsonl", glossary))
            rehearse(("glossary", "a0.jsonl", "--into", glossary))


def run(
    runs: int, writers: int, seed: int = 0, tick: Callable[[int], None] = lambda _: None
) -> dict[str, Counter[str]]:
    """So many runs in turn over both formats, new and existing; every fifth has a convert among the writers.

    Returns:
        For ``"writers"`` and ``"with convert"``, how often each sort of wrong was seen, and the ``"runs"``.
    """
    ready(writers)
    rng = random.Random(seed)
    found: dict[str, Counter[str]] = {"writers": Counter(), "with convert": Counter()}
    here = Path.cwd()
    for number in range(runs):
        converts = number % 5 == 4
        with tempfile.TemporaryDirectory() as name:
            folder, log = Path(name, "work"), Path(name, "log")
            folder.mkdir()
            log.mkdir()
            wrong = trial(
                folder,
                log,
                ("g.jsonl", "g.sqlite")[number % 2],
                writers=writers,
                exists=rng.random() < 0.5,
                converts=converts,
            )
            os.chdir(here)
        found["with convert" if converts else "writers"].update(wrong + Counter(runs=1))
        tick(number)
    return found


def main() -> int:
    """Run, print, keep the figures; returns 1 if something was lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--writers", type=int, default=4, choices=range(2, len(NAMES) + 1))
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, keep no record")
    options = parser.parse_args()
    found = run(options.runs, options.writers)
    if options.json:
        print(json.dumps(found))
        return 0
    table = Table("", *(f"{name}, {counts['runs']} runs" for name, counts in found.items()))
    for sort in SORTS:
        table.add_row(sort, *(str(counts[sort]) for counts in found.values()))
    Console().print(table)
    figures = {name: {sort: counts[sort] for sort in ("runs", *SORTS)} for name, counts in found.items()}
    keep(
        "hostile_writers", {"writers": options.writers, **figures}, f"{NAMES}{options.runs}", split="made up"
    )
    return int(any(counts[sort] for counts in found.values() for sort in BAD))


if __name__ == "__main__":
    sys.exit(main())
