"""RowsTable: a table whose rows are things to go to; tables of segments and of hits are such."""

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from blotter.ui import theme
from blotter.ui.scale import px, row_height

ROW = 26
_LEAST_COLUMN = 40
_BESIDE_TITLE = 12


class RowsTable(QTableView):
    """Rows are chosen whole, and several at once; a ring round the current one says where the keyboard is.

    `filling` is the column that has the room which the others leave, `sorted_by` the one whose header says
    at first how rows are sorted; -1 where they cannot be.
    """

    row_clicked = Signal(int)
    """A plain click, on a row that did not have to be dragged to."""

    def __init__(
        self, model: QAbstractItemModel, name: str, filling: int, sorted_by: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self._set_headers(filling, sorted_by)
        theme.notifier().changed.connect(self.viewport().update)

    def _set_headers(self, filling: int, sorted_by: int) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height(ROW))
        rows.setDefaultSectionSize(row_height(ROW))
        columns.setHighlightSections(False)
        columns.setSectionsClickable(sorted_by >= 0)
        columns.setSortIndicator(sorted_by, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorShown(sorted_by >= 0)
        columns.setFixedHeight(row_height(ROW))
        columns.setMinimumSectionSize(px(_LEAST_COLUMN))
        columns.setSectionResizeMode(filling, QHeaderView.ResizeMode.Stretch)

    def title_width(self, column: int) -> int:
        """How much room the words over a column need, which differs from language to language."""
        title = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        return self.horizontalHeader().fontMetrics().horizontalAdvance(str(title)) + px(_BESIDE_TITLE)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected rows as runs, each with its first and its last, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return sorted((part.top(), part.bottom()) for part in parts)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a plain click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and index.isValid() and index.row() == self.currentIndex().row():
            self.row_clicked.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring over the rows."""
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            row = self.visualRect(self.currentIndex())
            ring = QRect(0, row.top(), self.viewport().width(), row.height()).adjusted(1, 1, -1, -1)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.current().focus, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(ring)
