"""The prose, titles and code from which texts with broken lines are made.

In:   ``dev/`` and ``train/`` of the data folder.
Out:  Sources: running sentences, titles, messages, verses, spoken lines, pairs, lines of code.
Not:  breaking lines (line_breakers.py), laying texts out (wrapped_texts.py).
"""

# ruff: noqa: D103

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

__all__ = ["Sources", "read_rows"]

_STOP = re.compile(r"[.?!…][\"'”’)]*$")
_SENTENCE = re.compile(r"(?<=[다요까][.?!])\s+|(?<=[a-z)][.?!])\s+(?=[A-Z\"“])")
#: Modules of Python whose lines stand for code; any would do.
_CODE = ("argparse", "configparser", "csv", "shutil", "textwrap", "zipfile")
_COMMANDS = (
    "$ make install", "$ git status", "$ ls -l /usr/local/bin", "# mount /dev/sdb1 /mnt", "# apt-get update",
    "tar xzf package.tar.gz", "./configure --prefix=/opt && make", "export PATH=$HOME/bin:$PATH", "int main(void) {",
    "    return 0;", "}", "<item key=\"a\">text</item>", "SELECT name FROM users WHERE id = 3;",
)  # fmt: skip


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Sources:
    """All that texts are made of, by language.

    Args:
        data: the data folder.
    """

    def __init__(self, data: Path) -> None:
        train, dev = data / "train", data / "dev"
        self.stories: dict[str, list[list[str]]] = defaultdict(list)
        news = [row for row in read_rows(dev / "news_north_south.tsv") if _STOP.search(row["en"])]
        flores = read_rows(dev / "flores.tsv")
        # The Southern wording of these news is spaced by a program (주변 에), and left out.
        for column, lang in (("ko_north", "ko"), ("en", "en")):
            self.stories[lang].append([row[column] for row in news if _STOP.search(row[column])])
        for lang in ("ko", "en"):
            self.stories[lang].append([row[lang] for row in flores if _STOP.search(row[lang])])
            for name in ("help_pages", "guides_legal", "techdocs", "tatoeba", "game_prose"):
                rows = read_rows(train / f"{name}.tsv")[:4000]
                self.stories[lang].append([row[lang] for row in rows if _STOP.search(row[lang])])
        speeches = [
            sentence
            for path in sorted((train / "north_mono").glob("*.txt"))
            for line in path.read_text(encoding="utf-8").split("\n")
            if _STOP.search(line)
            for sentence in _SENTENCE.split(line.strip())
        ]
        self.stories["ko"].append(speeches)
        with gzip.open(train / "mono_en" / "kcna_2011.jsonl.gz", "rt", encoding="utf-8") as file:
            articles = [json.loads(line)["text"] for line in islice(file, 600)]
        self.stories["en"].append(
            [
                s
                for text in articles
                for s in _SENTENCE.split(text.replace("\n", " "))
                if _STOP.search(s) and len(s) < 500
            ]
        )
        with gzip.open(train / "mono_en" / "kcna_headlines_1997-2014.tsv.gz", "rt", encoding="utf-8") as file:
            headlines = [line.rstrip("\n").split("\t")[-1] for line in islice(file, 1, 6000)]
        short = [*read_rows(train / "guides_legal.tsv"), *read_rows(train / "software_messages.tsv")[::3]]
        bare = {
            lang: [
                row[lang] for row in short if not re.search(r"[.?!…,:]$", row[lang]) and len(row[lang]) < 70
            ]
            for lang in ("ko", "en")
        }
        self.titles = {"ko": bare["ko"], "en": [*bare["en"][::2], *headlines[: len(bare["en"])]]}
        messages = read_rows(train / "software_messages.tsv")
        self.messages = {lang: [row[lang] for row in messages] for lang in ("ko", "en")}
        games = read_rows(train / "game_prose.tsv")
        self.talk = {lang: [row[lang] for row in games if len(row[lang]) < 160] for lang in ("ko", "en")}
        bible = read_rows(train / "bible.tsv")
        versions = {"ko": ("ko_krv1961", "ko_modern"), "en": ("en_kjv", "en_web")}
        self.bible = {
            lang: [[row[name] for row in bible if row[name]] for name in names]
            for lang, names in versions.items()
        }
        self.parallel = [{"ko": row["ko"], "en": row["en"]} for row in flores]
        folder = Path(sys.modules["csv"].__file__ or "").parent
        self.code_lines = [
            line.rstrip()
            for name in _CODE
            for line in (folder / f"{name}.py").read_text(encoding="utf-8").split("\n")
            if line.strip()
        ]

    def story(self, lang: str, rng: Random) -> Iterator[str]:
        """Sentences that follow each other, without end."""
        sentences = rng.choice(self.stories[lang])
        start = rng.randrange(len(sentences))
        return islice(cycle(sentences), start, None)

    def title(self, lang: str, rng: Random) -> str:
        """A title, without a full stop."""
        return rng.choice(self.titles[lang])

    def message(self, lang: str, rng: Random) -> str:
        """A message of a program, with or without a full stop."""
        return rng.choice(self.messages[lang])

    def spoken(self, lang: str, rng: Random) -> str:
        """What somebody says."""
        return rng.choice(self.talk[lang])

    def verses(self, lang: str, rng: Random, count: int) -> list[str]:
        """Verses that follow each other."""
        verses = rng.choice(self.bible[lang])
        start = rng.randrange(len(verses) - count)
        return verses[start : start + count]

    def pairs(self, rng: Random, count: int) -> list[dict[str, str]]:
        """Sentences with their translations, that follow each other."""
        start = rng.randrange(len(self.parallel) - count)
        return self.parallel[start : start + count]

    def code(self, rng: Random) -> list[str]:
        """Lines of code, indented or not, or commands."""
        if rng.random() < 0.4:
            return ["    " + rng.choice(_COMMANDS) for _ in range(rng.randint(1, 4))]
        count = rng.randint(2, 8)
        start = rng.randrange(len(self.code_lines) - count)
        indent = rng.choice(["", "    ", "\t"])
        return [indent + line for line in self.code_lines[start : start + count]]
