"""Editor: a widget for one field of a record; what is typed half stays when the record is shown anew."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from blotter.domain.edit import Step
from blotter.domain.record import Blank, Record
from blotter.project.records import filling
from blotter.ui.desk import Desk
from blotter.ui.records.form.told import blank_words
from blotter.ui.views.found_list import dress_found


class Entered(NamedTuple):
    """Values for `making.change`, and steps that go before them in the same edit."""

    values: dict[str, Any]
    also: Sequence[Step] = ()


class Editor(QWidget):
    """Asks for a change of its field in `entered` or `blanked`; shows what the record has then."""

    entered = Signal(object)
    """`Entered`"""
    blanked = Signal(object)
    """`Blank`, or None: not yet coded."""
    refused = Signal(str)
    """Why what was typed is no value of the field; "" once it is none any more."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__()
        self.desk, self.field, self.label = desk, field, label
        self.record: Record | None = None
        self._shown: tuple[object, Blank | None] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    # What a record has

    def show_record(self, record: Record) -> None:
        """Show what a record has in the field; words half typed for it stay."""
        is_same = self.record is not None and self.record.id == record.id
        self.record = record
        shown = (self.value_of(record), filling.blank_of(record, self.field))
        if is_same and shown == self._shown:
            return
        self._shown = shown
        if is_same and self.is_touched():
            return
        self.show_value()

    def value_of(self, record: Record) -> object:
        """What of a record the editor shows: if that is the same, nothing has to be drawn anew."""
        if hasattr(record, self.field):
            return getattr(record, self.field)
        return record.values(self.field)

    def words_of(self, record: Record) -> str:
        """The value as words, where it is some."""
        held = self.value_of(record)
        return "; ".join(held) if isinstance(held, tuple) else str(held or "")

    def blank(self) -> str:
        """Why the field holds nothing, in words."""
        blank = filling.blank_of(self.record, self.field) if self.record is not None else None
        return blank_words(blank)

    def show_value(self) -> None:
        """Draw what `record` has."""

    # What is typed

    def is_touched(self) -> bool:
        """Whether something is typed that was not taken over yet."""
        return False

    def commit(self) -> None:
        """Take over what is typed."""

    def give_up(self) -> None:
        """Forget what is typed."""
        self.refused.emit("")
        self.show_value()

    def enter(self, value: Any) -> None:
        """Ask for another value of the field."""
        if self.record is not None:
            self.entered.emit(Entered(filling.values_for(self.record, self.field, value)))

    def stops(self) -> list[QWidget]:
        """Where Tab stops in the editor, one after the other."""
        return [self.focusProxy() or self]

    def set_writable(self, is_writable: bool) -> None:
        """Let values be changed, or only read."""
        self.setEnabled(is_writable)


class Combo(QComboBox):
    """A choice that the wheel does not change while one scrolls over it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._values: list[object] = []

    def offer(self, entries: Iterable[tuple[object, str]], blanks: bool) -> None:
        """Offer values with their words; with `blanks`, nothing first and the kinds of nothing last."""
        self.clear()
        self._values = []
        for value, words in ((None, ""), *entries) if blanks else entries:
            self._values.append(value)
            self.addItem(words)
        if blanks:
            self._values += [None, *Blank]
            self.insertSeparator(self.count())
            for blank in Blank:
                self.addItem(blank_words(blank))

    def value(self, place: int) -> object:
        """What an entry stands for."""
        # Qt keeps no values of an enumeration but their words.
        return self._values[place]

    def choose(self, value: object) -> None:
        """Show a value as chosen, without telling; nothing that is offered: no entry."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def leaves_undo(event: QKeyEvent) -> bool:
    """Whether a field asks to have the keys of undo or redo for itself."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return event.type() == QEvent.Type.ShortcutOverride and any(map(event.matches, keys))


def dress_completer(completer: QCompleter, width: int = 220) -> QCompleter:
    """Find words anywhere within what is offered, whatever their case; what is found looks like a list."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    dress_found(completer, width)
    return completer


class Line(QLineEdit):
    """A line of words; `left` when Enter is pressed in it or it loses the focus, `escaped` by Esc."""

    left = Signal()
    escaped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.editingFinished.connect(self.left)

    def event(self, event: QEvent) -> bool:
        """Where nothing is typed, undo and redo are the project's."""
        if isinstance(event, QKeyEvent) and leaves_undo(event) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is typed, if something is; else it leaves the form."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.escaped.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class Leaving(QObject):
    """Calls `act` when the watched widget loses the focus to another widget of the window."""

    left = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False
