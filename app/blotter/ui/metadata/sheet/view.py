"""SheetView: a sheet of documents or of cases with its bar, narrowed, sorted and typed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.attribute import Bearer
from blotter.project.metadata.sheet_columns import NAME, NOTE, OF_CASES, OF_DOCUMENTS, SheetColumn
from blotter.project.sorting import SortBy, turned
from blotter.ui.cells.chips import Chip, FilterChips
from blotter.ui.cells.choosing import TickDialog
from blotter.ui.comparison.notice import Empty, Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, listed, plural, tr
from blotter.ui.metadata.attributes_control import AttributesControl
from blotter.ui.metadata.filter_button import FilterButton
from blotter.ui.metadata.sheet.head import SheetHead
from blotter.ui.metadata.sheet.menus import SheetMenus
from blotter.ui.metadata.sheet.model import SheetModel
from blotter.ui.metadata.sheet.sheet import EVERYTHING, Asked, Sheet
from blotter.ui.metadata.sheet.table import SheetTable
from blotter.ui.metadata.sheet.typist import SheetTypist
from blotter.ui.metadata.sheet.words import COUNTED, COUNTED_OF, title
from blotter.ui.scale import px

_TYPING = 120
"""Milliseconds of quiet after which typed words are looked for."""

_WIDTHS = {"group": 150, "kind": 90, "language": 84, "cases": 150, "status": 100, NOTE: 220}
_WIDTH, _FIGURE, _NAMES = 130, 88, 260
_WORDS = "words"
_TOLD = 3
"""How many texts a chip names one by one."""

_NOTHING = {
    Bearer.DOCUMENTS: later("No documents yet. *Import documents*"),
    Bearer.CASES: later(
        "No cases yet: a case joins documents and passages of one person, country. *New case*"
    ),
}
_NONE_LIKE_THIS = {
    Bearer.DOCUMENTS: later("No document is like this. *Show all documents*"),
    Bearer.CASES: later("No case is like this. *Show all cases*"),
}


@dataclass(frozen=True, slots=True)
class RowAct:
    """Something that can be done with the selected rows."""

    words: str
    act: Callable[[], object]
    changes: bool = False
    is_possible: bool = True


class SheetView(QWidget):
    """Rows stay where they are while cells are typed in."""

    opened = Signal(str)
    current_changed = Signal(str)
    """The document or case (by id) under the cursor."""
    begin_requested = Signal()
    """There is nothing yet: something is to be made, or imported."""
    export_requested = Signal(object)
    """`Table`"""
    arranged = Signal()

    def __init__(self, desk: Desk, of: Bearer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.of = desk, of
        self.row_acts: Callable[[], Sequence[RowAct]] = list
        self.sheet = Sheet(desk.project, of)
        self.model = SheetModel(self)
        self.narrow = FilterButton(desk.project, parent=self)
        self.narrow.setVisible(of is Bearer.DOCUMENTS)
        self.head = SheetHead(of, self.narrow if of is Bearer.DOCUMENTS else None)
        self.chips = FilterChips()
        self.notice = Notice()
        self.table = SheetTable(desk.project, of, self.model)
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._dragging = QTimer(self, singleShot=True, interval=0)
        self._widths: dict[str, int] = {}
        self.attributes = AttributesControl(desk, of, self)
        self.typist = SheetTypist(desk, of, self.sheet, self.table, self.notice)
        self.menus = SheetMenus(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.chips, self.notice):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.words.filter_changed.connect(lambda _: self._typing.start())
        head.words.left_downward.connect(self._leave_words)
        self._typing.timeout.connect(self.look_for_words)
        head.attribute.clicked.connect(self.add_attribute)
        head.new.clicked.connect(self.begin_requested)
        self.narrow.filter_changed.connect(lambda asked: self.ask(replace(self.sheet.asked, documents=asked)))
        head.columns.clicked.connect(self.choose_columns)
        head.export.clicked.connect(lambda: self.export_requested.emit(self.sheet.as_table()))
        self.chips.removed.connect(self._take_away)
        self.nothing.note.action_requested.connect(self._go_way_out)
        table.opened.connect(self.opened)
        table.filter_requested.connect(head.words.setFocus)
        table.sort_requested.connect(self.sort_by)
        table.rename_requested.connect(self._rename)
        table.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        header = table.horizontalHeader()
        header.sectionMoved.connect(lambda *_: self._dragging.start())
        header.sectionResized.connect(self._note_width)
        self._dragging.timeout.connect(self._take_order)
        self.typist.went_wrong.connect(self._tell_current)
        self.typist.all_wanted.connect(lambda: self.ask(EVERYTHING))
        self._desk.rest_changed.connect(self.show_state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cells take the focus, if there are any."""
        super().focusInEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the cells, or on what says that there are none."""
        (self.table if self._pages.currentWidget() is self.table else self.head.words).setFocus()

    @property
    def can_change(self) -> bool:
        """Whether cells can be typed in."""
        return self._desk.can_change

    # What is shown

    def refresh(self) -> None:
        """Show the project as it is now, in its order."""
        self.sheet.read()
        self._show_columns()
        self.show_rows()

    def renew(self) -> None:
        """Cells tell something else now; rows stay where they are."""
        self.sheet.renew()
        if [each.key for each in self.sheet.shown_columns()] == [each.key for each in self.model.columns]:
            self.model.renew_columns(self.sheet.shown_columns(), self.sheet.names)
        else:
            self._show_columns()
        self.show_rows()

    def _show_columns(self) -> None:
        header, before = self.table.horizontalHeader(), self.table.currentIndex()
        with QSignalBlocker(header):
            self.model.show_columns(self.sheet.shown_columns(), self.sheet.names)
            self.model.show_sorting(self.sheet.sorting)
            for place, column in enumerate(self.model.columns):
                header.moveSection(header.visualIndex(place), place)
                header.resizeSection(place, self._widths.get(column.key, px(_usual_width(column))))
        names = (each.name for each in self.sheet.facts.held.values())
        self.table.fit_names(max(names, key=len, default=""), px(_NAMES))
        if before.row() >= 0:
            self.table.go_to(before.row(), min(before.column(), len(self.model.columns) - 1))

    def show_rows(self, current: str = "") -> None:
        """Show the rows that fit, with the cursor where it was, or on a certain document or case."""
        wanted = current or self.table.current_id()
        here = self.table.currentIndex()
        rows = self.sheet.rows()
        self.model.show_sorting(self.sheet.sorting)
        if rows != self.model.rows or current:
            self.model.show_rows(rows)
            place = self.model.row_of(wanted)
            if rows:
                row = place if place >= 0 else min(max(here.row(), 0), len(rows) - 1)
                self.table.go_to(row, max(here.column(), 0))
        else:
            self.model.tell_all()
        self.show_state()
        self._tell_current()

    def show_state(self) -> None:
        """Say how many rows there are, what they are narrowed by, whether they can be changed."""
        self.model.can_change = self._desk.can_change
        self.head.attribute.setEnabled(self._desk.can_change)
        self.head.new.setEnabled(self._desk.can_change)
        self.narrow.show_filter(self.sheet.asked.documents)
        is_empty = not self.model.rows
        template = (_NONE_LIKE_THIS if self.sheet.total else _NOTHING)[self.of]
        self.nothing.note.say(tr(template) if is_empty else "")
        had_focus = self.table.hasFocus()
        self._pages.setCurrentWidget(self.nothing if is_empty else self.table)
        if had_focus and not is_empty:
            self.table.setFocus()
        shown, total = len(self.model.rows), self.sheet.total
        words = COUNTED[self.of] if shown == total else COUNTED_OF[self.of]
        self.head.told.setText(plural(*words, total, shown=f"{shown:,}"))
        self._show_chips()
        self.typist.show_wrong()

    def choose(self, identity: str) -> None:
        """Put the cursor on a document or case, whatever the filter."""
        if self.model.row_of(identity) < 0:
            self.sheet.asked = EVERYTHING
            self.head.words.clear()
        self.show_rows(identity)

    def ask(self, asked: Asked) -> None:
        """Narrow the sheet to what fits."""
        self.sheet.asked = asked
        if self.head.words.text().strip() != asked.words:
            with QSignalBlocker(self.head.words):
                self.head.words.setText(asked.words)
        self.show_rows()

    def sort_by(self, column: int, further: bool = False) -> None:
        """Sort by a column; once more turns it round, and then it ends. `further` keeps what was before."""
        self.sort(turned(self.sheet.sorting, self.model.columns[column].key, further))

    def sort(self, by: Sequence[SortBy]) -> None:
        """Sort by these columns."""
        self.sheet.sort(by)
        self.show_rows()
        self.arranged.emit()

    def look_for_words(self) -> None:
        """Narrow the sheet to the rows with the words in the box."""
        self._typing.stop()
        words = self.head.words.text().strip()
        if words != self.sheet.asked.words:
            self.ask(replace(self.sheet.asked, words=words))

    def _leave_words(self) -> None:
        self.look_for_words()
        self.take_focus()

    def filter_by(self, column: SheetColumn) -> None:
        """Ask which texts of a column are to be shown."""
        held = dict(self.sheet.asked.columns).get(column.key)
        texts = self.sheet.texts_in(column.key)
        choices = [(text, text or tr("nothing there")) for text in texts]
        ticked = [text for text in texts if held is None or text in held]
        dialog = TickDialog(title(column), tr("Filter"), choices, ticked, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = frozenset(dialog.ticked())
            is_all = len(chosen) == len(texts) or not chosen
            self.ask(self.sheet.asked.with_texts(column.key, None if is_all else chosen))
        dialog.deleteLater()

    def _show_chips(self) -> None:
        asked, columns = self.sheet.asked, self.sheet.columns
        chips = [Chip(key, _told(columns[key], texts)) for key, texts in asked.columns if key in columns]
        if asked.words:
            chips.append(Chip(_WORDS, tr("“{name}”", name=asked.words)))
        self.chips.show_chips(chips)

    def _take_away(self, name: str) -> None:
        asked = self.sheet.asked
        self.ask(replace(asked, words="") if name == _WORDS else asked.with_texts(name, None))

    def _go_way_out(self) -> None:
        if self.sheet.total:
            self.ask(EVERYTHING)
            self.table.setFocus()
        else:
            self.begin_requested.emit()

    def _tell_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and self.model.is_wrong(index.row(), index.column()):
            self._desk.noted.emit(self.model.explained(index.row(), index.column()))
        self.current_changed.emit(self.table.current_id())

    def _rename(self, identity: str) -> None:
        """The name of a row is typed in a line of its own, since it is the header of the row."""
        from blotter.ui.metadata.sheet.renaming import ask_row_name

        text = ask_row_name(self, self._desk.project, self.of, identity)
        if text is not None:
            self.typist.put({identity: {NAME: text}})

    def rename_current(self) -> None:
        """Ask for another name of the document or case under the cursor."""
        if self.table.current_id():
            self._rename(self.table.current_id())

    # Columns

    def add_attribute(self) -> None:
        """Ask for a new attribute, and go to its column."""
        made = self.attributes.add()
        place = self.model.column_of(made)
        if place >= 0 and self.model.rows:
            self.table.go_to(max(self.table.currentIndex().row(), 0), place)
            self.table.setFocus()

    def choose_columns(self) -> None:
        """Ask which columns are to be shown."""
        keys = self.sheet.ordered_keys()
        choices = [(key, title(self.sheet.columns[key])) for key in keys]
        shown = [key for key in keys if key not in self.sheet.hidden]
        dialog = TickDialog(tr("Columns"), tr("Show"), choices, shown, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.ticked():
            self._hide(frozenset(keys) - frozenset(dialog.ticked()))
        dialog.deleteLater()

    def hide_column(self, key: str) -> None:
        """Show all columns but one."""
        if len(self.model.columns) > 1:
            self._hide(self.sheet.hidden | {key})

    def _hide(self, keys: frozenset[str]) -> None:
        self.sheet.hidden = keys
        self._show_columns()
        self.show_rows()
        self.arranged.emit()

    def _take_order(self) -> None:
        """Titles were dragged: the order of attributes is the project's, that of others the sheet's."""
        order = [self.model.columns[place].key for place in self.table.visual_columns()]
        own = {key for key in self.sheet.ordered_keys() if self.sheet.columns[key].attribute is None}
        self.sheet.order = tuple(key for key in order if key in own)
        wanted = [key for key in order if key not in own]
        there = [key for key in self.sheet.ordered_keys() if key not in own and key not in self.sheet.hidden]
        if wanted != there and self.can_change:
            self._move_attribute(wanted, there)
        self._show_columns()
        self.arranged.emit()

    def _move_attribute(self, wanted: list[str], there: list[str]) -> None:
        moved = next(
            key
            for key in wanted
            if [each for each in wanted if each != key] == [each for each in there if each != key]
        )
        place = wanted.index(moved) + 1
        attributes = self._desk.project.attributes
        before = attributes[wanted[place]] if place < len(wanted) else None
        self.attributes.place(attributes[moved], before)

    def _note_width(self, column: int, _: int, width: int) -> None:
        if 0 <= column < len(self.model.columns):
            self._widths[self.model.columns[column].key] = width
            self.arranged.emit()

    def arrangement(self) -> dict[str, Any]:
        """Columns, widths and sorting, to be kept."""
        return {
            "order": list(self.sheet.order),
            "hidden": sorted(self.sheet.hidden),
            "widths": self._widths,
            "sorting": [[each.key, each.falls] for each in self.sheet.sorting],
        }

    def arrange(self, kept: dict[str, Any]) -> None:
        """Have columns, widths and sorting as they were kept, once the sheet is read again."""
        self.sheet.order = tuple(map(str, kept.get("order", ())))
        self.sheet.hidden = frozenset(map(str, kept.get("hidden", ())))
        self._widths = {str(key): int(width) for key, width in dict(kept.get("widths", {})).items()}
        self.sheet.sort([SortBy(str(key), bool(falls)) for key, falls in kept.get("sorting", ())])


def _usual_width(column: SheetColumn) -> int:
    is_figure = column.shape == "figure" and column.attribute is None
    return _FIGURE if is_figure else _WIDTHS.get(column.key, _WIDTH)


def _told(column: SheetColumn, texts: frozenset[str]) -> str:
    """What a column is narrowed to, in words."""
    some = sorted(text or tr("nothing there") for text in texts)
    if len(some) > _TOLD:
        what = plural("{count} value", "{count} values", len(some))
        return tr("{column}: {what}", column=title(column), what=what)
    return tr("{column}: {what}", column=title(column), what=listed(some))


__all__ = ["OF_CASES", "OF_DOCUMENTS", "RowAct", "SheetView"]
