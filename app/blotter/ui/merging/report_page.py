"""MergedPage: what came of a merge, what was decided and settled, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.merging.came_table import CameTable
from blotter.ui.merging.fold import Fold
from blotter.ui.merging.lines import LineList, decided_lines, settled_lines
from blotter.ui.merging.looking import Merged
from blotter.ui.merging.words import counts_words, quoted, total
from blotter.ui.style import set_role
from blotter.ui.views.pane_title import PaneTitle

_NO_REPORT = later("No copies have been merged since the project was opened. *Merge copies…*")
_NO_LINES = later("Nothing had to be decided, and nothing to be settled by rule.")
_UNDONE = later("The merge is undone: the project is as it was before.")
_LATER_STEPS = later("Something was done since. Undo that first.")


class MergedPage(QWidget):
    """Keeps the report of the last merge while the project is open."""

    choose_requested = Signal()
    """Copies are to be chosen."""
    undo_requested = Signal()
    export_requested = Signal()
    thing_requested = Signal(str, str)
    """A type's name and an id: it is to be shown where it stands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self.merged: Merged | None = None
        self._title, self._told, self._state = QLabel(), QLabel(), QLabel()
        self.export, self.undo = QPushButton(tr("Save report…")), QPushButton(tr("Undo merge"))
        self.came, self.lines = CameTable(), LineList(tr("Decided, and settled by rule"))
        self.came_fold = Fold(tr("What came"), self.came)
        self.nothing, self.no_lines = Empty(), Empty()
        self._pages, self._below = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        set_role(self._title, "heading")
        set_role(self._told, "muted")
        set_role(self._state, "muted")
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (self._title, self._told, self.export, self.undo, self._state):
            line.addWidget(widget)
        self._below.addWidget(self.no_lines)
        self._below.addWidget(self.lines)
        report = QWidget()
        column = QVBoxLayout(report)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.came_fold, PaneTitle(tr("Decided, and settled by rule")), self._below):
            column.addWidget(part, 1 if part is self._below else 0)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(report)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(lambda _: self._show_state())
        self._desk.rest_changed.connect(self._show_state)
        self.nothing.note.action_requested.connect(self.choose_requested)
        self.lines.thing_requested.connect(self.thing_requested)
        self.export.clicked.connect(self.export_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.nothing.note.say(tr(_NO_REPORT))
        self.no_lines.note.say(tr(_NO_LINES))

    def show_merged(self, merged: Merged) -> None:
        """Show what came of a merge."""
        self.merged = merged
        self.came_fold.fold_out(True)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus, or what comes before it."""
        super().focusInEvent(event)
        if self.merged is not None:
            (self.lines if self.lines.lines.lines else self.came).setFocus(event.reason())

    def can_undo(self) -> bool:
        """Whether the merge is the last step that holds."""
        last = self._project.next_undo()
        return self.merged is not None and last is not None and last.id == self.merged.step

    def _show(self) -> None:
        merged = self.merged
        self._pages.setCurrentIndex(0 if merged is None else 1)
        if merged is None:
            return
        self._title.setText(tr("Merged {copies}", copies=in_a_row(quoted(name) for name in merged.names)))
        decided = plural("{count} thing decided", "{count} things decided", len(merged.decided))
        settled = plural("{count} settled by rule", "{count} settled by rule", len(merged.report.remarks))
        self._told.setText(tr("{decided}, {settled}", decided=decided, settled=settled))
        self.came.show_came(merged.report.came)
        self.came_fold.tell(counts_words(total(merged.report.came)))
        lines = [
            *decided_lines(self._project, merged.decided),
            *settled_lines(self._project, merged.report.remarks),
        ]
        self.lines.show_lines(lines)
        self._below.setCurrentIndex(1 if lines else 0)
        self._show_state()

    def _show_state(self) -> None:
        """Whether the merge can be undone now, or why not."""
        if self.merged is None:
            return
        is_undone = any(each.id == self.merged.step and each.undone for each in self._project.history())
        why = tr(_UNDONE) if is_undone else "" if self.can_undo() else tr(_LATER_STEPS)
        self.undo.setEnabled(not why and self._desk.can_change)
        self.undo.setToolTip(why)
        self._state.setText(tr(_UNDONE) if is_undone else "")
        self._state.setVisible(is_undone)
