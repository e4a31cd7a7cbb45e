"""FieldGrid: the fields that a record's kind shows, in their order, short ones beside each other."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from blotter.analysis.records.proposals import Proposal
from blotter.domain.record import Record
from blotter.ui.desk import Desk
from blotter.ui.records.form.editors import COUNT, KIND, editor_for, is_short
from blotter.ui.records.form.field_row import FieldRow
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.scale import px

_PAIRED_FROM, _BESIDE_FROM = 400, 270
_NAMES = 88
_NEVER_BLANK = (KIND, COUNT, "level")


class FieldGrid(QWidget):
    """Makes its rows anew only where the fields are others."""

    entered = Signal(str, object)
    """The field, `Entered`"""
    blanked = Signal(str, object)
    pointed = Signal(str)
    accepted = Signal(object)
    turned_down = Signal(object)
    proposal_pointed = Signal(object)

    def __init__(self, desk: Desk, index: RecordIndex) -> None:
        super().__init__()
        self._desk, self._index = desk, index
        self.rows: dict[str, FieldRow] = {}
        self._made_of: object = None
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(12), px(8), px(12), px(8))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(6))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def fields(self, record: Record) -> list[str]:
        """The kind, the fields of the kind, and whether the record counts before the last of them."""
        shown = [KIND, *self._desk.project.record_schema.fields_of(record.kind)]
        place = shown.index("confidence") if "confidence" in shown else len(shown)
        return [*shown[:place], COUNT, *shown[place:]]

    def show_record(self, record: Record) -> None:
        """Show a record's fields."""
        fields = self.fields(record)
        schema = self._desk.project.record_schema
        made_of = tuple((each, schema.label(each), schema.type(each)) for each in fields)
        options = (schema.fields, schema.kinds)
        if made_of != self._made_of:
            self._make(fields)
            self._made_of = made_of
            self._options = options
        elif options != self._options:
            self._options = options
            self._offer_anew()
        for row in self.rows.values():
            row.editor.show_record(record)

    def _offer_anew(self) -> None:
        """Words to choose from are others: what is not being typed is drawn anew."""
        for row in self.rows.values():
            if row.editor.record is not None and not row.editor.is_touched():
                row.editor.show_value()

    def _make(self, fields: Sequence[str]) -> None:
        focused = self.focused()
        for row in self.rows.values():
            for part in (row, row.name):
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.rows = {field: self._row(field) for field in fields}
        self._columns = 0
        self._arrange()
        if focused in self.rows:
            self.rows[focused].editor.setFocus()

    def _row(self, field: str) -> FieldRow:
        editor = editor_for(self._desk, field, self._index)
        row = FieldRow(editor, field not in _NEVER_BLANK)
        editor.entered.connect(lambda entered: self.entered.emit(field, entered))
        editor.blanked.connect(lambda why: self.blanked.emit(field, why))
        row.pointed.connect(self.pointed)
        row.accepted.connect(self.accepted)
        row.turned_down.connect(self.turned_down)
        row.proposal_pointed.connect(self.proposal_pointed)
        row.watch()
        return row

    # Where they stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pair short fields where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.width()
        columns = 4 if width >= px(_PAIRED_FROM) else 2 if width >= px(_BESIDE_FROM) else 1
        if columns == self._columns or not self.rows:
            return
        self._columns = columns
        for row in self.rows.values():
            self._grid.removeWidget(row)
            self._grid.removeWidget(row.name)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column == columns - 1 or column % 2 else 0)
            self._grid.setColumnMinimumWidth(column, px(_NAMES) if column == 0 and columns > 1 else 0)
        for line, together in enumerate(self._lines(columns)):
            for place, row in enumerate(together):
                self._put(row, line, place, alone=len(together) == 1)

    def _put(self, row: FieldRow, line: int, place: int, alone: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if self._columns == 1:
            row.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(row.name, 2 * line, 0, top)
            self._grid.addWidget(row, 2 * line + 1, 0)
        else:
            row.name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(row.name, line, 2 * place, top)
            span = self._columns - 1 if alone else 1
            self._grid.addWidget(row, line, 2 * place + 1, 1, span, top if span == 1 else top & ~top)

    def _lines(self, columns: int) -> Iterator[list[FieldRow]]:
        waiting: list[FieldRow] = []
        for row in self.rows.values():
            is_paired = columns == 4 and is_short(self._desk, row.field)
            if not is_paired:
                if waiting:
                    yield waiting
                    waiting = []
                yield [row]
            elif waiting:
                yield [*waiting, row]
                waiting = []
            else:
                waiting = [row]
        if waiting:
            yield waiting

    # Which one is meant

    def focused(self) -> str:
        """The field that has the focus, "" if none has."""
        focus = QApplication.focusWidget()
        found = (field for field, row in self.rows.items() if focus is not None and row.isAncestorOf(focus))
        return next(found, "")

    def commit(self) -> None:
        """Take over what is typed."""
        for row in list(self.rows.values()):
            row.editor.commit()

    def set_writable(self, is_writable: bool) -> None:
        """Let values be changed, or only read."""
        for row in self.rows.values():
            row.editor.set_writable(is_writable)

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show what is proposed under each field."""
        for field, row in self.rows.items():
            row.show_proposals(self._desk.project, [each for each in proposals if each.field == field])

    def mark(self, fields: Sequence[str]) -> None:
        """Set off the names of some fields."""
        for field, row in self.rows.items():
            row.mark(field in fields)
