"""CellDelegate: paints a cell with its error corner, and gives it an editor that knows its field."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records import cells
from blotter.project.records.columns import Shape
from blotter.ui import icons, theme
from blotter.ui.cells.editor import CellEditor
from blotter.ui.cells.model import Index
from blotter.ui.cells.painting import MARGIN, ROW, paint_corner, paint_cursor, paint_words
from blotter.ui.language import tr
from blotter.ui.records.grid.completing import choices, takes_several
from blotter.ui.records.grid.model import FIGURES, WRONG, GridModel, Heading, heading_words
from blotter.ui.records.grid.words import title
from blotter.ui.scale import px, row_height
from blotter.ui.wording import plainly

_SIGN, _SIGN_OF_HEADING = 14, 16
_BLANKS = ("?", "–", "n/a")


class CellDelegate(QStyledItemDelegate):
    """Headings are painted by the table, over the whole row."""

    def __init__(self, project: Project, grid: GridModel, table: QTableView) -> None:
        super().__init__(table)
        self._project, self._grid, self._table = project, grid, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), row_height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._grid.record_at(index.row()) is None:
            return
        rect, palette = QRect(option.rect), theme.current()
        column = self._grid.columns[index.column()]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.row_selected)
        words = str(index.data())
        is_blank = words in _BLANKS or not column.field
        font = theme.interface_font(13)
        font = theme.tabular(font) if column.shape in (*FIGURES, Shape.DATE) else font
        inner = rect.adjusted(px(MARGIN), 0, -px(MARGIN), 0)
        if column.shape is Shape.SIGN and words:
            size = px(_SIGN)
            top = rect.top() + (rect.height() - size) // 2
            icons.icon("flag", "warn").paint(painter, QRect(inner.left(), top, size, size))
            inner.setLeft(inner.left() + size + 4)
        colour = palette.muted if is_blank else palette.text
        paint_words(painter, inner, words, font, colour, column.shape in FIGURES)
        if index.data(WRONG):
            paint_corner(painter, rect)
        if index == self._table.currentIndex():
            paint_cursor(painter, rect, self._table.hasFocus())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        record = self._grid.record_at(index.row())
        column = self._grid.columns[index.column()]
        if record is None or not column.field:
            return None
        problem = problem_of(self._project, record, column.field)
        offered = choices(self._project, record, column.field)
        editor = CellEditor(offered, takes_several(self._project, column.field), problem, parent)
        values = {"column": title(column.key, self._grid.names.schema), "number": record.number}
        editor.setAccessibleName(tr("{column} of {number}", **values))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.setText(self._grid.text(index.row(), index.column()))
        editor.selectAll()
        editor.check()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        self._grid.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), px(120)))
        editor.setGeometry(rect)


def problem_of(project: Project, record: Record, field: str) -> Callable[[str], str]:
    """What says why a text does not fit a field of a record, "" if it does."""

    def problem(text: str) -> str:
        error = cells.problem(project, record, field, text)
        return plainly(error) if error is not None else ""

    return problem


def paint_heading(
    painter: QPainter, rect: QRect, heading: Heading, is_current: bool, has_focus: bool
) -> None:
    """Paint the heading of a group, which says whether it is folded."""
    palette = theme.current()
    painter.fillRect(rect, palette.row_selected if is_current else palette.alt)
    size = px(_SIGN_OF_HEADING)
    sign = icons.icon("chevron-right" if heading.is_folded else "chevron-down")
    sign.paint(painter, QRect(px(4), rect.top() + (rect.height() - size) // 2, size, size))
    painter.setPen(palette.text)
    painter.setFont(theme.interface_font(13, 600))
    words = painter.fontMetrics().elidedText(
        heading_words(heading), Qt.TextElideMode.ElideRight, rect.width() - px(32)
    )
    painter.drawText(rect.adjusted(px(24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    if is_current and has_focus:
        painter.setPen(QPen(palette.focus, 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
