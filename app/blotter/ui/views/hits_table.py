"""HitsTable: hits below each other in one column, with what stands before and after them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from blotter.project.searching import Hit
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.models.hits_model import HitColumn, HitsModel, is_from_right
from blotter.ui.scale import px, row_height
from blotter.ui.views.row_delegate import Index, paint_ground
from blotter.ui.views.rows_table import ROW, RowsTable

_MARGIN, _NEAR = 8, 3
_SOURCE_WIDTHS = (80, 170, 0.18)
_HIT_WIDTHS = (60, 240)
_MEASURED = 200


class _HitDelegate(QStyledItemDelegate):
    """Paints a cell: the document muted, the words in the text's face, the hit on the ground of hits."""

    def __init__(self, table: "HitsTable") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), row_height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        palette, column = theme.current(), HitColumn(index.column())
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if column is HitColumn.SOURCE:
            paint_ground(painter, rect, is_selected, is_hovered)
        elif is_selected or is_hovered:
            painter.fillRect(rect, palette.row_selected if is_selected else palette.row_hover)
        is_ours = column is HitColumn.SOURCE
        painter.setFont(theme.interface_font(13) if is_ours else theme.quote_font())
        painter.setPen(palette.muted if is_ours else palette.text)
        room = rect.adjusted(px(_MARGIN if is_ours else _NEAR), 0, -px(_NEAR), 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or "").strip(), self._elided(index, column), room.width()
        )
        if column is HitColumn.HIT:
            self._paint_hit_ground(painter, room, words)
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), words)
        painter.restore()

    def _paint_hit_ground(self, painter: QPainter, room: QRect, words: str) -> None:
        ground = painter.fontMetrics().boundingRect(words)
        ground.setWidth(painter.fontMetrics().horizontalAdvance(words))
        ground.moveCenter(room.center())
        ground.moveLeft(room.left())
        painter.fillRect(ground.adjusted(-px(2), -px(1), px(2), px(1)), theme.current().hit)
        painter.setPen(theme.current().text)

    def _elided(self, index: Index, column: HitColumn) -> Qt.TextElideMode:
        """What is far from the hit goes first."""
        if column is HitColumn.SOURCE:
            return Qt.TextElideMode.ElideMiddle
        is_before = column is HitColumn.BEFORE
        from_right = is_from_right(self._table.hits.hits[index.row()])
        is_far_at_start = (is_before and not from_right) or (column is HitColumn.AFTER and from_right)
        return Qt.TextElideMode.ElideLeft if is_far_at_start else Qt.TextElideMode.ElideRight


class HitsTable(RowsTable):
    """A click or Enter shows the hit in its document."""

    def __init__(self, model: HitsModel, parent: QWidget | None = None) -> None:
        self.hits = model
        self._is_fitting, self._is_fitted = False, True
        super().__init__(model, tr("Hits"), HitColumn.AFTER, HitColumn.SOURCE, parent)
        self.setItemDelegate(_HitDelegate(self))
        self.horizontalHeader().sectionResized.connect(self._note_widths)
        self.horizontalHeader().sortIndicatorChanged.connect(model.sort)

    def fit_columns(self) -> None:
        """Give the hits the room that those at the top need, and share the rest between both sides."""
        if not self._is_fitted:
            return
        self._is_fitting = True
        least, most, share = _SOURCE_WIDTHS
        room = self.viewport().width()
        source = min(px(most), max(px(least), round(room * share)))
        hit = min(px(_HIT_WIDTHS[1]), max(px(_HIT_WIDTHS[0]), self._widest()))
        self.setColumnWidth(HitColumn.SOURCE, source)
        self.setColumnWidth(HitColumn.HIT, hit)
        self.setColumnWidth(HitColumn.BEFORE, max(px(40), (room - source - hit) // 2))
        self._is_fitting = False

    def _widest(self) -> int:
        metrics = QFontMetrics(theme.quote_font())
        widths = (metrics.horizontalAdvance(hit.words.strip()[:80]) for hit in self.hits.hits[:_MEASURED])
        return max(widths, default=0) + px(3 * _NEAR)

    def _note_widths(self) -> None:
        """Widths that a person has chosen stay."""
        if not self._is_fitting and self.isVisible() and self.underMouse():
            self._is_fitted = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    # Choosing

    def selected_hits(self) -> list[Hit]:
        """The selected hits, in the order of the rows."""
        return [hit for top, bottom in self.selected_ranges() for hit in self.hits.hits[top : bottom + 1]]

    def current_hit(self) -> Hit | None:
        """The hit of the current row."""
        row = self.currentIndex().row()
        return self.hits.hits[row] if 0 <= row < len(self.hits.hits) else None
