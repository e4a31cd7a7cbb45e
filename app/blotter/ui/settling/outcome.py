"""OutcomeView: agreement before and after negotiation side by side, who prevailed, and who decided."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.measures import measure
from blotter.analysis.settling import ANY_REASON, Prevailed
from blotter.domain.decision import Decision
from blotter.domain.edit import Changes
from blotter.domain.round import Round
from blotter.domain.segment import Segment
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import settling
from blotter.project.settling import Negotiated
from blotter.ui import code_look, style, theme
from blotter.ui.comparison.change_scale import Change
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.comparison.words import DASH, coefficient
from blotter.ui.desk import Desk
from blotter.ui.language import in_order, later, plural, tr, translated
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.settling.prevailed_chart import PrevailedChart
from blotter.ui.settling.words import is_by_rule
from blotter.ui.tasks import Latest, TaskRunner
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import plainly, read_path

CODE, BEFORE, AFTER, DRAWN = range(4)
_TITLES = (later("Code"), later("Before"), later("After"), later("○ before, ● after"))
_ROLE = Qt.ItemDataRole
_NOTHING = later("Nothing is settled yet. Agreement before and after stands here once something is.")
_HIDDEN = later("Names are hidden: who prevailed is told with names. *Show names*")


class _Found(NamedTuple):
    """What came of the decisions of a round."""

    rows: Sequence[Negotiated]
    prevailed: Sequence[Prevailed]
    decisions: Sequence[Decision]


class OutcomeView(QWidget):
    """Computed away from the window whenever it is shown and something was decided since."""

    names_requested = Signal()

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = desk.project
        self._of: Round | None = None
        self._hides = False
        self._is_due = True
        self._found = _Found((), (), ())
        self._making = Latest(tasks, self)
        self.measure = ChoiceBox(tr("Measure"))
        self.table = Rows(tr("Agreement before and after"))
        self.rows = NegotiatedModel(self)
        self.chart = PrevailedChart()
        self.deciders = QLabel()
        self.nothing = Empty()
        self.hidden = Empty()
        self._tables, self._charts = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._making.answered.connect(self._take)
        self.measure.chosen_changed.connect(lambda _: self._show())
        self.hidden.note.action_requested.connect(self.names_requested)
        desk.bridge.changed.connect(self._follow)

    def _lay_out(self) -> None:
        self.table.setModel(self.rows)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((BEFORE, 74), (AFTER, 74), (DRAWN, 190)):
            header.resizeSection(column, px(width))
        title = PaneTitle(tr("Agreement before and after"))
        self.measure.setMinimumContentsLength(18)
        title.add(self.measure)
        title.setFixedHeight(px(32))
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.nothing)
        left = _column(title, self._tables)
        self.deciders.setTextFormat(Qt.TextFormat.PlainText)
        self.deciders.setWordWrap(True)
        self.deciders.setContentsMargins(px(12), px(10), px(12), px(10))
        who = _column(self.chart, PaneTitle(tr("Who decided")), self.deciders)
        self._charts.addWidget(who)
        self._charts.addWidget(self.hidden)
        prevailed = PaneTitle(tr("Who prevailed"))
        prevailed.setFixedHeight(px(32))
        right = _column(prevailed, self._charts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes([px(740), px(540)])
        split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def show_round(self, of: Round | None, hides: bool) -> None:
        """Show what came of a round, or of open coding; with names hidden nobody's success is told."""
        is_other = of != self._of
        self._of, self._hides = of, hides
        self._charts.setCurrentIndex(1 if hides else 0)
        self.hidden.note.say(tr(_HIDDEN) if hides else "")
        if is_other or self._is_due:
            self._begin()

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Decision, Segment):
            self._is_due = True
            if self.isVisible():
                self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._begin()

    def _begin(self) -> None:
        self._is_due = False
        project, of = self._project, self._of

        def work(progress: Progress) -> _Found | BlotterError:
            try:
                rows = settling.negotiated(project, of, progress) if project.decisions(of) else []
                return _Found(rows, settling.prevailed(project, of), project.decisions(of))
            except BlotterError as error:
                return error

        self._making.ask(work, is_quick=False)

    def _take(self, found: _Found | BlotterError) -> None:
        if isinstance(found, BlotterError):
            self._found = _Found((), (), ())
            self.nothing.note.say(plainly(found))
        else:
            self._found = found
            self.nothing.note.say("" if found.rows else tr(_NOTHING))
        measures = list(dict.fromkeys(row.measure for row in self._found.rows))
        self.measure.offer(Choice(each, tr(measure(each).title)) for each in measures)
        if not self.measure.chosen() and measures:
            self.measure.choose(measures[0])
        self.measure.setVisible(bool(measures))
        self._show()

    def _show(self) -> None:
        found, chosen = self._found, self.measure.chosen()
        rows = [row for row in found.rows if row.measure == chosen and _is_told(row)]
        book = self._project.codebook
        colours = {book.path(code.id): book.colour(code.id) for code in book}
        self.rows.show_rows(rows, colours)
        self._tables.setCurrentWidget(self.table if rows else self.nothing)
        if found.rows and not rows:
            self.nothing.note.say(tr("This measure has no value before or after."))
        self.chart.show_rows([row for row in found.prevailed if row.reason == ANY_REASON])
        self.deciders.setText(self._told_deciders(found.decisions))

    def _told_deciders(self, decisions: Sequence[Decision]) -> str:
        people = self._project.coders
        by_rule = sum(is_by_rule(each) for each in decisions)
        counts = Counter((each.coder, each.took_part) for each in decisions if not is_by_rule(each))
        lines = []
        for (coder, took_part), count in in_order(
            counts.items(), lambda each: people[each[0][0]].name if each[0][0] in people else ""
        ):
            name = people[coder].name if coder in people else tr("Nobody in particular")
            told = plural("{count} place", "{count} places", count)
            words = later("{name}: {what}, as one of the coders") if took_part else later("{name}: {what}")
            lines.append(tr(words, name=name, what=told))
        if by_rule:
            lines.append(tr("By rule: {what}", what=plural("{count} place", "{count} places", by_rule)))
        hidden = sum(each.hidden for each in decisions)
        if hidden:
            lines.append(
                plural(
                    "At {count} place names were hidden meanwhile.",
                    "At {count} places names were hidden meanwhile.",
                    hidden,
                )
            )
        return "\n".join(lines)


def _is_told(row: Negotiated) -> bool:
    return row.before is not None or row.after is not None


class NegotiatedModel(TitledRows):
    """A row a code: the measure before, after, and both drawn."""

    TITLES = _TITLES
    NUMBERS = frozenset({BEFORE, AFTER})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Negotiated] = ()
        self._colours: dict[str, str] = {}

    def show_rows(self, rows: Sequence[Negotiated], colours: dict[str, str]) -> None:
        """Show these; `colours` are those of the codes by path."""
        self.beginResetModel()
        self._rows, self._colours = rows, colours
        self.endResetModel()

    def size(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return (read_path(row.code), coefficient(row.before), coefficient(row.after), "")[column]
        if role == _ROLE.TextAlignmentRole and column in (BEFORE, AFTER):
            return Qt.AlignmentFlag.AlignRight
        if role == CellRole.FIGURE:
            return column in (BEFORE, AFTER)
        if role == Role.STRONG:
            return column == AFTER
        if role == CellRole.SCALE and column == DRAWN:
            return Change(row.before, row.after)
        if role == Role.SWATCH and column == CODE:
            return code_look.look(self._colours.get(row.code, ""), theme.current().is_dark)
        if role == _ROLE.ToolTipRole:
            return translated(row.reason) if row.reason else None
        if role == _ROLE.AccessibleTextRole and column == DRAWN:
            return tr(
                "before {before}, after {after}",
                before=coefficient(row.before),
                after=coefficient(row.after),
            ).replace(DASH, tr("no value"))
        return None


def _column(*widgets: QWidget) -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    if not isinstance(widgets[-1], QStackedWidget):
        column.addStretch(1)
    style.set_role(pane, "page")
    pane.setBackgroundRole(QPalette.ColorRole.Base)
    pane.setAutoFillBackground(True)
    return pane
