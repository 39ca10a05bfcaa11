"""Readers of documents of Hangul, the word processor, in both its formats.

In:   the bytes of a file.
Out:  a Page.
Not:  versions before 5, which are told (compound_files.py).

    hwp.py                HWP 5, a compound file of streams
    hwp_body.py           the records of a stream (hwp_paragraph.py: the text of a paragraph)
    hwpx.py               the same documents as XML
"""
