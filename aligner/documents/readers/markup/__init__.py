"""Readers of texts with light marks: Markdown, reStructuredText, AsciiDoc.

In:   the bytes of a text file.
Out:  a Page: its blocks without their marks; code blocks, front matter and comments with their reason.
Not:  plain text, which may hold a table with bars (plain_text.py).
Idea: what a block is shows in its first lines; a marked-up text says itself which lines belong together.

    markdown.py            Markdown by markdown-it-py (markdown_blocks.py, markdown_fences.py: blocks of its dialects;
                           markdown_inline.py: marks inside a line; markup_tags.py: HTML in it)
    restructured_text.py   reStructuredText (rst_directives.py: what a directive holds; rst_inline.py: marks in a line)
    asciidoc.py            AsciiDoc (asciidoc_lines.py: how its lines look; asciidoc_inline.py: marks inside a line;
                           asciidoc_tables.py)
    light_markup.py        what the three share
    text_tables.py         tables drawn with bars and lines
"""
