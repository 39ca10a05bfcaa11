"""Read XML that somebody else made, element by element, trusting nothing in it.

In:   an open file.
Out:  elements, or a clear error with line and column.
Not:  what the elements mean (readers/xliff.py; memories and term bases: aligner.formats).
Idea: nothing is fetched, no entity is expanded, a document type that declares entities is refused before any text
      is read (it may unpack to fill the memory, or name a file of this machine), and what was read is freed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import ReadError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from lxml import etree

__all__ = [
    "LONGEST",
    "XML_LANG",
    "attribute",
    "elements_in",
    "line_of",
    "local_name",
    "read_elements",
    "too_long",
    "unsafe_entity",
    "walk",
]

#: The attribute that names the language of an element.
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: No sentence has more characters; what libxml2 allows by itself.
LONGEST = 10_000_000

# Entities that the TMX DTD declares, those of XML itself; a file may repeat them.
_PLAIN_ENTITIES = {"lt", "gt", "amp", "apos", "quot"}


def read_elements(
    stream: BinaryIO,
    path: str | os.PathLike[str],
    root: str | tuple[str, ...],
    starts: Sequence[str],
    ends: Sequence[str],
    *,
    any_length: bool = False,
) -> Iterator[tuple[str, etree._Element]]:
    """Local name and element, at the start of those named in ``starts`` and the end of those in ``ends``.

    An element of ``ends`` is freed, with all before it, once the next is asked for.

    Args:
        stream: the open file.
        path: the file, for messages.
        root: name that its first element must have, or one of several.
        starts: local names of elements to give when they begin: they have attributes, and no content yet.
        ends: local names of elements to give when they are whole.
        any_length: a single text may have more than 10 million bytes: whole files are put into XLIFF.

    Raises:
        ReadError: the file is not well-formed, starts with another element, or declares entities.
    """
    from lxml import etree

    events: Any = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=tuple(f"{{*}}{name}" for name in (*starts, *ends)),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=any_length,
    )
    try:
        checked = False
        for event, element in events:
            if not checked:
                _check_root(element, root, path)
                checked = True
            name = local_name(element)
            if event == "start":
                if name in starts:
                    yield name, element
            elif name in ends:
                yield name, element
                # Free what has been read: the element, and the empty shells of those before it.
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        if not checked:
            _check_root(events.root, root, path)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error, list(events.error_log), path) from error
    except (LookupError, UnicodeError) as error:
        raise ReadError(
            f"the encoding that the file names cannot be read ({error})",
            remedy="Export it again as UTF-8.",
            path=path,
        ) from error


def _check_root(element: etree._Element, wanted: str | tuple[str, ...], path: str | os.PathLike[str]) -> None:
    """Refuse another kind of file, or what could be a trap, before any text of it is read."""
    tree = element.getroottree()
    name = local_name(tree.getroot())
    names = (wanted,) if isinstance(wanted, str) else wanted
    if name not in names:
        raise ReadError(
            f"this is XML, but no {names[0].upper()}: it starts with <{name}>",
            remedy=f"Give a file that starts with <{names[0]}>.",
            path=path,
            line=line_of(tree.getroot()),
        )
    if entity := unsafe_entity(tree.getroot()):
        raise ReadError(
            f"the file declares the entity {entity!r}, which is not safe to expand",
            remedy="Export it again without a document type of its own.",
            path=path,
            line=1,
        )


def unsafe_entity(root: etree._Element) -> str:
    """The name of an entity that the document type of a file declares, beside those of XML itself; ``""`` if none.

    Entities may unpack to fill the memory, or name a file of this machine.
    """
    document_type: Any = root.getroottree().docinfo.internalDTD
    declared = [] if document_type is None else [entity.name for entity in document_type.iterentities()]
    return str(min(set(declared) - _PLAIN_ENTITIES, default=""))


def _syntax_error(error: etree.XMLSyntaxError, log: Sequence[Any], path: str | os.PathLike[str]) -> ReadError:
    # The log's first entry is what went wrong; the exception may tell of what followed from it.
    told = [(entry.message, entry.line, entry.column) for entry in log] or [(error.msg, *error.position)]
    message, line, column = told[0]
    if re.search("depth", message or "", re.IGNORECASE):
        return ReadError(
            "its elements stand in each other too deep",
            remedy="Export it again with another tool.",
            path=path,
            line=line or None,
            column=column or None,
        )
    if re.search("huge|limit exceeded|too long|XML_PARSE_HUGE", message or "", re.IGNORECASE):
        return too_long(path, line or None, column or None)
    return ReadError(
        f"this is not well-formed XML ({_first_part(message)})",
        remedy="Export it again, or mend the place with a text editor.",
        path=path,
        line=line or None,
        column=column or None,
    )


def too_long(path: str | os.PathLike[str], line: int | None, column: int | None = None) -> ReadError:
    """What to raise for a text of more than ``LONGEST`` characters."""
    return ReadError(
        "a single text is longer than 10 million bytes, which is no sentence",
        remedy="Cut it, or leave it out.",
        path=path,
        line=line,
        column=column,
    )


def _first_part(message: str | None) -> str:
    """libxml2's message without the place, which is told apart."""
    return re.split(r", line \d+|\n", message or "")[0].strip()


def line_of(element: etree._Element) -> int | None:
    """Where an element starts in the file."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; also of names that no standard allows, which parsers let through."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute in the namespace of its element, as those of Word are in both kinds of Open XML; ``""`` if none."""
    namespace, closing, _ = str(element.tag).rpartition("}")
    return element.get(f"{namespace}{closing}{name}") or ""


def elements_in(
    element: etree._Element, path: str | os.PathLike[str], line: int | None
) -> Iterator[etree._Element]:
    """The elements inside one that holds text.

    Args:
        element: it holds text and elements in turns.
        path: the file, for the message.
        line: where it stands, for the message.

    Raises:
        ReadError: an entity stands there that is not known. With entities left alone, a reference to one shows up as a
            node of its own.
    """
    for child in element:
        if not isinstance(child.tag, str):
            raise ReadError(
                f"the entity {child.text} is not known",
                remedy="Write &lt; &gt; &amp; &quot; &apos; or the character itself.",
                path=path,
                line=line,
            )
        yield child


def walk(
    element: etree._Element, path: str | os.PathLike[str], line: int | None
) -> Iterator[tuple[bool, etree._Element]]:
    """An element and all inside it, each twice: as it begins (``True``) and as it ends; however deep, no recursion.

    Raises:
        ReadError: an entity stands there that is not known.
    """
    open_ones = [(element, elements_in(element, path, line))]
    yield True, element
    while open_ones:
        current, children = open_ones[-1]
        child = next(children, None)
        if child is None:
            open_ones.pop()
            yield False, current
        else:
            open_ones.append((child, elements_in(child, path, line)))
            yield True, child
