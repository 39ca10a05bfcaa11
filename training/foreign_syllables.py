"""Learn which Hangul syllables are at home in foreign names: a small table for ``aligner.names.reading.korean_words``.

In:   the data folder: names in Southern spelling (``train/person_names.tsv``), running Korean text
      (``train/north_mono/``, ``train/north_south.tsv``).
Out:  ``aligner/data/foreign_syllables.tsv``: a syllable (with ``$`` behind it: at the end of a word), and the natural
      logarithm of how much more often it stands in words of foreign names than in other words.
Not:  Northern names of foreigners: there is no such list; Southern names are re-spelt by the correspondences of
      north-to-south spelling (п т к с ц are tense in the North, final -ф is -브, ви is 위).

    python -m training.foreign_syllables DATA_FOLDER
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.hangul import split_syllable
from aligner.hangul.jamo import Syllable
from aligner.names.reading.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["log_odds", "main", "northern"]

_TENSE = {"ㅍ": "ㅃ", "ㅌ": "ㄸ", "ㅋ": "ㄲ", "ㅅ": "ㅆ", "ㅊ": "ㅉ"}

# Rarer syllables say nothing for sure; their log-odds are drawn towards 0 by this many imagined sightings.
_PRIOR = 5.0


def northern(word: str) -> str:
    """A Southern foreign name roughly as the North would spell it.

    >>> northern("푸틴"), northern("라브로프")
    ('뿌띤', '라브로브')
    """
    written = []
    for place, char in enumerate(word):
        part = split_syllable(char)
        before_vowel = part.medial != "ㅡ"
        initial = _TENSE.get(part.initial, part.initial) if before_vowel else part.initial
        if char == "프" and place == len(word) - 1 and place:
            initial = "ㅂ"
        written.append(str(Syllable(initial, part.medial, part.final)))
    return "".join(written)


def _foreign(data: Path) -> Iterator[str]:
    """Words of foreign persons' names, Southern and Northern."""
    surnames = load_lexicon().surnames
    with (data / "train" / "person_names.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for word in re.findall(r"[가-힣]+", row["ko_south"]):
                # Names of three syllables with a Korean surname may be Korean: they would teach the wrong thing.
                if len(word) < 2 or (len(word) == 3 and word[0] in surnames and " " not in row["ko_south"]):
                    continue
                yield word
                yield northern(word)


def _other(data: Path) -> Iterator[str]:
    """Words of running text."""
    for path in sorted((data / "train" / "north_mono").glob("*.txt")):
        yield from re.findall(r"[가-힣]{2,}", path.read_text(encoding="utf-8"))
    with (data / "train" / "north_south.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from re.findall(r"[가-힣]{2,}", row["ko_south"])


def _features(word: str) -> list[str]:
    return [*word[:-1], word[-1] + "$"]


def log_odds(data: Path) -> dict[str, float]:
    """Syllable -> log-odds of foreign names against other words."""
    counts = [
        Counter(feature for word in words for feature in _features(word))
        for words in (_foreign(data), _other(data))
    ]
    totals = [sum(count.values()) for count in counts]
    table = {}
    for feature in sorted(counts[0].keys() | counts[1].keys()):
        rates = [
            (count[feature] + _PRIOR * total / sum(totals)) / total
            for count, total in zip(counts, totals, strict=True)
        ]
        table[feature] = round(math.log(rates[0] / rates[1]), 1)
    return {feature: value for feature, value in table.items() if value}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with train/")
    options = parser.parse_args(arguments)
    table = log_odds(options.data)
    path = Path(__file__).resolve().parent.parent / "aligner" / "data" / "foreign_syllables.tsv"
    lines = ["syllable\tlog_odds", *(f"{feature}\t{value}" for feature, value in table.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} syllables -> {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
