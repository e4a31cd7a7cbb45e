"""SegmentsTable: rows of segments that look and act alike wherever passages are listed."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from blotter.ui import code_look, icons, theme
from blotter.ui.language import tr
from blotter.ui.models.segments_model import SegmentColumn, SegmentsModel
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import Index, Role, paint_ground
from blotter.ui.views.rows_table import ROW, RowsTable

_WIDTHS = {
    SegmentColumn.CODE: (96, 176, 0.23),
    SegmentColumn.SOURCE: (80, 158, 0.2),
    SegmentColumn.PLACE: (68, 68, 0.0),
    SegmentColumn.CODER: (54, 54, 0.0),
}
"""Least and greatest width of the columns, and their share of the table; the quote has the rest."""
_SIGN = 14
_MARGIN = 8
_STALE_VEIL = 102
"""How much of the ground lies over rows that are being sought anew, of 255: they stay at 60 %."""


class SegmentDelegate(QStyledItemDelegate):
    """Paints a cell: the quote in the text's face, the code with its sign, all else muted."""

    def __init__(self, table: "SegmentsTable") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), row_height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column = SegmentColumn(index.column())
        painter.save()
        self._paint_ground(painter, rect, column, is_selected, index.row() == self._table.hovered_row)
        left = rect.left() + _MARGIN
        look = index.data(Role.SWATCH)
        if look is not None:
            size = px(_SIGN)
            top = rect.top() + (rect.height() - size) // 2
            sign = QRectF(left, top, size, size)
            code_look.paint_swatch(painter, sign, look, theme.current(), is_selected)
            left += size + 6
        right = rect.right()
        if index.data(Role.BROKEN):
            size = px(_SIGN)
            right -= size + 6
            top = rect.top() + (rect.height() - size) // 2
            icons.icon("alert-triangle", "warn").paint(painter, QRect(right, top, size, size))
        self._paint_words(painter, QRect(left, rect.top(), right - left - 2, rect.height()), index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, column: SegmentColumn, is_selected: bool, is_hovered: bool
    ) -> None:
        if column is SegmentColumn.CODE:
            paint_ground(painter, rect, is_selected, is_hovered)
        elif is_selected or is_hovered:
            palette = theme.current()
            painter.fillRect(rect, palette.row_selected if is_selected else palette.row_hover)

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        column, palette = SegmentColumn(index.column()), theme.current()
        is_ours = column in (SegmentColumn.CODE, SegmentColumn.QUOTE)
        painter.setPen(palette.text if is_ours else palette.muted)
        painter.setFont(theme.quote_font() if column is SegmentColumn.QUOTE else theme.interface_font(13))
        is_name = column is SegmentColumn.SOURCE
        elide = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(str(index.data() or ""), elide, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class SegmentsTable(RowsTable):
    """A click shows the passage, a double click opens its memo; the selection is told by id."""

    def __init__(self, model: SegmentsModel, parent: QWidget | None = None) -> None:
        self.segments = model
        self.hovered_row = -1
        self._is_stale = False
        self._is_fitting, self._is_fitted = False, True
        super().__init__(model, tr("Segments"), SegmentColumn.QUOTE, SegmentColumn.SOURCE, parent)
        self.setItemDelegate(SegmentDelegate(self))
        columns = self.horizontalHeader()
        # A header asks of every row whether it is selected, which takes seconds when a million are.
        columns.setSelectionModel(QItemSelectionModel(model, self))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.sectionResized.connect(self._note_widths)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self._is_fitting = True
        for column, (least, greatest, share) in _WIDTHS.items():
            wanted = min(px(greatest), max(px(least), round(self.width() * share)))
            self.setColumnWidth(column, max(wanted, self.title_width(column)))
        self._is_fitting = False

    def _note_widths(self, column: int) -> None:
        """Widths that a person has chosen stay."""
        if not self._is_fitting and column != SegmentColumn.QUOTE:
            self._is_fitted = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self._fit_columns()
        super().resizeEvent(event)

    # Choosing

    def selected_ids(self) -> list[str]:
        """The ids of the selected segments, in the order of the rows."""
        hits = self.segments.hits
        return [identity for top, bottom in self.selected_ranges() for identity in hits.ids(top, bottom + 1)]

    def count_selected(self) -> int:
        """How many segments are selected."""
        return sum(bottom + 1 - top for top, bottom in self.selected_ranges())

    def select_ids(self, ids: list[str]) -> None:
        """Select those of the segments that are listed, and make the first the current one."""
        hits, selection = self.segments.hits, QItemSelection()
        rows = [row for row in (hits.row(identity) for identity in ids) if row is not None]
        for row in rows:
            selection.select(self.segments.index(row, 0), self.segments.index(row, len(SegmentColumn) - 1))
        if rows:
            at = self.segments.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # How it looks

    def show_stale(self, is_stale: bool) -> None:
        """Keep old rows, fainter, while new ones are sought."""
        self._is_stale = is_stale
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_stale:
            veil = QColor(theme.current().base)
            veil.setAlpha(_STALE_VEIL)
            QPainter(self.viewport()).fillRect(self.viewport().rect(), veil)

    def viewportEvent(self, event: QEvent) -> bool:
        before = self.hovered_row
        if isinstance(event, QMouseEvent):
            self.hovered_row = self.rowAt(int(event.position().y()))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self.hovered_row = -1
        if self.hovered_row != before:
            self.viewport().update()
        return super().viewportEvent(event)
