"""ClaimsTable: values of one quantity under a heading, each with a line from its least to its most."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from blotter.domain.record import Evidence
from blotter.domain.segment import Span
from blotter.ui import icons, theme
from blotter.ui.cells.model import Index
from blotter.ui.fonts import interface_font, quote_font, tabular
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.models.titled_rows import TitledRows
from blotter.ui.records.claims.told import Line
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.views.rows_table import ROW, RowsTable

VALUE, RANGE, MEASURE, AS_OF, CLAIMANT, DOCUMENT, RECORD, WORDS = range(8)
_WIDTHS = {VALUE: 170, RANGE: 130, MEASURE: 170, AS_OF: 100, CLAIMANT: 140, DOCUMENT: 170, RECORD: 72}
_ROLE = Qt.ItemDataRole
_DOT, _END = 4, 4


class ClaimsModel(TitledRows):
    """Headings span the whole row."""

    TITLES: ClassVar = (
        later("Value"),
        "",
        later("Measure"),
        later("As of"),
        later("Claimed by"),
        later("Document"),
        later("Record"),
        later("Words of the source"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def size(self) -> int:
        return len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.lines[index.row()].is_heading:
            return flags & ~Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column, palette = self.lines[index.row()], index.column(), theme.current()
        if line.is_heading:
            return self._heading(line, column, role)
        words = self.words(line, column)
        if role == _ROLE.DisplayRole:
            return "" if column == RANGE else words
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return words or None
        if role == _ROLE.FontRole:
            if column == WORDS:
                return quote_font()
            return tabular(interface_font(13, 600 if line.is_total else 400)) if not column else None
        if role == _ROLE.ForegroundRole:
            return palette.text if column in (VALUE, WORDS) else palette.muted
        return None

    def _heading(self, line: Line, column: int, role: int) -> object:
        if column != VALUE:
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return line.heading
        if role == _ROLE.FontRole:
            return interface_font(13, 600)
        if role == _ROLE.DecorationRole:
            return icons.icon("equal-not", "warn") if line.warns else icons.icon("arrows-horizontal", "muted")
        return None

    def words(self, line: Line, column: int) -> str:
        """What stands in a cell, in words also where it is drawn."""
        said = line.said
        if column in (VALUE, RANGE):
            return line.value
        if column == MEASURE:
            return line.measure
        if column == AS_OF:
            return line.as_of
        if column == RECORD:
            return line.record.number if line.record is not None else ""
        if column == WORDS:
            return line.quote
        if said is None:
            return ""
        if column == CLAIMANT:
            return in_a_row(said.claimants)
        origin = in_a_row(said.origins)
        sources = in_a_row(said.sources)
        return tr("{sources}, from {origin}", sources=sources, origin=origin) if origin else sources


class ClaimsTable(RowsTable):
    """A click or Enter on a value opens its passage; on the record's number, the record."""

    passage_requested = Signal(str, object)
    """A document (by id), and the `Span` there."""
    record_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.claims = ClaimsModel()
        super().__init__(self.claims, tr("Conflicting claims"), WORDS, -1, parent)
        set_role(self, "roomy")
        self.claims.setParent(self)
        self.setSelectionMode(RowsTable.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(RANGE, RangeDelegate(self.claims, self))
        self.clicked.connect(self._clicked)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows, with the cursor on the first value."""
        self.clearSpans()
        self.claims.show_lines(lines)
        for row, line in enumerate(lines):
            if line.is_heading:
                self.setSpan(row, 0, 1, len(ClaimsModel.TITLES))
        first = next((row for row, line in enumerate(lines) if not line.is_heading), -1)
        if first >= 0:
            self.setCurrentIndex(self.claims.index(first, VALUE))

    def current(self) -> Line | None:
        """The row under the cursor."""
        row = self.currentIndex().row()
        return self.claims.lines[row] if 0 <= row < len(self.claims.lines) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the passage."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_passage()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: Index) -> None:
        if index.column() == RECORD:
            self.open_record()
        else:
            self.open_passage()

    def open_passage(self) -> None:
        """Show the words of the source; where none are named, the record."""
        line = self.current()
        said = line.said if line is not None else None
        if said is None or said.piece is None or line is None or line.quantity is None:
            self.open_record()
            return
        self.passage_requested.emit(*place_of(said.piece, line.quantity.words))

    def open_record(self) -> None:
        """Show the record of the row."""
        line = self.current()
        if line is not None and line.record is not None:
            self.record_requested.emit(line.record.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() / px(1180)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(
                column, max(int(px(width) * min(1.0, max(0.6, room))), self.title_width(column))
            )


class RangeDelegate(QStyledItemDelegate):
    """Draws a value on the scale of its group: a dot for an exact one, an open line for a limit."""

    def __init__(self, claims: ClaimsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._claims = claims

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(_WIDTHS[RANGE]), row_height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, palette = self._claims.lines[index.row()], theme.current()
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.row_selected)
        least, most = line.scale
        if line.quantity is None or most <= least:
            return
        inner = QRectF(rect.adjusted(px(10), 0, -px(10), 0))
        middle = inner.center().y()

        def place(value: float) -> float:
            return inner.left() + inner.width() * (value - least) / (most - least)

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.border, 1))
        painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle))
        low, high = line.span
        begins, ends = place(max(low, least)), place(min(high, most))
        painter.setPen(QPen(palette.accent, px(2)))
        if ends - begins > 1:
            painter.drawLine(QPointF(begins, middle), QPointF(ends, middle))
        for value, at, out in ((low, begins, -1), (high, ends, 1)):
            if least <= value <= most and high != low:
                painter.drawLine(QPointF(at, middle - px(_END)), QPointF(at, middle + px(_END)))
            elif not least <= value <= most:
                # An open end: an arrow that leads out of what is drawn.
                for up in (-1, 1):
                    tip = QPointF(at - out * px(_END), middle + up * px(_END))
                    painter.drawLine(QPointF(at, middle), tip)
        best = line.quantity.best
        if best is not None:
            painter.setBrush(palette.accent if not line.quantity.approximate else palette.base)
            painter.drawEllipse(QPointF(place(best), middle), px(_DOT), px(_DOT))
        painter.restore()


def place_of(piece: Evidence, words: str) -> tuple[str, Span]:
    """The document (by id) and where the words stand in it, or the piece where they are not found."""
    at = piece.quote.find(words) if words else -1
    if at < 0:
        return piece.source, Span(piece.start, piece.end)
    return piece.source, Span(piece.start + at, piece.start + at + len(words))
