"""SearchFields: what is sought, as what, and what makes a difference; the same wherever one searches."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from blotter.analysis.searching import Mode, Search
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role

_MODES = {
    Mode.PHRASE: (later("Phrase"), later("The words as they stand, one after another")),
    Mode.WORDS: (
        later("All words"),
        later("All of the words in one paragraph, in any order; “several words” in quotation marks as one"),
    ),
    Mode.REGEX: (later("Pattern"), later("A regular expression")),
}
_NARROW = 560


class SearchFields(QWidget):
    """The options go below the words where there is no room beside them; `add` puts more beside the words."""

    changed = Signal()
    entered = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.setClearButtonEnabled(True)
        self.mode = QComboBox()
        self.mode.setAccessibleName(tr("What is sought"))
        for mode, (name, told) in _MODES.items():
            self.mode.addItem(tr(name), mode)
            self.mode.setItemData(self.mode.count() - 1, tr(told), Qt.ItemDataRole.ToolTipRole)
        self.whole_words = _toggle(tr("Whole words"), tr("Not within a word"))
        self.case = _toggle(tr("Match case"), tr("Upper and lower case make a difference"))
        self.accents = _toggle(tr("Accents"), tr("Accents make a difference"))
        self._lay_out()
        self._connect()
        self._show_mode()

    def _lay_out(self) -> None:
        self._options = QWidget()
        options = QHBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(4)
        for widget in (self.mode, self.whole_words, self.case, self.accents):
            options.addWidget(widget)
        options.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._options)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 4)
        self._column.setSpacing(4)
        self._column.addLayout(self._row)

    def _connect(self) -> None:
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.mode.currentIndexChanged.connect(self._show_mode)
        self.mode.currentIndexChanged.connect(self.changed)
        for toggle in (self.whole_words, self.case, self.accents):
            toggle.toggled.connect(self.changed)

    def _show_mode(self) -> None:
        self.mode.setToolTip(tr(_MODES[self._mode()][1]))
        self.accents.setEnabled(self._mode() is not Mode.REGEX)

    def _mode(self) -> Mode:
        return Mode(self.mode.currentData())

    def add(self, widget: QWidget) -> None:
        """Put something to the right of the words and their options."""
        self._row.addWidget(widget)

    def search(self) -> Search:
        """What is to be sought."""
        return Search(
            self.line.text(),
            self._mode(),
            self.whole_words.isChecked(),
            ignore_case=not self.case.isChecked(),
            ignore_accents=not self.accents.isChecked(),
        )

    def show_words(self, words: str) -> None:
        """Put words into the field, ready to be typed over."""
        if words:
            self.line.setText(words)
        self.line.selectAll()

    def seek_phrase(self, words: str) -> None:
        """Seek just these words."""
        self.mode.setCurrentIndex(self.mode.findData(Mode.PHRASE))
        self.show_words(words)

    def complain(self, is_wrong: bool) -> None:
        """Mark the words as what cannot be sought, or not."""
        set_claim(self.line, "wrong", is_wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the options stand below."""
        super().resizeEvent(event)
        is_below = self._column.indexOf(self._options) >= 0
        if (event.size().width() < px(_NARROW)) is is_below:
            return
        if is_below:
            self._column.removeWidget(self._options)
            self._row.insertWidget(1, self._options)
        else:
            self._row.removeWidget(self._options)
            self._column.addWidget(self._options)


def _toggle(name: str, told: str) -> QToolButton:
    button = QToolButton()
    button.setText(name)
    button.setToolTip(told)
    button.setAccessibleName(name)
    button.setAccessibleDescription(told)
    button.setCheckable(True)
    set_role(button, "chip")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setFixedHeight(px(24))
    return button
