"""CellTable: a sheet of cells, with keys and gestures as in a spreadsheet."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from blotter.ui import theme
from blotter.ui.cells.painting import ROW
from blotter.ui.scale import px, row_height

Index = QModelIndex | QPersistentModelIndex

_LEAST_COLUMN = 44
_Trigger = QAbstractItemView.EditTrigger
_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1), _Hint.SubmitModelCache: (1, 0)}
"""Where the cursor goes once a cell is typed."""


class Chosen(NamedTuple):
    """The rectangle round what is selected: its first and last row and column."""

    top: int
    bottom: int
    left: int
    right: int


class Texts(Protocol):
    """What a sheet asks of its model besides what Qt asks."""

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        ...

    def is_cells(self, row: int) -> bool:
        """Whether there are cells in a row, and no heading over others."""
        ...


class CellTable(QTableView):
    """What the rows are called is the header of the rows, so it stays in view."""

    copy_requested = Signal()
    paste_requested = Signal()
    fill_requested = Signal()
    clear_requested = Signal()
    filter_requested = Signal()
    menu_requested = Signal(object, object)
    """An index, and where on the screen its menu is to stand."""
    sort_requested = Signal(int, bool)
    """A column, and whether rows are sorted by it after what they are sorted by already."""

    def __init__(self, model: QAbstractItemModel, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._set_headers()
        theme.notifier().changed.connect(self.viewport().update)

    def _set_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height(ROW))
        rows.setDefaultSectionSize(row_height(ROW))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(px(_LEAST_COLUMN))
        columns.setFixedHeight(row_height(ROW))
        columns.setSectionsMovable(True)
        for header in (rows, columns):
            header.setHighlightSections(False)
            # A header asks of every row whether it is selected, which takes long when all are.
            header.setSelectionModel(QItemSelectionModel(self.model(), self))
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(
                self.model().index(-1, columns.logicalIndexAt(place)), columns.mapToGlobal(place)
            )
        )
        # With sorting, a click on a title does not select the column; the sheet itself says how it is sorted.
        self.setSortingEnabled(True)
        columns.setSortIndicatorShown(False)
        columns.sectionClicked.connect(self._sort_by)
        rows.sectionDoubleClicked.connect(self.open_row)

    def _sort_by(self, column: int) -> None:
        is_further = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column, is_further)

    def fit_names(self, longest: str, most: int = 10_000) -> None:
        """Give the names of the rows the room that the longest needs, up to a width."""
        metrics = QFontMetrics(theme.tabular(theme.interface_font(13, 600)))
        self.verticalHeader().setFixedWidth(min(metrics.horizontalAdvance(longest) + px(24), most))

    # What is chosen

    def visual_columns(self) -> list[int]:
        """The columns as they stand, from the left."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def chosen(self) -> Chosen | None:
        """The rectangle that is selected, else the cell under the cursor."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        if not parts:
            here = self.currentIndex()
            return Chosen(here.row(), here.row(), here.column(), here.column()) if here.isValid() else None
        header = self.horizontalHeader()
        sides = [
            header.visualIndex(column) for part in parts for column in range(part.left(), part.right() + 1)
        ]
        return Chosen(
            min(part.top() for part in parts), max(part.bottom() for part in parts), min(sides), max(sides)
        )

    def chosen_places(self) -> list[int]:
        """The selected columns, from the left."""
        chosen = self.chosen()
        return self.visual_columns()[chosen.left : chosen.right + 1] if chosen is not None else []

    def places_from_chosen(self) -> list[int]:
        """The columns from the first selected one to the last there is."""
        chosen = self.chosen()
        return self.visual_columns()[chosen.left :] if chosen is not None else []

    def chosen_rows(self, least: int = 1) -> list[int]:
        """The selected rows of cells, or as many from the first of them on as are wanted at least."""
        chosen = self.chosen()
        if chosen is None:
            return []
        found: list[int] = []
        for row in range(chosen.top, self.model().rowCount()):
            if row > chosen.bottom and len(found) >= least:
                break
            if self._texts.is_cells(row):
                found.append(row)
        return found

    def chosen_texts(self) -> list[list[str]]:
        """The selected cells as a block of texts; headings are left out."""
        chosen, places = self.chosen(), self.chosen_places()
        if chosen is None:
            return []
        rows = range(chosen.top, chosen.bottom + 1)
        return [
            [self._texts.text(row, place) for place in places] for row in rows if self._texts.is_cells(row)
        ]

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to_next(self, places: Sequence[tuple[int, int]]) -> None:
        """Go to the first of these cells (row and column, sorted) after the cursor, and round."""
        here = self.currentIndex()
        after = [each for each in places if each > (here.row(), here.column())]
        for place in (after or places)[:1]:
            self.go_to(*place)
            self.setFocus()

    def select_block(self, rows: int, columns: int) -> None:
        """Select as many rows and columns from the first selected cell on."""
        chosen = self.chosen()
        if chosen is None:
            return
        places = self.visual_columns()[chosen.left : chosen.left + columns]
        last = min(chosen.top + rows, self.model().rowCount()) - 1
        selection = QItemSelection()
        for place in places:
            selection.select(self.model().index(chosen.top, place), self.model().index(last, place))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Some keys are the sheet's own while it has the focus, though the window or a menu has them, too."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _act_of(self, event: QKeyEvent) -> SignalInstance | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_requested
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_requested
        if event.matches(QKeySequence.StandardKey.Find):
            return self.filter_requested
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self.fill_requested
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            return self.clear_requested
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act.emit()
        elif self.takes_key(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_cell(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._leaves(event):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_F2:
                self._go_on_typing()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key is for something of the sheet's own, which is done then."""
        return False

    def open_cell(self, index: Index) -> None:
        """What Enter and a double click do with a cell."""

    def open_row(self, row: int) -> None:
        """What a double click on the name of a row does."""

    def _go_on_typing(self) -> None:
        """Put the caret behind what is in the cell that is being typed in."""
        line = self.indexWidget(self.currentIndex())
        if isinstance(line, QLineEdit):
            line.end(False)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether Tab goes beyond the last cell, or back before the first: it leaves the sheet then."""
        here, places = self.currentIndex(), self.visual_columns()
        if not here.isValid() or not places:
            return True
        if event.key() == Qt.Key.Key_Tab:
            return here.row() == self.model().rowCount() - 1 and here.column() == places[-1]
        return here.row() == 0 and here.column() == places[0]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was typed stands; the cursor goes on, as in a spreadsheet."""
        before = self.currentIndex()
        super().closeEditor(editor, _Hint.NoHint)
        down, right = _STEPS.get(hint, (0, 0))
        if not (down or right) or not before.isValid():
            return
        places = self.visual_columns()
        place = self.horizontalHeader().visualIndex(before.column()) + right
        row = min(before.row() + down, self.model().rowCount() - 1)
        if 0 <= place < len(places):
            self.go_to(row, places[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        place = event.globalPos()
        if not is_mouse and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_requested.emit(index, place)
