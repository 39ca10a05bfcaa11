"""Quality and speed of the sound model and the spelling rules: ``python -m benchmarks.names DATA_FOLDER``.

Top-1:    each Korean form against every Latin form of its set; the right one must score highest.
Deciding: each Korean form with its own Latin form and a hundred others drawn at random; F1 at a score of 0.5.
Sets:     people and English words of ``tests/data/transliteration``; name words of ``dev/name_tokens.tsv`` (which
          holds many pairs that are no transliterations: those whose own score is 0 are counted, and left out of the
          second row); whole names that training kept back. Russian by rule: ``dev/foreign_words_south.tsv``.

Adapted:  costs re-estimated on one half of a list and tested on the other, before and after: languages of
          ``dev/foreign_words_south.tsv`` in Latin letters, and Korean persons in two made house styles. Then the lowest
          figure of the sets above (people, English words, Russian) after learning from each of these lists, and from
          people put together with each other's names, which teach nothing.

Every run is appended to ``benchmarks/results/names.jsonl`` with the version and a hash of the files.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

from aligner.hangul import cyrillic_to_north, cyrillic_to_south, romanize, to_north, to_south
from aligner.hangul.russian_from_hangul import cyrillic_guesses
from aligner.transliteration.sound import load_table, name_similarities
from aligner.transliteration.sound.adapt import adapt_sound
from benchmarks.records import keep
from training.sound import is_kept_back
from training.sound_pairs import genuine_pairs, korean_names, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.transliteration.sound import SoundTable

TEST_DATA = Path(__file__).parents[1] / "tests" / "data" / "transliteration"
FILES = (
    "dev/name_tokens.tsv",
    "dev/foreign_words_south.tsv",
    "dev/news_north_south.tsv",
    "train/person_names.tsv",
    "train/loanwords.tsv",
)
RUSSIAN = re.compile("(ov|ev|ova|eva|sky|skiy|enko|ich|kin|shin)$")

Pairs = list[tuple[str, str]]


def read_test_pairs(name: str) -> Pairs:
    """Korean and Latin forms of a file of the tests."""
    rows = [row for row in read_rows(TEST_DATA / f"{name}.tsv") if not row[0].startswith("#")]
    return [(ko, en) for ko, en, *_ in rows if ko != "ko"]


def top_1(pairs: Pairs, sound: SoundTable | None = None) -> float:
    """Share of Korean forms whose own Latin form scores highest among all of the set."""
    forms = list(dict.fromkeys(en for _, en in pairs))
    scores = name_similarities([ko for ko, _ in pairs], forms, sound)
    return float(
        np.mean([forms[int(row.argmax())] == en for row, (_, en) in zip(scores, pairs, strict=True)])
    )


def deciding(
    pairs: Pairs, rng: random.Random, sound: SoundTable | None = None, distractors: int = 100
) -> float:
    """F1 of "score above 0.5" over every Korean form with its own Latin form and others."""
    forms = list(dict.fromkeys(en for _, en in pairs))
    column = {en: number for number, en in enumerate(forms)}
    scores = name_similarities([ko for ko, _ in pairs], forms, sound)
    right = wrong = 0
    for row, (_, en) in zip(scores, pairs, strict=True):
        own = column[en]
        others = [number for number in range(len(forms)) if number != own]
        chosen = rng.sample(others, min(distractors, len(others)))
        right += bool(row[own] > 0.5)
        wrong += int((row[chosen] > 0.5).sum())
    return 2 * right / (right + wrong + len(pairs))


def transliterations(pairs: Pairs) -> Pairs:
    """The pairs that can be one name at all: their own score is not 0."""
    return [pair for pair in pairs if name_similarities([pair[0]], [pair[1]])[0, 0] > 0]


def speed(pairs: Pairs) -> float:
    """Pairs a second on one core, processor time."""
    load_table()
    began = time.process_time()
    name_similarities([ko for ko, _ in pairs], [en for _, en in pairs])
    return len(pairs) ** 2 / (time.process_time() - began)


def languages(folder: Path) -> dict[str, Pairs]:
    """Words of languages in Latin letters whose spelling the shipped costs know little or well."""
    names = {"cym": "Welsh", "swe": "Swedish", "hun": "Hungarian", "ces": "Czech", "isl": "Icelandic"}
    names |= {"pol": "Polish", "por": "Portuguese", "tur": "Turkish", "aze": "Azerbaijani", "nld": "Dutch"}
    found: dict[str, dict[tuple[str, str], None]] = {name: {} for name in names.values()}
    for language, word, ko in read_rows(folder / "dev" / "foreign_words_south.tsv"):
        if language in names:
            found[names[language]][ko, word] = None
    return {name: list(pairs) for name, pairs in found.items()}


# Letters of a system -> letters of a house that writes otherwise.
HOUSES = {
    "house style A": ("rr", {"eo": "ò", "eu": "ù", "ae": "ä", "j": "zh", "yu": "iu", "k": "kk", "ch": "ts"}),
    "house style B": ("mr", {"si": "xi", "chŏ": "chow", "k ": "q ", "ŏ": "aw", "hy": "x", "'": ""}),
}


def in_house_style(ko: str, house: str) -> str:
    """A Korean person's name as a house of its own habits would print it."""
    system, habits = HOUSES[house]
    written = romanize(ko, system, name=True).lower()
    for usual, own in habits.items():
        written = written.replace(usual, own)
    return written.title()


def halves(pairs: Pairs) -> tuple[Pairs, Pairs]:
    """A list cut in two at random."""
    shuffled = random.Random(3).sample(pairs, len(pairs))
    return shuffled[: len(pairs) // 2], shuffled[len(pairs) // 2 :]


def adapted(folder: Path, standard: dict[str, Pairs], results: dict[str, object]) -> Table:
    """What re-estimation does to the other half of each list, and to the standard sets."""
    made = korean_names(300, random.Random(5))
    persons = list(dict.fromkeys(pair.ko for pair in made if pair.domain == "korean"))[:200]
    lists = languages(folder) | {
        house: [(ko, in_house_style(ko, house)) for ko in persons] for house in HOUSES
    }
    table = Table("learned from", "pairs", "used", "top-1", "F1 among 100", title="Sound re-estimated")
    lowest = dict.fromkeys(standard, (1.0, 1.0))

    def figures(pairs: Pairs, sound: SoundTable | None) -> tuple[float, float]:
        return round(top_1(pairs, sound), 4), round(deciding(pairs, random.Random(1), sound), 4)

    def row(
        name: str, pairs: str, used: str, before: tuple[float, float], after: tuple[float, float]
    ) -> None:
        results[f"adapted: {name}"] = {"before": before, "after": after}
        changes = [f"{old:.3f} to {new:.3f}" for old, new in zip(before, after, strict=True)]
        table.add_row(name, pairs, used, *changes)

    people = standard["persons of KCNA"]
    others_names = random.Random(9).sample(people, len(people))
    wrong = [(ko, en) for (ko, _), (_, en) in zip(people, others_names, strict=True)]
    for name, pairs in [*lists.items(), ("people at random", wrong)]:
        known, unknown = halves(pairs)
        learned = adapt_sound(known)
        if name in lists:
            used = str(len(learned.used))
            row(name, str(len(known)), used, figures(unknown, None), figures(unknown, learned.table))
        for other, others in standard.items():
            after = figures(others, learned.table)
            lowest[other] = (min(lowest[other][0], after[0]), min(lowest[other][1], after[1]))
    for name, after in lowest.items():
        row(f"any of these: {name}, lowest", "", "", figures(standard[name], None), after)
    return table


def share(found: Sequence[bool]) -> float:
    """Mean of truths."""
    return sum(found) / len(found)


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder that holds train/ and dev/")
    arguments = parser.parse_args()
    rng = random.Random(1)
    words = [
        (row[1].replace(" ", ""), row[0]) for row in read_rows(arguments.data / "dev" / "name_tokens.tsv")
    ]
    rng.shuffle(words)
    russian = [pair for pair in words if RUSSIAN.search(pair[1])]
    kept_back = list(
        dict.fromkeys((pair.ko, pair.en) for pair in genuine_pairs(arguments.data) if is_kept_back(pair))
    )
    rng.shuffle(kept_back)
    sets = {
        "persons of KCNA": read_test_pairs("kcna_persons"),
        "English words, Northern spelling": read_test_pairs("north_english"),
        "Russian name words, Southern spelling": russian,
        "Russian name words, transliterations": transliterations(russian),
        "name words (300)": words[:300],
        "name words (300), transliterations": transliterations(words[:300]),
        "kept back in training (300), transliterations": transliterations(kept_back[:330])[:300],
    }
    table = Table("set", "pairs", "top-1", "F1 among 100", title="Likeness by sound")
    results: dict[str, object] = {}
    for name, pairs in sets.items():
        figures = {"pairs": len(pairs), "top_1": round(top_1(pairs), 4), "f1": round(deciding(pairs, rng), 4)}
        results[name] = figures
        table.add_row(name, str(len(pairs)), f"{figures['top_1']:.3f}", f"{figures['f1']:.3f}")
    console = Console()
    console.print(table)
    standard = dict(itertools.islice(sets.items(), 3))
    console.print(adapted(arguments.data, standard, results))
    rules = Table("rule", "cases", "right", title="Spelling by rule")
    southern = [
        row for row in read_rows(arguments.data / "dev" / "foreign_words_south.tsv") if row[0] == "rus"
    ]
    lines = read_rows(arguments.data / "dev" / "news_north_south.tsv")
    checks = {
        "Cyrillic to South": [cyrillic_to_south(row[1]) == row[2] for row in southern],
        "South back to Cyrillic, first guess": [
            cyrillic_guesses(row[2])[:1]
            and cyrillic_guesses(row[2])[0].cyrillic.replace("ё", "е") == row[1].lower().replace("ё", "е")
            for row in southern
            if " " not in row[2]
        ],
        "North back to Cyrillic, first guess": [
            cyrillic_guesses(cyrillic_to_north(row[1]))[:1]
            and cyrillic_guesses(cyrillic_to_north(row[1]))[0].cyrillic.replace("ё", "е")
            == row[1].lower().replace("ё", "е")
            for row in southern
            if " " not in row[2]
        ],
        "news sentence, North to South, spaces aside": [
            "".join(to_south(row[0]).split()) == "".join(row[1].split()) for row in lines
        ],
        "news sentence, South to North, spaces aside": [
            "".join(to_north(row[1]).split()) == "".join(row[0].split()) for row in lines
        ],
        "news sentence left alone, North = South": [
            "".join(row[0].split()) == "".join(row[1].split()) for row in lines
        ],
    }
    for name, found in checks.items():
        results[name] = round(share([bool(item) for item in found]), 4)
        rules.add_row(name, str(len(found)), f"{results[name]:.3f}")
    console.print(rules)
    results["pairs_per_second"] = round(speed(words[:300]))
    console.print(f"{results['pairs_per_second']} pairs a second on one core")
    keep("names", results, TEST_DATA, *(arguments.data / name for name in FILES), split="development")


if __name__ == "__main__":
    main()
