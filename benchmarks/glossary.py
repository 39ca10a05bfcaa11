"""Speed of look-up in a glossary of many entries, kept in SQLite: ``python -m benchmarks.glossary [ENTRIES]``.

The names are made up, half of them Korean, half of them Russian in shape, with all the spellings that an entry
holds. Each way of asking is timed on the same file, warm (each query once before), and must find its entry.
Every run is appended to ``benchmarks/results/glossary.jsonl`` with the version and a hash of the names.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from aligner.formats import write_glossary
from aligner.glossary import Glossary
from aligner.glossary.lookup.sqlite import StoredGlossary
from aligner.hangul import (
    compose,
    cyrillic_to_north,
    cyrillic_to_south,
    decompose,
    romanize,
    surnames,
    to_south,
)
from aligner.model import Entry, Evidence
from aligner.transliteration.cyrillic import cyrillic_to_latin
from benchmarks.records import keep

if TYPE_CHECKING:
    from collections.abc import Callable


def _parts(text: str) -> tuple[str, ...]:
    """What names are put together from, parted by spaces."""
    return tuple(text.split())


SYLLABLES = tuple("정은철영남호룡성희선광명학수경일국춘길혁진옥순덕훈태원봉주현금숙복화미향연창민만대기용상")
GIVEN = _parts(
    """Иван Сергей Андрей Михаил Николай Виктор Олег Павел Юрий Антон Борис Денис Максим Роман Кирилл Степан
    Григорий Фёдор Тимур Глеб"""
)
FIRST = _parts("Ба Бе Ве Во Га Го Да До Же За Зо Ка Ко Ла Ле Ма Ми Ни Но Па По Ра Ро Са Се Та Те Фа Че Ша")
MIDDLE = _parts("ба ве го ди ла ли ма ми на ни ра ри са си та ти ше ча ко ку")
LAST = _parts("нов тов лев син рин ченко шев ков дов мин ский рец")


def made_up(count: int, rng: random.Random) -> tuple[Entry, ...]:
    """So many entries, no Korean form twice, with one sentence of evidence each."""
    families = [family for family in surnames() if len(family) == 1]
    entries: dict[str, Entry] = {}
    while len(entries) < count:
        if rng.random() < 0.5:
            ko = rng.choice(families) + rng.choice(SYLLABLES) + rng.choice(SYLLABLES)
            if rng.random() < 0.5:
                ko += rng.choice(SYLLABLES)
            spellings = {system: romanize(ko, system, name=True) for system in ("kcna", "rr", "mr")}
            entry = Entry(ko, spellings["kcna"], ko_south=to_south(ko), romanizations=spellings)
        else:
            ru = f"{rng.choice(GIVEN)} {rng.choice(FIRST)}{rng.choice(MIDDLE)}"
            ru += rng.choice(("", rng.choice(MIDDLE))) + rng.choice(LAST)
            ko = cyrillic_to_north(ru)
            entry = Entry(ko, cyrillic_to_latin(ru), ko_south=cyrillic_to_south(ru), ru=ru)
        proof = Evidence(ko, entry.en, f"{ko}동지가 평양에 도착하였다.", f"{entry.en} arrived in Pyongyang.")
        entries[ko] = Entry(
            **{name: getattr(entry, name) for name in ("ko", "en", "ko_south", "ru", "romanizations")},
            count=rng.randint(1, 50),
            evidence=(proof,),
        )
    return tuple(entries.values())


def slip(text: str, rng: random.Random) -> str:
    """The text with one letter inside its last word doubled."""
    place = rng.randrange(len(text) - 3, len(text) - 1)
    return text[:place] + text[place] + text[place:]


def wrong_vowel(text: str, rng: random.Random) -> str:
    """A Korean form with one vowel taken for another."""
    letters = list(decompose(text))
    place = rng.choice([place for place, letter in enumerate(letters) if letter in "ㅏㅓㅗㅜㅡㅣㅕ"])
    letters[place] = rng.choice([vowel for vowel in "ㅏㅓㅗㅜㅡㅣㅕ" if vowel != letters[place]])
    return compose("".join(letters))


WAYS: dict[str, Callable[[Entry, random.Random], str]] = {
    "Northern form": lambda entry, rng: entry.ko,
    "Northern form with a title": lambda entry, rng: f"{entry.ko}동지",
    "Southern form": lambda entry, rng: entry.ko_south or entry.ko,
    "printed English, lower case": lambda entry, rng: entry.en.lower(),
    "romanized or Russian": lambda entry, rng: entry.ru or entry.romanizations["rr"],
    "Northern form with a slip": lambda entry, rng: wrong_vowel(entry.ko, rng),
    "English with a slip": lambda entry, rng: slip(entry.en, rng),
}


def main() -> None:
    """Make up a glossary, ask it, and write the figures down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("entries", nargs="?", type=int, default=100_000)
    arguments = parser.parse_args()
    rng = random.Random(5)
    entries = made_up(arguments.entries, rng)
    asked = rng.sample(entries, 60)
    every: list[float] = []
    table = Table("asked by", "found", "median ms", "slowest ms", title=f"{len(entries)} entries")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.sqlite"
        start = time.perf_counter()
        write_glossary(Glossary(entries), path)
        written = time.perf_counter() - start
        size = path.stat().st_size / 2**20
        results: dict[str, object] = {
            "entries": len(entries),
            "write_s": round(written, 1),
            "mib": round(size),
        }
        with StoredGlossary(path) as stored:
            for name, query in WAYS.items():
                times, found = [], 0
                for entry in asked:
                    text = query(entry, rng)
                    stored.lookup(text)
                    start = time.perf_counter()
                    answers = stored.lookup(text)
                    times.append((time.perf_counter() - start) * 1000)
                    found += any(answer.ko == entry.ko for answer in answers)
                every += times
                share, median = found / len(asked), statistics.median(times)
                results[name] = {"found": round(share, 3), "median_ms": round(median, 2)}
                table.add_row(name, f"{share:.2f}", f"{median:.2f}", f"{max(times):.1f}")
    results["median_ms"] = round(statistics.median(every), 2)
    console = Console()
    console.print(table)
    console.print(
        f"all queries: median {results['median_ms']} ms; written in {written:.1f} s, {size:.0f} MiB"
    )
    keep("glossary", results, *(f"{entry.ko}\t{entry.en}" for entry in entries), split="made up")


if __name__ == "__main__":
    main()
