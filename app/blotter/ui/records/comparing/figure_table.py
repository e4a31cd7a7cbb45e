"""FigureTable: how far two coders agree on records, a row a measure, with its interval."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from blotter.analysis.records.agreement import RecordAgreement
from blotter.domain.record_schema import RecordSchema
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.comparison.scale import Dot, lowest
from blotter.ui.comparison.words import DASH, coefficient, interval
from blotter.ui.language import later, number, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.records.comparing.words import MEASURES, explained, field_title, meaning
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.row_delegate import Role

FIELD, MEASURE, VALUE, INTERVAL, SCALE, PAIRS, DRAWN = range(7)
_TITLES = (
    later("Field"), later("Measure"), later("Value"), later("Interval"), "", later("Pairs"), later("n"),
)  # fmt: skip
_WIDTHS = {FIELD: 200, VALUE: 76, INTERVAL: 110, SCALE: 190, PAIRS: 76, DRAWN: 76}
_MEASURE = 100
_LEAST = {SCALE: 110, FIELD: 140}
"""What gives way first where there is little room, and to which width."""
_ROLE = Qt.ItemDataRole


class FigureModel(TitledRows):
    """A row a figure; its field stands only in the first of several rows."""

    TITLES = _TITLES
    NUMBERS = frozenset({VALUE, INTERVAL, PAIRS, DRAWN})

    def __init__(self, schema: RecordSchema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.rows: Sequence[RecordAgreement] = ()
        self._lowest = 0.0

    def show_rows(self, rows: Sequence[RecordAgreement], schema: RecordSchema) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows, self._schema = rows, schema
        self._lowest = lowest((row.value, row.low) for row in rows)
        self.endResetModel()

    def size(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(index.row(), column)
        if role == _ROLE.AccessibleTextRole:
            return field_title(row, self._schema) if column == FIELD else self._words(index.row(), column)
        if role == _ROLE.ToolTipRole:
            return meaning(row) if column == MEASURE else None
        if role == _ROLE.TextAlignmentRole and column in self.NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == CellRole.SCALE and column == SCALE:
            return self._dot(row)
        if role == CellRole.FIGURE:
            return column in self.NUMBERS
        if role == Role.STRONG:
            return column == FIELD
        return column in (INTERVAL, PAIRS, DRAWN) if role == Role.MUTED else None

    def _dot(self, row: RecordAgreement) -> Dot | None:
        """Where a figure stands between chance and 1; a difference is no agreement."""
        if row.value is None or row.measure == "relative_difference":
            return None
        ends = (row.low, row.high) if row.low is not None and row.high is not None else None
        return Dot(row.value, self._lowest, ends)

    def _words(self, place: int, column: int) -> str:
        row = self.rows[place]
        if column == FIELD:
            title = field_title(row, self._schema)
            above = field_title(self.rows[place - 1], self._schema) if place else ""
            return "" if title == above else title
        if column == MEASURE:
            return tr(MEASURES[row.measure])
        if column == VALUE:
            return coefficient(row.value)
        if column == INTERVAL:
            return interval(row.low, row.high)
        if column == PAIRS:
            return number(row.matched)
        if column == SCALE:
            return ""
        return number(row.n) if row.low is not None else DASH


class FigureTable(QWidget):
    """The table, and below it in sentences what the row under the cursor says."""

    def __init__(self, schema: RecordSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.model = FigureModel(schema, self)
        self.table = Rows(tr("Agreement on records"))
        self.table.setModel(self.model)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleName(tr("What the figure means"))
        self.told.setContentsMargins(px(12), px(8), px(12), px(4))
        self.told.setMinimumHeight(px(58))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setContentsMargins(px(12), 0, px(12), px(8))
        set_role(self.notes, "hint")
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(MEASURE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(px(60))
        self._fit()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.told)
        whole.addWidget(self.notes)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the measure room for its words."""
        widths = {column: px(width) for column, width in _WIDTHS.items()}
        lacking = sum(widths.values()) + px(_MEASURE) - self.width()
        for column, least in _LEAST.items():
            given = max(0, min(lacking, widths[column] - px(least)))
            widths[column] -= given
            lacking -= given
        for column, width in widths.items():
            self.table.header().resizeSection(column, width)

    def show_rows(self, rows: Sequence[RecordAgreement], notes: Sequence[str], schema: RecordSchema) -> None:
        """Show figures, with how they came about; the cursor stays on its row."""
        at = self.table.currentIndex().row()
        self._schema = schema
        self.model.show_rows(rows, schema)
        self.notes.setText(" ".join(notes))
        if rows:
            self.table.setCurrentIndex(self.model.index(min(max(at, 0), len(rows) - 1), MEASURE))
        self._tell()

    def _tell(self) -> None:
        index = self.table.currentIndex()
        self.told.setText(explained(self.model.rows[index.row()], self._schema) if index.isValid() else "")
