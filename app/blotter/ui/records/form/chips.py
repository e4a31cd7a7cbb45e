"""ChipField: values as chips in one line or more, and a line for the next one, with completion."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from blotter.ui import icons
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.palette_ranking import folded
from blotter.ui.records.form.editor import Line, dress_completer
from blotter.ui.records.form.told import typed_blank
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.menu_rows import doubled

_FOUND_BY = int(Qt.ItemDataRole.UserRole) + 1
_VALUE = int(Qt.ItemDataRole.UserRole) + 2
_LEAST, _SURE = 72, 2
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Menu)


@dataclass(frozen=True, slots=True)
class ChipValue:
    """What stands on a chip: a sign before it, words, what is said besides; `is_odd`: not as it should be."""

    words: str
    sign: str = ""
    aside: str = ""
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What can be taken by typing: the value, the words shown, and all that it is found by."""

    value: str
    words: str
    found_by: str


class Chip(QFrame):
    """One value: Delete takes it away, Enter opens what else can be said of it."""

    removed = Signal()
    opened = Signal()

    def __init__(self, value: ChipValue) -> None:
        super().__init__()
        set_role(self, "value")
        set_claim(self, "odd", value.is_odd)
        told = " ".join(part for part in (value.sign, value.words, value.aside) if part)
        self.setToolTip(told)
        self.words = _ChipWords(doubled(told))
        self.words.setAccessibleName(told)
        set_role(self.words, "value")
        self.words.removed.connect(self.removed)
        self.words.opened.connect(self.opened)
        self.words.clicked.connect(self.opened)
        away = QToolButton()
        away.setIcon(icons.icon("x"))
        away.setIconSize(QSize(px(12), px(12)))
        away.setFixedSize(px(18), px(18))
        away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        away.setAccessibleName(tr("Remove {what}", what=told))
        away.setToolTip(tr("Remove {what}", what=told))
        away.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 2, 0)
        line.setSpacing(0)
        line.addWidget(self.words)
        line.addWidget(away)
        self.setFixedHeight(px(24))


class _ChipWords(QToolButton):
    removed = Signal()
    opened = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(px(22))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.removed.emit()
        elif event.key() in _OPENS and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class _ChipLine(Line):
    """It needs little room, and takes what there is."""

    def sizeHint(self) -> QSize:
        return QSize(px(_LEAST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChipField(QWidget):
    """Tells in `taken` which value was completed, in `typed` which words are none of those offered."""

    taken = Signal(str)
    typed = Signal(str)
    removed = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.takes_first = False
        """Whether Enter takes what the typed words find first, where they find several."""
        self.line = _ChipLine(name)
        self.line.left.connect(self.commit)
        self.line.escaped.connect(self.give_up)
        self._flow = _ChipFlow(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.addWidget(self.line)
        self.chips: list[Chip] = []
        self._offered = QStandardItemModel(self)
        self._completer = QCompleter(self._offered, self)
        dress_completer(self._completer)
        self._completer.setCompletionRole(_FOUND_BY)
        self._completer.setMaxVisibleItems(10)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.line.setCompleter(self._completer)
        self.setFocusProxy(self.line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def offer(self, completions: Sequence[Completion]) -> None:
        """What can be taken by typing."""
        self._offered.clear()
        for each in completions:
            item = QStandardItem(each.words)
            item.setData(f"{each.found_by} {folded(each.found_by)}", _FOUND_BY)
            item.setData(each.value, _VALUE)
            self._offered.appendRow(item)

    def show_values(self, values: Sequence[ChipValue]) -> None:
        """Show these chips; the focus stays on one where one had it."""
        # Where the focus goes next is said by whoever holds the field: `stops`.
        focused = next((n for n, chip in enumerate(self.chips) if chip.words.hasFocus()), -1)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self.chips = []
        for number, value in enumerate(values):
            chip = Chip(value)
            chip.setParent(self)
            chip.removed.connect(lambda n=number: self.removed.emit(n))
            chip.opened.connect(lambda n=number: self.opened.emit(n))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self._flow.addWidget(self.line)
        if focused >= 0:
            (self.chips[min(focused, len(self.chips) - 1)].words if self.chips else self.line).setFocus()
        self._flow.invalidate()
        self.updateGeometry()

    def stops(self) -> list[QWidget]:
        """Where Tab stops: on the chips, then in the line."""
        return [*(chip.words for chip in self.chips), self.line]

    def is_touched(self) -> bool:
        """Whether words are typed that were not taken over."""
        return self.line.isModified() and bool(self.line.text().strip())

    def commit(self) -> None:
        """Take over the words: as what they name, or as they are."""
        words = self.line.text().strip()
        found = self._completer.popup()
        assert found is not None
        if not self.is_touched() or (found.isVisible() and found.currentIndex().isValid()):
            # What stands out in the list is taken by Qt, which tells of it.
            return
        found.hide()
        self.line.setModified(False)
        value = None if typed_blank(words) else self._named(words)
        if value is not None:
            self.clear()
            self.taken.emit(value)
        else:
            self.typed.emit(words)

    def _named(self, words: str) -> str | None:
        wanted = folded(words)
        rows = [self._offered.item(n) for n in range(self._offered.rowCount())]
        for row in rows:
            if wanted in (folded(row.text()), folded(str(row.data(_VALUE)))):
                return str(row.data(_VALUE))
        found = [row for row in rows if wanted in str(row.data(_FOUND_BY))]
        if (len(found) == 1 and len(wanted) > _SURE) or (found and self.takes_first):
            begun = [row for row in found if folded(row.text()).startswith(wanted)]
            return str((begun or found)[0].data(_VALUE))
        return None

    def give_up(self) -> None:
        """Forget what is typed."""
        self.clear()

    def clear(self) -> None:
        """Nothing is typed any more."""
        self.line.clear()
        self.line.setModified(False)

    def _take(self, index: QModelIndex) -> None:
        value = index.data(_VALUE)
        # Qt writes the found words into the line after this.
        QTimer.singleShot(0, self.line, self.clear)
        self.line.setModified(False)
        self.taken.emit(value)

    def resizeEvent(self, event: object) -> None:
        """Lines may be more or fewer."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))


class _ChipFlow(FlowLayout):
    """The last widget takes what is left of its line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, gap=px(6))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        last = self.itemAt(self.count() - 1)
        widget = last.widget() if last is not None else None
        if widget is not None:
            place = widget.geometry()
            place.setRight(rect.right())
            widget.setGeometry(place)
        host = self.parentWidget()
        wanted = self.heightForWidth(rect.width())
        if host is not None and host.minimumHeight() != wanted:
            host.setMinimumHeight(wanted)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        host = self.parentWidget()
        width = host.width() if host is not None else size.width()
        return QSize(size.width(), self.heightForWidth(max(width, size.width())))
