"""What is wrong with how a command ended: words that escape, files half written or left over.

In:   how a command ended, and what stood in its folder before and after.
Out:  findings: a sort, and a sentence.
Not:  running commands (forks.py).
"""

from __future__ import annotations

import re
import sqlite3
import zipfile
from typing import TYPE_CHECKING

from .forks import MOST_MEGABYTES, MOST_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from .commands import Step
    from .forks import Ended

#: The sorts, in the order of the table.
SORTS = (
    "internal error",
    "exit code",
    "hang",
    "over memory",
    "killed by a signal",
    "half written",
    "left over",
    "not readable again",
    "control characters",
    "the trial itself",
)
_INTERNAL = (
    "this should not have happened",
    "Traceback (most recent call last)",
    "Exception ignored",
    "panicked at",
)
_NO_MEMORY = "too large for this machine's memory"
# C0 without the ends of lines and the tab, DEL, C1, and what turns the direction of writing.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_EMPTY = re.compile(
    r"empty|no (?:translation unit|entries|sentences|pairs|rows|lines|text|segments|terms)|nothing|holds no|has no"
)

Finding = tuple[str, str]
State = dict[str, bytes]


def state(folder: Path) -> State:
    """What stands in a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def told(ended: Ended) -> list[Finding]:
    """What is wrong with the words, the code and the cost of a command."""
    found = []
    for words in _INTERNAL:
        if words in ended.err:
            found.append(("internal error", _around(ended.err, words)))
            break
    if ended.code not in (0, 1, 2):
        found.append(("exit code", str(ended.code)))
    if ended.seconds > MOST_SECONDS:
        found.append(("hang", f"{ended.seconds:.1f} s"))
    if ended.megabytes > MOST_MEGABYTES or _NO_MEMORY in ended.err:
        found.append(("over memory", f"{ended.megabytes:.0f} MB"))
    for name, text in (("stdout", ended.out), ("stderr", ended.err)):
        if at := _CONTROLS.search(text):
            found.append(("control characters", f"{name}: {text[max(0, at.start() - 30) : at.end() + 20]!a}"))
    return found


def left(step: Step, ended: Ended, before: State, after: State) -> list[Finding]:
    """What is wrong with the files that a command left."""
    found = []
    for name in after.keys() - before.keys() - set(step.outputs):
        found.append(("left over", name))
    for name in before.keys() - after.keys():
        found.append(("half written", f"{name} is gone"))
    changed = {name for name, content in after.items() if before.get(name) != content}
    if ended.code:
        found += [
            ("half written", f"{name} in spite of exit code {ended.code}")
            for name in changed & set(step.outputs)
        ]
    else:
        found += [("half written", f"{name} is not there") for name in step.outputs if name not in after]
    found += [("half written", f"{name} was changed") for name in changed & before.keys() - set(step.outputs)]
    return found


def unreadable(path: Path, ended: Ended | None) -> str | None:
    """What is wrong with a file that was written; ``None`` if nothing is.

    Args:
        ended: how ``aligner convert`` of the file ended, ``None`` for a kind that it does not read.
    """
    content = path.read_bytes()
    if path.suffix == ".html":
        return None if content.rstrip().endswith(b"</html>") else "the page has no end"
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            if bad := archive.testzip():
                return f"{bad} is damaged"
    if path.suffix == ".sqlite":
        with sqlite3.connect(path) as database:
            (answer,) = database.execute("pragma integrity_check").fetchone()
        if answer != "ok":
            return str(answer)
    if ended is not None and ended.code and not _EMPTY.search(ended.err):
        return ended.err.strip()[-200:]
    return None


def _around(text: str, words: str) -> str:
    start = text.index(words)
    if words.startswith("Traceback"):
        return text.strip().splitlines()[-1][:300]
    return text[max(0, start - 60) : start + 240].strip()
