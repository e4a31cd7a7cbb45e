"""CodeTreeView: the codebook's tree, with its gestures of dragging, opening and choosing."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from blotter.ui.language import tr
from blotter.ui.models.code_tree_model import CodeTreeModel
from blotter.ui.reading.transfer import SPAN_TYPE
from blotter.ui.views.drop_ring import paint_ring
from blotter.ui.views.row_tree import RowTree


class CodeTreeView(RowTree):
    """Keeps what is open and what is chosen by code, through filters and changes of the tree."""

    current_changed = Signal(str)
    """Another code is the current one; "" for none."""

    def __init__(self, model: CodeTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes = model
        self._current = ""
        self._open: set[str] = set()
        self._is_filtered = False
        self._target = QModelIndex()
        self.setModel(model)
        self.setAccessibleName(tr("Codebook"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.expanded.connect(lambda index: self._note(index, True))
        self.collapsed.connect(lambda index: self._note(index, False))
        self.selectionModel().currentChanged.connect(lambda new, old: self._tell_current())
        model.layoutChanged.connect(self._restore)

    # Choosing

    def current(self) -> str:
        """The current code, "" for none."""
        return self.codes.code_id(self.currentIndex())

    def choose(self, identity: str) -> None:
        """Make a code the current one, opening what it lies in."""
        index = self.codes.index_of(identity)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_first(self) -> None:
        """Make the first match of the filter current, or the first code."""
        found = self.codes.filtered
        for identity in (code.id for code in self.codes.codebook if found and code.id in found.matches):
            self.choose(identity)
            return
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.codes.index(0, 0))

    def edit_name(self) -> None:
        """Let the current code be renamed in its row."""
        if self.currentIndex().isValid() and self.codes.is_editable:
            self.edit(self.currentIndex())

    def _tell_current(self) -> None:
        if self.current() != self._current:
            self._current = self.current()
            self.current_changed.emit(self._current)

    # Opening

    def _note(self, index: QModelIndex, is_open: bool) -> None:
        identity = self.codes.code_id(index)
        self.codes.note_open(identity, is_open)
        if not self._is_filtered:
            (self._open.add if is_open else self._open.discard)(identity)

    def _restore(self) -> None:
        """After a change of the tree: open what a filter found, or what was open before it."""
        found = self.codes.filtered
        was_filtered, self._is_filtered = self._is_filtered, found is not None
        if found is not None:
            for identity in found.opened:
                self.setExpanded(self.codes.index_of(identity), True)
        elif was_filtered:
            self.collapseAll()
            for identity in self._open:
                self.setExpanded(self.codes.index_of(identity), True)
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
        self._tell_current()

    # Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Leave no line behind between two codes when a code was dropped elsewhere."""
        super().startDrag(actions)
        QTimer.singleShot(0, self, self.viewport().update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Words are dropped on a code, never between two; this leaves no gap between the rows.
        self.setDragDropOverwriteMode(event.mimeData().hasFormat(SPAN_TYPE))
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _choose_action(event)
        super().dragMoveEvent(event)
        place = event.position().toPoint()
        is_on_row = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem
        self._target = self.indexAt(place) if event.isAccepted() and is_on_row else QModelIndex()
        code = self.codes.code(self._target)
        path = " › ".join(self.codes.codebook.name_path(code.id)) if code else ""
        merges = path and _is_merge(event)
        QToolTip.showText(
            self.viewport().mapToGlobal(place), tr("Merge into {path}", path=path) if merges else path, self
        )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        _choose_action(event)
        super().dropEvent(event)
        self._end_drag()

    def _end_drag(self) -> None:
        self._target = QModelIndex()
        QToolTip.hideText()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_ring(self, self._target)


def _is_merge(event: QDropEvent) -> bool:
    is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return is_held and not event.mimeData().hasFormat(SPAN_TYPE)


def _choose_action(event: QDropEvent) -> None:
    """Codes are moved; with Ctrl held they are merged. Words of a text are always copied."""
    wants_copy = _is_merge(event) or event.mimeData().hasFormat(SPAN_TYPE)
    event.setDropAction(Qt.DropAction.CopyAction if wants_copy else Qt.DropAction.MoveAction)
