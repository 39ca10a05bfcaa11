"""Pictures of results: what was compared, what was chosen, how sure it is, how names are spelled.

In:   an Alignment, two spellings of a name, entries of a glossary.
Out:  an altair chart, which a notebook shows as it is; or a file, by its suffix: ``.html``, ``.svg``, ``.png``.
Not:  the page to read the texts on (formats), finding anything (pipeline, names, glossary).
Idea: each function returns a plain altair chart, so that whoever wants another colour or size can go on from there.

similarity.py   every source sentence against every target sentence, and the path through them
confidence.py   how many pairs are how sure
path.py         which Korean letters met which Latin ones
timeline.py     how a name was spelled, and when
saving.py       files that need no network, and fonts           style.py   colours, fonts, altair itself
drawing.py      the drawing program, in a process of its own

Needs the extra ``plots``: ``pip install -e '.[plots]'``. Nothing is imported before a picture is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import importer

if TYPE_CHECKING:
    from .confidence import confidence_histogram
    from .path import name_path
    from .saving import SUFFIXES, check_picture, is_map, save, use_in_notebook, write_map
    from .similarity import similarity_map
    from .timeline import variant_timeline

_HOME = {
    "SUFFIXES": "saving",
    "check_picture": "saving",
    "confidence_histogram": "confidence",
    "is_map": "saving",
    "name_path": "path",
    "save": "saving",
    "similarity_map": "similarity",
    "use_in_notebook": "saving",
    "variant_timeline": "timeline",
    "write_map": "saving",
}

__all__ = [
    "SUFFIXES",
    "check_picture",
    "confidence_histogram",
    "is_map",
    "name_path",
    "save",
    "similarity_map",
    "use_in_notebook",
    "variant_timeline",
    "write_map",
]


__getattr__ = importer(__name__, _HOME)
