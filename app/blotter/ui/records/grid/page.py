"""RecordsPage: all records as a sheet of cells, narrowed, sorted, grouped and typed in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.record import Actor, Evidence, Record
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, StudyFrame
from blotter.project.sorting import SortBy, turned
from blotter.ui import theme
from blotter.ui.cells.chips import FilterChips
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.records.grid.head import GridHead
from blotter.ui.records.grid.knowing import Knowing
from blotter.ui.records.grid.layout import SheetLayout
from blotter.ui.records.grid.menus import GridMenus
from blotter.ui.records.grid.model import GridModel
from blotter.ui.records.grid.narrowing import Narrowing
from blotter.ui.records.grid.passages import PassagesList
from blotter.ui.records.grid.sheet import Sheet
from blotter.ui.records.grid.table import RecordsTable
from blotter.ui.records.grid.typist import Typist
from blotter.ui.tasks import TaskRunner

_TYPING = 120
"""Milliseconds of quiet after which typed words are looked for."""

_PASSAGES = 28
"""The share of the sheet's height that the list of passages takes, in per cent."""

_NONE = later("No records yet. Select a passage in the text and press Ctrl+E. *Back to the text*")
_NONE_LIKE_THIS = later("No record is like this. *Show all records*")
_SOME = later_plural("{shown} of {count} record", "{shown} of {count} records")
_ALL = later_plural("{count} record", "{count} records")

_ALL_CHANGED = (Actor, Code, Coder, CountryRegion, CountryTable, RecordField, RecordKind, StudyFrame)
_BY_DOCUMENT = (DocumentGroup, Case, CasePart, Attribute, AttributeValue, Source)


class RecordsPage(QWidget):
    """Follows the project; rows stay where they are while cells are typed in."""

    record_requested = Signal(str)
    passage_requested = Signal(str, object)
    text_requested = Signal()
    delete_requested = Signal(object)
    """`list[Record]`"""
    new_requested = Signal(object)
    """A record of the same passages is to be made: the `Record`, or None where there is none."""
    merge_requested = Signal(object)
    """A `Record` that is a duplicate of another."""
    export_requested = Signal(object)
    """`Table`"""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_due = True
        self.sheet = Sheet(self._project)
        self.grid = GridModel(self)
        self.head = GridHead(self._project)
        self.chips = FilterChips()
        self.notice = Notice()
        self.table = RecordsTable(self._project, self.grid)
        self.passages = PassagesList(self._project)
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self.knowing = Knowing(self.sheet, self.grid, tasks)
        self.layout_of_sheet = SheetLayout(self.sheet, self.table, self.head)
        self.arranged = self.layout_of_sheet.arranged
        self.typist = Typist(desk, self.sheet, self.table, self.notice)
        self.narrowing = Narrowing(self.sheet, self.head.narrow.menu(), self.chips, self)
        self.menus = GridMenus(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._split.addWidget(self.table)
        self._split.addWidget(self.passages)
        self._split.setStretchFactor(0, 1)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self.passages.hide()
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.chips, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.words.filter_changed.connect(lambda _: self._typing.start())
        head.words.left_downward.connect(self._leave_words)
        self._typing.timeout.connect(self.look_for_words)
        head.documents.filter_changed.connect(lambda asked: self.ask(self.sheet.asked.within(asked)))
        head.group_chosen.connect(self.group_by)
        head.passages.toggled.connect(self._show_passages)
        head.export.clicked.connect(lambda: self.export_requested.emit(self.sheet.as_table()))
        self.narrowing.asked.connect(self.ask)
        self.typist.went_wrong.connect(self._show_cell)
        self.typist.all_wanted.connect(lambda: self.ask(EVERYTHING))
        self.nothing.note.action_requested.connect(self._go_way_out)
        table.record_requested.connect(self.record_requested)
        table.passages_requested.connect(self.open_passages)
        table.fold_requested.connect(self.fold)
        table.filter_requested.connect(head.words.setFocus)
        table.sort_requested.connect(self.sort_by)
        table.selectionModel().currentChanged.connect(lambda *_: self._show_cell())
        self.passages.passage_requested.connect(self.passage_requested)
        self.knowing.checked.connect(self._show_rows)
        self._desk.bridge.changed.connect(self._follow)
        self._desk.coder_changed.connect(self._read_if_shown)
        self._desk.rest_changed.connect(self._show_state)
        theme.notifier().changed.connect(self.update)

    # Following the project

    def showEvent(self, event: QShowEvent) -> None:
        """Show what became due out of sight."""
        super().showEvent(event)
        if self._is_due:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The sheet takes the focus, if there is one."""
        super().focusInEvent(event)
        if self._pages.currentWidget() is self._split:
            self.table.setFocus(event.reason())

    def _read_if_shown(self) -> None:
        self._is_due = True
        if self.isVisible():
            self.refresh()

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_BY_DOCUMENT) and not self.sheet.asked.documents.asks_nothing:
            self._read_if_shown()
        if not changes.touches(Record, Evidence, Segment, *_ALL_CHANGED):
            return
        if not self.isVisible():
            self._is_due = True
        elif changes.ids is None or changes.touches(*_ALL_CHANGED):
            self.refresh()
        else:
            self._renew(changes.ids.get(Record, frozenset()), changes.touches(Evidence, Segment))

    def refresh(self) -> None:
        """Show the project as it is now."""
        self._is_due = False
        self.sheet.read()
        self.grid.show_names(self.sheet.names)
        self.knowing.read_evidence()
        self.layout_of_sheet.offer_groups()
        self.layout_of_sheet.lay_out()
        self.table.fit_names(self.sheet.longest_number)
        self._show_rows()

    def _renew(self, ids: frozenset[str], evidence_changed: bool) -> None:
        """Some records are others now, are new or gone; the others' rows stay."""
        before = self.sheet.names.records
        self.sheet.renew(ids)
        after = self.sheet.names.records
        self.grid.show_names(self.sheet.names)
        self.grid.renew_columns(self.sheet.columns)
        if evidence_changed:
            self.knowing.read_evidence()
        if any((each in before) != (each in after) for each in ids):
            new = [each for each in ids if each in after and each not in before]
            self._show_rows(new[0] if len(new) == 1 else "")
        else:
            self.grid.replace_records({each: after[each] for each in ids if each in after})
            self._show_state()
        self._show_passages_of_current()

    # What is shown

    def show_only(self, ids: Iterable[str], words: str) -> None:
        """Show these records alone; `words` say which they are."""
        self.narrowing.only_title = words
        self.ask(replace(EVERYTHING, ids=frozenset(ids)))

    def choose(self, identity: str) -> None:
        """Put the cursor on a record, whatever the filter."""
        if self._is_due:
            self.refresh()
        if self.grid.row_of(identity) < 0:
            self.sheet.folded.clear()
            self.ask(EVERYTHING)
        self._go_to_record(identity)

    def ask(self, asked: RecordFilter) -> None:
        """Narrow the sheet to what fits a filter."""
        self.sheet.asked = asked
        if self._is_due:
            return
        self.knowing.read_if_needed()
        self._show_rows()

    def sort_by(self, column: int, further: bool = False) -> None:
        """Sort by a column; once more turns it round, and then it ends. `further` keeps what was before."""
        self.sort(turned(self.sheet.sorting, self.grid.columns[column].key, further))

    def sort(self, by: list[SortBy]) -> None:
        """Sort by these columns."""
        self.sheet.sort(by)
        self.knowing.read_if_needed()
        self._show_rows()
        self.arranged.emit()

    def group_by(self, key: str) -> None:
        """Put records under headings by what they have in a column, "" for none."""
        self.sheet.group = key
        self.sheet.folded.clear()
        self.knowing.read_if_needed()
        self.layout_of_sheet.offer_groups()
        self._show_rows()
        self.arranged.emit()

    def fold(self, row: int) -> None:
        """Fold a heading, or unfold it."""
        heading = self.grid.heading_at(row)
        if heading is None:
            return
        self.sheet.folded ^= {heading.words}
        rows = self.sheet.rows()
        scrolled = self.table.verticalScrollBar().value()
        self.grid.show_rows(rows)
        self.table.verticalScrollBar().setValue(scrolled)
        self.table.setCurrentIndex(self.grid.index(row, 0))

    def fold_all(self, is_folded: bool) -> None:
        """Fold every heading, or none."""
        headings = [each.words for each in self.grid.rows if not isinstance(each, Record)]
        self.sheet.folded = set(headings) if is_folded else set()
        self._show_rows()

    def look_for_words(self) -> None:
        """Narrow the sheet to the records with the words in the box."""
        self._typing.stop()
        words = self.head.words.text().strip()
        if words != self.sheet.asked.words:
            self.ask(replace(self.sheet.asked, words=words))

    def _leave_words(self) -> None:
        self.look_for_words()
        if self._pages.currentWidget() is self._split:
            self.table.setFocus()

    def _show_rows(self, current: str = "") -> None:
        """Show the rows that fit, with the cursor where it was, or on a certain record."""
        if self.sheet.needs_problems():
            if self.knowing.find_problems():
                self.head.told.setText(tr("Checking the records…"))
            return
        before = self.table.current_record()
        column = max(self.table.currentIndex().column(), 0)
        row = self.table.currentIndex().row()
        rows = self.sheet.rows()
        self.grid.show_sorting(self.sheet.sorting)
        self.grid.show_rows(rows)
        wanted = current or (before.id if before is not None else "")
        place = self.grid.row_of(wanted)
        if rows:
            self.table.go_to(place if place >= 0 else min(max(row, 0), len(rows) - 1), column)
        self._show_state()
        self._show_cell()

    def _go_to_record(self, identity: str) -> None:
        row = self.grid.row_of(identity)
        if row >= 0:
            self.table.go_to(row, max(self.table.currentIndex().column(), 0))

    def _show_state(self) -> None:
        if self._is_due:
            return
        self.grid.can_change = self._desk.can_change
        is_empty = not self.grid.rows
        if not self.sheet.total:
            self.nothing.note.say(tr(_NONE))
        else:
            self.nothing.note.say(tr(_NONE_LIKE_THIS) if is_empty else "")
        had_focus = self.hasFocus() or self.nothing.isAncestorOf(self) or self.table.hasFocus()
        self._pages.setCurrentWidget(self.nothing if is_empty else self._split)
        if self.hasFocus() and not is_empty and had_focus:
            self.table.setFocus()
        shown = sum(1 for _ in self.grid.records()) if self.sheet.group else len(self.grid.rows)
        template = _ALL if shown == self.sheet.total else _SOME
        self.head.told.setText(plural(*template, self.sheet.total, shown=f"{shown:,}"))
        self.narrowing.show_chips()
        self.head.documents.show_filter(self.sheet.asked.documents)
        self.typist.show_wrong()
        if self.head.words.text().strip() != self.sheet.asked.words and not self._typing.isActive():
            with QSignalBlocker(self.head.words):
                self.head.words.setText(self.sheet.asked.words)

    def _go_way_out(self) -> None:
        if self.sheet.total:
            self.ask(EVERYTHING)
            self.table.setFocus()
        else:
            self.text_requested.emit()

    def arrange(self, kept: dict[str, Any]) -> None:
        """Have columns, widths, sorting and groups as they were kept."""
        self.layout_of_sheet.arrange(kept)
        self._is_due = True

    def _show_cell(self) -> None:
        """Follow the cursor: the passages of its record, and why its cell was not taken over."""
        self._show_passages_of_current()
        index = self.table.currentIndex()
        if self.grid.cell(index) in self.grid.wrong:
            self._desk.noted.emit(self.grid.explained(index.row(), index.column()))

    # What is asked for

    @property
    def can_change(self) -> bool:
        """Whether cells can be typed in."""
        return self._desk.can_change

    # Evidence

    def open_passages(self, identity: str = "") -> None:
        """Show the evidence of a record (by id), or of the one under the cursor."""
        if identity:
            self._go_to_record(identity)
        self.head.passages.setChecked(True)
        self._show_passages_of_current()

    def _show_passages(self, is_shown: bool) -> None:
        self.passages.setVisible(is_shown)
        if is_shown:
            height = self._split.height()
            self._split.setSizes([height - height * _PASSAGES // 100, height * _PASSAGES // 100])
        self._show_passages_of_current()
        self.arranged.emit()

    def _show_passages_of_current(self) -> None:
        if self.head.passages.isChecked() and not self._is_due:
            self.passages.show_record(self.table.current_record())
