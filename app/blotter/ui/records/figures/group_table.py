"""GroupTable: the numbers of a figure by group, with a small bar beside each."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.row_delegate import paint_ground
from blotter.ui.views.rows_table import RowsTable

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
GROUP, BAR, COUNT = range(3)
_BAR_WIDTH, _COUNT_WIDTH, _BAR_HEIGHT = 52, 48, 10
SHARE = int(_ROLE.UserRole) + 201


class Group(NamedTuple):
    """A group: its name, its number and how it is written, and the records in it."""

    key: Hashable
    name: str
    value: float
    words: str
    ids: tuple[str, ...] = ()


class GroupModel(TitledRows):
    """A row a group; the first title is what they are groups by."""

    TITLES = ("", "", "n")
    NUMBERS = frozenset({COUNT})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: Sequence[Group] = ()
        self._by = ""
        self._most = 1.0

    def show_groups(self, by: str, groups: Sequence[Group]) -> None:
        """Show these."""
        self.beginResetModel()
        self._by, self.groups = by, groups
        self._most = max((each.value for each in groups), default=1) or 1
        self.endResetModel()

    def size(self) -> int:
        return len(self.groups)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self._by, "", "n")[section]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        group, column = self.groups[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return (group.name, None, group.words)[column]
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return tr("{name}: {value}", name=group.name, value=group.words)
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self.NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.FontRole and column == COUNT:
            return theme.tabular(theme.interface_font(13))
        return group.value / self._most if role == SHARE and column == BAR else None


class GroupTable(RowsTable):
    """The row under the cursor is a group whose records are wanted."""

    turned_to = Signal(object)
    """A `Group` was clicked or reached with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.groups = GroupModel()
        super().__init__(self.groups, tr("The same numbers by group"), GROUP, -1, parent)
        self.groups.setParent(self)
        set_role(self, "roomy")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(BAR, _BarDelegate(self))
        header = self.horizontalHeader()
        for column, width in ((BAR, _BAR_WIDTH), (COUNT, _COUNT_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, px(width))

    def show_groups(self, by: str, groups: Sequence[Group]) -> None:
        """Show these; the cursor stays on its group."""
        former = self.current()
        blocked = self.blockSignals(True)
        self.groups.show_groups(by, groups)
        wide = max((len(each.words) for each in groups), default=1)
        self.horizontalHeader().resizeSection(COUNT, max(px(_COUNT_WIDTH), px(16 + 8 * wide)))
        keys = [each.key for each in groups]
        if former is not None and former.key in keys:
            self.setCurrentIndex(self.groups.index(keys.index(former.key), GROUP))
        self.blockSignals(blocked)

    def current(self) -> Group | None:
        """The group under the cursor."""
        row = self.currentIndex().row()
        return self.groups.groups[row] if 0 <= row < len(self.groups.groups) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        group = self.current()
        if group is not None and self.hasFocus():
            self.turned_to.emit(group)


class _BarDelegate(QStyledItemDelegate):
    """Paints how large a number is beside the largest."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette = option.rect, theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.row_selected)
        else:
            paint_ground(painter, rect, False, False)
        share = index.data(SHARE) or 0
        if share:
            high = px(_BAR_HEIGHT)
            room = rect.width() - px(6)
            wide = max(1, round(room * share))
            painter.fillRect(
                QRect(rect.left() + px(3), rect.center().y() - high // 2, wide, high), palette.accent
            )
