"""A tree of rows as `RowDelegate` paints them, with chevrons and without a header."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from blotter.ui import icons
from blotter.ui.views.row_delegate import RowDelegate

INDENT = 17


class RowTree(QTreeView):
    """The codebook's and the documents' tree look; `rows` is its delegate."""

    def __init__(
        self,
        parent: QWidget | None = None,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        row_height: int = 24,
    ) -> None:
        super().__init__(parent)
        self.rows = RowDelegate(self, elide, row_height)
        self.setItemDelegate(self.rows)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing yet: the delegate's ground comes later, and the chevron after it."""

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().drawRow(painter, option, index)
        if self.model().hasChildren(index):
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            row = self.visualRect(index)
            place = QRect(row.left() - 11, row.top() + (row.height() - 12) // 2, 12, 12)
            icons.icon(name).paint(painter, place)
