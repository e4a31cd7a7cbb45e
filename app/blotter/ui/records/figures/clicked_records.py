"""ClickedRecords: the records behind what was pointed at in a figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from blotter.domain.record import Record
from blotter.ui import theme
from blotter.ui.language import later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.records.figures.words import told_records
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.rows_table import RowsTable

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
NUMBER, DATE, SUBTYPE, STATUS, EVIDENCE = range(5)
_WIDTHS = {NUMBER: 82, DATE: 150, STATUS: 120, EVIDENCE: 90}

Told = Callable[[Record], tuple[str, int]]
"""What a subtype is called, and how many pieces of evidence there are."""


class ClickedModel(TitledRows):
    """Records as rows; their subtype and evidence are read when they are painted."""

    TITLES = (later("Record"), later("Date"), later("Subtype"), later("Status"), later("Evidence"))
    NUMBERS = frozenset({EVIDENCE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.records: Sequence[Record] = ()
        self._told: Told = lambda record: ("", 0)

    def show_records(self, records: Sequence[Record], told: Told) -> None:
        """Show these."""
        self.beginResetModel()
        self.records, self._told = records, told
        self.endResetModel()

    def size(self) -> int:
        return len(self.records)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = index.column()
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in self.NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.ForegroundRole:
            return theme.current().accent if column == NUMBER else None
        if role == _ROLE.FontRole:
            return _number_font() if column == NUMBER else None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._words(self.records[index.row()], column)
        return None

    def _words(self, record: Record, column: int) -> str:
        if column in (NUMBER, DATE, STATUS):
            return (record.number, record.date, "", record.status)[column]
        subtype, pieces = self._told(record)
        return subtype if column == SUBTYPE else str(pieces)


def _number_font() -> QFont:
    return theme.interface_font(13, 600)


class ClickedRecords(QWidget):
    """A click opens the record, a click on the row that has been opened its passage; so do the keys."""

    record_requested = Signal(str)
    """The id of a record that is to be opened."""
    passage_requested = Signal(str)
    """The id of a record whose first passage is to be opened."""
    list_requested = Signal(object, str)
    """The ids of all of them are to be shown as a grid, under this title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = ""
        self._name = ""
        self.title = PaneTitle("")
        self._hint = ElidedLabel()
        self._hint.setText(tr("a click opens the record, a second its passage"))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(self._hint, "hint")
        self.title.add(self._hint)
        self.all = self.title.add_tool("table", tr("Show these records as a table"), self._ask_for_grid)
        self.model = ClickedModel(self)
        self.table = RowsTable(self.model, tr("Records behind the figure"), SUBTYPE, -1, self)
        set_role(self.table, "roomy")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        for number, width in _WIDTHS.items():
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, max(px(width), self.table.title_width(number)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        self.table.row_clicked.connect(self._click)
        self.table.installEventFilter(_Keys(self))
        self.show_records("", (), lambda record: ("", 0))

    def show_records(self, name: str, records: Sequence[Record], told: Told) -> None:
        """Show the records of a mark, which is called this."""
        self._name = name
        self.model.show_records(records, told)
        words = tr("{name}, {records}", name=name, records=told_records(len(records)))
        self.title.rename(words if name else tr("Click something in the figure to see its records"))
        self._hint.setVisible(bool(records))
        self.all.setVisible(bool(records))
        if records:
            self.table.setCurrentIndex(self.model.index(0, NUMBER))

    @property
    def is_filled(self) -> bool:
        """Whether there are records of something that was pointed at."""
        return bool(self._name)

    def words(self) -> str:
        """What the title says."""
        return self.title.words()

    def open_current(self, passage: bool) -> None:
        """Open the record under the cursor, or its passage."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.records):
            self._ask(self.model.records[row], passage)

    def _click(self, row: int) -> None:
        record = self.model.records[row]
        self._ask(record, passage=record.id == self._opened)

    def _ask(self, record: Record, passage: bool) -> None:
        self._opened = record.id
        (self.passage_requested if passage else self.record_requested).emit(record.id)

    def _ask_for_grid(self) -> None:
        self.list_requested.emit([each.id for each in self.model.records], self._name)


class _Keys(QObject):
    """Enter opens the record, with Shift its passage."""

    def __init__(self, owner: ClickedRecords) -> None:
        super().__init__(owner)
        self._owner = owner

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._owner.open_current(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True
