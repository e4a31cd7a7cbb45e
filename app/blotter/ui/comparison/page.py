"""ComparisonPage: how far coders agree on each code, where they do not, and the passages to read."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.choices import ChoiceBar
from blotter.ui.comparison.code_table import CodeTable
from blotter.ui.comparison.disagreements_panel import DisagreementsPanel
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.comparison.result import F1, CodeFigures, Result, compared, measures_of
from blotter.ui.comparison.sample_line import SampleLine
from blotter.ui.language import later, listed, tr
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.views.progress_strip import BAR_AFTER, ProgressStrip
from blotter.ui.wording import plainly

CHEAP = 2_000
"""Up to how many segments figures are computed anew by themselves when the project changes."""

_SHOWN = (Segment, Assignment, Code, Coder, Source)
_SETTLED = 200

_NOBODY_DONE = later(
    "No document has been done by two coders yet. *Mark documents done* in the Documents pane."
)
_THESE_NOT_DONE = later("No document has been done by two of {coders} yet. *Compare everybody*")
_NO_CODE_USED = later("The coders gave no code in the documents compared. *Show all codes*")
_STALE = later("Out of date:")


class ComparisonPage(QWidget):
    """The page on which coders are compared; figures are computed on a thread of `tasks`."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    settling_requested = Signal(str, object, str)
    """A disagreement is to be settled: a document's id, the `Span` in it, the round's name."""
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
        self.nothing = Empty()
        self.strip = ProgressStrip()
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._pages = QStackedWidget()
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._loading = QTimer(self, interval=BAR_AFTER, singleShot=True)
        self._lay_out()
        self._connect()
        bridge.changed.connect(self._follow)
        self.choices.coders.show_coders([coder.name for coder in self._project.coders.values()])

    def _lay_out(self) -> None:
        self._halves.addWidget(self.table)
        self._halves.addWidget(self.panel)
        self._halves.setHandleWidth(1)
        self._halves.setChildrenCollapsible(False)
        self._halves.setSizes([300, 380])
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._halves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.choices, self.sample, self.strip, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.sample.hide()
        self.choices.export.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self.choices.changed.connect(self.compute)
        self.choices.only_used_changed.connect(self._filter)
        self.choices.export_requested.connect(self._ask_for_export)
        self.table.code_chosen.connect(self._show_code)
        self.table.activated.connect(self._go_to_list)
        self.panel.passage_requested.connect(self.passage_requested)
        self.panel.settling_requested.connect(self.settling_requested)
        self.notice.asked.connect(self.compute)
        self.nothing.note.action_requested.connect(self._go_way_out)
        self._settled.timeout.connect(self.compute)
        self._loading.timeout.connect(lambda: self._fade(True))

    # Computing

    def compare_round(self, chosen: Round | None) -> None:
        """Compare the coders of a round by its unit, or (None) in open coding."""
        self.choices.compare_round(chosen)
        self.compute()

    def compute(self) -> None:
        """Compare anew with what is chosen; what is shown stays until the figures are there."""
        self._stop()
        self._is_due = False
        self._task = self._tasks.run(partial(compared, self._project, self.choices.options()))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._tell_stale)
        self._task.ended.connect(self._end)
        self.strip.watch(self._task, tr("Comparing documents"))
        self._loading.start()

    def is_computing(self) -> bool:
        """Whether figures are on their way."""
        return self._task is not None

    def _stop(self) -> None:
        """Give up what runs; it tells nothing any more."""
        self._settled.stop()
        if self._task is not None:
            self._task.failed.disconnect(self._fail)
            self._task.cancelled.disconnect(self._tell_stale)
            self._task.ended.disconnect(self._end)
            self._task.cancel()
            self._end()

    def _end(self) -> None:
        self._task = None
        self._loading.stop()

    def _fail(self, error: BlotterError) -> None:
        self._fade(True)
        self.notice.tell(plainly(error), tr("Try again"), "alert-triangle:error")

    def _tell_stale(self) -> None:
        self._fade(True)
        self.notice.tell(tr(_STALE), tr("Compute again"), "alert-triangle:warn")

    def _fade(self, faded: bool) -> None:
        self.table.set_faded(faded)
        self.panel.list.set_faded(faded)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what became due while the page was out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.compute()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table takes the focus, as soon as it is there."""
        super().focusInEvent(event)
        if self.table.isVisible():
            self.table.setFocus(event.reason())

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
        self._show_codes(result, former.code if former else "")
        self.computed.emit()

    def _filter(self) -> None:
        if self.result is not None:
            chosen = self.table.chosen()
            self._show_codes(self.result, chosen.code if chosen else "")

    def _show_codes(self, result: Result, code: str) -> None:
        """Show the codes that are asked for with the cursor on one of them, or say why there are none."""
        only_used = self.choices.only_used.isChecked()
        self.table.set_filter(only_used, result.options.rollup)
        self.table.choose(code)
        if not result.sample.documents:
            picked = self.choices.coders.picked()
            self._show_nothing(tr(_THESE_NOT_DONE, coders=listed(picked)) if picked else tr(_NOBODY_DONE))
        elif only_used and not any(figures.is_used for figures in result.figures):
            self._show_nothing(tr(_NO_CODE_USED))
        else:
            self._pages.setCurrentWidget(self._halves)
            if self.hasFocus():
                self.table.setFocus()
        self.sample.show()
        self.choices.export.setEnabled(bool(result.sample.documents))

    def _show_nothing(self, words: str) -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(self.nothing)

    def _go_way_out(self) -> None:
        if self.result is not None and self.result.sample.documents:
            self.choices.only_used.setChecked(False)
        elif self.choices.coders.picked():
            self.choices.coders.pick(())
        else:
            self.documents_requested.emit()

    def _show_code(self, figures: CodeFigures | None) -> None:
        if self.result is None or figures is None:
            self.panel.clear()
        else:
            found = self.result.places.get(figures.code, ())
            self.panel.show_code(figures, found, self.result.options)

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
