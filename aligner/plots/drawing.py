"""The drawing program, in a process of its own.

In:   the name of one of vl-convert's functions, and what it takes.
Out:  what it gives, as bytes.
Not:  what is drawn (the other modules), files (saving.py).
Idea: it is a browser's engine, and ends the whole process where it cannot go on, for want of memory or at a text that
      it does not like. A notebook must not end with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from ..errors import WriteError

__all__ = ["drawn"]

_CHILD = """
import json, sys
import vl_convert
told = json.load(sys.stdin.buffer)
made = getattr(vl_convert, told["function"])(*told["given"], **told["options"])
sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())
"""
# Letters of what the program said when it failed that are told on.
_TOLD = 200


def drawn(function: str, *given: Any, **options: Any) -> bytes:
    """What a function of vl-convert makes.

    Args:
        function: its name.
        given: its arguments, as JSON can hold them.
        options: its named arguments.

    Raises:
        WriteError: the program failed; its last words are told.
    """
    order = json.dumps({"function": function, "given": given, "options": options}).encode()
    done = subprocess.run([sys.executable, "-c", _CHILD], input=order, capture_output=True, check=False)
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = lines[-1][:_TOLD] if lines and done.returncode > 0 else f"it ended with {-done.returncode}"
        raise WriteError(
            f"the picture cannot be drawn ({reason})",
            remedy="The drawing program needs some gigabytes of address space; leave the picture out.",
        )
    return done.stdout
