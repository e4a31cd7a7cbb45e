"""How the cells of the board are painted: a sign for a status, a bar for what is done, figures for totals."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blotter.ui import icons, theme
from blotter.ui.assigning.bars import Done, paint_bar
from blotter.ui.assigning.board import BoardRole, Index
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role, paint_ground

_SIGN = 16


class CellDelegate(QStyledItemDelegate):
    """Paints the sign of a status in the middle of its cell, or a bar with its figures."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = option.rect, option.state
        painter.save()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_cell(painter, rect, is_selected, bool(state & QStyle.StateFlag.State_MouseOver))
        share = index.data(BoardRole.BAR)
        if isinstance(share, Done):
            _paint_share(painter, rect, share)
        elif status := index.data(Role.STATUS):
            name, _, token = str(status).partition(":")
            size = px(_SIGN)
            left, top = rect.left() + (rect.width() - size) // 2, rect.top() + (rect.height() - size) // 2
            icons.icon(name, token or None).paint(painter, QRect(left, top, size, size))
        if index == self._view.currentIndex():
            _paint_ring(painter, rect, self._view.hasFocus())
        painter.restore()


def _paint_cell(painter: QPainter, rect: QRect, is_selected: bool, is_hovered: bool) -> None:
    palette = theme.current()
    if is_selected:
        painter.fillRect(rect, palette.row_selected)
    else:
        paint_ground(painter, rect, False, is_hovered)
    painter.setPen(palette.border)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_share(painter: QPainter, rect: QRect, share: Done) -> None:
    """A bar, and at its right how many of how many."""
    font = theme.tabular(theme.interface_font(12))
    painter.setFont(font)
    painter.setPen(theme.current().muted)
    inner = rect.adjusted(px(8), 0, -px(10), 0)
    room = QFontMetrics(font).horizontalAdvance(Done(88, 88).words)
    words = QRect(inner.right() - room, inner.top(), room + 1, inner.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, share.words)
    bar = QRectF(inner.left(), inner.top(), max(0, inner.width() - room - px(8)), inner.height())
    paint_bar(painter, bar, share)


def _paint_ring(painter: QPainter, rect: QRect, has_focus: bool) -> None:
    palette = theme.current()
    painter.setPen(QPen(palette.focus if has_focus else palette.muted, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


class TotalsDelegate(QStyledItemDelegate):
    """Paints figures in the middle of their column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = theme.current()
        painter.save()
        painter.fillRect(option.rect, palette.alt)
        painter.setPen(palette.border)
        painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        painter.setFont(theme.tabular(theme.interface_font(12)))
        painter.setPen(palette.text)
        inner = option.rect.adjusted(px(4), 0, -px(4), 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
