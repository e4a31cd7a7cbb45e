"""Picker: several of many, ticked in a list that is narrowed by typing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.menu_rows import doubled
from blotter.ui.views.tick_view import TickView

_WIDTH, _HEIGHT = 340, 360
_LONGEST = 34
_NAME = Qt.ItemDataRole.UserRole


class Picker(QToolButton):
    """A button that says what is picked; names that are not offered any more stay picked."""

    changed = Signal()

    def __init__(self, title: str, nothing: str, find: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._nothing = title, nothing
        self._picked: list[str] = []
        self._offered: list[Choice] = []
        self.list = PickList(find, self)
        self.list.toggled.connect(self._toggle)
        self.list.emptied.connect(lambda: self._take([]))
        self.clicked.connect(self.open)
        set_role(self, "chip")
        self._show()

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these, each with the name that is picked as its id."""
        self._offered = list(choices)
        self._show()
        if self.list.isVisible():
            self.list.fill(self._offered, self._picked)

    def picked(self) -> tuple[str, ...]:
        """The names that are picked, in the order in which they were."""
        return tuple(self._picked)

    def pick(self, names: Sequence[str]) -> None:
        """Pick these, without telling."""
        self._picked = list(names)
        self._show()

    def open(self) -> None:
        """Show the list under the button."""
        self.list.fill(self._offered, self._picked)
        self.list.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)

    def _toggle(self, name: str, is_on: bool) -> None:
        self._take([*self._picked, name] if is_on else [each for each in self._picked if each != name])

    def _take(self, names: list[str]) -> None:
        if names != self._picked:
            self.pick(names)
            self.list.tick(names)
            self.changed.emit()

    def _show(self) -> None:
        words = {choice.id: choice.words for choice in self._offered}
        told = [words.get(name, name) for name in self._picked]
        what = self._nothing
        if len(told) == 1:
            what = told[0] if len(told[0]) <= _LONGEST else "…" + told[0][-_LONGEST:]
        elif told:
            what = tr("{count} chosen", count=len(told))
        self.setText(doubled(tr("{what}: {value} ▾", what=self._title, value=what)))
        self.setAccessibleName(
            tr("{what}: {value}", what=self._title, value=", ".join(told) or self._nothing)
        )
        self.setToolTip("\n".join(told) or self._nothing)


class PickList(QFrame):
    """The list of a picker: type to narrow it, Space or Enter ticks, Esc leaves."""

    toggled = Signal(str, bool)
    emptied = Signal()

    def __init__(self, find: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.typed = FilterBox(find)
        self.items = QStandardItemModel(self)
        self.narrowed = QSortFilterProxyModel(self)
        self.narrowed.setSourceModel(self.items)
        self.narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = TickView(self._turn)
        self.view.setAccessibleName(find)
        self.view.setModel(self.narrowed)
        self.none = QPushButton(tr("Choose none"))
        set_role(self.none, "link")
        self.none.clicked.connect(self.emptied)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for widget in (self.typed, self.view, self.none):
            column.addWidget(widget)
        self.typed.filter_changed.connect(self._narrow)
        self.typed.left_downward.connect(self._go_down)
        self.items.itemChanged.connect(self._tell)

    def fill(self, choices: Iterable[Choice], picked: Sequence[str]) -> None:
        """Show what can be ticked; what is picked and not offered stands first."""
        choices = list(choices)
        known = {choice.id for choice in choices}
        gone = [Choice(name, name) for name in picked if name not in known]
        self.items.blockSignals(True)
        self.items.clear()
        for choice in (*gone, *choices):
            item = QStandardItem(choice.sign or QIcon(), choice.words)
            item.setData(choice.id, _NAME)
            item.setEditable(False)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if choice.id in picked else Qt.CheckState.Unchecked)
            self.items.appendRow(item)
        self.items.blockSignals(False)
        self.narrowed.invalidate()

    def tick(self, picked: Sequence[str]) -> None:
        """Tick these, without telling."""
        self.items.blockSignals(True)
        for row in range(self.items.rowCount()):
            item = self.items.item(row)
            is_on = item.data(_NAME) in picked
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.items.blockSignals(False)
        self.view.viewport().update()

    def open_at(self, place: QPoint) -> None:
        """Show the list, the field for typing first."""
        self.typed.clear()
        self.resize(px(_WIDTH), px(_HEIGHT))
        room = self.screen().availableGeometry()
        self.move(
            max(room.left(), min(place.x(), room.right() - self.width())),
            max(room.top(), min(place.y(), room.bottom() - self.height())),
        )
        self.show()
        self.typed.setFocus()

    def _narrow(self, words: str) -> None:
        self.narrowed.setFilterFixedString(words)

    def _go_down(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.narrowed.index(0, 0))

    def _turn(self, index: QModelIndex) -> None:
        item = self.items.itemFromIndex(self.narrowed.mapToSource(index))
        is_on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _tell(self, item: QStandardItem) -> None:
        self.toggled.emit(str(item.data(_NAME)), item.checkState() is Qt.CheckState.Checked)
