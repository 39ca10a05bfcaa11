"""Lines that were broken at a width, or by hand, made paragraphs again.

In:   the lines of a text.
Out:  paragraphs, each with the number of its first line.
Not:  sentences, clutter, languages.
Idea: see joining.py; lines.py and words.py look at single lines, widths.py and evidence.py at lines together,
      seams.py at what stands between two lines that are joined.
"""

from __future__ import annotations

from .joining import join_wrapped

__all__ = ["join_wrapped"]
