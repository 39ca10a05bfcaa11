"""The public surface: what can be imported, and how fast."""

import importlib
import os
import subprocess
import sys
import time
from dataclasses import MISSING, FrozenInstanceError, fields

import pytest

import aligner
from aligner.alignment import AlignKeywords
from aligner.documents import ReadKeywords

# A machine that does other work at the same time is given this much more time than the bar says.
PATIENCE = 2.0


def best_of(runs, *arguments):
    """Shortest wall time of a few cold runs: the least disturbed one."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            capture_output=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        times.append(time.perf_counter() - start)
    return min(times)


def test_objects_show_themselves_on_one_line() -> None:
    glossary = aligner.Glossary((), "names:sound")
    assert repr(glossary) == "<Glossary of 0 entries, names:sound>"
    assert "\n" not in repr(aligner.align(["가자."], ["Let us go."]))


def test_all_names_what_can_be_imported():
    assert sorted(aligner.__all__) == aligner.__all__
    for name in aligner.__all__:
        assert getattr(aligner, name) is not None
    assert set(aligner.__all__) <= set(dir(aligner))


@pytest.mark.parametrize(
    ("kind", "keywords"),
    [(aligner.AlignSettings, AlignKeywords), (aligner.ReadSettings, ReadKeywords)],
)
def test_settings_are_frozen_given_by_name_and_told_once(kind, keywords):
    assert kind() == kind()
    assert hash(kind()) == hash(kind())
    for field in fields(kind):
        assert field.default is not MISSING
        with pytest.raises(FrozenInstanceError):
            setattr(kind(), field.name, field.default)
    with pytest.raises(TypeError):
        kind(fields(kind)[0].default)
    assert keywords.__annotations__.keys() == {field.name for field in fields(kind)}
    assert keywords.__total__ is False


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'aline'"):
        _ = aligner.aline


@pytest.mark.parametrize(
    "room",
    [
        "alignment",
        "documents",
        "embeddings",
        "evaluate",
        "formats",
        "glossary",
        "hangul",
        "names",
        "sentences",
    ],
)
def test_every_room_says_what_it_exports(room):
    module = importlib.import_module(f"aligner.{room}")
    assert module.__doc__
    for name in module.__all__:
        assert hasattr(module, name)


@pytest.mark.parametrize(
    "name",
    [
        "pipeline.align_files",
        "formats.write_alignment",
        "translations.align_translations",
        "plots.save",
        "names.name_path",
    ],
)
def test_rooms_can_be_named_without_importing_them_first(name):
    subprocess.run([sys.executable, "-c", f"import aligner; aligner.{name}"], check=True)


def test_importing_loads_nothing_heavy():
    heavy = [
        "torch",
        "pandas",
        "nltk",
        "sentence_transformers",
        "trafilatura",
        "docx",
        "pypdfium2",
        "tokenizers",
        "numpy",
    ]
    code = f"import sys, aligner; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "[]"


def test_how_nouns_look_is_loaded_only_when_a_notebook_asks():
    code = "import sys, aligner.model; print('aligner.notebook' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("arguments", "bar"),
    [
        (["-c", "import aligner"], 0.3),
        (["-m", "aligner", "--help"], 0.6),
        (["-m", "aligner", "lookup", "뿌찐"], 0.8),
    ],
    ids=["import", "help", "lookup"],
)
def test_cold_starts_are_quick(arguments, bar):
    assert best_of(4, *arguments) < bar * PATIENCE
