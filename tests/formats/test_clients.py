"""Real clients open what we write: OmegaT, Debian's TMX tools, and the translate-toolkit."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner import align, build_glossary, read
from aligner.formats import write_alignment, write_glossary
from aligner.formats.srx import write_segmentation_conf

if TYPE_CHECKING:
    from collections.abc import Callable

    from aligner.glossary import Glossary
    from aligner.model import Alignment

REPORTS = Path(__file__).parents[2] / "seeds" / "reports"
BILINGUAL = REPORTS / "2023-09-14_kcna_ko_unofficial-en.txt"
OFFICIAL = REPORTS / "2023-09-14_kcna_en.txt"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>KO</source_lang><target_lang>EN</target_lang>
<source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>{sentences}</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""

needs_omegat = pytest.mark.skipif(
    not (OMEGAT.exists() and shutil.which("java")), reason="OmegaT is missing: apt-get install omegat"
)
needs_tmx_tools = pytest.mark.skipif(
    not shutil.which("tmxwc"), reason="tmxwc is missing: apt-get install libxml-tmx-perl"
)


@pytest.fixture(scope="module")
def unofficial() -> Alignment:
    return align(*read(BILINGUAL))


@pytest.fixture(scope="module")
def official() -> Alignment:
    return align(read(BILINGUAL)[0], read(OFFICIAL)[0])


@pytest.fixture(scope="module")
def names(unofficial: Alignment, official: Alignment) -> Glossary:
    return build_glossary([unofficial, official])


@pytest.fixture
def translate(tmp_path: Path, names: Glossary) -> Callable[..., list[str]]:
    """Let OmegaT translate a text with our memory, glossaries and segmentation rules; gives its target."""

    def run(text: str, memory: Alignment, *, sentences: bool) -> list[str]:
        project = tmp_path / "project"
        for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
            (project / folder).mkdir(parents=True)
        (project / "omegat.project").write_text(PROJECT.format(sentences=str(sentences).lower()))
        # Its filter for text takes an empty line for the end of a paragraph.
        (project / "source" / "report.txt").write_text(text.replace("\n", "\n\n"), encoding="utf-8")
        write_alignment(memory, project / "tm" / "auto" / "talks.tmx")
        write_glossary(names, project / "glossary" / "names.txt")
        write_glossary(names, project / "glossary" / "names.v2.tbx")
        write_segmentation_conf(project / "omegat" / "segmentation.conf")
        done = subprocess.run(
            [
                "java",
                "-Djava.awt.headless=true",
                f"-Duser.home={tmp_path}",
                "-jar",
                str(OMEGAT),
                "--mode=console-translate",
                f"--config-dir={tmp_path / 'config'}",
                str(project),
            ],
            capture_output=True,
            text=True,
            timeout=120,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            check=False,
        )
        # It exits 0 whatever happens; what it says and writes tells.
        assert "Exception" not in done.stdout + done.stderr, done.stderr
        target = (project / "target" / "report.txt").read_text(encoding="utf-8")
        return [line for line in target.splitlines() if line]

    return run


@pytest.mark.omegat
@needs_omegat
@pytest.mark.parametrize("which", ["unofficial", "official"])
def test_omegat_translates_every_sentence_of_the_report(
    which: str, translate: Callable[..., list[str]], request: pytest.FixtureRequest
) -> None:
    alignment: Alignment = request.getfixturevalue(which)
    english = " ".join(translate(alignment.source.text, alignment, sentences=True))
    single = [target for _, target, bead in alignment.pairs() if len(bead.source) == 1]
    assert len(single) >= 14
    for target in single:
        assert target in english
    # What it left in Korean has no counterpart, or is one half of a pair of two sentences.
    for bead in alignment.beads:
        if bead.is_paired and len(bead.source) == 1:
            assert alignment.source_text(bead) not in english


@pytest.mark.omegat
@needs_omegat
def test_omegat_translates_joined_sentences_too(
    official: Alignment, translate: Callable[..., list[str]]
) -> None:
    pairs = list(official.pairs())
    assert any(len(bead.source) > 1 for _, _, bead in pairs)
    lines = translate("\n".join(source for source, _, _ in pairs), official, sentences=False)
    assert lines == [target for _, target, _ in pairs]


@pytest.mark.omegat
@needs_omegat
def test_our_rules_let_omegat_cut_where_kcna_leaves_no_space(
    unofficial: Alignment, translate: Callable[..., list[str]]
) -> None:
    pairs = [(source, target) for source, target, bead in unofficial.pairs() if source.endswith("다.")][:3]
    # One paragraph, no space behind the full stops.
    lines = translate("".join(source for source, _ in pairs), unofficial, sentences=True)
    for _, target in pairs:
        assert target in lines[0]


@pytest.mark.omegat
@needs_tmx_tools
def test_tmxwc_counts_our_units(official: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.tmx"
    rows = write_alignment(official, path).rows
    done = subprocess.run(["tmxwc", str(path)], capture_output=True, text=True, timeout=60, check=True)
    assert str(rows) in done.stdout.split()


@pytest.mark.omegat
@needs_tmx_tools
def test_tmx2html_shows_our_sentences(official: Alignment, tmp_path: Path) -> None:
    path = tmp_path / "talks.tmx"
    write_alignment(official, path)
    done = subprocess.run(
        ["tmx2html", str(path)], capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path
    )
    shown = done.stdout + "".join(
        page.read_text(encoding="utf-8", errors="replace") for page in tmp_path.glob("*.html")
    )
    assert "The talks proceeded in a comradely and constructive atmosphere." in shown


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_translate_toolkit_reads_our_memory(official: Alignment, tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.tmx", reason="pip install translate-toolkit")
    write_alignment(official, tmp_path / "talks.tmx")
    with (tmp_path / "talks.tmx").open("rb") as file:
        memory = storage.tmxfile(file, "ko", "en")
    units = [(unit.source, unit.target) for unit in memory.unit_iter()]
    assert units == [(source, target) for source, target, _ in official.pairs()]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_translate_toolkit_reads_our_term_base(names: Glossary, tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.tbx", reason="pip install translate-toolkit")
    write_glossary(names, tmp_path / "names.v2.tbx")
    with (tmp_path / "names.v2.tbx").open("rb") as file:
        base = storage.tbxfile(file)
    base.sourcelanguage, base.targetlanguage = "ko", "en"
    assert [str(unit.source) for unit in base.unit_iter()] == [entry.ko for entry in names.entries]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_translate_toolkit_reads_our_xliff(official: Alignment, tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.xliff2", reason="pip install translate-toolkit")
    write_alignment(official, tmp_path / "talks.xlf")
    with (tmp_path / "talks.xlf").open("rb") as file:
        units = list(storage.Xliff2File(file).unit_iter())
    shown = [(str(unit.source), str(unit.target)) for unit in units if unit.target]
    assert shown == [(source, target) for source, target, _ in official.pairs()]
