"""The README tells the truth: its example runs, its files and pictures exist, its commands are commands."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs():
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted >= 4
    assert result.failed == 0


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(path):
    assert (ROOT / path).exists()


NAMED_FILES = re.findall(r"`((?:docs|seeds|training|aligner|notebooks)/[^`*]+)`", README)


@pytest.mark.parametrize("path", sorted(set(NAMED_FILES)))
def test_files_that_are_named_exist(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make (\w+)", README, re.MULTILINE))))
def test_make_commands_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`?aligner (\w+) [A-Z-]", README))))
def test_subcommands_exist(command, capsys):
    from aligner.cli import main

    assert main([command, "--help"]) == 0
    assert "Usage" in capsys.readouterr().out


def test_the_demo_writes_every_file_the_table_names():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for row in re.findall(r"^\| (`[^|]+`) \|", README, re.MULTILINE):
        for name in re.findall(r"`([\w-]+\.(?:tmx|csv|jsonl|html))`", row):
            assert f"$(DEMO)/{name}" in makefile
