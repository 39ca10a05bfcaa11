"""Make ``seeds/lexicon/chinese_readings.tsv``: ``python -m training.chinese_readings UNIHAN_READINGS``.

In:   ``Unihan_Readings.txt`` of the Unicode Character Database, plain or packed (.bz2); Debian has it in the package
      unicode-data, under /usr/share/unicode.
Out:  for each Sino-Korean syllable the Mandarin readings, without tones, of the characters read so in Korea.
Not:  how the table is used (aligner/transliteration/chinese.py).
Idea: the characters of KS X 1001, which have every character met in names; ``kHangul`` gives their Korean readings,
      Northern initials included (李 is 리 and 이), three fields give the Mandarin ones: the customary reading, those
      of the frequency dictionary, those of the Xiandai Hanyu Cidian. Fields as in Unicode Standard Annex #38.
"""

from __future__ import annotations

import argparse
import bz2
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "seeds" / "lexicon" / "chinese_readings.tsv"
KOREAN = "kHangul"
MANDARIN = ("kMandarin", "kHanyuPinlu", "kXHC1983")
HEAD = """\
# Sino-Korean syllable and the Mandarin readings (pinyin without tones) of the characters read so in Korea, most
# characters first. Made by training/chinese_readings.py from the Unihan database, over the characters of KS X 1001.
ko	pinyin	source
"""


def read_fields(path: Path) -> dict[str, dict[str, str]]:
    """Character code -> field -> value, of the fields named above."""
    packed = path.read_bytes()
    text = (bz2.decompress(packed) if path.suffix == ".bz2" else packed).decode("utf-8")
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] in (KOREAN, *MANDARIN):
            fields[parts[0]][parts[1]] = parts[2]
    return fields


def without_tone(reading: str) -> str:
    """A syllable of pinyin in the letters that news agencies print: no tone, u for ü.

    >>> without_tone("lǚ")
    'lu'
    """
    letters = unicodedata.normalize("NFD", reading)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def readings(fields: dict[str, dict[str, str]]) -> dict[str, Counter[str]]:
    """Korean syllable -> Mandarin reading -> how many characters have both."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for values in fields.values():
        # "리:0E 이:0": a reading and the lists that have it; 0 is KS X 1001.
        korean = [item.split(":") for item in values.get(KOREAN, "").split()]
        syllables = [syllable for syllable, lists in korean if "0" in lists]
        pinyin = {
            without_tone(reading)
            for field in MANDARIN
            for reading in re.findall(r"[^\W\d_]+", values.get(field, ""))
        }
        for syllable in syllables:
            table[syllable].update(pinyin)
    return table


def main() -> None:
    """Read the database and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("unihan", type=Path, help="Unihan_Readings.txt or Unihan_Readings.txt.bz2")
    table = readings(read_fields(parser.parse_args().unihan))
    rows = []
    for syllable in sorted(table):
        ordered = sorted(table[syllable].items(), key=lambda item: (-item[1], item[0]))
        rows.append(f"{syllable}\t{' '.join(pinyin for pinyin, _ in ordered)}\tUnihan\n")
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} syllables")


if __name__ == "__main__":
    main()
