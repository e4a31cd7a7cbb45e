"""PassageList: the passages that answer a question, in whatever width it is given."""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.project.paging import citation
from blotter.project.project import Project
from blotter.ui import code_look, theme, whereabouts
from blotter.ui.asking.answers import PassageRow, Passages, short_coders
from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

QUOTE, CODES, DOCUMENT, PLACE, CODERS = range(5)
_TITLES = (later("Passage"), later("Codes"), later("Document"), later("Place"), later("Coders"))
_WIDTHS = {CODES: (140, 0.24, 360), DOCUMENT: (100, 0.16, 240), PLACE: (68, 0.0, 68), CODERS: (60, 0.0, 90)}
_ROLE = Qt.ItemDataRole


class PassageModel(TitledRows):
    """A row a passage."""

    TITLES = _TITLES

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.found: Passages | None = None

    def show_passages(self, found: Passages | None) -> None:
        """Show these, or none."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def row(self, number: int) -> PassageRow:
        """The passage of a row."""
        assert self.found is not None
        return self.found.rows[number]

    def size(self) -> int:
        return 0 if self.found is None else len(self.found.rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self._words(row, column)
        if role == _ROLE.ToolTipRole:
            return self._hint(row, column)
        if role == Role.SWATCH and column == CODES:
            return self._look(row)
        if role == CellRole.QUOTE:
            return column == QUOTE
        if role == CellRole.MIDDLE:
            return column == DOCUMENT
        if role == CellRole.FIGURE:
            return column == PLACE
        return column > CODES if role == Role.MUTED else None

    def _words(self, row: PassageRow, column: int) -> str:
        if column == QUOTE:
            return " ".join(row.quote.split())
        if column == CODES:
            return in_a_row(self._code(code).rpartition(" › ")[2] for code in row.codes)
        if column == DOCUMENT:
            return row.source.name
        if column == PLACE:
            return whereabouts.in_short(self._project, row.source, row.span, row.paragraph)
        return short_coders(self.coder_names(row))

    def _hint(self, row: PassageRow, column: int) -> str:
        if column == CODES:
            return "\n".join(map(self._code, row.codes))
        if column == CODERS:
            return in_a_row(self.coder_names(row))
        if column == PLACE:
            return tr("Characters {start} to {end}", start=row.span.start, end=row.span.end)
        return row.quote if column == QUOTE else row.source.name

    def coder_names(self, row: PassageRow) -> list[str]:
        """Whose segments make the passage."""
        coders = self._project.coders
        return [coders[each].name for each in row.coders if each in coders]

    def _code(self, code: str) -> str:
        book = self._project.codebook
        return " › ".join(book.name_path(code)) if code in book.by_id else ""

    def _look(self, row: PassageRow) -> object:
        book = self._project.codebook
        code = next((each for each in row.codes if each in book.by_id), None)
        return code and code_look.look(book.colour(code), theme.current().is_dark)


class PassageList(Rows):
    """A click or Enter on a row goes to the passage in its document; Ctrl+C copies with source."""

    passage_requested = Signal(str, object)
    """The document's id and the `Span`."""
    copied = Signal(int)

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passages"), parent)
        self._project = project
        self.passages = PassageModel(project, self)
        self.setModel(self.passages)
        self.setSelectionMode(Rows.SelectionMode.ExtendedSelection)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._click)
        self.activated.connect(self._go)

    def show_passages(self, found: Passages | None) -> None:
        """Show these; the cursor stands on the first."""
        self.passages.show_passages(found)
        self._set_widths()
        if self.passages.rowCount():
            self.setCurrentIndex(self.passages.index(0, QUOTE))
            self.scrollToTop()

    def _click(self, index: QModelIndex) -> None:
        modifiers = QGuiApplication.keyboardModifiers()
        if not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self._go(index)

    def _go(self, index: QModelIndex) -> None:
        row = self.passages.row(index.row())
        self.passage_requested.emit(row.source.id, row.span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what is selected, with source."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected passages on the clipboard, each with its source."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        if numbers:
            rows = [self.passages.row(number) for number in numbers]
            QGuiApplication.clipboard().setText("\n".join(map(self._cited, rows)))
            self.copied.emit(len(rows))

    def _cited(self, row: PassageRow) -> str:
        quote = self._project.text(row.source)[slice(*row.span)]
        coders = in_a_row(self.passages.coder_names(row))
        return f"“{quote}” ({citation(self._project, row.source, row.span, row.paragraph)}, {coders})"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        """The passage has the most room."""
        for column, (least, share, most) in _WIDTHS.items():
            wanted = int(self.viewport().width() * share)
            named = self.header().sectionSizeHint(column)
            self.header().resizeSection(column, max(named, min(max(px(least), wanted), px(most))))
