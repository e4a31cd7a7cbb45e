"""SheetDelegate: paints a cell of the sheets, and gives it an editor that knows its column."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from blotter.domain.attribute import Bearer
from blotter.project.metadata.sheet_cells import problem
from blotter.project.metadata.sheet_columns import Shape
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.cells.editor import CellEditor
from blotter.ui.cells.model import Index
from blotter.ui.cells.painting import MARGIN, ROW, paint_corner, paint_cursor, paint_words
from blotter.ui.language import tr
from blotter.ui.metadata.sheet.completing import choices, hint
from blotter.ui.metadata.sheet.model import SheetModel
from blotter.ui.metadata.sheet.words import title
from blotter.ui.scale import px, row_height
from blotter.ui.wording import plainly

_LEAST_EDITOR = 160
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDING = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class SheetDelegate(QStyledItemDelegate):
    """What follows from elsewhere is muted; an editor stays open while what it holds does not fit.

    `fill_requested` carries a text for every selected cell: Ctrl+Enter types it, or Enter where
    `fills_next` was said before.
    """

    fill_requested = Signal(str)

    def __init__(self, project: Project, of: Bearer, model: SheetModel, table: QTableView) -> None:
        super().__init__(table)
        self._project, self._of, self._model, self._table = project, of, model, table
        self.fills_next = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), row_height(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette = QRect(option.rect), theme.current()
        row, column = index.row(), self._model.columns[index.column()]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.row_selected)
        words = str(index.data() or "")
        if words:
            font = theme.interface_font(13)
            font = font if column.shape is Shape.WORDS else theme.tabular(font)
            inner = rect.adjusted(px(MARGIN), 0, -px(MARGIN), 0)
            colour = palette.text if column.can_type else palette.muted
            paint_words(painter, inner, words, font, colour, column.shape is Shape.FIGURE)
        if self._model.is_wrong(row, index.column()):
            paint_corner(painter, rect)
        if index == self._table.currentIndex():
            paint_cursor(painter, rect, self._table.hasFocus())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:  # type: ignore[override]
        cell = self._model.cell(index)
        if cell is None:
            return None
        column = self._model.columns[index.column()]
        check = problem_of(self._project, self._of, cell.bearer, cell.column)
        editor = CellEditor(choices(self._project, self._of, column), False, check, parent)
        editor.setPlaceholderText(hint(column))
        editor.setAccessibleName(
            tr("{column} of {name}", column=title(column), name=self._model.name(index.row()))
        )
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.setText(self._model.text(index.row(), index.column()))
        editor.selectAll()
        editor.check()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, CellEditor)
        if self.fills_next:
            self.fill_requested.emit(editor.text())
        else:
            self._model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.fills_next = False
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab end nothing while what is typed does not fit; it is said why."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(editor, CellEditor)
            if event.key() in _ENDING and not editor.is_offering():
                editor.check()
                if editor.complaint:
                    return True
                if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.fills_next = True
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                    return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), px(_LEAST_EDITOR)))
        editor.setGeometry(rect)


def problem_of(project: Project, of: Bearer, bearer: str, column: str) -> Callable[[str], str]:
    """What says why a text does not fit a cell, "" if it does."""

    def told(text: str) -> str:
        error = problem(project, of, bearer, column, text)
        return plainly(error) if error is not None else ""

    return told
