"""PageMarks: where the segments of a page are drawn: their grounds, and their stripes in its margins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from blotter.ui.pages.paper import Paper, is_on_left
from blotter.ui.pages.sheets import Sheets
from blotter.ui.reading.lanes import lowest_free
from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment

PITCH, STRIPE = 8, 5
MOST_SLOTS, _FEWEST_SLOTS = 5, 2
BEYOND = 8
"""How far stripes may stand beside a page whose own margin is too narrow for them."""
_BESIDE_TEXT = 4


class Ground(NamedTuple):
    """The boxes of a segment on a page, and whether it begins and ends there.

    They are in pixels from the top left of the page as it is not turned.
    """

    segment: ShownSegment
    lane: int
    boxes: list[QRectF]
    begins: bool
    ends: bool


class PageStripe(NamedTuple):
    """A segment's extent in a margin of a page, in pixels from the top left of all pages.

    Slot 0 is the one next to the text.
    """

    segment: ShownSegment
    box: QRectF
    slot: int
    is_left: bool
    begins: bool
    ends: bool


@dataclass(slots=True)
class PageMarks:
    """Everything that is drawn for the segments of one page; `turning` is that of the page in `Sheets`."""

    turning: QTransform = field(default_factory=QTransform)
    grounds: list[Ground] = field(default_factory=list)
    stripes: list[PageStripe] = field(default_factory=list)
    folded: list[PageStripe] = field(default_factory=list)
    """Stripes for which there is no slot."""

    def at(self, point: QPointF) -> list[ShownSegment]:
        """The segments over a place (from the top left of all pages), innermost first; beside the text the
        one whose stripe is there.
        """
        for stripe in self.stripes:
            if stripe.box.adjusted(-1.5, -3, 1.5, 3).contains(point):
                return [stripe.segment]
        point = self.turning.inverted()[0].map(point)
        found = (each.segment for each in self.grounds if any(box.contains(point) for box in each.boxes))
        return sorted(found, key=lambda each: (each.end - each.start, -each.start, each.id))


def page_marks(paper: Paper, page: int, layer: SegmentLayer, sheets: Sheets) -> PageMarks:
    """The marks of a page as it lies among the others."""
    span, scale = paper.span(page), sheets.scale(page)
    marks = PageMarks(sheets.turning(page))
    for segment in layer.within(*span):
        boxes = paper.boxes(page, segment.span)
        if boxes:
            begins, ends = span.start <= segment.start, segment.end <= span.end
            scaled = [_scaled(box, scale) for box in boxes]
            marks.grounds.append(Ground(segment, layer.lane(segment.id), scaled, begins, ends))
    lines = paper.lines(page) if marks.grounds else []
    if lines:
        written = _scaled(_united(lines), scale)
        margins = _Margins(marks.turning.mapRect(written), sheets.box(page))
        is_parted = paper.is_in_columns(page, lines) and not sheets.turned
        width = paper.sizes[page][0] * scale if is_parted else 0
        for is_left, wanted in _sides(marks.grounds, width):
            _stand(marks, margins, is_left, wanted)
    return marks


def _scaled(box: QRectF, scale: float) -> QRectF:
    return QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)


class _Margins:
    """Where stripes stand right and left of what is written on a page."""

    def __init__(self, written: QRectF, sheet: QRectF) -> None:
        self._written, self._sheet = written, sheet

    def slots(self, is_left: bool) -> int:
        """For how many stripes beside each other there is room."""
        return min(MOST_SLOTS, max(_FEWEST_SLOTS, int(self._room(is_left) // PITCH)))

    def _room(self, is_left: bool) -> float:
        if is_left:
            return self._written.left() - self._sheet.left() + BEYOND - _BESIDE_TEXT
        return self._sheet.right() + BEYOND - self._written.right() - _BESIDE_TEXT

    def left_of(self, slot: int, is_left: bool) -> float:
        """Where a stripe begins."""
        needed = self.slots(is_left) * PITCH
        if is_left:
            start = max(self._written.left() - _BESIDE_TEXT, self._sheet.left() - BEYOND + needed)
            return start - slot * PITCH - STRIPE
        start = min(self._written.right() + _BESIDE_TEXT, self._sheet.right() + BEYOND - needed)
        return start + slot * PITCH


def _sides(
    grounds: Iterable[Ground], width: float
) -> Iterable[tuple[bool, list[tuple[Ground, list[QRectF]]]]]:
    """What has its stripe left of the page, and what right: a left column has its stripes left.

    `width` is that of a page in columns, else 0.
    """
    sides: dict[bool, list[tuple[Ground, list[QRectF]]]] = {False: [], True: []}
    for ground in grounds:
        columns = [(column, is_on_left(column, width)) for column in _columns(ground.boxes)]
        for is_left in (False, True):
            boxes = [box for column, stands_left in columns if stands_left is is_left for box in column]
            if boxes:
                sides[is_left].append((ground, boxes))
    return sides.items()


def _columns(boxes: Sequence[QRectF]) -> list[list[QRectF]]:
    """Boxes in the order of reading, parted where the next one stands higher up."""
    columns: list[list[QRectF]] = []
    for box in boxes:
        if columns and box.bottom() > columns[-1][-1].top():
            columns[-1].append(box)
        else:
            columns.append([box])
    return columns


def _stand(
    marks: PageMarks,
    margins: _Margins,
    is_left: bool,
    wanted: Sequence[tuple[Ground, list[QRectF]]],
) -> None:
    """Give each extent a slot in which nothing else lies at its height."""
    slots = margins.slots(is_left)
    extents = [(ground, boxes, marks.turning.mapRect(_united(boxes))) for ground, boxes in wanted]
    standing: list[PageStripe] = []
    for ground, boxes, extent in sorted(extents, key=lambda each: (each[2].top(), -each[2].bottom())):
        taken = {each.slot for each in standing if each.box.bottom() > extent.top() - 1}
        slot = lowest_free(taken, ground.lane if ground.lane < slots else None)
        box = QRectF(
            margins.left_of(slot, is_left), round(extent.top()), STRIPE, max(3, round(extent.height()))
        )
        begins = ground.begins and boxes[0] == ground.boxes[0]
        ends = ground.ends and boxes[-1] == ground.boxes[-1]
        standing.append(PageStripe(ground.segment, box, slot, is_left, begins, ends))
    marks.stripes += [each for each in standing if each.slot < slots]
    marks.folded += [each for each in standing if each.slot >= slots]


def _united(boxes: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole
