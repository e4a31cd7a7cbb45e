"""Sheet: the matrix of documents and coders with its totals under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from blotter.project.project import Project
from blotter.ui.assigning.board import Totals
from blotter.ui.assigning.cells import TotalsDelegate
from blotter.ui.assigning.headers import NameHeader
from blotter.ui.assigning.matrix import ROW, Matrix
from blotter.ui.language import tr
from blotter.ui.scale import row_height


class TotalsRow(QTableView):
    """The totals, column under column of the matrix, and the bar that scrolls both sideways."""

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self.setAccessibleName(tr("Totals"))
        self.setModel(Totals(matrix.board, self))
        self.setItemDelegate(TotalsDelegate(self))
        self.setVerticalHeader(NameHeader(self, of_totals=True))
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(row_height(ROW))
        own, others = self.horizontalScrollBar(), matrix.horizontalScrollBar()
        own.valueChanged.connect(others.setValue)
        others.valueChanged.connect(own.setValue)
        others.rangeChanged.connect(self.align)
        matrix.horizontalHeader().sectionResized.connect(self.align)
        matrix.verticalHeader().geometriesChanged.connect(self.align)
        self.model().modelReset.connect(self.align)

    def align(self) -> None:
        """Stand under the columns of the matrix."""
        matrix = self._matrix
        self.verticalHeader().setFixedWidth(matrix.verticalHeader().width())
        for column in range(self.model().columnCount()):
            self.horizontalHeader().resizeSection(column, matrix.columnWidth(column))
        is_wide = matrix.horizontalScrollBar().maximum() > 0
        bar = self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.setFixedHeight(row_height(ROW) + bar)
        self.horizontalScrollBar().setValue(matrix.horizontalScrollBar().value())


class Sheet(QWidget):
    """The matrix with its totals."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix(project)
        self.totals = TotalsRow(self.matrix)
        self._corner = QWidget()
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.totals, 1)
        line.addWidget(self._corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.matrix, 1)
        column.addLayout(line)
        self._corner.hide()
        self.matrix.verticalScrollBar().rangeChanged.connect(self._fit_corner)
        self.setFocusProxy(self.matrix)

    def _fit_corner(self) -> None:
        """Leave as much room beside the totals as the bar takes that scrolls the matrix up and down."""
        bar = self.matrix.verticalScrollBar()
        self._corner.setFixedWidth(bar.sizeHint().width())
        self._corner.setVisible(bar.maximum() > 0)
