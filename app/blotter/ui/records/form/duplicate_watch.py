"""DuplicateWatch: while a record is shown, looks for another one that may tell of the same activity."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from blotter.analysis.records.duplicates import Pair
from blotter.domain.record import Record
from blotter.project.records import alike
from blotter.ui.language import in_a_row, tr, translated
from blotter.ui.tasks import Latest, unhurried

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_PAUSE = 400
"""Milliseconds of rest after which it looks: values are typed one after the other."""


class DuplicateWatch(QObject):
    """`found` tells the other record (by id) and why, or "" and ""."""

    found = Signal(str, str)

    def __init__(self, work: "Workplace", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = work.desk
        self._record: Record | None = None
        self._latest = Latest(work.tasks, self)
        self._latest.answered.connect(self._tell)
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self._look)

    def watch(self, record: Record | None) -> None:
        """Look for what is like this record, once nothing is typed for a moment."""
        is_same = self._record is not None and record is not None and self._record.id == record.id
        self._record = record
        if not is_same:
            self.found.emit("", "")
        if record is None:
            self._pausing.stop()
        else:
            self._pausing.start()

    def _look(self) -> None:
        record, project = self._record, self._desk.project
        if record is not None and len(project.records) > 1:
            work = unhurried(lambda progress: (record.id, alike.likeliest(project, record, progress)))
            self._latest.ask(work, is_quick=False)
        else:
            self.found.emit("", "")

    def _tell(self, answer: tuple[str, Pair | None]) -> None:
        identity, pair = answer
        if self._record is None or self._record.id != identity:
            return
        records = self._desk.project.records
        other = records.get(pair.other if pair.one == identity else pair.one) if pair is not None else None
        if pair is None or other is None:
            self.found.emit("", "")
            return
        why = in_a_row(translated(reason) for reason in pair.reasons)
        told = tr("Possible duplicate: {number}, {reasons}", number=other.number, reasons=why)
        self.found.emit(other.id, told)
