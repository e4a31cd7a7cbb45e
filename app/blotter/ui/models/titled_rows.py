"""TitledRows: a list of things in columns with titles, of which a subclass says what stands in them."""

from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from blotter.ui.language import tr

_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole


class TitledRows(QAbstractTableModel):
    """As many rows as `size` says, under `TITLES` (marked with `later`).

    The titles stand at the left, of the columns of `NUMBERS` at the right.
    """

    TITLES: ClassVar[tuple[str, ...]]
    NUMBERS: ClassVar[frozenset[int]] = frozenset()

    def size(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def tell_all(self) -> None:
        """What the rows say is something else now."""
        if rows := self.size():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(self.TITLES) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else self.size()

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self.NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return tr(self.TITLES[section]) if role == _ROLE.DisplayRole else None
