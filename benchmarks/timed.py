"""One timed run of whichever aligner is first on the path: ``python -P benchmarks/timed.py TASK PAIRS.json``.

In:   a task (``glossary`` or ``align``) and a file with two lists of sentences that stand in pairs, Korean and English.
Out:  one line of JSON on the standard output: processor seconds, what came out, and where this aligner lies.
Not:  choosing texts, repeating, comparing (benchmarks.speed, which starts this).
Idea: only the stable names of aligner are used, so that an older checkout can be timed by the file of a newer one; a
      short text is done first, so that tables and weights are loaded before the clock runs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

# One core: set before numpy and tokenizers start their threads.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_name] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import aligner  # noqa: E402
from aligner.model import Alignment, Bead, Document, Sentence  # noqa: E402

WARM_UP = (
    ["로씨야련방 외무상 쎄르게이 라브로브동지가 평양에 도착하였다.", "회담이 2023년 9월 13일에 진행되였다."],
    ["Sergei Lavrov, foreign minister of the Russian Federation, arrived in Pyongyang.", "Talks were held."],
)


def one_to_one(korean: list[str], english: list[str]) -> Alignment:
    """An alignment of sentences that stand in pairs, each sure."""
    sides = []
    for lang, texts in (("ko", korean), ("en", english)):
        start, sentences = 0, []
        for number, text in enumerate(texts):
            sentences.append(Sentence(text, start, start + len(text), number))
            start += len(text) + 1
        sides.append((Document(f"news-{lang}", lang, "\n".join(texts)), tuple(sentences)))
    (source, source_sentences), (target, target_sentences) = sides
    beads = tuple(Bead((number,), (number,), 1.0) for number in range(len(korean)))
    return Alignment(source, target, source_sentences, target_sentences, beads)


def glossary(korean: list[str], english: list[str]) -> int:
    """Collect the names of sentence pairs; gives the number of entries."""
    return len(aligner.build_glossary(one_to_one(korean, english)).entries)


def align(korean: list[str], english: list[str]) -> int:
    """Align sentences; gives the number of beads."""
    return len(aligner.align(korean, english).beads)


TASKS = {"glossary": glossary, "align": align}


class Share:
    """How long a function of aligner takes in all, wherever its modules have it under its name."""

    def __init__(self, name: str) -> None:
        self.seconds: float | None = None
        for module in [module for key, module in sys.modules.items() if key.split(".")[0] == "aligner"]:
            function = vars(module).get(name)
            if callable(function):
                self.seconds = 0.0
                setattr(module, name, self._timed(function))

    def _timed(self, function):  # type: ignore[no-untyped-def]
        def timed(*arguments: object, **settings: object) -> object:
            began = time.process_time()
            result = function(*arguments, **settings)
            self.seconds += time.process_time() - began
            return result

        return timed


def main() -> None:
    """Warm up, run once, print."""
    task = TASKS[sys.argv[1]]
    korean, english = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    began = time.process_time()
    task(*WARM_UP)
    loading = time.process_time() - began
    names = Share("name_clues")
    began = time.process_time()
    result = task(korean, english)
    seconds = time.process_time() - began
    print(
        json.dumps(
            {
                "seconds": seconds,
                "names_seconds": names.seconds,
                "loading_seconds": loading,
                "result": result,
                "version": aligner.__version__,
                "folder": str(Path(aligner.__file__).resolve().parents[1]),
            }
        )
    )


if __name__ == "__main__":
    main()
