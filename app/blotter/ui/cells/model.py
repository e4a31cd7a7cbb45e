"""CellsModel: what the sheets of records, documents and cases have in common as Qt sees them."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from blotter.project.sorting import SortBy
from blotter.ui.language import later, tr

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Keyed(Protocol):
    """A column as far as it has to be found."""

    @property
    def key(self) -> str:
        """By what it is known."""


class CellsModel(QAbstractTableModel):
    """`typed` asks that cells be given texts, `dict[id, dict[column, text]]`; `wrong` is what did not fit."""

    typed = Signal(object)
    rows: Sequence[object]
    columns: Sequence[Keyed]
    wrong: dict[Any, Any]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sorted_by: tuple[SortBy, ...] = ()
        self.can_change = False

    def show_sorting(self, by: Sequence[SortBy]) -> None:
        """Say in the header how rows are sorted."""
        self.sorted_by = tuple(by)
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def tell_all(self) -> None:
        """What the cells say is something else now."""
        if self.rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    def forgive(self, cells: Iterable[object]) -> None:
        """Show in cells what the project has there."""
        for each in cells:
            self.wrong.pop(each, None)
        self.tell_all()

    def column_of(self, key: str) -> int:
        """The place of a column, -1 if it is not shown."""
        return next((place for place, each in enumerate(self.columns) if each.key == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def sorted_title(self, words: str, key: str, is_spoken: bool) -> str:
        """The title of a column, and how rows are sorted by it."""
        place = next((place for place, each in enumerate(self.sorted_by) if each.key == key), None)
        if place is None:
            return words
        falls = self.sorted_by[place].falls
        if is_spoken:
            template = later("{words}, sorted, falling") if falls else later("{words}, sorted, rising")
            return tr(template, words=words)
        which = str(place + 1) if len(self.sorted_by) > 1 else ""
        return f"{words} {'↓' if falls else '↑'}{which}"
