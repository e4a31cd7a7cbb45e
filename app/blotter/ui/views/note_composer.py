"""NoteComposer: where a note on a code is written, perhaps with words for a part of its definition."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.codebook import Code
from blotter.project.code_notes import PROPOSABLE
from blotter.ui.codebook.parts import TITLES
from blotter.ui.keys import native
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_TEXT_LINES, _WORDS_LINES = 3, 4


class Draft(NamedTuple):
    """What is written and not yet in the project."""

    text: str = ""
    part: str = ""
    words: str = ""


class NoteComposer(QWidget):
    """Ctrl+Enter, or the button, writes what stands here."""

    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: Code | None = None
        self.text = _field(tr("Write a note on this code"), _TEXT_LINES)
        self.part = QComboBox()
        self.part.setAccessibleName(tr("Propose words for"))
        self.part.addItem(tr("no part"), "")
        for part in PROPOSABLE:
            self.part.addItem(tr(TITLES[part]), part)
        self.words = _field(tr("Words that are proposed"), _WORDS_LINES)
        self.write = QPushButton(tr("Add note"))
        self.write.setAutoDefault(False)
        self.write.setToolTip(tr("{words} ({key})", words=tr("Add note"), key=native("Ctrl+Return")))
        self._lay_out()
        self.part.currentIndexChanged.connect(lambda _: self._show_part())
        self.text.textChanged.connect(self._show_possible)
        self.words.textChanged.connect(self._show_possible)
        self.write.clicked.connect(lambda: self.written.emit())
        self._show_part()

    def _lay_out(self) -> None:
        label = QLabel(tr("Propose words for"))
        label.setBuddy(self.part)
        set_role(label, "hint")
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(label)
        row.addWidget(self.part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignRight)

    def show_code(self, code: Code | None, draft: Draft) -> None:
        """Go on with what was being written on a code."""
        self._code = code
        self.text.setPlainText(draft.text)
        self.part.setCurrentIndex(max(0, self.part.findData(draft.part)))
        self.words.setPlainText(draft.words)
        self._show_possible()

    def follow(self, code: Code) -> None:
        """The code is as it is now, after a change."""
        self._code = code
        self._show_possible()

    def draft(self) -> Draft:
        """What stands here."""
        part = str(self.part.currentData() or "")
        return Draft(self.text.toPlainText(), part, self.words.toPlainText() if part else "")

    def _show_part(self) -> None:
        """A part that was just chosen begins with the words that it has."""
        part = str(self.part.currentData() or "")
        self.words.setVisible(bool(part))
        if part and self._code is not None:
            self.words.setPlainText(str(getattr(self._code, part)))
        self._show_possible()

    def _show_possible(self) -> None:
        """Words that are those of the code propose nothing."""
        draft = self.draft()
        is_other = self._code is not None and bool(draft.part)
        is_other = is_other and draft.words.strip() != str(getattr(self._code, draft.part)).strip()
        self.write.setEnabled(self._code is not None and (bool(draft.text.strip()) or is_other))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter writes the note."""
        wanted = {QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")}
        if QKeySequence(event.keyCombination()) in wanted and self.write.isEnabled():
            self.write.click()
        else:
            super().keyPressEvent(event)


def _field(prompt: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setPlaceholderText(prompt)
    made.setAccessibleName(prompt)
    made.setTabChangesFocus(True)
    set_role(made, "edged")
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + px(14))
    return made
