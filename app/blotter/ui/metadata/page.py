"""MetadataPage: all documents as a sheet of cells, and all cases with what belongs to them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.round import Round
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.ui import style
from blotter.ui.asking.tabs import TabRow
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.metadata.case_parts import CaseParts
from blotter.ui.metadata.sheet.view import SheetView
from blotter.ui.models.documents_model import GLYPHS
from blotter.ui.rounds.todo import statuses_in
from blotter.ui.segment_counts import SegmentCounts
from blotter.ui.tasks import TaskRunner

_PARTS = 34
"""The share of the height that the parts of a case take, in per cent."""

_SHOWN = (Source, DocumentGroup, Case, CasePart, Attribute, AttributeValue, Assignment, Round)


class Tab(StrEnum):
    """The sheets of the page."""

    DOCUMENTS = "documents"
    CASES = "cases"


class MetadataPage(QWidget):
    """Follows the project; rows stay where they are while cells are typed in."""

    passage_requested = Signal(str, object)
    document_requested = Signal(str)
    arranged = Signal()

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_due = True
        self._due = {*Tab}
        """The sheets that are to be read before they are seen."""
        self._is_divided = False
        self._counts = SegmentCounts(self._project, tasks, self)
        self.tabs: TabRow[Tab] = TabRow({Tab.DOCUMENTS: tr("Documents"), Tab.CASES: tr("Cases")})
        self.documents = SheetView(desk, Bearer.DOCUMENTS)
        self.cases = SheetView(desk, Bearer.CASES)
        self.parts = CaseParts(desk.project)
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(tr("Documents and cases"))
        style.set_role(title, "heading")
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.setSpacing(16)
        head.addWidget(title)
        head.addWidget(self.tabs)
        head.addStretch()
        self._split.addWidget(self.cases)
        self._split.addWidget(self.parts)
        self._split.setStretchFactor(0, 1)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._pages.addWidget(self.documents)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.turn_to)
        self._counts.answered.connect(self._show_counts)
        self.cases.current_changed.connect(lambda _: self._show_parts())
        self.parts.passage_requested.connect(self.passage_requested)
        self.parts.document_requested.connect(self.document_requested)
        self.documents.opened.connect(self.document_requested)
        self.cases.opened.connect(lambda _: self.parts.table.setFocus())
        for view in self.views:
            view.arranged.connect(self.arranged)
        self._desk.bridge.changed.connect(self._follow)
        self._desk.coder_changed.connect(self._read_if_shown)

    @property
    def views(self) -> tuple[SheetView, SheetView]:
        """Both sheets."""
        return self.documents, self.cases

    @property
    def view(self) -> SheetView:
        """The sheet that is shown."""
        return self.documents if self.tabs.current is Tab.DOCUMENTS else self.cases

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Show what became due out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cells take the focus, if there are any."""
        super().focusInEvent(event)
        self.view.take_focus()

    def turn_to(self, tab: Tab) -> None:
        """Show a sheet."""
        self.tabs.choose(tab)
        self._pages.setCurrentIndex(0 if tab is Tab.DOCUMENTS else 1)
        if tab is Tab.CASES and not self._is_divided:
            self._is_divided = True
            height = self.height()
            self._split.setSizes([height - height * _PARTS // 100, height * _PARTS // 100])
        if self.isVisible():
            self._show_due()

    def _show_due(self) -> None:
        """Read the sheet in view, if it is due."""
        if self._is_due:
            self.refresh()
        elif self.tabs.current in self._due:
            self._due.discard(self.tabs.current)
            self.view.refresh()
            self._show_parts()

    def _read_if_shown(self) -> None:
        self._is_due = True
        if self.isVisible():
            self.refresh()

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN, Segment):
            return
        if not self.isVisible():
            self._is_due = True
            return
        if changes.touches(*_SHOWN):
            self._show_statuses()
            self.view.renew()
            self._due |= {each for each in Tab if each is not self.tabs.current}
            self._show_parts()
        if changes.touches(Segment, Source):
            self._counts.count()

    def refresh(self) -> None:
        """Show the project as it is now."""
        self._is_due = False
        self._show_statuses()
        self._counts.count()
        self._due = {*Tab}
        self._show_due()

    def _show_statuses(self) -> None:
        coder = self._project.actor
        statuses = statuses_in(self._project, self._project.working_in, coder) if coder else {}
        words = {each: tr(GLYPHS[status][1]) for each, status in statuses.items()}
        self.documents.sheet.statuses = self.documents.sheet.facts.statuses = words

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        self.documents.sheet.count_segments(counts)
        self.documents.model.tell_all()

    def _show_parts(self) -> None:
        self.parts.can_change = self._desk.can_change
        self.parts.show_case(self._project.cases.get(self.cases.table.current_id()))

    # What is kept

    def holds_wrong_cells(self) -> bool:
        """Whether cells hold what was typed and did not fit."""
        return any(view.model.wrong for view in self.views)

    def arrangement(self) -> dict[str, Any]:
        """How both sheets are arranged, to be kept."""
        return {view.of.value: view.arrangement() for view in self.views}

    def arrange(self, kept: Mapping[str, Any]) -> None:
        """Have both sheets as they were kept."""
        for view in self.views:
            view.arrange(dict(kept.get(view.of.value, {})))
        self._is_due = True
