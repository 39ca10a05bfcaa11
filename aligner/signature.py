"""One line that says how a result was made, so that two files can be compared without asking.

In:   names and values of what mattered.
Out:  ``enc:builtin-2|score:logodds-3|max:8|v:0.1.0``, and such a line read back and added to.
Not:  which values matter: whoever makes a result knows.
Idea: the signature that sacrebleu prints beside each score (Post 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Signature"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a result was made with, in the order in which it is printed.

    Attributes:
        parts: ``name:value``, or a word alone for what was done and has no value.

    >>> made = Signature.of(enc="builtin-2", by=None, max=4)
    >>> str(made)
    'enc:builtin-2|max:4'
    >>> str(made.also(versions=2).marked("reviewed").marked("reviewed"))
    'enc:builtin-2|max:4|versions:2|reviewed'
    """

    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, **values: object) -> Signature:
        """A signature of these values; what is ``None`` did not matter and is left out."""
        return cls().also(**values)

    @classmethod
    def read(cls, line: str) -> Signature:
        """The signature that was printed as this line; an empty line is one without parts."""
        return cls(tuple(line.split("|")) if line else ())

    def also(self, **values: object) -> Signature:
        """This signature and more values behind; what is ``None`` is left out."""
        more = (f"{name}:{value}" for name, value in values.items() if value is not None)
        return Signature((*self.parts, *more))

    def marked(self, word: str) -> Signature:
        """This signature with a word behind it, once."""
        return self if word in self.parts else Signature((*self.parts, word))

    @staticmethod
    def of_both(one: str, other: str) -> str:
        """The line of what was put together from two results; told once if they were made alike, or one says nothing.

        >>> Signature.of_both("names:sound", "names:adapted"), Signature.of_both("", "names:sound")
        ('names:sound + names:adapted', 'names:sound')
        """
        return " + ".join(dict.fromkeys(line for line in (one, other) if line))

    def __str__(self) -> str:
        return "|".join(self.parts)
