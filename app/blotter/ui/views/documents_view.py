"""DocumentsView: the list of documents; a click opens one, a click on its glyph says done or not done."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from blotter.ui.language import tr
from blotter.ui.models.documents_model import DocumentsModel
from blotter.ui.views.row_tree import RowTree

_SIGN = 20


class DocumentsView(RowTree):
    """Tells clicks on rows from clicks on glyphs."""

    row_clicked = Signal(QModelIndex)
    sign_clicked = Signal(QModelIndex)

    def __init__(self, model: DocumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, elide=Qt.TextElideMode.ElideMiddle)
        self.setModel(model)
        self.setAccessibleName(tr("Documents"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._pressed_sign = QModelIndex()

    def sign_rect(self, index: QModelIndex) -> QRect:
        """Where the glyph of a row can be hit."""
        row = self.visualRect(index)
        return QRect(row.left(), row.top(), _SIGN, row.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_on_sign = self.sign_rect(index).contains(event.position().toPoint())
        if index.isValid() and is_on_sign and event.button() == Qt.MouseButton.LeftButton:
            self.sign_clicked.emit(index)
            return
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.row_clicked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click has done it.
        event.accept()
