"""Speed and memory of the exchange formats: ``python -m benchmarks.formats [--units 1000000]``.

Streaming:  a TMX of so many units is written, read back unit by unit, and turned into CSV, each in a process of its
            own, so that the peak of its memory is its own. Bar: under 200 MB for 1,000,000 units.
Alignments: an alignment of ``--beads`` beads, written and read in every format, in one process.
One segment of 1 GB (``--giant``): refused with a clear sentence, in little memory.

Units are made up: a Korean and an English sentence of the length of a report's. Every run is appended to
``benchmarks/results/formats.jsonl`` with the version and a hash of what they are made from.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from aligner.errors import ReadError
from aligner.formats import (
    ALIGNMENT_READERS,
    ALIGNMENT_WRITERS,
    Unit,
    read_alignment,
    read_units,
    write_alignment,
    write_units,
    write_units_sheet,
)
from aligner.model import Alignment, Bead, Document, Sentence
from benchmarks.records import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_MEGABYTES = 200

KOREAN = "제{}차 회담에서는 호상 관심사로 되는 중요문제들에 대한 폭넓고 심도있는 의견교환이 진행되였다."
ENGLISH = "At talks No. {} there was wide-ranging and in-depth exchange of views on important issues."


def units(count: int) -> Iterator[Unit]:
    """Units that differ from each other."""
    return (Unit(KOREAN.format(number), ENGLISH.format(number), 0.9, 0.7) for number in range(count))


def made_alignment(count: int) -> Alignment:
    """An alignment of so many one-to-one beads."""
    sides = []
    for lang, pattern in (("ko", KOREAN), ("en", ENGLISH)):
        texts = [pattern.format(number) for number in range(count)]
        position = 0
        sentences = []
        for number, text in enumerate(texts):
            sentences.append(Sentence(text, position, position + len(text), number))
            position += len(text) + 1
        sides.append((Document(lang, lang, "\n".join(texts)), tuple(sentences)))
    (source, source_sentences), (target, target_sentences) = sides
    beads = tuple(Bead((number,), (number,), 0.9, 0.7) for number in range(count))
    return Alignment(source, target, source_sentences, target_sentences, beads)


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_streaming(path: str, count: int) -> int:
    """Write ``count`` units; gives how many were written."""
    return write_units(units(count), path).rows


def read_streaming(path: str, count: int) -> int:
    """Read them; gives how many were read."""
    return sum(1 for _ in read_units(path))


def stream_to_sheet(path: str, count: int) -> int:
    """Turn them into CSV; gives how many rows were written."""
    return write_units_sheet(read_units(path), f"{path}.csv").rows


def refuse_giant(path: str, count: int) -> int:
    """Meet one segment of ``count`` bytes; gives 1 if it was refused with a clear sentence."""
    try:
        next(read_units(path))
    except ReadError as error:
        print(error)
        return 1
    return 0


def write_giant(path: str, size: int) -> None:
    """A TMX with one segment of so many bytes."""
    with Path(path).open("wb") as file:
        file.write(b'<tmx version="1.4"><header srclang="ko"/><body><tu><tuv xml:lang="ko"><seg>')
        for _ in range(size >> 20):
            file.write(b"a" * (1 << 20))
        file.write(b'</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu></body></tmx>')


def _measure(work: Callable[[str, int], int], path: str, count: int, answer: Any) -> None:
    start = time.perf_counter()
    done = work(path, count)
    answer.send((done, time.perf_counter() - start, peak_megabytes()))


def apart(work: Callable[[str, int], int], path: str, count: int) -> tuple[int, float, float]:
    """Result, seconds and peak megabytes of some work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(work, path, count, sender))
    process.start()
    result: tuple[int, float, float] = receiver.recv()
    process.join()
    return result


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=1_000_000, help="units of the streaming test")
    parser.add_argument("--beads", type=int, default=20_000, help="beads of the alignment test")
    parser.add_argument(
        "--giant", type=int, default=0, metavar="MB", help="size of a giant segment to refuse"
    )
    options = parser.parse_args()
    result: dict[str, Any] = {
        "units": options.units,
        "beads": options.beads,
    }
    table = Table("", "units or beads", "seconds", "a second", "peak MB")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "memory.tmx")
        for name, work in (
            ("TMX written", write_streaming),
            ("TMX read", read_streaming),
            ("TMX to CSV", stream_to_sheet),
        ):
            done, seconds, megabytes = apart(work, path, options.units)
            if done != options.units:
                raise SystemExit(f"{name}: {done} of {options.units} units")
            result[name] = {"per_second": round(done / seconds), "peak_mb": round(megabytes)}
            table.add_row(name, f"{done:,}", f"{seconds:.1f}", f"{done / seconds:,.0f}", f"{megabytes:.0f}")
        if options.giant:
            write_giant(path, options.giant << 20)
            done, seconds, megabytes = apart(refuse_giant, path, options.giant)
            result["giant segment"] = {
                "mb": options.giant,
                "refused": bool(done),
                "peak_mb": round(megabytes),
            }
            table.add_row(
                f"segment of {options.giant} MB refused", str(done), f"{seconds:.1f}", "", f"{megabytes:.0f}"
            )
        alignment = made_alignment(options.beads)
        for suffix in ALIGNMENT_WRITERS:
            place = Path(folder) / f"talks{suffix}"
            start = time.perf_counter()
            write_alignment(alignment, place)
            rates = {"write": options.beads / (time.perf_counter() - start)}
            if suffix in ALIGNMENT_READERS:
                start = time.perf_counter()
                read_alignment(place)
                rates["read"] = options.beads / (time.perf_counter() - start)
            result[suffix] = {name: round(rate) for name, rate in rates.items()}
            for name, rate in rates.items():
                table.add_row(
                    f"{suffix} {name}",
                    f"{options.beads:,}",
                    f"{options.beads / rate:.2f}",
                    f"{rate:,.0f}",
                    "",
                )
    Console().print(table)
    keep("formats", result, KOREAN, ENGLISH, split="made up")
    peaks = [value["peak_mb"] for value in result.values() if isinstance(value, dict) and "peak_mb" in value]
    if max(peaks) > MOST_MEGABYTES:
        raise SystemExit(f"peak of {max(peaks)} MB, more than {MOST_MEGABYTES}")


if __name__ == "__main__":
    main()
