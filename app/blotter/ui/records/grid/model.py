"""GridModel: records in rows, some of them under a heading that folds; cells are worked out when painted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from blotter.domain.countries import COUNTRIES
from blotter.domain.record import Record
from blotter.domain.record_schema import FieldType
from blotter.project.records.columns import GridColumn, Shape
from blotter.project.records.editing import RefusedCell
from blotter.project.records.rows import RecordNames
from blotter.ui import theme
from blotter.ui.cells.model import CellsModel, Index
from blotter.ui.language import current, later, listed, plural, tr
from blotter.ui.records.grid.words import title, told
from blotter.ui.wording import plainly

_ROLE = Qt.ItemDataRole
WRONG = int(_ROLE.UserRole) + 1
"""Whether a cell holds what was typed, since it did not fit: `bool`."""

FIGURES = (Shape.FIGURE, Shape.SHARE)
"""What stands at the right of its column."""

_UNKNOWN = "…"
"""Stands where evidence is not read yet."""


@dataclass(slots=True)
class Heading:
    """A row over the records that have the same in one column."""

    words: str
    records: list[Record]
    is_folded: bool = False


Row = Record | Heading


class Cell(NamedTuple):
    """A record (by id) and a field: where something was typed."""

    record: str
    field: str


class GridModel(CellsModel):
    """Rows are records, and headings over some; what is typed is told by record id and field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.columns: list[GridColumn] = []
        self.wrong: dict[Cell, RefusedCell] = {}
        self.knows_evidence = False
        self._names: RecordNames | None = None

    @property
    def names(self) -> RecordNames:
        """What the values are called; `show_names` comes before everything else."""
        assert self._names is not None
        return self._names

    # What is shown

    def show_names(self, names: RecordNames) -> None:
        """Call values by these names from now on; the rows are told by whoever changed them."""
        self._names = names

    def show_columns(self, columns: Sequence[GridColumn]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def renew_columns(self, columns: Mapping[str, GridColumn]) -> None:
        """The same columns over other names."""
        self.columns = [columns.get(each.key, each) for each in self.columns]

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def record_at(self, row: int) -> Record | None:
        """The record in a row; None for a heading, and where there is no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Record) else None

    def heading_at(self, row: int) -> Heading | None:
        """The heading in a row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Heading) else None

    def is_cells(self, row: int) -> bool:
        """Whether there is a record in a row, and no heading over others."""
        return self.record_at(row) is not None

    def row_of(self, identity: str) -> int:
        """The row of a record, by id; -1 if it is not shown."""
        rows = (row for row, each in enumerate(self.rows) if isinstance(each, Record) and each.id == identity)
        return next(rows, -1) if identity else -1

    def records(self) -> Iterable[Record]:
        """The records that are shown, and those that are folded away."""
        for each in self.rows:
            if isinstance(each, Record):
                yield each
            elif each.is_folded:
                yield from each.records

    def replace_records(self, records: Mapping[str, Record]) -> None:
        """Records are others now; their rows stay where they are."""
        for row, each in enumerate(self.rows):
            if isinstance(each, Record) and each.id in records:
                self.rows[row] = records[each.id]
        for each in self.rows:
            if isinstance(each, Heading):
                each.records = [records.get(held.id, held) for held in each.records]
        self.tell_all()

    def mark_wrong(self, refused: Iterable[RefusedCell]) -> None:
        """Keep what was typed into cells though it does not fit."""
        for each in refused:
            self.wrong[Cell(each.record, each.field)] = each
        self.tell_all()

    def cell(self, index: Index) -> Cell | None:
        """The record and field of a cell; None where nothing can be typed."""
        record = self.record_at(index.row()) if index.isValid() else None
        field = self.columns[index.column()].field if record is not None else ""
        return Cell(record.id, field) if record is not None and field else None

    # As Qt asks for it

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.can_change and self.cell(index) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        record = self.record_at(row)
        if record is None:
            heading = self.heading_at(row)
            return heading_words(heading) if heading is not None and column == 0 else ""
        shown = self.columns[column]
        if self.wrong and shown.field and (wrong := self.wrong.get(Cell(record.id, shown.field))):
            return wrong.text
        if shown.of_evidence and not self.knows_evidence:
            return _UNKNOWN
        return shown.text(record)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ROLE.DisplayRole:
            return _on_one_line(self.text(row, column))
        if role == _ROLE.EditRole:
            return self.text(row, column)
        if role == WRONG:
            cell = self.cell(index)
            return cell is not None and cell in self.wrong
        if role == _ROLE.TextAlignmentRole:
            is_figure = self.columns[column].shape in FIGURES
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.ToolTipRole:
            return self.explained(row, column) or None
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Ask that a cell be given a text."""
        cell = self.cell(index)
        if role != _ROLE.EditRole or cell is None:
            return False
        if value != self.text(index.row(), index.column()):
            self.typed.emit({cell.record: {cell.field: str(value)}})
        return True

    def explained(self, row: int, column: int) -> str:
        """Why a cell was not taken over, or what it says in full."""
        record = self.record_at(row)
        if record is None:
            return ""
        shown = self.columns[column]
        if wrong := self.wrong.get(Cell(record.id, shown.field)):
            return plainly(wrong.error)
        if shown.field and self.names.schema.type(shown.field) is FieldType.COUNTRIES:
            names = (
                COUNTRIES[each.code].name(current()) for each in record.countries if each.code in COUNTRIES
            )
            return listed(list(dict.fromkeys(names)))
        if shown.field and (why := dict(record.blanks).get(shown.field)):
            return tr(_BLANKS.get(why, why))
        return self.text(row, column)

    def _spoken(self, row: int, column: int) -> str:
        record = self.record_at(row)
        if record is None:
            return self.text(row, 0)
        shown = self.columns[column]
        values = {
            "column": title(shown.key, self.names.schema),
            "number": record.number,
            "value": self.text(row, column) or tr("empty"),
        }
        if Cell(record.id, shown.field) in self.wrong:
            why = self.explained(row, column)
            return tr("{column} of {number}: {value}, not taken over. {why}", why=why, **values)
        return tr("{column} of {number}: {value}", **values)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return self._title(section, role)
        record = self.record_at(section)
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return record.number if record is not None else ""
        if role == _ROLE.FontRole:
            return theme.tabular(theme.interface_font(13, QFont.Weight.DemiBold))
        return None

    def _title(self, section: int, role: int) -> object:
        column = self.columns[section]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            words = title(column.key, self.names.schema)
            return self.sorted_title(words, column.key, is_spoken=role == _ROLE.AccessibleTextRole)
        if role == _ROLE.ToolTipRole:
            return told(column, self.names.schema)
        if role == _ROLE.TextAlignmentRole:
            is_figure = column.shape in FIGURES
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def heading_words(heading: Heading) -> str:
    """A heading and how many records are under it."""
    count = plural("{count} record", "{count} records", len(heading.records))
    return tr("{words} · {count}", words=heading.words or tr("nothing there"), count=count)


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


_BLANKS = {
    "unknown": later("Unknown"),
    "not stated": later("Not stated"),
    "not applicable": later("Not applicable"),
}
