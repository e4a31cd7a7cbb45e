"""RoomyDelegate: cells whose words begin where those of the header do."""

from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Index

_INSET = 5


class RoomyDelegate(QStyledItemDelegate):
    """Qt paints the cell, with a little more room at its left; the ground reaches to the edge."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.rect.setLeft(option.rect.left() + px(_INSET))
