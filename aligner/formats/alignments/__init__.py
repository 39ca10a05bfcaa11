"""Alignments in files: one module a format; what several formats share is in table, from_rows, joining and units."""
