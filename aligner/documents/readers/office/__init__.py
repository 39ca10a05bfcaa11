"""Readers of Office documents: Word, PowerPoint, OpenDocument.

In:   the bytes of a file.
Out:  a Page.
Not:  the archive around the parts (packages.py), workbooks of Excel (tables.py), Hangul documents, RTF.
Idea: the XML is read as it stands, since the libraries for it leave out insertions, boxes, notes.

    word.py               which parts a Word document has, and their order (word_body.py: the walk through one;
                          word_fields.py, word_properties.py: what fields show, what looks say)
    opendocument.py       the same for OpenDocument (opendocument_body.py, opendocument_styles.py)
    flow.py               paragraphs, boxes and cells of both -> lines in the order in which they are read
    presentation.py       which slides a PowerPoint presentation shows (slides.py: the shapes of one)
    drawings.py           words of charts and diagrams
    formulas.py           formulas as plain characters
    styles.py             which styles hide what is written in them
    symbol_fonts.py       letters of fonts that show something else
"""
