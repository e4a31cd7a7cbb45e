"""PagePainter: draws what is marked on a page: segments, hits, the selection, the caret."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from blotter.domain.segment import Span
from blotter.ui import code_look
from blotter.ui.code_look import CodeLook, Pattern
from blotter.ui.pages.ink import Ink, paper
from blotter.ui.pages.page_marks import PITCH, Ground, PageMarks, PageStripe
from blotter.ui.palettes import DARK, LIGHT, Palette
from blotter.ui.reading import stripe_marks
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.measures import UNDERLINED_LANES, WASHED_LANES
from blotter.ui.reading.shown_segment import ShownSegment

Boxes = Callable[[Span], list[QRectF]]
"""Where a passage lies on the page that is drawn."""

_BACKGROUND_SHARE = 0.35
_UPRIGHT, _FOOT, _RULE, _UNDERLINE, _CAP = 1.2, 4.0, 1.5, 1.4, 2
_HOVERED = 7
_DIMMED = 0.6


class PagePainter:
    """Draws on one page; what is drawn is as transparent as the ink of the page wants it."""

    def __init__(self, painter: QPainter, ink: Ink, looks: Looks, selected: Sequence[QRectF] = ()) -> None:
        self._painter, self._ink, self._looks, self._selected = painter, ink, looks, selected
        self._is_dark = ink is Ink.INVERTED
        self._mode = (
            QPainter.CompositionMode.CompositionMode_Plus
            if self._is_dark
            else QPainter.CompositionMode.CompositionMode_Multiply
        )

    @property
    def _palette(self) -> Palette:
        """The colours that go with the page, whatever the window wears."""
        return DARK if self._is_dark else LIGHT

    def _look(self, segment: ShownSegment) -> CodeLook:
        look = code_look.look(segment.colour, self._is_dark)
        return look if self._looks.patterns else replace(look, pattern=Pattern.SOLID)

    # Under the letters

    def _lay(self, boxes: Iterable[QRectF], colour: QColor, around: Sequence[QRectF] = ()) -> None:
        """Tint what is under boxes, letters and all, `around` others."""
        self._painter.save()
        if around:
            outside = QPainterPath()
            outside.addRect(self._painter.clipBoundingRect())
            for box in around:
                taken = QPainterPath()
                taken.addRect(QRectF(box.toRect()))
                outside -= taken
            self._painter.setClipPath(outside, Qt.ClipOperation.IntersectClip)
        self._painter.setCompositionMode(self._mode)
        tint = _less(colour, DARK.base) if self._is_dark else colour
        for box in boxes:
            self._painter.fillRect(box.toRect(), tint)
        self._painter.restore()

    def grounds(
        self, marks: PageMarks, hovered: str | None, singled: Iterable[str], is_quiet: bool, has_washes: bool
    ) -> None:
        """The washes and underlines of all segments; one that is hovered over is alone at full strength.

        What is selected has no wash under it, so that it looks selected whatever is coded there.
        """
        alone = set(singled)
        share = _BACKGROUND_SHARE if is_quiet or hovered else 1.0
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ground in marks.grounds:
            is_alone = ground.segment.id in alone or ground.segment.id == hovered
            look, part = self._look(ground.segment), 1.0 if is_alone else share
            if (ground.lane < WASHED_LANES and has_washes) or is_alone:
                white = DARK.base if self._is_dark else QColor(255, 255, 255)
                boxes = [marks.turning.mapRect(box) for box in ground.boxes]
                self._lay(boxes, code_look.mixed(white, look.wash, part), self._selected)
                self._fill(marks, _edges(ground), _faded(look.stripe, part))
            elif ground.lane < UNDERLINED_LANES and self._looks.underlines:
                self._fill(marks, _underlines(ground), _faded(look.stripe, part))
            if ground.segment.id in alone:
                self._fill(marks, _rules(ground), look.stripe)

    def _fill(self, marks: PageMarks, boxes: Iterable[QRectF], colour: QColor) -> None:
        for box in boxes:
            self._painter.fillRect(marks.turning.mapRect(box), colour)

    def passages(self, passages: Iterable[Span], boxes: Boxes) -> None:
        """What was found, or what is pointed at elsewhere."""
        for passage in passages:
            self._lay(boxes(passage), self._palette.hit)

    def current(self, passage: Span, boxes: Boxes, has_edge: bool) -> None:
        """The passage that was jumped to, or (with an edge) the hit that a search stands at."""
        found = boxes(passage)
        self._lay(found, self._palette.hit_now)
        if has_edge:
            self._painter.setPen(QPen(self._palette.hit_edge, 1.5))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            for box in found:
                self._painter.drawRect(box.adjusted(-0.75, -0.75, 0.75, 0.75))

    def noted(self, passage: Span, boxes: Boxes) -> None:
        """The passage of a note."""
        self._painter.setPen(QPen(self._palette.text, 1, Qt.PenStyle.DotLine))
        for box in boxes(passage):
            self._painter.drawLine(box.bottomLeft(), box.bottomRight())

    def selection(self, is_active: bool) -> None:
        """What is selected."""
        self._lay(self._selected, self._palette.selection if is_active else self._palette.selection_off)

    def caret(self, box: QRectF) -> None:
        """Where the caret stands; a caret has no breadth."""
        across, down = (0.75, 0) if box.height() else (0, 0.75)
        self._painter.fillRect(box.adjusted(-across, -down, across, down), self._palette.text)

    def grips(self, segment: ShownSegment, boxes: Iterable[QRectF]) -> None:
        """Where the ends of a segment can be held."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look(segment).stripe)
        for box in boxes:
            self._painter.drawRoundedRect(box, 1.5, 1.5)

    def target(self, passage: Span, boxes: Boxes) -> None:
        """A ring round what a dragged code would be dropped on."""
        self._painter.setPen(QPen(self._palette.focus, 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in boxes(passage):
            self._painter.drawRoundedRect(box, 2, 2)

    def limits(self, sheet: QRectF, passages: Iterable[Span], boxes: Boxes) -> None:
        """Lay a veil over everything but what is to be coded."""
        outside = QPainterPath()
        outside.addRect(sheet)
        for passage in passages:
            inside = QPainterPath()
            for box in boxes(passage):
                inside.addRect(box)
            outside -= inside
        self._painter.fillPath(outside, code_look.thin(paper(self._ink), _DIMMED))

    # In the margins

    def stripes(self, marks: PageMarks, hovered: str | None, chosen: str | None, marked: set[str]) -> None:
        """The stripes of all segments, and rings round those that are singled out."""
        for stripe in marks.stripes:
            self._stripe(stripe, stripe.segment.id == hovered)
        self._folded(marks.folded)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for stripe in marks.stripes:
            identity = stripe.segment.id
            if identity in marked or identity == chosen:
                style = Qt.PenStyle.DotLine if identity in marked else Qt.PenStyle.SolidLine
                self._painter.setPen(QPen(self._palette.focus, 2, style))
                self._painter.drawRoundedRect(stripe.box.adjusted(-2.5, -3, 2.5, 3), 3, 3)

    def _stripe(self, stripe: PageStripe, is_hovered: bool) -> None:
        look, box = self._look(stripe.segment), QRectF(stripe.box)
        if is_hovered:
            box.adjust((box.width() - _HOVERED) / 2, 0, (_HOVERED - box.width()) / 2, 0)
        code_look.paint_stripe(self._painter, box, look)
        cap = QRectF(box.center().x() - PITCH / 2 + 0.5, 0, PITCH - 1, _CAP)
        if stripe.begins:
            self._painter.fillRect(cap.translated(0, box.top()), look.stripe)
            if stripe.segment.initials:
                above = box.translated(0, -stripe_marks.INITIALS_HEIGHT)
                stripe_marks.paint_initials(self._painter, above, stripe.segment.initials, self._palette.text)
        if stripe.ends:
            self._painter.fillRect(cap.translated(0, box.bottom() - _CAP), look.stripe)

    def _folded(self, folded: list[PageStripe]) -> None:
        """How many stripes there is no room for, beside those that are drawn."""
        for is_left in (False, True):
            extents = [(each.box.top(), each.box.bottom()) for each in folded if each.is_left is is_left]
            middle = next((each.box.center().x() for each in folded if each.is_left is is_left), 0)
            stripe_marks.paint_folded(self._painter, round(middle), extents)


def _edges(ground: Ground) -> Iterator[QRectF]:
    """An upright with a foot along the top where it begins, one along the bottom where it ends."""
    if ground.begins:
        box = ground.boxes[0]
        yield QRectF(box.left(), box.top(), _UPRIGHT, box.height())
        yield QRectF(box.left(), box.top(), _FOOT, _UPRIGHT)
    if ground.ends:
        box = ground.boxes[-1]
        yield QRectF(box.right() - _UPRIGHT, box.top(), _UPRIGHT, box.height())
        yield QRectF(box.right() - _FOOT, box.bottom() - _UPRIGHT, _FOOT, _UPRIGHT)


def _underlines(ground: Ground) -> Iterator[QRectF]:
    """Thinner and closer where letters are small."""
    for box in ground.boxes:
        thick = min(_UNDERLINE, max(0.7, box.height() * 0.11))
        down = (ground.lane - WASHED_LANES) * thick * 1.6
        yield QRectF(box.left(), box.bottom() + down, box.width(), thick)


def _rules(ground: Ground) -> Iterator[QRectF]:
    for box in ground.boxes:
        yield QRectF(box.left(), box.top() - _RULE, box.width(), _RULE)
        yield QRectF(box.left(), box.bottom(), box.width(), _RULE)


def _less(colour: QColor, ground: QColor) -> QColor:
    """What has to be added to a ground to make it this colour."""
    return QColor(
        max(0, colour.red() - ground.red()),
        max(0, colour.green() - ground.green()),
        max(0, colour.blue() - ground.blue()),
    )


def _faded(colour: QColor, share: float) -> QColor:
    return colour if share == 1 else code_look.thin(colour, share)
