"""BreachList: what breaks the rules, each row one click from its passage."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.domain.segment import Span, initials
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.rules.findings import Breach
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import in_words

CODE, WHAT, QUOTE, DOCUMENT, PLACE, CODER = range(6)
_TITLES = (
    later("Code"), later("What is broken"), later("Segment"), later("Document"), later("Place"),
    later("Coder"),
)  # fmt: skip
_WIDTHS = {
    CODE: (110, 0.14, 200),
    WHAT: (160, 0.4, 520),
    DOCUMENT: (80, 0.12, 200),
    PLACE: (68, 0.0, 68),
    CODER: (54, 0.0, 54),
}
"""Least width, share of the list, and greatest width of the columns; the quote has the rest."""
_ROLE = Qt.ItemDataRole


class BreachModel(TitledRows):
    """A row a breach."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.rows: Sequence[Breach] = ()

    def show_rows(self, rows: Sequence[Breach]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def size(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self._words(row, column)
        if role == _ROLE.ToolTipRole:
            return self._hint(row, column)
        if role == Role.SWATCH and column == CODE:
            return self._look(row)
        if role == CellRole.QUOTE:
            return column == QUOTE
        if role == CellRole.MIDDLE:
            return column == DOCUMENT
        if role == CellRole.FIGURE:
            return column == PLACE
        return column in (DOCUMENT, PLACE, CODER) if role == Role.MUTED else None

    def _words(self, row: Breach, column: int) -> str:
        if column == CODE:
            code = self._project.codebook.by_id.get(row.segment.code)
            return code.name if code else ""
        if column == WHAT:
            return in_words(row.told)
        if column == QUOTE:
            return " ".join(row.quote.split())
        if column == DOCUMENT:
            return row.source.name
        if column == PLACE:
            span = Span(row.segment.start, row.segment.end)
            return whereabouts.in_short(self._project, row.source, span, row.paragraph)
        return initials(self._coder(row)) if self._coder(row) else ""

    def _coder(self, row: Breach) -> str:
        coder = self._project.coders.get(row.segment.coder)
        return coder.name if coder else ""

    def _hint(self, row: Breach, column: int) -> str:
        book = self._project.codebook
        if column == CODE and row.segment.code in book.by_id:
            return " › ".join(book.name_path(row.segment.code))
        if column == CODER:
            return self._coder(row)
        if column == PLACE:
            return tr("Characters {start} to {end}", start=row.span.start, end=row.span.end)
        return row.quote if column == QUOTE else self._words(row, column)

    def _look(self, row: Breach) -> object:
        book = self._project.codebook
        if row.segment.code not in book.by_id:
            return None
        return code_look.look(book.colour(row.segment.code), theme.current().is_dark)


class BreachList(Rows):
    """A click or Enter on a row goes to the segment in its document."""

    segment_requested = Signal(str)

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("What breaks the rules"), parent)
        self.breaches = BreachModel(project, self)
        self.setModel(self.breaches)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    def show_rows(self, rows: Sequence[Breach]) -> None:
        """Show these; the cursor stays in its row, which is the next one where a breach was mended."""
        at, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self.breaches.show_rows(rows)
        self._set_widths()
        if rows:
            self.setCurrentIndex(self.breaches.index(min(max(at, 0), len(rows) - 1), CODE))
            self.verticalScrollBar().setValue(top)

    def _go(self, index: QModelIndex) -> None:
        self.segment_requested.emit(self.breaches.rows[index.row()].segment.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """The sentence has the most room, then the words; the document's name gives way."""
        header, width = self.header(), self.viewport().width()
        header.setSectionHidden(DOCUMENT, width < px(620))
        header.setSectionHidden(CODE, width < px(480))
        for column, (least, share, most) in _WIDTHS.items():
            named = header.sectionSizeHint(column)
            header.resizeSection(column, max(named, min(max(px(least), int(width * share)), px(most))))
