"""DocumentsView: the tree of documents; a click opens one, a click on its glyph says done or not done."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from blotter.ui.language import tr
from blotter.ui.models.documents_model import DocumentsModel
from blotter.ui.views.drop_ring import paint_ring
from blotter.ui.views.row_tree import RowTree

_SIGN = 20


class DocumentsView(RowTree):
    """Tells clicks on rows from clicks on glyphs, and keeps which groups are folded."""

    row_clicked = Signal(QModelIndex)
    """A document's row."""
    sign_clicked = Signal(QModelIndex)

    def __init__(self, model: DocumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, elide=Qt.TextElideMode.ElideMiddle)
        self._documents = model
        self._folded: set[str] = set()
        self._target = QModelIndex()
        self.setModel(model)
        self.setAccessibleName(tr("Documents"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(True)
        self.setDropIndicatorShown(False)
        self._pressed = QPersistentModelIndex()
        self.expanded.connect(lambda index: self._note(index, is_folded=False))
        self.collapsed.connect(lambda index: self._note(index, is_folded=True))
        model.layoutChanged.connect(self._unfold)

    # Folding

    def _note(self, index: QModelIndex, is_folded: bool) -> None:
        if not self._documents.is_filtered:
            group = self._documents.group_id(index)
            (self._folded.add if is_folded else self._folded.discard)(group)

    def _unfold(self) -> None:
        """Open every group that a filter found something in, or that nobody folded."""
        for group in self._documents.tree.children:
            if group is not None:
                is_open = self._documents.is_filtered or group not in self._folded
                self.setExpanded(self._documents.index_of(group), is_open)

    def fold(self, index: QModelIndex) -> None:
        """Fold a group, or unfold it."""
        self.setExpanded(index, not self.isExpanded(index))

    # What is chosen

    def chosen(self) -> list[str]:
        """The documents and groups that are selected, from above, those within a selected group left out."""
        model = self._documents
        ids = {model.identity(index) for index in self.selectedIndexes()}
        found = [each for each in ids if not self._is_within(each, ids)]
        return sorted(found, key=lambda each: self.visualRect(model.index_of(each)).top())

    def _is_within(self, identity: str, ids: set[str]) -> bool:
        above = self._documents.tree.parent(identity)
        while above is not None and above not in ids:
            above = self._documents.tree.parent(above)
        return above is not None

    def sign_rect(self, index: QModelIndex) -> QRect:
        """Where the glyph of a row can be hit."""
        row = self.visualRect(index)
        return QRect(row.left(), row.top(), _SIGN, row.height())

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_on_sign = self.sign_rect(index).contains(event.position().toPoint())
        self._pressed = QPersistentModelIndex()
        if index.isValid() and is_on_sign and is_left and self._documents.source_id(index):
            self.sign_clicked.emit(index)
            return
        super().mousePressEvent(event)
        if is_left and not event.modifiers():
            self._pressed = QPersistentModelIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A row that was pressed to be dragged, or to be selected besides others, is not opened."""
        super().mouseReleaseEvent(event)
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QPersistentModelIndex()
        if not index.isValid() or index != pressed or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._documents.source_id(index):
            self.row_clicked.emit(index)
        elif event.position().x() >= self.visualRect(index).left():
            self.fold(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click has done it.
        event.accept()

    # Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Leave no frame behind when the rows were dropped elsewhere."""
        super().startDrag(actions)
        QTimer.singleShot(0, self, self._end_drag)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """What is dragged over a document goes into the group that the document is in."""
        super().dragMoveEvent(event)
        target = self._target_at(event)
        is_fit = self._documents.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, target)
        event.setAccepted(is_fit)
        self._target = target if is_fit else QModelIndex()
        self.viewport().update()

    def _target_at(self, event: QDropEvent) -> QModelIndex:
        model = self._documents
        return model.index_of(model.group_of(self.indexAt(event.position().toPoint())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._target_at(event)
        model = self._documents
        if model.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, target):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, target)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self._end_drag()

    def _end_drag(self) -> None:
        self._target = QModelIndex()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_ring(self, self._target)
