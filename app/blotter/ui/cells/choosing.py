"""Dialogs of the grid: which values to filter by, which years, which columns."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from blotter.ui import style
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.views.filter_box import FilterBox

_VALUE = int(Qt.ItemDataRole.UserRole)


class TickDialog(QDialog):
    """A list of which some are ticked, found by typing; `can_move` lets them be put in another order."""

    def __init__(
        self,
        title: str,
        act: str,
        choices: Iterable[tuple[str, str]],
        ticked: Sequence[str],
        parent: QWidget | None = None,
        can_move: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._can_move = can_move
        self.search = FilterBox(tr("Find in the list"))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        style.set_role(self.list, "edged")
        for value, words in choices:
            item = QListWidgetItem(words)
            item.setData(_VALUE, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        hint = QLabel(tr("Space ticks; Alt+Up and Alt+Down move.") if can_move else tr("Space ticks."))
        style.set_role(hint, "hint")
        column = _column(self)
        for widget in (self.search, self.list, hint, _buttons(self, act)):
            column.addWidget(widget)
        self.search.filter_changed.connect(self._narrow)
        self.search.left_downward.connect(self._go_to_list)
        self.list.itemActivated.connect(lambda _: self.accept())

    def sizeHint(self) -> QSize:
        return QSize(px(380), px(460))

    def ticked(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(each.data(_VALUE)) for each in items if each.checkState() is Qt.CheckState.Checked)

    def tick(self, *values: str) -> None:
        """Tick these, and nothing else."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_on = item.data(_VALUE) in values
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def shift(self, by: int) -> None:
        """Put the current one further up or down."""
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._can_move and is_alt and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _narrow(self, words: str) -> None:
        wanted = words.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def _go_to_list(self) -> None:
        rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
        self.list.setCurrentRow(next(rows, -1))
        self.list.setFocus()


class NumbersDialog(QDialog):
    """One number or several, each with its name, between two bounds."""

    def __init__(
        self,
        title: str,
        act: str,
        numbers: Sequence[tuple[str, int]],
        bounds: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.fields: list[QSpinBox] = []
        form = QFormLayout()
        for words, value in numbers:
            field = QSpinBox()
            field.setRange(*bounds)
            field.setValue(value)
            field.setAccessibleName(words)
            form.addRow(words, field)
            self.fields.append(field)
        column = _column(self)
        column.addLayout(form)
        column.addWidget(_buttons(self, act))

    def sizeHint(self) -> QSize:
        return QSize(px(320), super().sizeHint().height())

    def numbers(self) -> tuple[int, ...]:
        """What was entered."""
        return tuple(field.value() for field in self.fields)


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(8)
    return column


def _buttons(dialog: QDialog, act: str) -> QDialogButtonBox:
    buttons = QDialogButtonBox()
    does, cancels = QPushButton(act), QPushButton(tr("Cancel"))
    cancels.setAutoDefault(False)
    does.setDefault(True)
    buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(cancels, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
