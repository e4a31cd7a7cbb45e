"""ChoiceBox: one of many, found by typing any part of its name."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from blotter.domain.codebook import Codebook
from blotter.ui import code_look, theme
from blotter.ui.views.found_list import dress_found

_FOUND_WIDTH = 320


class Choice(NamedTuple):
    """What is chosen, the words for it, and its sign."""

    id: str
    words: str
    sign: QIcon | None = None


class ChoiceBox(QComboBox):
    """`none` are the words for no choice, shown first; "" is chosen then."""

    chosen_changed = Signal(str)

    def __init__(self, name: str, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        make_searchable(self)
        self.activated.connect(lambda _: self.chosen_changed.emit(self.chosen()))

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these; what was chosen stays chosen if it is among them."""
        chosen = self.chosen()
        self.clear()
        if self._none:
            self.addItem(self._none, "")
        for choice in choices:
            self.addItem(choice.sign or QIcon(), choice.words, choice.id)
        self.choose(chosen)

    def chosen(self) -> str:
        """The id of what is chosen, "" for none."""
        return str(self.currentData() or "")

    def choose(self, identity: str) -> None:
        """Choose by id, without telling; what is not offered chooses none."""
        self.setCurrentIndex(max(self.findData(identity), 0 if self._none else -1))
        line = self.lineEdit()
        assert line is not None
        line.setCursorPosition(0)


def make_searchable(box: QComboBox) -> None:
    """Let any part of an item's words be typed; words that name no item give way to the chosen one."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(16)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    dress_found(completer, _FOUND_WIDTH)
    box.setCompleter(completer)
    line = box.lineEdit()
    assert line is not None
    line.returnPressed.connect(lambda: _take_first(box, completer, line.text()))
    line.editingFinished.connect(lambda: _settle(box, line))
    box.activated.connect(lambda _: line.setCursorPosition(0))
    # The box has the focus in its field's place.
    box.installEventFilter(_TypesOver(line))


def _settle(box: QComboBox, line: QLineEdit) -> None:
    """Show what is chosen, from its beginning."""
    line.setText(box.itemText(box.currentIndex()))
    line.setCursorPosition(0)


def _take_first(box: QComboBox, completer: QCompleter, typed: str) -> None:
    """Enter takes what the typed words find first."""
    if box.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0:
        return
    completer.setCompletionPrefix(typed)
    if typed and completer.completionCount():
        box.setCurrentIndex(box.findText(completer.currentCompletion()))
        box.activated.emit(box.currentIndex())


class _TypesOver(QObject):
    """What is typed into a field just clicked replaces what stands there."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            # The click that gave the focus places the cursor after this.
            QTimer.singleShot(0, self._line, self._line.selectAll)
        return False


def code_choices(book: Codebook, leave_out: Iterable[str] = ()) -> list[Choice]:
    """The codes by path, in the order of the tree."""
    palette, left_out = theme.current(), set(leave_out)
    signs: dict[str, QIcon] = {}
    choices = []
    for code in book:
        if code.id in left_out:
            continue
        colour = book.colour(code.id)
        if colour not in signs:
            signs[colour] = QIcon(code_look.swatch(code_look.look(colour, palette.is_dark), palette))
        choices.append(Choice(code.id, " › ".join(book.name_path(code.id)), signs[colour]))
    return choices
