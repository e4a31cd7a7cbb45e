"""Segments and places for the tests of the reading view."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage

from blotter.domain.segment import Span
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.shown_segment import ShownSegment


def segment(
    segment_id: str, start: int, end: int, colour: str = "red", path: str = "top/code", **more: str
) -> ShownSegment:
    """A segment with what a test does not care for filled in."""
    return ShownSegment(segment_id, start, end, colour, path, **more)


def over(
    text: str, segment_id: str, words: str, colour: str = "red", path: str = "top/code", **more: str
) -> ShownSegment:
    """A segment over the first place of some words."""
    start = text.index(words)
    return segment(segment_id, start, start + len(words), colour, path, **more)


def place(text: str, words: str) -> Span:
    """The first place of some words."""
    start = text.index(words)
    return Span(start, start + len(words))


def middle_of(view: ReadingView, position: int) -> QPoint:
    """The middle of a character that runs from left to right, in the page's viewport."""
    left, right = view.page.caret_box(position), view.page.caret_box(position + 1)
    return QPointF((left.center().x() + right.center().x()) / 2, left.center().y()).toPoint()


def grounds(view: ReadingView, position: int) -> set[str]:
    """The colours on the row of pixels above a character's ink, where a wash shows."""
    picture: QImage = view.page.viewport().grab().toImage()
    left, right = view.page.caret_box(position), view.page.caret_box(position + 1)
    measures = view.page.measures
    baseline = left.top() + view.page.fontMetrics().ascent()
    row = round(baseline - measures.text_size) + 2
    columns = range(round(left.center().x()) + 2, max(round(right.center().x()) - 1, round(left.x()) + 4))
    return {QColor(picture.pixel(column, row)).name() for column in columns}
