"""The nouns: what every room hands to the next.

texts.py         documents, their sentences, and what was left out of them
beads.py         which sentences of two documents translate each other
status.py        found by the program, confirmed or corrected by a person
names.py         names as they stand in texts, and pairs of them
entries.py       what a glossary holds
translations.py  several translations of a text beside it

Frozen values compared by content; tuples, not lists; text in Unicode NFC. This room imports nothing else of aligner,
and everything else imports it. Offsets are code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from .beads import Alignment, Bead
from .entries import Entry, Evidence, Romanizations, Variant
from .names import KINDS, Kind, Mention, NamePair, Step
from .status import STATUSES, Status
from .texts import Clutter, Cue, Document, Sentence
from .translations import Omission, TranslationRow, Translations

__all__ = [
    "Alignment",
    "Bead",
    "Clutter",
    "Cue",
    "Document",
    "Entry",
    "Evidence",
    "KINDS",
    "Kind",
    "Mention",
    "NamePair",
    "Omission",
    "Romanizations",
    "STATUSES",
    "Sentence",
    "Status",
    "Step",
    "TranslationRow",
    "Translations",
    "Variant",
]
