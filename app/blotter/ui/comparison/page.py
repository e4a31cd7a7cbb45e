"""ComparisonPage: how far coders agree on each code, where they do not, and the passages to read."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.agreement import AgreementOptions
from blotter.domain.assignment import Assignment
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.round import Override, Round, RoundPassage
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.project.comparison_result import Result, measures_of
from blotter.project.kept_comparison import Kept
from blotter.ui.asking.tabs import TabRow
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.asked import Asked
from blotter.ui.comparison.choices import ChoiceBar
from blotter.ui.comparison.code_table import CodeTable
from blotter.ui.comparison.disagreements_panel import DisagreementsPanel
from blotter.ui.comparison.figure_view import VIEW_MEANINGS, VIEW_TITLES, FigureView, View, bar_of
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.comparison.sample_line import SampleLine
from blotter.ui.comparison.view_set import Views
from blotter.ui.language import later, listed, tr
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.views.progress_strip import BAR_AFTER, ProgressStrip
from blotter.ui.wording import plainly

CHEAP = 2_000
"""Up to how many segments all is computed anew by itself when more than segments of the project changes."""

_SHOWN = frozenset({Segment, Assignment, Code, Coder, Source, CodeSet, Round, RoundPassage, Override})
_SETTLED = 30
_LOWER = 380

_NOBODY_DONE = later(
    "No document has been done by two coders yet. *Mark documents done* in the Documents pane."
)
_THESE_NOT_DONE = later("No document has been done by two of {coders} yet. *Compare everybody*")
_NONE_OF_CHOSEN = later("None of the documents chosen has been done by two coders. *Compare all documents*")
_NO_CODE_USED = later("The coders gave no code in the documents compared. *Show all codes*")
_STALE = later("Out of date:")


class ComparisonPage(QWidget):
    """The page on which coders are compared; figures are computed on a thread of `tasks`."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    settling_requested = Signal(str, object, str)
    """A disagreement is to be settled: a document's id, the `Span` in it, the round's name."""
    settling_all_requested = Signal(str)
    """Disagreements are to be settled one after the other: the round's id, "" for open coding."""
    export_requested = Signal(object)
    """`AgreementOptions` of what is shown."""
    table_export_requested = Signal(object)
    """A `Table` of what is shown beside the table of codes."""
    report_requested = Signal(object)
    """`AgreementOptions` of what a report is to be written on."""
    sets_requested = Signal()
    """The page of code sets is asked for."""
    documents_requested = Signal()
    """The Documents pane is asked for."""
    computed = Signal()
    """New figures are shown."""

    def __init__(self, bridge: ProjectBridge, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._tasks = tasks
        self._task: Task | None = None
        self._beside: Task | None = None
        self._is_due = True
        self.kept = Kept(self._project)
        self.result: Result | None = None
        self.choices = ChoiceBar(self._project)
        self.sample = SampleLine()
        self.notice = Notice()
        self.tabs: TabRow[View] = TabRow({view: tr(title) for view, title in VIEW_TITLES.items()}, self)
        self.views = Views(self._project)
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

    @property
    def table(self) -> CodeTable:
        """The table of figures by code."""
        return self.views.codes.table

    @property
    def view(self) -> FigureView:
        """What is in view."""
        return self.views.all[self.tabs.current]

    def _lay_out(self) -> None:
        self._halves.addWidget(self.views)
        self._halves.addWidget(self.panel)
        self._halves.setHandleWidth(1)
        self._halves.setChildrenCollapsible(False)
        self._halves.setSizes([300, _LOWER])
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._halves)
        for view, button in self.tabs.buttons.items():
            button.setToolTip(tr(VIEW_MEANINGS[view]))
        # In a row of their own they could not go over several lines.
        self.tabs.hide()
        acts = (self.choices.export, self.choices.settle, self.choices.report)
        self._tab_bar = bar_of(*self.tabs.buttons.values(), self.choices.only_used, at_end=acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.choices, self.sample, self._tab_bar, self.strip, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.sample.hide()
        self.choices.allow(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self.choices.changed.connect(self.compute)
        self.choices.only_used_changed.connect(self._filter)
        self.choices.export_requested.connect(self._ask_for_export)
        self.choices.report_requested.connect(lambda: self.report_requested.emit(self._shown_options()))
        self.choices.settling_requested.connect(self._ask_for_settling)
        self.tabs.chosen.connect(self._turn)
        for view in self.views.all.values():
            view.asked.connect(partial(self._show_asked, view))
            view.due.connect(partial(self._compute_beside, view))
            view.went_on.connect(self._go_to_list)
        self.views.domains.passage_requested.connect(self.passage_requested)
        self.views.domains.sets_requested.connect(self.sets_requested)
        self.panel.passage_requested.connect(self.passage_requested)
        self.panel.settling_requested.connect(self.settling_requested)
        self.notice.asked.connect(self.compute)
        self.nothing.note.action_requested.connect(self._go_way_out)
        self._settled.timeout.connect(self.compute)
        self._loading.timeout.connect(lambda: self._fade(True))

    # Computing

    def compare_round(self, chosen: Round | None) -> None:
        """Compare the coders of a round by what it says of units, or (None) in open coding."""
        self.choices.compare_round(chosen)
        self.compute()

    def compute(self) -> None:
        """Compare anew with what is chosen; what is shown stays until the figures are there."""
        self._stop()
        self._is_due = False
        self._task = self._tasks.run(partial(self.kept.result, self.choices.options()))
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._tell_stale)
        self._task.ended.connect(self._end)
        self.strip.watch(self._task, tr("Comparing documents"))
        self._loading.start()

    def is_computing(self) -> bool:
        """Whether figures are on their way."""
        return self._task is not None or self._beside is not None

    def _stop(self) -> None:
        """Give up what runs; it tells nothing any more."""
        self._settled.stop()
        self._stop_beside()
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
        self.views.set_faded(faded)
        self.panel.list.set_faded(faded)

    def _compute_beside(self, view: FigureView) -> None:
        """Compute what a view shows beside the result, if it is in view."""
        work = view.work()
        if view is not self.view or work is None or self.result is None:
            return
        self._stop_beside()
        task = self._beside = self._tasks.run(partial(work, self.kept))
        task.finished.connect(view.show_answer)
        task.failed.connect(lambda error: view.show_failure(plainly(error)))
        task.cancelled.connect(self._tell_stale)
        task.ended.connect(self._end_beside)
        self.strip.watch(task, tr("Comparing documents"))

    def _stop_beside(self) -> None:
        if self._beside is not None:
            self._beside.failed.disconnect()
            self._beside.cancelled.disconnect(self._tell_stale)
            self._beside.ended.disconnect(self._end_beside)
            self._beside.cancel()
            self._beside = None

    def _end_beside(self) -> None:
        self._beside = None

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Compute what became due while the page was out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.compute()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The figures take the focus, as soon as they are there."""
        super().focusInEvent(event)
        if self.view.isVisible():
            self.view.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        touched = self._touched(changes)
        self.kept.forget(touched)
        if touched is None:
            self.choices.offer(self._project)
        if not self.isVisible():
            self._is_due = True
        elif touched is not None or self._is_cheap():
            self._settled.start()
        else:
            self._tell_stale()

    def _touched(self, changes: Changes) -> set[str] | None:
        """The documents in which segments changed and nothing else; None where more did."""
        if changes.ids is None or _SHOWN & changes.types != {Segment}:
            return None
        return self.kept.sources_of(changes.ids[Segment])

    def _is_cheap(self) -> bool:
        return self.result is None or self._task is not None or self.result.sample.segments <= CHEAP

    # What is shown

    def _show(self, result: Result) -> None:
        self.result = result
        self.notice.hide()
        self._fade(False)
        revision = self._project.revision
        self.sample.show_sample(result, revision.number if revision else None)
        self.choices.set_compared(len(result.sample.coders))
        self.views.show_result(result, self._colours(), self.tabs.current)
        self._filter()
        self.computed.emit()

    def _filter(self) -> None:
        """Show the codes that are asked for with the cursor on one of them, or say why there are none."""
        result = self.result
        if result is None:
            return
        only_used = self.choices.only_used.isChecked()
        self.views.codes.show_codes(only_used, result.options.rollup)
        if not result.sample.documents:
            self._show_nothing(self._why_no_document())
        elif only_used and not any(figures.is_used for figures in result.figures):
            self._show_nothing(tr(_NO_CODE_USED))
        else:
            self._pages.setCurrentWidget(self._halves)
            self._show_view()
            if self.hasFocus():
                self.view.setFocus()
        self.sample.show()
        self.choices.allow(bool(result.sample.documents))

    def _why_no_document(self) -> str:
        picked = self.choices.coders.picked()
        if picked:
            return tr(_THESE_NOT_DONE, coders=listed(picked))
        return tr(_NONE_OF_CHOSEN) if self.choices.sources.picked() else tr(_NOBODY_DONE)

    def _show_nothing(self, words: str) -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(self.nothing)

    def _go_way_out(self) -> None:
        if self.result is not None and self.result.sample.documents:
            self.choices.only_used.setChecked(False)
        elif self.choices.coders.picked():
            self.choices.coders.pick(())
        elif self.choices.sources.picked():
            self.choices.sources.pick(())
            self.compute()
        else:
            self.documents_requested.emit()

    def turn_to(self, view: View) -> None:
        """Look at the comparison in another way."""
        self.tabs.choose(view)
        self._turn(view)

    def _turn(self, view: View) -> None:
        self._stop_beside()
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.views.isAncestorOf(focus)
        if had_focus:
            # Else it would go through the fields of what comes into view.
            self.setFocus()
        self.views.turn_to(view)
        if had_focus:
            self.view.setFocus()
        if self.result is not None:
            self.views.show_result(self.result, self._colours(), view)
            self._filter()

    def _show_view(self) -> None:
        view = self.view
        self.choices.only_used.setVisible(self.tabs.current is View.CODES)
        self.panel.setVisible(view.leads_on)
        self._compute_beside(view)
        view.tell()

    def _show_asked(self, view: FigureView, asked: Asked | None) -> None:
        if view is not self.view:
            return
        if self.result is None or asked is None:
            self.panel.clear()
        else:
            self.panel.show_asked(asked, self.result.sample.coders, self.result.options)

    def _colours(self) -> Mapping[str, str]:
        book = self._project.codebook
        return {book.path(code.id): book.colour(code.id) for code in book}

    def _go_to_list(self) -> None:
        self.panel.list.setFocus(Qt.FocusReason.TabFocusReason)

    # What leads away

    def _shown_options(self) -> AgreementOptions:
        """What is chosen, with the measures that are shown."""
        options = self.choices.options()
        return options.model_copy(update={"measures": measures_of(options)})

    def _ask_for_export(self) -> None:
        table = self.view.table_of() if self.tabs.current is not View.CODES else None
        if table is not None:
            self.table_export_requested.emit(table)
        else:
            self.export_requested.emit(self._shown_options())

    def _ask_for_settling(self) -> None:
        name = self.choices.options().round
        self.settling_all_requested.emit(self._project.round(name).id if name else "")
