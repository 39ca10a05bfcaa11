"""Small files of kinds that few programs write, made byte by byte: pdf.py, hwp.py. Tests use them too."""
