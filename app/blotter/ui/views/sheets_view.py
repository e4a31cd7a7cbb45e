"""SheetsView: sheets of paper one below the other, as they will be printed, at any size."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.printing import Pages

SMALLEST, LARGEST = 0.25, 4.0
_STEP = 1.15
_GAP = 16
_PIXELS_A_POINT = 96 / 72
_KEPT = 8


class SheetsView(QAbstractScrollArea):
    """`zoom` is 1 where a sheet is as large as on paper; as wide as the view until it is changed."""

    zoomed = Signal(float)
    page_changed = Signal(int)
    """The number of the sheet that is read now, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._fits_width = True
        self.zoom = 1.0
        self._page = 0
        self._painted: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there, or its coming would change what fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell_page())
        theme.notifier().changed.connect(self.viewport().update)

    def show_pages(self, pages: Pages) -> None:
        """Show other sheets, from about where one is."""
        self._pages = pages
        self._painted.clear()
        self._fit()

    def page(self) -> int:
        """The number of the sheet that is read now, from 1; 0 if there are none."""
        return self._page

    def page_count(self) -> int:
        """How many sheets there are."""
        return self._pages.count if self._pages else 0

    def go_to(self, page: int) -> None:
        """Bring a sheet to the top, counted from 1."""
        height = self._sheet().height() + _GAP
        self.verticalScrollBar().setValue((page - 1) * height)

    # Size

    def zoom_to(self, zoom: float, fits_width: bool = False) -> None:
        """Show sheets larger or smaller; the top stays where one is there, else the middle of the view."""
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2 if bar.value() else 0
        kept = (bar.value() + half) / max(1, self._height())
        self._fits_width = fits_width
        self.zoom = min(LARGEST, max(SMALLEST, zoom))
        self._painted.clear()
        self._set_bars()
        bar.setValue(round(kept * self._height() - half))
        self.viewport().update()
        self.zoomed.emit(self.zoom)
        self._tell_page()

    def step_zoom(self, steps: float) -> None:
        """Larger (1) or smaller (-1)."""
        self.zoom_to(self.zoom * _STEP**steps)

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._fits_width = True
        self._fit()

    def _fit(self) -> None:
        zoom = self.zoom
        if self._pages is not None and self._fits_width:
            room = self.viewport().width() - 2 * _GAP
            zoom = room / (self._pages.size.width() * _PIXELS_A_POINT)
        self.zoom_to(zoom, self._fits_width)

    def _sheet(self) -> QSize:
        """How large a sheet is on the screen."""
        if self._pages is None:
            return QSize()
        scale = _PIXELS_A_POINT * self.zoom
        return QSize(round(self._pages.size.width() * scale), round(self._pages.size.height() * scale))

    def _height(self) -> int:
        return self.page_count() * (self._sheet().height() + _GAP) + _GAP

    def _set_bars(self) -> None:
        room, wide = self.viewport().size(), self._sheet().width() + 2 * _GAP
        for bar, whole, shown in (
            (self.verticalScrollBar(), self._height(), room.height()),
            (self.horizontalScrollBar(), wide, room.width()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    # What is seen

    def _place(self, number: int) -> QRect:
        """Where a sheet lies in the view, counted from 0."""
        sheet = self._sheet()
        left = max(_GAP, (self.viewport().width() - sheet.width()) // 2) - self.horizontalScrollBar().value()
        top = _GAP + number * (sheet.height() + _GAP) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), sheet)

    def _tell_page(self) -> None:
        height = self._sheet().height() + _GAP
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = min(self.page_count(), 1 + max(0, middle - _GAP) // max(1, height))
        if page != self._page:
            self._page = page
            told = tr("Page {page} of {count}", page=page, count=self.page_count())
            self.setAccessibleDescription(told)
            self.page_changed.emit(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), palette.sunken)
        for number in range(self.page_count()):
            place = self._place(number)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(number))
                painter.setPen(QPen(palette.control, 1))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(palette.focus, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _picture(self, number: int) -> QPixmap:
        """A sheet as it is painted once for a size; the last few are kept."""
        if number not in self._painted:
            while len(self._painted) >= _KEPT:
                del self._painted[next(iter(self._painted))]
            self._painted[number] = self._paint(number)
        return self._painted[number]

    def _paint(self, number: int) -> QPixmap:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self._sheet() * ratio)
        picture.setDevicePixelRatio(ratio)
        # Paper is white in the dark, too: this is what will be printed.
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._pages.paint(painter, number, _PIXELS_A_POINT * self.zoom)
        painter.end()
        return picture

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        steps = {Qt.Key.Key_Space: bar.pageStep(), Qt.Key.Key_Backspace: -bar.pageStep()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
