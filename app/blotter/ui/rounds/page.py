"""RoundsPage: the reliability rounds, what can be done with each, and agreement over time."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.names import name_key
from blotter.domain.round import KeptAgreement, Override, Round
from blotter.domain.segment import Coder
from blotter.project import rounds
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, plural, tr
from blotter.ui.rounds.charts import Charts
from blotter.ui.rounds.roomy import RoomyDelegate
from blotter.ui.rounds.round_model import CODERS, NAME, RoundModel
from blotter.ui.rounds.round_words import facts_of
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.key_map import KeyMap
from blotter.ui.views.rows_table import RowsTable

_SHOWN = (Round, Assignment, Override, KeptAgreement, Coder, Code)
_NO_ROUNDS = later("No reliability rounds yet. *Start a round…*")
_WIDTHS = (190, 140, 0, 200, 104, 104)
_TABLE, _CHARTS = 250, 420
_FACTS = 320


class RoundsPage(QWidget):
    """Shows the rounds and says what is asked for, each by id; it follows the project."""

    start_asked = Signal()
    work_asked = Signal(str)
    leave_asked = Signal()
    open_asked = Signal(str)
    look_asked = Signal(str)
    compare_asked = Signal(str)
    settle_asked = Signal(str)
    report_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_due = True
        self.start = QPushButton(tr("Start a reliability round…"))
        self.told = QLabel()
        self.model = RoundModel(self._project, self)
        self.table = RowsTable(self.model, tr("Reliability rounds"), CODERS, NAME, self)
        self.work, self.open, self.look, self.compare, self.settle, self.report = (
            QPushButton(tr("Code in it")),
            QPushButton(tr("Open now…")),
            QPushButton(tr("Look before it opens…")),
            QPushButton(tr("Compare")),
            QPushButton(tr("Settle")),
            QPushButton(tr("Report…")),
        )
        self.facts = QLabel()
        self.charts = Charts(self._project)
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(tr("Reliability rounds"))
        set_role(title, "heading")
        set_role(self.told, "hint")
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.start, self.told):
            line.addWidget(widget)
        self._dress_table()
        acts = QWidget()
        row = FlowLayout(acts, gap=8)
        row.setContentsMargins(12, 6, 12, 6)
        for button in self._acts():
            row.addWidget(button)
        upper, lower = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(acts)
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.facts.setContentsMargins(12, 8, 12, 8)
        self.facts.setMinimumWidth(px(150))
        upper.addWidget(left)
        upper.addWidget(self.facts)
        upper.setStretchFactor(0, 3)
        upper.setStretchFactor(1, 1)
        upper.setSizes([px(960), px(_FACTS)])
        lower.addWidget(upper)
        lower.addWidget(self.charts)
        lower.setSizes([px(_TABLE), px(_CHARTS)])
        for each in (upper, lower):
            each.setHandleWidth(1)
            each.setChildrenCollapsible(False)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(lower)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _dress_table(self) -> None:
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setIconSize(QSize(px(16), px(16)))
        self.table.setItemDelegate(RoomyDelegate(self.table))
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(False)
        for column, width in enumerate(_WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(column, px(width))

    def _acts(self) -> tuple[QPushButton, ...]:
        return self.work, self.open, self.look, self.compare, self.settle, self.report

    def _connect(self) -> None:
        self.start.clicked.connect(self.start_asked)
        self.nothing.note.action_requested.connect(self.start_asked)
        self.work.clicked.connect(self._work)
        for button, asked in (
            (self.open, self.open_asked),
            (self.look, self.look_asked),
            (self.compare, self.compare_asked),
            (self.settle, self.settle_asked),
            (self.report, self.report_asked),
        ):
            button.clicked.connect(lambda _=False, asked=asked: asked.emit(self.chosen_id()))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.table.doubleClicked.connect(lambda _: self._work())
        KeyMap(self.table, dict.fromkeys(("Return", "Enter"), self._work))
        self._desk.bridge.changed.connect(self._follow)
        self._desk.coder_changed.connect(self._renew)
        self._desk.rest_changed.connect(self._show_chosen)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Show what became due out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table takes the focus, if there is one."""
        super().focusInEvent(event)
        (self.table if self.model.rowCount() else self.start).setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self._renew()

    def _renew(self) -> None:
        self._is_due = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the rounds as they are now, with the cursor where it was, at first on the newest."""
        self._is_due = False
        chosen = self.chosen_id()
        self.model.read()
        self.charts.show_course()
        self._choose_row(max(0, self.model.row_of(chosen)))
        self._show_state()

    def choose(self, name: str) -> None:
        """Put the cursor on the round of this name."""
        if self._is_due:
            self.refresh()
        for row, each in enumerate(self.model.states):
            if name_key(each.round.name) == name_key(name):
                self._choose_row(row)

    def chosen(self) -> Round | None:
        """The round that the cursor is on."""
        return self.model.round(self.table.currentIndex().row())

    def choose_again(self, identity: str) -> None:
        """Put the cursor where it was on a page that this one stands in for."""
        if self._is_due:
            self.refresh()
        self._choose_row(max(0, self.model.row_of(identity)))

    def chosen_id(self) -> str:
        """Its id, "" for none."""
        chosen = self.chosen()
        return chosen.id if chosen is not None else ""

    def _choose_row(self, row: int) -> None:
        if row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, NAME))
        self._show_chosen()

    # What is shown

    def _show_state(self) -> None:
        count = self.model.rowCount()
        self.nothing.note.say("" if count else tr(_NO_ROUNDS))
        self._pages.setCurrentIndex(1 if count else 0)
        blind = sum(each.is_blind for each in self.model.states)
        told = plural("{count} round is blind", "{count} rounds are blind", blind) if blind else ""
        self.told.setText(told if self._project.writable else tr("The project is open for reading only."))
        self.start.setEnabled(self._desk.can_change)

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            self.facts.setText("")
            for button in self._acts():
                button.setEnabled(False)
            return
        state = rounds.state(self._project, chosen)
        actor, can_change = self._project.actor, self._desk.can_change
        is_here = self._project.working_in == chosen
        self.work.setText(tr("Code openly again") if is_here else tr("Code in it"))
        self.work.setEnabled(is_here or (actor is not None and actor.id in chosen.coders))
        lead = self._project.coders.get(chosen.lead or "")
        may_open = can_change and state.is_blind and lead in (None, actor)
        self.open.setEnabled(may_open)
        self.look.setEnabled(may_open and not state.sees_all)
        for button in (self.open, self.look):
            told = lead is not None and lead != actor and state.is_blind
            button.setToolTip(
                tr("Only {lead}, who started the round, may do this.", lead=lead.name)
                if told and lead
                else ""
            )
        for button in (self.compare, self.report):
            button.setEnabled(state.sees_all)
        self.settle.setEnabled(state.sees_all and can_change)
        self.facts.setText(facts_of(self._project, state))

    def _work(self) -> None:
        chosen = self.chosen()
        if chosen is None or not self.work.isEnabled():
            return
        if self._project.working_in == chosen:
            self.leave_asked.emit()
        else:
            self.work_asked.emit(chosen.id)
