"""The calls by which a command changes a folder, and a kill before, after or between them.

In:   in a child: which of these moments is the last one.
Out:  the moments of a run that nobody disturbs; or a process that is gone at the one that was asked for.
Not:  what must hold afterwards (kills.py).
Idea: whoever kills at random hits the work before the writing; who counts the calls hits what is between them.
"""

from __future__ import annotations

import fcntl
import os
import signal
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

#: What opens, names, locks or puts on the disk. ``open`` only counts when it makes or writes a file.
_CALLS = (
    "open",
    "chmod",
    "fchmod",
    "fsync",
    "fdatasync",
    "replace",
    "rename",
    "link",
    "unlink",
    "remove",
    "ftruncate",
)
_LOCKS = ("flock", "lockf")


@dataclass
class Moments:
    """Count the moments before and after each call, and end the process at one of them.

    Attributes:
        last: number of the moment at which the process is killed; ``None``: it lives.
        delay: seconds after that moment, or at the moment that follows if that comes first.
        seen: when each moment came.
    """

    last: int | None = None
    delay: float = 0.0
    seen: list[float] = field(default_factory=list)

    def watch(self) -> None:
        """Put a moment before and after every call of this process; there is no way back, so only in a child."""
        for module, names in ((os, _CALLS), (fcntl, _LOCKS)):
            for name in names:
                setattr(module, name, self._watched(getattr(module, name), reads=name == "open"))

    def _watched(self, call: Callable[..., Any], *, reads: bool) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            if reads and not _writes(given, named):
                return call(*given, **named)
            self._moment()
            answer = call(*given, **named)
            self._moment()
            return answer

        return watched

    def _moment(self) -> None:
        number = len(self.seen)
        self.seen.append(time.perf_counter())
        if self.last is None or number < self.last:
            return
        if number > self.last or self.delay <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        # The alarm kills as SIGKILL does: nobody catches it, so nothing is tidied up.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, self.delay)


def _writes(given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    flags = given[1] if len(given) > 1 else named.get("flags", 0)
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
