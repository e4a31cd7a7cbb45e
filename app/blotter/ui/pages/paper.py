"""Paper: the pages of a document's original, and what of its text stands where on them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from blotter.domain import shifting
from blotter.domain.layout import Layout, Rect
from blotter.domain.segment import Span
from blotter.domain.structure import Structure
from blotter.project.paging import page_of

_USUAL = (595.0, 842.0)
"""The size in points of a page of which nothing else is known: A4."""
_ACROSS, _LEAST = 0.55, 0.2
"""A line of the left column ends before so much of the page's width; one shorter than that tells nothing."""
_FEWEST_LINES = 6


class Paper:
    """Positions are those of the text of today; places are in points from a page's top left, as shown."""

    def __init__(self, structure: Structure, layout: Layout) -> None:
        self._structure, self._layout = structure, layout
        self.sizes = [
            (page.width, page.height) if page.width and page.height else _USUAL for page in structure.pages
        ]
        self._is_as_read = not structure.shifts
        self._to_now = shifting.to_now(structure)
        self._to_read = self._to_now.back()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def label(self, page: int) -> str:
        """What a page (from 0) is called."""
        return self._structure.pages[page].label

    def find(self, words: str) -> int | None:
        """The page (from 0) of this label, else of this number; None if there is none."""
        return page_of(self._structure.pages, words)

    def has_text(self, page: int) -> bool:
        """Whether there are words on a page that can be selected."""
        return bool(self._layout.pieces(page))

    def is_scan(self, page: int) -> bool:
        """Whether a page shows something and has no text."""
        return self._structure.pages[page].scanned

    def span(self, page: int) -> Span:
        """What of the text stands on a page."""
        return Span(self._structure.pages[page].start, self._structure.pages[page].end)

    def page_at(self, position: int) -> int:
        """Which page a position lies on."""
        return self._structure.page_at(position) or 0

    def pages_of(self, span: Span) -> range:
        """The pages on which a passage stands."""
        return range(self.page_at(span.start), self.page_at(max(span.start, span.end - 1)) + 1)

    def boxes(self, page: int, span: Span) -> list[QRectF]:
        """The boxes of a passage on a page, one a line, in the order of reading."""
        span = span if self._is_as_read else self._to_read.moved(span)
        return [_box(rect) for rect in self._layout.rectangles(page, span)]

    def position_at(self, page: int, point: QPointF) -> int | None:
        """The gap between two characters that lies nearest to a point; None on a page without text."""
        read = self._layout.position_at(page, point.x(), point.y())
        if read is None or self._is_as_read:
            return read
        return self._to_now.moved(Span(read, read)).start

    def caret_box(self, page: int, position: int) -> QRectF | None:
        """Where a caret before a position is drawn on a page: after what precedes it, if it ends a line."""
        after = self.boxes(page, Span(position, position + 1))
        if after:
            return QRectF(after[0].left(), after[0].top(), 0, after[0].height())
        before = self.boxes(page, Span(max(0, position - 1), position))
        if before:
            return QRectF(before[-1].right(), before[-1].top(), 0, before[-1].height())
        return None

    def lines(self, page: int) -> list[QRectF]:
        """The boxes of all lines on a page, or of the pieces that these are made of."""
        return [_box(piece.rect(*piece.along)) for piece in self._layout.pieces(page)]

    def is_in_columns(self, page: int, lines: Sequence[QRectF]) -> bool:
        """Whether lines of a page stand beside each other, on the left half as well as on the right."""
        width = self.sizes[page][0]
        long = [box for box in lines if box.width() > width * _LEAST]
        left = sum(box.right() < width * _ACROSS for box in long)
        right = sum(box.left() > width * (1 - _ACROSS) for box in long)
        return min(left, right) >= _FEWEST_LINES


def is_on_left(boxes: Sequence[QRectF], width: float) -> bool:
    """Whether lines stand in the left column of a page so wide."""
    return max(box.right() for box in boxes) < width * _ACROSS


def _box(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
