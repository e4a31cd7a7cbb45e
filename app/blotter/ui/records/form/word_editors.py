"""Editors for words, numbers and prose."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.records.form.editor import Editor, Leaving, Line, leaves_undo
from blotter.ui.records.form.told import typed_blank
from blotter.ui.scale import px
from blotter.ui.style import set_role

_LEAST_LINES, _MOST_LINES = 1, 8


class WordsEditor(Editor):
    """One line of words."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.line = Line(label)
        self.line.left.connect(self.commit)
        self.line.escaped.connect(self.give_up)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def show_value(self) -> None:
        """Draw what the record has."""
        assert self.record is not None
        self.line.setText(self.words_of(self.record))
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(self.blank())

    def is_touched(self) -> bool:
        """Whether the words are others than the record's."""
        return self.line.isModified()

    def commit(self) -> None:
        """Take over the words; a sign of nothing is a reason."""
        if not self.is_touched() or self.record is None:
            return
        words = self.line.text().strip()
        if problem := self.problem(words):
            self.refused.emit(problem)
            return
        self.refused.emit("")
        self.line.setModified(False)
        blank = typed_blank(words)
        if blank is not None:
            self.blanked.emit(blank)
        else:
            self.enter(words)
        self.show_value()

    def problem(self, words: str) -> str:
        """Why the words are no value; "" if they are."""
        return ""


class NumberEditor(WordsEditor):
    """A number."""

    def problem(self, words: str) -> str:
        """A number has digits and at most one point."""
        if not words or typed_blank(words) is not None or read_number(words) is not None:
            return ""
        return tr("“{words}” is no number.", words=words)


def read_number(words: str) -> int | float | None:
    """The number that is written: digits, with or without a point; spaces and commas part thousands."""
    plain = words.strip().replace("−", "-").replace(",", "").replace(" ", "").replace("\u202f", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(plain) if plain.lstrip("+-").isdecimal() else value


class ProseEditor(Editor):
    """Words that may have several lines; it grows with them."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.text = _Prose(self)
        self.text.setAccessibleName(label)
        self.text.document().contentsChanged.connect(self._fit)
        Leaving(self.text).left.connect(self.commit)
        self.column.addWidget(self.text)
        self.setFocusProxy(self.text)
        self._fit()

    def show_value(self) -> None:
        """Draw what the record has."""
        assert self.record is not None
        self.text.setPlainText(self.words_of(self.record))
        self.text.document().setModified(False)
        self.text.setPlaceholderText(self.blank())

    def is_touched(self) -> bool:
        """Whether the words are others than the record's."""
        return self.text.document().isModified()

    def commit(self) -> None:
        """Take over the words."""
        if not self.is_touched() or self.record is None:
            return
        self.text.document().setModified(False)
        words = self.text.toPlainText().strip()
        blank = typed_blank(words)
        if blank is not None:
            self.blanked.emit(blank)
            self.show_value()
        else:
            self.enter(words)

    def _fit(self) -> None:
        wanted = self.text.document().size().toSize().height()
        lines = max(_LEAST_LINES, min(_MOST_LINES, wanted))
        has_bar = wanted > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if has_bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.text.setVerticalScrollBarPolicy(policy)
        height = lines * self.text.fontMetrics().lineSpacing()
        self.text.setFixedHeight(round(height + 2 * self.text.document().documentMargin()) + px(6))


class _Prose(QPlainTextEdit):
    """Tab goes on to the next field, Ctrl+Enter takes the words over, Esc gives them up."""

    def __init__(self, editor: ProseEditor) -> None:
        super().__init__()
        self._editor = editor
        set_role(self, "edged")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.document().setDocumentMargin(2)

    def event(self, event: QEvent) -> bool:
        """Where nothing is typed, undo and redo are the project's."""
        if isinstance(event, QKeyEvent) and leaves_undo(event) and not self._editor.is_touched():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editor.is_touched():
            self._editor.give_up()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self._editor.commit()
            event.accept()
        else:
            super().keyPressEvent(event)
