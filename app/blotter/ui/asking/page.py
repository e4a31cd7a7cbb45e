"""AskingPage: where one asks the material, and reads what it answers."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.analysis.asking import Question
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import queries
from blotter.project.reports import Selection
from blotter.ui import style, theme
from blotter.ui.asking import answers
from blotter.ui.asking.answers import Answer, Line, MatrixColumn, MatrixShown, Passages
from blotter.ui.asking.head import Head
from blotter.ui.asking.inquiry import Inquiry
from blotter.ui.asking.line_table import LineTable
from blotter.ui.asking.matrix_table import MatrixTable
from blotter.ui.asking.passage_list import PassageList
from blotter.ui.asking.question_bar import QuestionBar
from blotter.ui.asking.saved import SavedQueries
from blotter.ui.asking.telling import facts, missing
from blotter.ui.asking.words import DIVIDED, TABS, Tab
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, plural, tr
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.wording import plainly

_SHOWN = (Segment, Code, Coder, Source, DocumentGroup, Case, CasePart, Attribute, AttributeValue)
_SETTLED = 250
CHEAP = 20_000
"""Up to how many segments answers are sought anew by themselves when the project changes."""

_STALE = later("Out of date:")


class _Before(NamedTuple):
    """What was asked before a cell led to its passages, and which answers were due."""

    question: Question
    due: set[Tab]


class AskingPage(QWidget):
    """The page of questions; answers are sought on a thread of `tasks`."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    export_requested = Signal(str, object)
    """The name of a report, and the `Selection` that it is about."""
    said = Signal(str)
    answered = Signal()
    """A new answer is shown."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._inquiry = Inquiry(tasks, self)
        self._wants_all = False
        self._has_choices = False
        self._due = set(Tab)
        self._before: _Before | None = None
        self.answers: dict[Tab, Answer | None] = {}
        self.head = Head()
        self.tabs, self.saved = self.head.tabs, self.head.saved
        self.order, self.export = self.head.order, self.head.export
        self.bar = QuestionBar(self._project)
        self.told = QLabel()
        self.notice = Notice()
        self.nothing = Empty()
        self.strip = ProgressStrip()
        self.passages = PassageList(self._project)
        self.by_source = MatrixTable(self._project, tr(TABS[Tab.BY_SOURCE]))
        self.by_code = MatrixTable(self._project, tr(TABS[Tab.BY_CODE]))
        self.line = LineTable(self._project)
        self._views: dict[Tab, PassageList | MatrixTable | LineTable] = {
            Tab.PASSAGES: self.passages,
            Tab.BY_SOURCE: self.by_source,
            Tab.BY_CODE: self.by_code,
            Tab.LINE: self.line,
        }
        self._pages = QStackedWidget()
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._lay_out()
        self.queries = SavedQueries(desk, self.saved, self.bar.question, self)
        self._connect()

    def _lay_out(self) -> None:
        style.set_role(self.told, "hint")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 4)
        line.addWidget(self.told)
        for view in (self.nothing, *self._views.values()):
            self._pages.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._turn(Tab.PASSAGES)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._turn)
        self.bar.changed.connect(self._change)
        self.saved.chosen.connect(self.ask_saved)
        self.order.currentIndexChanged.connect(self._show_current)
        self.export.clicked.connect(self._ask_for_export)
        self.passages.passage_requested.connect(self.passage_requested)
        self.passages.copied.connect(self._tell_copied)
        self.line.passage_requested.connect(self.passage_requested)
        for table, tab in ((self.by_source, Tab.BY_SOURCE), (self.by_code, Tab.BY_CODE)):
            table.cell_chosen.connect(partial(self._ask_cell, tab))
        self.notice.asked.connect(self.ask)
        self.nothing.note.action_requested.connect(self._go_way_out)
        self._settled.timeout.connect(self.ask)
        self._inquiry.begun.connect(lambda task: self.strip.watch(task, tr("Asking")))
        self._inquiry.slow.connect(lambda: self._fade(True))
        self._inquiry.answered.connect(self._show)
        self._inquiry.failed.connect(self._fail)
        self._inquiry.cancelled.connect(self._tell_stale)
        self._desk.bridge.changed.connect(self._follow)
        theme.notifier().changed.connect(self._offer)

    def _offer(self) -> None:
        """Offer codes, documents and coders as they are now, once the page can be seen."""
        self._has_choices = self.isVisible()
        if self._has_choices:
            self.bar.offer(self._project)

    # Asking

    def ask(self) -> None:
        """Seek the answer of the tab in view; what is shown stays until it is there."""
        self._settled.stop()
        tab = self.tabs.current
        self._due.discard(tab)
        work = self._work(tab)
        if work is None:
            self._inquiry.stop()
            self._show(tab, None)
        else:
            self._inquiry.ask(tab, work)

    def ask_question(self, question: Question) -> None:
        """Show a question in the bar and answer it with passages."""
        self.bar.show_question(question)
        self._before = None
        self._wants_all = False
        self._due = set(Tab)
        self.tabs.choose(Tab.PASSAGES)
        self._turn(Tab.PASSAGES)

    def ask_saved(self, query: SavedQuery) -> None:
        """Ask what was saved."""
        question = self._desk.attempt(lambda: queries.question(query))
        if question is not None:
            self.queries.choose(query.id)
            self.ask_question(question)

    def is_asking(self) -> bool:
        """Whether an answer is on its way, or soon will be."""
        return self._inquiry.is_running() or self._settled.isActive()

    def _work(self, tab: Tab) -> Callable[[Progress], object] | None:
        if tab is Tab.PASSAGES:
            question = self.bar.question()
            is_empty = question.model_copy(update=_PLAIN) == Question()
            return (
                None
                if is_empty and not self._wants_all
                else partial(answers.passages, self._project, question)
            )
        options = self.bar.matrix_options()
        if tab is Tab.LINE:
            return partial(answers.line, self._project, options) if options.sources else None
        return partial(answers.matrix, self._project, tab, options)

    def _change(self) -> None:
        self._before = None
        self._due = set(Tab)
        self._settled.start()

    def _fail(self, error: BlotterError) -> None:
        self._fade(True)
        self.notice.tell(plainly(error), tr("Try again"), "alert-triangle:error")

    def _tell_stale(self) -> None:
        self._fade(True)
        self.notice.tell(tr(_STALE), tr("Ask again"), "alert-triangle:warn")

    def _fade(self, faded: bool) -> None:
        self._views[self.tabs.current].set_faded(faded)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what became due out of sight; a code line begins with the document that lies open."""
        super().showEvent(event)
        if not self._has_choices:
            self._offer()
        if not self.bar.source.chosen() and self._desk.source is not None:
            self.bar.source.choose(self._desk.source.name)
        if self.tabs.current in self._due:
            self.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The answer takes the focus if there is one, else the field for codes."""
        super().focusInEvent(event)
        view = self._pages.currentWidget()
        (view if view is not self.nothing and view is not None else self.bar.any_of).setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(SavedQuery):
            self.queries.refresh()
        if not changes.touches(*_SHOWN):
            return
        if changes.touches(Code, Coder, Source):
            self._offer()
        self._due = set(Tab)
        if self._before is not None:
            self._before = self._before._replace(due=set(Tab))
        if not self.isVisible():
            return
        if self._project.count() <= CHEAP:
            self._settled.start()
        else:
            self._tell_stale()

    # What is shown

    def _turn(self, tab: Tab) -> None:
        if self._before is not None and tab is not Tab.PASSAGES:
            self.bar.show_question(self._before.question)
            self._due = self._before.due | {Tab.PASSAGES}
            self._before = None
        self.bar.show_for(tab)
        self.head.show_for(tab)
        if tab in self._due:
            if self.isVisible():
                self.ask()
            else:
                self._show_current()
        else:
            self._settled.stop()
            self._inquiry.stop()
            self._show_current()

    def _show(self, tab: Tab, answer: Answer | None) -> None:
        self.answers[tab] = answer
        if tab is self.tabs.current:
            self._show_current()
        self.answered.emit()

    def _show_current(self) -> None:
        tab = self.tabs.current
        answer = self.answers.get(tab)
        self.notice.hide()
        self._fade(False)
        if isinstance(answer, Passages):
            self.passages.show_passages(answer)
        elif isinstance(answer, MatrixShown):
            table = self.by_code if tab is Tab.BY_CODE else self.by_source
            table.show_matrix(answer, by_sum=self.order.currentIndex() == 1)
        elif isinstance(answer, Line):
            self.line.show_line(answer)
        told = facts(answer)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        lacking = missing(tab, answer)
        self.nothing.note.say(tr(lacking))
        self.export.setEnabled(not lacking)
        had_focus = self.hasFocus() or self._pages.isAncestorOf(self.focusWidget() or self)
        self._pages.setCurrentWidget(self.nothing if lacking else self._views[tab])
        if had_focus and not lacking:
            self._views[tab].setFocus()

    def _go_way_out(self) -> None:
        tab = self.tabs.current
        if tab is Tab.PASSAGES and self.answers.get(tab) is None:
            self._wants_all = True
            self.ask()
        else:
            self.bar.show_question(Question())
            self._change()

    def _ask_cell(self, tab: Tab, row: Code, column: MatrixColumn) -> None:
        shown, book = self.answers.get(tab), self._project.codebook
        if any(isinstance(each, Code) and each.id not in book.by_id for each in (row, column)):
            # Codes were deleted since; what is asked anew is without them.
            self.ask()
        elif isinstance(shown, MatrixShown):
            question = answers.cell_question(shown, self._project, row, column)
            if question is None:
                self._desk.noted.emit(tr("No question asks for just the passages of this cell."))
                return
            before = _Before(self.bar.question(), set(self._due))
            self.ask_question(question)
            self._before = before

    def _ask_for_export(self) -> None:
        tab, options = self.tabs.current, self.bar.matrix_options()
        if tab is Tab.PASSAGES:
            selection = Selection(question=self.bar.question())
        else:
            selection = Selection(matrix=options)
        name = DIVIDED.get(options.by, "code-by-attribute") if options.by else str(tab)
        self.export_requested.emit(name if tab is Tab.BY_SOURCE else str(tab), selection)

    def _tell_copied(self, count: int) -> None:
        self.said.emit(
            plural("Copied {count} passage with its source", "Copied {count} passages with source", count)
        )


_PLAIN = {"within": 1, "unit": Question().unit, "across_coders": False, "with_children": True}
"""What alone asks for nothing."""
