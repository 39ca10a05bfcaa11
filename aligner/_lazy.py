"""Names of a package that are imported when they are first used, so that importing the package costs nothing."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

__all__ = ["importer"]


def importer(package: str, home: Mapping[str, str], rooms: Collection[str] = ()) -> Callable[[str], Any]:
    """A ``__getattr__`` for a package.

    Args:
        package: the package's ``__name__``.
        home: public name -> module of the package that defines it.
        rooms: modules of the package that can be named without importing them first.
    """

    def find(name: str) -> Any:
        if name in rooms:
            return import_module(f".{name}", package)
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home[name]}", package), name)
        setattr(sys.modules[package], name, value)
        return value

    return find
