"""NLTK's Punkt, without the rest of NLTK.

In:   nothing; the installed nltk package.
Out:  its module ``nltk.tokenize.punkt``.
Not:  splitting (english.py).
Idea: ``import nltk.tokenize.punkt`` first runs ``nltk/__init__.py``, which imports everything that NLTK
      has, and with it scikit-learn and scipy where they are installed: two seconds and 190 MB for a module
      of regular expressions. Python runs a package's ``__init__`` only if the package is not yet in
      ``sys.modules``; so two empty packages that know only where NLTK's files are stand in for ``nltk`` and
      ``nltk.tokenize`` while Punkt is loaded, and are taken away again. A later ``import nltk`` gets the
      real, whole package.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import ModuleType

__all__ = ["load_punkt"]

_PUNKT = "nltk.tokenize.punkt"
_LOADING = Lock()


@lru_cache(maxsize=1)
def load_punkt() -> ModuleType:
    """The module ``nltk.tokenize.punkt``; about 0.1 s the first time."""
    with _LOADING:
        if "nltk" in sys.modules:
            return import_module(_PUNKT)
        spec = find_spec("nltk")
        folders = list(spec.submodule_search_locations or ()) if spec else []
        before = set(sys.modules)
        try:
            sys.modules["nltk"] = _stand_in("nltk", folders)
            sys.modules["nltk.tokenize"] = _stand_in(
                "nltk.tokenize", [str(Path(folder) / "tokenize") for folder in folders]
            )
            return import_module(_PUNKT)
        except (ImportError, AttributeError):
            # This release of NLTK wants more of itself than the stand-ins give: load all of it, below.
            pass
        finally:
            for name in set(sys.modules) - before:
                if name == "nltk" or name.startswith("nltk."):
                    del sys.modules[name]
        return import_module(_PUNKT)


def _stand_in(name: str, folders: list[str]) -> ModuleType:
    """An empty package whose modules are found in the folders."""
    package = ModuleType(name)
    package.__path__ = folders
    return package
