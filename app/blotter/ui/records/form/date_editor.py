"""DateEditor: EDTF as it is typed, with its reading in words beside it, or what is wrong with it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from blotter.project.records import filling
from blotter.ui.desk import Desk
from blotter.ui.language import tr, translated
from blotter.ui.records.form.date_words import reading
from blotter.ui.records.form.told import typed_blank
from blotter.ui.records.form.word_editors import WordsEditor
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.elided_label import ElidedLabel

_PAUSE = 150
_WIDTH = 118


class DateEditor(WordsEditor):
    """A date is read as one types; only one that can be read is taken over."""

    def __init__(self, desk: Desk, field: str, label: str, with_words: bool = True) -> None:
        super().__init__(desk, field, label)
        self.words = ElidedLabel(parent=self)
        set_role(self.words, "hint")
        self.words.setVisible(with_words)
        self._reading = QTimer(self, singleShot=True, interval=_PAUSE)
        self._reading.timeout.connect(self._read)
        self.line.textEdited.connect(lambda _: self._reading.start())
        self.column.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.line)
        if with_words:
            self.line.setFixedWidth(px(_WIDTH))
            self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(self.words, 1)
        self.column.addLayout(row)

    def show_value(self) -> None:
        """Draw the date with its reading."""
        super().show_value()
        self._reading.stop()
        self._tell(reading(self.line.text()), "")

    def problem(self, words: str) -> str:
        """What keeps the words from being a date."""
        if not words or typed_blank(words) is not None:
            return ""
        problem = filling.date_problem(words)
        return translated(problem) if problem is not None else ""

    def commit(self) -> None:
        """Take over the date; what is none stays, marked as wrong, until it is mended or given up."""
        self._reading.stop()
        if self.is_touched():
            self._read()
        super().commit()

    def _read(self) -> None:
        words = self.line.text().strip()
        problem = self.problem(words)
        self.refused.emit(problem)
        self._tell("" if problem else reading(words), problem)

    def _tell(self, words: str, problem: str) -> None:
        set_claim(self.line, "wrong", bool(problem))
        self.words.setText(tr("not read as a date") if problem else words)
        self.line.setToolTip(problem or words)
        self.line.setAccessibleDescription(problem or words)
