"""ChoiceBox: one of many, found by typing any part of its name."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from blotter.domain.codebook import Codebook
from blotter.ui import code_look, theme


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


def make_searchable(box: QComboBox) -> None:
    """Let any part of an item's words be typed; words that name no item give way to the chosen one."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(16)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    line = box.lineEdit()
    assert line is not None
    line.editingFinished.connect(lambda: line.setText(box.itemText(box.currentIndex())))


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
