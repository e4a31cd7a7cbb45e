"""Rows: a flat list of several columns as this page shows them, with the ring of the focus round the row."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from blotter.ui import code_look, icons, theme
from blotter.ui.comparison import change_scale, scale
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import Role, paint_ground

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 25
FADED = 0.6
_FIRST = int(Qt.ItemDataRole.UserRole) + 151
_SIGN, _PADDING = 14, 8


class CellRole(IntEnum):
    """What a cell says beside its words, and beside SWATCH, STATUS, STRONG and MUTED of `Role`.

    SORT: what its column is sorted by, None last. QUOTE: `bool`, words of a source. FIGURE: `bool`, digits of
    one width. SCALE: `scale.Dot` or `change_scale.Change`, drawn in place of words. WHY: `str`, why there is
    no value, in its place. MIDDLE: `bool`, a long name loses letters in its middle.
    """

    SORT = _FIRST
    QUOTE = _FIRST + 1
    FIGURE = _FIRST + 2
    SCALE = _FIRST + 3
    WHY = _FIRST + 4
    MIDDLE = _FIRST + 5


class Rows(QTreeView):
    """A flat list with columns; `set_faded` shows that what it says is out of date."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_faded = False
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        self.header().setSectionsMovable(False)
        self.header().setHighlightSections(False)

    def set_faded(self, faded: bool) -> None:
        """Show the words at 60 %, or in full again."""
        self.is_faded = faded
        self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentChanged.connect(self.viewport().update)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if self.selectionModel().isSelected(index):
            paint_ground(painter, row, True, False)
        super().drawRow(painter, option, index)
        if self.hasFocus() and index.row() == self.currentIndex().row():
            painter.setPen(QPen(theme.current().focus, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(row.adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of `Rows`."""

    def __init__(self, view: Rows) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row; columns have widths of their own."""
        return QSize(px(40), row_height(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, rect, is_selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        painter.setOpacity(FADED if self._view.is_faded else 1)
        dot = index.data(CellRole.SCALE)
        if isinstance(dot, scale.Dot):
            scale.paint(painter, QRectF(rect), dot)
        elif isinstance(dot, change_scale.Change):
            change_scale.paint(painter, QRectF(rect), dot)
        elif why := index.data(CellRole.WHY):
            self._paint_why(painter, rect, str(why))
        else:
            inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
            inner.setLeft(_paint_sign(painter, inner, index, is_selected))
            _paint_words(painter, inner, index)
        painter.restore()

    def _paint_why(self, painter: QPainter, rect: QRect, why: str) -> None:
        font = theme.interface_font(12)
        font.setItalic(True)
        _paint_text(painter, rect.adjusted(_PADDING, 0, 0, 0), why, font, Qt.AlignmentFlag.AlignLeft, True)


def _paint_sign(painter: QPainter, rect: QRect, index: Index, is_selected: bool) -> int:
    """Paint the swatch or glyph of a cell; where its words begin."""
    size = px(_SIGN)
    top = rect.top() + (rect.height() - size) // 2
    look = index.data(Role.SWATCH)
    if isinstance(look, code_look.CodeLook):
        square = QRectF(rect.left(), top, size, size)
        code_look.paint_swatch(painter, square, look, theme.current(), is_selected)
    elif status := index.data(Role.STATUS):
        name, _, token = str(status).partition(":")
        icons.icon(name, token or None).paint(painter, QRect(rect.left() - 1, top - 1, size + 2, size + 2))
    else:
        return rect.left()
    return rect.left() + size + 6


def _paint_words(painter: QPainter, rect: QRect, index: Index) -> None:
    if index.data(CellRole.QUOTE):
        font = theme.quote_font()
    else:
        font = theme.interface_font(13, 600 if index.data(Role.STRONG) else 400)
    if index.data(CellRole.FIGURE):
        font = theme.tabular(font)
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
    words = str(index.data() or "")
    is_muted, is_middle = bool(index.data(Role.MUTED)), bool(index.data(CellRole.MIDDLE))
    _paint_text(painter, rect, words, font, Qt.AlignmentFlag(alignment), is_muted, is_middle)


def _paint_text(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    alignment: Qt.AlignmentFlag,
    is_muted: bool,
    is_middle: bool = False,
) -> None:
    palette = theme.current()
    painter.setFont(font)
    painter.setPen(palette.muted if is_muted else palette.text)
    elide = Qt.TextElideMode.ElideMiddle if is_middle else Qt.TextElideMode.ElideRight
    elided = painter.fontMetrics().elidedText(words, elide, rect.width())
    painter.drawText(rect, alignment | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
