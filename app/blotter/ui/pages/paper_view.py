"""PaperView: pages below each other, as they are printed; what is not drawn yet is blank."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.pages.ink import Ink, paper
from blotter.ui.pages.page_marks import BEYOND
from blotter.ui.pages.paper import Paper
from blotter.ui.pages.rendering import Rendering, Wanted, finest
from blotter.ui.pages.sheets import GAP, Room, Sheets
from blotter.ui.pages.zoom import Zoom, stepped

_LINE = 48
_AHEAD = 2
_READ = 1 / 3
"""Where one reads, in heights of the view."""
_NEAR = 0.1


class PaperView(QAbstractScrollArea):
    """Shows pages alone; what is marked on them is drawn by whoever inherits from it."""

    page_changed = Signal(int)
    """The page (from 0) that is read now."""
    zoomed = Signal()
    resized = Signal()
    moved = Signal()
    """Pages were scrolled, by whoever it was."""
    drawn = Signal()
    """Everything in view is drawn as finely as wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: Paper | None = None
        self.sheets = Sheets(())
        self.ink = Ink.AS_PRINTED
        self._rendering: Rendering | None = None
        self._zoom = Zoom()
        self._page = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(tr("Pages of the original"))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell_moved())
        theme.notifier().changed.connect(self.viewport().update)

    # What is shown

    def show_paper(self, shown: Paper | None, rendering: Rendering | None) -> None:
        """Show the pages of a document from the first one, or nothing."""
        if self._rendering is not None:
            self._rendering.arrived.disconnect(self._take)
        self.paper, self._rendering = shown, rendering
        self.sheets = Sheets(shown.sizes if shown else ())
        if rendering is not None:
            rendering.arrived.connect(self._take)
        self._page = -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell_moved()

    def ink_with(self, ink: Ink) -> None:
        """Show pages as printed, dimmed or inverted."""
        if ink is not self.ink:
            self.ink = ink
            self._look_ahead()
            self.viewport().update()

    # Size

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown."""
        return self._zoom

    def zoom_to(self, zoom: Zoom, around: QPointF | None = None) -> None:
        """Show pages larger or smaller; what lies at a point of the view stays there, else at its middle."""
        self._change(around, zoom=zoom)
        self.zoomed.emit()

    def step_zoom(self, step: int, around: QPointF | None = None) -> None:
        """Larger (1) or smaller (-1), by the usual steps."""
        if self.sheets.count:
            self.zoom_to(stepped(self.sheets.factor(self.page()), step), around)

    def turn(self) -> None:
        """Turn all pages by a quarter to the right; the page that is read stays in view."""
        page = self.page()
        self.sheets.turned += 1
        self._lay_out()
        self.go_to(page)
        self.zoomed.emit()

    def _change(self, around: QPointF | None, zoom: Zoom) -> None:
        # The top left corner of the view would count as no point.
        held = QPointF(self.viewport().rect().center()) if around is None else around
        if not self.sheets.count:
            self._zoom = zoom
            return
        content = held + self.offset()
        page = self.sheets.page_at(content.y())
        point = self.sheets.point(page, content)
        self._zoom = zoom
        self._lay_out()
        place = self.sheets.transform(page).map(point)
        self.horizontalScrollBar().setValue(round(place.x() - held.x()))
        self.verticalScrollBar().setValue(round(place.y() - held.y()))

    def _lay_out(self) -> None:
        size = self.viewport().size()
        room = Room(size.width(), size.height(), BEYOND, BEYOND)
        self.sheets.lay_out(room, self._zoom, self.sheets.turned)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self.sheets.height - size.height()))
        down.setPageStep(size.height())
        down.setSingleStep(_LINE)
        across.setRange(0, max(0, self.sheets.width - size.width()))
        across.setPageStep(size.width())
        across.setSingleStep(_LINE)
        self._laid_out()
        self._look_ahead()
        self.viewport().update()

    def _laid_out(self) -> None:
        """Everything lies elsewhere; for whoever inherits."""

    # Place

    def offset(self) -> QPointF:
        """What lies at the top left of the view."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def page(self) -> int:
        """The page that is read now: the one a third below the top of the view."""
        return self.sheets.page_at(self.verticalScrollBar().value() + self.viewport().height() * _READ)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self.sheets.count:
            page = min(max(page, 0), self.sheets.count - 1)
            self.verticalScrollBar().setValue(round(self.sheets.box(page).top()) - GAP // 2)

    def step(self, screens: int) -> None:
        """Go on by a view's height, or by a page where pages fit in."""
        bar = self.verticalScrollBar()
        page = self.page()
        if self.sheets.count and self.sheets.box(page).height() <= self.viewport().height():
            self.go_to(page + screens)
        else:
            bar.setValue(bar.value() + screens * (bar.pageStep() - _LINE))

    def bring(self, box: QRectF, room: float = 0.2) -> None:
        """Scroll as little as needed until a box, in pixels from the top of all pages, is well in view.

        One that was far from it comes to stand where one reads.
        """
        down, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = height * room, height * (1 - room)
        if not -height * _NEAR < box.top() - down.value() < height * (1 + _NEAR):
            down.setValue(round(box.top() - height * _READ))
        elif box.top() < down.value() + top:
            down.setValue(round(box.top() - top))
        elif box.bottom() > down.value() + bottom:
            down.setValue(round(min(box.top() - top, box.bottom() - bottom)))
        across, width = self.horizontalScrollBar(), self.viewport().width()
        if box.left() < across.value():
            across.setValue(round(box.left() - BEYOND))
        elif box.right() > across.value() + width:
            across.setValue(round(min(box.left() - BEYOND, box.right() + BEYOND - width)))

    def pages_in_view(self) -> range:
        """The pages of which something is in view."""
        top = self.verticalScrollBar().value()
        return self.sheets.between(top, top + self.viewport().height())

    def _tell_moved(self) -> None:
        self._look_ahead()
        if self.sheets.count and self.page() != self._page:
            self._page = self.page()
            self.page_changed.emit(self._page)
        self.moved.emit()

    # Pictures

    def wanted(self, page: int) -> Wanted:
        """The picture of a page that would be shown."""
        assert self.paper is not None
        scale = self.sheets.scale(page) * self.devicePixelRatioF()
        return Wanted(page, finest(scale, self.paper.sizes[page]), self.sheets.turned, self.ink)

    def _look_ahead(self) -> None:
        """Ask for the pictures in view, then for those of the pages after and before."""
        if self._rendering is None or not self.sheets.count:
            return
        seen = self.pages_in_view()
        near = (seen.stop + step for step in range(_AHEAD)), (seen.start - 1 - step for step in range(_AHEAD))
        beside = [page for pages in near for page in pages if 0 <= page < self.sheets.count]
        self._rendering.want([self.wanted(page) for page in (*seen, *beside)])
        if self.is_drawn():
            self.drawn.emit()

    def is_drawn(self) -> bool:
        """Whether everything in view is drawn as finely as wanted."""
        rendering = self._rendering
        return rendering is not None and all(
            rendering.is_kept(self.wanted(page)) for page in self.pages_in_view()
        )

    def _take(self, page: int) -> None:
        if page in self.pages_in_view():
            self.viewport().update(self._in_view(self.sheets.box(page)))
            if self.is_drawn():
                self.drawn.emit()

    def _in_view(self, box: QRectF) -> QRect:
        return box.translated(-self.offset()).toAlignedRect().adjusted(-BEYOND, -2, BEYOND, 2)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is read stays at the top."""
        if event.size() != event.oldSize() and self.sheets.count:
            self._change(QPointF(0, 0), self._zoom)
        else:
            self._lay_out()
        self._tell_moved()
        self.resized.emit()

    def sizeHint(self) -> QSize:
        return QSize(480, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn along."""
        self.viewport().scroll(dx, dy)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl pages get larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By views and pages."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.step(step)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.sheets.count - 1)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, then pictures, then what is marked."""
        if self.paper is None:
            return
        painter = QPainter(self.viewport())
        offset = self.offset()
        for page in self.pages_in_view():
            sheet = self.sheets.box(page).translated(-offset)
            if sheet.toAlignedRect().adjusted(-BEYOND, 0, BEYOND, 0).intersects(event.rect()):
                self._paint_page(painter, page, sheet)

    def _paint_page(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        painter.fillRect(sheet, paper(self.ink))
        picture = self._rendering.picture(self.wanted(page)) if self._rendering else None
        if picture is not None:
            ratio = self.devicePixelRatioF()
            is_as_wanted = abs(picture.width() - sheet.width() * ratio) <= 1.5
            if is_as_wanted and ratio == 1:
                painter.drawImage(sheet.topLeft().toPoint(), picture)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_as_wanted)
                painter.drawImage(sheet, picture)
        self.paint_marks(painter, page, sheet)
        painter.setPen(QPen(theme.current().border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def paint_marks(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """What is marked on a page; for whoever inherits."""

    def page_under(self, point: QPointF | QPoint) -> int:
        """The page at a point of the view, or the one nearest to it."""
        y = point.y() + self.verticalScrollBar().value()
        page = self.sheets.page_at(y)
        box = self.sheets.box(page)
        if y > box.bottom() + GAP / 2 and page + 1 < self.sheets.count:
            return page + 1
        return page


_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
