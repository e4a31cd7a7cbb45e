"""Thumbnails: every page in small, to go to."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.pages.ink import Ink, paper
from blotter.ui.pages.paper import Paper
from blotter.ui.pages.rendering import Rendering, Wanted, finest
from blotter.ui.scale import px

_WIDTH, _HEIGHT, _WORDS, _AROUND = 84, 108, 18, 8
_RANK = 1

Index = QModelIndex | QPersistentModelIndex


class _PageList(QAbstractListModel):
    """One row a page; a row says what the page is called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None

    def show_paper(self, shown: Paper | None) -> None:
        self.beginResetModel()
        self._paper = shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self._paper.count if self._paper is not None and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._paper is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._paper.label(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Page {label}", label=self._paper.label(index.row()))
        return None


class Thumbnails(QListView):
    """The page that is read is the current one; the arrows go from page to page."""

    chosen = Signal(int)
    """A page (from 0) that the reader wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: Paper | None = None
        self.rendering: Rendering | None = None
        self.turned, self.ink = 0, Ink.AS_PRINTED
        self._pages = _PageList(self)
        self._is_following = False
        self.setModel(self._pages)
        self.setItemDelegate(_Thumbnail(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Pages in small"))
        self.setMinimumWidth(px(_WIDTH + 2 * _AROUND))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._ask())
        self.selectionModel().currentChanged.connect(self._choose)

    def show_paper(self, shown: Paper | None, rendering: Rendering | None) -> None:
        """Show the pages of a document, or nothing."""
        if self.rendering is not None:
            self.rendering.arrived.disconnect(self._take)
        self.paper, self.rendering = shown, rendering
        if rendering is not None:
            rendering.arrived.connect(self._take)
        self._pages.show_paper(shown)
        self._ask()

    def dress(self, turned: int, ink: Ink) -> None:
        """Turn and ink the pages as the large ones are."""
        self.turned, self.ink = turned % 4, ink
        self._ask()
        self.viewport().update()

    def follow(self, page: int) -> None:
        """Mark the page that is read."""
        self._is_following = True
        self.setCurrentIndex(self._pages.index(page))
        self._is_following = False

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.chosen.emit(index.row())

    # Pictures

    def wanted(self, page: int) -> Wanted:
        """The picture of a page in small."""
        assert self.paper is not None
        width, height = self.paper.sizes[page]
        across, down = (height, width) if self.turned % 2 else (width, height)
        scale = min(px(_WIDTH) / across, px(_HEIGHT) / down) * self.devicePixelRatioF()
        return Wanted(page, finest(scale, (width, height)), self.turned, self.ink)

    def _ask(self) -> None:
        """Ask for what is in view."""
        if self.rendering is None or self.paper is None or not self.isVisible():
            return
        rows = range(self._pages.rowCount())
        first = self.indexAt(self.viewport().rect().topLeft())
        start = first.row() if first.isValid() else 0
        count = self.viewport().height() // max(1, self.sizeHintForRow(0)) + 2
        self.rendering.want([self.wanted(page) for page in rows[start : start + count]], _RANK)

    def _take(self, page: int) -> None:
        self.viewport().update(self.visualRect(self._pages.index(page)))

    def showEvent(self, event: object) -> None:
        """Ask for what is in view once there is a view."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._ask()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDTH + 4 * _AROUND), 400)


class _Thumbnail(QStyledItemDelegate):
    """A page with its label below."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(_WIDTH + 2 * _AROUND), px(_HEIGHT + _WORDS + _AROUND))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The picture, or blank paper; a ground and a bold label for the page that is read."""
        palette, view = theme.current(), self._view
        rect = option.rect
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.fillRect(rect, palette.row_selected)
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), palette.accent)
        if view.paper is None:
            return
        sheet = self._sheet(rect, index.row())
        painter.fillRect(sheet, paper(view.ink))
        picture = view.rendering.picture(view.wanted(index.row())) if view.rendering else None
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, picture)
        painter.setPen(QPen(palette.control, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setFont(theme.tabular(theme.interface_font(11, 600 if is_current else 400)))
        painter.setPen(palette.text if is_current else palette.muted)
        words = QRectF(rect.left(), sheet.bottom() + 2, rect.width(), px(_WORDS) - 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, view.paper.label(index.row()))

    def _sheet(self, rect: QRect, page: int) -> QRectF:
        assert self._view.paper is not None
        width, height = self._view.paper.sizes[page]
        if self._view.turned % 2:
            width, height = height, width
        scale = min(px(_WIDTH) / width, px(_HEIGHT) / height)
        shown = QSize(round(width * scale), round(height * scale))
        left = rect.left() + (rect.width() - shown.width()) // 2
        top = rect.top() + px(_AROUND) // 2 + px(_HEIGHT) - shown.height()
        return QRectF(left, top, shown.width(), shown.height())
