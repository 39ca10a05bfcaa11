"""What the README and docs/ say is true: commands run, examples run, links lead somewhere, every setting is told."""

import doctest
import os
import re
import shlex
import shutil
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command

import aligner
from aligner.cli import app, main
from aligner.errors import FontError
from aligner.formats import write_alignment, write_glossary
from aligner.plots import check_picture
from aligner.seeds import seeds_folder

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]

KOREAN = """조선로동당 총비서이시며 조선민주주의인민공화국 국무위원장이신 김정은동지께서 뿌찐동지와 회담하시였다.
회담은 9월 13일에 진행되였다.
로씨야측에서는 로씨야련방 외무상 쎄르게이 라브로브동지가 참가하였다.
"""
ENGLISH = """Kim Jong Un, general secretary of the Workers' Party of Korea, had talks with Putin.
The talks took place on September 13.
Present from the Russian side was Foreign Minister Sergei Lavrov.
"""
UNOFFICIAL = """General Secretary of the Workers' Party of Korea Kim Jong Un held talks with Comrade Putin.
The talks were held on September 13.
"""
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


def commands(page: Path) -> list[str]:
    """Lines of the shell blocks, and commands with file names in running text."""
    text = page.read_text(encoding="utf-8")
    lines = []
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            line = re.sub(r"(^|\s)#.*", "", line).strip().removeprefix(".venv/bin/")
            if line:
                lines.append(line)
    inline = re.findall(r"`(aligner [a-z]+ [^`]*\.[a-z]{3,5}[^`]*)`", text)
    return lines + [" ".join(line.split()) for line in inline if "FILE" not in line]


def has_korean_font() -> bool:
    try:
        check_picture("picture.png")
    except FontError:
        return False
    return True


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """A folder with the files that the examples name, made of a few sentences."""
    import docx

    place = tmp_path_factory.mktemp("docs")
    texts = {"korean": KOREAN, "english": ENGLISH, "official": ENGLISH, "unofficial": UNOFFICIAL}
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
        (place / f"{name}.html").write_text(
            "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>",
            encoding="utf-8",
        )
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(os.fspath(place / f"{name}.docx"))
    (place / "both-languages.txt").write_text(KOREAN + "\n" + ENGLISH, encoding="utf-8")
    (place / "PROJECT" / "omegat").mkdir(parents=True)
    for name in ("memory.tmx", "more.jsonl"):
        write_alignment(aligner.align(KOREAN, ENGLISH), place / name)
    write_glossary(aligner.load_glossary(), place / "our-names.csv")
    (place / "terms.csv").write_text("회담,talks\n대통령,president\n", encoding="utf-8")
    shutil.copytree(seeds_folder() / "reports", place / "seeds" / "reports")
    return place


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_run(page, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    for line in commands(page):
        words = shlex.split(line.split(" | ")[0])
        if any(word.endswith(".png") for word in words) and not has_korean_font():
            continue
        match words:
            case ["aligner", *arguments]:
                assert main(arguments) == 0, f"{line}: {capsys.readouterr().err}"
                outputs = [value for option, value in pairwise(arguments) if option == "-o"]
                assert all(Path(output).exists() for output in outputs if output != "-"), line
            case ["make", target, *_]:
                assert re.search(
                    rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
                )
            case ["pip" | "pip3", "install", *what]:
                assert all(extra in EXTRAS for extra in re.findall(r"\[(\w+)\]", " ".join(what)))
            case ["jupyter", "lab", where]:
                assert (ROOT / where).is_dir()
            case ["python" | "python3" | "py", "-m", module, *_]:
                assert (
                    module == "venv"
                    or (ROOT / module.replace(".", "/")).exists()
                    or (ROOT / f"{module.replace('.', '/')}.py").exists()
                )
            case _:
                pytest.fail(f"{page.name}: no test knows what to do with: {line}")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_run(page):
    assert doctest.testfile(os.fspath(page), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_programs_run(page, tmp_path, monkeypatch):
    """Blocks of Python without prompts, in a folder with texts and their true alignment."""
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("texts").mkdir()
    for suffix, text in (("ko.txt", KOREAN), ("en.txt", ENGLISH), ("ko.json", "[[[0], [0]], [[1], [1]]]")):
        Path("texts", f"talks.{suffix}").write_text(text, encoding="utf-8")
    for block in blocks:
        if not block.lstrip().startswith(">>>"):
            exec(compile(block, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_and_pictures_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        path, _, heading = target.partition("#")
        place = (page.parent / path) if path else page
        assert place.exists(), f"{page.name}: {target}"
        if heading:
            lines = re.findall(r"^#+ (.*)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = [re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines]
            assert heading in slugs, f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_modules_and_files_that_are_named_exist(page):
    text = page.read_text(encoding="utf-8")
    for module in re.findall(r"python -m ((?:training|benchmarks)\.\w+)", text):
        path = ROOT / module.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").exists(), module
    for path in re.findall(r"`((?:docs|seeds|training|aligner|notebooks|benchmarks)/[^`*\s]+)`", text):
        assert (ROOT / path).exists(), path


def test_every_page_can_be_reached_from_the_readme():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert "docs/README.md" in PAGES[0].read_text(encoding="utf-8") or "(docs/" in PAGES[0].read_text(
        encoding="utf-8"
    )
    for page in PAGES[2:]:
        assert f"({page.name})" in index or page.name == "README.md", page.name


SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def options():
    for name, command in get_command(app).commands.items():
        for parameter in command.params:
            if parameter.param_type_name == "option" and "--help" not in parameter.opts:
                yield name, parameter


@pytest.mark.parametrize(("command", "option"), list(options()), ids=lambda part: getattr(part, "name", part))
def test_every_option_is_told_with_its_default(command, option):
    name = next(one for one in option.opts if one.startswith("--"))
    rows = [
        line
        for line in SETTINGS.splitlines()
        if line.startswith("|") and re.search(rf"{name}\b", line.split("|")[1])
    ]
    assert rows, f"{command} {name} is not in docs/settings.md"
    if isinstance(option.default, str | int | float) and not isinstance(option.default, bool):
        default = getattr(option.default, "value", option.default)
        shown = f"{default:g}" if isinstance(default, float) else str(default)
        assert any(shown in row.split("|")[2] for row in rows), f"{name}: default {shown}"
