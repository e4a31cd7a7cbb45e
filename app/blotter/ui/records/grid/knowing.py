"""Knowing: what takes a while of many records, found out behind the reader's back: evidence, and problems."""

from PySide6.QtCore import QObject, Signal

from blotter.progress import Progress
from blotter.ui.records.grid.model import GridModel
from blotter.ui.records.grid.sheet import Sheet
from blotter.ui.tasks import Latest, TaskRunner, unhurried

_FEW = 5000
"""Up to how many records the evidence is read at once, and not while the sheet is in view already."""

_QUICKLY_CHECKED = 2000
"""Up to how many records are held against the rules at once."""


class Knowing(QObject):
    """`checked` says that it is known now which records break a rule."""

    checked = Signal()

    def __init__(self, sheet: Sheet, grid: GridModel, tasks: TaskRunner) -> None:
        super().__init__(grid)
        self._sheet, self._grid = sheet, grid
        self._evidence, self._problems = Latest(tasks, self), Latest(tasks, self)
        self._evidence.answered.connect(lambda _: self._know_evidence())
        self._problems.answered.connect(self._know_problems)

    def read_evidence(self) -> None:
        """Know of each record's evidence: at once where that is quick or rows hang on it."""
        names = self._sheet.names
        is_quick = self._sheet.total <= _FEW or self._sheet.needs_evidence()
        self._grid.knows_evidence = False

        def read(_: Progress) -> object:
            return names.evidence

        self._evidence.ask(read if is_quick else unhurried(read), is_quick)

    def read_if_needed(self) -> None:
        """The same, unless it is known, or nothing hangs on it."""
        if self._sheet.needs_evidence() and not self._grid.knows_evidence:
            self.read_evidence()

    def _know_evidence(self) -> None:
        self._grid.knows_evidence = True
        self._grid.tell_all()

    def find_problems(self) -> bool:
        """Find out which records break a rule; whether that takes a while."""
        is_quick = self._sheet.total <= _QUICKLY_CHECKED

        def find(_: Progress) -> object:
            return self._sheet.find_problems()

        self._problems.ask(find if is_quick else unhurried(find), is_quick)
        return not is_quick

    def _know_problems(self, found: object) -> None:
        assert isinstance(found, dict)
        self._sheet.with_problems = found
        self.checked.emit()
