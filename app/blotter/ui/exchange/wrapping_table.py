"""WrappingTable: a table whose long sentences are shown whole, over as many lines as they need."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from blotter.ui.scale import px, row_height

_ROW_HEIGHT, _LEAST_ROWS = 24, 5
_MOST_WRAPPED = 400
"""With more rows each has one line: measuring them all would hold up the window."""
_AIR = 8
"""How much of a row's height is around its words."""


class _Roomy(QStyledItemDelegate):
    """Rows of several lines stand apart from one another."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What the words need, and the air around them."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + px(_AIR))


class WrappingTable(QTableView):
    """Rows to read and to choose; their heights follow the widths of the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.fit)
        self.setItemDelegate(_Roomy(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMinimumHeight(row_height(_ROW_HEIGHT) * _LEAST_ROWS)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(row_height(_ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionResized.connect(lambda *_: self._fitting.start())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; its rows are fitted whenever they are other ones."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fitting.start)
            model.layoutChanged.connect(self._fitting.start)
            model.rowsInserted.connect(self._fitting.start)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the rows as soon as the widths are known."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each row the lines that its words need."""
        if self.model() is not None and self.model().rowCount() <= _MOST_WRAPPED:
            self.resizeRowsToContents()
