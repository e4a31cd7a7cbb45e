"""A ring round the row of a tree on which something that is dragged would be dropped."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTreeView

from blotter.ui import theme


def paint_ring(view: QTreeView, target: QModelIndex | QPersistentModelIndex) -> None:
    """Paint it over what the view has painted, as wide as the view; nothing where there is no target."""
    if target.isValid():
        row = view.visualRect(target)
        row.setLeft(0)
        painter = QPainter(view.viewport())
        painter.setPen(QPen(theme.current().focus, 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(row.adjusted(1, 1, -1, -1))
