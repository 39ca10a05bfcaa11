"""What files are called: the suffixes of all kinds that are read, and of some that are told to be something else.

In:   nothing.
Out:  tables of suffixes, and the sentences that say what may be given.
Not:  what a file is, which its first bytes say before its name (readers/), or how each kind is read.
"""

from __future__ import annotations

__all__ = ["BINARY", "GIVE", "MADE", "OLD", "SAVE_AS", "SUFFIXES", "TEXTS", "TOLD_BY_CONTENT"]

#: Kinds of text that their suffix tells.
TEXTS = {
    **dict.fromkeys((".adoc", ".asc", ".asciidoc"), "AsciiDoc"),
    ".ass": "subtitles",
    ".csv": "CSV",
    ".htm": "HTML",
    ".html": "HTML",
    **dict.fromkeys((".markdown", ".md", ".mdx", ".mkd", ".qmd"), "Markdown"),
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".mqxliff": "XLIFF",
    ".po": "PO",
    ".pot": "PO",
    ".rst": "reStructuredText",
    ".sami": "subtitles",
    ".sdlxliff": "XLIFF",
    ".smi": "subtitles",
    ".srt": "subtitles",
    ".ssa": "subtitles",
    ".sub": "subtitles",
    ".tab": "CSV",
    ".tsv": "CSV",
    ".ttml": "subtitles",
    ".vtt": "subtitles",
    ".xhtml": "HTML",
    ".xlf": "XLIFF",
    ".xliff": "XLIFF",
}

#: Suffixes of files that are no text, so that a file without the right beginning is damaged or called wrongly.
BINARY = {
    **dict.fromkeys((".docm", ".docx", ".dotm", ".dotx"), "DOCX"),
    ".epub": "EPUB",
    ".hwp": "HWP",
    ".hwpx": "HWPX",
    **dict.fromkeys((".odg", ".odp", ".ods", ".odt", ".otp", ".ots", ".ott", ".sxw"), "ODF"),
    ".pdf": "PDF",
    **dict.fromkeys((".potm", ".potx", ".ppsm", ".ppsx", ".pptm", ".pptx"), "PPTX"),
}

#: Suffixes that decide nothing: a file that is called so is what its content says, and a text if that says nothing.
TOLD_BY_CONTENT = {
    **dict.fromkeys((".fodg", ".fodp", ".fods", ".fodt"), "ODF"),
    ".rtf": "RTF",
    **dict.fromkeys((".text", ".txt"), "text"),
    **dict.fromkeys((".xlsm", ".xlsx", ".xltm", ".xltx"), "XLSX"),
}

#: Files of sentence pairs or terms: their codes would be taken for text.
MADE = {
    ".jsonl": "an alignment or a glossary in JSON lines",
    ".tbx": "a term base",
    ".tmx": "a translation memory",
}

#: What a damaged compound file probably was; only HWP documents are read.
OLD = {
    ".doc": "old Word document",
    ".dot": "old Word document",
    ".hwp": "Hangul (HWP) document",
    ".hwt": "Hangul (HWP) document",
    ".ppt": "old PowerPoint presentation",
    ".xls": "old Excel workbook",
}

#: All suffixes that say something, also of files that are refused: who writes one names a file.
SUFFIXES = frozenset({*TEXTS, *BINARY, *TOLD_BY_CONTENT, *MADE, *OLD})

#: What to do with a file of a kind that is not read.
SAVE_AS = "Save the text as .txt, .docx, .html or .pdf."

_KINDS = sorted({*TEXTS.values(), *BINARY.values(), *TOLD_BY_CONTENT.values()} - {"text"}, key=str.lower)
#: What may be given.
GIVE = f"Give a text file, or one of these kinds: {', '.join(_KINDS)}."
