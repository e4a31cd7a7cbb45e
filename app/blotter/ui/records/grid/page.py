"""RecordsPage: all records as a sheet of cells, narrowed, sorted, grouped and typed in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.record import Actor, Evidence, Record
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder, Segment
from blotter.domain.study import CountryRegion, CountryTable, StudyFrame
from blotter.domain.table import Column, ColumnKind, Table
from blotter.project.records.columns import YEAR, Shape, SortBy, number_column
from blotter.project.records.editing import Typed, filled_down, pasted, type_cells
from blotter.ui import theme
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.records.grid import blocks
from blotter.ui.records.grid.chips import Chip, FilterChips
from blotter.ui.records.grid.choosing import NumbersDialog, TickDialog
from blotter.ui.records.grid.delegate import problem_of
from blotter.ui.records.grid.entries_dialog import EntriesDialog
from blotter.ui.records.grid.filters import (
    FilterRow,
    Way,
    chosen,
    is_asked,
    row_title,
    told,
    with_chosen,
    without,
    years_of,
)
from blotter.ui.records.grid.head import GridHead
from blotter.ui.records.grid.model import Cell, GridModel, Index
from blotter.ui.records.grid.passages import PassagesList
from blotter.ui.records.grid.sheet import Sheet
from blotter.ui.records.grid.table import RecordsTable
from blotter.ui.records.grid.words import title
from blotter.ui.scale import px
from blotter.ui.tasks import Latest, TaskRunner

_TYPING = 120
"""Milliseconds of quiet after which typed words are looked for."""

_FEW = 5000
"""Up to how many records the evidence is read at once, and not while the sheet is in view already."""

_NONE = later("No records yet. Select a passage in the text and press Ctrl+E. *Back to the text*")
_NONE_LIKE_THIS = later("No record is like this. *Show all records*")
_SOME = later_plural("{shown} of {count} record", "{shown} of {count} records")
_ALL = later_plural("{count} record", "{count} records")
_TYPED = later_plural("Changed {count} cell", "Changed {count} cells")
_REFUSED = later_plural("{count} cell was not taken over.", "{count} cells were not taken over.")
_WORDS, _IDS = "words", "ids"

_GROUPED = (
    "kind", "countries", "region", YEAR, "coder", "status", "level", "subtype", "topics", "engagement",
    "direction", "count", "review", "confidence", "claim_source",
)  # fmt: skip
_ALL_CHANGED = (Actor, Code, Coder, CountryRegion, CountryTable, RecordField, RecordKind, StudyFrame)
_WIDTHS = {
    "kind": 100, "level": 78, "subtype": 170, "countries": 130, "region": 120, "date": 110, "actors": 200,
    "topics": 150, "engagement": 96, "direction": 130, "quantities": 190, "status": 130, "evidence": 74,
    "count": 96, "recheck": 110, "note": 260, "confidence": 90, "coder": 110,
}  # fmt: skip
_WIDTH = 120


class RecordsPage(QWidget):
    """Follows the project; rows stay where they are while cells are typed in."""

    record_requested = Signal(str)
    passage_requested = Signal(str, object)
    text_requested = Signal()
    delete_requested = Signal(object)
    """`list[Record]`"""
    new_requested = Signal(object)
    """A record of the same passages is to be made: the `Record`, or None where there is none."""
    export_requested = Signal(object)
    """`Table`"""
    arranged = Signal()
    """Columns, widths, sorting or groups were chosen."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_due = True
        self._only_title = ""
        self._widths: dict[str, int] = {}
        self.sheet = Sheet(self._project)
        self.grid = GridModel(self)
        self.head = GridHead()
        self.chips = FilterChips()
        self.notice = Notice()
        self.table = RecordsTable(self._project, self.grid)
        self.passages = PassagesList(self._project)
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._following = QTimer(self, singleShot=True, interval=0)
        self._evidence = Latest(tasks, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._split.addWidget(self.table)
        self._split.addWidget(self.passages)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([px(520), px(170)])
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
        head.narrow.menu().aboutToShow.connect(self._fill_filters)
        head.record.menu().aboutToShow.connect(lambda: self._fill_record_menu(head.record.menu()))
        head.group_chosen.connect(self.group_by)
        head.columns.clicked.connect(self.choose_columns)
        head.passages.toggled.connect(self._show_passages)
        head.export.clicked.connect(lambda: self.export_requested.emit(self.as_table()))
        self.chips.removed.connect(self._take_away)
        self.notice.asked.connect(self.go_to_wrong)
        self.nothing.note.action_requested.connect(self._go_way_out)
        self.grid.typed.connect(self.type)
        table.record_requested.connect(self.record_requested)
        table.passages_requested.connect(self._open_passages)
        table.entries_requested.connect(self._edit_entries)
        table.copy_requested.connect(self.copy)
        table.paste_requested.connect(self.paste)
        table.fill_requested.connect(self.fill_down)
        table.clear_requested.connect(self.clear)
        table.fold_requested.connect(self.fold)
        table.filter_requested.connect(head.words.setFocus)
        table.menu_requested.connect(self._open_menu)
        table.sort_requested.connect(self.sort_by)
        table.horizontalHeader().sectionMoved.connect(lambda *_: self._following.start())
        table.horizontalHeader().sectionResized.connect(self._note_width)
        table.selectionModel().currentChanged.connect(lambda *_: self._show_cell())
        self._following.timeout.connect(self._take_order)
        self.passages.passage_requested.connect(self.passage_requested)
        self._evidence.answered.connect(lambda _: self._know_evidence())
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
        self._read_evidence()
        self._offer_groups()
        self._show_columns()
        self._show_rows()

    def _renew(self, ids: frozenset[str], evidence_changed: bool) -> None:
        """Some records are others now, are new or gone; the others' rows stay."""
        before = self.sheet.names.records
        self.sheet.renew()
        after = self.sheet.names.records
        self.grid.show_names(self.sheet.names)
        self.grid.renew_columns(self.sheet.columns)
        if evidence_changed:
            self._read_evidence()
        if any((each in before) != (each in after) for each in ids):
            new = [each for each in ids if each in after and each not in before]
            self._show_rows(new[0] if len(new) == 1 else "")
        else:
            self.grid.replace_records({each: after[each] for each in ids if each in after})
            self._show_state()
        self._show_passages_of_current()

    def _read_evidence(self) -> None:
        """Know of each record's evidence: at once where that is quick or rows hang on it."""
        names = self.sheet.names
        is_quick = self.sheet.total <= _FEW or self.sheet.needs_evidence()
        self.grid.knows_evidence = False
        self._evidence.ask(lambda _: names.evidence, is_quick)

    def _know_evidence(self) -> None:
        self.grid.knows_evidence = True
        self.grid.tell_all()

    # What is shown

    def show_only(self, ids: Iterable[str], words: str) -> None:
        """Show these records alone; `words` say which they are."""
        self._only_title = words
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
        if self.sheet.needs_evidence() and not self.grid.knows_evidence:
            self._read_evidence()
        self._show_rows()

    def sort_by(self, column: int, further: bool = False) -> None:
        """Sort by a column; once more turns it round, and then it ends. `further` keeps what was before."""
        key = self.grid.columns[column].key
        held = next((each for each in self.sheet.sorting if each.key == key), None)
        others = [each for each in self.sheet.sorting if each.key != key] if further else []
        if held is None:
            self.sort([*others, SortBy(key)])
        elif not held.falls:
            turned = SortBy(key, falls=True)
            self.sort(
                [turned if each is held else each for each in self.sheet.sorting] if further else [turned]
            )
        else:
            self.sort(others)

    def sort(self, by: list[SortBy]) -> None:
        """Sort by these columns."""
        self.sheet.sort(by)
        if self.sheet.needs_evidence() and not self.grid.knows_evidence:
            self._read_evidence()
        self._show_rows()
        self.arranged.emit()

    def group_by(self, key: str) -> None:
        """Put records under headings by what they have in a column, "" for none."""
        self.sheet.group = key
        self.sheet.folded.clear()
        if self.sheet.needs_evidence() and not self.grid.knows_evidence:
            self._read_evidence()
        self._offer_groups()
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

    def _show_columns(self) -> None:
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            self.grid.show_columns(self.sheet.shown_columns())
            self.grid.show_sorting(self.sheet.sorting)
            for place, column in enumerate(self.grid.columns):
                header.moveSection(header.visualIndex(place), place)
                header.resizeSection(place, self._widths.get(column.key, px(_WIDTHS.get(column.key, _WIDTH))))

    def _show_rows(self, current: str = "") -> None:
        """Show the rows that fit, with the cursor where it was, or on a certain record."""
        before = self.table.current_record()
        column = max(self.table.currentIndex().column(), 0)
        row = self.table.currentIndex().row()
        rows = self.sheet.rows()
        self.grid.show_sorting(self.sheet.sorting)
        self.grid.show_rows(rows)
        longest = max((each.number for each in rows if isinstance(each, Record)), key=len, default="MM.001")
        self.table.fit_numbers(longest)
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
        self._show_chips()
        self._show_wrong()
        if self.head.words.text().strip() != self.sheet.asked.words and not self._typing.isActive():
            with QSignalBlocker(self.head.words):
                self.head.words.setText(self.sheet.asked.words)

    def _show_chips(self) -> None:
        asked, names = self.sheet.asked, self.sheet.names
        chips = [
            Chip(str(place), told(row, asked, names))
            for place, row in enumerate(self.sheet.filters)
            if is_asked(row, asked)
        ]
        if asked.words:
            chips.append(Chip(_WORDS, tr("“{name}”", name=asked.words)))
        if asked.ids is not None:
            count = plural(*_ALL, len(asked.ids))
            chips.append(Chip(_IDS, self._only_title or count))
        self.chips.show_chips(chips)

    def _take_away(self, name: str) -> None:
        asked = self.sheet.asked
        if name == _WORDS:
            self.ask(replace(asked, words=""))
        elif name == _IDS:
            self.ask(replace(asked, ids=None))
        else:
            self.ask(without(self.sheet.filters[int(name)], asked))

    def _go_way_out(self) -> None:
        if self.sheet.total:
            self.ask(EVERYTHING)
            self.table.setFocus()
        else:
            self.text_requested.emit()

    # Columns

    def _offer_groups(self) -> None:
        schema, columns = self.sheet.names.schema, self.sheet.columns
        choices = [(key, title(key, schema)) for key in _GROUPED if key in columns or key == YEAR]
        choices += [(key, title(key, schema)) for key in columns if ":" in key]
        self.head.offer_groups(choices, self.sheet.group)

    def choose_columns(self) -> None:
        """Ask which columns are to be shown, in which order."""
        schema, shown = self.sheet.names.schema, [each.key for each in self.sheet.shown_columns()]
        order = (*shown, *(key for key in self.sheet.columns if key not in shown))
        choices = [(key, title(key, schema)) for key in order]
        dialog = TickDialog(tr("Columns"), tr("Show"), choices, shown, self, can_move=True)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.ticked():
            self.show_columns(dialog.ticked())
        dialog.deleteLater()

    def show_columns(self, keys: Iterable[str]) -> None:
        """Show these columns, in this order."""
        self.sheet.keys = tuple(keys)
        before = self.table.current_record()
        self._show_columns()
        if before is not None:
            self._go_to_record(before.id)
        self.arranged.emit()

    def _take_order(self) -> None:
        """The order into which titles were dragged is that of the columns from now on."""
        self.show_columns(self.grid.columns[place].key for place in self.table.visual_columns())

    def _note_width(self, column: int, _: int, width: int) -> None:
        if 0 <= column < len(self.grid.columns):
            self._widths[self.grid.columns[column].key] = width
            self.arranged.emit()

    def arrangement(self) -> dict[str, Any]:
        """Columns, widths, sorting and groups, to be kept."""
        return {
            "columns": list(self.sheet.keys),
            "widths": self._widths,
            "sorting": [[each.key, each.falls] for each in self.sheet.sorting],
            "group": self.sheet.group,
            "passages": self.head.passages.isChecked(),
        }

    def arrange(self, kept: dict[str, Any]) -> None:
        """Have columns, widths, sorting and groups as they were kept."""
        self.sheet.keys = tuple(map(str, kept.get("columns") or self.sheet.keys))
        self._widths = {str(key): int(width) for key, width in dict(kept.get("widths", {})).items()}
        self.sheet.sort([SortBy(str(key), bool(falls)) for key, falls in kept.get("sorting", ())])
        self.sheet.group = str(kept.get("group", ""))
        self.head.passages.setChecked(bool(kept.get("passages", False)))
        self._is_due = True

    # Filters

    def _fill_filters(self) -> None:
        menu, asked, names = self.head.narrow.menu(), self.sheet.asked, self.sheet.names
        menu.clear()
        for row in self.sheet.filters:
            if row.field == "problems" and self.sheet.with_problems is None:
                continue
            if row.way is Way.YES_NO:
                below = menu.addMenu(row_title(row, names))
                for value, words in zip((True, False), row.words[1:], strict=True):
                    action = below.addAction(tr(words))
                    action.setCheckable(True)
                    action.setChecked(chosen(row, asked) is value)
                    action.triggered.connect(lambda _=False, r=row, v=value: self._narrow(r, v))
            else:
                words = tr("{name}…", name=row_title(row, names))
                action = menu.addAction(words)
                action.setCheckable(True)
                action.setChecked(is_asked(row, asked))
                action.triggered.connect(lambda _=False, r=row: self.choose_filter(r))
        if not asked.asks_nothing:
            menu.addSeparator()
            menu.addAction(tr("Show all records")).triggered.connect(lambda: self.ask(EVERYTHING))

    def _narrow(self, row: FilterRow, value: Any) -> None:
        held = chosen(row, self.sheet.asked)
        asked = self.sheet.asked
        self.ask(without(row, asked) if held == value else with_chosen(row, asked, value))

    def choose_filter(self, row: FilterRow) -> None:
        """Ask for the values of a filter."""
        asked, names = self.sheet.asked, self.sheet.names
        words, held = row_title(row, names), chosen(row, asked)
        if row.way is Way.SEVERAL:
            assert row.choices is not None
            dialog = TickDialog(words, tr("Filter"), row.choices(names), held, self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.ask(with_chosen(row, asked, dialog.ticked()))
            dialog.deleteLater()
            return
        if row.way is Way.YEARS:
            first, last = held or years_of(names)
            fields, bounds = [(tr("From"), first), (tr("To"), last)], (1, 9999)
        else:
            fields, bounds = [(tr("At least"), held or 1)], (0, 99)
        numbers = NumbersDialog(words, tr("Filter"), fields, bounds, self)
        if numbers.exec() == QDialog.DialogCode.Accepted:
            entered = numbers.numbers()
            span = (min(entered), max(entered))
            self.ask(with_chosen(row, asked, span if row.way is Way.YEARS else entered[0]))
        numbers.deleteLater()

    # Typing in cells

    def type(self, typed: Typed) -> None:
        """Give cells texts, all that fit in one step; the others keep what was typed and say why."""
        if not typed:
            self._desk.noted.emit(tr("Nothing to change."))
            return
        planned = self._desk.attempt(lambda: type_cells(self._project, typed))
        if planned is None:
            return
        if planned.edit is not None:
            edit = planned.edit
            done = plural(*_TYPED, planned.changed)
            if len(typed) > 1:
                self._desk.apply_sweeping(tr("Changing records"), lambda: edit, done, len(typed))
            else:
                self._desk.apply(lambda: edit, done)
        refused = {Cell(each.record, each.field) for each in planned.refused}
        taken = (Cell(record, field) for record, texts in typed.items() for field in texts)
        self.grid.forgive(each for each in taken if each not in refused)
        self.grid.mark_wrong(planned.refused)
        self._show_wrong()
        if planned.refused:
            self._show_cell()

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        block = self.table.chosen_texts()
        if block:
            QGuiApplication.clipboard().setText(blocks.written(block))
            count = len(block) * len(block[0])
            self._desk.said.emit(plural("Copied {count} cell", "Copied {count} cells", count))

    def paste(self) -> None:
        """Type the block on the clipboard into the cells from the first selected one on."""
        if not self._may_change():
            return
        text = QGuiApplication.clipboard().text()
        if not text:
            self._desk.noted.emit(tr("There is no text on the clipboard."))
            return
        block = blocks.read(text)
        height, width = len(block), max(map(len, block))
        fields = self.table.fields_from_chosen()
        there = max(width, len(self.table.chosen_fields()))
        records = self.table.chosen_records(height)
        if not records:
            return
        rows = max(height, len(self.table.chosen_records()))
        self.table.select_block(rows, there)
        self.type(pasted(self.sheet.names, records, fields[:there], block))

    def fill_down(self) -> None:
        """Type what stands in the first of the selected rows into those below."""
        if self._may_change():
            self.type(filled_down(self.sheet.names, self.table.chosen_records(), self.table.chosen_fields()))

    def clear(self) -> None:
        """Empty the selected cells; one that holds what did not fit shows again what the project has."""
        if not self._may_change():
            return
        cells = self.table.chosen_cells()
        wrong = [each for each in cells if each in self.grid.wrong]
        if wrong:
            self.grid.forgive(wrong)
            self._show_wrong()
            return
        typed: dict[str, dict[str, str]] = {}
        for identity, field in cells:
            record = self.sheet.names.records[identity]
            column = next(each for each in self.grid.columns if each.field == field)
            if column.text(record):
                typed.setdefault(identity, {})[field] = ""
        self.type(typed)

    def _may_change(self) -> bool:
        if not self._desk.can_change:
            self._desk.noted.emit(tr("The project is open for reading only."))
        return self._desk.can_change

    def _edit_entries(self, index: Index) -> None:
        record, cell = self.grid.record_at(index.row()), self.grid.cell(index)
        assert record is not None
        assert cell is not None
        column = self.grid.columns[index.column()]
        words = title(column.key, self.sheet.names.schema)
        hint = tr(_HINTS[cell.field])
        dialog = EntriesDialog(
            tr("{column} of {number}", column=words, number=record.number),
            self.grid.text(index.row(), index.column()),
            hint,
            problem_of(self._project, record, cell.field),
            self,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.grid.setData(index, dialog.text())
        dialog.deleteLater()

    def _show_wrong(self) -> None:
        self.grid.wrong = {
            cell: each for cell, each in self.grid.wrong.items() if cell.record in self.sheet.names.records
        }
        count = len(self.grid.wrong)
        if count:
            words = plural(*_REFUSED, count)
            self.notice.tell(words, tr("Go to the next"), "alert-triangle:error")
        else:
            self.notice.hide()

    def go_to_wrong(self) -> None:
        """Go to the next cell that was not taken over, after the cursor and round."""
        here = self.table.currentIndex()
        places = sorted(
            (self.grid.row_of(cell.record), place)
            for cell in self.grid.wrong
            for place, column in enumerate(self.grid.columns)
            if column.field == cell.field and self.grid.row_of(cell.record) >= 0
        )
        if not places:
            self.ask(EVERYTHING)
            return
        after = [each for each in places if each > (here.row(), here.column())]
        self.table.go_to(*(after or places)[0])
        self.table.setFocus()

    def _show_cell(self) -> None:
        """Follow the cursor: the passages of its record, and why its cell was not taken over."""
        self._show_passages_of_current()
        cell = self.grid.cell(self.table.currentIndex())
        if cell is not None and cell in self.grid.wrong:
            index = self.table.currentIndex()
            self._desk.noted.emit(self.grid.explained(index.row(), index.column()))

    # Evidence

    def _open_passages(self, identity: str) -> None:
        self._go_to_record(identity)
        self.head.passages.setChecked(True)
        self._show_passages_of_current()

    def _show_passages(self, is_shown: bool) -> None:
        self.passages.setVisible(is_shown)
        self._show_passages_of_current()
        self.arranged.emit()

    def _show_passages_of_current(self) -> None:
        if self.head.passages.isChecked() and not self._is_due:
            self.passages.show_record(self.table.current_record())

    # Menus

    def _open_menu(self, index: Index, place: QPoint) -> None:
        menu = self.menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu(self, index: Index) -> QMenu:
        """What can be done with a cell and its record, or with a column."""
        menu = QMenu(self)
        record = self.grid.record_at(index.row()) if index.isValid() else None
        if record is not None:
            self._fill_record_menu(menu)
            menu.addSeparator()
            for words, act, key in (
                (tr("Copy"), self.copy, "Ctrl+C"),
                (tr("Paste"), self.paste, "Ctrl+V"),
                (tr("Fill down"), self.fill_down, "Ctrl+D"),
                (tr("Clear"), self.clear, "Del"),
            ):
                action = menu.addAction(f"{words}\t{key}")
                action.triggered.connect(act)
                action.setEnabled(act == self.copy or self._desk.can_change)
            menu.addSeparator()
        column = index.column()
        if 0 <= column < len(self.grid.columns):
            self._fill_column_menu(menu, column)
        if self.sheet.group:
            menu.addAction(tr("Fold all")).triggered.connect(lambda: self.fold_all(True))
            menu.addAction(tr("Unfold all")).triggered.connect(lambda: self.fold_all(False))
        menu.addAction(tr("Columns…")).triggered.connect(self.choose_columns)
        return menu

    def _fill_column_menu(self, menu: QMenu, place: int) -> None:
        key = self.grid.columns[place].key
        words = title(key, self.sheet.names.schema)
        others = [each for each in self.sheet.sorting if each.key != key]
        entries = (
            (tr("Sort by {column}, rising", column=words), lambda: self.sort([SortBy(key)])),
            (tr("Sort by {column}, falling", column=words), lambda: self.sort([SortBy(key, falls=True)])),
            (tr("Then sort by {column}", column=words), lambda: self.sort([*others, SortBy(key)])),
            (tr("Group by {column}", column=words), lambda: self.group_by(key)),
            (tr("Hide {column}", column=words), lambda: self._hide(key)),
        )
        for number, (told_words, act) in enumerate(entries):
            if number == 2 and not others:
                continue
            menu.addAction(told_words).triggered.connect(lambda _=False, act=act: act())

    def _hide(self, key: str) -> None:
        left = [each.key for each in self.grid.columns if each.key != key]
        if left:
            self.show_columns(left)

    def _fill_record_menu(self, menu: QMenu) -> None:
        menu.clear()
        record, can_change = self.table.current_record(), self._desk.can_change
        count = len(self.table.chosen_records()) if record is not None else 0
        opens = menu.addAction(tr("Open in the form") + "\t" + tr("Enter"))
        opens.triggered.connect(lambda: self.record_requested.emit(record.id if record else ""))
        opens.setEnabled(record is not None)
        shows = menu.addAction(tr("Show its passages"))
        shows.triggered.connect(lambda: self._open_passages(record.id if record else ""))
        shows.setEnabled(record is not None)
        makes = menu.addAction(tr("New record from the same passages"))
        makes.triggered.connect(lambda: self.new_requested.emit(record))
        makes.setEnabled(record is not None and can_change)
        deletes = menu.addAction(plural("Delete {count} record", "Delete {count} records", count))
        deletes.triggered.connect(lambda: self.delete_requested.emit(self.table.chosen_records()))
        deletes.setEnabled(count > 0 and can_change)

    # Out

    def as_table(self) -> Table:
        """The records that are shown, under the columns that are shown."""
        columns = [number_column(), *self.sheet.shown_columns()]
        schema = self.sheet.names.schema
        kinds = {Shape.FIGURE: ColumnKind.INTEGER}
        heads = tuple(
            Column(each.key, title(each.key, schema), kinds.get(each.shape, ColumnKind.TEXT))
            for each in columns
        )
        records = self.sheet.records()
        rows = (
            tuple(
                int(each.text(record)) if kinds.get(each.shape) and each.of_evidence else each.text(record)
                for each in columns
            )
            for record in records
        )
        return Table(tr("Records"), heads, rows)


_HINTS = {
    "quantities": later(
        "A line for each: “participants: 20 persons”, “value: ≥ 2,700 USD, as of 2016, claimed by …”."
    ),
    "statuses": later("A line for each, oldest first: “planned 2015”, “confirmed 2016-05 (who says so)”."),
}
