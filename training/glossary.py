"""Make the glossary that ships with aligner from the reports in ``seeds/reports``.

In:   the reports, as ``manifest.toml`` lists them.
Out:  ``aligner/data/glossary.jsonl``.
Not:  any name by hand: what stands in the glossary was found by the program, or is in seeds/lexicon.

    python -m training.glossary            # writes the file
    python -m training.glossary --check    # says whether the file is what the program finds today

Reports with the same ``version_of`` are versions of one text: the Korean one is aligned with each English
one. Reports in English alone add variants.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

import aligner
from aligner.formats import write_glossary
from aligner.glossary import entry_to_dict
from aligner.glossary.store import shipped_path
from aligner.seeds import seeds_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aligner import Document, Glossary

__all__ = ["build_from_reports", "main"]


def build_from_reports(folder: Path | None = None) -> Glossary:
    """The glossary of the reports in a folder with a ``manifest.toml`` (by default ``seeds/reports``)."""
    folder = folder or seeds_folder() / "reports"
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    texts: dict[str, list[Document]] = {}
    for report in manifest["report"]:
        for document in aligner.read(folder / report["file"]):
            dated = replace(document, date=str(report["date"]))
            texts.setdefault(report["version_of"], []).append(dated)
    alignments = []
    english_alone: list[Document] = []
    for versions in texts.values():
        korean = [document for document in versions if document.lang == "ko"]
        english = [document for document in versions if document.lang == "en"]
        if not korean:
            english_alone += english
        alignments += [aligner.align(source, target) for source in korean for target in english]
    return aligner.build_glossary(alignments, monolingual=english_alone)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the shipped glossary, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the shipped file, write nothing")
    options = parser.parse_args(arguments)
    built = build_from_reports()
    if not options.check:
        write_glossary(built, shipped_path())
        print(f"{len(built)} entries -> {shipped_path().name}")
        return 0
    shipped = {entry.ko: entry_to_dict(entry) for entry in aligner.load_glossary()}
    found = {entry.ko: entry_to_dict(entry) for entry in built}
    differing = sorted(ko for ko in shipped.keys() | found.keys() if shipped.get(ko) != found.get(ko))
    print("\n".join(differing) if differing else "the shipped glossary is up to date")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
