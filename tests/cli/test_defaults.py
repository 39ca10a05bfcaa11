"""Every option that stands for a setting has the setting's default, in every command."""

import inspect
from dataclasses import MISSING, fields

import pytest
import typer

import aligner
from aligner import AlignSettings, ReadSettings
from aligner.alignment.settings import LARGEST_SIDE
from aligner.cli import app, main
from aligner.embeddings import load_encoder
from aligner.errors import ShapeError

SETTINGS = {field.name: field.default for field in (*fields(AlignSettings), *fields(ReadSettings))}
# An option is called as its setting is, but for these.
PARTS = {"src": SETTINGS["langs"][0], "tgt": SETTINGS["langs"][1]}
# Options that are set only to change a setting: they stand for what is not the default.
OTHER_WAYS = {"one_to_one": "max_size", "anchors": "fixed"}

COMMANDS = typer.main.get_command(app).commands
# Commands that read or align texts: elsewhere --src and --tgt choose among the languages of a translation memory.
OF_TEXTS = {
    name: command
    for name, command in COMMANDS.items()
    if any(parameter.name in SETTINGS or parameter.name == "encoder" for parameter in command.params)
}
OPTIONS = [
    pytest.param(parameter, id=f"{name} --{parameter.name}")
    for name, command in OF_TEXTS.items()
    for parameter in command.params
    if parameter.name in SETTINGS or parameter.name in PARTS
]


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_has_the_default_of_its_setting(option):
    assert option.default == {**SETTINGS, **PARTS}[option.name]


def test_every_setting_can_be_given_to_align():
    given = {parameter.name for parameter in COMMANDS["align"].params}
    told = given | {OTHER_WAYS[name] for name in given & OTHER_WAYS.keys()}
    told |= {"langs"} if PARTS.keys() <= given else set()
    told |= {"forbidden"} if "anchors" in given else set()
    assert SETTINGS.keys() <= told


def test_what_a_row_was_aligned_with_can_be_given_to_explain():
    given = {parameter.name for parameter in COMMANDS["explain"].params}
    for parameter in COMMANDS["align"].params:
        if parameter.name in SETTINGS.keys() | PARTS.keys() | OTHER_WAYS.keys() | {"encoder"}:
            # The day of a text changes nothing about its beads.
            assert parameter.name in given or parameter.name == "date"


@pytest.mark.parametrize("command", OF_TEXTS.values(), ids=list(OF_TEXTS))
def test_options_that_stand_for_another_value_are_off(command):
    for parameter in command.params:
        if parameter.name in OTHER_WAYS:
            assert not parameter.default


@pytest.mark.parametrize("command", OF_TEXTS.values(), ids=list(OF_TEXTS))
def test_the_encoder_is_the_one_of_the_library(command):
    library = {
        inspect.signature(function).parameters[name].default
        for function, name in ((aligner.align, "encoder"), (load_encoder, "name"))
    }
    (default,) = library
    for parameter in command.params:
        if parameter.name == "encoder":
            assert parameter.default == default


@pytest.mark.parametrize("command", ["align", "explain"])
@pytest.mark.parametrize("size", range(-1, LARGEST_SIDE + 2))
def test_sizes_are_those_of_the_library(command, size, tmp_path):
    try:
        AlignSettings(max_size=size)
    except ShapeError:
        code = 2
    else:
        code = 1  # there are no such files
    arguments = [str(tmp_path / "ko.txt"), str(tmp_path / "en.txt"), "--max-size", str(size)]
    assert main([command, *arguments, *(["--bead", "1"] if command == "explain" else [])]) == code


def test_every_setting_has_a_default():
    assert MISSING not in SETTINGS.values()
