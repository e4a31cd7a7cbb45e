"""FieldRow: a field of the form: its name, its editor, what is wrong with it, what is proposed for it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from blotter.analysis.records.proposals import Proposal
from blotter.domain.record import Blank
from blotter.project.project import Project
from blotter.ui.language import tr
from blotter.ui.records.form.editor import Editor
from blotter.ui.records.form.proposal_line import ProposalLine
from blotter.ui.records.form.told import blank_words
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role

_LINE = 26


class FieldRow(QWidget):
    """Tells when it is turned to, by pointer or focus, so that its evidence can be shown."""

    pointed = Signal(str)
    """The field, or "" when the pointer has left it."""
    accepted = Signal(object)
    turned_down = Signal(object)
    proposal_pointed = Signal(object)

    def __init__(self, editor: Editor, can_be_blank: bool) -> None:
        super().__init__()
        self.editor, self.field = editor, editor.field
        self._can_be_blank = can_be_blank
        self.name = QLabel(editor.label)
        self.name.setFixedHeight(px(_LINE))
        self.name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(self.name, "field")
        self.wrong = QLabel()
        self.wrong.setWordWrap(True)
        set_role(self.wrong, "error")
        self.wrong.hide()
        self.lines: list[ProposalLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(editor)
        self._column.addWidget(self.wrong)
        editor.refused.connect(self._refuse)
        for part in (self, self.name):
            part.setAttribute(Qt.WidgetAttribute.WA_Hover)
            part.installEventFilter(self)

    def _refuse(self, why: str) -> None:
        self.wrong.setText(f"⚠ {why}" if why else "")
        self.wrong.setVisible(bool(why))
        if why:
            self.wrong.setAccessibleName(why)

    def mark(self, is_on: bool) -> None:
        """Set the name off: the evidence that is pointed at supports the field."""
        set_claim(self.name, "marked", is_on)

    def is_ready(self) -> bool:
        """Whether nothing is typed that is no value."""
        return self.wrong.isHidden()

    # What is proposed

    def show_proposals(self, project: Project, proposals: Sequence[Proposal]) -> None:
        """Show these lines; those that are there already stay."""
        kept = {line.proposal: line for line in self.lines if line.proposal in proposals}
        for line in self.lines:
            if line.proposal not in kept:
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
        self.lines = [kept.get(each) or self._line(project, each) for each in proposals]
        for line in self.lines:
            self._column.removeWidget(line)
            self._column.addWidget(line)

    def stops(self) -> list[QWidget]:
        """Where Tab stops: in the editor, then on what is proposed."""
        links = (link for line in self.lines for link in (line.accept, line.reject))
        return [*self.editor.stops(), *links]

    def _line(self, project: Project, proposal: Proposal) -> ProposalLine:
        line = ProposalLine(project, proposal)
        line.accepted.connect(self.accepted)
        line.turned_down.connect(self.turned_down)
        line.pointed.connect(self.proposal_pointed)
        return line

    def proposal(self) -> Proposal | None:
        """The proposal that keys mean: the one with the focus, else the first."""
        focus = QApplication.focusWidget()
        held = next((each for each in self.lines if focus is not None and each.isAncestorOf(focus)), None)
        line = held or next(iter(self.lines), None)
        return line.proposal if line else None

    # Kinds of nothing

    def watch(self) -> None:
        """Offer the kinds of nothing in the menu of every part of the editor."""
        for part in (self.name, *self.editor.findChildren(QWidget)):
            part.installEventFilter(self)

    def blank_menu(self, parent: QMenu | None = None) -> QMenu:
        """The kinds of nothing as entries of a menu, after what is there."""
        menu = parent or QMenu(self)
        if not self._can_be_blank:
            return menu
        if not menu.isEmpty():
            menu.addSeparator()
        for blank in Blank:
            menu.addAction(blank_words(blank), partial(self._leave_blank, blank))
        menu.addAction(tr("empty: not yet coded"), lambda: self._leave_blank(None))
        return menu

    def _leave_blank(self, why: Blank | None) -> None:
        self.editor.give_up()
        self.editor.blanked.emit(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.HoverEnter:
            self.pointed.emit(self.field)
        elif kind == QEvent.Type.HoverLeave:
            self.pointed.emit("")
        elif kind == QEvent.Type.FocusIn and watched is not self:
            self.pointed.emit(self.field)
        elif isinstance(event, QContextMenuEvent) and kind == QEvent.Type.ContextMenu and self._can_be_blank:
            own = watched.createStandardContextMenu() if isinstance(watched, _TEXTS) else None
            menu = self.blank_menu(own)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())
            return True
        return False


_TEXTS = (QLineEdit, QPlainTextEdit)
