"""Every notebook runs from start to finish on the package as installed, and reads well without being run."""

import os
import re
import warnings
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
BY_NAME = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the notebook machinery's own
        import nbformat

        return nbformat.read(path, as_version=4)


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_there_is_one_for_each_question():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04"]


@BY_NAME
def test_notebook_runs(path, tmp_path, monkeypatch):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        monkeypatch.setenv("IPYTHONDIR", os.fspath(tmp_path / "ipython"))
        notebook = read(path)
        where = {"metadata": {"path": tmp_path}}
        NotebookClient(notebook, timeout=60, kernel_name="python3", resources=where).execute()
    assert not [output for output in outputs(notebook) if output.output_type == "error"]
    assert not [output for output in outputs(notebook) if output.get("name") == "stderr"]


@BY_NAME
def test_what_is_stored_shows_every_result(path):
    notebook = read(path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    # A first cell that only sets names shows nothing, nor does one that stands in for the reader.
    assert sum(not cell.outputs for cell in cells) <= 2
    assert cells[-1].outputs
    assert not [output for output in outputs(notebook) if output.output_type == "error"]


@BY_NAME
def test_pictures_are_stored_as_images(path):
    pictures = [
        output.data for output in outputs(read(path)) if any("vega" in key for key in output.get("data", {}))
    ]
    assert all("image/png" in data for data in pictures)
    assert pictures or path.stem.startswith("03")


@BY_NAME
def test_nothing_of_the_machine_it_was_made_on_and_nothing_from_the_network(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/tmp/|/home/|/root/|site-packages|\.venv|cdn\.", text)
    assert path.stat().st_size < 1_500_000


@BY_NAME
def test_cells_can_be_read_at_a_glance(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 20
            assert max(map(len, cell.source.splitlines())) <= 130


@BY_NAME
def test_links_to_other_notebooks_and_pages_lead_somewhere(path):
    text = "\n".join(cell.source for cell in read(path).cells)
    for name in re.findall(r"`(\d\d_\w+\.ipynb)`", text):
        assert (FOLDER / name).exists()
    for name in re.findall(r"`(docs/\w+\.md)`", text):
        assert (FOLDER.parent / name).exists() or name == "docs/formats.md"
