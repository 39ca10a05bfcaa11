"""Rooms stay in order: no circle of imports between the files of a room, and no file too long to read.

Which room may import which is told in pyproject.toml and checked by lint-imports; it does not look inside a room.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "aligner"
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MOST_LINES = 450

Imports = dict[str, set[str]]


def modules(package: Path) -> dict[str, Path]:
    """Dotted name -> file of every module of a package, the package's own name first in each."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def statements(path: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    """Imports of a file, those inside functions and for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def imported(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules among ``known`` that a module imports.

    ``from . import a`` is the module a if there is one, else the package itself, out of which a comes.
    """
    found = set()
    for statement in statements(path):
        if isinstance(statement, ast.Import):
            found.update(alias.name for alias in statement.names)
            continue
        base = statement.module or ""
        if statement.level:
            here = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
            above = here[: len(here) - statement.level + 1]
            base = ".".join([*above, *filter(None, [statement.module])])
        for alias in statement.names:
            inner = f"{base}.{alias.name}"
            found.add(inner if inner in known else base)
    return (found & known.keys()) - {name}


def imports(package: Path) -> Imports:
    known = modules(package)
    return {name: imported(name, path, known) for name, path in known.items()}


def reached(start: str, graph: Imports) -> set[str]:
    """Everything that a module imports, by however many steps."""
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        if (module := waiting.pop()) not in seen:
            seen.add(module)
            waiting += graph[module]
    return seen


def circles(graph: Imports) -> list[list[str]]:
    """Groups of modules each of which imports, in the end, all others of its group."""
    reach = {name: reached(name, graph) for name in graph}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other])
        for name in graph
        if name in reach[name]
    }
    return sorted(map(sorted, groups))


GRAPH = imports(PACKAGE)


@pytest.mark.parametrize("room", ROOMS)
def test_no_circle_of_files_inside_a_room(room: str) -> None:
    inside = {name for name in GRAPH if f"{name}.".startswith(f"aligner.{room}.")}
    found = circles({name: GRAPH[name] & inside for name in inside})
    assert not found, "\n".join(" <-> ".join(circle) for circle in found)


def test_no_circle_of_rooms_and_single_files() -> None:
    """What lint-imports says of rooms, with the files beside them, which it knows only if they are listed."""
    rooms: Imports = {}
    for name, others in GRAPH.items():
        room = ".".join(name.split(".")[:2])
        rooms.setdefault(room, set()).update({".".join(other.split(".")[:2]) for other in others} - {room})
    assert circles(rooms) == []


@pytest.mark.parametrize("room", ["documents", "documents/readers"])
def test_the_first_page_of_a_room_names_all_that_is_in_it(room: str) -> None:
    page = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    files = {path.name for path in (PACKAGE / room).glob("*.py")} - {"__init__.py"}
    folders = {f"{path.parent.name}/" for path in (PACKAGE / room).glob("*/__init__.py")}
    assert {name for name in files | folders if name not in page} == set()


def test_no_file_is_too_long_to_read() -> None:
    folders = (PACKAGE, *(PACKAGE.parent / name for name in ("benchmarks", "tests", "training")))
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for folder in folders
        for path in folder.rglob("*.py")
    }
    long = {str(path): lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert long == {}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("from .b import x", "", []),
        ("from .b import x", "from .a import y", [["p.a", "p.b"]]),
        ("from . import b", "def f():\n    from p import a", [["p.a", "p.b"]]),
        ("import p.b", "def f():\n    import p.a", [["p.a", "p.b"]]),
        ("from .b import x", "if TYPE_CHECKING:\n    from .a import y", [["p.a", "p.b"]]),
        ("from . import name", "", [["p", "p.a"]]),
    ],
    ids=[
        "one way",
        "both ways",
        "in a function",
        "whole names",
        "for types",
        "own package",
    ],
)
def test_circles_are_found(first: str, second: str, expected: list[list[str]], tmp_path: Path) -> None:
    package = tmp_path / "p"
    package.mkdir()
    (package / "__init__.py").write_text("from .a import name", encoding="utf-8")
    (package / "a.py").write_text(first, encoding="utf-8")
    (package / "b.py").write_text(second, encoding="utf-8")
    assert circles(imports(package)) == expected


def test_every_place_that_contributing_names_is_there() -> None:
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:aligner|seeds|training|tests|benchmarks)/[\w./*]*)`", page)
    assert len(named) > 15
    assert [place for place in named if not list(PACKAGE.parent.glob(place.rstrip("/")))] == []
