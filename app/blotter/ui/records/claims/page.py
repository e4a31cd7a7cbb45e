"""ClaimsPage: figures that conflict, and sums that do not add up, each beside who says so and where."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.records.sums import Sum
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.record import Evidence, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project.project import Project
from blotter.project.records import claims
from blotter.ui import style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, later_plural, plural, tr
from blotter.ui.records.claims.table import ClaimsTable
from blotter.ui.records.claims.told import Line, conflict_lines, sum_lines
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.views.renewed_page import RenewedPage

QUICK = 2_000
"""Up to how many records a project may have for the claims to be compared at once; else on a thread."""

_CONFLICTS = later_plural("{count} quantity with several values", "{count} quantities with several values")
_SUMS = later_plural("{count} sum that does not add up", "{count} sums that do not add up")
_NOTHING = later("No quantity of these records has several values, and every sum adds up.")
_NONE_HERE = later("Nothing that contradicts itself. *Show all*")


class _Group(NamedTuple):
    """A quantity with several values, or a sum: the kind of its record, and the rows that tell of it."""

    kind: str
    contradicts: bool
    lines: list[Line]


class _Found(NamedTuple):
    conflicts: list[_Group]
    sums: list[_Group]


def _found(project: Project, progress: Progress) -> _Found:
    """The rows are made on the thread that finds them: there may be tens of thousands."""
    conflicts = [
        _Group(each.claims[0].kind, each.contradict, conflict_lines(project, each))
        for each in claims.conflicting(project, progress)
    ]
    sums = [
        _Group(_kind_of(project, each), True, sum_lines(project, each))
        for each in claims.not_adding_up(project)
    ]
    return _Found(conflicts, sums)


def _kind_of(project: Project, each: Sum) -> str:
    record = project.records.get(each.record)
    kind = project.record_schema.kinds.get(record.kind) if record else None
    return kind.name if kind else ""


class ClaimsPage(RenewedPage):
    """A click on a value opens its passage, on the record's number the record; R does, too."""

    passage_requested = Signal(str, object)
    record_requested = Signal(str)
    export_requested = Signal()
    shown = Signal()
    """The claims were listed anew."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._found = _Found([], [])
        self._finding = Latest(tasks, self)
        self.strip = ProgressStrip()
        self.kind = ChoiceBox(tr("Kind"), tr("All kinds"))
        self.contradicting = QCheckBox(tr("Only what contradicts itself"))
        self.export = QPushButton(tr("Export…"))
        self.told = QLabel()
        self.table = ClaimsTable()
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(tr("Conflicting claims"))
        style.set_role(title, "heading")
        style.set_role(self.told, "hint")
        head = QWidget()
        line = FlowLayout(head, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.kind, self.contradicting, self.export, self.told):
            line.addWidget(widget)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.strip)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._finding.answered.connect(self._take)
        self._finding.begun.connect(lambda task: self.strip.watch(task, tr("Comparing claims")))
        self.kind.chosen_changed.connect(lambda _: self._show_list())
        self.contradicting.toggled.connect(lambda _: self._show_list())
        self.export.clicked.connect(self.export_requested)
        self.table.passage_requested.connect(self.passage_requested)
        self.table.record_requested.connect(self.record_requested)
        self.nothing.note.action_requested.connect(lambda: self.contradicting.setChecked(False))
        record = QShortcut(QKeySequence("R"), self)
        record.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        record.activated.connect(self.table.open_record)

    # Following

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table takes the focus."""
        super().focusInEvent(event)
        if self.table.isVisible():
            self.table.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Record, Evidence, NotSame, RecordKind, RecordField, Code, Source, Coder):
            self._follow_soon()

    def _find(self) -> None:
        project = self._project

        def work(progress: Progress) -> _Found:
            return _found(project, progress)

        is_quick = project.record_count <= QUICK
        self._finding.ask(work if is_quick else unhurried(work), is_quick)

    # What is shown

    def _take(self, found: _Found) -> None:
        self._found = found
        kinds = self._project.record_schema.kinds.values()
        names = {each.kind for each in (*found.conflicts, *found.sums)}
        self.kind.offer([Choice(each.name, each.name) for each in kinds if each.name in names])
        self._show_list()
        self.shown.emit()

    def _show_list(self) -> None:
        kind, only = self.kind.chosen(), self.contradicting.isChecked()
        conflicts, sums = (
            [each for each in found if (not kind or each.kind == kind) and (each.contradicts or not only)]
            for found in self._found
        )
        lines = [line for each in (*conflicts, *sums) for line in each.lines]
        told = [plural(*_CONFLICTS, len(conflicts))] if conflicts else []
        told += [plural(*_SUMS, len(sums))] if sums else []
        self.told.setText(in_a_row(told))
        self.export.setEnabled(bool(lines))
        self.table.show_lines(lines)
        if lines:
            self._pages.setCurrentWidget(self.table)
            if self.hasFocus():
                self.table.setFocus()
        else:
            self.nothing.note.say(tr(_NONE_HERE if only else _NOTHING))
            self._pages.setCurrentWidget(self.nothing)
