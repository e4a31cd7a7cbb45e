"""HitsModel: what a search has found, as a table: the document, and the hit with what stands around it."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blotter.project.searching import Hit
from blotter.ui.language import later, tr

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class HitColumn(IntEnum):
    """What stands in which column."""

    SOURCE = 0
    BEFORE = 1
    HIT = 2
    AFTER = 3


TITLES = (later("Document"), later("Before"), later("Hit"), later("After"))


class HitsModel(QAbstractTableModel):
    """Rows come in while they are being found, and stand in the order of their places unless they are sorted.

    In text that is written from right to left, what comes after a hit stands at its left.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self._found: list[Hit] = []
        self._order = (HitColumn.SOURCE, False)

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self.hits, self._found = [], []
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """More was found."""
        if not hits:
            return
        first = len(self.hits)
        self.beginInsertRows(_TOP, first, first + len(hits) - 1)
        self.hits += hits
        self._found += hits
        self.endInsertRows()

    def settle(self) -> None:
        """All is found: bring it in the order that was asked for."""
        if self._order != (HitColumn.SOURCE, False):
            self.sort(self._order[0], _DESCENDING if self._order[1] else _ASCENDING)

    def source_count(self) -> int:
        """In how many documents the hits lie."""
        return len({hit.source.id for hit in self._found})

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (HitColumn(column), order is _DESCENDING)
        self.beginResetModel()
        key = _KEYS[self._order[0]]
        by_place = list(self._found)
        self.hits = sorted(by_place, key=key, reverse=self._order[1]) if key else by_place
        if key is None and self._order[1]:
            self.hits.sort(key=lambda hit: hit.source.name, reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(HitColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == HitColumn.BEFORE else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit, column = self.hits[index.row()], HitColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(hit, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column is HitColumn.BEFORE else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return hit.source.name if column is HitColumn.SOURCE else f"{hit.left}{hit.words}{hit.right}"
        return None


_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_MIDDLE, _ABSOLUTE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignAbsolute
_LEFT = _MIDDLE | _ABSOLUTE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | _ABSOLUTE | Qt.AlignmentFlag.AlignRight


def is_from_right(hit: Hit) -> bool:
    """Whether a hit is written from right to left."""
    strong = (unicodedata.bidirectional(character) for character in hit.words)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _shown(hit: Hit, column: HitColumn) -> str:
    left, right = (hit.right, hit.left) if is_from_right(hit) else (hit.left, hit.right)
    return (hit.source.name, left, hit.words, right)[column]


def _backwards(hit: Hit) -> list[str]:
    return hit.left.casefold().split()[::-1]


_KEYS: dict[HitColumn, Callable[[Hit], Any] | None] = {
    HitColumn.SOURCE: None,
    HitColumn.BEFORE: _backwards,
    HitColumn.HIT: lambda hit: hit.words.casefold(),
    HitColumn.AFTER: lambda hit: hit.right.casefold().split(),
}
