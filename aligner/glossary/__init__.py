"""The glossary: how a Korean form is written in English, with the sentences that prove it.

In:   alignments (build), a JSONL file (load), a query in any script (look-up).
Out:  a Glossary of Entries, one a Korean form.
Not:  finding and pairing names (aligner.names), writing files (aligner.formats).
"""

from __future__ import annotations

from .build import build_glossary
from .glossary import Glossary
from .store import entry_from_dict, entry_to_dict, load_glossary

__all__ = ["Glossary", "build_glossary", "entry_from_dict", "entry_to_dict", "load_glossary"]
