"""Formulas as plain characters: (a+b)/2, x^2.

In:   a formula in the XML of Word (OMML) or of the web and OpenDocument (MathML), or in the code of an EQ field.
Out:  one line.
Not:  what it is worth.
Idea: the linear format of Unicode Technical Note 28: what is built of more than letters or digits gets brackets. A
      stack holds what is read so far, so that depth costs no recursion.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ...xml_elements import attribute, local_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    Parts = list[tuple[str, str]]
    Rule = Callable[[etree._Element, Parts], str]

__all__ = ["field_formula", "mathml_formula", "word_formula"]

# Letters of their own for slanted, bold and other mathematical type.
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u210e]")
# Signs that EQ fields draw around a character, with those that Unicode has in one.
_CIRCLES = "○〇◯"


def _group(text: str) -> str:
    """In brackets, unless it is one number or word."""
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _fraction(over: str, under: str, bar: str = "/") -> str:
    return f"{_group(over)}{bar}{_group(under)}"


def _scripts(base: str, below: str, above: str) -> str:
    return base + (f"_{_group(below)}" if below else "") + (f"^{_group(above)}" if above else "")


def _root(inside: str, degree: str = "") -> str:
    return f"{degree}√{_group(inside)}"


# --- Word -----------------------------------------------------------------------------------------


def word_formula(formula: etree._Element) -> tuple[str, str]:
    """A formula of a Word document (``m:oMath``), and what of it is deleted text."""
    from lxml import etree

    deleted: list[str] = []
    stack: list[Parts] = [[]]
    walk = etree.iterwalk(formula, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            stack.append([])
            if name in ("del", "moveFrom"):
                deleted += [node.text or "" for node in element.iter("{*}t", "{*}delText")]
            if name in ("del", "moveFrom") or name.endswith("Pr"):
                walk.skip_subtree()
            continue
        parts = stack.pop()
        rule = _WORD.get(name)
        if name == "t":
            text = element.text or ""
        elif name == "br":
            text = " "
        else:
            text = rule(element, parts) if rule else "".join(part for _, part in parts)
        stack[-1].append((name, text))
    return _unstyled("".join(part for _, part in stack[0])), " ".join(deleted)


def _property(element: etree._Element, name: str, default: str) -> str:
    """Value of a property of a part of a formula; an empty one is a value too."""
    for properties in element:
        if str(properties.tag).endswith("Pr"):
            for child in properties:
                if local_name(child) == name:
                    return attribute(child, "val")
    return default


def _part(parts: Parts, name: str) -> str:
    return "".join(text for part, text in parts if part == name)


def _word_fraction(element: etree._Element, parts: Parts) -> str:
    bar = "¦" if _property(element, "type", "") == "noBar" else "/"
    return _fraction(_part(parts, "num"), _part(parts, "den"), bar)


def _word_brackets(element: etree._Element, parts: Parts) -> str:
    inside = _property(element, "sepChr", "|").join(text for part, text in parts if part == "e")
    return _property(element, "begChr", "(") + inside + _property(element, "endChr", ")")


def _word_operator(element: etree._Element, parts: Parts) -> str:
    sign = _property(element, "chr", "∫")
    return f"{_scripts(sign, _part(parts, 'sub'), _part(parts, 'sup'))} {_part(parts, 'e')}"


_WORD: dict[str, Rule] = {
    "d": _word_brackets,
    "eqArr": lambda _, parts: "; ".join(text for _, text in parts if text),
    "f": _word_fraction,
    "func": lambda _, parts: f"{_part(parts, 'fName')} {_part(parts, 'e')}",
    "limLow": lambda _, parts: _scripts(_part(parts, "e"), _part(parts, "lim"), ""),
    "limUpp": lambda _, parts: _scripts(_part(parts, "e"), "", _part(parts, "lim")),
    "m": lambda _, parts: "(" + "; ".join(text for _, text in parts if text) + ")",
    "mr": lambda _, parts: " ".join(text for _, text in parts),
    "nary": _word_operator,
    "rad": lambda _, parts: _root(_part(parts, "e"), _part(parts, "deg")),
    "sPre": lambda _, parts: _scripts("", _part(parts, "sub"), _part(parts, "sup")) + _part(parts, "e"),
    "sSub": lambda _, parts: _scripts(_part(parts, "e"), _part(parts, "sub"), ""),
    "sSubSup": lambda _, parts: _scripts(_part(parts, "e"), _part(parts, "sub"), _part(parts, "sup")),
    "sSup": lambda _, parts: _scripts(_part(parts, "e"), "", _part(parts, "sup")),
}


def _unstyled(text: str) -> str:
    """Letters that Unicode has once more for formulas as the letters that they are."""
    return _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


# --- MathML ---------------------------------------------------------------------------------------


def mathml_formula(formula: etree._Element) -> str:
    """A formula in MathML, ``math:math`` of OpenDocument among it."""
    from lxml import etree

    stack: list[Parts] = [[]]
    walk = etree.iterwalk(formula, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            stack.append([])
            if name.startswith("annotation"):  # the same formula in another language
                walk.skip_subtree()
            continue
        parts = stack.pop()
        if name.startswith("annotation"):
            continue
        rule = _MATHML.get(name)
        if name in ("mi", "mn", "mo", "mtext", "ms"):
            text = " ".join(f"{element.text or ''}{''.join(part for _, part in parts)}".split())
        else:
            text = rule(element, parts) if rule else "".join(part for _, part in parts)
        stack[-1].append((name, text))
    return _unstyled("".join(part for _, part in stack[0]))


def _nth(parts: Parts, index: int) -> str:
    return parts[index][1] if index < len(parts) else ""


def _mathml_brackets(element: etree._Element, parts: Parts) -> str:
    separators = element.get("separators", ",").strip()[:1]
    inside = separators.join(text for _, text in parts)
    return element.get("open", "(") + inside + element.get("close", ")")


_MATHML: dict[str, Rule] = {
    "mfenced": _mathml_brackets,
    "mfrac": lambda _, parts: _fraction(_nth(parts, 0), _nth(parts, 1)),
    "mover": lambda _, parts: _scripts(_nth(parts, 0), "", _nth(parts, 1)),
    "mroot": lambda _, parts: _root(_nth(parts, 0), _nth(parts, 1)),
    "mspace": lambda _, __: " ",
    "msqrt": lambda _, parts: _root("".join(text for _, text in parts)),
    "msub": lambda _, parts: _scripts(_nth(parts, 0), _nth(parts, 1), ""),
    "msubsup": lambda _, parts: _scripts(_nth(parts, 0), _nth(parts, 1), _nth(parts, 2)),
    "msup": lambda _, parts: _scripts(_nth(parts, 0), "", _nth(parts, 1)),
    "mtable": lambda _, parts: "; ".join(text for _, text in parts),
    "mtr": lambda _, parts: " ".join(text for _, text in parts),
    "munder": lambda _, parts: _scripts(_nth(parts, 0), _nth(parts, 1), ""),
    "munderover": lambda _, parts: _scripts(_nth(parts, 0), _nth(parts, 1), _nth(parts, 2)),
}


# --- EQ fields ------------------------------------------------------------------------------------

_TOKENS = re.compile(r"\\([A-Za-z]+)([\d.]*)|\\(.)|([(),;])|([^\\(),;]+)", re.S)
# Those that take something in brackets; all others are about its place and size.
_TAKING = frozenset(["a", "b", "d", "f", "i", "l", "o", "r", "s", "x"])


def field_formula(code: str) -> str:
    r"""What the code of an EQ field shows, without the word ``EQ``.

    >>> field_formula(r"\f(1,2)"), field_formula(r"\* hps10 \o\ad(\s\up 9(교룡),蛟龍)"), field_formula(r"\o\ac(○,7)")
    ('1/2', '蛟龍(교룡)', '⑦')
    """
    # Names of those whose brackets are open, and what each has got so far.
    names = [""]
    arguments: list[list[str]] = [[""]]
    pending = ""
    for name, _, escaped, mark, text in _TOKENS.findall(re.sub(r"\\\*\s*(?:\"[^\"]*\"|\S+)", "", code)):
        if name:
            pending = name.lower() if name.lower() in _TAKING else pending
        elif mark == "(":
            names.append(pending)
            arguments.append([""])
            pending = ""
        elif mark == ")" and len(names) > 1:
            done, own = _field_part(names.pop(), arguments.pop())
            arguments[-1][-1] += done
            if own:
                names[-1] += own
        elif mark and mark in ",;" and names[-1]:
            arguments[-1].append("")
        elif not (pending and re.fullmatch(r"[\s\d.]*", text)):  # the 9 of \up 9
            arguments[-1][-1] += escaped or mark or text
    return " ".join("".join(text for parts in arguments for text in parts).split())


def _field_part(name: str, arguments: list[str]) -> tuple[str, str]:
    """What a part of an EQ field shows, and a mark for the part around it: ``^`` if it stands above the line."""
    first, *others = (argument.strip() for argument in arguments)
    own = name[:1]
    if own == "":
        return "(" + "".join(arguments) + ")", ""
    if own == "f" and others:
        return _fraction(first, others[0]), ""
    if own == "r":
        return (_root(others[0], first) if others else _root(first)), ""
    if own == "o" and name.endswith("^") and others:
        return f"{''.join(others)}({first})", ""
    if (
        own == "o"
        and others
        and first in _CIRCLES
        and others[0].isdecimal()
        and len(others[0]) < 3
        and 1 <= int(others[0]) <= 20
    ):
        return chr(ord("①") + int(others[0]) - 1), ""
    return (", " if own == "l" else " " if own in "ai" else "").join(arguments), "^" if own == "s" else ""
