"""PassagesList: the evidence of the record under the cursor, each with its quote; a click leads to it."""

from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blotter.domain.record import Record, Role
from blotter.project.project import Project
from blotter.project.records.rechecking import Looked, State, looked_at
from blotter.ui import style, theme
from blotter.ui.cells.model import Index
from blotter.ui.language import later, listed, plural, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.rows_table import RowsTable

_QUOTE, _DOCUMENT, _SUPPORTS, _VOUCHES, _CODER = range(5)
_WIDTHS = {_DOCUMENT: (190, 0.17), _SUPPORTS: (150, 0.13), _VOUCHES: (190, 0.17), _CODER: (110, 0.1)}
"""The greatest width of the columns, and their greatest share of the list; the quote has the rest."""
_ROLE = Qt.ItemDataRole
_ROLES = {
    Role.NOTE: later("note"),
    Role.CAPTION: later("caption"),
    Role.TABLE: later("table cell"),
}


class PassagesModel(TitledRows):
    """The pieces in the order in which they were added."""

    TITLES: ClassVar = (
        later("Passage"),
        later("Document"),
        later("Supports"),
        later("Who vouches"),
        later("Coder"),
    )

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.passages: list[Looked] = []

    def show_record(self, record: Record | None) -> None:
        """Show the evidence of a record."""
        self.beginResetModel()
        self.passages = looked_at(self._project, record) if record is not None else []
        self.endResetModel()

    def size(self) -> int:
        return len(self.passages)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        passage, column = self.passages[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._words(passage, column)
        if role == _ROLE.ToolTipRole:
            return self._words(passage, column) or None
        if role == _ROLE.FontRole and column == _QUOTE:
            return theme.quote_font()
        if role == _ROLE.ForegroundRole:
            return theme.current().text if column == _QUOTE else theme.current().muted
        return None

    def _words(self, passage: Looked, column: int) -> str:
        evidence = passage.evidence
        if column == _QUOTE:
            return self._quote(passage)
        if column == _DOCUMENT:
            source = self._project.sources.get(evidence.source)
            name = source.name if source is not None else ""
            where = _ROLES.get(evidence.role)
            return tr("{document} ({place})", document=name, place=tr(where)) if where else name
        if column == _SUPPORTS:
            schema = self._project.record_schema
            return listed([schema.label(each) for each in evidence.fields]) or tr("the record")
        if column == _VOUCHES:
            said = listed(evidence.claim_sources)
            origin = evidence.origins[-1] if evidence.origins else ""
            return (
                tr("{sources}, from {origin}", sources=said, origin=origin)
                if origin and said
                else said or origin
            )
        coder = self._project.coders.get(evidence.coder or "")
        return coder.name if coder is not None else ""

    def _quote(self, passage: Looked) -> str:
        quote = " ".join(passage.evidence.quote.split())
        if passage.state is State.UNCODED:
            return tr("{quote} (not coded any more)", quote=quote)
        if passage.state is State.CHANGED:
            return tr("{quote} (changed since)", quote=quote)
        return quote


class PassagesList(QWidget):
    """Follows the cursor of the grid."""

    passage_requested = Signal(str, object)
    """A document (by id), and the `Span` there."""
    left = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PassagesModel(project, self)
        self.title = QLabel()
        style.set_role(self.title, "title")
        self.title.setContentsMargins(12, 4, 12, 4)
        self.table = RowsTable(self.model, tr("Passages of the record"), _QUOTE, -1, self)
        style.set_role(self.table, "roomy")
        self.table.row_clicked.connect(self._open)
        self.table.activated.connect(lambda index: self._open(index.row()))
        column_of_both = QVBoxLayout(self)
        column_of_both.setContentsMargins(0, 0, 0, 0)
        column_of_both.setSpacing(0)
        column_of_both.addWidget(self.title)
        column_of_both.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, (greatest, share) in _WIDTHS.items():
            self.table.setColumnWidth(column, min(px(greatest), round(self.width() * share)))

    def show_record(self, record: Record | None) -> None:
        """Show the evidence of a record."""
        self.model.show_record(record)
        if record is None:
            self.title.setText(tr("Passages"))
            return
        count = plural("{count} passage", "{count} passages", len(self.model.passages))
        self.title.setText(tr("{number}: {count}", number=record.number, count=count))
        if self.model.passages:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a row leads to the passage."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.table.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.passages):
            passage = self.model.passages[row]
            self.passage_requested.emit(passage.evidence.source, passage.span)
