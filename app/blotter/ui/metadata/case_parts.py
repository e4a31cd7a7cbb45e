"""CaseParts: the documents and passages of the case under the cursor, and what is coded there."""

from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from blotter.domain.case import Case, CasePart
from blotter.domain.segment import Segment, Span
from blotter.project.metadata.cases import parts_of, segments_of
from blotter.project.project import Project
from blotter.ui import style, theme
from blotter.ui.cells.model import Index
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.rows_table import RowsTable

_WORDS, _DOCUMENT, _SEGMENTS = range(3)
_ROLE = Qt.ItemDataRole


class CasePartsModel(TitledRows):
    """Documents by name, passages by place; in segments, what is coded in the case instead."""

    TITLES: ClassVar = (later("Passage"), later("Document"), later("Code, or segments there"))

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.parts: list[CasePart] = []
        self.segments: list[Segment] = []
        self.shows_segments = False
        self._counts: dict[str, int] = {}

    def show_case(self, case: Case | None, segments: bool) -> None:
        """Show what belongs to a case, or what is coded in it."""
        self.beginResetModel()
        self.shows_segments = segments
        self.parts = parts_of(self._project, case) if case is not None else []
        self.segments = segments_of(self._project, case) if case is not None else []
        self._counts = {part.id: sum(_is_within(part, each) for each in self.segments) for part in self.parts}
        self.endResetModel()

    def size(self) -> int:
        return len(self.segments if self.shows_segments else self.parts)

    def place(self, row: int) -> tuple[str, Span | None]:
        """The document (by id) of a row, and where in it."""
        if self.shows_segments:
            return self.segments[row].source, self.segments[row].span
        return self.parts[row].source, self.parts[row].span

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._words(row, column) or None
        if role == _ROLE.FontRole and column == _WORDS and self._quote(row):
            return theme.quote_font()
        if role == _ROLE.ForegroundRole:
            is_quote = column == _WORDS and bool(self._quote(row))
            return theme.current().text if is_quote else theme.current().muted
        return None

    def _quote(self, row: int) -> str:
        quote = self.segments[row].quote if self.shows_segments else self.parts[row].quote
        return " ".join(quote.split())

    def _words(self, row: int, column: int) -> str:
        if column == _WORDS:
            return self._quote(row) or tr("the whole document")
        if column == _DOCUMENT:
            source = self._project.sources.get(self.place(row)[0])
            return source.name if source is not None else ""
        if self.shows_segments:
            return " › ".join(self._project.codebook.name_path(self.segments[row].code))
        return plural("{count} segment", "{count} segments", self._counts.get(self.parts[row].id, 0))


def _is_within(part: CasePart, segment: Segment) -> bool:
    """Whether a segment lies, at least partly, in a part of a case."""
    span = part.span
    return segment.source == part.source and (span is None or segment.span.overlaps(span))


class CaseParts(QWidget):
    """Follows the cursor of the sheet of cases."""

    document_requested = Signal(str)
    passage_requested = Signal(str, object)
    """A document (by id), and the `Span` there."""
    removal_requested = Signal(object)
    """`list[CasePart]` that are to belong to the case no more."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._case: Case | None = None
        self.can_change = False
        self.model = CasePartsModel(project, self)
        self.title = QLabel()
        style.set_role(self.title, "title")
        self.segments = QPushButton(tr("Segments"))
        self.segments.setCheckable(True)
        self.segments.setToolTip(tr("What is coded in the documents and passages of the case"))
        self.table = RowsTable(self.model, tr("Documents and passages of the case"), _WORDS, -1, self)
        style.set_role(self.table, "roomy")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.segments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.segments.toggled.connect(lambda _: self.show_case(self._case))
        self.table.row_clicked.connect(self.open)
        self.table.activated.connect(lambda index: self.open(index.row()))
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnWidth(_DOCUMENT, min(px(260), self.width() * 24 // 100))
        self.table.setColumnWidth(_SEGMENTS, min(px(240), self.width() * 22 // 100))

    def show_case(self, case: Case | None) -> None:
        """Show what belongs to a case."""
        self._case = case
        self.model.show_case(case, self.segments.isChecked())
        if case is None:
            self.title.setText(tr("Documents and passages"))
            return
        documents = sum(part.span is None for part in self.model.parts)
        passages = len(self.model.parts) - documents
        told = in_a_row(
            [
                plural("{count} document", "{count} documents", documents),
                plural("{count} passage", "{count} passages", passages),
                plural("{count} segment", "{count} segments", len(self.model.segments)),
            ]
        )
        self.title.setText(tr("{name}: {what}", name=case.name, what=told))
        if self.model.size():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def open(self, row: int) -> None:
        """Go to the document or passage in a row."""
        if not 0 <= row < self.model.size():
            return
        source, span = self.model.place(row)
        if span is None:
            self.document_requested.emit(source)
        else:
            self.passage_requested.emit(source, span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the place, Delete takes it out of the case."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open(self.table.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        else:
            super().keyPressEvent(event)

    def take_out(self) -> None:
        """Ask that the chosen document or passage belong to the case no more."""
        row = self.table.currentIndex().row()
        if self.can_change and not self.model.shows_segments and 0 <= row < len(self.model.parts):
            self.removal_requested.emit([self.model.parts[row]])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < self.model.size():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open at the place"), lambda: self.open(row))
        out = menu.addAction(tr("Take out of the case"), self.take_out)
        out.setEnabled(self.can_change and not self.model.shows_segments)
        menu.popup(event.globalPos())
