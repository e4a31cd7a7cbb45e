"""Sheets: where the pages of a document lie below each other, in pixels, at some zoom and turned somehow."""

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from blotter.ui.pages.zoom import PAGE, PIXELS_A_POINT, WIDTH, Zoom

GAP = 14


class Room(NamedTuple):
    """The size of the view, and what is kept free left and right of the pages."""

    width: int
    height: int
    left: int
    right: int

    @property
    def across(self) -> int:
        """What is left for a page."""
        return max(40, self.width - self.left - self.right)


class Sheets:
    """Turning is by quarters to the right; places on a page are in points, as the page is not turned."""

    def __init__(self, sizes: Sequence[tuple[float, float]]) -> None:
        self._sizes = list(sizes)
        self._usual = median(width for width, _ in sizes) if sizes else 1.0
        self._usual_height = median(height for _, height in sizes) if sizes else 1.0
        self.turned = 0
        self.room = Room(0, 0, 0, 0)
        self.zoom = Zoom()
        self._scales: list[float] = []
        self._tops: list[int] = []
        self.height = self.width = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def lay_out(self, room: Room, zoom: Zoom, turned: int) -> None:
        """Place every page."""
        self.room, self.zoom, self.turned = room, zoom, turned % 4
        across, down = self._usual, self._usual_height
        if self.turned % 2:
            across, down = down, across
        self._scales, self._tops = [], []
        top, widest = GAP, 0
        for page in range(self.count):
            scale = self._fitting(page, across)
            self._scales.append(scale)
            self._tops.append(top)
            width, height = self.turned_size(page)
            top += max(1, round(height * scale)) + GAP
            widest = max(widest, round(width * scale))
        self.height = top
        self.width = widest + room.left + room.right

    def _fitting(self, page: int, across: float) -> float:
        width, height = self.turned_size(page)
        if self.zoom.fit == WIDTH:
            # One page that is wider than the others makes none of these smaller.
            return self.room.across / max(width, across)
        if self.zoom.fit == PAGE:
            return min(self.room.across / width, max(40, self.room.height - 2 * GAP) / height)
        return self.zoom.factor * PIXELS_A_POINT

    def turned_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points, as it is turned."""
        width, height = self._sizes[page]
        return (height, width) if self.turned % 2 else (width, height)

    def scale(self, page: int) -> float:
        """How many pixels a point of a page takes."""
        return self._scales[page]

    def factor(self, page: int) -> float:
        """How large a page is shown, 1 as on paper."""
        return self._scales[page] / PIXELS_A_POINT if self._scales else 1.0

    def box(self, page: int) -> QRectF:
        """Where a page lies."""
        width, height = self.turned_size(page)
        scale = self._scales[page]
        shown = round(width * scale)
        free = max(0, max(self.room.width, self.width) - self.room.left - self.room.right - shown)
        left = self.room.left + free // 2
        return QRectF(left, self._tops[page], shown, max(1, round(height * scale)))

    def page_at(self, y: float) -> int:
        """The page at a height, or the one above if none is there."""
        return max(0, bisect_right(self._tops, y) - 1)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights."""
        if not self._tops:
            return range(0)
        first = self.page_at(top)
        if self.box(first).bottom() <= top and first + 1 < self.count:
            first += 1
        return range(first, max(first, bisect_right(self._tops, bottom - 1)))

    def transform(self, page: int) -> QTransform:
        """From points on a page to where they lie."""
        scale = self._scales[page]
        return QTransform.fromScale(scale, scale) * self.turning(page)

    def turning(self, page: int) -> QTransform:
        """From pixels on a page that is not turned, from its top left, to where they lie."""
        box, scale = self.box(page), self._scales[page]
        width, height = (side * scale for side in self._sizes[page])
        found = QTransform().translate(box.left(), box.top())
        if self.turned == 1:
            found.translate(height, 0)
        elif self.turned == 2:
            found.translate(width, height)
        elif self.turned == 3:
            found.translate(0, width)
        return found.rotate(90 * self.turned)

    def place(self, page: int, box: QRectF) -> QRectF:
        """Where a box on a page lies."""
        return self.transform(page).mapRect(box)

    def point(self, page: int, place: QPointF) -> QPointF:
        """Which point on a page lies at a place."""
        return self.transform(page).inverted()[0].map(place)
