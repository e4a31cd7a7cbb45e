"""ComparisonPage: how far coders agree on each code, where they do not, and the passages to read."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.choices import ChoiceBar
from blotter.ui.comparison.code_table import CodeTable
from blotter.ui.comparison.disagreements_panel import DisagreementsPanel
from blotter.ui.comparison.notice import Nothing, Notice
from blotter.ui.comparison.result import F1, Result, compared, measures_of
from blotter.ui.comparison.sample_line import SampleLine
from blotter.ui.comparison.words import joined
from blotter.ui.tasks import Task, TaskRunner

CHEAP = 5_000
"""Up to how many segments figures are computed anew by themselves when the project changes."""

_SHOWN = (Segment, Assignment, Code, Coder, Source)
_SETTLED, _LOADING, _LONG = 200, 300, 2_000

_NOBODY_DONE = "No document has been done by two coders yet."
_THESE_NOT_DONE = "No document has been done by two of {coders} yet."
_NO_CODE_USED = "The coders gave no code in the documents compared."
_STALE = "Out of date:"


class ComparisonPage(QWidget):
    """The page on which coders are compared; figures are computed on a thread of `tasks`."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    export_requested = Signal(object)
    """`AgreementOptions` of what is shown."""
    documents_requested = Signal()
    """The Documents pane is asked for."""
    computed = Signal()
    """New figures are shown."""

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._tasks = tasks
        self._task: Task | None = None
        self._is_due = True
        self.result: Result | None = None
        self.choices = ChoiceBar()
        self.sample = SampleLine()
        self.notice = Notice()
        self.table = CodeTable()
        self.panel = DisagreementsPanel(self._project)
        self.nothing = Nothing()
        self._progress = QProgressBar()
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._pages = QStackedWidget()
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._loading = QTimer(self, interval=_LOADING, singleShot=True)
        self._long = QTimer(self, interval=_LONG, singleShot=True)
        self._lay_out()
        self._connect()
        bridge.changed.connect(self._follow)
        self.choices.coders.show_coders([coder.name for coder in self._project.coders.values()])

    def _lay_out(self) -> None:
        self._progress.setStyleSheet("min-height: 2px; max-height: 2px; border-radius: 0")
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Comparing")
        self._halves.addWidget(self.table)
        self._halves.addWidget(self.panel)
        self._halves.setHandleWidth(1)
        self._halves.setChildrenCollapsible(False)
        self._halves.setSizes([300, 380])
        blank = QWidget()
        blank.setAutoFillBackground(True)
        blank.setBackgroundRole(self.palette().ColorRole.Base)
        self._pages.addWidget(blank)
        self._pages.addWidget(self._halves)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.choices, self.sample, self._progress, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._progress.hide()
        self.sample.hide()
        self.choices.export.setEnabled(False)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.choices.changed.connect(self.compute)
        self.choices.only_used_changed.connect(self._filter)
        self.choices.export_requested.connect(self._ask_for_export)
        self.table.code_chosen.connect(self._show_code)
        self.table.activated.connect(self._go_to_list)
        self.panel.passage_requested.connect(self.passage_requested)
        self.notice.asked.connect(self._act_on_notice)
        self.nothing.asked.connect(self._go_way_out)
        self._settled.timeout.connect(self.compute)
        self._loading.timeout.connect(self._show_loading)
        self._long.timeout.connect(self._show_long)

    # Computing

    def compute(self) -> None:
        """Compare anew with what is chosen; what is shown stays until the figures are there."""
        self._stop()
        self._is_due = False
        self._task = self._tasks.run(partial(compared, self._project, self.choices.options()))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.progressed.connect(self._show_progress)
        self._task.ended.connect(self._end)
        self._loading.start()
        self._long.start()

    def is_computing(self) -> bool:
        """Whether figures are on their way."""
        return self._task is not None

    def _stop(self) -> None:
        """Give up what runs; it tells nothing any more."""
        self._settled.stop()
        if self._task is not None:
            self._task.failed.disconnect(self._fail)
            self._task.ended.disconnect(self._end)
            self._task.cancel()
            self._end()

    def _end(self) -> None:
        self._task = None
        self._loading.stop()
        self._long.stop()
        self._progress.hide()

    def _fail(self, error: BlotterError) -> None:
        self._fade(True)
        self.notice.tell(str(error), "Try again", "alert-triangle:error")

    def _show_loading(self) -> None:
        self._fade(True)
        self._progress.setRange(0, 0)
        self._progress.show()

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        if not self._long.isActive():
            self._show_long()

    def _show_long(self) -> None:
        done, total = self._progress.value(), self._progress.maximum()
        share = f": {100 * done // total} %" if total else ""
        self.notice.tell(f"Comparing the coders{share}", "Cancel")

    def _act_on_notice(self) -> None:
        """Cancel what runs, or compute again."""
        if self._task is None:
            self.compute()
        else:
            self._stop()
            self._tell_stale()

    def _tell_stale(self) -> None:
        self._fade(True)
        self.notice.tell(_STALE, "Compute again", "alert-triangle:warn")

    def _fade(self, faded: bool) -> None:
        self.table.set_faded(faded)
        self.panel.list.set_faded(faded)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what became due while the page was out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.compute()

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        if changes.touches(Coder):
            self.choices.coders.show_coders([coder.name for coder in self._project.coders.values()])
        if not self.isVisible():
            self._is_due = True
        elif self.result is None or self._task is not None or self.result.sample.segments <= CHEAP:
            self._settled.start()
        else:
            self._tell_stale()

    # What is shown

    def _show(self, result: Result) -> None:
        former = self.table.chosen()
        self.result = result
        self.notice.hide()
        self._fade(False)
        revision = self._project.revision
        self.sample.show_sample(result, revision.number if revision else None)
        self.choices.set_compared(len(result.sample.coders))
        self.table.show_result(result, self._colours())
        self._filter()
        self.table.choose(former.code if former else "")
        self.computed.emit()

    def _filter(self) -> None:
        """Show the codes that are asked for, or why there are none."""
        if self.result is None:
            return
        only_used = self.choices.only_used.isChecked()
        self.table.set_filter(only_used, self.result.options.rollup)
        if not self.result.sample.documents:
            picked = self.choices.coders.picked()
            words = _THESE_NOT_DONE.format(coders=joined(picked)) if picked else _NOBODY_DONE
            way_out = "Compare everybody" if picked else "Mark documents done in the Documents pane"
            self._show_nothing(words, way_out)
        elif only_used and not any(figures.is_used for figures in self.result.figures):
            self._show_nothing(_NO_CODE_USED, "Show all codes")
        else:
            self._pages.setCurrentWidget(self._halves)
        self.sample.show()
        self.choices.export.setEnabled(bool(self.result.sample.documents))

    def _show_nothing(self, words: str, way_out: str) -> None:
        self.nothing.tell(words, way_out)
        self._pages.setCurrentWidget(self.nothing)

    def _go_way_out(self) -> None:
        if self.result is not None and self.result.sample.documents:
            self.choices.only_used.setChecked(False)
        elif self.choices.coders.picked():
            self.choices.coders.pick(())
        else:
            self.documents_requested.emit()

    def _show_code(self, code: str) -> None:
        if self.result is None or not code:
            self.panel.clear()
        else:
            coders = self.result.sample.coders
            self.panel.show_code(code, self.result.places.get(code, ()), coders, self._colours())

    def _colours(self) -> Mapping[str, str]:
        book = self._project.codebook
        return {book.path(code.id): book.colour(code.id) for code in book}

    def _go_to_list(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_export(self) -> None:
        options = self.choices.options()
        if self.result is not None:
            measures = tuple(dict.fromkeys((F1, *measures_of(options, len(self.result.sample.coders)))))
            options = options.model_copy(update={"measures": measures})
        self.export_requested.emit(options)
