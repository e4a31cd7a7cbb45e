"""One look for the rows of every tree and list: sign, name, key, count, and whether it is activated."""

from enum import IntEnum

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blotter.ui import code_look, icons, theme
from blotter.ui.scale import px, row_height

Index = QModelIndex | QPersistentModelIndex

_FIRST = int(Qt.ItemDataRole.UserRole) + 101


class Role(IntEnum):
    """What a model says of a row beside its name (DisplayRole); None where it does not apply.

    SWATCH: `CodeLook`, the sign of a code. STATUS: `str`, the name of an icon in its place, or `name:token`
    for one in a colour of the palette. COUNT: `int` or `str` (`7 of 13`), muted at the right. KEY: `str` on a
    key cap. ACTIVATED: `bool`, an arrow in the left gutter and the name in `activated`. STRONG: `bool`, a
    folder's or project's name. MUTED: `bool`, an archived code. ADDS: `bool`, hover offers `+`.
    HIDDEN: `bool`, an eye struck out before the count. FLAG: `bool`, a flag there: something is to re-check.
    BROKEN: `bool`, a segment breaks a rule.
    """

    SWATCH = _FIRST
    STATUS = _FIRST + 1
    COUNT = _FIRST + 2
    KEY = _FIRST + 3
    ACTIVATED = _FIRST + 4
    STRONG = _FIRST + 5
    MUTED = _FIRST + 6
    ADDS = _FIRST + 7
    HIDDEN = _FIRST + 8
    FLAG = _FIRST + 9
    BROKEN = _FIRST + 10


GUTTER = 10
"""Where the arrow of an activated row stands, from the left edge of the view; a click there toggles it."""

_SIGN = 14
_COUNT = 34


class RowDelegate(QStyledItemDelegate):
    """Paints `Role`s. `elide` is where long names lose letters: documents in the middle, codes at the end.

    It watches its view for the gestures that its own marks offer, and says what was asked for.
    """

    add_requested = Signal(QPersistentModelIndex)
    activation_toggled = Signal(QPersistentModelIndex)

    def __init__(
        self,
        view: QAbstractItemView,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        row_height: int = 24,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._viewport = view.viewport()
        self._elide = elide
        self.row_height = row_height
        view.setMouseTracking(True)
        self._viewport.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._viewport.installEventFilter(self)
        view.installEventFilter(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = QFontMetrics(theme.interface_font(13)).horizontalAdvance(str(index.data() or ""))
        return QSize(width + px(_SIGN + 2 * _COUNT + 20), row_height(self.row_height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        # In a tree the ground covers the indentation too, so that a row is one thing.
        ground = QRect(rect)
        if index.column() == 0:
            ground.setLeft(0)
        paint_ground(painter, ground, is_selected, is_hovered)
        if index.data(Role.ACTIVATED):
            _paint_arrow(painter, rect)
        digits, right = _paint_count(painter, rect, index)
        if is_hovered and index.data(Role.ADDS):
            icons.icon("plus").paint(painter, _add_rect(rect, index))
            right = _add_rect(rect, index).left()
        elif key := index.data(Role.KEY):
            right = paint_cap(painter, rect, right, str(key))
        elif not index.data(Role.ADDS):
            right = digits
        for role, mark in _MARKS.items():
            if index.data(role):
                right = _paint_mark(painter, rect, right, mark)
        left = _paint_sign(painter, rect, index, is_selected)
        self._paint_name(painter, QRect(left, rect.top(), right - left - 4, rect.height()), index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.current().focus, 2, j=Qt.PenJoinStyle.MiterJoin))
            whole = QRect(0, rect.top(), self._viewport.width(), rect.height())
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette = theme.current()
        colour = palette.muted if index.data(Role.MUTED) else palette.text
        painter.setPen(palette.activated if index.data(Role.ACTIVATED) else colour)
        painter.setFont(theme.interface_font(13, 600 if index.data(Role.STRONG) else 400))
        name = painter.fontMetrics().elidedText(str(index.data() or ""), self._elide, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._viewport:
            return isinstance(event, QMouseEvent) and self._was_mark_hit(event)
        if watched is self._view:
            return isinstance(event, QKeyEvent) and self._was_activation_key(event)
        return super().eventFilter(watched, event)

    def _was_activation_key(self, event: QKeyEvent) -> bool:
        index = self._view.currentIndex()
        if event.key() != Qt.Key.Key_Space or event.modifiers() or not _can_activate(index):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.activation_toggled.emit(QPersistentModelIndex(index))
        return True

    def _was_mark_hit(self, event: QMouseEvent) -> bool:
        """Whether the press or release fell on the gutter or on `+`; the view sees neither then."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        index = self._view.indexAt(event.position().toPoint())
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if event.position().x() < GUTTER and _can_activate(index):
            if is_press:
                self.activation_toggled.emit(QPersistentModelIndex(index))
            return True
        place = _add_rect(self._view.visualRect(index), index)
        if index.isValid() and index.data(Role.ADDS) and place.contains(event.position().toPoint()):
            if is_press:
                self.add_requested.emit(QPersistentModelIndex(index))
            return True
        return False


def paint_ground(painter: QPainter, rect: QRect, is_selected: bool, is_hovered: bool) -> None:
    """The ground of a row, and its accent edge where the rectangle begins at the view's left."""
    palette = theme.current()
    if is_selected:
        painter.fillRect(rect, palette.row_selected)
        painter.fillRect(QRect(0, rect.top(), 2, rect.height()), palette.accent)
    elif is_hovered:
        painter.fillRect(rect, palette.row_hover)


def _can_activate(index: Index) -> bool:
    return index.isValid() and index.data(Role.ACTIVATED) is not None


def _paint_arrow(painter: QPainter, rect: QRect) -> None:
    middle = rect.center().y() + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().activated)
    painter.drawPolygon(QPolygonF([QPointF(3, middle - 4), QPointF(8.5, middle), QPointF(3, middle + 4)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_sign(painter: QPainter, rect: QRect, index: Index, is_selected: bool) -> int:
    """Paint what stands before the name; where the name begins."""
    size, left = px(_SIGN), rect.left() + 3
    top = rect.top() + (rect.height() - size) // 2
    look = index.data(Role.SWATCH)
    if isinstance(look, code_look.CodeLook):
        square = QRectF(left, top, size, size)
        code_look.paint_swatch(painter, square, look, theme.current(), is_selected)
        return left + size + 6
    if status := index.data(Role.STATUS):
        name, _, token = str(status).partition(":")
        icons.icon(name, token or None).paint(painter, QRect(left - 1, top - 1, size + 2, size + 2))
        return left + size + 6
    return left


def _count_width(index: Index) -> int:
    count = index.data(Role.COUNT)
    if count is None:
        return 8
    return max(px(_COUNT), QFontMetrics(theme.interface_font(12)).horizontalAdvance(str(count)) + 18)


def _paint_count(painter: QPainter, rect: QRect, index: Index) -> tuple[int, int]:
    """Paint the count at the right; where its digits begin, and where the column of counts does."""
    left = digits = rect.right() + 1 - _count_width(index)
    if (count := index.data(Role.COUNT)) is not None:
        painter.setPen(theme.current().muted)
        painter.setFont(theme.tabular(theme.interface_font(12)))
        place = QRect(left, rect.top(), rect.right() - 9 - left, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
        digits = place.right() - painter.fontMetrics().horizontalAdvance(str(count)) - 2
    return digits, left


_MARKS = {Role.HIDDEN: "eye-off", Role.FLAG: "flag:warn"}


def _paint_mark(painter: QPainter, rect: QRect, right: int, mark: str) -> int:
    """Paint a sign before the count, up to `right`; where it begins."""
    name, _, token = mark.partition(":")
    size = px(_SIGN)
    left = right - size - 4
    icons.icon(name, token or None).paint(
        painter, QRect(left, rect.top() + (rect.height() - size) // 2, size, size)
    )
    return left


def paint_cap(painter: QPainter, rect: QRect, right: int, key: str) -> int:
    """Paint a key cap that ends at `right`, in the middle of the row; where it begins."""
    palette = theme.current()
    painter.setFont(theme.interface_font(11))
    height = px(17)
    width = max(px(16), painter.fontMetrics().horizontalAdvance(key) + px(9))
    cap = QRectF(right - width, rect.top() + (rect.height() - height) // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(palette.border)
    painter.setBrush(palette.alt)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(palette.muted)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    return int(cap.left())


def _add_rect(rect: QRect, index: Index) -> QRect:
    size = px(16)
    left = rect.right() - _count_width(index) - size
    return QRect(left, rect.top() + (rect.height() - size) // 2, size, size)
