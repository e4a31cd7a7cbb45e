"""The reading view: a text, what is coded in it, and the margin that tells which codes lie where."""

from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.shown_segment import ShownSegment

__all__ = ["ReadingView", "ShownSegment"]
