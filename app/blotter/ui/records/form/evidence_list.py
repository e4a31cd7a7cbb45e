"""EvidenceList: the pieces of evidence of a record; one click leads to the passage."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from blotter.project.records.rechecking import Looked
from blotter.ui.language import tr
from blotter.ui.records.form.evidence_rows import EvidenceDelegate, EvidenceModel, EvidenceRow
from blotter.ui.scale import px


class EvidenceList(QListView):
    """Enter or a click goes to the passage, Delete takes it away, several can be chosen to be joined."""

    opened = Signal(object)
    """`Looked`"""
    removed = Signal()
    pointed = Signal(object)
    """`Looked`, or None when the pointer has left it."""
    chosen_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Evidence"))
        self.evidence = EvidenceModel()
        self.setModel(self.evidence)
        self.setItemDelegate(EvidenceDelegate(self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place))
        )
        self.clicked.connect(lambda index: self.opened.emit(self.evidence.rows[index.row()].looked))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self._pointed: str | None = None

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show these; what was chosen stays chosen, else it is the first."""
        held = {each.evidence.id for each in self.chosen()}
        current = self.current()
        self.evidence.show_rows(rows)
        places = [n for n, row in enumerate(rows) if row.looked.evidence.id in held] or [0]
        for place in places[: len(rows)]:
            self.selectionModel().select(self.evidence.index(place), QItemSelectionModel.SelectionFlag.Select)
        here = next(
            (n for n, row in enumerate(rows) if current and row.looked.evidence.id == current.evidence.id),
            places[0],
        )
        if rows:
            self.selectionModel().setCurrentIndex(
                self.evidence.index(here), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.chosen_changed.emit()

    def wanted_height(self) -> int:
        """How high it is if nothing has to be scrolled."""
        return max(1, len(self.evidence.rows)) * self.sizeHintForRow(0) + 2 if self.evidence.rows else px(30)

    def chosen(self) -> list[Looked]:
        """The pieces that are chosen, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.evidence.rows[place].looked for place in places if place < len(self.evidence.rows)]

    def current(self) -> Looked | None:
        """The piece that the cursor is on."""
        place = self.currentIndex().row()
        return self.evidence.rows[place].looked if 0 <= place < len(self.evidence.rows) else None

    def choose(self, identity: str) -> None:
        """Choose one piece by its id."""
        for place, row in enumerate(self.evidence.rows):
            if row.looked.evidence.id == identity:
                self.setCurrentIndex(self.evidence.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (here := self.current()) is not None:
            self.opened.emit(here)
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._point(self.evidence.rows[index.row()].looked if index.isValid() else None)

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._point(None)

    def _point(self, looked: Looked | None) -> None:
        identity = looked.evidence.id if looked else None
        if identity != self._pointed:
            self._pointed = identity
            self.pointed.emit(looked)
