"""RecordEditor: the umbrella of a record, found as one types."""

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter

from blotter.domain.record import Record
from blotter.errors import BlotterError
from blotter.project.records import cells
from blotter.ui.desk import Desk
from blotter.ui.records.form.editor import Entered, dress_completer
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.records.form.told import gist, typed_blank
from blotter.ui.records.form.word_editors import WordsEditor
from blotter.ui.wording import plainly

_MOST, _FOUND_WIDTH = 10, 320


class RecordEditor(WordsEditor):
    """A record by its number, or by other words that find it."""

    def __init__(self, desk: Desk, field: str, label: str, index: RecordIndex) -> None:
        super().__init__(desk, field, label)
        self._index = index
        self._offered = QStringListModel(self)
        completer = dress_completer(QCompleter(self._offered, self), _FOUND_WIDTH)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(lambda _: QTimer.singleShot(0, self.line, self._take))
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._offer)

    def value_of(self, record: Record) -> object:
        """The umbrella, and what it is about."""
        return self.desk.project.records.get(record.parent or "")

    def words_of(self, record: Record) -> str:
        """The umbrella's number and gist."""
        above = self.desk.project.records.get(record.parent or "")
        return self._told(above) if above else ""

    def _told(self, record: Record) -> str:
        return f"{record.number}  {gist(self.desk.project, record)}"

    def _offer(self, words: str) -> None:
        found = self._index.find(words, _MOST + 1)
        others = [each for each in found if self.record is None or each.id != self.record.id]
        self._offered.setStringList([self._told(each) for each in others[:_MOST]])

    def _take(self) -> None:
        self.line.setModified(True)
        self.commit()

    def problem(self, words: str) -> str:
        """Why the words name no umbrella."""
        if not words or typed_blank(words) is not None or self.record is None:
            return ""
        try:
            cells.parsed(self.desk.project, self.record, self.field, words.split()[0])
        except BlotterError as error:
            return plainly(error)
        return ""

    def enter(self, value: str) -> None:
        """The record whose number comes first in the words."""
        if self.record is None:
            return
        project = self.desk.project
        parent = project.record(value.split()[0]).id if value else None
        self.entered.emit(Entered({"parent": parent}))
