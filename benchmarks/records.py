"""What a run of a benchmark leaves behind: a line in ``benchmarks/results/`` that names the data it was measured on.

In:   the figures of a run; the files or made-up texts that it read, and which split of the data they are.
Out:  a line of JSON: version, date, split, a hash of the data, then the figures.
Not:  measuring, printing.
Idea: two figures can be compared where version or settings differ and the hash does not; and a figure on what rules
      were written on means something else than one on texts that only tell how good they are.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RESULTS = Path(__file__).parent / "results"

# development: rules, weights or thresholds were made with it. reported: only measured, no rule may be changed for its
# sake. held out: kept away from whoever changes the program. made up: by the benchmark itself, from a fixed seed.
# not told: a folder that was given without a word about it.
SPLITS = ("development", "reported", "held out", "made up", "not told")


def data_hash(*data: Path | str) -> str:
    """The first 12 hex digits of the SHA-256 of some data.

    Args:
        data: a file counts by its name and its bytes, a folder by those of all files in it, in order of their paths
            inside it, a string by itself; where a file lies makes no difference.

    Raises:
        OSError: a file is not there or cannot be read.
    """
    whole = hashlib.sha256()
    for name, content in _parts(data):
        for part in (name.encode(), content):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:12]


def _parts(data: tuple[Path | str, ...]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each text and file."""
    for item in data:
        if isinstance(item, str):
            yield "", item.encode()
        elif item.is_dir():
            for path in sorted(path for path in item.rglob("*") if path.is_file()):
                yield path.relative_to(item).as_posix(), path.read_bytes()
        else:
            yield item.name, item.read_bytes()


def keep(benchmark: str, figures: Mapping[str, object], *data: Path | str, split: str) -> dict[str, object]:
    """Append a run to ``benchmarks/results/BENCHMARK.jsonl``.

    Args:
        benchmark: its name, which is the file's.
        figures: what was measured, as JSON can hold it.
        data: what it was measured on, see ``data_hash``.
        split: one of ``SPLITS``.

    Returns:
        The line that was written.

    Raises:
        ValueError: no such split.
    """
    if split not in SPLITS:
        raise ValueError(f"no split {split!r}; choose one of: {', '.join(SPLITS)}")
    line: dict[str, object] = {
        "version": __version__,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "split": split,
        "data": data_hash(*data),
        **figures,
    }
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / f"{benchmark}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return line
