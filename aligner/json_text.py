"""JSON that somebody gave, parsed; whatever stands in it, an error is a sentence.

In:   a text: a line of a file, or all of it.
Out:  plain values.
Not:  which fields a file has (formats/, glossary/, evaluate/).
Idea: what the parser of Python takes and no file of ours can hold is refused here, once: brackets in brackets without
      end, numbers of thousands of digits. Half of a surrogate pair is no character; it is shown as one that is unknown.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .errors import InputError, ReadError

if TYPE_CHECKING:
    from .errors import PathLikeStr

__all__ = ["parse_json"]

# As many as a floating-point number can have; Python's own bound is at 4,300.
_MOST_DIGITS = 300

_LONG_NUMBER = re.compile(f"[0-9]{{{_MOST_DIGITS + 1}}}")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
# Escapes one by one, so that the second half of "\\\\" opens none; a pair of surrogates is one.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def parse_json(
    text: str,
    *,
    path: PathLikeStr | None = None,
    line: int | None = None,
    remedy: str = "",
    error: type[InputError] = ReadError,
) -> Any:
    """The value that a JSON text holds.

    Args:
        text: all of it.
        path: the file it comes from, for messages.
        line: the line that it is, from 1; ``None`` if it may have several.
        remedy: what to do about a text that is none, one sentence.
        error: kind of error to raise.

    Raises:
        InputError: of that kind: it is no JSON, or no value of ours looks so; names line and column.

    >>> parse_json('{"text": "\\\\ud83d"}')
    {'text': '\\ufffd'}
    """
    if "\\u" in text and _ESCAPED_SURROGATE.search(text):
        text = _ESCAPE.sub(lambda found: "\\ufffd" if found["half"] else found[0], text)
    try:
        # Asking about each number takes as long as all the rest.
        return json.loads(text, parse_int=_whole_number) if _LONG_NUMBER.search(text) else json.loads(text)
    except json.JSONDecodeError as fault:
        raise error(
            f"this is not JSON ({fault.msg})",
            remedy=remedy,
            path=path,
            line=fault.lineno if line is None else line,
            column=fault.colno,
        ) from fault
    except RecursionError as fault:
        raise error(
            "this JSON has too many brackets in brackets", remedy=remedy, path=path, line=line
        ) from fault
    except ValueError as fault:
        raise error(
            f"this JSON holds a number of more than {_MOST_DIGITS} digits",
            remedy=remedy,
            path=path,
            line=line,
        ) from fault


def _whole_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError
    return int(digits)
