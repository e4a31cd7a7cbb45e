"""LineTable: where each code lies along one document, a lane a code."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from blotter.analysis.matrices import Stretch
from blotter.domain.segment import Span
from blotter.project import places
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.asking.answers import Line
from blotter.ui.comparison.rows import FADED, CellDelegate, CellRole, Index, Rows
from blotter.ui.language import number, plural, tr
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

CODE, LANE, SEGMENTS = range(3)
_CODE, _SEGMENTS = (150, 300), 84
_MARGIN, _LEAST, _BAR, _TICKS = 10, 2, 12, 90
_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole


class LineModel(QAbstractTableModel):
    """A row a code: its path, its lane, how many segments it has."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.line: Line | None = None
        self.codes: list[str] = []
        self.chosen: dict[str, int] = {}

    def show_line(self, line: Line | None) -> None:
        """Show a document's codes."""
        self.beginResetModel()
        self.line, self.chosen = line, {}
        known = self._project.codebook.by_id
        self.codes = [code for code in line.stretches if code in known] if line else []
        self.endResetModel()

    def stretches(self, row: int) -> Sequence[Stretch]:
        """Where the code of a row lies."""
        assert self.line is not None
        return self.line.stretches[self.codes[row]]

    def current(self, row: int) -> Stretch:
        """The stretch of a row on which the cursor stands."""
        return self.stretches(row)[self.chosen.get(self.codes[row], 0)]

    def step(self, row: int, step: int) -> None:
        """Move the cursor of a row to the next stretch, or the one before."""
        last = len(self.stretches(row)) - 1
        self.choose(row, min(last, max(0, self.chosen.get(self.codes[row], 0) + step)))

    def choose(self, row: int, place: int) -> None:
        """Put the cursor of a row on a stretch."""
        self.chosen[self.codes[row]] = place
        lane = self.index(row, LANE)
        self.dataChanged.emit(lane, lane)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == SEGMENTS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.AccessibleTextRole and section == LANE:
            return tr("Where it lies")
        return (tr("Code"), "", tr("Segments"))[section] if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column == CODE:
            return self._of_code(self.codes[row], role)
        if column == LANE:
            return self._told(row) if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole) else None
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return number(sum(each.segments for each in self.stretches(row)))
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight
        return True if role in (CellRole.FIGURE, Role.MUTED) else None

    def _of_code(self, code: str, role: int) -> object:
        book = self._project.codebook
        if code not in book.by_id:
            return None
        if role == Role.SWATCH:
            return code_look.look(book.colour(code), theme.current().is_dark)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return " › ".join(book.name_path(code))
        return None

    def _told(self, row: int) -> str:
        """Where the cursor stands, and of how many places."""
        assert self.line is not None
        here = self.current(row)
        count, at = len(self.stretches(row)), self.chosen.get(self.codes[row], 0) + 1
        first = places.paragraph_number(self.line.starts, here.start)
        size = plural("{count} character", "{count} characters", here.characters)
        return tr(
            "Place {at} of {count}: ¶ {paragraph}, {size}", at=at, count=count, paragraph=first, size=size
        )


class LineTable(Rows):
    """Left and Right move along the lane; a click on a bar, or Enter, goes there."""

    passage_requested = Signal(str, object)

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(tr("Codes along the document"), parent)
        self.lines = LineModel(project, self)
        self.setModel(self.lines)
        self.setHeader(AxisHeader(self))
        self.setItemDelegateForColumn(LANE, LaneDelegate(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(LANE, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(lambda index: self._go(index.row()))

    def show_line(self, line: Line | None) -> None:
        """Show a document's codes; the cursor stands on the first."""
        self.lines.show_line(line)
        self._set_widths()
        if self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0, CODE))

    def x_of(self, position: int, lane: QRect) -> float:
        """Where in the lane a position of the document lies."""
        line = self.lines.line
        total = line.source.characters if line else 0
        room = lane.width() - 2 * _MARGIN
        return lane.left() + _MARGIN + room * position / max(1, total)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose a place on the lane."""
        row = self.currentIndex().row()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and row >= 0 and not event.modifiers():
            self.lines.step(row, step)
            self.setCurrentIndex(self.lines.index(row, LANE))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a bar goes there."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == LANE and event.button() is Qt.MouseButton.LeftButton:
            place = self._bar_at(index, event.position().x())
            if place is not None:
                self.lines.choose(index.row(), place)
                self._go(index.row())

    def _bar_at(self, index: Index, x: float) -> int | None:
        lane, found = self.visualRect(index), self.lines.stretches(index.row())
        lefts = [self.x_of(each.start, lane) for each in found]
        place = bisect_right(lefts, x + _LEAST) - 1
        if place < 0:
            return None
        right = max(self.x_of(found[place].end, lane), lefts[place] + _LEAST)
        return place if x <= right + _LEAST else None

    def _go(self, row: int) -> None:
        line, here = self.lines.line, self.lines.current(row)
        assert line is not None
        self.passage_requested.emit(line.source.id, Span(here.start, here.end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        wanted = self.viewport().width() // 4
        self.header().resizeSection(CODE, min(max(px(_CODE[0]), wanted), px(_CODE[1])))
        self.header().resizeSection(SEGMENTS, px(_SEGMENTS))


class LaneDelegate(CellDelegate):
    """Paints a code's bars; the one under the cursor has a frame."""

    def __init__(self, view: LineTable) -> None:
        super().__init__(view)
        self._table = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, lane = theme.current(), option.rect
        look = self._table.lines.index(index.row(), CODE).data(Role.SWATCH)
        if not isinstance(look, code_look.CodeLook):
            return
        painter.save()
        painter.setOpacity(FADED if self._table.is_faded else 1)
        painter.setClipRect(lane)
        middle, height = lane.center().y(), px(_BAR)
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(lane, palette.base)
        painter.setPen(palette.border)
        painter.drawLine(int(self._table.x_of(0, lane)), middle, lane.right() - _MARGIN, middle)
        here = self._table.lines.current(index.row())
        for each in self._table.lines.stretches(index.row()):
            left = self._table.x_of(each.start, lane)
            width = max(_LEAST, self._table.x_of(each.end, lane) - left)
            bar = QRectF(left, middle - height / 2, width, height)
            painter.fillRect(bar, look.stripe)
            if each == here and index.row() == self._table.currentIndex().row():
                painter.setPen(QPen(palette.focus, 2))
                painter.drawRect(bar.adjusted(-2, -2, 2, 2))
        painter.restore()


class AxisHeader(QHeaderView):
    """A header that numbers paragraphs over the lanes."""

    def __init__(self, table: LineTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        line = self._table.lines.line
        if logicalIndex != LANE or line is None or not line.starts:
            return
        painter.save()
        painter.setFont(theme.tabular(theme.interface_font(11)))
        painter.setPen(theme.current().muted)
        free = rect.left()
        for at, start in _ticks(line.starts, rect.width()):
            x = self._table.x_of(start, rect)
            words = tr("¶ {number}", number=at)
            width = painter.fontMetrics().horizontalAdvance(words)
            if x >= free and x + 4 + width <= rect.right():
                painter.drawLine(int(x), rect.bottom() - 5, int(x), rect.bottom() - 1)
                painter.drawText(QRectF(x + 4, rect.top(), width + 2, rect.height()), 0x84, words)
                free = int(x) + width + 12
        painter.restore()


def _ticks(starts: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Numbers and beginnings of the paragraphs that are told, at round numbers where there are many."""
    room = max(1, width // px(_TICKS))
    step = next(s for n in range(12) for s in (10**n, 2 * 10**n, 5 * 10**n) if len(starts) <= s * room)
    return [
        (at, starts[at - 1])
        for at in (1, *range(step, len(starts) + 1, step))
        if at == 1 or step > 1 or at > 1
    ]
