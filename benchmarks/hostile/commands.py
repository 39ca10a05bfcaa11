"""What is done with a hostile file of each kind: one command always, and some of the others.

In:   the name of the file, what sort it is, a random generator.
Out:  command lines, each with the files that it should write.
Not:  running them (forks.py), judging them (findings.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import samples

if TYPE_CHECKING:
    from random import Random

_ALIGNMENTS = (".jsonl", ".tmx", ".csv", ".xlsx", ".xlf", ".html")
_GLOSSARIES = (".jsonl", ".csv", ".xlsx", ".html", ".sqlite", ".txt", ".memoq.csv", ".tbx", ".v2.tbx")
#: Commands of the second sort that follow the first.
_MORE = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A command line.

    Attributes:
        arguments: without the program's name.
        outputs: files that it writes if it succeeds.
        reads_stdin: the hostile file is its standard input.
    """

    arguments: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    reads_stdin: bool = False


def lay_out(folder: Path) -> None:
    """Write the good files that the commands need besides the hostile one."""
    for name, lines in (("ko", samples.KOREAN), ("en", samples.ENGLISH), ("en2", samples.OTHER_ENGLISH)):
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "good.jsonl").write_text(samples.alignment_lines(), encoding="utf-8")
    (folder / "names.jsonl").write_text(samples.glossary_lines(), encoding="utf-8")


def steps(name: str, sort: str, rng: Random) -> list[Step]:
    """The commands for a hostile file, in the order in which they run."""
    always, others = _commands(name, sort, rng)
    return [always, *rng.sample(others, min(_MORE, len(others)))]


def _writing(
    arguments: tuple[str, ...], stem: str, suffixes: tuple[str, ...], rng: Random, most: int = 3
) -> Step:
    """A command with ``-o`` for some of the formats."""
    outputs = tuple(stem + suffix for suffix in rng.sample(suffixes, rng.randint(1, most)))
    return Step((*arguments, *(part for output in outputs for part in ("-o", output))), outputs)


def _converting(name: str, suffixes: tuple[str, ...], rng: Random, stem: str) -> Step:
    output = stem + rng.choice(suffixes)
    return Step(("convert", name, output), (output,))


def _commands(name: str, sort: str, rng: Random) -> tuple[Step, list[Step]]:
    explained = ("explain", "--bead", str(rng.choice((1, 2, 9))))
    if sort in (samples.DOCUMENT, samples.BILINGUAL):
        files = (name, "en.txt") if sort == samples.DOCUMENT else (name,)
        always = _writing(("align", *files), "o", _ALIGNMENTS, rng)
        others = [
            Step((*explained, *files)),
            Step(("align", *files, "--show-clutter", "--table", "--by-paragraph")),
            Step(("check", *files, "names.jsonl")),
            Step(("align", "-", "en.txt", "-o", "s.jsonl"), ("s.jsonl",), reads_stdin=True),
            Step(("align", "ko.txt", name, "--src", "ko", "--tgt", "en", "-o", "t.tmx"), ("t.tmx",)),
            _writing(("compare", name, "en.txt", "en2.txt"), "c", (".csv", ".jsonl"), rng, 2),
            _writing(
                ("align", *files, "--keep-clutter", "--keep-code", "--segmented"), "k", _ALIGNMENTS, rng
            ),
        ]
        if sort == samples.BILINGUAL:
            others += [
                _converting(name, _ALIGNMENTS, rng, "v"),
                _converting(name, _GLOSSARIES, rng, "w"),
                _writing(("glossary", name), "g", _GLOSSARIES, rng),
            ]
        return always, others
    if sort in (samples.ALIGNMENT, samples.REVIEW):
        always = _converting(name, _ALIGNMENTS, rng, "v")
        others = [
            _converting(name, _ALIGNMENTS, rng, "u"),
            _writing(("glossary", name), "g", _GLOSSARIES, rng),
            Step(("glossary", name, "--into", "names.jsonl"), ("names.jsonl",)),
            Step(("glossary", name, "--into", "new.sqlite"), ("new.sqlite",)),
            Step(("check", name, "names.jsonl")),
            Step(("evaluate", "good.jsonl", name)),
            Step(("evaluate", name, "good.jsonl", "--json")),
            Step(("import", name, "good.jsonl", "-o", "i.jsonl"), ("i.jsonl",)),
            Step(("import", name, "good.jsonl", "--skip-conflicts", "-o", "j.xlsx"), ("j.xlsx",)),
            Step(("glossary", "good.jsonl", "--adapt", name)),
        ]
        return (others.pop(7), [always, *others]) if sort == samples.REVIEW else (always, others)
    if sort == samples.GLOSSARY:
        always = Step(
            ("lookup", rng.choice(("뿌찐", "Putin", "평양", "Путин", "김일성")), "--glossary", name)
        )
        others = [
            _converting(name, _GLOSSARIES, rng, "v"),
            _converting(name, _GLOSSARIES, rng, "u"),
            Step(("lookup", "평양", "--glossary", name, "--json")),
            Step(("check", "ko.txt", "en.txt", name)),
            Step(("glossary", "--check", "good.jsonl", name, "--json")),
            Step(("glossary", "good.jsonl", "--adapt", name)),
            Step(("import", name, "names.jsonl", "-o", "i.jsonl"), ("i.jsonl",)),
        ]
        if Path(name).suffix in (".jsonl", ".sqlite"):
            others.append(Step(("glossary", "good.jsonl", "--into", name), (name,)))
        return always, others
    if sort == samples.GOLD:
        return Step(("evaluate", name, "good.jsonl")), [Step(("evaluate", "good.jsonl", name, "--json"))]
    anchored = ("ko.txt", "en.txt", "--anchors", name)
    return _writing(("align", *anchored), "o", _ALIGNMENTS, rng), [Step((*explained, *anchored))]
