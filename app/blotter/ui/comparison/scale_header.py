"""ScaleHeader: a header that writes the numbers of the scale over the column in which values are drawn."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.ui.comparison import scale


class ScaleHeader(QHeaderView):
    """`column` says which column that is, `low` where the scale begins."""

    def __init__(self, column: Callable[[], int], low: Callable[[], float], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._column, self._low = column, low
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == self._column():
            painter.save()
            scale.paint_heading(painter, QRectF(rect), self._low())
            painter.restore()
