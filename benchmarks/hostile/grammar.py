"""XML, JSON and CSV as nobody writes them, around what a valid file holds.

In:   a valid text, a random generator.
Out:  a text of the same grammar, or nearly: very deep, very wide, with values of wrong types.
Not:  damage to bytes (mutations.py).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

_DEEP = 20_000
_WIDE = 30_000
#: JSON that a parser takes, or should refuse, in the place of any value; numbers of more digits than Python reads.
VALUES = (
    "null",
    "true",
    "[]",
    "{}",
    '""',
    '" "',
    "-1",
    "0",
    "1.5",
    "1e400",
    "NaN",
    "-Infinity",
    "9" * 30,
    "9" * 5000,
    '"\\ud800"',
    '"\\u0000"',
    '"\\u2028"',
    '"=1+1"',
    '"[red]"',
    "[1, [2]]",
    '[null, ""]',
    '{"a": {"b": []}}',
    "[" * _DEEP + "]" * _DEEP,
    "[" * _DEEP,
    '{"a":' * _DEEP + "1" + "}" * _DEEP,
    '"' + "가" * _WIDE + '"',
)
#: Each entity is ten times the one before; f has a million letters.
_BOMB = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in ("ab", "bc", "cd", "de", "ef")
)
#: What steers a terminal, as a text in JSON; tried more often than the others, since many places print texts.
CONTROLS = '"Ab\\u001b[31m\\u009b1m\\u202e\\u2066"'
_ENTITIES = (
    f"<!DOCTYPE x [{_BOMB}]>",
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY f "&f;">]>',
)


def xml_text(data: bytes, rng: Random) -> bytes:
    """XML or HTML with something in it that parsers fear."""
    text = data.decode("utf-8", "replace")
    tags = list(re.finditer(r"<([A-Za-z][\w:.-]*)[^<>]*>", text))
    if not tags:
        return data
    tag = rng.choice(tags)
    name, end = tag[1], tag.end()
    what = rng.randrange(10)
    if what == 0:
        deep = rng.choice((300, 3000, _DEEP))
        inner = f"<{name}>" * deep + "가" + f"</{name}>" * rng.choice((deep, 0))
        return _utf8(text[:end] + inner + text[end:])
    if what == 1:
        first = text.find("?>") + 2 if text.startswith("<?xml") else 0
        kind = rng.choice(_ENTITIES)
        return _utf8(text[:first] + kind + re.sub(r">([^<>]+)<", ">&f;<", text[first:], count=1))
    if what == 2:
        return _utf8(text[: end - 1].rstrip("/") + ' x="' + "가" * _WIDE + '">' + text[end:])
    if what == 3:
        many = "".join(f' x{number}="1"' for number in range(3000))
        return _utf8(text[: end - 1].rstrip("/") + many + ">" + text[end:])
    if what == 4:
        return _utf8(text[:end] + f'<u:{name} xmlns:u="urn:none"><u:a/>나</u:{name}>' + text[end:])
    if what == 5:
        return _utf8(
            re.sub(
                r'="[^"]*"', lambda _: f'="{rng.choice(("", "-1", "9" * 40, "NaN", "../../x", "가"))}"', text
            )
        )
    if what == 6:
        return _utf8(re.sub(r"xmlns(:\w+)?=\"[^\"]*\"", r'xmlns\1="urn:other"', text))
    if what == 7:
        siblings = f"<{name}></{name}>" * 5000
        return _utf8(text[:end] + siblings + text[end:])
    if what == 8:
        return _utf8(text.replace(f"</{name}>", "", rng.choice((1, -1))))
    return _utf8(
        text[:end]
        + rng.choice(("<!--", "<![CDATA[", "<?x ", "&#x110000;", "&#27;", "<!--" * 9000))
        + text[end:]
    )


def json_lines(data: bytes, rng: Random) -> bytes:
    """JSON, one value or one a line, with a value of another kind at a known key, or keys twice."""
    lines = data.decode("utf-8", "replace").splitlines()
    number = rng.randrange(len(lines))
    try:
        value = json.loads(lines[number])
    except ValueError:
        return data
    lines[number] = _changed(value, rng)
    return _utf8("\n".join(lines) + "\n")


def _changed(value: Any, rng: Random) -> str:
    """A value as text with one place in it changed."""
    places = list(_places(value))
    if not places or rng.random() < 0.05:
        return rng.choice(VALUES)
    holder, key = rng.choice(places)
    if rng.random() < 0.1:
        del holder[key]
        return json.dumps(value, ensure_ascii=False)
    old = holder[key]
    holder[key] = "@@"
    text = json.dumps(value, ensure_ascii=False).replace('"@@"', "@@")
    new = rng.choice(VALUES) if rng.random() < 0.8 else CONTROLS
    if isinstance(holder, dict) and rng.random() < 0.25:
        # The key twice, or a key that nobody knows.
        second = rng.choice((json.dumps(key), CONTROLS))
        new = f"{json.dumps(old)}, {second}: {new if rng.random() < 0.5 else json.dumps(old)}"
    return text.replace("@@", new)


def _places(value: Any) -> Any:
    """Every container in a value with each of its keys."""
    for key in (
        range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    ):
        yield value, key
        yield from _places(value[key])


def csv_text(data: bytes, rng: Random) -> bytes:
    """A table with rows of other lengths, quotes that never end, many columns, formulas."""
    mark = b"\t" if b"\t" in data[:200] else b","
    rows = data.split(b"\n")
    number = rng.randrange(len(rows))
    cells = rows[number].split(mark)
    place = rng.randrange(len(cells))
    what = rng.randrange(8)
    if what == 0:
        cells[place] = b'"' + cells[place]
    elif what == 1:
        cells[place:place] = [b""] * rng.choice((1, 500, _WIDE))
    elif what == 2:
        cells[place] = rng.choice((b"=1+1", b"@SUM(1)", b"-1+1", b"+1;=1", b"x;=1+cmd|x", b"\t=1"))
    elif what == 3:
        cells[place] = rng.choice(
            (b"\0", b"9" * 5000, b"NaN", b"-1", b"1;2", b"0,0", b"join", b"split: |", b"confirmed")
        )
    elif what == 4:
        cells[place] = b"x" * 200_000
    elif what == 5:
        del cells[place]
    elif what == 6:
        cells[place] = b'"' + b"\n" * 3000 + b'"'
    else:
        rows[0] = rows[number]
    rows[number] = mark.join(cells)
    return b"\n".join(rows)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
