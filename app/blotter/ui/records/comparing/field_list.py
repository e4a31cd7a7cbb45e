"""FieldList: two coders' records field by field, with what differs marked and what is to stand."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.record_schema import RecordSchema
from blotter.project.records.comparing import FieldBeside
from blotter.project.records.settling import Take
from blotter.ui.comparison.rows import Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.records.comparing.stand import Stand
from blotter.ui.records.comparing.words import DIFFERENCES, label
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

FIELD, FIRST, SECOND, STANDS = range(4)
_TITLES = (later("Field"), later("First"), later("Second"), later("Stands"))
_ROLE = Qt.ItemDataRole


class FieldModel(TitledRows):
    """A row a field in which one of the two has something."""

    TITLES = _TITLES

    def __init__(self, schema: RecordSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.rows: Sequence[FieldBeside] = ()
        self.stand: Stand | None = None
        self.coders = ("", "")

    def show_rows(
        self, rows: Sequence[FieldBeside], stand: Stand | None, coders: tuple[str, str], schema: RecordSchema
    ) -> None:
        """Show the fields of a pair of these coders."""
        self.beginResetModel()
        self.rows, self.stand, self.coders, self._schema = rows, stand, coders, schema
        self.endResetModel()

    def size(self) -> int:
        return len(self.rows)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal and self.coders[0]:
            if section == FIRST:
                return self.coders[0]
            if section == SECOND:
                return self.coders[1]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(row, column)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            how = f" ({tr(DIFFERENCES[row.how])})" if column == FIELD and row.how else ""
            return self._words(row, column) + how
        if role == Role.STATUS:
            return self._sign(row, column)
        if role == Role.STRONG:
            return row.how is not None and (column == FIELD or self._is_taken(row, column))
        if role == Role.MUTED:
            return row.how is None or self._is_left(row, column)
        return None

    def _words(self, row: FieldBeside, column: int) -> str:
        if column == FIELD:
            return label(row.field, self._schema)
        if column == FIRST:
            return row.first
        if column == SECOND:
            return row.second
        return self.standing(row)

    def standing(self, row: FieldBeside) -> str:
        """What is to stand in a field, "" while that is open."""
        if self.stand is None or self.stand.whole is Take.DISCARD:
            return ""
        if row.how is None and len(self.stand.pair.records) == 2:
            return row.first
        whose = self.stand.whose(row)
        return row.first if whose is Take.FIRST else row.second if whose is Take.SECOND else ""

    def _sign(self, row: FieldBeside, column: int) -> str | None:
        if column == FIELD:
            return "equal-not:label" if row.how else None
        return "check:decided" if row.how is not None and self._is_taken(row, column) else None

    def _is_taken(self, row: FieldBeside, column: int) -> bool:
        side = {FIRST: Take.FIRST, SECOND: Take.SECOND}.get(column)
        return side is not None and self.stand is not None and self.stand.whose(row) is side

    def _is_left(self, row: FieldBeside, column: int) -> bool:
        if column not in (FIRST, SECOND) or self.stand is None:
            return False
        return self.stand.whose(row) is not None and not self._is_taken(row, column)


class FieldList(Rows):
    """The row under the cursor is the field that is taken from one or the other."""

    def __init__(self, schema: RecordSchema, parent: QWidget | None = None) -> None:
        super().__init__(tr("Fields side by side"), parent)
        self.fields = FieldModel(schema, self)
        self.setModel(self.fields)
        header = self.header()
        header.setStretchLastSection(False)
        header.resizeSection(FIELD, px(140))
        for column in (FIRST, SECOND, STANDS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def current(self) -> FieldBeside | None:
        """The field under the cursor."""
        index = self.currentIndex()
        return self.fields.rows[index.row()] if index.isValid() else None

    def choose_first_difference(self) -> None:
        """Put the cursor on the first field that differs, or on the first one."""
        rows = self.fields.rows
        row = next((place for place, each in enumerate(rows) if each.how is not None), 0)
        self.setCurrentIndex(self.fields.index(row, FIELD))
