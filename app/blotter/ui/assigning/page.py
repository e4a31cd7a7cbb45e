"""AssigningPage: who codes what, given out by hand or by a plan, and how far everybody is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.assignment import Assignment
from blotter.domain.edit import Changes
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.ui import style, theme
from blotter.ui.assigning.sheet import Sheet
from blotter.ui.assigning.words import WANTED, Wanted
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.scale import px
from blotter.ui.views.filter_box import FilterBox

_SHOWN = (Assignment, Coder, Source)
_NO_DOCUMENTS = later("No documents yet. *Import…*")
_NO_CODERS = later("No coders yet. *Coders…*")
_NONE_LIKE_THIS = later("No document is like this. *Show all documents*")
_HINT = later("Space gives a document to a coder, or takes it back; the menu of a cell has every status.")
_SOME = later_plural("{shown} of {count} document", "{shown} of {count} documents")
_READ_ONLY = later("The project is open for reading only.")


class AssigningPage(QWidget):
    """The page of assignments; it says what is asked for, and follows the project."""

    status_asked = Signal(object, object)
    """`list[Pair]`, and the `Status` that they are to have; None: not assigned."""
    plan_asked = Signal(object)
    """A plan is to be drawn for these documents: `list[Source]`, or None for all."""
    document_asked = Signal(str)
    import_asked = Signal()
    coders_asked = Signal()
    export_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_due = True
        self.filter = FilterBox(tr("Find a document"))
        self.wanted = QComboBox()
        self.plan = QPushButton(tr("Plan…"))
        self.export = QPushButton(tr("Export…"))
        self.told = QLabel()
        self.sheet = Sheet(self._project)
        self.matrix, self.board = self.sheet.matrix, self.sheet.matrix.board
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(tr("Assignments"))
        style.set_role(title, "heading")
        style.set_role(self.told, "hint")
        for wanted, words in WANTED.items():
            self.wanted.addItem(tr(words), wanted)
        self.wanted.setAccessibleName(tr("Which documents"))
        self.filter.setFixedWidth(px(220))
        self.plan.setToolTip(tr("Share documents out among coders, by lot and in balance"))
        head = QWidget()
        line = FlowLayout(head, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.filter, self.wanted, self.plan, self.export, self.told):
            line.addWidget(widget)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self.filter.filter_changed.connect(lambda _: self._filter())
        self.filter.left_downward.connect(self._leave_filter)
        self.wanted.currentIndexChanged.connect(lambda _: self._filter())
        self.plan.clicked.connect(self._ask_for_plan)
        self.export.clicked.connect(self.export_asked)
        self.matrix.status_asked.connect(self.status_asked)
        self.matrix.document_asked.connect(self.document_asked)
        self.nothing.note.action_requested.connect(self._go_way_out)
        self._desk.bridge.changed.connect(self._follow)
        self._desk.coder_changed.connect(self.board.show_actor)
        self._desk.rest_changed.connect(self._show_state)
        theme.notifier().changed.connect(self.update)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Show what became due out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The matrix takes the focus, if there is one."""
        super().focusInEvent(event)
        if self._pages.currentWidget() is self.sheet:
            self.matrix.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        self._is_due = True
        if self.isVisible():
            self.refresh(has_new_documents=changes.touches(Coder, Source))

    def refresh(self, has_new_documents: bool = True) -> None:
        """Show the project as it is now."""
        self._is_due = False
        if has_new_documents:
            self.board.show_documents()
        else:
            self.board.show_statuses()
        self._show_state()

    # What is shown

    def choose(self, source: str) -> None:
        """Show a document, whatever the filter, with the cursor in its row."""
        if self._is_due:
            self.refresh()
        if self.board.row_of(source) < 0:
            self._show_all()
        self.matrix.choose(source)

    def _filter(self) -> None:
        self.board.show_filter(self.filter.text(), Wanted(self.wanted.currentData()))
        self._show_state()

    def _show_all(self) -> None:
        self.filter.clear()
        self.wanted.setCurrentIndex(0)

    def _is_narrowed(self) -> bool:
        return len(self.board.rows) < self.board.documents()

    def _show_state(self) -> None:
        lacking = self._lacking()
        self.nothing.note.say(tr(lacking) if lacking else "")
        self._pages.setCurrentWidget(self.nothing if lacking else self.sheet)
        if not lacking:
            self.matrix.keep_cursor()
        if self.hasFocus() and not lacking:
            self.matrix.setFocus()
        self.plan.setEnabled(self._desk.can_change and lacking in ("", _NONE_LIKE_THIS))
        self.export.setEnabled(bool(self.board.documents()))
        self.told.setText(self._words())

    def _lacking(self) -> str:
        if not self.board.documents():
            return _NO_DOCUMENTS
        if not self.board.coders:
            return _NO_CODERS
        return "" if self.board.rows else _NONE_LIKE_THIS

    def _words(self) -> str:
        if not self._project.writable:
            return tr(_READ_ONLY)
        if self._is_narrowed():
            return plural(*_SOME, self.board.documents(), shown=len(self.board.rows))
        return tr(_HINT)

    def _leave_filter(self) -> None:
        if self._pages.currentWidget() is self.sheet:
            self.matrix.setFocus()

    def _go_way_out(self) -> None:
        lacking = self._lacking()
        if lacking == _NO_DOCUMENTS:
            self.import_asked.emit()
        elif lacking == _NO_CODERS:
            self.coders_asked.emit()
        else:
            self._show_all()

    def _ask_for_plan(self) -> None:
        is_some = self._is_narrowed() and self.board.rows
        self.plan_asked.emit(list(self.board.rows) if is_some else None)
