"""CodesField: several of many, found by typing; what is ticked is told below, so that none is forgotten."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blotter.ui.language import in_a_row, tr
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.tick_view import TickView

_ROWS, _LEAST_ROWS = 7, 3
_VALUE = Qt.ItemDataRole.UserRole


class CodesField(QWidget):
    """The values are those of the choices, in their order."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.typed = FilterBox(tr("Find a code"))
        self._items = QStandardItemModel(self)
        for value, words in choices:
            item = QStandardItem(words)
            item.setData(value, _VALUE)
            item.setEditable(False)
            item.setCheckable(True)
            self._items.appendRow(item)
        self._narrowed = QSortFilterProxyModel(self)
        self._narrowed.setSourceModel(self._items)
        self._narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = TickView(self._turn)
        self.view.setModel(self._narrowed)
        self.view.setIconSize(QSize(px(14), px(14)))
        # On a small screen, or in large letters, the rest of the form needs the room.
        room = self.screen().availableGeometry().height() // 5
        rows = max(_LEAST_ROWS, min(_ROWS, room // row_height(24)))
        self.view.setFixedHeight(row_height(24) * rows + 6)
        set_role(self.view, "edged")
        self._told = QLabel()
        self._told.setWordWrap(True)
        set_role(self._told, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for widget in (self.typed, self.view, self._told):
            column.addWidget(widget)
        self.setFocusProxy(self.typed)
        self.typed.filter_changed.connect(self._narrowed.setFilterFixedString)
        self.typed.left_downward.connect(self._go_down)
        self._items.itemChanged.connect(lambda _: self._tell())
        self._tell()

    def show_signs(self, signs: Mapping[str, QIcon]) -> None:
        """Put signs before the words."""
        for row in range(self._items.rowCount()):
            item = self._items.item(row)
            item.setIcon(signs.get(item.text(), QIcon()))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)

    def read_value(self) -> object:
        return [item.data(_VALUE) for item in self._ticked()]

    def show_value(self, value: object) -> None:
        chosen = list(value) if isinstance(value, Sequence) else []
        self._items.blockSignals(True)
        for row in range(self._items.rowCount()):
            item = self._items.item(row)
            is_on = item.data(_VALUE) in chosen
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._items.blockSignals(False)
        self._narrowed.invalidate()
        self._tell()
        ticked = self._ticked()
        if ticked:
            self.view.scrollTo(self._narrowed.mapFromSource(ticked[0].index()))

    def edited(self) -> SignalInstance:
        return self.changed

    def _ticked(self) -> list[QStandardItem]:
        items = [self._items.item(row) for row in range(self._items.rowCount())]
        return [item for item in items if item.checkState() is Qt.CheckState.Checked]

    def _turn(self, index: QModelIndex) -> None:
        item = self._items.itemFromIndex(self._narrowed.mapToSource(index))
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _go_down(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._narrowed.index(0, 0))

    def _tell(self) -> None:
        self._told.setText(in_a_row(item.text() for item in self._ticked()) or tr("None chosen"))
        self.changed.emit()
